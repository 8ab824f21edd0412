"""What a questionnaire asks: every question that a client can answer, by its place in the form and by its names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from beian_desktop.exchange.names import folded
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import Question, Repeat, Section
from beian_desktop.form.sections import result, service, site
from beian_desktop.system.language import Language, Text

BETWEEN = " · "
"""Stands between a section's name and a question's where both are written."""

ID = "id"
ID_LABELS = Text("记录编号", "Record number")
"""The column or row of the number by which a filing kept here can be named."""

OF_A_SITE = (site.SECTION, service.SECTION)
"""What differs from site to site; the rest is taken from the first site where it is left out."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its section."""

    section: Section
    question: Question

    @property
    def id(self) -> str:
        """The question's id."""
        return self.question.id

    def heading(self, language: Language) -> str:
        """Section and question, which no other question shares."""
        return f"{self.section.label.in_(language)}{BETWEEN}{self.question.label.in_(language)}"


def asked() -> Iterator[Asked]:
    """Every question but those about what the police decide afterwards, in the form's order."""
    for section in FORM.sections:
        if section is not result.SECTION:
            yield from (Asked(section, question) for question in section.questions)


@cache
def by_name() -> Mapping[str, Question]:
    """Questions by everything that a sheet may call them, folded: id, section and label, label alone where it is one's own."""
    ids = {folded(each.id): each.question for each in asked()}
    labels: dict[str, set[Question]] = {}
    for each in asked():
        for name in _names(each):
            labels.setdefault(folded(name), set()).add(each.question)
    own = {name: next(iter(questions)) for name, questions in labels.items() if len(questions) == 1}
    return {**own, **ids}


def _names(each: Asked) -> Iterator[str]:
    question = each.question
    conditional = () if isinstance(question, Repeat) else (label for _, label in question.label_when)
    for label in (question.label, *conditional):
        for language in Language:
            words, section = label.in_(language), each.section.label.in_(language)
            yield from (words, *(f"{section}{sign}{words}" for sign in (BETWEEN, "", "-", ":", ".")))


@lru_cache(maxsize=8192)
def named(text: str) -> Question | str | None:
    """The question that a cell names, ID for the record number, None for neither."""
    name = folded(text.strip().strip("*＊:："))
    if name in (ID, folded(ID_LABELS.zh), folded(ID_LABELS.en)):
        return ID
    return by_name().get(name)
