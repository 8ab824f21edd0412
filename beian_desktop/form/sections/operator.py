"""开办主体: the unit or the individual that runs the site."""

from __future__ import annotations

from beian_desktop.form.conditions import ALWAYS, NumberStarts, OneOf, equals
from beian_desktop.form.field import Field, Section, Slot
from beian_desktop.form.kinds import LONG_TERM, Choice, DayOr, Digits, PlainText
from beian_desktop.form.number_kinds import (
    EmailAddress,
    NameOfPerson,
    NameOfSubject,
    OfficePhone,
    Region,
    UnitCertificateNumber,
)
from beian_desktop.form.options import Option
from beian_desktop.form.policy import After, Asks
from beian_desktop.form.sections.start import KEY_SECTOR
from beian_desktop.system.language import Text

UNIT = Option(
    "unit",
    Text("单位", "Unit"),
    hint=Text(
        "公司、机关、学校、社会团体，个体工商户也选这个",
        "Company, authority, school, society, sole trader (个体工商户)",
    ),
    aliases=("企业", "个体工商户"),
)
INDIVIDUAL = Option(
    "individual",
    Text("个人", "Individual"),
    hint=Text("没有营业执照的自然人", "A natural person without a business licence"),
    aliases=("自然人",),
)

KIND = Field(
    "operator.kind",
    Choice((UNIT, INDIVIDUAL)),
    label=Text("开办主体性质", "Nature of the subject"),
    hint=Text("有营业执照的都选“单位”，个体工商户也是", "Whoever has a business licence is a unit, a sole trader too"),
    help=Text(
        "平台操作手册（2017）：个人指自然人，个体工商户按单位备案。应与工信部ICP备案的主体一致。备案后性质不能变更，"
        "只能换账号重新备案，所以先看清楚再选。",
        "The platform's manual (2017): an individual is a natural person; a sole trader files as a unit. It should "
        "agree with the subject of the ICP filing. It can never be changed after approval, only filed again with a "
        "new account.",
    ),
    required=ALWAYS,
    after=After.NEVER,
)

IS_UNIT = equals(KIND, UNIT)
IS_INDIVIDUAL = equals(KIND, INDIVIDUAL)

ENTERPRISE = Option(
    "enterprise",
    Text("企业单位", "Enterprise"),
    hint=Text("公司、合伙企业、个体工商户", "Companies, partnerships, sole traders"),
    aliases=("企业",),
)
MILITARY = Option("military", Text("国防军队", "Military"), aliases=("军队",))
UNIVERSITY = Option("university", Text("高等院校", "University"), aliases=("高校",))
GOVERNMENT = Option("government", Text("政府机构", "Government authority"), aliases=("政府机关", "机关"))
INSTITUTION = Option("institution", Text("事业单位", "Public institution"))
ASSOCIATION = Option("association", Text("社会团体", "Association"), aliases=("社团",))
OVERSEAS = Option("overseas", Text("境外组织", "Overseas organisation"))

UNIT_NATURE = Field(
    "operator.unit_nature",
    Choice((ENTERPRISE, MILITARY, UNIVERSITY, GOVERNMENT, INSTITUTION, ASSOCIATION, OVERSEAS)),
    label=Text("单位性质", "Kind of unit"),
    hint=Text("公司和个体工商户选“企业单位”", "Companies and sole traders: “Enterprise”"),
    help=Text(
        "看证件上的类型：有限公司、合伙、个人独资、个体工商户都归企业单位；事业单位法人证书归事业单位；社会团体、民办"
        "非企业和基金会归社会团体。分类出自平台操作手册（2017），备案后不能变更。",
        "See the type on your certificate: companies, partnerships, sole proprietorships and sole traders are "
        "enterprises; holders of a 事业单位法人证书 are public institutions; societies, private non-profits and "
        "foundations are associations. The list is that of the platform's manual (2017); it can't be changed after "
        "approval.",
    ),
    required=IS_UNIT,
    shown=IS_UNIT,
    after=After.NEVER,
)

