"""What happened to the filing: handing in, return, approval, badge, cancellation."""

from __future__ import annotations

from beian_desktop.form.field import Field, Repeat, Section
from beian_desktop.form.kinds import Choice, Day, PlainText
from beian_desktop.form.number_kinds import PoliceFilingNumber
from beian_desktop.form.options import Option
from beian_desktop.form.policy import After, Asks
from beian_desktop.form.sections.start import COUNTER, ONLINE
from beian_desktop.system.language import Text

INTERVIEW_ON = Field(
    "result.interview_on",
    Day(),
    label=Text("面审日期", "Date of the interview"),
    hint=Text("网安约定的当面审查日期，如 2026-12-01", "The day the police set, e.g. 2026-12-01"),
    help=Text(
        "交互式网站带原件当面审查的日子（平台操作手册（2017））。",
        "When an interactive site is shown with its originals (the platform's manual, 2017).",
    ),
    after=After.OWN,
    asks=Asks.POLICE,
    good=("2026-12-01",),
    bad=("下周",),
)

INTERVIEW_WITH = Field(
    "result.interview_with",
    PlainText(70),
    label=Text("谁到场、谁扫脸", "Who comes and shows the face"),
    hint=Text("账号本人或网安点名的人，如 张三", "The account's holder or whom the police named, e.g. 张三"),
    help=Text(
        "平台每次登录都要账号本人用公安一网通办扫脸，别人代替不了；面审通常要负责人本人带原件到场。",
        "Every log-in to the platform wants the account holder's live face, nobody can stand in; to an interview the "
        "principal normally comes in person with the originals.",
    ),
    after=After.OWN,
    good=("张三",),
)

SUBMITTED_ON = Field(
    "result.submitted_on",
    Day(),
    label=Text("提交日期", "Date of submission"),
    hint=Text(
        "网上点提交或窗口收件的那天，如 2026-11-24", "When it was sent online or taken at the counter, e.g. 2026-11-24"
    ),
    help=Text(
        "提交以后这份答案就定下来，不再跟着别处变化。正常审核：主体 2 至 3 个工作日，网站 3 至 5 个工作日（平台操作手"
        "册（2017））。",
        "From here on the answers are frozen. Normal review: subject two to three working days, site three to five "
        "(the platform's manual, 2017).",
    ),
    after=After.OWN,
    good=("2026-11-24",),
    bad=("2026-11-34",),
)

SUBMITTED_BY = Field(
    "result.submitted_by",
    Choice((ONLINE, COUNTER)),
    label=Text("提交方式", "Way of submission"),
    hint=Text("实际怎么交的", "How it was really handed in"),
    help=Text(
        "与开头选的办理方式可以不同，记下实际情况。",
        "It may differ from the way chosen at the start; note what happened.",
    ),
    after=After.OWN,
)

RETURNED_ON = Field(
    "result.returned_on",
    Day(),
    label=Text("退回日期", "Date of return"),
    hint=Text("收到退回通知的那天，如 2026-11-27", "When it came back, e.g. 2026-11-27"),
    help=Text("平台短信或“网站状态”里显示退回的日期。", "The date of the message, or the one shown under 网站状态."),
    after=After.OWN,
    asks=Asks.POLICE,
    good=("2026-11-27",),
    bad=("昨天",),
)

SUBJECT_PART = Option("subject", Text("主体", "The subject"), aliases=("开办主体",))
SITE_PART = Option("site", Text("网站", "The site"))
BOTH_PARTS = Option("both", Text("主体和网站", "Subject and site"), aliases=("都退回",))

RETURNED_PART = Field(
    "result.returned_part",
    Choice((SITE_PART, SUBJECT_PART, BOTH_PARTS)),
    label=Text("退回的是哪部分", "What came back"),
    hint=Text("平台把主体和网站分开审核", "The platform reviews subject and site apart"),
    help=Text(
        "“网站状态”里能看出是主体没通过还是网站没通过。没退回的那部分不用改，这里也不会打开。",
        "网站状态 on the platform shows which of the two didn't pass. The other needs no mending and stays closed here.",
    ),
    after=After.OWN,
    asks=Asks.POLICE,
)

RETURN_REASON = Field(
    "result.return_reason",
    PlainText(1000, lines=True),
    label=Text("退回原因", "Reason of return"),
    hint=Text("照抄审核意见，如 网站名称与ICP备案不一致", "Copy the remark, e.g. 网站名称与ICP备案不一致"),
    help=Text(
        "整段复制平台上的审核意见留着，照它逐项改好再提交。",
        "Paste the platform's remark and keep it: mend what it names, one by one, before submitting again.",
    ),
    after=After.OWN,
    asks=Asks.POLICE,
    good=("网站名称与ICP备案不一致",),
)

RETURNS_ON = Field(
    "result.returns.on",
    Day(),
    label=Text("退回日期", "Date of return"),
    hint=Text("那一次退回的日期，如 2026-11-20", "The day of that return, e.g. 2026-11-20"),
    help=Text("再次退回时，上一次的日期会自动移到这里。", "With another return the date of the one before moves here."),
    after=After.OWN,
    good=("2026-11-20",),
    bad=("上次",),
)
RETURNS_REASON = Field(
    "result.returns.reason",
    PlainText(1000),
    label=Text("退回原因", "Reason of return"),
    hint=Text("那一次的审核意见，如 身份证照片不清晰", "The remark of that time, e.g. 身份证照片不清晰"),
    help=Text(
        "再次退回时，上一次的原因会自动移到这里。", "With another return the reason of the one before moves here."
    ),
    after=After.OWN,
    good=("身份证照片不清晰",),
)
RETURNS = Repeat(
    "result.returns",
    label=Text("以前的退回", "Earlier returns"),
    hint=Text("退回不止一次时，早先的日期和原因留在这里", "With more than one return the earlier ones stay here"),
    help=Text(
        "留着能看出同一处有没有被退回两次，打电话问网安时也说得清楚。",
        "They show whether the same thing came back twice, and help when you ring the office.",
    ),
    members=(RETURNS_ON, RETURNS_REASON),
    after=After.OWN,
)

