"""The report of all checks over a filing, and the filing that passed them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from beian_desktop.checks.case import Case
from beian_desktop.checks.catalogue import MESSAGES, RULES
from beian_desktop.checks.issue import Issue
from beian_desktop.filing.filing import Filing
from beian_desktop.form.declaration import FORM
from beian_desktop.form.kinds import Value
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Language, Text

TO_MEND = Text("{count} 处要改：{first}", "{count} to mend: {first}")
AND_MORE = Text("……等", " and more")
_NAMED = 3
_BETWEEN = {Language.ZH: "；", Language.EN: "; "}
_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Report:
    """Every issue of a filing, in the form's order."""

    issues: tuple[Issue, ...]

    def of(self, severity: Severity) -> Iterator[Issue]:
        """The issues of one severity."""
        return (issue for issue in self.issues if issue.severity is severity)

    def at(self, field: str) -> Iterator[Issue]:
        """The issues of one question or slot."""
        return (issue for issue in self.issues if issue.field == field)

    @property
    def counts(self) -> dict[Severity, int]:
        """How many issues there are of each severity."""
        found = Counter(issue.severity for issue in self.issues)
        return {severity: found[severity] for severity in Severity}

    @property
    def ready(self) -> bool:
        """Whether nothing blocks the final package."""
        return not any(self.of(Severity.ERROR))


@dataclass(frozen=True, slots=True)
class ReadyFiling:
    """A filing without errors; only :func:`examine` makes one.

    The final package, 已提交 and the approved baseline take nothing else.
    """

    filing: Filing
    report: Report


def examine(case: Case) -> tuple[Report, ReadyFiling | None]:
    """Runs every rule over the case; the second is None while errors stand."""
    issues = dict.fromkeys(_confirmed(found, case) for found in _found(case))
    report = Report(tuple(sorted(issues, key=_order)))
    return report, ReadyFiling(case.filing, report) if report.ready else None


def _found(case: Case) -> Iterable[Issue]:
    for rule in RULES:
        yield from rule.find(case)


def _confirmed(issue: Issue, case: Case) -> Issue:
    """The issue as a warning, when a person confirmed this very value with a reason."""
    if not issue.confirmable or issue.severity is not Severity.ERROR:
        return issue
    for confirmed in case.filing.confirmed:
        same_place = (confirmed.rule, confirmed.field) == (issue.rule, issue.place)
        if (
            same_place
            and confirmed.reason.strip()
            and issue.value in (confirmed.value, _written(confirmed.value, issue.field, case))
        ):
            return replace(issue, severity=Severity.WARNING, reason=confirmed.reason)
    return issue


def _written(text: str, field_id: str, case: Case) -> str:
    """A confirmed value as the field writes it, so that spaces and case don't count."""
    value: Value[object] = FORM.field(field_id).kind.read_among(text, case.own)
    return value.written


def _order(issue: Issue) -> tuple[int, int, int, str, str]:
    row = -1 if issue.row is None else issue.row
    return FORM.position(issue.field), row, _WEIGHT[issue.severity], issue.rule, issue.code


def says(issue: Issue, language: Language) -> str:
    """What is wrong, in one sentence."""
    return MESSAGES[issue.code].says.fill(language, **issue.words(language))


def in_short(report: Report) -> Text:
    """How many errors stand, and the first of them in words."""
    errors = list(report.of(Severity.ERROR))
    first = {
        language: _BETWEEN[language].join(says(issue, language).rstrip("。.") for issue in errors[:_NAMED])
        + (AND_MORE.in_(language) if len(errors) > _NAMED else "")
        for language in Language
    }
    return TO_MEND.filled(count=len(errors), first=Text(first[Language.ZH], first[Language.EN]))


def mends(issue: Issue, language: Language) -> str:
    """How to mend it, in one sentence."""
    return MESSAGES[issue.code].fix.fill(language, **issue.words(language))
