"""Before you start: not printed on the form, but it decides the deadline, the documents and the material list."""

from __future__ import annotations

from beian_desktop.form.conditions import ALWAYS, equals
from beian_desktop.form.field import Field, ListField, Section
from beian_desktop.form.kinds import Choice, Day, DayOr, PlainText, Whole, YesNo
from beian_desktop.form.options import Option
from beian_desktop.form.policy import After, Asks
from beian_desktop.system.language import Text

_ONLY_STEERS = Text(
    "只用来计算期限、决定材料，公安的表上没有这一项",
    "Only steers deadline and material; the police forms have no such item",
)

NEW = Option(
    "new",
    Text("新办", "New filing"),
    hint=Text("这个网站从没做过公安备案", "This site was never filed with the police"),
    aliases=("新办备案", "首次备案"),
)
SUPPLEMENT = Option(
    "supplement",
    Text("补充", "Supplement"),
    hint=Text("早年在当地公安机关备过案，要在平台补办", "Filed locally long ago, to be completed on the platform"),
    aliases=("补充备案",),
)
CHANGE = Option(
    "change",
    Text("变更", "Change"),
    hint=Text("已有备案号，备案的内容变了", "There is a number and filed data changed"),
    aliases=("变更备案",),
)
CANCEL = Option(
    "cancel",
    Text("注销", "Cancellation"),
    hint=Text("网站已经关停", "The site has been closed"),
    aliases=("注销备案",),
)

KIND = Field(
    "start.kind",
    Choice((NEW, SUPPLEMENT, CHANGE, CANCEL)),
    label=Text("备案类型", "Kind of filing"),
    hint=Text("第一次办选“新办”", "Choose “New filing” if it is the first time"),
    help=Text(
        "没有平台发的 14 位公安备案号，也没在当地办过，选“新办”。平台常见问题说明：早年在属地公安机关办过的，仍要到平"
        "台补全并取得新编号，补全之前按未备案对待，选“补充”。已经有编号、只是内容变了，选“变更”；网站停办选“注销”，注"
        "销之前网站要先关停。",
        "Without a 14-digit number from the platform and without an earlier local filing choose “New filing”. The "
        "platform's FAQ: who filed long ago with the local police still has to complete it on the platform and gets "
        "a new number, and counts as not filed until then (“Supplement”). Data of a filed site changed: “Change”. "
        "Site stopped: “Cancellation”; close the site first.",
    ),
    required=ALWAYS,
    after=After.OWN,
    unprinted=_ONLY_STEERS,
)

ONLINE = Option(
    "online",
    Text("网上办理", "Online"),
    hint=Text("在 beian.mps.gov.cn 填报", "Filled in at beian.mps.gov.cn"),
    aliases=("网上", "线上"),
)
COUNTER = Option(
    "counter",
    Text("窗口办理", "At the counter"),
    hint=Text("带纸质材料到网安窗口", "Paper material is taken to the cyber police's counter"),
    aliases=("窗口", "现场办理", "线下"),
)
ROUTE_UNKNOWN = Option(
    "unknown",
    Text("还不清楚", "Not clear yet"),
    hint=Text("两种都先准备着", "Prepare for both"),
    aliases=("不清楚", "不知道"),
    unknown=True,
)

ROUTE = Field(
    "start.route",
    Choice((ONLINE, COUNTER, ROUTE_UNKNOWN)),
    label=Text("办理方式", "Way of filing"),
    hint=Text(
        "没有评论、论坛的展示网站一般网上就能办完", "A plain site without comments or a forum normally finishes online"
    ),
    help=Text(
        "非交互式网站通常全程网上办理，不需要盖一摞纸。交互式网站会被通知带原件当面审查或上门检查（平台操作手册（201"
        "7）），有些地方要求全部到窗口办。拿不准就选“还不清楚”，两种材料都会准备；也可以先打电话问属地网安。",
        "A non-interactive site normally finishes online and needs little paper. Interactive sites are called in "
        "with the originals or visited (the platform's manual, 2017), and some districts take everything at the "
        "counter. When in doubt choose “Not clear yet”: both are prepared. Or ring the cyber police of your district.",
    ),
    required=ALWAYS,
    after=After.OWN,
    asks=Asks.POLICE,
    unprinted=_ONLY_STEERS,
)

SUBJECT_FILED = Field(
    "start.subject_filed",
    YesNo(),
    label=Text("开办主体已备案过", "Subject filed before"),
    hint=Text(
        "同一单位或个人已有别的网站备过案，选“是”", "“Yes” when the same unit or person already has a filed site"
    ),
    help=Text(
        "平台按开办主体和网站分开审核，一个账号对应一个开办主体（平台常见问题）。主体已经通过的，再加网站只需从“网站"
        "基本信息”填起，主体部分照原来的登录账号带出。",
        "Subject and site are reviewed apart, and one account belongs to one subject (the platform's FAQ). If the "
        "subject was approved, a further site begins at the site's basic data; the account already has the subject.",
    ),
    required=ALWAYS,
    after=After.OWN,
    unprinted=_ONLY_STEERS,
)

