"""All rules and all words of the checks, gathered from the modules that hold them."""

from __future__ import annotations

from beian_desktop.checks import (
    answered,
    badge_page,
    catalogue_identifiers,
    changes,
    dates,
    interaction,
    neighbours,
    number,
    people,
    scans,
    site,
    site_name,
    subject,
    validity,
)
from beian_desktop.checks.case import Rule
from beian_desktop.checks.messages import Message

_MODULES = (
    answered,
    badge_page,
    subject,
    people,
    validity,
    site_name,
    site,
    interaction,
    neighbours,
    dates,
    changes,
    number,
    scans,
)

RULES: tuple[Rule, ...] = tuple(rule for module in _MODULES for rule in module.RULES)

MESSAGES: dict[str, Message] = {
    **catalogue_identifiers.MESSAGES,
    **{code: words for module in _MODULES for code, words in module.MESSAGES.items()},
}
