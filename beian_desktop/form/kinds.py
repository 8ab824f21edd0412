"""The kinds of answers: how each is read, what it means, and how it is shown.

A value has three faces: what was typed (kept as typed), what it means (typed in
Python's sense), and how it is shown. A kind never raises on bad input.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from beian_desktop.form.mask import Mask
from beian_desktop.form.options import Option
from beian_desktop.identifiers.date import read_date
from beian_desktop.identifiers.reading import Finding, Reading, finding
from beian_desktop.identifiers.text import clean_identifier, clean_text
from beian_desktop.system.language import Language, Text

if TYPE_CHECKING:
    from beian_desktop.form.conditions import Lookup

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Value(Generic[T]):
    """One answer: as typed, its meaning (None when unreadable), normal form and findings."""

    typed: str
    meaning: T | None
    normal: str | None
    findings: tuple[Finding, ...] = ()
    suggestions: tuple[str, ...] = ()

    @property
    def written(self) -> str:
        """What is stored on and exchanged: the normal form, else what was typed."""
        return self.typed if self.normal is None else self.normal


class Kind(ABC, Generic[T]):
    """A kind of answer. ``name`` is what ``form --json`` calls it; ``mask`` what stays visible on a shared screen."""

    name: ClassVar[str]
    mask: ClassVar[Mask | None] = None

    @abstractmethod
    def read(self, text: str) -> Value[T]:
        """The value that ``text`` stands for."""

    def read_among(self, text: str, answers: Lookup) -> Value[T]:
        """The value, for a kind whose reading depends on another answer."""
        return self.read(text)

    def show(self, meaning: T, language: Language) -> str:
        """The meaning as a person reads it."""
        return str(meaning)

    def options(self) -> tuple[Option, ...]:
        """The answers offered, for a choice; else nothing."""
        return ()


@dataclass(frozen=True, eq=False)
class PlainText(Kind[str]):
    """Text of at most ``max_length`` characters; ``lines`` allows several lines.

    ``suggested`` are words to offer where an official list isn't known in full.
    """

    max_length: int = 200
    lines: bool = False
    suggested: tuple[str, ...] = ()
    name: ClassVar[str] = "text"

    def read(self, text: str) -> Value[str]:
        cleaned = clean_text(text)
        if not self.lines and "\n" in cleaned.text:
            cleaned = cleaned.then(re.sub(r"\s*\n\s*", " ", cleaned.text), "U+000A→U+0020")
        words = cleaned.text or None
        return Value(text, words, words, (*cleaned.findings, *self._wrong_length(len(cleaned.text))))

    def _wrong_length(self, length: int) -> Iterator[Finding]:
        if length > self.max_length:
            yield finding("FMT-01", "text.too-long", length=length, limit=self.max_length)
        elif not length:
            yield finding("FMT-01", "text.too-short", length=length, limit=1)


@dataclass(frozen=True, eq=False)
class Digits(Kind[str]):
    """A number written with exactly ``length`` digits, such as a postcode."""

    length: int
    name: ClassVar[str] = "digits"

    def read(self, text: str) -> Value[str]:
        cleaned = clean_identifier(text)
        digits = cleaned.text
        if len(digits) == self.length and re.fullmatch(r"[0-9]+", digits):
            return Value(text, digits, digits, cleaned.findings)
        return Value(text, None, None, (finding("FMT-01", "digits.length", length=self.length),))


@dataclass(frozen=True, eq=False)
class Whole(Kind[int]):
    """A whole number between ``low`` and ``high``."""

    low: int = 0
    high: int = 10**9
    name: ClassVar[str] = "integer"

    def read(self, text: str) -> Value[int]:
        cleaned = clean_identifier(text)
        plain = cleaned.text.replace(",", "")
        if not re.fullmatch(r"-?[0-9]{1,15}", plain):
            return Value(text, None, None, (finding("FMT-01", "number.unreadable"),))
        number = int(plain)
        if not self.low <= number <= self.high:
            wrong = finding("FMT-01", "number.range", low=self.low, high=self.high)
            return Value(text, None, None, (wrong,))
        return Value(text, number, str(number), cleaned.findings)


_AMOUNT = re.compile(r"([0-9][0-9,]{0,17}(?:\.[0-9]{1,6})?)\s*([万亿]?)(?:元|人)?")
_UNITS = {"": 1, "万": 10**4, "亿": 10**8}


class Amount(Kind[Decimal]):
    """A number that isn't negative, with decimals and units of 万 and 亿."""

    name: ClassVar[str] = "number"

    def read(self, text: str) -> Value[Decimal]:
        cleaned = clean_identifier(text)
        match = _AMOUNT.fullmatch(cleaned.text)
        if match is None:
            return Value(text, None, None, (finding("FMT-01", "number.unreadable"),))
        number = Decimal(match[1].replace(",", "")) * _UNITS[match[2]]
        return Value(text, number, f"{number.normalize():f}", cleaned.findings)


