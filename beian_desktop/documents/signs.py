"""Characters that stand for something else than themselves in a text to be printed."""

from __future__ import annotations

EMPTY_BOX, TICKED_BOX = "☐", "☑"
"""Boxes of a choice. The fonts lack them, so they are drawn."""

JOINER = "\u2060"
"""Forbids a break between its neighbours; it isn't printed."""


def joined(text: str) -> str:
    """The text with every break inside it forbidden, as far as it fits on one line."""
    return JOINER.join(text)
