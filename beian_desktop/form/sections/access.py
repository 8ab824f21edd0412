"""网络接入服务商: who hosts the site."""

from __future__ import annotations

from beian_desktop.form.conditions import ALWAYS, equals
from beian_desktop.form.field import Field, Section, Slot
from beian_desktop.form.kinds import Choice, PlainText
from beian_desktop.form.number_kinds import ProviderPhone, Region
from beian_desktop.form.options import Option
from beian_desktop.form.policy import After, Asks
from beian_desktop.form.sections.start import FILED_ONLINE
from beian_desktop.system.language import Text

DOMESTIC = Option("domestic", Text("境内", "In the mainland"), aliases=("国内", "大陆"))
OVERSEAS = Option("overseas", Text("境外", "Overseas"), aliases=("国外", "港澳台"))

TERRITORY = Field(
    "access.territory",
    Choice((DOMESTIC, OVERSEAS)),
    label=Text("所属地区管辖", "Jurisdiction"),
    hint=Text(
        "阿里云、腾讯云等国内服务商选“境内”",
        "Alibaba Cloud, Tencent Cloud and the like: “In the mainland”",
    ),
    help=Text(
        "看服务器放在哪里、由哪家公司提供接入。香港、台湾和国外的机房选“境外”；备案针对境内接入，服务器在境外的先问网"
        "安要不要办。",
        "Where the server stands and whose access it uses. Hong Kong, Taiwan and foreign server rooms are overseas; "
        "filing concerns access in the mainland, so ask the police first.",
    ),
    required=ALWAYS,
    after=After.FREE,
    asks=Asks.HOST,
)

REGION = Field(
    "access.region",
    Region(),
    label=Text("所属区域", "Provider's area"),
    hint=Text(
        "服务商公司所在的区县，不是服务器所在地，如 330110 浙江省杭州市余杭区",
        "County of the provider's seat, not of the server, e.g. 330110 (Alibaba Cloud)",
    ),
    help=Text(
        "填接入服务商营业执照上的所在地。阿里云计算有限公司在杭州市余杭区，腾讯云计算（北京）有限责任公司在北京市海淀"
        "区。填成服务器机房所在城市是常见错误。",
        "The seat on the provider's licence: Alibaba Cloud's is Yuhang in Hangzhou, Tencent Cloud (Beijing)'s is "
        "Haidian. The city of the server room is a frequent mistake.",
    ),
    required=equals(TERRITORY, DOMESTIC),
    shown=equals(TERRITORY, DOMESTIC),
    after=After.FREE,
    asks=Asks.HOST,
    good=("330110",),
    bad=("不存在的地方",),
)

NAME = Field(
    "access.name",
    PlainText(70),
    label=Text("名称", "Provider's name"),
    hint=Text("公司全称，如 阿里云计算有限公司", "Full company name, e.g. 阿里云计算有限公司"),
    help=Text(
        "与您签合同、收云服务器费用的公司全称，在合同、发票或云控制台的ICP备案里看得到。通过建站公司买的，问清实际是"
        "哪家云。接入商填错会被退回（平台操作手册（2017））。",
        "The company that you pay for the server: see contract, invoice or the ICP filing in the cloud console. If a "
        "web agency bought it ask which cloud it is. A wrong provider is sent back (the platform's manual, 2017).",
    ),
    required=ALWAYS,
    after=After.FREE,
    asks=Asks.HOST,
    good=("阿里云计算有限公司",),
)

