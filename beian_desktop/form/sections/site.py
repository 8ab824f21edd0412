"""网站信息: the site, its domains and its addresses."""

from __future__ import annotations

from beian_desktop.form.conditions import ALWAYS, Unless, equals
from beian_desktop.form.field import Field, ListField, Repeat, Section, Slot
from beian_desktop.form.kinds import Amount, Choice, Day, PlainText, YesNo
from beian_desktop.form.number_kinds import DomainName, HomeAddress, IcpFilingNumber, IpAddress
from beian_desktop.form.options import listed
from beian_desktop.form.policy import After, Asks
from beian_desktop.form.sections import access
from beian_desktop.system.language import Text

NAME = Field(
    "site.name",
    PlainText(60),
    label=Text("网站名称", "Name of the site"),
    hint=Text("与工信部ICP备案的网站名称一致，如 示例科技官网", "As in the ICP record, e.g. 示例科技官网"),
    help=Text(
        "先在工信部备案系统查到网站名称再照抄。用单位全称作网站名是正常的；不要填域名，不带“中国”“全国”等字头，个人网"
        "站不能像单位的名称。与ICP备案不一致或含禁用字会被退回（平台操作手册（2017））。",
        "Look it up in the ministry's ICP system and copy it. The unit's full name is a normal site name; no domain, "
        "no head such as 中国 or 全国, and a personal site mustn't sound like an organisation. A name that differs "
        "from the ICP record or has forbidden words comes back (the platform's manual, 2017).",
    ),
    required=ALWAYS,
    good=("示例科技官网",),
    bad=("站" * 61,),
)

ICP_NUMBER = Field(
    "site.icp_number",
    IcpFilingNumber(),
    label=Text("工信部备案号", "ICP number"),
    hint=Text(
        "网站底部的ICP号，如 京ICP备12345678号-1", "The number at the foot of the site, e.g. 京ICP备12345678号-1"
    ),
    help=Text(
        "工信部ICP备案和公安备案是两回事，先有ICP号再办公安备案。在 beian.miit.gov.cn 按域名可查，带上最后的“-1”。服"
        "务器在境外没有ICP号的不填。",
        "The ministry's ICP filing and the police filing are two things; the ICP number comes first. Look it up by "
        "domain at beian.miit.gov.cn, with the “-1” at the end. None is needed with overseas access.",
    ),
    required=Unless(equals(access.TERRITORY, access.OVERSEAS)),
    after=After.FREE,
    asks=Asks.WEBMASTER,
    good=("京ICP备12345678号-1", "京ICP备2026000001号"),
    bad=("ICP备123", "12345678"),
)

OPENED_ON = Field(
    "site.opened_on",
    Day(),
    label=Text("网站开通日期", "Opening date"),
    hint=Text("网站对外能打开的第一天，如 2026-11-01", "First day the public could open it, e.g. 2026-11-01"),
    help=Text(
        "网站上线给公众看的日期，不早于网络正式联通日期，也不能是将来。记不清的按ICP备案通过后上线的那天填，问建站公"
        "司。",
        "The day the site went public, not before going online and not in the future. When unsure take the day it "
        "was put up after the ICP approval; ask whoever built it.",
    ),
    required=ALWAYS,
    asks=Asks.WEBMASTER,
    good=("2026-11-01",),
    bad=("2026-11-31", "刚刚"),
)

HAS_OWN_DOMAIN = Field(
    "site.has_own_domain",
    YesNo(),
    label=Text("是否有独立一级域名", "Has a registrable domain of its own"),
    hint=Text("自己注册的域名，如 example.com，选“是”", "“Yes” for a domain registered by you, such as example.com"),
    help=Text(
        "一级域名是直接向注册商买来的那一级，如 example.com 或 example.com.cn；挂在别人域名下面的二级域名、只用 IP 访"
        "问的选“否”（平台常见问题）。现在的平台要填主域名和域名证书，没有独立域名的建议先问网安或到窗口办。",
        "The name bought from a registrar, such as example.com or example.com.cn. A name below somebody else's "
        "domain, or a bare IP address: “No” (the platform's FAQ). The present platform asks for main domain and "
        "certificate, so without one ask first or go to the counter.",
    ),
    required=ALWAYS,
    asks=Asks.WEBMASTER,
)

_OWN_DOMAIN = equals(HAS_OWN_DOMAIN, True)
_NO_DOMAIN = equals(HAS_OWN_DOMAIN, False)

