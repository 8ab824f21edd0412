"""Cleaning of typed text: what can't be seen, what is full width, and what stands around it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from beian_desktop.identifiers.reading import Finding, Severity, finding

_LINE_BREAKS = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_SPACE_ENTITIES = re.compile(
    r"&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|#0*(?:160|8194|8195|8201|12288)|#x0*(?:a0|200[239]|3000));?",
    re.IGNORECASE,
)
_IDENTIFIER_PUNCTUATION = {
    **dict.fromkeys("。｡", "."),
    **dict.fromkeys("、", ","),
    **dict.fromkeys("‐‑‒–—―−﹣ーㄧ", "-"),
    **dict.fromkeys("〜∼˜", "~"),
    **dict.fromkeys("【〔", "["),
    **dict.fromkeys("】〕", "]"),
}
_SHOWN_CHANGES = 8
_CODE_LABEL = re.compile(
    r"^(?:[\u4e00-\u9fff()/ ]{0,24}[证件码号份)]\s?:?|(?:ID(?: (?:card|number|no\.?)){0,2}|USCC)\s?:)\s*", re.IGNORECASE
)
_CODE_GROUPING = re.compile(r"[ _'’-]+")


class _Rule(Protocol):
    def __call__(self, character: str, /) -> str: ...


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text after cleaning, and each kind of change (``１→1``, ``U+200B→``)."""

    text: str
    changes: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """TXT-01 when something changed, else nothing."""
        return cleaning_findings(self.changes)

    def then(self, text: str, change: str) -> Cleaned:
        """``text`` instead, with this change told unless it is the same."""
        return self if text == self.text else Cleaned(text, (*self.changes, change))

    def without(self, part: re.Pattern[str]) -> Cleaned:
        """The same without a label in front (``电话：``) or another such part."""
        found = part.search(self.text)
        return self.then(part.sub("", self.text), f"{found[0].strip()}→") if found else self


def cleaning_findings(changes: tuple[str, ...]) -> tuple[Finding, ...]:
    """TXT-01 for these changes, nothing for none."""
    if not changes:
        return ()
    shown = " ".join(changes[:_SHOWN_CHANGES])
    more = " …" if len(changes) > _SHOWN_CHANGES else ""
    return (finding("TXT-01", "text.cleaned", Severity.WARNING, changes=shown + more),)


def clean_text(text: str) -> Cleaned:
    """Free text without invisible characters, full-width letters and digits and outer whitespace.

    Line breaks and full-width punctuation stay: they are part of Chinese writing.
    """
    return _clean(_LINE_BREAKS.sub("\n", text), _text_character)


def clean_identifier(text: str) -> Cleaned:
    """A number, code or address in plain ASCII forms where it has them.

    Beyond :func:`clean_text`, full-width and Chinese punctuation becomes ASCII and
    HTML's space entities become spaces. Chinese characters stay.
    """
    if text.isascii() and text.isprintable() and "&" not in text and text == text.strip():
        return Cleaned(text)
    spaced, count = _SPACE_ENTITIES.subn(" ", text)
    cleaned = _clean(spaced, _identifier_character)
    return Cleaned(cleaned.text, ("&nbsp;→", *cleaned.changes)) if count else cleaned


def clean_code(text: str) -> Cleaned:
    """A number of a certificate without its label and what groups its characters, in upper case."""
    if text.isascii() and text.isalnum():
        return Cleaned(text.upper())
    cleaned = clean_identifier(text).without(_CODE_LABEL)
    return Cleaned(_CODE_GROUPING.sub("", cleaned.text).upper(), cleaned.changes)


def _clean(text: str, becomes: _Rule) -> Cleaned:
    changes = [f"{_shown(each)}→{_shown(becomes(each))}" for each in text if becomes(each) != each]
    joined = "".join(map(becomes, text))
    stripped = joined.strip()
    if joined.removesuffix("\n") != stripped and text.strip(" \n\t") != text:
        changes.append("U+0020→")
    return Cleaned(stripped, tuple(dict.fromkeys(changes)))


@cache
def _text_character(character: str) -> str:
    if character in "\n":
        return character
    if character.isalnum() and "\uff10" <= character <= "\uff5a":
        return unicodedata.normalize("NFKC", character)
    category = unicodedata.category(character)
    if category == "Zs" or character == "\t":
        return " "
    if category in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return ""
    return character


@cache
def _identifier_character(character: str) -> str:
    if character in _IDENTIFIER_PUNCTUATION:
        return _IDENTIFIER_PUNCTUATION[character]
    if "\uff01" <= character <= "\uff5e" or "\U0001d400" <= character <= "\U0001d7ff":
        return unicodedata.normalize("NFKC", character)
    if character in "\n\r":
        return " "
    return _text_character(character)


def _shown(character: str) -> str:
    if character.isprintable() and not character.isspace():
        return character
    return f"U+{ord(character):04X}"
