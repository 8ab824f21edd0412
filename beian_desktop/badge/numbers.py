"""Police numbers as page texts show them, and what else looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from beian_desktop.identifiers.filing_number import LEGACY_LENGTHS, LENGTH, SIGNS

KNOWN = "".join(SIGNS.values())
"""Every province sign."""

_WORDS = r"公\s*(?:网\s*安|安\s*网\s*安?)\s*备"
_AFTER = r"\s*(?:案\s*)?(?:登记\s*)?(?:编\s*)?(?:号\s*码?\s*)?[:/]?\s*(?:第\s*)?(?:[\[(]\s*)?(?:no\.?\s*)?"
_DIGITS = r"(?P<digits>[0-9][0-9\s-]{0,400})"
SHOWN = re.compile(rf"(?:[\[(]\s*)?(?P<sign>[{KNOWN}])?\s*[\])]?\s*{_WORDS}{_AFTER}{_DIGITS}", re.IGNORECASE)
"""公网安备 and digits, which stand on a cleaned text; the whole number is read by :func:`number_in`."""

OTHER_WORDS = re.compile(
    rf"公\s*安(?:机关|部|局|联网|互联网|网监)?\s*备\s*(?:案\s*)?(?:编?\s*号\s*码?)?[\s:]*(?:第\s*)?{_DIGITS}"
)
"""A number announced as 公安备案号 and the like, without 公网安备."""

ICP = re.compile(r"I\s*C\s*P\s*[备证]\s*(?:案\s*)?(?:字\s*)?[^0-9]{0,4}(?P<digits>[0-9]{6})", re.IGNORECASE)

SHORTEST = min(LEGACY_LENGTHS)
"""So many digits the shortest number has that was ever given."""


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text: digits, sign, and where the words and where the digits begin and end."""

    digits: str
    sign: str | None
    start: int
    digits_at: int
    end: int


def numbers_in(text: str, shape: re.Pattern[str]) -> Iterator[Found]:
    """Every number of a shape in a cleaned text."""
    for match in shape.finditer(text):
        digits = number_in(match["digits"])
        if digits:
            sign = match.groupdict().get("sign")
            end = match.start("digits") + _length_of(match["digits"], len(digits))
            yield Found(digits, sign, match.start(), match.start("digits"), end)


def _length_of(written: str, digits: int) -> int:
    """How long the part of a text is that holds so many digits."""
    return [place for place, character in enumerate(written) if character.isdigit()][digits - 1] + 1


def number_in(written: str) -> str:
    """The digits of a number that may be grouped and may be followed by other numbers; empty when it is none."""
    groups: list[str] = re.findall(r"[0-9]+", written)
    if len(groups[0]) == LENGTH:
        return groups[0]
    joined = ""
    for group in groups:
        joined += group
        if len(joined) >= LENGTH:
            break
    if len(joined) == LENGTH:
        return joined
    first = groups[0]
    return first if len(first) >= SHORTEST else ""
