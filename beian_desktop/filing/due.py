"""The dates to watch: what a filing owes by when, and where the limit comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.links import ticked
from beian_desktop.filing.status import State
from beian_desktop.filing.working_days import (
    Calendar,
    add_working_days,
    is_announced,
    last_working_day,
)
from beian_desktop.form.field import BaseField, Field, Section
from beian_desktop.form.sections import agent, operator, people, principal, result, site, start
from beian_desktop.system.language import Text

FILING_DAYS = 30
"""Order 33, art. 12: file within thirty days of 网络正式联通."""
NOTICE_DAYS = 7
"""Counted when a notice named no limit (the platform's FAQ; ask for the limit)."""
BADGE_DAYS = 30
"""The badge on the home page within thirty days of approval (filers and vendors)."""
CHANGE_DAYS = 30
"""A change of filed data is reported within thirty days (manual of 2017-02)."""
CANCEL_WORKING_DAYS = 5
"""注销 within five working days of closing (manual of 2017-02)."""
AHEAD = timedelta(days=90)
"""How long before its end a certificate is watched."""


class What(StrEnum):
    """What is owed."""

    FILE = "file"
    ANSWER_NOTICE = "answer-notice"
    INTERVIEW = "interview"
    BADGE = "badge"
    CHANGE = "change"
    CANCEL = "cancel"
    RENEW = "renew"


WHAT_LABELS = {
    What.FILE: Text("办理公安联网备案", "File with the police"),
    What.ANSWER_NOTICE: Text("按公安机关通知办理", "Do what the police notice asks"),
    What.INTERVIEW: Text("面审或扫脸", "Interview or face log-in"),
    What.BADGE: Text("在首页底部放备案标识", "Put the badge on the home page"),
    What.CHANGE: Text("办理变更备案", "Report the change"),
    What.CANCEL: Text("关停网站并办理注销", "Close the site and cancel the filing"),
    What.RENEW: Text("证件到期，换新并更新", "The certificate ends: renew it and enter the new date"),
}

WHAT_SOURCES = {
    What.FILE: Text(
        "公安部令第33号第十二条：联通之日起三十日内", "Order 33, art. 12: within thirty days of going online"
    ),
    What.ANSWER_NOTICE: Text("平台常见问题：按通知的期限", "The platform's FAQ: the limit that the notice sets"),
    What.INTERVIEW: Text("与网安约定的日期", "The day agreed with the police"),
    What.BADGE: Text("各地网安与服务商的通常要求：三十日内", "Usual demand of offices and vendors: within thirty days"),
    What.CHANGE: Text("平台操作手册（2017）：三十日内", "The platform's manual (2017): within thirty days"),
    What.CANCEL: Text(
        "平台操作手册（2017）：停办后五个工作日内，先关停网站",
        "The platform's manual (2017): within five working days of closing, the site closed first",
    ),
    What.RENEW: Text("提前三个月提醒", "A reminder three months ahead"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """One date to watch.

    ``field`` is the question whose answer (``since``) it counts from, ``limit``
    the last day by the rule, ``by`` the same or, where that is a rest day, the
    last working day before it. ``announced`` tells whether the holidays of that
    year are known. ``guessed`` marks a limit that nobody named. ``of`` is the
    section whose certificate ends.
    """

    what: What
    field: Field[Any]
    since: date
    limit: date
    by: date
    announced: bool = True
    guessed: bool = False
    of: Text | None = None

    @property
    def watched_from(self) -> date:
        """The first day on which it belongs on a list of what is due."""
        return self.limit - AHEAD if self.what is What.RENEW else self.since


def due_dates(filing: Filing, calendar: Calendar | None = None) -> tuple[Due, ...]:
    """Everything that the filing owes, the nearest first; nothing of one that was cancelled or replaced.

    While a change of it is being prepared, that one watches the certificates.
    """
    if filing.status.over or filing.answers[result.CANCELLED_ON] is not None:
        return ()
    ends = () if filing.status.site is State.CHANGING else _ends(filing.answers, calendar)
    found = (*_limits(filing, calendar), *ends)
    return tuple(sorted(found, key=lambda due: (due.by, due.what)))


def filing_limits(filing: Filing, calendar: Calendar | None = None) -> Iterator[Due]:
    """The limits of filing itself, while it isn't submitted: art. 12 and the police notice."""
    answers, kind = filing.answers, filing.answers[start.KIND]
    if kind in (start.CHANGE, start.CANCEL) or is_submitted(filing):
        return
    connected, notified = answers[start.CONNECTED_ON], answers[start.NOTIFIED_ON]
    if isinstance(connected, date):
        yield _after(What.FILE, start.CONNECTED_ON, connected, FILING_DAYS, calendar)
    if notified is not None:
        named = answers[start.NOTICE_DAYS]
        days = NOTICE_DAYS if named is None else named
        yield _after(What.ANSWER_NOTICE, start.NOTIFIED_ON, notified, days, calendar, guessed=named is None)


def is_submitted(filing: Filing) -> bool:
    """Whether the filing has reached the police (and wasn't returned)."""
    answers, state = filing.answers, filing.status.site
    if filing.status.returned:
        return False
    reached = state in (
        State.SUBMITTED,
        State.REVIEWING,
        State.APPROVED,
        State.CHANGING,
        State.CANCELLED,
        State.REPLACED,
    )
    return reached or answers[result.SUBMITTED_ON] is not None or is_approved(filing)


def is_approved(filing: Filing) -> bool:
    """Whether the site's filing was approved, be it by its state or by the kept result."""
    approved = filing.answers[result.APPROVED_ON] is not None
    return approved or filing.status.site in (State.APPROVED, State.CHANGING)


def _limits(filing: Filing, calendar: Calendar | None) -> Iterator[Due]:
    answers = filing.answers
    yield from filing_limits(filing, calendar)
    yield from badge_limit(filing, calendar)
    yield from change_limits(filing, calendar)
    meeting = answers[result.INTERVIEW_ON]
    if meeting is not None and filing.status.under_review:
        since = answers[result.SUBMITTED_ON] or meeting
        yield Due(What.INTERVIEW, result.INTERVIEW_ON, min(since, meeting), meeting, meeting)


def badge_limit(filing: Filing, calendar: Calendar | None = None) -> Iterator[Due]:
    """The limit of the badge, once the filing is approved and until the badge is online."""
    approved = filing.answers[result.APPROVED_ON]
    if approved is not None and filing.answers[result.BADGE_ON] is None:
        yield _after(What.BADGE, result.APPROVED_ON, approved, BADGE_DAYS, calendar)


def change_limits(filing: Filing, calendar: Calendar | None = None) -> Iterator[Due]:
    """The limits of reporting a change and of cancelling, until it was sent."""
    answers, kind = filing.answers, filing.answers[start.KIND]
    changed, closed = answers[start.CHANGED_ON], answers[start.CLOSED_ON]
    if kind is start.CHANGE and changed is not None and not _reported(filing, changed):
        yield _after(What.CHANGE, start.CHANGED_ON, changed, CHANGE_DAYS, calendar)
    if kind is start.CANCEL and closed is not None and not _reported(filing, closed):
        limit = add_working_days(closed, CANCEL_WORKING_DAYS, calendar)
        yield Due(What.CANCEL, start.CLOSED_ON, closed, limit, limit, is_announced(limit.year, calendar))


def _reported(filing: Filing, since: date) -> bool:
    """Whether something was sent to the police after ``since`` and didn't come back."""
    if filing.status.returned:
        return False
    submitted = filing.answers[result.SUBMITTED_ON]
    return filing.status.site in (State.SUBMITTED, State.REVIEWING) or (submitted is not None and submitted >= since)


def _after(
    what: What, field: Field[Any], since: date, days: int, calendar: Calendar | None, *, guessed: bool = False
) -> Due:
    limit = since + timedelta(days=days)
    by = max(since, last_working_day(limit, calendar))
    return Due(what, field, since, limit, by, is_announced(limit.year, calendar), guessed)


def _ends(answers: Answers, calendar: Calendar | None) -> Iterator[Due]:
    for section, field in _expiring():
        ends = answers[field] if answers.shown(section) and answers.shown(field) else None
        if not isinstance(ends, date) or ticked(section, answers):
            continue
        by = last_working_day(ends, calendar)
        announced = is_announced(ends.year, calendar)
        yield Due(What.RENEW, field, ends, ends, by, announced, of=section.label)


def _expiring() -> Iterator[tuple[Section, Field[Any]]]:
    yield operator.SECTION, operator.CERTIFICATE_EXPIRES
    yield principal.SECTION, principal.ID_EXPIRES
    for role in people.ROLES:
        yield role.section, role.id_expires
    yield site.SECTION, site.CERTIFICATE_TO
    yield agent.SECTION, agent.TO


def _looked_at() -> Iterator[BaseField]:
    yield from (start.KIND, start.CONNECTED_ON, start.NOTIFIED_ON, start.NOTICE_DAYS, start.CHANGED_ON, start.CLOSED_ON)
    yield from (result.SUBMITTED_ON, result.INTERVIEW_ON, result.APPROVED_ON, result.BADGE_ON, result.CANCELLED_ON)
    for section, field in _expiring():
        yield field
        if section.same_as is not None:
            yield section.same_as
        for part in (section, field):
            yield from part.shown.fields()


LOOKED_AT = tuple(dict.fromkeys(_looked_at()))
"""The answers that decide what is owed: with no others :func:`due_dates` finds the same."""
