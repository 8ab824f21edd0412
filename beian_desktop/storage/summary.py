"""What lists show of the filings kept here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Client
from beian_desktop.filing.status import Status
from beian_desktop.form.options import Option


@dataclass(frozen=True, slots=True)
class Summary:
    """One filing in a list. ``answered`` counts fields; ``missing`` and ``errors`` are as last checked.

    ``kind`` is what it asks of the police, None while that isn't said; ``continues`` the id of the filing it goes on
    from, and ``continued`` the title of that one, empty when it isn't kept here any more.
    """

    id: str
    title: str
    client_id: str | None
    client_name: str
    domain: str
    kind: Option | None
    continues: str | None
    continued: str
    answered: int
    missing: int
    errors: int
    status: Status
    due: date | None
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class ClientSummary:
    """One client in a list, with its answers. ``drafts`` are those of its ``filings`` that can still be changed."""

    client: Client
    answers: Answers
    filings: int
    drafts: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one field: all its texts before and after, when, and by whom."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    at: datetime
    who: str


def folded(text: str) -> str:
    """A text as search compares it: full width, case and spaces make no difference."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def folded_lines(texts: Iterable[str]) -> str:
    """Many texts folded, a line for each."""
    return "\n".join(_folded_once(text) for text in texts)


@lru_cache(4096)
def _folded_once(text: str) -> str:
    return folded(text)


def stamp(moment: datetime) -> str:
    """A moment as it is stored: UTC, so that the texts sort as the moments do."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
