"""Answers to the form: what was typed, read on demand by the kind of each field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Field, ListField, Question, Repeat, Section, Slot
from beian_desktop.form.kinds import Kind, Value

T = TypeVar("T")

Texts = Mapping[BaseField, tuple[str, ...]]

EMPTY: Value[Any] = Value("", None, None)


@lru_cache(maxsize=8192)
def _read(kind: Kind[Any], text: str) -> Value[Any]:
    return kind.read(text)


def forget_readings() -> None:
    """Drops every value that was read and kept for speed."""
    _read.cache_clear()


class Answers:
    """What was answered so far; immutable, so that a copy is a snapshot.

    Each field has a tuple of texts as typed: one for a :class:`Field`, any number
    for a :class:`ListField`, and one for each row for a member of a
    :class:`Repeat` (``""`` where a row leaves it out).
    """

    __slots__ = ("_texts", "_values")

    def __init__(self, texts: Texts | None = None) -> None:
        self._texts: dict[BaseField, tuple[str, ...]] = {
            field: kept for field, given in (texts or {}).items() if (kept := _trimmed(given))
        }
        self._values: dict[tuple[BaseField, int], Value[Any]] = {}

    def forget(self) -> None:
        """Drops what was read so far, which is read again when it is asked for: thousands of filings take room."""
        self._values.clear()

    # Reading

    def __getitem__(self, field: Field[T]) -> T | None:
        """What the answer means; None when there is none or it can't be read."""
        return self.value(field).meaning

    def all(self, field: ListField[T]) -> tuple[T, ...]:
        """What the readable items of a list answer mean."""
        values = (self.item(field, row).meaning for row in range(len(self.texts(field))))
        return tuple(meaning for meaning in values if meaning is not None)

    def value(self, field: Field[T], row: int = 0) -> Value[T]:
        """The answer with its three faces; an empty one takes the field's default."""
        return self._value(field, row)

    def item(self, field: ListField[T], row: int) -> Value[T]:
        """One item of a list answer with its three faces."""
        return self._value(field, row)

    def face(self, field: BaseField, row: int = 0) -> Value[Any]:
        """One answer of any field with its three faces, for code that walks the form."""
        return self._value(field, row)

    def normal(self, field: BaseField) -> str | None:
        """The normal form of a single answer; None when there is none or it can't be read."""
        return self._value(field, 0).normal

    def _value(self, field: BaseField, row: int) -> Value[Any]:
        value = self._values.get((field, row))
        if value is None:
            text = self.typed(field, row) or field.default
            value = self._read_now(field.kind, text) if text else EMPTY
            self._values[field, row] = value
        return value

    def _read_now(self, kind: Kind[Any], text: str) -> Value[Any]:
        if type(kind).read_among is Kind.read_among:
            return _read(kind, text)
        return kind.read_among(text, self)

    def texts(self, field: BaseField) -> tuple[str, ...]:
        """The texts as typed, without trailing empty ones."""
        return self._texts.get(field, ())

    def typed(self, field: BaseField, row: int = 0) -> str:
        """The text as typed, ``""`` when unanswered."""
        texts = self.texts(field)
        return texts[row] if row < len(texts) else ""

    def rows(self, repeat: Repeat) -> tuple[Row, ...]:
        """The rows of a repeat, empty ones between others included."""
        count = max((len(self.texts(member)) for member in repeat.members), default=0)
        return tuple(Row(self, repeat, index) for index in range(count))

    def answered(self, question: Question) -> bool:
        """Whether anything was typed (or a default stands) for the question."""
        if isinstance(question, Repeat):
            return any(self.texts(member) for member in question.members)
        return bool(self.texts(question) or question.default)

    def shown(self, part: Question | Section | Slot) -> bool:
        """Whether the form asks for this part: a condition that isn't decided yet hides it not."""
        return part.shown.evaluate(self) is not False

    # Writing

    def with_text(self, field: BaseField, text: str) -> Answers:
        """These answers with the first text of a field changed."""
        return self.with_texts(field, (text, *self.texts(field)[1:]))

    def with_texts(self, field: BaseField, texts: Sequence[str]) -> Answers:
        """These answers with all texts of one field changed."""
        return self.with_all({field: tuple(texts)})

    def with_all(self, texts: Texts) -> Answers:
        """These answers with all texts of several fields changed."""
        return Answers({**self._texts, **texts})

    def with_rows(self, repeat: Repeat, rows: Sequence[Mapping[Field[Any], str]]) -> Answers:
        """These answers with the rows of a repeat changed; empty rows are left out."""
        full = [row for row in rows if any(row.values())]
        columns: dict[BaseField, tuple[str, ...]] = {
            member: tuple(row.get(member, "") for row in full) for member in repeat.members
        }
        return self.with_all(columns)

    def __iter__(self) -> Iterator[BaseField]:
        """The answered fields, in the form's order."""
        return iter(sorted(self._texts, key=FORM.position))

    def __len__(self) -> int:
        return len(self._texts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Answers) and self._texts == other._texts

    __hash__ = None  # type: ignore[assignment]  # compared by value, held in no set

    def __repr__(self) -> str:
        return f"<Answers to {len(self)} fields>"  # never the answers: they are personal


def _trimmed(texts: Sequence[str]) -> tuple[str, ...]:
    """The texts without the empty ones at the end."""
    count = len(texts)
    while count and not texts[count - 1]:
        count -= 1
    return tuple(texts[:count])


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a repeat."""

    answers: Answers
    repeat: Repeat
    index: int

    def __getitem__(self, field: Field[T]) -> T | None:
        """What the row's answer means."""
        return self.answers.value(field, self.index).meaning

    def typed(self, field: Field[Any]) -> str:
        """The row's text as typed."""
        return self.answers.typed(field, self.index)

    def texts(self) -> dict[Field[Any], str]:
        """Every text of the row as typed."""
        return {member: self.typed(member) for member in self.repeat.members}

    @property
    def empty(self) -> bool:
        """Whether nothing was typed in the row."""
        return not any(self.texts().values())
