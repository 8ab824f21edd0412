"""What an agency says of itself once: name, address, letterhead, who hands in, its usual documents and copies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from beian_desktop.filing.answers import Answers
from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import agent
from beian_desktop.services.due import Settings

SETTING = "agency"
MOST_COPIES = 9
MOST_AGENTS = 20
LONGEST = 300
"""Characters of one text; whatever is longer was no name or address."""

AGENT_FIELDS: dict[str, BaseField] = {
    "name": agent.NAME,
    "id_type": agent.ID_TYPE,
    "id_number": agent.ID_NUMBER,
    "mobile": agent.MOBILE,
}
"""The questions that a person who hands in answers."""


@dataclass(frozen=True, slots=True)
class Agency:
    """``agents`` are the people who hand in, by the names of :data:`AGENT_FIELDS`; the first is the usual one.

    ``letterhead`` are the lines above the agency's own papers: name, address and telephone where none are given.
    ``fills_new``: new filings are mandated to it. ``copies`` are those of a document by its id, 0 to leave it out.
    """

    name: str = ""
    address: str = ""
    phone: str = ""
    letterhead: tuple[str, ...] = ()
    agents: tuple[Mapping[str, str], ...] = ()
    fills_new: bool = False
    copies: Mapping[str, int] = field(default_factory=dict)

    @property
    def head(self) -> tuple[str, ...]:
        """The lines of the letterhead; none while nothing is known of the agency."""
        if self.letterhead:
            return self.letterhead
        below = "　".join(part for part in (self.address, self.phone) if part)
        return tuple(line for line in (self.name, below) if line)

    @property
    def mandate(self) -> Answers:
        """The answers of a new filing about who hands it in; none unless new filings are mandated to the agency."""
        if not self.fills_new:
            return Answers()
        texts: dict[BaseField, tuple[str, ...]] = {agent.USED: ("true",), agent.COMPANY: (self.name,)}
        for usual in self.agents[:1]:
            texts |= {asked: (usual.get(name, ""),) for name, asked in AGENT_FIELDS.items()}
        return Answers(texts)


def agency(settings: Settings) -> Agency:
    """The agency as it is kept; what can't be read counts as not given."""
    return read(settings.setting(SETTING))


def keep(settings: Settings, wanted: Agency) -> None:
    """Keeps what the agency says of itself."""
    settings.set_setting(SETTING, as_json(wanted))


def as_json(wanted: Agency) -> dict[str, Any]:
    """The agency as JSON values."""
    return {
        "name": wanted.name,
        "address": wanted.address,
        "phone": wanted.phone,
        "letterhead": list(wanted.letterhead),
        "agents": [dict(one) for one in wanted.agents],
        "fills_new": wanted.fills_new,
        "copies": dict(wanted.copies),
    }


def read(value: Any) -> Agency:
    """The agency out of JSON values of any origin: whatever is of another shape is left out."""
    given = value if isinstance(value, dict) else {}
    copies = given.get("copies")
    return Agency(
        _text(given.get("name")),
        _text(given.get("address")),
        _text(given.get("phone")),
        tuple(line for line in map(_text, _list(given.get("letterhead"))[:MOST_AGENTS]) if line),
        tuple(_agent(one) for one in _list(given.get("agents"))[:MOST_AGENTS] if isinstance(one, dict)),
        given.get("fills_new") is True,
        {
            _text(name): count
            for name, count in (copies.items() if isinstance(copies, dict) else ())
            if type(count) is int and 0 <= count <= MOST_COPIES
        },
    )


def _agent(given: Mapping[str, Any]) -> dict[str, str]:
    return {name: _text(given.get(name)) for name in AGENT_FIELDS}


def _text(value: Any) -> str:
    return " ".join(value.split())[:LONGEST] if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
