"""What may still be changed, field by field: before submission, under review, after approval, in a change filing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.links import ticked
from beian_desktop.filing.status import OPEN, UNDER_REVIEW
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Field, Question, Repeat, Section
from beian_desktop.form.policy import After
from beian_desktop.form.sections import legal_representative, operator, principal, start

SUBJECT_SECTIONS = (operator.SECTION, principal.SECTION, legal_representative.SECTION)
"""What the police review as the subject; everything else is the site's."""


class Closed(StrEnum):
    """Why an answer can't be changed here."""

    SENT = "sent"
    APPROVED = "approved"
    OVER = "over"
    OTHER_PART = "other-part"
    CANCELLING = "cancelling"
    KEY = "key"
    REFILE = "refile"
    NEVER = "never"
    CANCEL = "cancel"


_BY_POLICY = {
    After.KEY: Closed.KEY,
    After.REFILE: Closed.REFILE,
    After.NEVER: Closed.NEVER,
    After.CANCEL: Closed.CANCEL,
}


def is_change(filing: Filing) -> bool:
    """Whether the filing changes one that was approved, whose answers it knows."""
    return filing.answers[start.KIND] is start.CHANGE and filing.approved is not None


def policy(question: Question, answers: Answers) -> After:
    """What may happen to the question's answer after approval."""
    return question.after if isinstance(question, Repeat) else question.after_for(answers)


def why_closed(question: Question, filing: Filing) -> Closed | None:
    """Why the answer is closed; None when it may be changed. A ``key`` answer may be opened on purpose."""
    after = policy(question, filing.approved or filing.answers)
    if after is After.OWN:
        return None
    if filing.status.over:
        return Closed.OVER
    section = FORM.section(question.id.partition(".")[0])
    state = filing.status.subject if section in SUBJECT_SECTIONS else filing.status.site
    if state in UNDER_REVIEW:
        return Closed.OTHER_PART if filing.status.returned else Closed.SENT
    if state not in OPEN:
        return None if after is After.RENEW else Closed.APPROVED
    if filing.approved is not None and filing.answers[start.KIND] is start.CANCEL:
        return Closed.CANCELLING
    return _BY_POLICY.get(after) if is_change(filing) else None


def touched(question: Question, filing: Filing) -> bool:
    """Whether the answer is typed otherwise than in the approved ones."""
    fields: tuple[BaseField, ...] = question.members if isinstance(question, Repeat) else (question,)
    before = filing.approved
    return before is not None and any(before.texts(field) != filing.answers.texts(field) for field in fields)


@dataclass(frozen=True, slots=True)
class Edit:
    """An answer that differs from the last approved one. ``added`` and ``removed`` where one of both is none."""

    section: Section
    question: Question
    added: bool
    removed: bool


def edits(filing: Filing) -> Iterator[Edit]:
    """The answers that differ from the last approved ones, in the form's order; hidden answers count as none.

    What follows the principal is told at the principal alone, and what one keeps for oneself isn't told.
    """
    if filing.approved is None:
        return
    before, after = filing.approved, filing.answers
    for section in FORM.sections:
        for question in section.questions:
            if policy(question, before) is After.OWN or _follows(section, question, before, after):
                continue
            old, new = _written(section, question, before), _written(section, question, after)
            if old != new:
                yield Edit(section, question, not any(old), not any(new))


def _follows(section: Section, question: Question, before: Answers, after: Answers) -> bool:
    mirrors = isinstance(question, Field) and question.mirrors is not None
    return mirrors and ticked(section, before) and ticked(section, after)


def _written(section: Section, question: Question, answers: Answers) -> tuple[str, ...]:
    """The answer in normal form where it can be read, so that spaces and signs make no difference."""
    if not (answers.shown(section) and answers.shown(question)):
        return ()
    fields: tuple[BaseField, ...] = question.members if isinstance(question, Repeat) else (question,)
    return tuple(
        answers.face(field, row).written
        for field in fields
        for row in range(max(len(answers.texts(field)), 1 if field.default else 0))
    )