NAME = Field(
    "operator.name",
    NameOfSubject(KIND),
    label=Text("主办单位名称", "Name of the unit"),
    label_when=((IS_INDIVIDUAL, Text("姓名", "Name")),),
    hint=Text(
        "与证件一字不差，如 北京示例科技有限公司", "Letter for letter as on the certificate, e.g. 北京示例科技有限公司"
    ),
    help=Text(
        "单位照营业执照或统一社会信用代码证抄写全称，连括号也照原样，不写简称；个人写身份证上的姓名。名称与执照或ICP"
        "备案不一致是最常见的退回原因（平台操作手册（2017）、代办机构经验）。备案后名称不能变更。",
        "A unit copies its full name from the licence, brackets included, no short form; an individual gives the "
        "name on the identity card. A name that differs from licence or ICP record is the commonest reason for "
        "sending a filing back (the platform's manual, 2017; agencies). It can never be changed after approval.",
    ),
    required=ALWAYS,
    after=After.NEVER,
    good=("北京示例科技有限公司",),
    bad=("长" * 71,),
)

USCC = Option(
    "uscc",
    Text("统一社会信用代码证", "Unified social credit code certificate"),
    hint=Text("18 位代码，三证合一的执照也选这个", "18 characters; also for today's merged licence"),
    aliases=("统一社会信用代码", "三证合一"),
)
BUSINESS_LICENCE = Option(
    "business_licence",
    Text("营业执照证书", "Business licence"),
    hint=Text("15 位注册号的老执照", "The old licence with a 15-digit number"),
    aliases=("营业执照",),
)
ORGANISATION_CODE = Option(
    "organisation_code",
    Text("组织机构代码证", "Organisation code certificate"),
    hint=Text("9 位代码", "Nine characters"),
    aliases=("组织机构代码",),
)
OTHER = Option(
    "other",
    Text("其他", "Other"),
    hint=Text("写明证件名称，如 其他：境外注册证书", "Name it, e.g. 其他：境外注册证书"),
    aliases=("其它",),
    free=True,
)

CERTIFICATE_TYPE = Field(
    "operator.certificate_type",
    Choice((USCC, BUSINESS_LICENCE, ORGANISATION_CODE, OTHER)),
    label=Text("主办单位证件类型", "Type of the unit's certificate"),
    hint=Text(
        "执照上是 18 位代码的选“统一社会信用代码证”", "18 characters on the licence: “Unified social credit code”"
    ),
    help=Text(
        "2015 年以后的营业执照都是三证合一，号码栏是 18 位统一社会信用代码，选第一项即可，不必再找组织机构代码证。只"
        "有还没换照的才选后两种。",
        "Licences since 2015 carry the merged 18-character code: choose the first entry; no separate organisation "
        "code certificate is needed. The others are for papers not yet renewed.",
    ),
    required=IS_UNIT,
    shown=IS_UNIT,
    asks=Asks.ACCOUNTANT,
)

CERTIFICATE_NUMBER = Field(
    "operator.certificate_number",
    UnitCertificateNumber(CERTIFICATE_TYPE),
    label=Text("主办单位证件号码", "Number of the unit's certificate"),
    hint=Text(
        "照证件抄写，如 91110108MA0000EX6A；代码里没有字母 I O S V Z",
        "As on the certificate, e.g. 91110108MA0000EX6A; the code has no I O S V Z",
    ),
    help=Text(
        "营业执照正面“统一社会信用代码”一栏。最后一位是校验码（GB 32100-2015），抄错一位程序会指出，并给出相近的有效"
        "号码。号码与证件不符会被退回（平台操作手册（2017））。",
        "On the front of the licence. The last character is a check character (GB 32100-2015): the program notices "
        "one wrong character and offers valid codes near by. A number that differs from the paper comes back (the "
        "platform's manual, 2017).",
    ),
    required=IS_UNIT,
    shown=IS_UNIT,
    asks=Asks.ACCOUNTANT,
    good=("91110108MA0000EX6A",),
    bad=("91110108MA0000EX6B", "9111010"),
)

