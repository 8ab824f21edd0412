"""The extra items of Beijing's paper form, where the deciding address lies in 11xxxx."""

from __future__ import annotations

from beian_desktop.form.conditions import NumberStarts
from beian_desktop.form.field import Field, Section
from beian_desktop.form.kinds import Choice, PlainText, Whole
from beian_desktop.form.number_kinds import ProviderPhone
from beian_desktop.form.options import Option, listed
from beian_desktop.form.policy import Asks
from beian_desktop.form.sections import principal
from beian_desktop.form.sections.operator import IS_INDIVIDUAL, OFFICE_REGION
from beian_desktop.system.language import Text

SELF_BUILT = Option("01", Text("自建机房", "Own server room"), aliases=("1", "01 自建机房"))
COLOCATION = Option("02", Text("托管主机", "Colocation"), aliases=("2", "02 托管主机", "主机托管"))
LEASED_SPACE = Option("03", Text("租赁虚拟空间", "Leased virtual space"), aliases=("3", "03 租赁虚拟空间", "虚拟主机"))
CLOUD_HOST = Option("04", Text("云主机", "Cloud host"), aliases=("4", "04 云主机", "云服务器"))

ACCESS_MODE = Field(
    "beijing.access_mode",
    Choice((SELF_BUILT, COLOCATION, LEASED_SPACE, CLOUD_HOST)),
    label=Text("接入方式（北京表）", "Kind of access (Beijing)"),
    hint=Text("云服务器在北京表上是“04 云主机”", "A cloud server is “04” on Beijing's form"),
    help=Text(
        "北京市纸质备案表自己的四个选项和代码，与平台上的“网站接入方式”分开填，两边不一样是正常的。",
        "Four options and codes of Beijing's own paper form, apart from the platform's answer; it is normal that "
        "they differ.",
    ),
    asks=Asks.HOST,
)

FOR_PROFIT = listed("经营性", "Commercial")
NOT_FOR_PROFIT = listed("非经营性", "Non-commercial")

COMMERCIAL = Field(
    "beijing.commercial",
    Choice((FOR_PROFIT, NOT_FOR_PROFIT)),
    label=Text("性质", "Nature"),
    hint=Text(
        "只做展示、不在网上收费的选“非经营性”", "A site that only presents and takes no money online: “Non-commercial”"
    ),
    help=Text(
        "通过网站直接收费（会员费、广告、信息服务费）的是经营性，一般还要有增值电信业务经营许可证（ICP证）；介绍自己"
        "公司产品的是非经营性。",
        "Taking money through the site (fees, advertising, paid information) is commercial and mostly needs a "
        "telecom licence; presenting one's own products is non-commercial.",
    ),
)

GRADE_1 = listed("一级", "Grade 1")
GRADE_2 = listed("二级", "Grade 2")
GRADE_3 = listed("三级", "Grade 3")

GRADE = Field(
    "beijing.grade",
    Choice((GRADE_1, GRADE_2, GRADE_3)),
    label=Text("级别", "Grade"),
    hint=Text(
        "一般网站选“三级”；论坛、微博、博客选“二级”", "An ordinary site: grade 3; forum, microblog, blog: grade 2"
    ),
    help=Text(
        "按北京表的说明：论坛、微博、博客为二级，其余一般为三级；一级由网安认定，不要自己选。",
        "As Beijing's form explains: forums, microblogs and blogs are grade 2, the rest grade 3; grade 1 is for the "
        "police to decide.",
    ),
)

SERVICE_TYPE = Field(
    "beijing.service_type",
    Choice(
        (
            listed("支付", "Payment"),
            listed("综合", "General"),
            listed("论坛", "Forum"),
            listed("个人主页", "Personal page"),
            listed("搜索", "Search"),
            listed("视频", "Video"),
            listed("通讯", "Messaging"),
            listed("游戏", "Games"),
            listed("交易", "Trade"),
        )
    ),
    label=Text("服务类型（北京表）", "Type of service (Beijing)"),
    hint=Text("公司展示网站选“综合”", "A company's own site: “General”"),
    help=Text(
        "北京纸质表的九个类型，选最主要的一个；与平台上二十七项服务类型分开填。",
        "One of the nine types of Beijing's form, the main one; apart from the platform's 27 types.",
    ),
)

