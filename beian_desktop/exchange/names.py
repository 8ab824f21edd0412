"""Sections, questions and slots by whatever an exchange file calls them: id or label, in either language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeVar

from beian_desktop.form.declaration import FORM, UnknownField
from beian_desktop.form.field import BaseField, Field, Question, Repeat, Section
from beian_desktop.system.language import Text

T = TypeVar("T")


def folded(name: str) -> str:
    """A name as it is compared: width, case and spaces make no difference."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


@cache
def sections() -> Mapping[str, Section]:
    """The sections that hold questions."""
    return _table((section, section.id, [section.label]) for section in FORM.sections if section.questions)


@cache
def questions(section: Section) -> Mapping[str, Question]:
    """The questions of a section."""
    return _table((question, question.name, _labels(question)) for question in section.questions)


@cache
def members(repeat: Repeat) -> Mapping[str, Field[object]]:
    """The columns of a repeat."""
    return _table((member, member.name, _labels(member)) for member in repeat.members)


def slot_id(name: str) -> str | None:
    """The id of the slot that is called so; None when the form has none."""
    try:
        return FORM.slot(name).id
    except UnknownField:
        return _slots().get(folded(name))


@cache
def _slots() -> Mapping[str, str]:
    return _table((slot.id, slot.id, [slot.label]) for slot in FORM.slots)


def _labels(question: Question) -> list[Text]:
    conditional = [label for _, label in question.label_when] if isinstance(question, BaseField) else []
    return [question.label, *conditional]


def _table(entries: Iterable[tuple[T, str, list[Text]]]) -> dict[str, T]:
    """Names to things: an id always counts, a label only where it names one thing."""
    ids: dict[str, T] = {}
    by_label: dict[str, list[T]] = {}
    for thing, name, labels in entries:
        ids[folded(name)] = thing
        for label in {folded(words) for text in labels for words in (text.zh, text.en)}:
            by_label.setdefault(label, []).append(thing)
    return {**{label: things[0] for label, things in by_label.items() if len(things) == 1}, **ids}
