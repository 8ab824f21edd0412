"""How a question stands on its page: asked, answered by the link to the principal, or hidden."""

from __future__ import annotations

from enum import StrEnum

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.links import ticked
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import Field, Question, Section, Slot

TICKS = frozenset(section.same_as for section in FORM.sections if section.same_as is not None)
"""The questions that are a tick by themselves: 同主体负责人信息."""


class Asked(StrEnum):
    """How a question stands on its page."""

    ASKED = "asked"
    LINKED = "linked"
    HIDDEN = "hidden"


def asked(section: Section, question: Question, answers: Answers) -> Asked:
    """How the question stands: one that mirrors the principal shows greyed while its role is ticked."""
    if not answers.shown(section):
        return Asked.HIDDEN
    if isinstance(question, Field) and question.mirrors is not None and ticked(section, answers):
        return Asked.LINKED
    if answers.answered(question):
        return Asked.ASKED if answers.shown(question) else Asked.HIDDEN
    shown = answers.shown(question) and not waits(question, answers) and not waits(section, answers)
    return Asked.ASKED if shown else Asked.HIDDEN


def waits(part: Question | Section | Slot, answers: Answers) -> bool:
    """Whether an earlier question has to be answered before it is known if this part is asked for at all.

    What depends on a later one doesn't wait: whoever goes through the form in order comes to it first. Nor does
    anything wait for a tick, as one that isn't set looks answered.
    """
    if part.shown.evaluate(answers) is not None:
        return False
    open_ones = [field for field in part.shown.fields() if not answers.answered(field)]
    place = FORM.position(part)
    return all(FORM.position(field) < place and field not in TICKS for field in open_ones)
