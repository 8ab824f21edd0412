"""The life of a filing after the package: what can happen to it next, what is asked then, and where it stands after.

The police review the subject and the site apart, so both have a state of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.office import deciding_area, suggested_office
from beian_desktop.filing.status import OPEN, UNDER_REVIEW, State, Status
from beian_desktop.form.field import BaseField, Field
from beian_desktop.form.sections import account, office, operator, principal, result, start
from beian_desktop.system.language import Text


class Step(StrEnum):
    """Something that happens to a filing."""

    SUBMIT = "submit"
    REVIEW = "review"
    INTERVIEW = "interview"
    SUBJECT = "subject"
    RETURN = "return"
    APPROVE = "approve"
    BADGE = "badge"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Happening:
    """One step: its name on a button, what it means, what it asks, and which of that can't be left out.

    ``on`` is the day on which it happened: never in the future, never before the submission.
    """

    step: Step
    label: Text
    hint: Text
    asks: tuple[BaseField, ...] = ()
    needs: tuple[Field[date] | BaseField, ...] = ()
    on: Field[date] | None = None


HAPPENINGS = {
    happening.step: happening
    for happening in (
        Happening(
            Step.SUBMIT,
            Text("已提交", "Submitted"),
            Text(
                "网上点了提交，或窗口收了材料；之后答案不再改动",
                "Sent online or taken at the counter; the answers stand still from then on",
            ),
            (result.SUBMITTED_ON, result.SUBMITTED_BY),
            (result.SUBMITTED_ON, result.SUBMITTED_BY),
            result.SUBMITTED_ON,
        ),
        Happening(
            Step.REVIEW,
            Text("审核中", "Under review"),
            Text("平台的“网站状态”显示正在审核", "网站状态 on the platform shows that it is under review"),
        ),
        Happening(
            Step.INTERVIEW,
            Text("待面审 / 待扫脸", "Interview or face log-in"),
            Text("网安约了时间，要本人到场或扫脸登录", "The police set a day for somebody to come or to show the face"),
            (result.INTERVIEW_ON, result.INTERVIEW_WITH),
            (result.INTERVIEW_ON, result.INTERVIEW_WITH),
        ),
        Happening(
            Step.SUBJECT,
            Text("主体已通过", "Subject has passed"),
            Text("主体先通过了，网站还在审核", "The subject passed first, the site is still under review"),
            (result.SUBJECT_APPROVED_ON,),
            (result.SUBJECT_APPROVED_ON,),
            result.SUBJECT_APPROVED_ON,
        ),
        Happening(
            Step.RETURN,
            Text("被退回", "It came back"),
            Text(
                "把退回意见原样粘进来，会列出要改的几项", "Paste the reviewer's words; what to mend is listed from them"
            ),
            (result.RETURNED_ON, result.RETURNED_PART, result.RETURN_REASON),
            (result.RETURNED_ON, result.RETURNED_PART, result.RETURN_REASON),
            result.RETURNED_ON,
        ),
        Happening(
            Step.APPROVE,
            Text("已备案", "Approved"),
            Text("平台给了公安备案号", "The platform gave the filing number"),
            (result.NUMBER, result.APPROVED_ON, result.OFFICE),
            (result.NUMBER, result.APPROVED_ON, result.OFFICE),
            result.APPROVED_ON,
        ),
        Happening(
            Step.BADGE,
            Text("图标已挂上", "Badge is online"),
            Text("首页底部已经有备案图标和链接", "Badge and link stand at the foot of the home page"),
            (result.BADGE_ON,),
            (result.BADGE_ON,),
            result.BADGE_ON,
        ),
        Happening(
            Step.CANCEL,
            Text("已注销", "Cancelled"),
            Text("平台显示已经注销", "The platform shows it as cancelled"),
            (result.CANCELLED_ON,),
            (result.CANCELLED_ON,),
            result.CANCELLED_ON,
        ),
    )
}


def next_steps(filing: Filing) -> tuple[Happening, ...]:
    """What can happen to the filing next, the usual first."""
    return tuple(happening for step, happening in HAPPENINGS.items() if _POSSIBLE[step](filing))


def _reviewed(filing: Filing) -> bool:
    return filing.status.under_review


def _cancels(filing: Filing) -> bool:
    return filing.answers[start.KIND] is start.CANCEL


_POSSIBLE: dict[Step, Callable[[Filing], bool]] = {
    Step.SUBMIT: lambda filing: filing.status.open,
    Step.REVIEW: lambda filing: filing.status.site is State.SUBMITTED and _reviewed(filing),
    Step.INTERVIEW: lambda filing: _reviewed(filing) and not _cancels(filing),
    Step.SUBJECT: lambda filing: _reviewed(filing) and filing.status.subject in UNDER_REVIEW and not _cancels(filing),
    Step.RETURN: _reviewed,
    Step.APPROVE: lambda filing: _reviewed(filing) and not _cancels(filing),
    Step.BADGE: lambda filing: filing.status.site is State.APPROVED and filing.answers[result.BADGE_ON] is None,
    Step.CANCEL: lambda filing: _reviewed(filing) and _cancels(filing),
}


def asked_of(happening: Happening, filing: Filing) -> tuple[BaseField, ...]:
    """What the step asks this filing: which part came back is clear where the subject has passed already."""
    certain = filing.status.subject in (State.APPROVED, State.CHANGING)
    return tuple(field for field in happening.asks if not (field is result.RETURNED_PART and certain))


def offered(happening: Happening, filing: Filing, today: date) -> Answers:
    """The filing's answers with what the step asks filled in as far as it is likely."""
    answers = filing.answers
    if happening.step is Step.RETURN:
        answers = _earlier_return_put_aside(answers)
    if happening.step is Step.SUBMIT:  # another round has another day
        answers = answers.with_text(result.SUBMITTED_ON, "")
    for field in asked_of(happening, filing):
        if not answers.typed(field):
            answers = answers.with_text(field, _likely(field, happening, answers, today))
    return answers