YES = Option("true", Text("是", "Yes"), aliases=("yes", "y", "1", "有", "√", "☑"))
NO = Option("false", Text("否", "No"), aliases=("no", "n", "0", "无", "没有", "不是"))


class YesNo(Kind[bool]):
    """A question answered with 是 or 否."""

    name: ClassVar[str] = "yes/no"

    def read(self, text: str) -> Value[bool]:
        found = _named(text, (YES, NO))
        if found is None:
            return Value(text, None, None, (finding("FMT-01", "yes-no.unreadable"),))
        return Value(text, found is YES, found.code)

    def show(self, meaning: bool, language: Language) -> str:
        return (YES if meaning else NO).show(language)

    def options(self) -> tuple[Option, ...]:
        return (YES, NO)


@dataclass(frozen=True, eq=False)
class Choice(Kind[Option]):
    """One of a list of options, read by code, label or alias."""

    choices: tuple[Option, ...]
    name: ClassVar[str] = "choice"

    def read(self, text: str) -> Value[Option]:
        option = _named(text, self.choices) or _other(text, self.choices)
        if option is None:
            return Value(text, None, None, (finding("FMT-01", "choice.unknown", typed=text),))
        return Value(text, option, option.normal)

    def show(self, meaning: Option, language: Language) -> str:
        return meaning.show(language)

    def options(self) -> tuple[Option, ...]:
        return self.choices


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", clean_identifier(text).text).casefold()


@lru_cache(maxsize=256)
def _by_name(choices: tuple[Option, ...]) -> dict[str, Option]:
    table: dict[str, Option] = {}
    for option in choices:
        for name in option.names:
            table.setdefault(_folded(name), option)
    return table


def _named(text: str, choices: tuple[Option, ...]) -> Option | None:
    return _by_name(choices).get(_folded(text))


def _other(text: str, choices: tuple[Option, ...]) -> Option | None:
    """The option that takes words of one's own, from ``其他：words``."""
    head, colon, words = text.replace(":", "：").partition("：")
    option = _named(head, choices) if colon else None
    if option is None or not option.free or not words.strip():
        return None
    return option.with_words(" ".join(clean_text(words).text.split()))


class Day(Kind[date]):
    """A calendar day."""

    name: ClassVar[str] = "date"

    def read(self, text: str) -> Value[date]:
        return from_reading(read_date(text))

    def show(self, meaning: date, language: Language) -> str:
        if language is Language.EN:
            return meaning.isoformat()
        return f"{meaning.year}年{meaning.month}月{meaning.day}日"


LONG_TERM = Option("long_term", Text("长期", "Long term"), aliases=("长期有效", "永久", "long-term"))


@dataclass(frozen=True, eq=False)
class DayOr(Kind[date | Option]):
    """A calendar day or one special answer, such as 长期 or 不清楚."""

    special: Option
    name: ClassVar[str] = "date or special"

    def read(self, text: str) -> Value[date | Option]:
        if _named(text, (self.special,)):
            return Value(text, self.special, self.special.code)
        reading = Day().read(text)
        return Value(text, reading.meaning, reading.normal, reading.findings)

    def show(self, meaning: date | Option, language: Language) -> str:
        return meaning.show(language) if isinstance(meaning, Option) else Day().show(meaning, language)

    def options(self) -> tuple[Option, ...]:
        return (self.special,)


def from_reading(reading: Reading[T]) -> Value[T]:
    """The value that an identifier's reading stands for."""
    return Value(reading.typed, reading.parts, reading.normal, reading.findings, reading.suggestions)
