"""``due``: all dates to watch over the filings kept in the data folder; as a calendar file, or a month on paper."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from beian_desktop.cli.console import DONE, Console
from beian_desktop.cli.store import opened_workspace
from beian_desktop.filing.due import What
from beian_desktop.filing.working_days import Calendar
from beian_desktop.services.due import NEEDED, Watched, as_json, import_calendar, kept_calendar, unannounced, watched
from beian_desktop.services.due_files import last_day_of, month_of, write_calendar, write_month
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text

NOTHING_DUE = Text("没有要留意的日期。", "Nothing to watch.")
LEFT = Text("{by} 还有 {days} 天", "{by} {days} days left")
OVERDUE = Text("{by} 已逾期 {days} 天", "{by} {days} days overdue")
LINE = Text("{when}  {title}（{id}）：{what}", "{when}  {title} ({id}): {what}")
NOT_ANNOUNCED = Text(
    "{years} 年的放假安排还没有数据，这些日期只按周末推算；公布后可用 --holidays 导入。",
    "No holidays are known for {years}: these dates count weekends only; import the file with --holidays when it is "
    "announced.",
)
WRITTEN = Text("已写入 {path}。", "Written to {path}.")
BOTH_OR_NONE = Text(
    "--month 和 --out 要一起用：--month 2026-12 --out 月历.pdf。",
    "--month and --out belong together: --month 2026-12 --out month.pdf.",
)


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``due``."""
    words = {
        "holidays": Text("先导入一份节假日文件（JSON）", "import a file of holidays (JSON) first"),
        "only": Text("只列这一种，如 badge：该挂标识的", "dates of this kind only, such as badge: whose badge is due"),
        "ics": Text(
            "另外写成日历文件（.ics），可导入手机和电脑的日历", "write a calendar file for phone and computer too"
        ),
        "month": Text("把这个月印成一张月历（PDF）", "this month on paper, as a PDF"),
        "out": Text("月历存到这个文件", "the file of the month"),
    }
    told = {name: text.in_(language) for name, text in words.items()}
    parser.add_argument("--holidays", type=Path, metavar="FILE", help=told["holidays"])
    parser.add_argument("--only", choices=[what.value for what in What], help=told["only"])
    parser.add_argument("--ics", type=Path, metavar="FILE", help=told["ics"])
    parser.add_argument("--month", metavar="YYYY-MM", help=told["month"])
    parser.add_argument("--out", type=Path, metavar="FILE", help=told["out"])


def run(options: Namespace, console: Console) -> int:
    """Tells the dates, the nearest first. Raises Failure when a file can't be used or written."""
    if (options.month is None) != (options.out is None):
        raise Failure(BOTH_OR_NONE)
    month = month_of(options.month) if options.month else None
    with opened_workspace(console) as workspace:
        if options.holidays:
            import_calendar(workspace, options.holidays)
        calendar, filings = kept_calendar(workspace), workspace.with_answers_to(NEEDED)

    def listed(until: date | None = None) -> list[Watched]:
        found = watched(filings, today=console.clock.today(), calendar=calendar, until=until)
        return [each for each in found if options.only in (None, each.due.what.value)]

    if console.json:
        console.document(as_json(listed(), console.language))
    else:
        _say(listed(), console)
    if options.ics:
        write_calendar(listed(date.max), options.ics, today=console.clock.today(), language=console.language)
        console.tell(WRITTEN.filled(path=options.ics))
    if month is not None:
        _write_month(listed(last_day_of(month)), options.out, month, console, calendar)
    return DONE


def _write_month(found: list[Watched], out: Path, month: date, console: Console, calendar: Calendar) -> None:
    write_month(found, out, month, language=console.language, calendar=calendar)
    console.tell(WRITTEN.filled(path=out))


def _say(found: Iterable[Watched], console: Console) -> None:
    found = list(found)
    if not found:
        console.say(NOTHING_DUE)
    for each in found:
        console.say(_line(each, console.language))
    if unknown := unannounced(found):
        console.tell(NOT_ANNOUNCED.filled(years=", ".join(map(str, unknown))))


def _line(each: Watched, language: Language) -> str:
    when = (LEFT if each.days >= 0 else OVERDUE).fill(language, by=each.due.by, days=abs(each.days))
    what = each.what(language)
    return LINE.fill(language, when=when, title=each.filing.title or "—", id=each.filing.id, what=what)
