"""The life of a kept filing: steps noted with their dates, and filings that go on from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Confirmation, Filing
from beian_desktop.filing.life import HAPPENINGS, Step, next_steps, status_after, step_back, wrong_answers
from beian_desktop.filing.status import STANDING, State, Status
from beian_desktop.form.field import BaseField, Section
from beian_desktop.form.sections import (
    account,
    legal_representative,
    office,
    operator,
    people,
    principal,
    result,
    start,
)
from beian_desktop.services.noting import check_kept
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text
from beian_desktop.wizard import onward
from beian_desktop.wizard.mending import from_reason, noted
from beian_desktop.wizard.return_reader import Spoken, read_return

Texts = Mapping[BaseField, tuple[str, ...]]


def take_step(
    workspace: Workspace,
    filing_id: str,
    step: Step,
    answers: Answers,
    clock: Clock,
    mend: Iterable[Spoken] | None = None,
) -> Filing:
    """Notes that the step has happened, with these answers; the filing as it is kept then.

    ``mend`` is what a person took from the text of a return; None reads the text.

    Raises Failure when it can't happen now, an answer that it needs is missing or can't be true, or the checks find
    errors; nothing has changed then.
    """
    filing, happening, today = workspace.filing(filing_id), HAPPENINGS[step], clock.today()
    if happening not in next_steps(filing):
        raise Failure(_NOT_NOW.filled(step=happening.label))
    for field, why in wrong_answers(happening, filing, answers, today).items():
        raise Failure(_WRONG.filled(label=field.label, why=why))
    status = status_after(step, filing, answers)
    workspace.set_status(filing_id, status, answers)
    if step is Step.RETURN:
        spoken = read_return(answers.typed(result.RETURN_REASON), answers) if mend is None else mend
        workspace.remember_returned(filing_id, noted(spoken, filing))
    if status.site is not filing.status.site:
        _tell_predecessor(workspace, filing, status.site, clock)
    return _kept(workspace, filing_id, clock)


def returned(workspace: Workspace, filing: Filing) -> dict[str, Any]:
    """What is to be mended in a filing that came back; read from its reason where nothing was kept here."""
    kept = workspace.returned(filing.id)
    return from_reason(filing.answers.typed(result.RETURN_REASON), filing) if kept is None else kept


def take_back(workspace: Workspace, filing_id: str, clock: Clock) -> Filing:
    """Takes the last step back. Raises Failure when none was noted."""
    filing = workspace.filing(filing_id)
    back = step_back(filing)
    if back is None:
        raise Failure(_NOTHING_TO_TAKE_BACK)
    workspace.set_status(filing_id, back.status, back.answers(filing))
    if filing.status.site in (State.APPROVED, State.CANCELLED):
        _tell_predecessor(workspace, filing, back.status.site, clock)
    return _kept(workspace, filing_id, clock)


def _tell_predecessor(workspace: Workspace, filing: Filing, site: State, clock: Clock) -> None:
    """What the filing that this one goes on from has become; one that isn't kept here any more is passed over."""
    before = next((each for each in workspace.filings() if each.id == filing.continues), None)
    kind = filing.answers[start.KIND]
    if before is None:
        return
    states = {
        State.APPROVED: State.REPLACED,
        State.CANCELLED: State.CANCELLED,
        State.SUBMITTED: State.CHANGING if kind is start.CHANGE else State.APPROVED,
    }
    after, settled = states.get(site), (State.REPLACED, State.CANCELLED)
    if after in settled or (after is not None and before.status.site in settled):
        workspace.set_status(before.id, replace(before.status, site=after))
        _kept(workspace, before.id, clock)


def _kept(workspace: Workspace, filing_id: str, clock: Clock) -> Filing:
    """The filing as it is kept, noted anew for the list."""
    filing = workspace.filing(filing_id)
    check_kept(workspace, filing, clock.today())
    return filing


# Filings that go on from one


def begin_change(workspace: Workspace, filing_id: str, clock: Clock) -> Filing:
    """A change of an approved filing: its answers to go on from, which are the baseline too."""
    source = _approved(workspace, filing_id)
    given: Texts = {start.KIND: (start.CHANGE.code,), start.PREVIOUSLY_FILED: ("false",)}
    made = _going_on(workspace, source, given, baseline=True)
    workspace.set_status(filing_id, replace(source.status, site=State.CHANGING))
    _kept(workspace, filing_id, clock)
    return _kept(workspace, made.id, clock)


def begin_cancel(workspace: Workspace, filing_id: str, closed_on: str, clock: Clock) -> Filing:
    """The cancellation of an approved filing whose site was closed on that day. Raises Failure while it is open."""
    source = _approved(workspace, filing_id)
    answers = Answers().with_text(start.CLOSED_ON, closed_on).with_text(start.SITE_CLOSED, "true")
    _refuse(onward.CANCEL, answers, clock)
    given: Texts = {start.KIND: (start.CANCEL.code,), start.SITE_CLOSED: ("true",), start.CLOSED_ON: (closed_on,)}
    return _kept(workspace, _going_on(workspace, source, given, baseline=True).id, clock)


def begin_move(workspace: Workspace, filing_id: str, clock: Clock) -> Filing:
    """A new filing in another district: everything but the deciding address and the office."""
    source = _approved(workspace, filing_id)
    regions: tuple[BaseField, ...] = (operator.OFFICE_REGION, operator.OFFICE_ADDRESS)
    if source.answers[operator.KIND] is operator.INDIVIDUAL:
        regions = (principal.REGION, principal.ADDRESS)
    emptied = _emptied(*regions, *office.SECTION.fields(), *_OF_THE_NUMBER)
    given: Texts = {start.KIND: (start.NEW.code,), start.SUBJECT_FILED: ("false",)}
    return _kept(workspace, _going_on(workspace, source, {**emptied, **given}).id, clock)


