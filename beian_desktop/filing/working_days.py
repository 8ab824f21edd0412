"""Working days of the mainland: weekends, public holidays and the weekends worked for them.

The State Council announces each year's holidays late in the year before. A year
without an announcement counts Monday to Friday, and callers are told
(:func:`is_announced`), so that nobody takes a guess for a fact. A calendar file
brings a year that the program doesn't know yet; it is JSON in the shape that
public collections of the announcements use::

    {"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}

or a list of such objects.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The announced exceptions of some years: days off, and weekend days worked for them."""

    years: frozenset[int] = frozenset()
    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()


class CalendarUnreadable(Failure):
    """A calendar file that can't be used."""


def is_announced(year: int, calendar: Calendar | None = None) -> bool:
    """Whether the holidays of the year are known."""
    return (calendar is not None and year in calendar.years) or _built_in(date(year, 7, 1)) is not None


def is_working_day(day: date, calendar: Calendar | None = None) -> bool:
    """Whether the day is worked; Monday to Friday in a year without an announcement."""
    if calendar is not None and day.year in calendar.years:
        return day in calendar.worked or (day.weekday() < 5 and day not in calendar.off)
    known = _built_in(day)
    return day.weekday() < 5 if known is None else known


@lru_cache(maxsize=1024)
def _built_in(day: date) -> bool | None:
    """What the bundled calendar says; None for a year that it doesn't cover."""
    import chinese_calendar  # only needed once a limit is computed

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


def last_working_day(day: date, calendar: Calendar | None = None) -> date:
    """The day itself when it is worked, else the last working day before it."""
    while not is_working_day(day, calendar):
        day -= _DAY
    return day


def add_working_days(day: date, count: int, calendar: Calendar | None = None) -> date:
    """The ``count``-th working day after ``day``, which doesn't count itself."""
    while count > 0:
        day += _DAY
        count -= is_working_day(day, calendar)
    return day


def read_calendar(text: str, *, source: str) -> Calendar:
    """The calendar in a file's text; ``source`` names the file in the message.

    Raises CalendarUnreadable.
    """
    try:
        years = json.loads(text)
        return _calendar(years if isinstance(years, list) else [years])
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise CalendarUnreadable(
            Text(
                f"“{source}”不是节假日文件：应为 JSON，含 year 和 days（每天有 date 与 isOffDay）。请换一个文件。",
                f"“{source}” isn't a holiday file: it must be JSON with year and days (each with date and isOffDay)."
                " Choose another file.",
            )
        ) from error


def _calendar(years: list[Any]) -> Calendar:
    days = dict(_days(years))
    return Calendar(
        frozenset(int(year["year"]) for year in years if year["days"]),
        frozenset(day for day, off in days.items() if off),
        frozenset(day for day, off in days.items() if not off),
    )


def _days(years: list[Any]) -> Iterator[tuple[date, bool]]:
    for year in years:
        for each in year["days"]:
            if not isinstance(each["isOffDay"], bool):
                raise TypeError("isOffDay")  # told as CalendarUnreadable
            yield date.fromisoformat(each["date"]), each["isOffDay"]
