"""What becomes of typed text when an input is left, and of pasted lines."""

from __future__ import annotations

from typing import Any

from beian_desktop.form.field import BaseField, Field, Repeat
from beian_desktop.form.kinds import PlainText
from beian_desktop.form.number_kinds import NameOfPerson, NameOfSubject
from beian_desktop.identifiers.ip_range import IpRange
from beian_desktop.identifiers.text import clean_identifier


def half_width(field: BaseField, text: str) -> tuple[str, tuple[str, ...]]:
    """A number or an address with plain signs in place of full-width ones, and what was changed.

    Names and prose stay as they are: Chinese punctuation belongs there.
    """
    if isinstance(field.kind, PlainText | NameOfPerson | NameOfSubject):
        return text, ()
    cleaned = clean_identifier(text)
    return cleaned.text, cleaned.changes


def row_of(repeat: Repeat, line: str) -> dict[Field[Any], str]:
    """A pasted line as a row: the ends of a range of addresses apart, anything else in the first member."""
    first, *rest = repeat.members
    meaning = first.kind.read(line).meaning
    if isinstance(meaning, IpRange) and rest and meaning.count > 1:
        return {first: meaning.start, rest[0]: meaning.end}
    return {first: line.strip()}
