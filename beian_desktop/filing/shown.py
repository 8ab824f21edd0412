"""Answers as a person reads them, on the screen and on paper."""

from __future__ import annotations

from beian_desktop.filing.answers import Answers, Row
from beian_desktop.form.field import BaseField, Question, Repeat
from beian_desktop.identifiers.text import clean_text
from beian_desktop.system.language import Language


def shown(question: Question, answers: Answers, language: Language) -> tuple[str, ...]:
    """The answer as a person reads it: a text for each item or row, nothing when unanswered."""
    if isinstance(question, Repeat):
        return tuple(show_row(row, language) for row in answers.rows(question) if not row.empty)
    count = max(len(answers.texts(question)), 1 if question.default else 0)
    texts = (show_one(question, answers, index, language) for index in range(count))
    return tuple(text for text in texts if text)


def show_one(field: BaseField, answers: Answers, row: int, language: Language) -> str:
    """One answer as a person reads it; as typed when it can't be read, but for what can't be seen or printed."""
    value = answers.face(field, row)
    if value.meaning is None:
        return clean_text(value.typed).text
    return field.kind.show(value.meaning, language)


def show_row(row: Row, language: Language) -> str:
    """A row of a repeat in one line: its first two members as a span, a note in brackets."""
    texts = [
        show_one(member, row.answers, row.index, language) if row.typed(member) else "" for member in row.repeat.members
    ]
    span = [text for text in dict.fromkeys(texts[:2]) if text]
    notes = [text for text in texts[2:] if text]
    return " - ".join(span) + (f"（{'，'.join(notes)}）" if notes else "")
