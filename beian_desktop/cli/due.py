"""``due``: all dates to watch over the filings kept in the data folder."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path

from beian_desktop.cli.console import DONE, Console
from beian_desktop.cli.store import opened_workspace
from beian_desktop.filing.due import WHAT_LABELS, What
from beian_desktop.services.due import Watched, as_json, import_calendar, kept_calendar, watched
from beian_desktop.system.language import Language, Text

NOTHING_DUE = Text("没有要留意的日期。", "Nothing to watch.")
LEFT = Text("{by} 还有 {days} 天", "{by} {days} days left")
OVERDUE = Text("{by} 已逾期 {days} 天", "{by} {days} days overdue")
LINE = Text("{when}  {title}（{id}）：{what}", "{when}  {title} ({id}): {what}")
GUESSED = Text("没有写明期限，先按 7 天算，请问清", "no limit was named: 7 days counted, please ask")
NOT_ANNOUNCED = Text(
    "{years} 年的放假安排还没有数据，这些日期只按周末推算；公布后可用 --holidays 导入。",
    "No holidays are known for {years}: these dates count weekends only; import the file with --holidays when it is "
    "announced.",
)


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``due``."""
    words = Text("先导入一份节假日文件（JSON）", "import a file of holidays (JSON) first").in_(language)
    parser.add_argument("--holidays", type=Path, metavar="FILE", help=words)
    only = Text("只列这一种，如 badge：该挂标识的", "dates of this kind only, such as badge: whose badge is due").in_(
        language
    )
    parser.add_argument("--only", choices=[what.value for what in What], help=only)


def run(options: Namespace, console: Console) -> int:
    """Tells the dates, the nearest first. Raises CalendarUnreadable when the file of holidays can't be used."""
    with opened_workspace(console) as workspace:
        if options.holidays:
            import_calendar(workspace, options.holidays)
        calendar = kept_calendar(workspace)
        found = watched(workspace.filings(), today=console.clock.today(), calendar=calendar)
    found = [each for each in found if options.only in (None, each.due.what.value)]
    if console.json:
        console.document(as_json(found, console.language))
    else:
        _say(found, console)
    return DONE


def _say(found: Iterable[Watched], console: Console) -> None:
    found = list(found)
    if not found:
        console.say(NOTHING_DUE)
    for each in found:
        console.say(_line(each, console.language))
    unknown = sorted({str(each.due.limit.year) for each in found if each.days >= 0 and not each.due.announced})
    if unknown:
        console.tell(NOT_ANNOUNCED.filled(years=", ".join(unknown)))


def _line(each: Watched, language: Language) -> str:
    when = (LEFT if each.days >= 0 else OVERDUE).fill(language, by=each.due.by, days=abs(each.days))
    what = WHAT_LABELS[each.due.what].in_(language)
    told = [what, *(words.in_(language) for words in (each.due.of, GUESSED if each.due.guessed else None) if words)]
    return LINE.fill(language, when=when, title=each.filing.title or "—", id=each.filing.id, what=" · ".join(told))