ISP = Option("isp", Text("互联网接入服务单位", "Internet access provider (ISP)"), aliases=("ISP",))
IDC = Option("idc", Text("互联网数据中心", "Internet data centre (IDC)"), aliases=("IDC",))
ICP = Option("icp", Text("互联网信息服务单位", "Internet information service (ICP)"), aliases=("ICP",))
USER = Option(
    "user",
    Text("国际联网使用单位", "User of international networking"),
    aliases=("联网使用单位",),
)

ROLES = ListField(
    "start.roles",
    Choice((ISP, IDC, ICP, USER)),
    label=Text("单位类别", "Categories of the unit"),
    hint=Text("普通企业网站选“互联网信息服务单位”", "An ordinary company site: “Internet information service”"),
    help=Text(
        "平台常见问题列出的四类备案单位，可以多选。自己办网站给别人看的是互联网信息服务单位；卖宽带、卖机房的才是接入"
        "服务单位或数据中心；只上网不办网站的是国际联网使用单位。不确定可以不填。",
        "The four groups that the platform's FAQ names; several may apply. Who runs a site for others to read is an "
        "information service; only who sells access or server rooms is an ISP or IDC; who merely uses the net is a "
        "user. Leave it open when unsure.",
    ),
    after=After.OWN,
    more=True,
    unprinted=_ONLY_STEERS,
)

NOT_KNOWN = Option("unknown", Text("不清楚", "Not known"), aliases=("不知道",), unknown=True)

CONNECTED_ON = Field(
    "start.connected_on",
    DayOr(NOT_KNOWN),
    label=Text("网络正式联通日期", "Date of going online"),
    hint=Text(
        "域名能打开网站的第一天，如 2026-11-01；记不清填“不清楚”",
        "First day the domain showed the site, e.g. 2026-11-01, or “Not known”",
    ),
    help=Text(
        "公安部令第33号第十二条：自网络正式联通之日起三十日内备案，期限从这一天算起。一般是网站解析生效、公众能访问的"
        "那天，可问建站公司或看云服务器的开通记录。填“不清楚”就不计算期限，只作提醒。",
        "Order 33, art. 12: file within thirty days of going online, so the limit counts from this day. Normally the "
        "day the name resolved and the public could reach the site; ask whoever built it or look at the cloud "
        "console. With “Not known” no limit is computed, only a reminder shown.",
    ),
    required=ALWAYS,
    after=After.OWN,
    asks=Asks.WEBMASTER,
    good=("2026-11-01", "20261101", "unknown"),
    bad=("2026-02-30", "上个月"),
    unprinted=_ONLY_STEERS,
)

NOTIFIED_ON = Field(
    "start.notified_on",
    Day(),
    label=Text("接到公安机关通知日期", "Date of the police notice"),
    hint=Text(
        "接到电话、短信或通知书的那天，如 2026-11-16；没有就不填",
        "Day of the call, message or letter, e.g. 2026-11-16; else leave empty",
    ),
    help=Text(
        "网安打电话或发通知书要求备案的日子，通知里的期限从这天起算（平台常见问题）。来电可能有假：按公安机关公布的号"
        "码打回去核实；备案不收费，不要转账、给验证码、共享屏幕，只认 beian.mps.gov.cn。",
        "The day the cyber police called or wrote; the limit they set counts from it (the platform's FAQ). A call "
        "may be false: ring back on the bureau's published number. Filing is free: no transfers, codes or screen "
        "sharing, and only beian.mps.gov.cn.",
    ),
    after=After.OWN,
    good=("2026-11-16",),
    bad=("2026-13-01",),
    unprinted=_ONLY_STEERS,
)

NOTICE_DAYS = Field(
    "start.notice_days",
    Whole(1, 90),
    label=Text("通知要求的期限（天）", "Limit set by the notice (days)"),
    hint=Text("通知说几天就填几，如 7", "The days that the notice gives, e.g. 7"),
    help=Text(
        "照通知书或电话里说的天数填。没说清的先不填，程序按 7 天提醒，并请您打电话问清期限。",
        "As the letter or the call said. If it wasn't clear leave it empty: the program counts 7 days and asks you "
        "to ring back.",
    ),
    after=After.OWN,
    asks=Asks.POLICE,
    good=("7", "15"),
    bad=("0", "91", "一周"),
    unprinted=_ONLY_STEERS,
)

PREVIOUSLY_FILED = Field(
    "start.previously_filed",
    YesNo(),
    label=Text("曾在属地公安机关办理过备案", "Filed with the local police before"),
    hint=Text("平台上线以前在当地网安办过的，选“是”", "“Yes” if it was filed locally before the platform existed"),
    help=Text(
        "平台常见问题：以前在当地公安机关办过备案的，须在平台补充完整并取得新编号，否则按未备案处理。选“是”后请在备案"
        "类型里选“补充”，并填写原来的编号。",
        "The platform's FAQ: an earlier local filing has to be completed on the platform and gets a new number, or "
        "it counts as not filed. After “yes” choose the kind “Supplement” and give the old number.",
    ),
    required=ALWAYS,
    after=After.OWN,
    unprinted=_ONLY_STEERS,
)

