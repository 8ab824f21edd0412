"""附件: every slot in print order, and those that belong to no other section."""

from __future__ import annotations

from functools import lru_cache

from beian_desktop.form.conditions import equals
from beian_desktop.form.field import Section, Slot
from beian_desktop.form.sections import (
    access,
    agent,
    legal_representative,
    operator,
    people,
    principal,
    registrar,
    security,
    service,
    site,
    start,
)
from beian_desktop.system.language import Text

LEGAL_CHANGE_NOTICE = Slot(
    "legal_change_notice",
    label=Text("变更核准通知书", "Notice of the registered change"),
    hint=Text(
        "改名、换法定代表人时市场监管部门发的通知",
        "From the market authority, after a change of name or legal representative",
    ),
    shown=equals(start.KIND, start.CHANGE),
)

OTHER_PREFIX = "other."


@lru_cache(maxsize=256)
def other(slot_id: str) -> Slot:
    """The slot of a further paper: ``other.`` and a name of one's own, such as ``other.情况说明``.

    Raises ValueError when ``slot_id`` isn't of that shape.
    """
    name = slot_id.removeprefix(OTHER_PREFIX)
    if not slot_id.startswith(OTHER_PREFIX) or not name:
        raise ValueError(slot_id)
    return Slot(
        slot_id,
        label=Text(f"其他材料：{name}", f"Other paper: {name}"),
        hint=Text("网安另外要求的材料", "Whatever else the police ask for"),
    )


_ROLE_SLOTS = tuple(slot for role in people.ROLES for slot in role.section.slots)

SLOTS = (
    *operator.SECTION.slots,
    *principal.SECTION.slots,
    *_ROLE_SLOTS,
    *legal_representative.SECTION.slots,
    *agent.SECTION.slots,
    *site.SECTION.slots,
    *access.SECTION.slots,
    *registrar.SECTION.slots,
    *service.SECTION.slots,
    *security.SECTION.slots,
    LEGAL_CHANGE_NOTICE,
)

SECTION = Section(
    "attachments",
    label=Text("附件", "Attachments"),
    hint=Text(
        "证件和证明的扫描件，网上办理和窗口办理要的不同",
        "Scans of certificates and proofs; they differ by the way of filing",
    ),
    slots=(LEGAL_CHANGE_NOTICE,),
)
