"""Where a date to watch leads: to the answer that it counts from, or to the page where it is dealt with."""

from __future__ import annotations

from beian_desktop.filing.due import Due, What
from beian_desktop.wizard.pages import BADGE, LIFE
from beian_desktop.wizard.targets import Target, target

_PAGES = {What.BADGE: BADGE, What.INTERVIEW: LIFE}


def target_of_due(due: Due) -> Target:
    """The page and question of a date."""
    page = _PAGES.get(due.what)
    return target(due.field.id) if page is None else Target(page, "")
