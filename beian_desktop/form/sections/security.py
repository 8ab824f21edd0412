"""安全制度与措施: policies and measures, for the paper forms."""

from __future__ import annotations

from beian_desktop.form.field import Field, ListField, Section, Slot
from beian_desktop.form.kinds import Choice, Whole
from beian_desktop.form.options import listed
from beian_desktop.form.policy import Asks
from beian_desktop.form.sections.service import IS_INTERACTIVE
from beian_desktop.form.sections.start import AT_COUNTER
from beian_desktop.system.language import Text

POLICY_OPTIONS = (
    listed("信息发布审核登记保存制度", "Review, register and keeping of published information"),
    listed("安全保护管理制度", "Security management"),
    listed("安全教育和培训制度", "Security education and training"),
    listed("用户注册和信息管理制度", "User registration and data"),
    listed("应急处置制度", "Emergency response"),
    listed("违法案件报告和协助查处制度", "Reporting of offences and assistance"),
    listed("账号使用登记和操作权限管理制度", "Register of accounts and permissions"),
    listed("个人信息保护制度", "Protection of personal data"),
    listed("投诉举报处理制度", "Complaints and reports"),
    listed("新服务安全评估制度", "Security assessment of new services"),
)

POLICIES = ListField(
    "security.policies",
    Choice(POLICY_OPTIONS),
    label=Text("安全管理制度", "Security policies"),
    hint=Text(
        "勾选已经成文的制度，小网站至少有应急处置制度",
        "Tick those that exist in writing; a small site has at least emergency response",
    ),
    help=Text(
        "公安部令第33号要求联网单位建立安全保护管理制度；窗口办理和面审会看。没有成文的不要勾，先写好一页纸也可以。交"
        "互式网站通常要全部具备。",
        "Order 33 asks for security policies; the counter and the interview look at them. Don't tick what isn't "
        "written; a page each will do. Interactive sites normally need all of them.",
    ),
    required=AT_COUNTER,
)

MEASURE_OPTIONS = (
    listed("防病毒", "Against viruses"),
    listed("防入侵和攻击", "Against intrusion and attack"),
    listed("备份与容灾", "Backup and disaster recovery"),
    listed("日志留存", "Keeping of logs"),
    listed("安全审计", "Security audit"),
    listed("关键字过滤和信息巡查", "Keyword filter and patrol"),
    listed("用户真实身份核验", "Verification of users' identity"),
    listed("密钥和密码管理", "Management of keys and passwords"),
)

MEASURES = ListField(
    "security.measures",
    Choice(MEASURE_OPTIONS),
    label=Text("安全技术措施", "Technical measures"),
    hint=Text(
        "云服务器一般有防病毒、防攻击和备份，问建站公司",
        "Cloud servers mostly have the first three; ask whoever runs the site",
    ),
    help=Text(
        "按实际情况勾选，面审和上门检查会当场核对。日志留存是法定要求（网络安全法），关键字过滤和用户核验针对交互式网"
        "站。",
        "Tick what is real: it is checked at the interview or visit. Logs are required by law (Cybersecurity Law); "
        "filter and verification concern interactive sites.",
    ),
    required=AT_COUNTER,
    asks=Asks.WEBMASTER,
)

LOG_MONTHS = Field(
    "security.log_months",
    Whole(0, 1200),
    label=Text("日志留存（月）", "Logs kept (months)"),
    hint=Text("不少于 6 个月，如 6", "At least six months, e.g. 6"),
    help=Text(
        "网络安全法要求留存网络日志不少于六个月。云服务器默认往往只留几天到一个月，请让管理员改好再填。",
        "The Cybersecurity Law wants logs of at least six months. Servers often keep days or a month by default: "
        "have it changed, then answer.",
    ),
    required=AT_COUNTER,
    asks=Asks.WEBMASTER,
    good=("6", "12"),
    bad=("-1", "半年"),
)

PLAN = Slot(
    "security.plan",
    label=Text("信息网络安全保护方案", "Information security plan"),
    hint=Text(
        "交互式网站要交，可用本程序打印的提纲改写后盖章",
        "Interactive sites hand one in; start from the outline printed here, then seal it",
    ),
    required=IS_INTERACTIVE,
    shown=IS_INTERACTIVE,
)

SECTION = Section(
    "security",
    label=Text("安全制度与措施", "Security policies and measures"),
    hint=Text("纸质表和面审用，按实际勾选", "For paper forms and the interview; tick what is real"),
    questions=(POLICIES, MEASURES, LOG_MONTHS),
    slots=(PLAN,),
)
