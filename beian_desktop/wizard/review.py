"""Check answers: every answer of a filing in order, as one list of rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.links import linked, ticked
from beian_desktop.filing.shown import shown
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import Field, Question, Section
from beian_desktop.system.language import Language


class Standing(StrEnum):
    """How an answer stands in the filing."""

    ANSWERED = "answered"
    MISSING = "missing"
    EMPTY = "empty"
    LINKED = "linked"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Line:
    """One question with its answer as a person reads it, a text for each item or row."""

    section: Section
    question: Question
    label: str
    shown: tuple[str, ...]
    standing: Standing


def lines(filing: Filing, language: Language) -> Iterator[Line]:
    """Every question that the form asks, then those hidden ones that kept a value."""
    own, full = filing.answers, linked(filing.answers)
    kept = []
    for section in FORM.sections:
        for question in section.questions:
            line = _line(section, question, own, full, language)
            if line.standing is Standing.KEPT:
                kept.append(line)
            elif line.standing is Standing.LINKED or _asked(section, question, own):
                yield line
    yield from kept


def _line(section: Section, question: Question, own: Answers, full: Answers, language: Language) -> Line:
    label = question.label_for(own).in_(language)
    mirrors = isinstance(question, Field) and question.mirrors is not None
    if mirrors and ticked(section, own) and own.shown(section):
        return Line(section, question, label, shown(question, full, language), Standing.LINKED)
    texts = shown(question, own, language)
    return Line(section, question, label, texts, _standing(section, question, own, bool(texts)))


def _standing(section: Section, question: Question, own: Answers, answered: bool) -> Standing:
    if not _asked(section, question, own):
        return Standing.KEPT if answered and own.answered(question) else Standing.EMPTY
    if answered:
        return Standing.ANSWERED
    required = question.required.evaluate(own) is True
    return Standing.MISSING if required else Standing.EMPTY


def _asked(section: Section, question: Question, answers: Answers) -> bool:
    return answers.shown(section) and answers.shown(question)
