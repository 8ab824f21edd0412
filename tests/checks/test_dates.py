from __future__ import annotations

from datetime import date

import pytest

from beian_desktop.checks.case import Case
from beian_desktop.checks.dates import filing_limit
from beian_desktop.checks.report import mends, says
from beian_desktop.filing.status import State, Status
from beian_desktop.filing.working_days import Calendar
from beian_desktop.form.sections import result, start
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Language

from .honest import INDIVIDUAL, Given, filing, issues, said

W, REMARK = Severity.WARNING, Severity.INFO


@pytest.mark.parametrize(
    ("connected", "expected"),
    [
        ("2026-10-31", set()),  # seven days left
        ("2026-10-30", {(W, "due.close", "start.connected_on")}),
        ("2026-10-24", {(W, "due.last-day", "start.connected_on")}),  # the last day
        ("2026-10-23", {(W, "due.passed", "start.connected_on")}),
    ],
)
def test_due01_warns_from_six_days_before_the_thirtieth_day_on(connected: str, expected: set[object]) -> None:
    assert said("DUE-01", {start.CONNECTED_ON: connected}) == expected


def test_due01_names_article_12_and_the_last_working_day() -> None:
    (found,) = issues("DUE-01", {start.CONNECTED_ON: "2026-10-30"})  # the 30th day is Sunday 29 November
    words = says(found, Language.ZH)
    assert "第十二条" in words
    assert "2026-11-29" in words
    assert "2026-11-27" in words


def test_due01_a_limit_that_passed_names_article_23_and_since_when() -> None:
    (found,) = issues("DUE-01", {start.CONNECTED_ON: "2026-10-01"})
    assert "2026-10-31" in says(found, Language.ZH)
    assert "第二十三条" in mends(found, Language.ZH)
    assert "art. 23" in mends(found, Language.EN)


def test_due01_counts_the_days_that_a_notice_names() -> None:
    notice: Given = {start.NOTIFIED_ON: "2026-11-16", start.NOTICE_DAYS: "10"}
    assert said("DUE-01", notice) == {(W, "due.close", "start.notified_on")}
    assert issues("DUE-01", notice, {start.NOTICE_DAYS: "15"}) == []


def test_due01_counts_seven_days_for_a_notice_without_a_limit_and_asks_for_it() -> None:
    assert said("DUE-01", {start.NOTIFIED_ON: "2026-11-15"}) == {
        (W, "due.passed", "start.notified_on"),
        (REMARK, "due.ask-limit", "start.notice_days"),
    }


def test_due01_an_unknown_day_of_connection_is_only_remarked() -> None:
    assert said("DUE-01", {start.CONNECTED_ON: "unknown"}) == {(REMARK, "due.unknown", "start.connected_on")}


@pytest.mark.parametrize(
    "given",
    [
        {},
        {start.CONNECTED_ON: ""},
        {start.KIND: "change", start.CHANGED_ON: "2026-11-20", start.CONNECTED_ON: "2020-01-01"},
        {start.CONNECTED_ON: "2020-01-01", result.SUBMITTED_ON: "2020-01-20"},
        {start.CONNECTED_ON: "2020-01-01", result.APPROVED_ON: "2020-02-20"},
        {start.CONNECTED_ON: "unknown", result.SUBMITTED_ON: "2026-11-20"},
    ],
)
def test_due01_is_silent_when_there_is_time_or_the_filing_was_sent(given: Given) -> None:
    assert issues("DUE-01", given) == []


def test_due01_is_silent_while_under_review_and_speaks_again_after_a_return() -> None:
    late: Given = {start.CONNECTED_ON: "2026-10-01", result.SUBMITTED_ON: "2026-10-20"}
    assert issues("DUE-01", late, status=Status(site=State.REVIEWING)) == []
    assert len(issues("DUE-01", late, status=Status(site=State.RETURNED))) == 1


def test_due01_says_so_when_the_years_holidays_arent_known_and_an_imported_calendar_helps() -> None:
    made = filing({start.CONNECTED_ON: "2027-01-01"})
    unknown = Case(made, date(2027, 1, 27))
    assert [found.code for found in filing_limit(unknown)] == ["due.close-unannounced"]
    calendar = Calendar(frozenset({2027}), off=frozenset({date(2027, 1, 29)}))
    (found,) = filing_limit(Case(made, date(2027, 1, 27), calendar=calendar))
    assert found.code == "due.close"
    assert dict(found.params)["by"] == "2027-01-28"


@pytest.mark.parametrize("role", ["isp", "idc"])
def test_due01_reminds_access_providers_of_their_users(role: str) -> None:
    assert said("DUE-01", {start.ROLES: ("icp", role)}) == {(REMARK, "due.access-unit", "start.roles")}
    assert issues("DUE-01", {start.ROLES: ("icp", "user")}) == []


def test_due01_says_that_an_individual_is_treated_likewise() -> None:
    (found,) = issues("DUE-01", {start.CONNECTED_ON: "2026-10-01"}, base=INDIVIDUAL)
    assert "个人网站参照执行" in says(found, Language.ZH)


@pytest.mark.parametrize(
    ("approved", "expected"),
    [
        ("2026-10-31", set()),  # the thirtieth day is a week away
        ("2026-10-30", {(W, "due.badge-close", "result.approved_on")}),
        ("2026-10-20", {(W, "due.badge-passed", "result.approved_on")}),
    ],
)
def test_due02_warns_of_a_badge_that_isnt_online(approved: str, expected: set[object]) -> None:
    assert said("DUE-02", {result.APPROVED_ON: approved}) == expected
    assert issues("DUE-02", {result.APPROVED_ON: approved, result.BADGE_ON: "2026-11-20"}) == []
    assert issues("DUE-02", {result.APPROVED_ON: approved}, status=Status(site=State.REPLACED)) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({start.KIND: "change", start.CHANGED_ON: "2026-11-10"}, set()),
        ({start.KIND: "change", start.CHANGED_ON: "2026-10-28"}, {(W, "due.change-close", "start.changed_on")}),
        ({start.KIND: "change", start.CHANGED_ON: "2026-10-01"}, {(W, "due.change-passed", "start.changed_on")}),
        ({start.KIND: "cancel", start.CLOSED_ON: "2026-11-20"}, {(W, "due.cancel-close", "start.closed_on")}),
        ({start.KIND: "cancel", start.CLOSED_ON: "2026-11-02"}, {(W, "due.cancel-passed", "start.closed_on")}),
        ({start.KIND: "new", start.CHANGED_ON: "2026-10-01"}, set()),
    ],
)
def test_due03_warns_of_a_change_or_closing_that_isnt_reported(given: Given, expected: set[object]) -> None:
    assert said("DUE-03", given) == expected
    assert issues("DUE-03", given, {result.SUBMITTED_ON: "2026-11-22"}) == []


def test_due03_speaks_again_when_the_change_came_back() -> None:
    late: Given = {start.KIND: "change", start.CHANGED_ON: "2026-10-01", result.SUBMITTED_ON: "2026-10-20"}
    assert issues("DUE-03", late, status=Status(State.APPROVED, State.REVIEWING)) == []
    assert len(issues("DUE-03", late, status=Status(State.APPROVED, State.RETURNED))) == 1
