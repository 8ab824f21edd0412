"""What was typed of what a scan shows, to compare with it: 一致吗？"""

from __future__ import annotations

from typing import Any

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.links import linked
from beian_desktop.form.field import Field, Slot
from beian_desktop.form.options import Option
from beian_desktop.form.sections import (
    access,
    agent,
    legal_representative,
    operator,
    people,
    principal,
    registrar,
    site,
)
from beian_desktop.system.language import Language, Text

TAIL = 4
"""So many last characters of a number are shown: enough to compare, too few to be of use to a thief."""

_TAIL_OF = Text("{label}尾号 {tail}", "{label} ending in {tail}")


def _persons() -> dict[Slot, tuple[Field[Any], ...]]:
    """The sides of each person's card: name and number in front, the last day of validity behind."""
    legal = legal_representative
    persons = [
        (principal.ID_FRONT, principal.ID_BACK, principal.NAME, principal.ID_NUMBER, principal.ID_EXPIRES),
        (legal.ID_FRONT, legal.ID_BACK, operator.LEGAL_REPRESENTATIVE, legal.ID_NUMBER, legal.ID_EXPIRES),
        *((role.front, role.back, role.name, role.id_number, role.id_expires) for role in people.ROLES),
    ]
    fronts = {front: (name, number) for front, _, name, number, _ in persons}
    held = {role.held: (role.name, role.id_number) for role in people.ROLES}
    return {
        **fronts,
        **{back: (expires,) for _, back, _, _, expires in persons},
        **held,
        agent.ID_FRONT: (agent.NAME, agent.ID_NUMBER),
        principal.ID_HELD: (principal.NAME, principal.ID_NUMBER),
    }


_SHOWN = {
    **_persons(),
    operator.CERTIFICATE_SCAN: (operator.NAME, operator.CERTIFICATE_NUMBER, operator.LEGAL_REPRESENTATIVE),
    site.DOMAIN_CERTIFICATE: (site.DOMAIN, site.CERTIFICATE_TO),
    site.ICP_SCREENSHOT: (site.ICP_NUMBER, site.NAME),
    site.HOME_PAGE: (site.NAME,),
    access.AGREEMENT: (access.NAME,),
    access.LICENCE: (access.NAME,),
    registrar.LICENCE: (registrar.NAME,),
}

_NUMBERS = {operator.CERTIFICATE_NUMBER, *(fields[1] for slot, fields in _persons().items() if len(fields) > 1)}


def on_scan(slot: Slot, answers: Answers, language: Language) -> str:
    """What was typed of what stands on the scan: names whole, numbers by their last four characters.

    Empty when nothing was typed yet, or the scan shows nothing that is asked for.
    """
    full = linked(answers)
    parts = [_part(field, full, language) for field in _SHOWN.get(slot, ()) if full.typed(field).strip()]
    return ("，" if language is Language.ZH else ", ").join(parts)


def _part(field: Field[Any], answers: Answers, language: Language) -> str:
    label = field.label_for(answers).in_(language)
    face = answers.face(field)
    written = face.meaning.show(language) if isinstance(face.meaning, Option) else face.written
    if field in _NUMBERS:
        return _TAIL_OF.fill(language, label=label, tail=written[-TAIL:])
    return f"{label} {written}"
