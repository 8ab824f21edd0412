"""The life of a kept filing, from its submission to the filings that go on from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from beian_desktop.exchange.filing_json import read_filing, write_filing
from beian_desktop.filing.changes import Closed, why_closed
from beian_desktop.filing.filing import Client, Filing
from beian_desktop.filing.life import HAPPENINGS, Step, offered
from beian_desktop.filing.status import State, Status
from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import access, agent, operator, principal, result, site, start
from beian_desktop.services import life
from beian_desktop.services.destroying import destroy
from beian_desktop.services.sample import sample_filing
from beian_desktop.services.workspace import Summary, Workspace
from beian_desktop.system.clock import Clock
from beian_desktop.system.failure import Failure
from beian_desktop.wizard import onward

TODAY = date(2026, 11, 23)
CLOCK = Clock(TODAY)
LATER = Clock(date(2026, 12, 7))
NUMBER = "京公网安备11010802000001号"
APPROVED = Status(State.APPROVED, State.APPROVED)


@pytest.fixture
def workspace(own_data_folder: Path) -> Iterator[Workspace]:
    with Workspace.open(own_data_folder, LATER) as opened:
        yield opened


@pytest.fixture
def kept(workspace: Workspace) -> Filing:
    """The sample, kept for a client."""
    return workspace.add(replace(sample_filing(TODAY), client=Client("c1", "样本客户")))


def happens(
    workspace: Workspace, filing: Filing, step: Step, given: dict[BaseField, str] | None = None, clock: Clock = CLOCK
) -> Filing:
    """Takes a step with the likely answers, these put in place of theirs."""
    present = workspace.filing(filing.id)
    answers = offered(HAPPENINGS[step], present, clock.today())
    for field, text in (given or {}).items():
        answers = answers.with_text(field, text)
    return life.take_step(workspace, filing.id, step, answers, clock)


def approved(workspace: Workspace, filing: Filing) -> Filing:
    """The filing, submitted and approved."""
    happens(workspace, filing, Step.SUBMIT, {result.SUBMITTED_BY: "online"})
    return happens(workspace, filing, Step.APPROVE, {result.NUMBER: NUMBER, result.APPROVED_ON: "2026-12-03"}, LATER)


def listed(workspace: Workspace, filing_id: str) -> Summary:
    """The filing as the list tells it."""
    return next(summary for summary in workspace.summaries() if summary.id == filing_id)


def test_submission_return_and_approval_are_kept_with_their_dates_and_reasons(
    workspace: Workspace, kept: Filing
) -> None:
    sent = happens(workspace, kept, Step.SUBMIT, {result.SUBMITTED_BY: "counter"})
    assert sent.status == Status(State.SUBMITTED, State.SUBMITTED)
    assert (sent.answers.typed(result.SUBMITTED_ON), sent.answers[result.SUBMITTED_BY]) == (
        "2026-11-23",
        start.COUNTER,
    )
    back = happens(workspace, kept, Step.RETURN, {result.RETURN_REASON: "网站名称与ICP备案不一致"})
    assert back.status.returned
    assert [entry["place"] for entry in life.returned(workspace, back)["points"]] == ["site.name"]
    happens(workspace, kept, Step.SUBMIT)
    again = happens(workspace, kept, Step.RETURN, {result.RETURN_REASON: "办公地址不详细"})
    assert again.answers.texts(result.RETURNS_REASON) == ("网站名称与ICP备案不一致",)
    assert happens(workspace, kept, Step.SUBMIT, clock=LATER).answers.typed(result.SUBMITTED_ON) == "2026-12-07"
    done = happens(workspace, kept, Step.APPROVE, {result.NUMBER: NUMBER}, LATER)
    assert (done.status, done.approved) == (APPROVED, done.answers)
    read = read_filing(write_filing(done), source="x")
    assert (read.status, read.answers, read.approved) == (done.status, done.answers, done.approved)


def test_a_step_without_what_it_needs_or_out_of_turn_changes_nothing(workspace: Workspace, kept: Filing) -> None:
    with pytest.raises(Failure, match="can't be noted"):
        happens(workspace, kept, Step.APPROVE, {result.NUMBER: NUMBER})
    with pytest.raises(Failure, match="still to come"):
        happens(workspace, kept, Step.SUBMIT, {result.SUBMITTED_ON: "2027-01-01", result.SUBMITTED_BY: "online"})
    workspace.answer(kept.id, principal.ID_NUMBER, ["11010519491231"])
    with pytest.raises(Failure, match="errors"):
        happens(workspace, kept, Step.SUBMIT, {result.SUBMITTED_BY: "online"})
    after = workspace.filing(kept.id)
    assert (after.status, after.answers.typed(result.SUBMITTED_ON)) == (Status(), "")


def test_what_ended_while_the_police_had_the_filing_doesnt_stop_its_approval(
    workspace: Workspace, kept: Filing
) -> None:
    for field, text in ((agent.FROM, "2026-11-01"), (agent.TO, "2026-11-30")):
        workspace.answer(kept.id, field, [text])
    assert approved(workspace, kept).status == APPROVED


def test_the_last_step_can_be_taken_back_with_its_dates(workspace: Workspace, kept: Filing) -> None:
    happens(workspace, kept, Step.SUBMIT, {result.SUBMITTED_BY: "online"})
    back = life.take_back(workspace, kept.id, CLOCK)
    assert (back.status, back.answers.typed(result.SUBMITTED_ON)) == (Status(), "")
    with pytest.raises(Failure):
        life.take_back(workspace, kept.id, CLOCK)


def test_a_change_goes_on_from_the_approved_answers_and_takes_its_place_in_the_end(
    workspace: Workspace, kept: Filing
) -> None:
    before = approved(workspace, kept)
    change = life.begin_change(workspace, kept.id, LATER)
    assert (change.continues, change.client, change.status) == (kept.id, kept.client, Status())
    assert change.approved == before.answers
    assert [file.slot for file in change.attachments] == [file.slot for file in kept.attachments]
    assert change.answers.typed(result.SUBMITTED_ON) == change.answers.typed(result.APPROVED_ON) == ""
    assert change.answers.typed(result.NUMBER) == NUMBER
    assert why_closed(access.NAME, change) is None
    assert why_closed(operator.NAME, change) is Closed.NEVER
    assert workspace.filing(kept.id).status.site is State.CHANGING
    workspace.answer(change.id, start.CHANGED_ON, ["2026-12-05"])
    workspace.answer(change.id, access.NAME, ["示例云计算有限公司"])
    happens(workspace, change, Step.SUBMIT, {result.SUBMITTED_BY: "online"}, LATER)
    done = happens(workspace, change, Step.APPROVE, {}, LATER)
    assert done.status == APPROVED
    assert workspace.filing(kept.id).status.site is State.REPLACED
    life.take_back(workspace, change.id, LATER)
    assert workspace.filing(kept.id).status.site is State.CHANGING


def test_only_an_approved_filing_is_changed_and_only_a_closed_site_cancelled(
    workspace: Workspace, kept: Filing
) -> None:
    for begin in (life.begin_change, life.begin_move):
        with pytest.raises(Failure, match="approved"):
            begin(workspace, kept.id, CLOCK)
    approved(workspace, kept)
    for day in ("", "2026-12-08", "明天"):
        with pytest.raises(Failure, match="was closed"):
            life.begin_cancel(workspace, kept.id, day, LATER)
    cancel = life.begin_cancel(workspace, kept.id, "2026-12-07", LATER)
    assert cancel.answers[start.KIND] is start.CANCEL
    happens(workspace, cancel, Step.SUBMIT, {result.SUBMITTED_BY: "online"}, LATER)
    done = happens(workspace, cancel, Step.CANCEL, {}, LATER)
    assert done.status.cancelled
    assert workspace.filing(kept.id).status.cancelled


def test_another_district_is_a_new_filing_without_address_and_number(workspace: Workspace, kept: Filing) -> None:
    approved(workspace, kept)
    moved = life.begin_move(workspace, kept.id, LATER)
    assert (moved.continues, moved.approved, moved.answers[start.KIND]) == (kept.id, None, start.NEW)
    emptied = (operator.OFFICE_REGION, operator.OFFICE_ADDRESS, result.NUMBER)
    assert [moved.answers.typed(field) for field in emptied] == ["", "", ""]
    assert moved.answers.typed(site.DOMAIN) == kept.answers.typed(site.DOMAIN)


def test_one_more_site_has_the_subject_done_and_continues_nothing(workspace: Workspace, kept: Filing) -> None:
    approved(workspace, kept)
    more = life.begin_site(workspace, kept.id, LATER)
    assert (more.continues, more.client) == (None, kept.client)
    assert more.status == Status(State.APPROVED, State.DRAFT)
    assert more.answers[start.SUBJECT_FILED] is True
    assert more.answers.typed(operator.NAME) == kept.answers.typed(operator.NAME)
    assert more.answers.typed(site.DOMAIN) == more.answers.typed(result.NUMBER) == ""
    slots = {file.slot.partition(".")[0] for file in more.attachments}
    assert "principal" in slots
    assert "site" not in slots
    assert why_closed(operator.OFFICE_PHONE, more) is Closed.APPROVED
    assert why_closed(site.NAME, more) is None


def test_a_supplement_wants_the_number_of_old(workspace: Workspace, kept: Filing) -> None:
    with pytest.raises(Failure, match="previous number"):
        life.begin_supplement(workspace, kept.id, " ", CLOCK)
    made = life.begin_supplement(workspace, kept.id, "110108000001", CLOCK)
    assert made.answers[start.KIND] is start.SUPPLEMENT
    assert (made.answers.typed(start.PREVIOUS_NUMBER), made.continues) == ("110108000001", kept.id)
    assert made.answers.typed(result.NUMBER) == ""


def test_the_ways_on_are_those_of_the_state(workspace: Workspace, kept: Filing) -> None:
    assert onward.ways_on(kept) == ()
    done = approved(workspace, kept)
    assert onward.ways_on(done) == (onward.CHANGE, onward.CANCEL, onward.MOVE, onward.SITE)
    old = done.with_answers(done.answers.with_text(result.NUMBER, "110108000001"))
    assert onward.SUPPLEMENT in onward.ways_on(old)


def test_the_list_shows_the_nearest_date_of_the_new_state(workspace: Workspace, kept: Filing) -> None:
    def due() -> date | None:
        return listed(workspace, kept.id).due

    happens(workspace, kept, Step.SUBMIT, {result.SUBMITTED_BY: "online"})
    assert due() is None
    happens(workspace, kept, Step.INTERVIEW, {result.INTERVIEW_ON: "2026-11-26"})
    assert due() == date(2026, 11, 26)
    happens(workspace, kept, Step.APPROVE, {result.NUMBER: NUMBER, result.APPROVED_ON: "2026-11-23"})
    assert due() == date(2026, 12, 23)
    happens(workspace, kept, Step.BADGE)
    assert due() is None


def test_the_list_tells_what_kind_a_filing_is_and_of_which_other(workspace: Workspace, kept: Filing) -> None:
    approved(workspace, kept)
    change = life.begin_change(workspace, kept.id, LATER)
    workspace.answer(change.id, site.NAME, ["新名字"])
    told = listed(workspace, change.id)
    assert (told.kind, told.continues, told.continued) == (start.CHANGE, kept.id, kept.title)
    assert (listed(workspace, kept.id).kind, listed(workspace, kept.id).continues) == (start.NEW, None)
    assert listed(workspace, workspace.new_filing().id).kind is None
    workspace.remove(kept.id)
    assert (listed(workspace, change.id).continues, listed(workspace, change.id).continued) == (kept.id, "")


def test_the_last_unfinished_change_that_is_removed_leaves_the_original_approved(
    workspace: Workspace, kept: Filing
) -> None:
    before = approved(workspace, kept)
    first = life.begin_change(workspace, kept.id, LATER)
    second = workspace.add(replace(first, id=""))
    workspace.remove(first.id)
    assert workspace.filing(kept.id).status.site is State.CHANGING
    workspace.remove(second.id)
    assert (workspace.filing(kept.id).status, workspace.filing(kept.id).approved) == (APPROVED, before.answers)
    destroy(workspace, [life.begin_change(workspace, kept.id, LATER).id])
    assert workspace.filing(kept.id).status == APPROVED


def test_a_finished_change_or_a_new_filing_that_is_removed_leaves_the_original_as_it_is(
    workspace: Workspace, kept: Filing
) -> None:
    approved(workspace, kept)
    moved = life.begin_move(workspace, kept.id, LATER)
    change = life.begin_change(workspace, kept.id, LATER)
    workspace.remove(moved.id)
    assert workspace.filing(kept.id).status.site is State.CHANGING
    workspace.answer(change.id, start.CHANGED_ON, ["2026-12-05"])
    workspace.answer(change.id, access.NAME, ["示例云计算有限公司"])
    happens(workspace, change, Step.SUBMIT, {result.SUBMITTED_BY: "online"}, LATER)
    happens(workspace, change, Step.APPROVE, {}, LATER)
    workspace.remove(change.id)
    assert workspace.filing(kept.id).status.site is State.REPLACED
