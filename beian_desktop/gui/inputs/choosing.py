"""Which input a question gets."""

from __future__ import annotations

from beian_desktop.form.field import BaseField, ListField, Question, Repeat
from beian_desktop.form.kinds import Day, DayOr, PlainText
from beian_desktop.form.number_kinds import Region
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.inputs.area import AreaInput
from beian_desktop.gui.inputs.base import Input
from beian_desktop.gui.inputs.choices import ComboInput, RadioInput, TicksInput
from beian_desktop.gui.inputs.day import DayInput
from beian_desktop.gui.inputs.provider import ProviderInput
from beian_desktop.gui.inputs.rows import RowsInput
from beian_desktop.gui.inputs.text import LineInput, LinesInput, ParagraphInput
from beian_desktop.services.providers import FIELDS

PROVIDERS = {fields["name"].id: kind for kind, fields in FIELDS.items()}
"""The questions that the provider book answers."""

FEW = 8
"""So many options are all shown; more go into a list with search."""


def input_for(desk: Desk, question: Question) -> Input:
    """The input for a question, by its kind."""
    if isinstance(question, Repeat):
        return RowsInput(desk, question)
    if isinstance(question, ListField):
        return TicksInput(desk, question) if question.kind.options() else LinesInput(desk, question)
    return _for_one(desk, question)


def _for_one(desk: Desk, field: BaseField) -> Input:
    kind = field.kind
    if isinstance(kind, Day | DayOr):
        return DayInput(desk, field)
    if isinstance(kind, Region):
        return AreaInput(desk, field)
    if isinstance(kind, PlainText) and kind.lines:
        return ParagraphInput(desk, field)
    if options := kind.options():
        return RadioInput(desk, field) if len(options) <= FEW else ComboInput(desk, field)
    if field.id in PROVIDERS:
        return ProviderInput(desk, field, PROVIDERS[field.id])
    return LineInput(desk, field)