CERTIFICATE_EXPIRES = Field(
    "operator.certificate_expires",
    DayOr(LONG_TERM),
    label=Text("证件有效期至", "Certificate valid until"),
    hint=Text(
        "营业期限的最后一天，如 2046-05-31；无固定期限填“长期”",
        "Last day of the term, e.g. 2046-05-31; “Long term” without one",
    ),
    help=Text(
        "看营业执照的“营业期限”，新版执照不印期限的填“长期”，也可在国家企业信用信息公示系统查。证件过期会被退回；同一"
        "证件续期后随时更新这里，不需办变更。",
        "See the term on the licence; licences without a printed term are “long term” (the public enterprise "
        "register shows it). An expired certificate comes back; after a renewal of the same paper just enter the new "
        "date.",
    ),
    shown=IS_UNIT,
    after=After.RENEW,
    asks=Asks.ACCOUNTANT,
    good=("2046-05-31", "长期"),
    bad=("2046-02-30",),
)

LEGAL_REPRESENTATIVE = Field(
    "operator.legal_representative",
    NameOfPerson(),
    label=Text("法定代表人姓名", "Legal representative"),
    label_when=(
        (NumberStarts(CERTIFICATE_NUMBER, ("92",)), Text("经营者姓名", "Proprietor")),
        (OneOf(UNIT_NATURE, (GOVERNMENT, MILITARY, OVERSEAS)), Text("负责人姓名", "Head of the unit")),
        (
            OneOf(UNIT_NATURE, (INSTITUTION, ASSOCIATION)),
            Text("法定代表人（负责人）姓名", "Legal representative (head)"),
        ),
    ),
    hint=Text(
        "照证件抄，如 张三；合伙企业写执行事务合伙人，分公司写负责人",
        "As on the certificate, e.g. 张三; partnerships: the managing partner; branches: the head",
    ),
    help=Text(
        "营业执照上的那个名字：公司是法定代表人，个体工商户是经营者，合伙企业是执行事务合伙人，个人独资企业是投资人，"
        "分公司和机关是负责人。执行事务合伙人是公司的，写其委派代表。与主体负责人可以不是同一个人。",
        "The name on the licence: a company's legal representative, a sole trader's proprietor, a partnership's "
        "managing partner (its delegate if that is a company), a sole proprietorship's investor, the head of a "
        "branch or authority. It need not be the principal.",
    ),
    required=IS_UNIT,
    shown=IS_UNIT,
    asks=Asks.ACCOUNTANT,
    good=("张三", "买买提·吐尔逊"),
    bad=("张3",),
)

REGISTERED_REGION = Field(
    "operator.registered_region",
    Region(),
    label=Text("注册地址（省/市/区）", "Registered address (area)"),
    hint=Text("选到区县，如 110108 北京市海淀区", "Down to the county, e.g. 110108 北京市海淀区"),
    help=Text(
        "营业执照“住所”所在的区县，用来和办公地址比对。两者不在一个区的，网安通常要租赁合同或产权证（代办机构经验）。",
        "The county of the seat on the licence; compared with the office. When they differ officers usually ask for "
        "the lease or title deed (agencies).",
    ),
    shown=IS_UNIT,
    asks=Asks.ACCOUNTANT,
    good=("110108",),
    bad=("不存在的地方",),
    more=True,
)

REGISTERED_ADDRESS = Field(
    "operator.registered_address",
    PlainText(100),
    label=Text("注册地址详细地址", "Registered address (detail)"),
    hint=Text(
        "执照“住所”区县以后的部分，如 示例路1号2层203室",
        "The seat on the licence after the county, e.g. 示例路1号2层203室",
    ),
    help=Text(
        "照营业执照“住所（经营场所）”抄写，省市区已经选过的不用重复写。出自平台的批量导入表，可不填。",
        "As in the licence's 住所, without the area already chosen. From the platform's import template; may stay "
        "empty.",
    ),
    shown=IS_UNIT,
    asks=Asks.ACCOUNTANT,
    good=("示例路1号2层203室",),
    more=True,
)

