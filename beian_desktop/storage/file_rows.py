"""Attachments as rows: in which slot each stands, what was measured, and where its bytes are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, func, insert, select

from beian_desktop.filing.files import Attachment, Content, FileFacts, FileType, Problem
from beian_desktop.storage.answer_rows import storable
from beian_desktop.storage.contents import Kept, StoredContent, held, keep
from beian_desktop.storage.database import Database
from beian_desktop.storage.schema import ATTACHMENT

ABSENT = (Problem.MISSING, Problem.OUTSIDE)
"""Files that were named but aren't there to be copied."""


def insert_attachment(
    connection: Connection, owner: str, attachment: Attachment, at: str, table: Table = ATTACHMENT
) -> Attachment:
    """Adds a file of a filing (of a client: PAPER) behind the others with its bytes; gives it back as measured while it
    was copied.
    """
    kept = _kept(connection, attachment)
    facts = attachment.facts if kept is None else replace(attachment.facts, size=kept.size, sha256=kept.sha256)
    last = select(func.coalesce(func.max(table.c.position), 0)).where(_owner(table) == owner)
    connection.execute(
        insert(table).values(
            **{_owner(table).name: owner},
            id=attachment.id,
            position=connection.execute(last).scalar_one() + 1,
            slot=attachment.slot,
            name=storable(attachment.name),
            content=None if kept is None else kept.id,
            facts=json.dumps(asdict(facts)),
            turn=attachment.turn,
            crop=crop_text(attachment.crop),
            at=at,
        )
    )
    return replace(attachment, facts=facts)


def _kept(connection: Connection, attachment: Attachment) -> Kept | None:
    if attachment.facts.problem in ABSENT:
        return None
    if isinstance(attachment.content, StoredContent) and (kept := held(connection, attachment.facts.sha256)):
        return kept  # this store's own bytes, which can't be read while it is being written
    with attachment.content.open() as source:
        return keep(connection, source)


def _owner(table: Table) -> Column[Any]:
    return table.c.filing if table is ATTACHMENT else table.c.client


def attachments_of(
    connection: Connection, database: Database, owner: str, table: Table = ATTACHMENT
) -> tuple[Attachment, ...]:
    """The files of a filing (of a client: PAPER), in the order they came."""
    wanted = select(table).where(_owner(table) == owner).order_by(table.c.position)
    return tuple(_attachment(row, StoredContent(database, row.content)) for row in connection.execute(wanted))


def _attachment(row: Row[Any], content: Content) -> Attachment:
    crop = None if row.crop is None else tuple(json.loads(row.crop))
    facts = facts_from(json.loads(row.facts))
    return Attachment(row.id, row.slot, row.name, facts, content, row.turn, crop)


def facts_from(stored: Mapping[str, Any]) -> FileFacts:
    """What was measured; measures that this version doesn't know are passed over."""
    known = {field.name: stored[field.name] for field in fields(FileFacts) if field.name in stored}
    known["type"] = FileType(known["type"])
    known["problem"] = None if known.get("problem") is None else Problem(known["problem"])
    return FileFacts(**known)


def crop_text(crop: tuple[int, int, int, int] | None) -> str | None:
    """The part to keep as it is stored."""
    return None if crop is None else json.dumps(crop)
