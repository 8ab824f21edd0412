from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from beian_desktop.filing.due import WHAT_LABELS, WHAT_SOURCES, Due, What, due_dates
from beian_desktop.filing.status import State, Status
from beian_desktop.filing.working_days import Calendar
from beian_desktop.form.sections import agent, operator, people, principal, result, site, start
from tests.checks.honest import AGENT, OFFICER, Given, filing

QUIET: Given = {
    start.CONNECTED_ON: "",
    operator.CERTIFICATE_EXPIRES: "",
    principal.ID_EXPIRES: "长期",
    site.CERTIFICATE_TO: "",
}


def found(*given: Given, **more: Any) -> dict[What, Due]:
    return {due.what: due for due in due_dates(filing(QUIET, *given, **more))}


def test_nothing_is_due_without_dates() -> None:
    assert due_dates(filing(QUIET)) == ()


def test_filing_is_due_thirty_days_after_going_online() -> None:
    due = found({start.CONNECTED_ON: "2026-11-01"})[What.FILE]
    assert (due.limit, due.by, due.announced) == (date(2026, 12, 1), date(2026, 12, 1), True)


def test_a_limit_on_a_rest_day_is_shown_with_the_last_working_day_before() -> None:
    due = found({start.CONNECTED_ON: "2026-10-30"})[What.FILE]
    assert (due.limit, due.by) == (date(2026, 11, 29), date(2026, 11, 27))
    holiday = found({start.CONNECTED_ON: "2026-09-03"})[What.FILE]
    assert (holiday.limit, holiday.by) == (date(2026, 10, 3), date(2026, 9, 30))


def test_a_limit_in_a_year_without_holidays_known_says_so_until_a_calendar_is_imported() -> None:
    given = filing(QUIET, {start.CONNECTED_ON: "2027-03-01"})
    (due,) = due_dates(given)
    assert not due.announced
    (due,) = due_dates(given, Calendar(frozenset({2027}), off=frozenset({date(2027, 3, 31)})))
    assert due.announced
    assert due.by == date(2027, 3, 30)


def test_a_notice_counts_from_its_day_seven_days_when_it_named_none() -> None:
    notice: Given = {start.NOTIFIED_ON: "2026-11-16"}
    guessed = found(notice)[What.ANSWER_NOTICE]
    assert (guessed.limit, guessed.guessed) == (date(2026, 11, 23), True)
    named = found(notice, {start.NOTICE_DAYS: "15"})[What.ANSWER_NOTICE]
    assert (named.limit, named.guessed) == (date(2026, 12, 1), False)


def test_the_badge_is_due_thirty_days_after_approval_until_it_is_online() -> None:
    approved: Given = {result.APPROVED_ON: "2026-11-03"}
    assert found(approved)[What.BADGE].limit == date(2026, 12, 3)
    assert What.BADGE not in found(approved, {result.BADGE_ON: "2026-11-20"})


def test_a_change_is_due_thirty_days_after_it_happened_until_it_was_reported() -> None:
    change: Given = {start.KIND: "change", start.CHANGED_ON: "2026-11-10", result.APPROVED_ON: "2020-01-01"}
    changing = Status(State.APPROVED, State.CHANGING)
    assert found(change, status=changing)[What.CHANGE].limit == date(2026, 12, 10)
    assert What.CHANGE not in found(change, {result.SUBMITTED_ON: "2026-11-12"})
    assert What.CHANGE in found(change, {result.SUBMITTED_ON: "2019-12-01"})
    assert What.FILE not in found(change, {start.CONNECTED_ON: "2019-11-20"})


def test_a_cancellation_is_due_five_working_days_after_closing() -> None:
    cancel: Given = {start.KIND: "cancel", start.CLOSED_ON: "2026-11-19"}
    assert found(cancel)[What.CANCEL].by == date(2026, 11, 26)
    golden_week = found(cancel, {start.CLOSED_ON: "2026-09-30"})[What.CANCEL]
    assert golden_week.by == date(2026, 10, 13)
    assert What.CANCEL not in found(cancel, {result.SUBMITTED_ON: "2026-11-20"})