def begin_supplement(workspace: Workspace, filing_id: str, previous_number: str, clock: Clock) -> Filing:
    """The filing completed on the platform, with its number of old. Raises Failure without one."""
    _refuse(onward.SUPPLEMENT, Answers().with_text(start.PREVIOUS_NUMBER, previous_number), clock)
    given: Texts = {
        start.KIND: (start.SUPPLEMENT.code,),
        start.PREVIOUSLY_FILED: ("true",),
        start.PREVIOUS_NUMBER: (previous_number.strip(),),
        **_emptied(*_OF_THE_NUMBER),
    }
    return _kept(workspace, _going_on(workspace, workspace.filing(filing_id), given).id, clock)


_SUBJECT: tuple[Section, ...] = (
    operator.SECTION,
    principal.SECTION,
    legal_representative.SECTION,
    account.SECTION,
    office.SECTION,
    *(role.section for role in people.ROLES),
)


def begin_site(workspace: Workspace, filing_id: str, clock: Clock) -> Filing:
    """Another site of the same subject: its answers and papers are there, the people to be looked over."""
    source = workspace.filing(filing_id)
    passed = source.status.subject in STANDING
    answers = Answers({field: source.answers.texts(field) for section in _SUBJECT for field in section.fields()})
    answers = answers.with_all(
        {
            start.KIND: (start.NEW.code,),
            start.SUBJECT_FILED: ("true" if passed else "false",),
            start.PREVIOUSLY_FILED: ("false",),
            **{field: source.answers.texts(field) for field in (start.ROUTE, start.ROLES, start.KEY_SECTOR)},
        }
    )
    ids = {section.id for section in _SUBJECT}
    files = tuple(file for file in source.attachments if file.slot.partition(".")[0] in ids)
    status = Status(State.APPROVED if passed else State.DRAFT, State.DRAFT)
    made = Filing("", answers, files, source.client, status=status, confirmed=_still_confirmed(source, answers))
    return _kept(workspace, workspace.add(made).id, clock)


def begin(workspace: Workspace, filing_id: str, way: onward.Onward, answers: Answers, clock: Clock) -> Filing:
    """Begins the filing that goes on from this one in the way, with the answers that the way asks."""
    if way is onward.CANCEL:
        _refuse(way, answers, clock)
        return begin_cancel(workspace, filing_id, answers.typed(start.CLOSED_ON), clock)
    if way is onward.SUPPLEMENT:
        return begin_supplement(workspace, filing_id, answers.typed(start.PREVIOUS_NUMBER), clock)
    plain = {onward.CHANGE: begin_change, onward.MOVE: begin_move, onward.SITE: begin_site}
    return plain[way](workspace, filing_id, clock)


def _refuse(way: onward.Onward, answers: Answers, clock: Clock) -> None:
    for why in onward.wrong_answers(way, answers, clock.today()).values():
        raise Failure(why)


def _approved(workspace: Workspace, filing_id: str) -> Filing:
    filing = workspace.filing(filing_id)
    if filing.status.site is not State.APPROVED:
        raise Failure(_NOT_APPROVED)
    return filing


_OF_THE_NUMBER: tuple[BaseField, ...] = (result.NUMBER, result.OFFICE, result.SITE_TYPE, result.BADGE_ON)
_OF_THE_ROUND: tuple[BaseField, ...] = (
    result.SUBMITTED_ON,
    result.SUBMITTED_BY,
    result.INTERVIEW_ON,
    result.INTERVIEW_WITH,
    result.RETURNED_ON,
    result.RETURNED_PART,
    result.RETURN_REASON,
    *result.RETURNS.members,
    result.SUBJECT_APPROVED_ON,
    result.APPROVED_ON,
    result.CANCELLED_ON,
    start.NOTIFIED_ON,
    start.NOTICE_DAYS,
    start.CHANGED_ON,
    start.SITE_CLOSED,
    start.CLOSED_ON,
)
"""What belongs to one filing alone and isn't taken along."""


def _going_on(workspace: Workspace, source: Filing, given: Texts, *, baseline: bool = False) -> Filing:
    """A filing that goes on from ``source`` with its answers, files and confirmations."""
    answers = source.answers.with_all({**_emptied(*_OF_THE_ROUND), **given})
    return workspace.add(
        replace(
            source,
            id="",
            answers=answers,
            continues=source.id,
            status=Status(),
            approved=source.answers if baseline else None,
        )
    )


def _emptied(*fields: BaseField) -> dict[BaseField, tuple[str, ...]]:
    """No texts for each of the fields."""
    return dict.fromkeys(fields, ())


def _still_confirmed(source: Filing, answers: Answers) -> tuple[Confirmation, ...]:
    given = {field.id for field in answers}
    return tuple(each for each in source.confirmed if each.field.partition("[")[0] in given)


_NOT_NOW = Text(
    "现在还不能记“{step}”，请先看办理进度。", "“{step}” can't be noted now; see how the filing stands first."
)
_WRONG = Text("“{label}”：{why}", "“{label}”: {why}")
_NOTHING_TO_TAKE_BACK = Text("没有可以撤回的一步。", "There is no step to take back.")
_NOT_APPROVED = Text(
    "只有已备案的才能变更、注销或迁移；还没备案的直接修改就行。",
    "Only an approved filing can be changed, cancelled or moved; one that isn't approved yet is simply edited.",
)