OFFICE_REGION = Field(
    "operator.office_region",
    Region(),
    label=Text("单位办公地址（省/市/区）", "Office address (area)"),
    hint=Text(
        "实际办公的区县，如 110108 北京市海淀区；由它决定归哪里的网安管",
        "County of the real office, e.g. 110108 北京市海淀区; decides the police office",
    ),
    help=Text(
        "属地由单位办公地址决定，不看服务器、域名或ICP备案在哪里（平台页面）。填实际办公的地方；与注册地址不在一个区"
        "的要准备租赁合同或产权证。以后搬到别的区县，要到新属地重新备案，换新编号（平台操作手册（2017））。",
        "The unit's office decides which police office is in charge, never the server, the domain or the ICP number "
        "(the platform's screens). Give the real office; if it lies outside the registered district have the lease "
        "ready. Moving to another district later means filing again there with a new number (the platform's manual, "
        "2017).",
    ),
    required=IS_UNIT,
    shown=IS_UNIT,
    after=After.REFILE,
    good=("110108",),
    bad=("不存在的地方",),
)

OFFICE_ADDRESS = Field(
    "operator.office_address",
    PlainText(100),
    label=Text("单位办公详细地址", "Office address (detail)"),
    hint=Text("写到门牌号和房间，如 示例路1号2层203室", "Down to the door, e.g. 示例路1号2层203室"),
    help=Text(
        "民警可能上门检查，要能按它找到人：路名、门牌号、楼层、房间都写上，省市区不用重复。只写园区名或只写区县，会以"
        "“地址不详细”退回（平台操作手册（2017））。",
        "Officers may visit, so it has to lead them to you: street, number, floor, room; don't repeat the area. Only "
        "the name of a park or of the county is sent back as too vague (the platform's manual, 2017).",
    ),
    required=IS_UNIT,
    shown=IS_UNIT,
    after=After.FREE,
    good=("示例路1号2层203室",),
    bad=("号" * 101,),
)

OFFICE_PHONE = Field(
    "operator.office_phone",
    OfficePhone(),
    label=Text("办公室电话", "Office phone"),
    hint=Text(
        "区号-号码，如 010-66001234；没有座机可填手机，先问一句网安",
        "Area code and number, e.g. 010-66001234; no landline: a mobile, but ask first",
    ),
    help=Text(
        "有人接的座机，分机写在后面，如 010-66001234-801。400、800 客服号不行。没有座机的单位填手机多数能通过，先向网"
        "安确认。审核时会打这个电话核实。",
        "A landline that somebody answers; extensions behind it, e.g. 010-66001234-801. No 400 or 800 numbers. Units "
        "without a landline mostly pass with a mobile, but ask first. The reviewer rings this number.",
    ),
    required=IS_UNIT,
    shown=IS_UNIT,
    after=After.FREE,
    asks=Asks.ACCOUNTANT,
    good=("010-66001234", "010-66001234-801"),
    bad=("66001234", "0999-1"),
)

EMAIL = Field(
    "operator.email",
    EmailAddress(),
    label=Text("电子邮件", "E-mail"),
    hint=Text("单位常用邮箱，如 office@example.com", "The unit's mailbox, e.g. office@example.com"),
    help=Text(
        "收得到审核通知、换人也不会失效的邮箱。旧平台必填，现在的平台可以不填；在有些地方仍会问到。",
        "A mailbox that gets the notices and outlives a change of staff. The old platform required it, the present "
        "one doesn't; some offices still ask.",
    ),
    shown=IS_UNIT,
    after=After.FREE,
    good=("office@example.com",),
    bad=("office@", "office＠"),
)

