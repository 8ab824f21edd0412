"""``check FILE…``: all checks on exchange files."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from beian_desktop.checks.case import Profile
from beian_desktop.checks.issue import Issue
from beian_desktop.checks.report import mends, says
from beian_desktop.cli.console import DONE, ERRORS_FOUND, UNUSABLE, Console
from beian_desktop.cli.files import read_filings
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.working_days import Calendar
from beian_desktop.identifiers.reading import Severity
from beian_desktop.services.checking import Checked, as_json, check_together
from beian_desktop.system.language import Language, Text

SEVERITIES = {
    Severity.ERROR: Text("错误", "Error"),
    Severity.WARNING: Text("警告", "Warning"),
    Severity.INFO: Text("提醒", "Note"),
}
READY = Text("检查通过，没有错误", "No errors")
SUMMARY = Text(
    "{source}：{ready}{errors} 个错误，{warnings} 个警告，{notes} 条提醒",
    "{source}: {ready}{errors} errors, {warnings} warnings, {notes} notes",
)


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``check``."""
    files = Text("备案资料文件（.json）", "exchange files (.json)").in_(language)
    profile = Text("按哪个平台或窗口检查", "the platform or counter to check for").in_(language)
    with_store = Text("也与保存在本机的备案比较", "compare with the filings kept here too").in_(language)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=files)
    parser.add_argument("--profile", choices=[p.value for p in Profile], default=Profile.PRESENT.value, help=profile)
    parser.add_argument("--with-store", action="store_true", help=with_store)


def run(options: Namespace, console: Console) -> int:
    """Checks the files; 1 when errors were found, 2 when a file can't be used."""
    read, all_read = read_filings(options.files, console)
    kept, calendar = kept_here(console) if options.with_store else ((), None)
    today, profile = console.clock.today(), Profile(options.profile)
    results = check_together(read, today=today, profile=profile, kept=kept, calendar=calendar)
    if console.json:
        console.document(as_json(results, console.language))
    else:
        for checked in results:
            print_report(checked, console)
    if not all_read:
        return UNUSABLE
    return DONE if all(checked.report.ready for checked in results) else ERRORS_FOUND


def kept_here(console: Console) -> tuple[Sequence[Filing], Calendar]:
    """The filings to compare with and the imported holidays of the data folder. Raises Failure when the store can't be opened."""
    from beian_desktop.cli.store import opened_workspace
    from beian_desktop.services.due import kept_calendar

    with opened_workspace(console) as workspace:
        return workspace.compared(), kept_calendar(workspace)


def print_report(checked: Checked, console: Console) -> None:
    """The report of one filing in lines that a person reads."""
    counts = checked.report.counts
    ready = Text(f"{READY.zh}，", f"{READY.en}; ") if checked.report.ready else Text("", "")
    console.say(
        SUMMARY.filled(
            source=checked.source,
            ready=ready,
            errors=counts[Severity.ERROR],
            warnings=counts[Severity.WARNING],
            notes=counts[Severity.INFO],
        )
    )
    for issue in checked.report.issues:
        console.say(_line(issue, console.language))


def _line(issue: Issue, language: Language) -> str:
    severity = SEVERITIES[issue.severity].in_(language)
    gap = "" if language is Language.ZH else " "
    return f"  {severity} {issue.rule} {issue.place}: {says(issue, language)}{gap}{mends(issue, language)}"
