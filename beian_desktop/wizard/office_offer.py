"""The police office offered for an area: its usual name, or what a person put in its place the last time."""

from __future__ import annotations

from collections.abc import Mapping

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.office import deciding_area, suggested_office
from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import office
from beian_desktop.identifiers.area import Area

Offer = Mapping[BaseField, str]


def offer(area: Area, remembered: Mapping[str, str] | None) -> dict[BaseField, str]:
    """What the office's questions are answered with for ``area``; ``remembered`` is by field id."""
    if remembered is None:
        return {office.NAME: suggested_office(area)}
    return {field: remembered[field.id] for field in office.SECTION.fields() if remembered.get(field.id)}


def with_offer(answers: Answers, before: Offer, now: Offer) -> Answers:
    """``answers`` with the office ``now``; what a person wrote in place of the offer ``before`` stays."""
    ours = [field for field in office.SECTION.fields() if answers.typed(field) in ("", before.get(field, ""))]
    return answers.with_all({field: (now.get(field, ""),) for field in ours})


def edited(answers: Answers, offered: Offer) -> dict[str, str] | None:
    """The office's answers by field id, to be remembered for their area; None while they are the offered ones.

    An office without a name isn't worth remembering.
    """
    given = {field: answers.typed(field) for field in office.SECTION.fields()}
    if not given[office.NAME] or all(text == offered.get(field, "") for field, text in given.items()):
        return None
    return {field.id: text for field, text in given.items() if text}


def area_code(answers: Answers) -> str:
    """The code of the area that decides the office; empty while none does."""
    area = deciding_area(answers)
    return area.code if area is not None else ""