POSTCODE = Field(
    "operator.postcode",
    Digits(6),
    label=Text("邮政编码", "Postcode"),
    hint=Text("6 位数字，如 100080", "Six digits, e.g. 100080"),
    help=Text(
        "办公地址的邮政编码。只有部分纸质表要填，不知道可以空着。",
        "The postcode of the office. Only some paper forms have it; may stay empty.",
    ),
    shown=IS_UNIT,
    after=After.FREE,
    asks=Asks.ACCOUNTANT,
    good=("100080",),
    bad=("10008", "1000801"),
    more=True,
)

SUPERVISING_BODY = Field(
    "operator.supervising_body",
    PlainText(70),
    label=Text("投资或主管单位", "Investor or supervising body"),
    hint=Text(
        "股东单位或上级主管部门，如 北京示例控股有限公司", "Parent company or authority, e.g. 北京示例控股有限公司"
    ),
    help=Text(
        "企业写控股单位，事业单位、社会团体写主管部门；自然人投资的可以写投资人姓名或不填。出自平台操作手册（2017）。",
        "An enterprise gives its parent company, an institution or association its authority; with natural persons "
        "as investors their names, or nothing. From the platform's manual (2017).",
    ),
    shown=IS_UNIT,
    good=("北京示例控股有限公司",),
    more=True,
)

REMARK = Field(
    "operator.remark",
    PlainText(500, lines=True),
    label=Text("备注", "Remark"),
    hint=Text(
        "要向民警说明的事，如 原名北京样例科技有限公司，2025年更名",
        "Anything to explain, e.g. 原名北京样例科技有限公司，2025年更名",
    ),
    help=Text(
        "一般不填。地址与执照不一致、刚更名、逾期原因等需要说明的写在这里，一两句即可。",
        "Normally empty. Explain here in a sentence or two what differs from the papers: another address, a new "
        "name, a late filing.",
    ),
    after=After.FREE,
    good=("原名北京样例科技有限公司，2025年更名",),
    more=True,
)

CERTIFICATE_SCAN = Slot(
    "operator.certificate",
    label=Text("主办单位证件", "The unit's certificate"),
    hint=Text(
        "营业执照正本或副本原件，四角完整、字迹清楚", "Original or duplicate of the licence, four corners, legible"
    ),
    required=IS_UNIT,
    shown=IS_UNIT,
)
SECTOR_APPROVAL = Slot(
    "operator.sector_approval",
    label=Text("行政主管部门审批证明", "Approval of the administrative authority"),
    hint=Text("公安部令第33号第十四条要求的审批证明", "The approval that Order 33, art. 14 asks for"),
    required=equals(KEY_SECTOR, True),
    shown=equals(KEY_SECTOR, True),
)
OFFICE_PROOF = Slot(
    "operator.office_proof",
    label=Text("办公场所证明", "Proof of the office"),
    hint=Text(
        "租赁合同或产权证；办公地址与注册地址不一致时常被要求",
        "Lease or title deed; often asked for when office and seat differ",
    ),
    shown=IS_UNIT,
)

SECTION = Section(
    "operator",
    label=Text("开办主体", "Subject"),
    hint=Text("谁办的这个网站，照证件填写", "Who runs the site, as on the certificate"),
    questions=(
        KIND,
        UNIT_NATURE,
        NAME,
        CERTIFICATE_TYPE,
        CERTIFICATE_NUMBER,
        CERTIFICATE_EXPIRES,
        LEGAL_REPRESENTATIVE,
        REGISTERED_REGION,
        REGISTERED_ADDRESS,
        OFFICE_REGION,
        OFFICE_ADDRESS,
        OFFICE_PHONE,
        EMAIL,
        POSTCODE,
        SUPERVISING_BODY,
        REMARK,
    ),
    slots=(CERTIFICATE_SCAN, SECTOR_APPROVAL, OFFICE_PROOF),
)