SUBJECT_APPROVED_ON = Field(
    "result.subject_approved_on",
    Day(),
    label=Text("主体通过日期", "Date on which the subject passed"),
    hint=Text("主体先通过的那天，如 2026-11-26", "The day the subject passed before the site, e.g. 2026-11-26"),
    help=Text(
        "主体和网站分开审核，主体通常 2 至 3 个工作日，网站 3 至 5 个工作日（平台操作手册（2017））。",
        "Subject and site are reviewed apart: normally two to three working days and three to five (the platform's "
        "manual, 2017).",
    ),
    after=After.OWN,
    asks=Asks.POLICE,
    good=("2026-11-26",),
    bad=("通过",),
)

APPROVED_ON = Field(
    "result.approved_on",
    Day(),
    label=Text("备案通过日期", "Date of approval"),
    hint=Text("查询结果里的联网备案时间，如 2026-12-03", "The filing time in the query result, e.g. 2026-12-03"),
    help=Text(
        "通过后三十日内要在网站首页底部挂上备案标识（代办机构和云厂商的说法），日期从这天起算。",
        "The badge goes on the home page within thirty days of it (agencies and cloud vendors).",
    ),
    after=After.OWN,
    asks=Asks.POLICE,
    good=("2026-12-03",),
    bad=("通过了",),
)

NUMBER = Field(
    "result.number",
    PoliceFilingNumber(),
    label=Text("公安备案号", "Police filing number"),
    hint=Text("14 位数字，如 京公网安备11010802000001号", "14 digits, e.g. 京公网安备11010802000001号"),
    help=Text(
        "平台“已备案网站”里的编号，可连同汉字一起粘贴，程序会整理。位数不是 14 的是旧编号，要到平台上认领。",
        "From 已备案网站 on the platform; paste it with its words, it is tidied here. Other lengths are old numbers "
        "that have to be claimed on the platform.",
    ),
    after=After.OWN,
    asks=Asks.POLICE,
    good=("京公网安备11010802000001号", "11010802000001"),
    bad=("京公网安备1101号", "京ICP备12345678号"),
)

OFFICE = Field(
    "result.office",
    PlainText(70),
    label=Text("备案地公安机关", "Police office of the filing"),
    hint=Text("照查询结果写，如 北京市公安局海淀分局", "As the query result says, e.g. 北京市公安局海淀分局"),
    help=Text("平台查询结果“备案地公安机关”一栏。", "The entry of that name in the platform's query result."),
    after=After.OWN,
    asks=Asks.POLICE,
    good=("北京市公安局海淀分局",),
)

INTERACTIVE = Option("interactive", Text("交互式", "Interactive"), aliases=("交互式网站",))
NON_INTERACTIVE = Option("non_interactive", Text("非交互式", "Non-interactive"), aliases=("非交互式网站",))

SITE_TYPE = Field(
    "result.site_type",
    Choice((INTERACTIVE, NON_INTERACTIVE)),
    label=Text("网站类别", "Class of the site"),
    hint=Text("查询结果里的“网站类别”", "As in the query result"),
    help=Text(
        "审核员最后认定的类别，可能与填报时不同。", "What the reviewer decided; it may differ from what was filed."
    ),
    after=After.OWN,
    asks=Asks.POLICE,
)

BADGE_ON = Field(
    "result.badge_on",
    Day(),
    label=Text("备案标识上线日期", "Badge online since"),
    hint=Text("首页底部挂上标识的那天，如 2026-12-05", "When the badge was put on the home page, e.g. 2026-12-05"),
    help=Text("填上以后，挂标识的期限不再提醒。", "Once it is given, the badge's due date is no longer shown."),
    after=After.OWN,
    asks=Asks.WEBMASTER,
    good=("2026-12-05",),
    bad=("已上线",),
)

CANCELLED_ON = Field(
    "result.cancelled_on",
    Day(),
    label=Text("注销日期", "Date of cancellation"),
    hint=Text("平台显示已注销的那天，如 2027-01-08", "When the platform shows it as cancelled, e.g. 2027-01-08"),
    help=Text("注销通过以后域名才能重新备案。", "Only then can the domain be filed again."),
    after=After.OWN,
    asks=Asks.POLICE,
    good=("2027-01-08",),
    bad=("注销",),
)

SECTION = Section(
    "result",
    label=Text("办理结果", "Result"),
    hint=Text("提交以后再填", "To be filled in after submission"),
    questions=(
        SUBMITTED_ON,
        SUBMITTED_BY,
        INTERVIEW_ON,
        INTERVIEW_WITH,
        RETURNED_ON,
        RETURNED_PART,
        RETURN_REASON,
        RETURNS,
        SUBJECT_APPROVED_ON,
        APPROVED_ON,
        NUMBER,
        OFFICE,
        SITE_TYPE,
        BADGE_ON,
        CANCELLED_ON,
    ),
)
