"""Details of the 法定代表人: for units that file at the counter, and for the mandate."""

from __future__ import annotations

from beian_desktop.form.conditions import equals
from beian_desktop.form.field import Section
from beian_desktop.form.policy import After
from beian_desktop.form.sections import principal
from beian_desktop.form.sections.operator import IS_UNIT
from beian_desktop.form.sections.people import same_as_principal
from beian_desktop.form.sections.person import Person, as_heading
from beian_desktop.form.sections.start import AT_COUNTER, FILED_ONLINE
from beian_desktop.system.language import Text

_WHO = Text("法定代表人", "legal representative")
_ASKED = IS_UNIT & ~FILED_ONLINE

SAME_AS_PRINCIPAL = same_as_principal("legal_representative", _WHO, required=IS_UNIT & AT_COUNTER, shown=_ASKED)
_APART = _ASKED & equals(SAME_AS_PRINCIPAL, False)
_PERSON = Person("legal_representative", _WHO, required=_APART & AT_COUNTER, shown=_APART)

ID_TYPE = _PERSON.id_type(principal.ID_TYPE)
ID_NUMBER = _PERSON.id_number(ID_TYPE, principal.ID_NUMBER)
ID_EXPIRES = _PERSON.but(after=After.RENEW).id_expires(principal.ID_EXPIRES)
MOBILE = _PERSON.mobile(principal.MOBILE)

ID_FRONT = _PERSON.front(principal.ID_FRONT)
ID_BACK = _PERSON.back(ID_TYPE, principal.ID_BACK)

SECTION = Section(
    "legal_representative",
    label=as_heading(_WHO),
    hint=Text(
        "主体负责人不一定是法定代表人，能扫脸登录的员工也可以，先问网安；窗口办理和委托书要用到法定代表人的证件",
        "The principal need not be the legal representative: an employee who can do the face log-in may be, ask the "
        "police first; the counter and the mandate need these details",
    ),
    questions=(SAME_AS_PRINCIPAL, ID_TYPE, ID_NUMBER, ID_EXPIRES, MOBILE),
    slots=(ID_FRONT, ID_BACK),
    shown=_ASKED,
    same_as=SAME_AS_PRINCIPAL,
)