SELF_BUILT = Option(
    "self_built",
    Text("自建机房", "Own server room"),
    hint=Text("服务器在自己单位，拉专线", "The server stands in your own premises on a leased line"),
)
COLOCATION = Option(
    "colocation",
    Text("托管主机", "Colocation"),
    hint=Text("自己的服务器放在别人机房", "Your server in somebody else's room"),
    aliases=("主机托管",),
)
LEASED_HOST = Option(
    "leased_host",
    Text("租赁主机", "Leased host"),
    hint=Text("租用整台物理服务器", "A whole physical server is leased"),
)
LEASED_SPACE = Option(
    "leased_space",
    Text("租赁虚拟空间", "Leased virtual space"),
    hint=Text("云服务器、虚拟主机一般都选这个", "The usual answer for cloud servers and virtual hosting"),
    aliases=("虚拟主机", "虚拟空间"),
)
CLOUD_HOST = Option(
    "cloud_host",
    Text("云主机", "Cloud host"),
    hint=Text(
        "平台有这一项时再选，审核员多要求选“租赁虚拟空间”",
        "Only where the platform offers it: reviewers mostly want “Leased virtual space”",
    ),
    aliases=("云服务器",),
)
OTHER_MODE = Option("other", Text("其他", "Other"), aliases=("其它",), free=True)

MODE = Field(
    "access.mode",
    Choice((SELF_BUILT, COLOCATION, LEASED_HOST, LEASED_SPACE, CLOUD_HOST, OTHER_MODE)),
    label=Text("网站接入方式", "Kind of access"),
    hint=Text(
        "用阿里云、腾讯云等云服务器的选“租赁虚拟空间”",
        "Cloud servers such as Alibaba's or Tencent's: “Leased virtual space”",
    ),
    help=Text(
        "云服务器、虚拟主机、建站平台都是租赁虚拟空间，选成自建机房或托管主机会被退回（代办机构和云厂商的经验）。平台"
        "的下拉项可能不同，没有合适的选“其他”并写明。北京纸质表另有自己的选项，在北京附加一节。",
        "Cloud servers, virtual hosting and site builders are leased virtual space; own server room or colocation is "
        "sent back (agencies, cloud vendors). The platform's list may differ: choose “Other” and say what. Beijing's "
        "paper form has a list of its own, in its own section.",
    ),
    required=ALWAYS,
    after=After.FREE,
    asks=Asks.HOST,
)

PHONE = Field(
    "access.phone",
    ProviderPhone(),
    label=Text("电话", "Provider's phone"),
    hint=Text("客服电话即可，如 95187", "The service number will do, e.g. 95187"),
    help=Text(
        "服务商官网上公布的客服电话，400、95 开头的都可以。阿里云 95187，腾讯云 4009100100，以官网为准。",
        "The published service number; 400 and 95 numbers are fine. Alibaba Cloud 95187, Tencent Cloud 4009100100: "
        "check their sites.",
    ),
    after=After.FREE,
    asks=Asks.HOST,
    good=("95187", "4009100100"),
    bad=("打客服",),
)

CODE = Field(
    "access.code",
    PlainText(40),
    label=Text("组织机构代码/接入商编码", "Organisation code or provider code"),
    hint=Text("如 阿里云 673959654；不知道可不填", "E.g. Alibaba Cloud 673959654; may stay empty"),
    help=Text(
        "接入商的组织机构代码或统一社会信用代码，平台选好服务商后多半自动带出。批量导入表和部分纸质表要填。",
        "The provider's organisation or credit code; the platform mostly fills it in with the provider. Asked for in "
        "the import template and some paper forms.",
    ),
    after=After.FREE,
    asks=Asks.HOST,
    good=("673959654", "911101085636549482"),
    more=True,
)

AGREEMENT = Slot(
    "access.agreement",
    label=Text("接入服务协议", "Access agreement"),
    hint=Text("与接入商的合同或订单；窗口要求时才交", "Contract or order; only if the counter asks for it"),
    shown=~FILED_ONLINE,
)
LICENCE = Slot(
    "access.licence",
    label=Text("接入服务商合法资质证明", "Access provider's licence"),
    hint=Text(
        "接入商的营业执照和增值电信许可证，官网可下载；窗口要求时才交",
        "Its licence and telecom permit, from its site; only if the counter asks for it",
    ),
    shown=~FILED_ONLINE,
)

SECTION = Section(
    "access",
    label=Text("网络接入服务商", "Access provider"),
    hint=Text("网站放在谁家的服务器上", "On whose servers the site runs"),
    questions=(TERRITORY, REGION, NAME, MODE, PHONE, CODE),
    slots=(AGREEMENT, LICENCE),
)
