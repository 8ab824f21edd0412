"""Answers as they are shown on a counter or a shared screen: the numbers of persons hidden but for a few digits."""

from __future__ import annotations

from collections.abc import Sequence

from beian_desktop.filing.answers import Answers
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Question, Repeat

MASKED_FIELDS = tuple(field for field in FORM.fields() if field.kind.mask is not None)


def is_masked(question: Question) -> bool:
    """Whether anything of the answers to a question is hidden."""
    fields: Sequence[BaseField] = question.members if isinstance(question, Repeat) else (question,)
    return any(field.kind.mask is not None for field in fields)


def masked(field: BaseField, text: str) -> str:
    """A text of a field, typed or shown, with what its kind says hidden; also a text that can't be read."""
    return text if field.kind.mask is None else field.kind.mask.over(text)


def masked_within(text: str, answers: Answers) -> str:
    """Any text, such as a message, with the numbers of persons hidden that are among the answers, however written."""
    found = {written: masked(field, written) for field in MASKED_FIELDS for written in _written(field, answers)}
    for written in sorted(found, key=len, reverse=True):
        text = text.replace(written, found[written])
    return text


def _written(field: BaseField, answers: Answers) -> set[str]:
    texts = answers.texts(field)
    written = {answers.face(field, row).written for row in range(len(texts))}
    return {text for text in (*texts, *written) if text.strip()}
