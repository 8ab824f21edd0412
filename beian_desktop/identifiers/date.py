"""Dates as people write them: 2026-11-23, 2026年11月23日, 20261123."""

from __future__ import annotations

import datetime
import re

from beian_desktop.identifiers.reading import Reading, finding
from beian_desktop.identifiers.text import clean_identifier

_SHAPES = (
    re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})"),
    re.compile(r"([0-9]{4}) ?([-/.]) ?([0-9]{1,2}) ?\2 ?([0-9]{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?"),
    re.compile(r"([0-9]{4}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?[日号]?"),
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def read_date(text: str) -> Reading[datetime.date]:
    """Reads a day of 1900-2199 (FMT-01); its normal form is ISO 8601."""
    cleaned = clean_identifier(text)
    numbers = _numbers(cleaned.text)
    if numbers is None:
        return Reading(text, None, None, (*cleaned.findings, finding("FMT-01", "date.unreadable")))
    year, month, day = numbers
    try:
        value = datetime.date(year, month, day)
    except ValueError:
        return Reading(text, None, None, (*cleaned.findings, finding("FMT-01", "date.not-real")))
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        problem = finding("FMT-01", "date.range", first=_FIRST_YEAR, last=_LAST_YEAR)
        return Reading(text, None, None, (*cleaned.findings, problem))
    return Reading(text, value.isoformat(), value, cleaned.findings)


def _numbers(text: str) -> tuple[int, int, int] | None:
    for shape in _SHAPES:
        match = shape.fullmatch(text)
        if match:
            year, month, day = (int(part) for part in match.groups() if part.isdigit())
            return year, month, day
    return None
