"""The words of findings and issues: patterns with places, in both languages.

Each module of readings or rules brings its own patterns; :mod:`catalogue` joins them.
"""

from __future__ import annotations

from dataclasses import dataclass

from beian_desktop.system.language import Text


@dataclass(frozen=True, slots=True)
class Message:
    """A pattern: what is wrong, and how to mend it. Places are ``{name}``."""

    says: Text
    fix: Text


def message(zh: str, en: str, *, fix_zh: str, fix_en: str) -> Message:
    """A :class:`Message` written on a few lines."""
    return Message(Text(zh, en), Text(fix_zh, fix_en))
