"""Answers given in a test, as typed, for conditions and kinds to look up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from beian_desktop.form.field import BaseField, Field, ListField
from beian_desktop.form.kinds import Value

T = TypeVar("T")


class Given:
    """Typed texts by field; a field that isn't among them is unanswered."""

    def __init__(self, typed: Mapping[Any, str] | None = None, lists: Mapping[Any, list[str]] | None = None) -> None:
        self.typed = typed or {}
        self.lists = lists or {}

    def value(self, field: BaseField) -> Value[Any] | None:
        typed = self.typed.get(field)
        return None if typed is None else field.kind.read_among(typed, self)

    def __getitem__(self, field: Field[T], /) -> T | None:
        value = self.value(field)
        return value.meaning if value else None

    def all(self, field: ListField[T], /) -> tuple[T, ...]:
        meanings = (field.kind.read(typed).meaning for typed in self.lists.get(field, []))
        return tuple(meaning for meaning in meanings if meaning is not None)

    def normal(self, field: BaseField, /) -> str | None:
        value = self.value(field)
        return value.normal if value else None
