"""Answers as they are shown on a counter or a shared screen: the numbers of persons hidden but for a few digits."""

from __future__ import annotations

from collections.abc import Sequence

from beian_desktop.form.field import BaseField, Question, Repeat


def is_masked(question: Question) -> bool:
    """Whether anything of the answers to a question is hidden."""
    fields: Sequence[BaseField] = question.members if isinstance(question, Repeat) else (question,)
    return any(field.kind.mask is not None for field in fields)


def masked(field: BaseField, text: str) -> str:
    """A text of a field, typed or shown, with what its kind says hidden; also a text that can't be read."""
    return text if field.kind.mask is None else field.kind.mask.over(text)