DOMAIN = Field(
    "site.domain",
    DomainName(registrable=True),
    label=Text("主域名", "Main domain"),
    hint=Text("如 example.com，不带 http:// 和 www", "E.g. example.com, without http:// or www"),
    help=Text(
        "向注册商登记的那一级域名，中文域名直接写中文。www 或其他子域名不用写在这里。平台不收重复的域名：已经有人申请"
        "过的，到平台“网站状态”里找原记录补全（平台常见问题）。备案后域名不能变更，只能注销后重新备案（平台操作手册（"
        "2017））。",
        "The domain as registered; Chinese domains in Chinese. No www or other hosts. The platform refuses a domain "
        "it already has: find that record under 网站状态 and complete it (FAQ). It can't be changed after approval, "
        "only cancelled and filed again (manual, 2017).",
    ),
    required=_OWN_DOMAIN,
    shown=_OWN_DOMAIN,
    after=After.CANCEL,
    asks=Asks.REGISTRAR,
    good=("example.com", "example.com.cn"),
    bad=("www.example.com", "example", "192.0.2.1"),
)

HOME_URL = Field(
    "site.home_url",
    HomeAddress(),
    label=Text("网站首页URL或IP地址", "URL of the home page or IP address"),
    hint=Text(
        "浏览器里能打开首页的地址，如 http://203.0.113.10/", "What opens the home page, e.g. http://203.0.113.10/"
    ),
    help=Text(
        "没有独立一级域名的网站填这里：挂在别人域名下的写完整网址，只用 IP 的写 IP（平台常见问题）。",
        "For sites without a domain of their own: the full address below somebody else's domain, or the bare IP (the "
        "platform's FAQ).",
    ),
    required=_NO_DOMAIN,
    shown=_NO_DOMAIN,
    asks=Asks.WEBMASTER,
    good=("http://203.0.113.10/", "https://shop.example.com/acme/"),
    bad=("首页", "http://"),
)

OTHER_DOMAINS = ListField(
    "site.other_domains",
    DomainName(),
    label=Text("其他域名", "Other domains"),
    hint=Text(
        "打开同一个网站的其他域名，一行一个，如 example.cn", "Other names of the same site, one a line, e.g. example.cn"
    ),
    help=Text(
        "几个域名打开的是同一个网站，就写在一份备案里，共用一个备案号（平台常见问题）。打开不同网站的要分别备案。子域"
        "名如 m.example.com 也可以写在这里。",
        "Domains that open the same site stand in one filing and share its number (the platform's FAQ); different "
        "sites are filed apart. Hosts such as m.example.com may be listed too.",
    ),
    asks=Asks.WEBMASTER,
    good=("example.cn", "m.example.com"),
    bad=("example", "例子。"),
)

CERTIFICATE_FROM = Field(
    "site.certificate_from",
    Day(),
    label=Text("域名证书有效期起", "Domain certificate valid from"),
    hint=Text("域名注册日期，如 2024-03-15", "Registration date of the domain, e.g. 2024-03-15"),
    help=Text(
        "看域名证书上的注册时间。域名证书在注册商控制台的域名管理里下载（阿里云、腾讯云都叫“域名证书”），不是 HTTPS "
        "的 SSL 证书。",
        "The registration date on the domain certificate, downloaded from the registrar's console. It isn't the SSL "
        "certificate of HTTPS.",
    ),
    required=_OWN_DOMAIN,
    shown=_OWN_DOMAIN,
    after=After.RENEW,
    asks=Asks.REGISTRAR,
    good=("2024-03-15",),
    bad=("2024-02-30",),
)

CERTIFICATE_TO = Field(
    "site.certificate_to",
    Day(),
    label=Text("域名证书有效期至", "Domain certificate valid until"),
    hint=Text(
        "域名到期日期，如 2027-03-15；快到期先续费",
        "Expiry date of the domain, e.g. 2027-03-15; renew first when it ends soon",
    ),
    help=Text(
        "域名证书上的到期时间（平台页面要填起止两个日期）。已过期的会被退回；三个月内到期的建议先续费并重新下载证书。"
        "续费后随时更新，不需办变更。",
        "The expiry date on the certificate (the platform's screens ask for both). An expired one comes back; when "
        "it ends within three months renew it and download it anew. A renewal needs no change filing.",
    ),
    required=_OWN_DOMAIN,
    shown=_OWN_DOMAIN,
    after=After.RENEW,
    asks=Asks.REGISTRAR,
    good=("2027-03-15",),
    bad=("明年三月",),
)

