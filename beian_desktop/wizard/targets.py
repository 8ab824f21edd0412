"""Where an issue leads: the page, and the question on it."""

from __future__ import annotations

from dataclasses import dataclass

from beian_desktop.checks.issue import Issue
from beian_desktop.form.declaration import FORM, UnknownField
from beian_desktop.wizard.pages import ATTACHMENTS, Page, page_of_section


@dataclass(frozen=True, slots=True)
class Target:
    """A page and the id of the question or slot on it; ``row`` in a list."""

    page: Page
    question: str
    row: int | None = None


def target_of(issue: Issue) -> Target:
    """Where the person mends the issue."""
    return target(issue.field, issue.row)


def target(place: str, row: int | None = None) -> Target:
    """Where the question or slot with this id stands; an unknown id leads to the review."""
    if is_slot(place):
        return Target(ATTACHMENTS, place, row)
    return Target(page_of_section(place.partition(".")[0]), place, row)


def is_slot(place: str) -> bool:
    """Whether the id names a slot of the form."""
    try:
        FORM.slot(place)
    except UnknownField:
        return False
    return True
