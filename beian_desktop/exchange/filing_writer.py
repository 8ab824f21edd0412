"""Writes the exchange file of a filing, canonically: equal filings are the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

from beian_desktop.exchange.beside import Beside
from beian_desktop.exchange.filing_reader import FORMAT, VERSION
from beian_desktop.exchange.json_text import Json, Number, dump, parse
from beian_desktop.exchange.member_path import Steps, split
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.files import Attachment
from beian_desktop.filing.filing import Filing, Foreign
from beian_desktop.filing.status import Status
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, ListField, Question, Repeat
from beian_desktop.form.kinds import Amount, Whole, YesNo

EXACT_DIGITS = 15
"""So many digits every program reads exactly; a longer number is written as text."""


def write_filing(filing: Filing, files: Mapping[str, str] | None = None) -> str:
    """The exchange file's text, ending with a line break.

    ``files`` gives the relative path of attachments by their ids; those it leaves
    out have the one of :func:`file_names`.
    """
    paths = {**file_names(filing), **(files or {})}
    document: dict[str, Any] = {"format": FORMAT, "version": Number(VERSION)}
    if filing.id:
        document["id"] = filing.id
    attached = [_file(attachment, paths) for attachment in filing.attachments]
    document |= _sections(filing.answers) | {"attachments": attached}
    document |= _added(filing)
    _put_back(document, filing.foreign)
    return dump(_without_empty_parts(document), indent=2) + "\n"


def file_names(filing: Filing) -> dict[str, str]:
    """A relative path for each attachment, by its id, no two the same: the one it came with, else its name."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for attachment in filing.attachments:
        content = attachment.content
        name = content.relative if isinstance(content, Beside) else _free_name(attachment.name, taken)
        names[attachment.id] = name
        taken.add(name.casefold())
    return names


def _free_name(name: str, taken: set[str]) -> str:
    plain = PurePosixPath(name.replace("\\", "/")).name or "file"
    path, number = PurePosixPath(plain), 1
    while plain.casefold() in taken:
        number += 1
        plain = f"{path.stem} ({number}){path.suffix}"
    return plain


def _sections(answers: Answers) -> dict[str, Any]:
    """Every section in the form's order, also those without an answer."""
    return {
        section.id: _present({question.name: _answer(question, answers) for question in section.questions})
        for section in FORM.sections
    }


def _present(members: dict[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in members.items() if value not in (None, [])}


def _answer(question: Question, answers: Answers) -> Json:
    if isinstance(question, Repeat):
        return [
            _present({member.name: _item(member, answers, row.index) for member in question.members})
            for row in answers.rows(question)
        ]
    if isinstance(question, ListField):
        rows = range(len(answers.texts(question)))
        return [_item(question, answers, row) for row in rows if answers.typed(question, row)]
    return _item(question, answers, 0)


def _item(field: BaseField, answers: Answers, row: int) -> Json:
    """One answer in normal form, else as typed; None where there is none."""
    typed = answers.typed(field, row)
    normal = answers.face(field, row).normal if typed else None
    if normal is None:
        return typed or None
    if isinstance(field.kind, YesNo):
        return normal == "true"
    if isinstance(field.kind, Whole | Amount) and sum(map(str.isdigit, normal)) <= EXACT_DIGITS:
        return Number(normal)
    return normal


def _file(attachment: Attachment, paths: Mapping[str, str]) -> Json:
    members: dict[str, Json] = {"slot": attachment.slot, "file": paths[attachment.id]}
    if attachment.turn:
        members["turn"] = Number(attachment.turn)
    if attachment.crop:
        members["crop"] = [Number(side) for side in attachment.crop]
    return members


def _added(filing: Filing) -> dict[str, Any]:
    """The members that aren't sections, where there is something to say."""
    status, client = filing.status, filing.client
    members: dict[str, Any] = {}
    if status != Status():
        members["state"] = {"subject": str(status.subject), "site": str(status.site)}
    if client is not None:
        members["client"] = {"id": client.id, "name": client.name}
    if filing.continues is not None:
        members["continues"] = filing.continues
    if filing.approved is not None:
        members["approved"] = _sections(filing.approved)
    members["confirmed"] = [
        {"rule": one.rule, "field": one.field, "value": one.value, "reason": one.reason} for one in filing.confirmed
    ]
    return members


def _put_back(document: dict[str, Any], foreign: tuple[Foreign, ...]) -> None:
    """Puts what couldn't be read where it stood; what has been answered since stays answered."""
    placed = sorted(((split(one.path), one) for one in foreign), key=_items_first)
    for steps, one in placed:
        holder = _holder(document, steps)
        last = steps[-1]
        if isinstance(holder, list) and isinstance(last, int):
            holder.insert(last, parse(one.json))
        elif isinstance(holder, dict) and isinstance(last, str) and holder.get(last, {}) == {}:
            holder[last] = parse(one.json)


def _items_first(placed: tuple[Steps, Foreign]) -> tuple[bool, list[tuple[bool, str | int]]]:
    """Whole items of lists in order, so that each finds its place; then members."""
    steps = placed[0]
    return isinstance(steps[-1], str), [(isinstance(step, str), step) for step in steps]


def _holder(document: dict[str, Any], steps: Steps) -> Any:
    """The object or list that holds the last step, made where it is missing; None where another thing stands."""
    here: Any = document
    for step, following in pairwise(steps):
        if isinstance(here, dict) and isinstance(step, str):
            here = here.setdefault(step, [] if isinstance(following, int) else {})
        elif isinstance(here, list) and isinstance(step, int):
            here = _item_of(here, step, steps)
    return here


def _item_of(items: list[Any], index: int, steps: Steps) -> Any:
    """The item; a row that held nothing else comes back at the end, a file or confirmation that was removed doesn't."""
    if index < len(items):
        return items[index]
    if steps[0] in ("attachments", "confirmed"):
        return None
    items.append({})
    return items[-1]


def _without_empty_parts(document: dict[str, Any]) -> dict[str, Any]:
    """The document without sections and lists that nothing stands in."""
    full = {name: value for name, value in document.items() if not _is_empty_part(name, value)}
    if isinstance(approved := full.get("approved"), dict):
        full["approved"] = {name: value for name, value in approved.items() if not _is_empty_part(name, value)}
    return full


def _is_empty_part(name: str, value: Any) -> bool:
    parts = {section.id for section in FORM.sections}
    return (value == {} and name in parts) or (value == [] and name in ("attachments", "confirmed"))