USES_CDN = Field(
    "site.uses_cdn",
    YesNo(),
    label=Text("使用CDN/云加速", "Uses a CDN"),
    hint=Text("开了 CDN、云加速或高防 IP 的选“是”", "“Yes” with a CDN, cloud acceleration or a protected IP"),
    help=Text(
        "用了 CDN 的，域名解析到的是边缘节点，不是自己的服务器。选“是”后请在 IP 地址里同时填边缘地址和源站地址，并在"
        "备注里写明哪个是源站。不清楚就问建站公司。",
        "With a CDN the name resolves to an edge, not to your server. After “Yes” list both edge and origin "
        "addresses and mark in the note which is the origin (源站). Ask whoever built the site.",
    ),
    required=ALWAYS,
    after=After.FREE,
    asks=Asks.WEBMASTER,
)

IP_FROM = Field(
    "site.ip_ranges.from",
    IpAddress(),
    label=Text("起始IP", "From"),
    hint=Text("公网地址，如 203.0.113.10", "A public address, e.g. 203.0.113.10"),
    help=Text(
        "云服务器控制台里的“公网 IP”，不是 10.、172.16.、192.168. 开头的内网地址。只有一个地址就只填这一格。",
        "The public IP in the cloud console, not an internal one such as 10.… or 192.168.… With a single address "
        "this is all.",
    ),
    required=ALWAYS,
    after=After.FREE,
    asks=Asks.HOST,
    good=("203.0.113.10", "2001:db8::10"),
    bad=("300.1.1.1", "example.com"),
)

IP_TO = Field(
    "site.ip_ranges.to",
    IpAddress(),
    label=Text("终止IP", "To"),
    hint=Text(
        "单个地址不用填；一段地址填最后一个，如 203.0.113.20",
        "Empty for one address; the last of a range, e.g. 203.0.113.20",
    ),
    help=Text(
        "连续的一段地址才填，要与起始 IP 同为 IPv4 或 IPv6，并且不小于它。",
        "Only for a range; of the same family as the first address and not below it.",
    ),
    after=After.FREE,
    asks=Asks.HOST,
    good=("203.0.113.20",),
    bad=("203.0.113",),
)

IP_NOTE = Field(
    "site.ip_ranges.note",
    PlainText(60),
    label=Text("说明", "Note"),
    hint=Text("用了 CDN 时写明，如 源站", "With a CDN say which it is, e.g. 源站"),
    help=Text(
        "写“源站”“CDN 边缘”“政务云出口”等，方便审核员看懂；只有一个地址的不用填。",
        "源站 (origin), CDN 边缘 (edge) or 政务云出口 (public exit), so that the reviewer understands; not needed "
        "for one address.",
    ),
    after=After.FREE,
    asks=Asks.WEBMASTER,
    good=("源站",),
)

IP_RANGES = Repeat(
    "site.ip_ranges",
    label=Text("IP地址/IP段", "IP addresses and ranges"),
    hint=Text(
        "域名解析到的公网地址，可填多个，如 203.0.113.10", "The public addresses behind the domain, e.g. 203.0.113.10"
    ),
    help=Text(
        "在云服务器控制台看“公网 IP”，或让建站公司告诉您。IP 与实际解析不符会被退回（平台操作手册（2017））。用 CDN "
        "的边缘和源站都填；政务云内网地址填对外的出口地址；虚拟主机填服务商给的共享地址。",
        "See the public IP in the cloud console, or ask whoever built the site. An address that differs from what "
        "the name resolves to comes back (manual, 2017). With a CDN give edge and origin; behind a government cloud "
        "the public exit; for virtual hosting the shared address.",
    ),
    members=(IP_FROM, IP_TO, IP_NOTE),
    required=ALWAYS,
    after=After.FREE,
    asks=Asks.HOST,
)

MARKET_VALUE = Field(
    "site.market_value",
    Amount(),
    label=Text("市值", "Market value"),
    hint=Text("元，可写单位，如 500万；没有上市可不填", "Yuan, units allowed, e.g. 500万; leave empty if not listed"),
    help=Text(
        "现在的平台页面上有这一项，不是必填；没有市值的单位空着即可。",
        "The present platform's screen has it, not required; leave it empty without one.",
    ),
    after=After.FREE,
    asks=Asks.ACCOUNTANT,
    good=("500万", "12000000"),
    bad=("很多", "-1"),
    more=True,
)

MONTHLY_USERS = Field(
    "site.monthly_users",
    Amount(),
    label=Text("月活用户数量", "Monthly active users"),
    hint=Text("大概数即可，如 3000", "A round number, e.g. 3000"),
    help=Text(
        "近一个月访问过网站的人数，统计工具里看“月活”或“独立访客”。平台页面上的选填项。",
        "People who visited within a month: see active users or unique visitors in your statistics. Optional on the "
        "platform's screen.",
    ),
    after=After.FREE,
    asks=Asks.WEBMASTER,
    good=("3000", "1.5万"),
    bad=("不少",),
    more=True,
)

