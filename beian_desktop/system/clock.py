"""What day and time it is: the system's, or a day that was given so that the same input gives the same bytes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

TODAY_VARIABLE = "BEIAN_TODAY"

CHINA = timezone(timedelta(hours=8), "CST")
"""The one time of China, which a fixed clock shows on every computer."""

_YEARS = range(1950, 2150)
"""Years that "today" may lie in: the form takes dates of 1900 to 2199, and certificates reach half a century ahead."""

NOT_A_DAY = Text("“{typed}”不是日期，请写成 2026-11-23 这样。", "“{typed}” isn't a date; write it like 2026-11-23.")


@dataclass(frozen=True, slots=True)
class Clock:
    """Tells the day and the time. With ``fixed`` it stands at noon of that day, Chinese time."""

    fixed: date | None = None

    def today(self) -> date:
        """The present day where the user is."""
        return self.fixed or self.now().date()

    def now(self) -> datetime:
        """The present moment, aware of its zone."""
        if self.fixed is not None:
            return datetime.combine(self.fixed, time(12), CHINA)
        return datetime.now().astimezone()


def system_clock(today: date | None = None) -> Clock:
    """The clock that stands at ``today``, else at the day that BEIAN_TODAY names, else goes.

    Raises Failure when BEIAN_TODAY isn't a date.
    """
    if today is None and (named := os.environ.get(TODAY_VARIABLE)):
        today = day(named)
    return Clock(today)


def day(typed: str) -> date:
    """The day that ``YYYY-MM-DD`` names. Raises Failure when it names none, or none of this age."""
    try:
        named = date.fromisoformat(typed.strip())
    except ValueError:
        raise Failure(NOT_A_DAY.filled(typed=typed)) from None
    if named.year not in _YEARS:
        raise Failure(NOT_A_DAY.filled(typed=typed))
    return named
