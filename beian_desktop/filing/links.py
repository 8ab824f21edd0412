"""同主体负责人信息: a live link from a ticked role to the principal.

While the tick is set, the principal's answers stand in the role's fields; the
role's own answers stay in the draft and come back when the tick goes.
"""

from __future__ import annotations

from typing import Any

from beian_desktop.filing.answers import Answers
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Field, Section
from beian_desktop.form.sections import operator, people, principal


def linked(answers: Answers) -> Answers:
    """The answers with the principal's standing in every ticked role."""
    if answers[operator.KIND] is operator.INDIVIDUAL:
        answers = answers.with_text(principal.NAME, answers.typed(operator.NAME))
    changes: dict[BaseField, tuple[str, ...]] = {}
    for section in FORM.sections:
        if ticked(section, answers):
            changes |= _mirrored(section, answers)
    return answers.with_all(changes)


def ticked(section: Section, answers: Answers) -> bool:
    """Whether the section is a role whose 同主体负责人信息 is set."""
    return section.same_as is not None and answers[section.same_as] is True


def tick(section: Section, answers: Answers) -> Answers:
    """The answers with the tick set.

    The emergency contact's mailbox, which is asked for all the same, begins as the principal's.
    """
    mailbox = people.EMERGENCY_CONTACT.email
    if section.same_as is None:
        return answers
    if mailbox in section.fields() and not answers.typed(mailbox):
        answers = answers.with_text(mailbox, answers.typed(principal.EMAIL))
    return answers.with_text(section.same_as, "true")


def untick(section: Section, answers: Answers) -> Answers:
    """The answers with the tick taken away and the principal's values left to edit.

    Own values that were kept come back instead, where there are any.
    """
    if section.same_as is None:
        return answers
    own = [field for field in section.fields() if _mirrors(field) and answers.texts(field)]
    full = answers if own else answers.with_all(_mirrored(section, linked(answers)))
    return full.with_text(section.same_as, "false")


def has_own_values(section: Section, answers: Answers) -> bool:
    """Whether ticking the role would hide values of its own."""
    return any(answers.texts(field) for field in section.fields() if _mirrors(field))


def _mirrors(field: object) -> Field[Any] | None:
    return field.mirrors if isinstance(field, Field) else None


def _mirrored(section: Section, source: Answers) -> dict[BaseField, tuple[str, ...]]:
    """What stands in the section's fields while they mirror another person's."""
    pairs = ((field, _mirrors(field)) for field in section.fields())
    return {field: source.texts(mirrored) for field, mirrored in pairs if mirrored is not None}
