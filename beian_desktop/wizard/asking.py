"""How a question stands on its page: asked, answered by the link to the principal, or hidden."""

from __future__ import annotations

from enum import StrEnum

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.links import ticked
from beian_desktop.form.field import Field, Question, Section


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
    return Asked.ASKED if answers.shown(question) else Asked.HIDDEN
