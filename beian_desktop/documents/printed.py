"""The answers as they are printed: ticked roles filled, hidden questions left out, choices as boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeGuard

from beian_desktop.documents.signs import EMPTY_BOX, TICKED_BOX, joined
from beian_desktop.filing.answers import Answers, Row
from beian_desktop.filing.links import linked, ticked
from beian_desktop.filing.office import deciding_area, suggested_office
from beian_desktop.filing.shown import shown
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Field, Question, Repeat, Section
from beian_desktop.form.kinds import Choice, YesNo
from beian_desktop.form.options import Option
from beian_desktop.form.sections import office, operator
from beian_desktop.identifiers.credit_code import SOLE_TRADER
from beian_desktop.system.language import Language

ZH = Language.ZH
FEW = 10
"""Up to so many options all are printed with boxes; of a longer list, the chosen one."""


@dataclass(frozen=True)
class Printed:
    """A filing's answers for print. ``blank`` prints every question without its answer, for handwriting."""

    own: Answers
    blank: bool = False

    @cached_property
    def full(self) -> Answers:
        """The answers with the principal's standing in every ticked role."""
        return linked(self.own)

    def asked(self, question: Question) -> bool:
        """Whether the question is printed: hidden ones aren't, nor what the form keeps off paper; those of a ticked role are."""
        if question.unprinted is not None:
            return False
        if self.blank:
            return True
        section = FORM.section(question.id.partition(".")[0])
        if not self.own.shown(section):
            return False
        return self.own.shown(question) or _follows_principal(section, question, self.own)

    def label(self, question: Question) -> str:
        """The question's Chinese label."""
        return question.label_for(self.own).in_(ZH)

    def texts(self, question: Question) -> tuple[str, ...]:
        """The answer as a person reads it: a text for each item or row, nothing when unanswered."""
        return () if self.blank else shown(question, self.full, ZH)

    def rows(self, repeat: Repeat) -> tuple[Row, ...]:
        """The rows of a repeat that hold anything."""
        return () if self.blank else tuple(row for row in self.full.rows(repeat) if not row.empty)

    def text(self, question: Question) -> str:
        """The whole answer as one text."""
        return "、".join(self.texts(question))

    def value(self, question: Question, *, boxes: bool | None = None, codes: bool = False) -> str:
        """The answer for a cell: boxes for a choice of few options (``boxes`` decides otherwise),
        with the options' numbers where ``codes`` asks for them."""
        if not _is_choice(question):
            return self.text(question)
        options = question.kind.options()
        if not (len(options) <= FEW if boxes is None else boxes):
            return self.text(question)
        chosen = {option.code: option for option in self.chosen(question)}
        parts = [_box(chosen.get(option.code), option, codes=codes) for option in options]
        strays = [] if self.blank else list(self._strays(question))
        return "    ".join([*parts, *strays])

    def chosen(self, question: BaseField) -> Iterator[Option]:
        """The options that are chosen."""
        if self.blank:
            return
        for index in range(max(len(self.full.texts(question)), 1)):
            value = self.full.face(question, index)
            yield from (o for o in question.kind.options() if value.normal and _same(o, value.meaning))
            if isinstance(value.meaning, Option) and value.meaning.words:
                yield value.meaning

    def _strays(self, question: BaseField) -> Iterator[str]:
        """What was typed and isn't among the options: printed as typed, never dropped."""
        for index, typed in enumerate(self.full.texts(question)):
            if typed and self.full.face(question, index).meaning is None:
                yield typed

    @cached_property
    def is_individual(self) -> bool:
        """Whether a natural person files."""
        return self.own[operator.KIND] is operator.INDIVIDUAL

    @cached_property
    def is_sole_trader(self) -> bool:
        """Whether the unit is a 个体工商户, which need not have a seal: its credit code tells."""
        licence = self.own.normal(operator.CERTIFICATE_NUMBER) or ""
        return len(licence) == 18 and licence.startswith(SOLE_TRADER)

    @cached_property
    def office_name(self) -> str:
        """The police office: as answered, else the usual name of the deciding area's."""
        area = deciding_area(self.full)
        return self.text(office.NAME) or (suggested_office(area) if area else "")


def _follows_principal(section: Section, question: Question, answers: Answers) -> bool:
    return isinstance(question, Field) and question.mirrors is not None and ticked(section, answers)


def _is_choice(question: Question) -> TypeGuard[BaseField]:
    return isinstance(question, BaseField) and isinstance(question.kind, (Choice, YesNo))


def _same(option: Option, meaning: object) -> bool:
    if isinstance(meaning, bool):
        return option.code == ("true" if meaning else "false")
    return isinstance(meaning, Option) and option.code == meaning.code


def _box(chosen: Option | None, option: Option, *, codes: bool) -> str:
    label = (chosen or option).show(ZH)
    if codes and option.code.isdigit():
        label = f"{option.code}{label}"
    return (TICKED_BOX if chosen else EMPTY_BOX) + (joined(label) if len(label) <= 14 else label)
