"""主体负责人: the person who answers for the subject; for an individual, that person."""

from __future__ import annotations

from beian_desktop.form.conditions import NEVER
from beian_desktop.form.field import Field, Section, Slot
from beian_desktop.form.kinds import PlainText
from beian_desktop.form.number_kinds import OfficePhone, Region
from beian_desktop.form.policy import After, Asks
from beian_desktop.form.sections.operator import IS_INDIVIDUAL, IS_UNIT
from beian_desktop.form.sections.person import Person
from beian_desktop.system.language import Text

_PERSON = Person("principal", Text("主体负责人", "principal"))

NAME = Person("principal", _PERSON.who, required=IS_UNIT, shown=IS_UNIT).name(
    Text("负责人姓名", "Name of the principal")
)
ID_TYPE = _PERSON.id_type()
ID_NUMBER = _PERSON.id_number(ID_TYPE)
ID_FROM = _PERSON.but(after=After.RENEW).id_from()
ID_EXPIRES = _PERSON.but(after=After.RENEW).id_expires()

REGION = Field(
    "principal.region",
    Region(),
    label=Text("负责人常驻地址区域", "Where the principal lives (area)"),
    hint=Text(
        "实际居住的区县，如 110108 北京市海淀区；个人备案由它决定归哪里管",
        "County of residence, e.g. 110108; for an individual it decides the police office",
    ),
    help=Text(
        "个人备案按负责人常住地址确定属地网安（平台页面），不看户籍；与身份证地址不在一处的，准备居住证或租房合同。单"
        "位备案时可不填，属地看单位办公地址。",
        "An individual files where he or she lives (the platform's screens), whatever the household register says; "
        "with another address on the identity card have a residence permit or lease ready. A unit may leave it "
        "empty: its office decides.",
    ),
    required=IS_INDIVIDUAL,
    after=After.FREE,
    after_when=((IS_INDIVIDUAL, After.REFILE),),
    personal=True,
    good=("110108",),
    bad=("不存在的地方",),
)

ADDRESS = Field(
    "principal.address",
    PlainText(100),
    label=Text("负责人常驻地址详细地址", "Where the principal lives (detail)"),
    hint=Text("写到门牌和房号，如 示例路1号院2号楼3单元401室", "Down to the door, e.g. 示例路1号院2号楼3单元401室"),
    help=Text(
        "现在实际居住的地址，省市区不用重复，小区要写路名门牌、楼号、单元、房号。只写小区名会以“地址不详细”退回（平台"
        "操作手册（2017））。",
        "The present home without repeating the area: street, number, building, entrance, flat. Only the name of an "
        "estate is sent back as too vague (the platform's manual, 2017).",
    ),
    required=IS_INDIVIDUAL,
    after=After.FREE,
    personal=True,
    good=("示例路1号院2号楼3单元401室",),
    bad=("号" * 101,),
)

OFFICE_PHONE = Field(
    "principal.office_phone",
    OfficePhone(),
    label=Text("办公室电话", "Office phone"),
    hint=Text(
        "负责人的座机，如 010-66001234；没有可不填", "The principal's landline, e.g. 010-66001234; else leave empty"
    ),
    help=Text(
        "区号-号码，分机写在后面。没有座机就空着，手机号码写在下一项。",
        "Area code and number, the extension behind it. Leave it empty without a landline; the mobile comes next.",
    ),
    after=After.FREE,
    asks=Asks.ACCOUNTANT,
    good=("010-66001234",),
    bad=("66001234",),
    more=True,
)

MOBILE = _PERSON.but(after=After.FREE).mobile()
EMAIL = _PERSON.but(required=NEVER).email()

REMARK = Field(
    "principal.remark",
    PlainText(500, lines=True),
    label=Text("备注", "Remark"),
    hint=Text(
        "关于负责人要说明的事，如 负责人常驻外地，可预约到场",
        "Anything about the principal, e.g. 负责人常驻外地，可预约到场",
    ),
    help=Text(
        "一般不填。负责人姓名有生僻字、刚换证、常驻外地等情况可以在这里说明。",
        "Normally empty. Explain a rare character in the name, a renewed card, or a principal who lives elsewhere.",
    ),
    after=After.FREE,
    good=("负责人常驻外地，可预约到场",),
    more=True,
)

ID_FRONT = _PERSON.front()
ID_BACK = _PERSON.back(ID_TYPE)
ID_HELD = _PERSON.held()
RESIDENCE_PROOF = Slot(
    "principal.residence_proof",
    label=Text("负责人居住证明", "Proof of the principal's residence"),
    hint=Text(
        "居住证或租房合同；常住地址与身份证不一致时常被要求",
        "Residence permit or lease; often asked for when the identity card has another address",
    ),
)

SECTION = Section(
    "principal",
    label=Text("主体负责人", "Principal"),
    hint=Text("对网站负总责的人；个人备案就是本人", "Who answers for the site; an individual is the principal"),
    questions=(
        NAME,
        ID_TYPE,
        ID_NUMBER,
        ID_FROM,
        ID_EXPIRES,
        REGION,
        ADDRESS,
        OFFICE_PHONE,
        MOBILE,
        EMAIL,
        REMARK,
    ),
    slots=(ID_FRONT, ID_BACK, ID_HELD, RESIDENCE_PROOF),
)
