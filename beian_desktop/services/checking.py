"""Checking filings: the report, and the same as the document of ``check --json``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from beian_desktop.checks.beside import Neighbours
from beian_desktop.checks.case import Case, Profile
from beian_desktop.checks.issue import Issue
from beian_desktop.checks.report import ReadyFiling, Report, examine, mends, says
from beian_desktop.documents.glyphs import has_glyph
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.working_days import Calendar
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Language


@dataclass(frozen=True, slots=True)
class Checked:
    """One filing with its report. ``source`` is where it came from; ``ready`` is None while errors stand."""

    source: str
    filing: Filing
    report: Report
    ready: ReadyFiling | None


def check(
    filing: Filing,
    *,
    today: date,
    profile: Profile = Profile.PRESENT,
    others: Iterable[Filing] | Neighbours = (),
    calendar: Calendar | None = None,
) -> tuple[Report, ReadyFiling | None]:
    """Runs all checks over a filing beside ``others``, in which the filing itself doesn't count.

    Whoever checks many filings beside the same others gathers these once as Neighbours.
    ``calendar`` brings holidays that were imported.
    """
    beside = others if isinstance(others, Neighbours) else Neighbours(others)
    return examine(Case(filing, today, profile, beside, has_glyph, calendar))


def check_together(
    filings: Sequence[tuple[str, Filing]],
    *,
    today: date,
    profile: Profile,
    kept: Sequence[Filing] = (),
    calendar: Calendar | None = None,
) -> list[Checked]:
    """Runs all checks over several filings, each beside all others and those ``kept`` in the store.

    A kept filing with the id of a given one is the same filing and isn't compared with it.
    """
    given = [filing for _, filing in filings]
    ids = {filing.id for filing in given if filing.id}
    beside = Neighbours([*given, *(other for other in kept if other.id not in ids)])
    results = []
    for source, filing in filings:
        report, ready = check(filing, today=today, profile=profile, others=beside, calendar=calendar)
        results.append(Checked(source, filing, report, ready))
    return results


def as_json(results: Iterable[Checked], language: Language) -> dict[str, object]:
    """The document of ``check --json``."""
    return {"format": "beian-check", "version": 1, "filings": [_filing(checked, language) for checked in results]}


def _filing(checked: Checked, language: Language) -> dict[str, object]:
    counts = checked.report.counts
    return {
        "source": checked.source,
        "id": checked.filing.id,
        "ready": checked.report.ready,
        "issues": [_issue(issue, language) for issue in checked.report.issues],
        "counts": {severity.value: counts[severity] for severity in Severity},
    }


def _issue(issue: Issue, language: Language) -> dict[str, object]:
    told: dict[str, object] = {
        "severity": issue.severity.value,
        "rule": issue.rule,
        "field": issue.place,
        "message": says(issue, language),
        "fix": mends(issue, language),
        "value": issue.value,
    }
    return {**told, "reason": issue.reason} if issue.reason else told
