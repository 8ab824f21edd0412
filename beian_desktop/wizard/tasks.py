"""How far each page is: the words must never read as if the filing were done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from beian_desktop.checks.issue import Issue
from beian_desktop.checks.report import Report
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Language, Text
from beian_desktop.wizard.pages import ATTACHMENTS, Page, shown_pages
from beian_desktop.wizard.targets import target_of

MISSING_RULES = ("REQ-01", "ATT-05")


class Progress(StrEnum):
    """How far a page is."""

    NOT_STARTED = "not-started"
    STARTED = "started"
    DONE = "done"
    ERRORS = "errors"


PROGRESS_LABELS = {
    Progress.NOT_STARTED: Text("未开始", "Not started"),
    Progress.STARTED: Text("填写中", "In progress"),
    Progress.DONE: Text("填写完毕", "Filled in"),
    Progress.ERRORS: Text("有错误 {count}", "Errors: {count}"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the task list. ``progress`` is None for a page without questions."""

    page: Page
    progress: Progress | None
    errors: int = 0
    missing: int = 0

    def state(self, language: Language) -> str:
        """The state in words; empty for a page without questions."""
        if self.progress is None:
            return ""
        return PROGRESS_LABELS[self.progress].fill(language, count=self.errors)


def tasks(filing: Filing, report: Report) -> tuple[Task, ...]:
    """The task list of a filing, one line for each page that is shown."""
    by_page: dict[Page, list[Issue]] = {}
    for issue in report.of(Severity.ERROR):
        by_page.setdefault(target_of(issue).page, []).append(issue)
    return tuple(_task(page, filing, by_page.get(page, [])) for page in shown_pages(filing.answers))


def _task(page: Page, filing: Filing, errors: list[Issue]) -> Task:
    if not page.sections and page is not ATTACHMENTS:
        return Task(page, None)
    missing = sum(issue.rule in MISSING_RULES for issue in errors)
    wrong = len(errors) - missing
    if wrong:
        progress = Progress.ERRORS
    elif not _begun(page, filing):
        progress = Progress.NOT_STARTED
    else:
        progress = Progress.STARTED if missing else Progress.DONE
    return Task(page, progress, wrong, missing)


def _begun(page: Page, filing: Filing) -> bool:
    if page is ATTACHMENTS:
        return bool(filing.attachments)
    return any(_typed(filing.answers, page))


def _typed(answers: Answers, page: Page) -> list[bool]:
    return [bool(answers.texts(field)) for section in page.shown_sections(answers) for field in section.fields()]