@pytest.mark.parametrize("state", [State.SUBMITTED, State.REVIEWING, State.APPROVED])
def test_nothing_has_to_be_filed_once_it_was_submitted(state: State) -> None:
    assert What.FILE not in found({start.CONNECTED_ON: "2026-11-01"}, status=Status(site=state))


def test_a_returned_filing_is_due_again() -> None:
    given: Given = {start.CONNECTED_ON: "2026-11-01", result.SUBMITTED_ON: "2026-11-05"}
    assert What.FILE not in found(given)
    assert What.FILE in found(given, status=Status(site=State.RETURNED))


def test_certificates_are_watched_three_months_ahead() -> None:
    given: Given = {
        operator.CERTIFICATE_EXPIRES: "2027-06-01",
        principal.ID_EXPIRES: "2027-05-01",
        site.CERTIFICATE_TO: "2027-04-01",
    }
    dues = due_dates(filing(QUIET, OFFICER, given, AGENT))
    assert [due.field for due in dues] == [
        agent.TO,
        site.CERTIFICATE_TO,
        principal.ID_EXPIRES,
        operator.CERTIFICATE_EXPIRES,
        people.SECURITY_OFFICER.id_expires,
    ]
    assert {due.what for due in dues} == {What.RENEW}
    by_field = {due.field: due for due in dues}
    assert by_field[principal.ID_EXPIRES].watched_from == date(2027, 1, 31)
    assert by_field[principal.ID_EXPIRES].of == principal.SECTION.label


def test_a_ticked_role_and_a_hidden_certificate_are_not_watched() -> None:
    kept: Given = {
        people.SECURITY_OFFICER.id_expires: "2027-01-01",
        agent.USED: "false",
        agent.TO: "2027-01-01",
    }
    assert due_dates(filing(QUIET, kept)) == ()


def test_a_cancelled_filing_owes_nothing() -> None:
    late: Given = {start.CONNECTED_ON: "2020-01-01"}
    assert found(late, status=Status(site=State.CANCELLED)) == {}
    assert found(late, {result.CANCELLED_ON: "2021-01-01"}) == {}


def test_the_nearest_date_comes_first() -> None:
    dues = due_dates(filing({start.CONNECTED_ON: "2026-11-10", start.NOTIFIED_ON: "2026-11-20"}))
    assert [due.by for due in dues] == sorted(due.by for due in dues)
    assert dues[0].what is What.ANSWER_NOTICE


def test_every_kind_of_date_has_a_label_and_a_source() -> None:
    assert set(WHAT_LABELS) == set(WHAT_SOURCES) == set(What)


def test_an_interview_is_due_on_its_day_while_the_police_have_the_filing() -> None:
    given: Given = {result.SUBMITTED_ON: "2026-11-20", result.INTERVIEW_ON: "2026-12-01"}
    due = found(given, status=Status(State.SUBMITTED, State.REVIEWING))[What.INTERVIEW]
    assert (due.by, due.watched_from) == (date(2026, 12, 1), date(2026, 11, 20))
    assert What.INTERVIEW not in found(given, status=Status(State.APPROVED, State.APPROVED))


def test_a_filing_that_was_replaced_owes_nothing_and_one_in_change_leaves_its_certificates_to_the_change() -> None:
    given: Given = {principal.ID_EXPIRES: "2027-01-01", result.APPROVED_ON: "2026-11-03"}
    assert found(given, status=Status(State.APPROVED, State.REPLACED)) == {}
    assert found(given, status=Status(State.APPROVED, State.CHANGING)).keys() == {What.BADGE}


def test_what_came_back_of_the_subject_alone_is_due_again() -> None:
    given: Given = {start.CONNECTED_ON: "2026-11-01", result.SUBMITTED_ON: "2026-11-05"}
    assert What.FILE in found(given, status=Status(State.RETURNED, State.SUBMITTED))