PREVIOUS_NUMBER = Field(
    "start.previous_number",
    PlainText(40),
    label=Text("原备案编号", "Previous number"),
    hint=Text(
        "照原来的证明填，可能是 6、12、13 或 15 位数字，如 110108000001",
        "As on the old paper: 6, 12, 13 or 15 digits, e.g. 110108000001",
    ),
    help=Text(
        "旧备案证明、网站底部的旧标识或当年的回执上都有。各地旧编号长短不一，照抄即可；实在找不到，问当地网安能不能按"
        "单位名称查到。",
        "It stands on the old certificate, the old badge or the receipt. Old numbers differ in length: copy as it "
        "is. If it can't be found ask the local cyber police to look it up by name.",
    ),
    required=equals(PREVIOUSLY_FILED, True) | equals(KIND, SUPPLEMENT),
    shown=equals(PREVIOUSLY_FILED, True) | equals(KIND, SUPPLEMENT),
    after=After.OWN,
    good=("110108000001",),
)

CHANGED_ON = Field(
    "start.changed_on",
    Day(),
    label=Text("变更发生日期", "Date of the change"),
    hint=Text("最早一项变化发生的那天，如 2026-11-10", "Day of the first change, e.g. 2026-11-10"),
    help=Text(
        "平台操作手册（2017）：备案内容变化后三十日内办理变更。几项同时变的填最早的一天，例如新营业执照的核准日期、服"
        "务器换 IP 的日期。",
        "The platform's manual (2017): report a change within thirty days. If several things changed give the "
        "earliest day, such as the date of the new licence or of the new IP address.",
    ),
    required=equals(KIND, CHANGE),
    shown=equals(KIND, CHANGE),
    after=After.OWN,
    good=("2026-11-10",),
    bad=("去年",),
)

CLOSED_ON = Field(
    "start.closed_on",
    Day(),
    label=Text("网站停办日期", "Date of closing"),
    hint=Text("网站打不开的第一天，如 2026-11-10", "First day the site no longer opens, e.g. 2026-11-10"),
    help=Text(
        "平台操作手册（2017）：网站停办后五个工作日内办理注销，并且先关停网站再申请；网站还开着的注销申请会被退回。",
        "The platform's manual (2017): cancel within five working days of closing, and close the site first; an "
        "application while it is still open comes back.",
    ),
    required=equals(KIND, CANCEL),
    shown=equals(KIND, CANCEL),
    after=After.OWN,
    good=("2026-11-10",),
    bad=("2026/11/31",),
)

SITE_CLOSED = Field(
    "start.site_closed",
    YesNo(),
    label=Text("网站已经关停", "The site is closed"),
    hint=Text("域名和 IP 都打不开了，才选“是”", "“Yes” once neither domain nor IP address opens"),
    help=Text(
        "平台操作手册（2017）：先关停网站，再申请注销。停掉解析或服务器，其他域名和 IP 也打不开，才算关停。",
        "The platform's manual (2017): close the site first, then apply. It is closed when the name no longer resolves "
        "or the server is off, and no other domain or address opens it.",
    ),
    shown=equals(KIND, CANCEL),
    after=After.OWN,
    asks=Asks.WEBMASTER,
)

KEY_SECTOR = Field(
    "start.key_sector",
    YesNo(),
    label=Text(
        "涉及国家事务、经济建设、国防建设、尖端科学技术等重要领域",
        "State affairs, economic or defence construction, advanced science or another key sector",
    ),
    hint=Text("一般企业和个人网站选“否”", "An ordinary company or personal site: “No”"),
    help=Text(
        "公安部令第33号第十四条：这些重要领域的单位办理备案时，应出具行政主管部门的审批证明。选“是”会要求附上审批证明"
        "扫描件，并写进材料清单的空行。",
        "Order 33, art. 14: units in these sectors show the approval of their administrative authority when they "
        "file. “Yes” asks for a scan of it and lists it in an empty row of the material list.",
    ),
    required=ALWAYS,
    after=After.OWN,
    unprinted=_ONLY_STEERS,
)

AT_COUNTER = equals(ROUTE, COUNTER)
FILED_ONLINE = equals(ROUTE, ONLINE)

SECTION = Section(
    "start",
    label=Text("备案前先确认", "Before you start"),
    hint=Text("这几项决定期限和要准备的材料", "These decide the deadline and what to prepare"),
    questions=(
        KIND,
        ROUTE,
        SUBJECT_FILED,
        ROLES,
        CONNECTED_ON,
        NOTIFIED_ON,
        NOTICE_DAYS,
        PREVIOUSLY_FILED,
        PREVIOUS_NUMBER,
        CHANGED_ON,
        SITE_CLOSED,
        CLOSED_ON,
        KEY_SECTOR,
    ),
)