CATEGORY_SUGGESTIONS = ("企业网站", "个人网站", "政府网站", "教育网站", "新闻网站", "购物网站", "社区网站", "其他")

CATEGORY = Field(
    "site.category",
    PlainText(40, suggested=CATEGORY_SUGGESTIONS),
    label=Text("网站类型", "Kind of site"),
    hint=Text("照平台的下拉项写，如 企业网站", "As in the platform's list, e.g. 企业网站"),
    help=Text(
        "平台的分类清单没有公开的完整版本，这里可以自由填写，填报时选意思最接近的一项。",
        "The platform's list isn't published in full: write what fits and choose the nearest entry when filing.",
    ),
    asks=Asks.WEBMASTER,
    good=("企业网站",),
    more=True,
)

PURPOSE = Field(
    "site.purpose",
    PlainText(500, lines=True),
    label=Text("网站用途和主要栏目", "Purpose and main parts of the site"),
    hint=Text(
        "一两句话，如 公司介绍和产品展示，栏目有首页、产品、联系我们",
        "A sentence or two, e.g. 公司介绍和产品展示，栏目有首页、产品、联系我们",
    ),
    help=Text(
        "网安打电话核实时会问网站是做什么的，先写好照着答。写真实用途和栏目，没有的功能不要写；涉及新闻、教育、医疗等"
        "内容的要看是否需要前置许可。",
        "Officers ask on the phone what the site is for: write it down and answer from it. Real purpose and parts "
        "only; news, education, health and the like may need a licence first.",
    ),
    good=("公司介绍和产品展示，栏目有首页、产品、联系我们",),
    bad=("字" * 501,),
)

SIMPLIFIED_CHINESE = listed("中文简体", "Simplified Chinese")

LANGUAGE_OPTIONS = (
    SIMPLIFIED_CHINESE,
    listed("中文繁体", "Traditional Chinese"),
    listed("英语", "English"),
    listed("法语", "French"),
    listed("西班牙语", "Spanish"),
    listed("德语", "German"),
    listed("日语", "Japanese"),
    listed("俄语", "Russian"),
    listed("阿拉伯语", "Arabic"),
    listed("朝鲜语", "Korean"),
    listed("哈萨克语", "Kazakh"),
    listed("蒙古语", "Mongolian"),
    listed("维吾尔语", "Uyghur"),
    listed("藏语", "Tibetan"),
    listed("其他", "Other", free=True),
)

LANGUAGES = ListField(
    "site.languages",
    Choice(LANGUAGE_OPTIONS),
    label=Text("网站语言", "Languages of the site"),
    hint=Text("一般选“中文简体”，有外文版的再加", "Normally Simplified Chinese, and more if there are other versions"),
    help=Text(
        "网站页面实际用到的语言，可多选（平台页面的十五项）。只有外文页面的也请确认有没有中文页。",
        "Every language that the pages really use (the fifteen of the platform's screen). If there are foreign pages "
        "only, make sure there is no Chinese one.",
    ),
    required=ALWAYS,
    after=After.FREE,
    asks=Asks.WEBMASTER,
)

DOMAIN_CERTIFICATE = Slot(
    "site.domain_certificate",
    label=Text("域名证书", "Domain certificate"),
    hint=Text("注册商控制台下载的域名证书，不是 SSL 证书", "From the registrar's console, not the SSL certificate"),
    required=_OWN_DOMAIN,
    shown=_OWN_DOMAIN,
)
ICP_SCREENSHOT = Slot(
    "site.icp_screenshot",
    label=Text("ICP备案查询截图", "Screenshot of the ICP record"),
    hint=Text("beian.miit.gov.cn 的查询结果页", "The result page of beian.miit.gov.cn"),
)
HOME_PAGE = Slot(
    "site.home_page",
    label=Text("网站首页截图", "Screenshot of the home page"),
    hint=Text("整页截图，底部的ICP号看得见", "The whole page with the ICP number at its foot"),
)

SECTION = Section(
    "site",
    label=Text("网站信息", "Site"),
    hint=Text("名称、域名和 IP，与ICP备案一致", "Name, domains and addresses, as in the ICP record"),
    questions=(
        NAME,
        ICP_NUMBER,
        OPENED_ON,
        HAS_OWN_DOMAIN,
        DOMAIN,
        HOME_URL,
        OTHER_DOMAINS,
        CERTIFICATE_FROM,
        CERTIFICATE_TO,
        USES_CDN,
        IP_RANGES,
        MARKET_VALUE,
        MONTHLY_USERS,
        CATEGORY,
        PURPOSE,
        LANGUAGES,
    ),
    slots=(DOMAIN_CERTIFICATE, ICP_SCREENSHOT, HOME_PAGE),
)
