"""All dates to watch over many filings, and the holidays that were imported for them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from beian_desktop.filing.due import LOOKED_AT, WHAT_LABELS, WHAT_SOURCES, Due, due_dates
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.working_days import Calendar, CalendarUnreadable, read_calendar
from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import account, operator, principal, result, site, start
from beian_desktop.system.language import Language, Text

SETTING = "holidays"
"""The setting that keeps the imported years, as their files had them."""


class Settings(Protocol):
    """Where settings are kept: a workspace."""

    def setting(self, name: str) -> Any:
        """The setting's JSON value, None when it was never set."""

    def set_setting(self, name: str, value: Any) -> None:
        """Keeps the setting's JSON value."""


class Nearness(StrEnum):
    """How near a date is, in the order of hurry."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"


SOON_DAYS = 7
NEARNESS_LABELS = {
    Nearness.OVERDUE: Text("已逾期", "Overdue"),
    Nearness.TODAY: Text("今天", "Today"),
    Nearness.SOON: Text("七天内", "Within 7 days"),
    Nearness.LATER: Text("以后", "Later"),
}


class Kept(Settings, Protocol):
    """Where filings are kept too: a workspace."""

    def with_answers_to(self, fields: Sequence[BaseField]) -> list[Filing]:
        """Every filing with its answers to these fields alone."""


@dataclass(frozen=True, slots=True)
class Watched:
    """One date of one filing; ``days`` are left until the day to be done by, negative when overdue."""

    filing: Filing
    due: Due
    days: int

    @property
    def nearness(self) -> Nearness:
        """How near the day is."""
        if self.days <= 0:
            return Nearness.TODAY if self.days == 0 else Nearness.OVERDUE
        return Nearness.SOON if self.days <= SOON_DAYS else Nearness.LATER

    def what(self, language: Language) -> str:
        """What is owed, of whom, and whether the limit is only guessed."""
        of = [self.due.of] if self.due.of else []
        return " · ".join(
            words.in_(language) for words in (WHAT_LABELS[self.due.what], *of, *([GUESSED] if self.due.guessed else []))
        )


GUESSED = Text("没有写明期限，先按 7 天算，请问清", "no limit was named: 7 days counted, please ask")

NEEDED = tuple(
    dict.fromkeys(
        (
            *LOOKED_AT,
            *(site.NAME, site.DOMAIN, start.ROUTE, result.INTERVIEW_WITH, result.RETURNED_ON),
            *(operator.KIND, operator.NAME, principal.NAME, account.HOLDER, account.MOBILE),
        )
    )
)
"""The answers that a filing on a list of dates needs: what it owes, its names, and whose face it waits for."""


def watched(
    filings: Iterable[Filing], *, today: date, calendar: Calendar | None = None, until: date | None = None
) -> list[Watched]:
    """What is due over all filings, the nearest first; certificates from three months before their end.

    ``until`` looks further ahead: what belongs on the list by that day is on it already.
    """
    found = [
        Watched(filing, due, (due.by - today).days)
        for filing in filings
        for due in due_dates(filing, calendar)
        if due.watched_from <= (until or today)
    ]
    return sorted(found, key=lambda each: (each.due.by, each.filing.id, each.due.what))


def all_dates(workspace: Kept, today: date, until: date | None = None) -> tuple[list[Watched], Calendar]:
    """As :func:`watched`, of every filing kept here; and the holidays that were imported."""
    calendar = kept_calendar(workspace)
    return watched(workspace.with_answers_to(NEEDED), today=today, calendar=calendar, until=until), calendar


def unannounced(found: Iterable[Watched]) -> tuple[int, ...]:
    """The years of dates to come whose holidays aren't known, so that their last working days are guessed."""
    return tuple(sorted({each.due.limit.year for each in found if each.days >= 0 and not each.due.announced}))


def as_json(found: Iterable[Watched], language: Language) -> dict[str, object]:
    """The document of ``due --json``."""
    return {"format": "beian-due", "version": 1, "dates": [_row(each, language) for each in found]}


def _row(each: Watched, language: Language) -> dict[str, object]:
    due = each.due
    return {
        "id": each.filing.id,
        "title": each.filing.title,
        "what": due.what.value,
        "label": WHAT_LABELS[due.what].in_(language),
        "of": due.of.in_(language) if due.of else None,
        "field": due.field.id,
        "since": due.since.isoformat(),
        "limit": due.limit.isoformat(),
        "by": due.by.isoformat(),
        "days": each.days,
        "holidays_known": due.announced,
        "guessed": due.guessed,
        "source": WHAT_SOURCES[due.what].in_(language),
    }


def import_calendar(settings: Settings, path: Path) -> Calendar:
    """Keeps a file's years beside those imported before; a year given again replaces the old one.

    Raises CalendarUnreadable.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CalendarUnreadable(
            Text(
                f"读不出节假日文件“{path.name}”：请确认文件存在且是 UTF-8 文本。",
                f"The holiday file “{path.name}” can't be read: see that it exists and is UTF-8 text.",
            )
        ) from error
    read_calendar(text, source=path.name)
    years = {int(year["year"]): year for year in (*_kept(settings), *_years(json.loads(text)))}
    settings.set_setting(SETTING, list(years.values()))
    return kept_calendar(settings)


def kept_calendar(settings: Settings) -> Calendar:
    """The holidays that were imported so far."""
    return read_calendar(json.dumps(_kept(settings)), source=SETTING)


def _kept(settings: Settings) -> list[dict[str, Any]]:
    return settings.setting(SETTING) or []


def _years(document: Any) -> Iterator[dict[str, Any]]:
    yield from document if isinstance(document, list) else [document]