def _likely(field: BaseField, happening: Happening, answers: Answers, today: date) -> str:
    if field is happening.on:
        return today.isoformat()
    if field is result.SUBMITTED_BY:
        return "" if answers[start.ROUTE] is start.ROUTE_UNKNOWN else answers.typed(start.ROUTE)
    if field is result.INTERVIEW_WITH:
        person = operator.NAME if answers[operator.KIND] is operator.INDIVIDUAL else principal.NAME
        return answers.typed(account.HOLDER) or answers.typed(person)
    if field is result.RETURNED_PART:
        return result.SITE_PART.code
    if field is result.OFFICE:
        area = deciding_area(answers)
        return answers.typed(office.NAME) or (suggested_office(area) if area else "")
    return ""


def _earlier_return_put_aside(answers: Answers) -> Answers:
    """The last return moves to the earlier ones, so that no reason is lost."""
    reason, day = answers.typed(result.RETURN_REASON), answers.typed(result.RETURNED_ON)
    if not (reason or day):
        return answers
    plain = "；".join(line.strip() for line in reason.splitlines() if line.strip())
    rows = [row.texts() for row in answers.rows(result.RETURNS)]
    answers = answers.with_rows(result.RETURNS, [*rows, {result.RETURNS_ON: day, result.RETURNS_REASON: plain}])
    return answers.with_all(dict.fromkeys(HAPPENINGS[Step.RETURN].asks, ()))


