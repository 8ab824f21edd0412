"""What happens to a filing after the package: which steps there are, what they ask, where it stands then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from beian_desktop.filing.filing import Filing
from beian_desktop.filing.life import (
    HAPPENINGS,
    Step,
    asked_of,
    next_steps,
    offered,
    status_after,
    step_back,
    wrong_answers,
)
from beian_desktop.filing.status import State, Status
from beian_desktop.form.sections import account, result, start
from tests.checks.honest import INDIVIDUAL, Given, filing

TODAY = date(2026, 11, 23)
SENT: Given = {result.SUBMITTED_ON: "2026-11-20", result.SUBMITTED_BY: "online"}


NEXT_STATES = {
    State.DRAFT: (State.READY, State.SUBMITTED),
    State.READY: (State.DRAFT, State.SUBMITTED),
    State.SUBMITTED: (State.REVIEWING, State.RETURNED, State.APPROVED, State.CANCELLED),
    State.REVIEWING: (State.RETURNED, State.APPROVED, State.CANCELLED),
    State.RETURNED: (State.DRAFT, State.SUBMITTED),
    State.APPROVED: (State.CHANGING, State.CANCELLED, State.REPLACED),
    State.CHANGING: (State.APPROVED, State.CANCELLED, State.REPLACED),
    State.CANCELLED: (),
    State.REPLACED: (),
}
"""The ways between the states."""


def at(subject: State, site: State, *given: Given) -> Filing:
    """A filing in that state."""
    return replace(filing(*given, scans=False), status=Status(subject, site))


def steps(made: Filing) -> list[Step]:
    """What can happen next."""
    return [happening.step for happening in next_steps(made)]


@pytest.mark.parametrize(
    ("subject", "site", "expected"),
    [
        (State.DRAFT, State.DRAFT, [Step.SUBMIT]),
        (State.APPROVED, State.DRAFT, [Step.SUBMIT]),
        (
            State.SUBMITTED,
            State.SUBMITTED,
            [Step.REVIEW, Step.INTERVIEW, Step.SUBJECT, Step.RETURN, Step.APPROVE],
        ),
        (State.APPROVED, State.REVIEWING, [Step.INTERVIEW, Step.RETURN, Step.APPROVE]),
        (State.APPROVED, State.RETURNED, [Step.SUBMIT]),
        (State.RETURNED, State.SUBMITTED, [Step.SUBMIT]),
        (State.APPROVED, State.APPROVED, [Step.BADGE]),
        (State.APPROVED, State.CANCELLED, []),
        (State.APPROVED, State.REPLACED, []),
    ],
)
def test_only_what_can_happen_next_is_offered(subject: State, site: State, expected: list[Step]) -> None:
    assert steps(at(subject, site)) == expected


def test_a_cancellation_ends_as_cancelled_and_never_as_approved() -> None:
    cancel = at(State.APPROVED, State.SUBMITTED, {start.KIND: "cancel"})
    assert steps(cancel) == [Step.REVIEW, Step.RETURN, Step.CANCEL]
    assert status_after(Step.CANCEL, cancel, cancel.answers) == Status(State.APPROVED, State.CANCELLED)


@pytest.mark.parametrize("step", Step)
def test_every_step_leads_along_the_ways_between_the_states(step: Step) -> None:
    for subject in State:
        for site in State:
            made = at(subject, site, {start.KIND: "cancel"} if step is Step.CANCEL else {})
            if step in steps(made):
                after = status_after(step, made, offered(HAPPENINGS[step], made, TODAY))
                assert after.site is site or after.site in NEXT_STATES[site]


def test_the_likely_answers_stand_there_already() -> None:
    draft = filing({account.HOLDER: "李四"}, scans=False)
    found = offered(HAPPENINGS[Step.SUBMIT], draft, TODAY)
    assert (found.typed(result.SUBMITTED_ON), found[result.SUBMITTED_BY]) == ("2026-11-23", start.ONLINE)
    sent = replace(draft, status=Status(State.SUBMITTED, State.SUBMITTED))
    assert offered(HAPPENINGS[Step.INTERVIEW], sent, TODAY).typed(result.INTERVIEW_WITH) == "李四"
    assert "海淀区分局" in offered(HAPPENINGS[Step.APPROVE], sent, TODAY).typed(result.OFFICE)
    alone = replace(filing(base=INDIVIDUAL, scans=False), status=sent.status)
    assert offered(HAPPENINGS[Step.INTERVIEW], alone, TODAY).typed(result.INTERVIEW_WITH) == "李四"
    unclear = filing({start.ROUTE: "unknown"}, scans=False)
    assert offered(HAPPENINGS[Step.SUBMIT], unclear, TODAY).typed(result.SUBMITTED_BY) == ""


@pytest.mark.parametrize(
    ("day", "said"),
    [("", "还没有填"), ("昨天", "读不出来"), ("2026-11-24", "还没有到"), ("2026-11-19", "早于提交日期")],
)
def test_a_day_is_wanted_that_can_be_true(day: str, said: str) -> None:
    sent = at(State.SUBMITTED, State.SUBMITTED, SENT)
    given = offered(HAPPENINGS[Step.RETURN], sent, TODAY).with_text(result.RETURN_REASON, "照片不清晰")
    assert wrong_answers(HAPPENINGS[Step.RETURN], sent, given, TODAY) == {}
    wrong = wrong_answers(HAPPENINGS[Step.RETURN], sent, given.with_text(result.RETURNED_ON, day), TODAY)
    assert said in wrong[result.RETURNED_ON].zh


def test_approval_wants_number_day_and_office() -> None:
    sent = at(State.SUBMITTED, State.REVIEWING, SENT)
    given = offered(HAPPENINGS[Step.APPROVE], sent, TODAY)
    assert wrong_answers(HAPPENINGS[Step.APPROVE], sent, given, TODAY).keys() == {result.NUMBER}
    given = given.with_text(result.NUMBER, "京公网安备 11010802000001 号").with_text(result.OFFICE, "")
    assert wrong_answers(HAPPENINGS[Step.APPROVE], sent, given, TODAY).keys() == {result.OFFICE}


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("site", Status(State.SUBMITTED, State.RETURNED)),
        ("subject", Status(State.RETURNED, State.SUBMITTED)),
        ("both", Status(State.RETURNED, State.RETURNED)),
    ],
)
def test_the_part_that_came_back_is_sent_again_and_the_other_stays(part: str, expected: Status) -> None:
    sent = at(State.SUBMITTED, State.SUBMITTED, SENT)
    back = status_after(Step.RETURN, sent, sent.answers.with_text(result.RETURNED_PART, part))
    assert back == expected
    assert status_after(Step.SUBMIT, replace(sent, status=back), sent.answers) == sent.status


def test_which_part_came_back_isnt_asked_once_the_subject_has_passed() -> None:
    passed = at(State.APPROVED, State.REVIEWING, SENT)
    assert result.RETURNED_PART not in asked_of(HAPPENINGS[Step.RETURN], passed)
    assert status_after(Step.RETURN, passed, passed.answers) == Status(State.APPROVED, State.RETURNED)


def test_the_reason_of_an_earlier_return_is_kept() -> None:
    given: Given = {**SENT, result.RETURNED_ON: "2026-11-21", result.RETURN_REASON: "照片不清晰\n地址不详"}
    second = offered(HAPPENINGS[Step.RETURN], at(State.SUBMITTED, State.SUBMITTED, given), TODAY)
    (row,) = second.rows(result.RETURNS)
    assert (row.typed(result.RETURNS_ON), row.typed(result.RETURNS_REASON)) == ("2026-11-21", "照片不清晰；地址不详")
    assert (second.typed(result.RETURN_REASON), second.typed(result.RETURNED_ON)) == ("", "2026-11-23")


@pytest.mark.parametrize(
    ("subject", "site", "to", "forgets"),
    [
        (State.SUBMITTED, State.SUBMITTED, Status(), result.SUBMITTED_ON),
        (State.APPROVED, State.REVIEWING, Status(State.SUBMITTED, State.SUBMITTED), result.INTERVIEW_ON),
        (State.APPROVED, State.RETURNED, Status(State.APPROVED, State.SUBMITTED), result.RETURN_REASON),
        (State.APPROVED, State.APPROVED, Status(State.SUBMITTED, State.SUBMITTED), result.APPROVED_ON),
        (State.APPROVED, State.DRAFT, Status(), None),
    ],
)
def test_a_step_noted_by_mistake_can_be_taken_back(subject: State, site: State, to: Status, forgets: object) -> None:
    back = step_back(at(subject, site, SENT))
    assert back is not None
    assert back.status == to
    assert forgets is None or forgets in back.forgets


def test_there_is_nothing_to_take_back_in_a_draft() -> None:
    assert step_back(filing(scans=False)) is None
    assert step_back(at(State.APPROVED, State.REPLACED)) is None
