"""Checking a kept filing, so that the list of filings tells how it stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from beian_desktop.checks.beside import Neighbours
from beian_desktop.checks.report import ReadyFiling, Report
from beian_desktop.filing.due import due_dates
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.working_days import Calendar
from beian_desktop.identifiers.reading import Severity
from beian_desktop.services.checking import check
from beian_desktop.services.due import kept_calendar
from beian_desktop.services.workspace import Workspace
from beian_desktop.wizard.tasks import MISSING_RULES


def check_kept(
    workspace: Workspace,
    filing: Filing,
    today: date,
    others: Iterable[Filing] | Neighbours = (),
    calendar: Calendar | None = None,
) -> tuple[Report, ReadyFiling | None]:
    """Checks a filing of the workspace beside ``others`` and keeps what the list shows of it.

    Those are the missing answers and scans, the other errors, and the nearest date to watch; holidays that were
    imported into the workspace count; whoever notes many filings reads their ``calendar`` once.
    """
    calendar = calendar or kept_calendar(workspace)
    report, ready = check(filing, today=today, others=others, calendar=calendar)
    if not workspace.for_reading:
        workspace.note_report(filing.id, *for_list(filing, report, today, calendar))
    return report, ready


def for_list(
    filing: Filing, report: Report, today: date, calendar: Calendar | None = None
) -> tuple[int, int, date | None]:
    """What the list shows of a checked filing: missing answers and scans, other errors, the nearest date to watch."""
    errors = list(report.of(Severity.ERROR))
    missing = sum(issue.rule in MISSING_RULES for issue in errors)
    due = next((due.by for due in due_dates(filing, calendar) if due.watched_from <= today), None)
    return missing, len(errors) - missing, due