OPERATOR_KIND = Field(
    "beijing.operator_kind",
    Choice(
        (
            listed("个人", "Individual"),
            listed("政府", "Government"),
            listed("企事业单位", "Enterprise or institution"),
            listed("社会团体", "Association"),
            listed("其他", "Other", free=True),
        )
    ),
    label=Text("开办主体（北京表）", "Subject (Beijing)"),
    hint=Text("公司选“企事业单位”", "Companies: “Enterprise or institution”"),
    help=Text(
        "北京纸质表对开办主体的分类，与开办主体一节的单位性质对应着选，个体工商户选企事业单位。",
        "Beijing's own kinds of subject; choose what fits the kind of unit above. Sole traders are enterprises.",
    ),
)

POLICE_STATION = Field(
    "beijing.police_station",
    PlainText(60),
    label=Text("所属派出所", "Police station"),
    hint=Text(
        "办公地址（个人为住址）所在的派出所，如 示例路派出所",
        "Of the office, or an individual's home, e.g. 示例路派出所",
    ),
    help=Text(
        "可问物业或居委会，也可在地图上搜“派出所”；不清楚到窗口问民警再填。",
        "Ask the building's management or search a map for 派出所; else fill it in at the counter.",
    ),
    good=("示例路派出所",),
    asks=Asks.POLICE,
)

SERVER_ADDRESS = Field(
    "beijing.server_address",
    PlainText(100),
    label=Text("服务器存放地址", "Where the server stands"),
    hint=Text(
        "云服务器写机房所在城市和服务商，如 北京市 阿里云华北2机房",
        "For a cloud server its city and provider, e.g. 北京市 阿里云华北2机房",
    ),
    help=Text(
        "云控制台上的“地域”就是机房位置；自建或托管的写到门牌和机房名称。",
        "The region in the cloud console tells; for one's own or a colocated server the street and the name of the "
        "room.",
    ),
    good=("北京市 阿里云华北2机房",),
    asks=Asks.HOST,
)

SERVER_COUNT = Field(
    "beijing.server_count",
    Whole(0, 1_000_000),
    label=Text("服务器台数", "Number of servers"),
    hint=Text("虚拟主机和一台云服务器都填 1，如 1", "Virtual hosting or one cloud server: 1"),
    help=Text(
        "为这个网站服务的服务器台数，云服务器按实例数算。",
        "Servers that serve this site; cloud servers count by instance.",
    ),
    good=("1", "3"),
    bad=("一台", "-1"),
    asks=Asks.HOST,
)

SUPPORT_NAME = Field(
    "beijing.support_name",
    PlainText(70),
    label=Text("技术支持单位", "Technical support"),
    hint=Text(
        "建站或维护公司，如 北京样例网络技术有限公司；自己维护写本单位",
        "Who builds or maintains it, e.g. 北京样例网络技术有限公司; else yourself",
    ),
    help=Text(
        "出了问题能处理网站的公司，一般是建站公司；自己开发维护的写开办主体名称。",
        "The company that can act on the site, mostly the web agency; if you run it yourself give the subject's name.",
    ),
    good=("北京样例网络技术有限公司",),
    asks=Asks.WEBMASTER,
)

SUPPORT_PHONE = Field(
    "beijing.support_phone",
    ProviderPhone(),
    label=Text("技术支持单位电话", "Phone of technical support"),
    hint=Text("能找到技术人员的电话，如 010-66001234", "A number that reaches a technician, e.g. 010-66001234"),
    help=Text(
        "座机、手机、客服号都可以，最好能全天接通。", "A landline, mobile or service number, best around the clock."
    ),
    good=("010-66001234", "13800138000"),
    bad=("随时",),
    asks=Asks.WEBMASTER,
)

# A unit's office decides; an individual's home does.
IN_BEIJING = NumberStarts(OFFICE_REGION, ("11",)) | (IS_INDIVIDUAL & NumberStarts(principal.REGION, ("11",)))

SECTION = Section(
    "beijing",
    label=Text("北京市备案表附加项", "Extra items of Beijing's form"),
    hint=Text("办公地址（个人为住址）在北京的才有", "Only where the office, or an individual's home, is in Beijing"),
    questions=(
        ACCESS_MODE,
        COMMERCIAL,
        GRADE,
        SERVICE_TYPE,
        OPERATOR_KIND,
        POLICE_STATION,
        SERVER_ADDRESS,
        SERVER_COUNT,
        SUPPORT_NAME,
        SUPPORT_PHONE,
    ),
    shown=IN_BEIJING,
)
