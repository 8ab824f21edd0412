"""域名注册服务商: who registered the domain; asked for when the site has one of its own."""

from __future__ import annotations

from beian_desktop.form.conditions import ALWAYS, equals
from beian_desktop.form.field import Field, Section, Slot
from beian_desktop.form.kinds import Choice, PlainText
from beian_desktop.form.number_kinds import ProviderPhone, Region
from beian_desktop.form.policy import After, Asks
from beian_desktop.form.sections.access import DOMESTIC, OVERSEAS
from beian_desktop.form.sections.site import HAS_OWN_DOMAIN
from beian_desktop.form.sections.start import FILED_ONLINE
from beian_desktop.system.language import Text

_OWN_DOMAIN = equals(HAS_OWN_DOMAIN, True)

TERRITORY = Field(
    "registrar.territory",
    Choice((DOMESTIC, OVERSEAS)),
    label=Text("所属地区管辖", "Jurisdiction"),
    hint=Text(
        "国内注册商选“境内”，GoDaddy 等选“境外”",
        "Domestic registrars: “In the mainland”; GoDaddy and the like: “Overseas”",
    ),
    help=Text(
        "看域名证书或 whois 里的注册商是哪国公司。域名在境外注册商的，网安可能要求先转入境内，请先问清。",
        "See the registrar in the domain certificate or whois. With an overseas registrar officers may want the "
        "domain transferred first: ask.",
    ),
    required=ALWAYS,
    after=After.FREE,
    asks=Asks.REGISTRAR,
)

REGION = Field(
    "registrar.region",
    Region(),
    label=Text("所属区域", "Registrar's area"),
    hint=Text(
        "注册商公司所在的区县，如 330110 浙江省杭州市余杭区",
        "County of the registrar's seat, e.g. 330110 (Alibaba Cloud)",
    ),
    help=Text(
        "注册商营业执照上的所在地。阿里云计算有限公司（原万网）在杭州市余杭区，北京新网数码信息技术有限公司在北京市大"
        "兴区。",
        "The seat on the registrar's licence: Alibaba Cloud (formerly 万网) is in Yuhang, Hangzhou; 北京新网数码 in "
        "Daxing, Beijing.",
    ),
    required=equals(TERRITORY, DOMESTIC),
    shown=equals(TERRITORY, DOMESTIC),
    after=After.FREE,
    asks=Asks.REGISTRAR,
    good=("330110",),
    bad=("不存在的地方",),
)

NAME = Field(
    "registrar.name",
    PlainText(70),
    label=Text("名称", "Registrar's name"),
    hint=Text(
        "域名证书上的注册商，如 阿里云计算有限公司（原万网）",
        "The registrar on the certificate, e.g. 阿里云计算有限公司（原万网）",
    ),
    help=Text(
        "域名在哪家买的就填哪家，与服务器的服务商可以不是同一家。以域名证书或 whois 的“注册商”为准，填错会被退回（平"
        "台操作手册（2017））。",
        "Where the domain was bought, which may differ from the host. What counts is the registrar in the "
        "certificate or whois; a wrong one is sent back (the platform's manual, 2017).",
    ),
    required=ALWAYS,
    after=After.FREE,
    asks=Asks.REGISTRAR,
    good=("阿里云计算有限公司（原万网）",),
)

PHONE = Field(
    "registrar.phone",
    ProviderPhone(),
    label=Text("电话", "Registrar's phone"),
    hint=Text("注册商的客服电话，如 010-65985888", "Its service number, e.g. 010-65985888"),
    help=Text(
        "注册商官网上公布的电话，客服号也可以；不知道可不填。",
        "The number published on its site, a service number will do; may stay empty.",
    ),
    after=After.FREE,
    asks=Asks.REGISTRAR,
    good=("010-65985888", "95187"),
    bad=("见官网",),
)

LICENCE = Slot(
    "registrar.licence",
    label=Text("域名注册服务商合法资质证明", "Registrar's licence"),
    hint=Text(
        "注册商的营业执照或域名服务许可，官网可下载；窗口要求时才交",
        "Its licence, from its site; only if the counter asks for it",
    ),
    shown=_OWN_DOMAIN & ~FILED_ONLINE,
)

SECTION = Section(
    "registrar",
    label=Text("域名注册服务商", "Domain registrar"),
    hint=Text("域名在哪家买的", "Where the domain was bought"),
    questions=(TERRITORY, REGION, NAME, PHONE),
    slots=(LICENCE,),
    shown=_OWN_DOMAIN,
)
