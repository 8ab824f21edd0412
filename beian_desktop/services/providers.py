"""The provider book: who hosts sites and who registers domains, known ones and those that a person typed once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from beian_desktop.filing.answers import Answers
from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import access, registrar
from beian_desktop.services.due import Settings
from beian_desktop.system.language import Text
from beian_desktop.system.paths import resource

SETTING = "providers"
"""The setting that keeps the remembered providers."""

TO_BE_CHECKED = Text(
    "内置资料，{on} 收集，请以服务商官网为准", "Built in, collected on {on}: check it on the provider's site"
)
REMEMBERED = Text("{on} 记下", "Remembered on {on}")


class Kind(StrEnum):
    """What the provider does for a site; the same company may do both, with other facts."""

    ACCESS = "access"
    REGISTRAR = "registrar"


FIELDS: dict[Kind, dict[str, BaseField]] = {
    Kind.ACCESS: {
        "name": access.NAME,
        "territory": access.TERRITORY,
        "region": access.REGION,
        "phone": access.PHONE,
        "code": access.CODE,
        "mode": access.MODE,
    },
    Kind.REGISTRAR: {
        "name": registrar.NAME,
        "territory": registrar.TERRITORY,
        "region": registrar.REGION,
        "phone": registrar.PHONE,
    },
}
"""The questions that an entry answers."""


@dataclass(frozen=True, slots=True)
class Provider:
    """One entry of the book, as it stood on the day ``on``.

    The facts are texts in the form's normal form, ``""`` where they aren't known.
    ``also`` are other names to find it by. ``remembered`` tells a person's own entry
    from a built-in one, which is to be checked.
    """

    kind: Kind
    name: str
    on: date
    territory: str = ""
    region: str = ""
    phone: str = ""
    code: str = ""
    mode: str = ""
    also: tuple[str, ...] = ()
    remembered: bool = False

    @property
    def standing(self) -> Text:
        """Where the entry comes from and how old it is."""
        return (REMEMBERED if self.remembered else TO_BE_CHECKED).filled(on=self.on)

    def answers(self) -> dict[BaseField, str]:
        """What the entry answers in the form; questions whose fact isn't known are left out."""
        texts = {field: str(getattr(self, name)) for name, field in FIELDS[self.kind].items()}
        return {field: text for field, text in texts.items() if text}

    def filled(self, answers: Answers) -> Answers:
        """The answers with this provider in the place of the one that stood there; one choice, one step to undo.

        What isn't known of this one stays when it may be its own, and goes when it was another provider's.
        """
        before = answers.normal(FIELDS[self.kind]["name"]) or ""
        others = not _holds(self, before.casefold())
        texts = {field: str(getattr(self, name)) for name, field in FIELDS[self.kind].items()}
        kept = (FIELDS[self.kind]["territory"], FIELDS[self.kind].get("mode"))
        for field, text in texts.items():
            if text or (others and field not in kept):
                answers = answers.with_text(field, text)
        return answers


def provider_of(kind: Kind, answers: Answers, on: date) -> Provider | None:
    """The entry that a filing's answers make; None while the provider has no name."""
    facts: dict[str, Any] = {name: answers.normal(field) or "" for name, field in FIELDS[kind].items()}
    also = next((entry.also for entry in known() if (entry.kind, entry.name) == (kind, facts["name"])), ())
    return Provider(kind, **facts, on=on, also=also, remembered=True) if facts["name"] else None


@lru_cache(maxsize=1)
def known() -> tuple[Provider, ...]:
    """The built-in entries."""
    table = tomllib.loads(resource("providers.toml").read_text(encoding="utf-8"))
    return tuple(_entry(row, row["on"], remembered=False) for row in table["provider"])


def remembered(settings: Settings) -> tuple[Provider, ...]:
    """A person's own entries, the latest first."""
    rows: list[dict[str, Any]] = settings.setting(SETTING) or []
    return tuple(map(entry_of, rows))


def remember(settings: Settings, entry: Provider) -> None:
    """Keeps an entry as the person's own, in the place of an earlier one of that name."""
    _keep(settings, (entry, *_others(settings, entry)))


def learn(settings: Settings, entry: Provider) -> None:
    """Keeps an entry unless the book says the same already."""
    if all((each.name, each.answers()) != (entry.name, entry.answers()) for each in suggestions(settings, entry.kind)):
        remember(settings, entry)


def forget(settings: Settings, entry: Provider) -> None:
    """Drops a person's own entry; a built-in one of that name is offered again."""
    _keep(settings, _others(settings, entry))


def suggestions(settings: Settings, kind: Kind, text: str = "") -> tuple[Provider, ...]:
    """The entries whose name (or other name) holds ``text``: a person's own first, then built-in ones."""
    own = remembered(settings)
    names = {(entry.kind, entry.name) for entry in own}
    book = (*own, *(entry for entry in known() if (entry.kind, entry.name) not in names))
    wanted = text.strip().casefold()
    return tuple(entry for entry in book if entry.kind is kind and _holds(entry, wanted))


def _holds(entry: Provider, wanted: str) -> bool:
    return any(wanted in name.casefold() for name in (entry.name, *entry.also))


def _others(settings: Settings, entry: Provider) -> tuple[Provider, ...]:
    same = (entry.kind, entry.name)
    return tuple(each for each in remembered(settings) if (each.kind, each.name) != same)


def _keep(settings: Settings, entries: tuple[Provider, ...]) -> None:
    settings.set_setting(SETTING, [_row(entry) for entry in entries])


def entry_of(row: Mapping[str, Any]) -> Provider:
    """A person's own entry as it is kept. Raises LookupError or ValueError for what is none."""
    return _entry(row, date.fromisoformat(row["on"]), remembered=True)


def _row(entry: Provider) -> dict[str, Any]:
    facts = {name: getattr(entry, name) for name in FIELDS[entry.kind]}
    return {"kind": entry.kind.value, "on": entry.on.isoformat(), **facts, "also": list(entry.also)}


def _entry(row: Mapping[str, Any], on: date, *, remembered: bool) -> Provider:
    kind = Kind(row["kind"])
    facts: dict[str, Any] = {name: str(row.get(name, "")) for name in FIELDS[kind]}
    return Provider(kind, **facts, on=on, also=tuple(row.get("also", ())), remembered=remembered)
