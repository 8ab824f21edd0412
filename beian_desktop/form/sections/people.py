"""The roles on the site: 网站负责人, 信息安全负责人, 网站应急联络人, 舆情引导员.

While 同主体负责人信息 is ticked each answer stands for the principal's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from beian_desktop.form.conditions import ALWAYS, NEVER, Answered, Condition, equals
from beian_desktop.form.field import Field, Section, Slot
from beian_desktop.form.kinds import YesNo
from beian_desktop.form.number_kinds import EmailAddress
from beian_desktop.form.options import Option
from beian_desktop.form.policy import After
from beian_desktop.form.sections import principal
from beian_desktop.form.sections.person import Person, as_heading
from beian_desktop.identifiers.email import Email
from beian_desktop.identifiers.person_name import PersonName
from beian_desktop.identifiers.phone import Phone
from beian_desktop.system.language import Text


@dataclass(frozen=True, eq=False)
class Role:
    """One person on the site: the section, its questions and its slots."""

    section: Section
    same_as: Field[bool]
    name: Field[PersonName]
    id_type: Field[Option]
    id_number: Field[Any]
    id_from: Field[date]
    id_expires: Field[date | Option]
    mobile: Field[Phone]
    email: Field[Email]
    front: Slot
    back: Slot
    held: Slot

    @property
    def id(self) -> str:
        """The id of the section: ``security_officer``."""
        return self.section.id


def same_as_principal(
    section: str,
    who: Text,
    *,
    required: Condition = ALWAYS,
    shown: Condition = ALWAYS,
    default: str = "",
    more: bool = False,
) -> Field[bool]:
    """The tick 同主体负责人信息 of a person."""
    return Field(
        f"{section}.same_as_principal",
        YesNo(),
        label=Text("同主体负责人信息", "Same as the principal"),
        hint=Text(
            f"{who.zh}就是主体负责人的，打勾即可，不用再填",
            f"Tick if the {who.en} is the principal; no more to fill in",
        ),
        help=Text(
            "平台上同名的勾选框。选“是”后这一段跟着主体负责人走，那边改了这里也改；选“否”则把已有内容留下来单独修改。"
            "小单位一人担任几个角色是常事；人多的单位最好由不同的人担任。",
            "The tick of the same name on the platform. With “Yes” this section follows the principal: a change "
            "there shows here; with “No” what stood here stays to be edited. In a small unit one person often has "
            "several roles; a larger one had better name different people.",
        ),
        required=required,
        shown=shown,
        default=default,
        more=more,
    )


def _emergency_email() -> Field[Email]:
    return Field(
        "emergency_contact.email",
        EmailAddress(),
        label=Text("电子邮件", "E-mail"),
        hint=Text(
            "出事时能马上收到的邮箱，如 duty@example.com",
            "A mailbox read at once in an emergency, e.g. duty@example.com",
        ),
        help=Text(
            "应急联络人的邮箱单独填写，勾选“同主体负责人信息”也要填；可以与主体负责人的相同。平台常见问题：备案后应急"
            "联系人的手机和邮件可以直接变更。",
            "The emergency contact's mailbox is asked for apart, with the tick too; it may be the principal's. The "
            "platform's FAQ: mobile and e-mail of the emergency contact may be changed in place after approval.",
        ),
        required=ALWAYS,
        after=After.FREE,
        personal=True,
        good=("duty@example.com",),
        bad=("duty@", "duty.example.com"),
    )


def _role(
    section: str,
    who: Text,
    hint: Text,
    *,
    same_as: Field[bool],
    optional: bool = False,
    mobile_after: After = After.KEY,
    email: Field[Email] | None = None,
) -> Role:
    """A role whose answers mirror the principal's while it is ticked.

    The details of an ``optional`` role are asked for once it has a name.
    """
    apart = equals(same_as, False)
    person = Person(section, who, required=NEVER if optional else apart, shown=apart, more=optional)
    name = person.name(Text("姓名", "Name"), principal.NAME)
    person = person.but(required=apart & Answered(name)) if optional else person
    id_type = person.id_type(principal.ID_TYPE)
    id_number = person.id_number(id_type, principal.ID_NUMBER)
    id_from = person.id_from(principal.ID_FROM)
    id_expires = person.id_expires(principal.ID_EXPIRES)
    mobile = person.but(after=mobile_after).mobile(principal.MOBILE)
    email = email or person.but(required=NEVER).email(principal.EMAIL)
    front = person.front(principal.ID_FRONT)
    back = person.back(id_type, principal.ID_BACK)
    held = person.held(principal.ID_HELD)
    questions = (same_as, name, id_type, id_number, id_from, id_expires, mobile, email)
    made = Section(
        section, label=as_heading(who), hint=hint, questions=questions, slots=(front, back, held), same_as=same_as
    )
    return Role(made, same_as, name, id_type, id_number, id_from, id_expires, mobile, email, front, back, held)


_MANAGER = Text("网站负责人", "site manager")
SITE_MANAGER = _role(
    "site_manager",
    _MANAGER,
    Text(
        "管这个网站的人；纸质表必填，默认与主体负责人相同",
        "Who runs the site; required on paper, by default the principal",
    ),
    same_as=same_as_principal("site_manager", _MANAGER, required=NEVER, default="true"),
)

_OFFICER = Text("信息安全负责人（网站安全负责人）", "information security officer")
SECURITY_OFFICER = _role(
    "security_officer",
    _OFFICER,
    Text("负责网站信息安全的人，懂技术、能处置", "Answers for the site's security and can act"),
    same_as=same_as_principal("security_officer", _OFFICER),
)

_CONTACT = Text("网站应急联络人", "emergency contact")
EMERGENCY_CONTACT = _role(
    "emergency_contact",
    _CONTACT,
    Text("出事时网安 24 小时都能找到的人", "Whom the police can reach around the clock"),
    same_as=same_as_principal("emergency_contact", _CONTACT),
    mobile_after=After.FREE,
    email=_emergency_email(),
)

_GUIDE = Text("舆情引导员", "public opinion officer")
OPINION_OFFICER = _role(
    "opinion_officer",
    _GUIDE,
    Text(
        "旧称，只有部分地方的纸质表还要；没有就不填",
        "An older role that only some local paper forms ask for; else leave empty",
    ),
    same_as=same_as_principal("opinion_officer", _GUIDE, required=NEVER, more=True),
    optional=True,
)

ROLES = (SITE_MANAGER, SECURITY_OFFICER, EMERGENCY_CONTACT, OPINION_OFFICER)
