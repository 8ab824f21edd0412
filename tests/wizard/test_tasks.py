"""The task list: what is missing is no error yet, and the words never read as if the filing were done."""

from __future__ import annotations

from beian_desktop.checks.issue import issue
from beian_desktop.checks.report import Report
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import operator, site
from beian_desktop.system.language import Language
from beian_desktop.wizard.pages import Page, page
from beian_desktop.wizard.tasks import Progress, Task, tasks


def task_of(wanted: Page, filing: Filing, *issues: object) -> Task:
    """The task of one page."""
    report = Report(tuple(issues))  # type: ignore[arg-type]
    return next(task for task in tasks(filing, report) if task.page is wanted)


MISSING = issue("REQ-01", "required.missing", site.DOMAIN, label="主域名")
WRONG = issue("WEB-07", "any", site.DOMAIN)
NAMED = Filing("1", Answers({site.NAME: ("示例",)}))


def test_a_page_without_answers_has_not_been_started() -> None:
    assert task_of(page("site"), Filing("1"), MISSING).progress is Progress.NOT_STARTED


def test_a_page_with_something_missing_is_in_progress() -> None:
    task = task_of(page("site"), NAMED, MISSING)
    assert (task.progress, task.missing, task.errors) == (Progress.STARTED, 1, 0)


def test_an_error_counts_and_is_said_in_words() -> None:
    task = task_of(page("site"), NAMED, MISSING, WRONG)
    assert task.progress is Progress.ERRORS
    assert task.state(Language.ZH) == "有错误 1"


def test_a_page_that_is_filled_in_never_says_filed() -> None:
    task = task_of(page("site"), NAMED)
    assert (task.state(Language.ZH), task.state(Language.EN)) == ("填写完毕", "Filled in")


def test_a_step_without_questions_has_no_state() -> None:
    assert task_of(page("review"), Filing("1")).state(Language.ZH) == ""


def test_an_error_elsewhere_does_not_count_here() -> None:
    assert task_of(page("site"), NAMED, issue("SUB-01", "any", operator.CERTIFICATE_NUMBER)).errors == 0
