"""What a reader gives back: the normal form of what was typed, its parts, and what is wrong with it.

A reader never raises on bad input and never throws input away: what can't be
read comes back as typed, with a finding that says why. Findings carry codes and
parameters only; their words stand in the message catalogue of ``checks``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

PartsT = TypeVar("PartsT", covariant=True)


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a reader noticed about one value.

    ``rule`` is the stable rule id (``SUB-06``); ``code`` names the pattern in the
    message catalogue (``id-number.check-character``); ``params`` fill the
    pattern's places. ``confirmable`` marks an error that only guesses (from
    words or a check character) and that a person may confirm against the
    original.
    """

    rule: str
    code: str
    severity: Severity = Severity.ERROR
    params: tuple[tuple[str, str], ...] = ()
    confirmable: bool = False


def finding(
    rule: str,
    code: str,
    severity: Severity = Severity.ERROR,
    *,
    confirmable: bool = False,
    **params: object,
) -> Finding:
    """A :class:`Finding` with its parameters given by name."""
    pairs = tuple((name, str(value)) for name, value in params.items())
    return Finding(rule, code, severity, pairs, confirmable)


@dataclass(frozen=True, slots=True)
class Reading(Generic[PartsT]):
    """What was typed, what it means, and what is wrong with it.

    ``normal`` is the one way this program writes the value, or None when it is
    unreadable; ``parts`` is what the value tells (None when unreadable). A
    value that can be read but fails a check has a normal form, parts and an
    error among its findings. ``suggestions`` are valid values near by.
    """

    typed: str
    normal: str | None
    parts: PartsT | None
    findings: tuple[Finding, ...] = ()
    suggestions: tuple[str, ...] = field(default=())

    @property
    def valid(self) -> bool:
        """Whether no finding is an error."""
        return not any(f.severity is Severity.ERROR for f in self.findings)