def wrong_answers(happening: Happening, filing: Filing, answers: Answers, today: date) -> dict[BaseField, Text]:
    """What is wrong with the answers to a step's questions, by field; nothing when it can be taken."""
    wrong: dict[BaseField, Text] = {}
    for field in asked_of(happening, filing):
        if field in happening.needs and answers.normal(field) is None:
            wrong[field] = _NEEDED if not answers.typed(field) else _UNREADABLE
    day = answers[happening.on] if happening.on is not None else None
    submitted = answers[result.SUBMITTED_ON]
    if happening.on is not None and day is not None:
        if day > today:
            wrong[happening.on] = _IN_FUTURE
        elif happening.step not in (Step.SUBMIT, Step.BADGE) and submitted is not None and day < submitted:
            wrong[happening.on] = _BEFORE_SUBMISSION.filled(day=submitted.isoformat())
    return wrong


_NEEDED = Text("还没有填。", "This has no answer yet.")
_UNREADABLE = Text("读不出来，请照提示重新填。", "This can't be read; give it as the hint shows.")
_IN_FUTURE = Text("这一天还没有到。", "This day is still to come.")
_BEFORE_SUBMISSION = Text("早于提交日期 {day}。", "This is before the submission of {day}.")


def status_after(step: Step, filing: Filing, answers: Answers) -> Status:
    """Where the filing stands once the step has happened."""
    subject, site = filing.status.subject, filing.status.site
    if step is Step.SUBMIT:
        return Status(_sent(subject), _sent(site))
    if step in (Step.REVIEW, Step.INTERVIEW):
        return Status(State.REVIEWING if subject in UNDER_REVIEW else subject, State.REVIEWING)
    if step is Step.SUBJECT:
        return Status(State.APPROVED, State.REVIEWING)
    if step is Step.RETURN:
        return _returned(filing.status, answers)
    if step is Step.APPROVE:
        return Status(State.APPROVED, State.APPROVED)
    if step is Step.CANCEL:
        return Status(State.APPROVED, State.CANCELLED)
    return filing.status


def _sent(state: State) -> State:
    return State.SUBMITTED if state in OPEN else state


def _returned(before: Status, answers: Answers) -> Status:
    part = answers[result.RETURNED_PART]
    if before.subject in (State.APPROVED, State.CHANGING):
        return Status(before.subject, State.RETURNED)
    if part is result.SUBJECT_PART:
        return Status(State.RETURNED, before.site)
    return Status(State.RETURNED if part is result.BOTH_PARTS else before.subject, State.RETURNED)


@dataclass(frozen=True, slots=True)
class Back:
    """Taking the last step back, noted by mistake: where the filing stands then, and which dates go."""

    status: Status
    forgets: tuple[BaseField, ...] = ()

    def answers(self, filing: Filing) -> Answers:
        """The answers without what the step had noted."""
        return filing.answers.with_all(dict.fromkeys(self.forgets, ()))


def step_back(filing: Filing) -> Back | None:
    """How the last step is taken back; None while none was noted."""
    status, answers = filing.status, filing.answers
    if status.site is State.APPROVED or (status.site is State.CANCELLED and answers[start.KIND] is start.CANCEL):
        sent = answers[result.SUBMITTED_ON] is not None
        state = State.SUBMITTED if sent else State.DRAFT
        return Back(Status(state, state), (result.APPROVED_ON, result.CANCELLED_ON))
    if status.site is State.CHANGING:
        return Back(replace(status, site=State.APPROVED))
    if status.returned:
        return Back(Status(_unreturned(status.subject), _unreturned(status.site)), HAPPENINGS[Step.RETURN].asks)
    if status.site is State.REVIEWING:
        forgets = (result.INTERVIEW_ON, result.INTERVIEW_WITH, result.SUBJECT_APPROVED_ON)
        return Back(Status(State.SUBMITTED, State.SUBMITTED), forgets)
    if status.site is State.SUBMITTED:
        return Back(Status(), (result.SUBMITTED_ON, result.SUBMITTED_BY))
    return Back(Status()) if status.site in OPEN and status.subject is State.APPROVED else None


def _unreturned(state: State) -> State:
    return State.SUBMITTED if state is State.RETURNED else state
