"""The dates to watch taken elsewhere: a file for calendar programs, and a month on paper. Neither holds a number."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from beian_desktop.exchange.calendar_file import Event, calendar_file
from beian_desktop.filing.due import WHAT_SOURCES, What
from beian_desktop.filing.names import UNNAMED
from beian_desktop.filing.working_days import Calendar, is_announced, is_working_day
from beian_desktop.services.due import Watched
from beian_desktop.services.packaging import LAYING_OUT
from beian_desktop.services.writing import write_file
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text

CALENDAR_NAME = Text("备案期限", "Filing dates")
EVENT = Text("{what}：{title}", "{what}: {title}")
CLIENT = Text("开办主体：{name}", "Client: {name}")
LIMIT = Text("期限：{limit}", "Limit: {limit}")
WEEKENDS_ONLY = Text(
    "{year} 年的放假安排还没有数据，最后的工作日只按周末推算。",
    "The holidays of {year} aren't known: the last working day counts weekends only.",
)
NO_MONTH = Text("“{text}”不是月份，请写成 2026-12。", "“{text}” isn't a month: write it as 2026-12.")

AHEAD = {What.RENEW: 30, What.INTERVIEW: 1}
"""So many days before is reminded; otherwise three."""
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_UNCOUNTED = re.compile(r"(?<![0-9A-Za-z])(?=[0-9A-Za-z]*[0-9])[0-9A-Za-z]{15,}")


def month_of(text: str) -> date:
    """The first day of the month that a text such as ``2026-12`` names. Raises Failure."""
    found = _MONTH.fullmatch(text.strip())
    if found is None or int(found[1]) == 0:
        raise Failure(NO_MONTH.filled(text=text))
    return date(int(found[1]), int(found[2]), 1)


def last_day_of(month: date) -> date:
    """The last day of a month, given by any of its days."""
    return (month.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def title_of(each: Watched, language: Language) -> str:
    """The name of the filing, without what could be somebody's number."""
    return without_numbers(each.filing.title) or UNNAMED.in_(language)


def without_numbers(text: str) -> str:
    """A text that somebody typed, long numbers in it taken out: what goes elsewhere tells nobody's identity."""
    return _UNCOUNTED.sub("…", text)


def write_calendar(found: Iterable[Watched], out: Path, *, today: date, language: Language) -> None:
    """Writes a calendar file, an event for each date. Raises Failure when it can't be written."""
    events = [_event(each, language) for each in found]
    write_file(out, calendar_file(events, name=CALENDAR_NAME.in_(language), written=today))


def _event(each: Watched, language: Language) -> Event:
    due = each.due
    told = [CLIENT.filled(name=without_numbers(each.filing.client.name))] if each.filing.client else []
    told += [LIMIT.filled(limit=due.limit), WHAT_SOURCES[due.what]]
    told += [] if due.announced else [WEEKENDS_ONLY.filled(year=due.limit.year)]
    title = EVENT.fill(language, what=each.what(language), title=title_of(each, language))
    notes = "\n".join(words.in_(language) for words in told)
    return Event(_uid(each), due.by, title, notes, AHEAD.get(due.what, 3))


def _uid(each: Watched) -> str:
    """The same for the same obligation of the same filing, whenever it is due and whatever it is called."""
    named = f"{each.filing.id}\n{each.due.what.value}\n{each.due.field.id}"
    return f"{hashlib.sha256(named.encode()).hexdigest()[:32]}@beian-desktop"


def write_month(
    found: Iterable[Watched], out: Path, month: date, *, language: Language, calendar: Calendar | None = None
) -> None:
    """Writes a month as a PDF: its days, then a list to tick off. Raises Failure when it can't be written."""
    write_file(out, month_pdf(found, month, language=language, calendar=calendar))


def month_pdf(found: Iterable[Watched], month: date, *, language: Language, calendar: Calendar | None = None) -> bytes:
    """The sheet of the month that holds the day ``month``: what is to be done by one of its days."""
    from beian_desktop.documents.month_sheet import Entry, month_sheet

    first, last = month.replace(day=1), last_day_of(month)
    entries = [
        Entry(
            each.due.by,
            _printable(title_of(each, language)),
            each.what(language),
            _printable(without_numbers(each.filing.client.name)) if each.filing.client else "",
        )
        for each in found
        if first <= each.due.by <= last
    ]
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    rest = frozenset(day for day in days if not is_working_day(day, calendar))
    note = "" if is_announced(first.year, calendar) else WEEKENDS_ONLY.fill(language, year=first.year)
    with LAYING_OUT:
        return month_sheet(entries, first, rest=rest, note=note, language=language)


def _printable(text: str) -> str:
    """One line that the print fonts have: 〓 for what they lack, so that one name can't keep the sheet from being made."""
    from beian_desktop.documents.glyphs import missing_glyphs

    text = " ".join(text.split())
    return text.translate(dict.fromkeys(map(ord, missing_glyphs(text)), "〓"))
