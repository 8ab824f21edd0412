"""Looks for damage: quickly whenever a store is opened, thoroughly on wish and in every backup."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, func, select, table

from beian_desktop.storage.database import Database
from beian_desktop.storage.failures import StoreDamaged
from beian_desktop.storage.schema import (
    ANSWER,
    ATTACHMENT,
    BASELINE,
    BESIDE,
    CHUNK,
    CLIENT,
    CONTENT,
    FILING,
    HISTORY,
    PAPER,
    SEARCHED,
)
from beian_desktop.system.language import Text

QUICK_LIMIT = 64 * 1024 * 1024
"""Bytes. Of a larger store that was closed, opening looks at what the list needs; its daily backup reads all of it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One filing in a store, as a preview shows it."""

    id: str
    title: str
    domain: str
    client_name: str
    changed: str


@dataclass(frozen=True, slots=True)
class Inside:
    """What a store holds. ``version`` is that of its tables, ``size`` the bytes of all attachments, ``beside`` the paths
    of the user's own files.
    """

    version: int
    filings: tuple[Kept, ...]
    clients: int
    attachments: int
    size: int
    beside: tuple[str, ...]


def look(database: Database) -> None:
    """Looks at the pages of everything but the attachments' bytes, or of a large store those of the small tables.

    Raises StoreDamaged.
    """
    large = database.path.stat().st_size > QUICK_LIMIT and not left_open(database.path)
    passed_over = {CHUNK.name, *((table.name for table in (ANSWER, BASELINE, HISTORY, SEARCHED)) if large else ())}
    for name in database.tables():
        if name not in passed_over and database.pragma(f"PRAGMA quick_check({name})") != "ok":
            raise StoreDamaged(database.path)


def left_open(path: Path) -> bool:
    """Whether the last program to use the store ended without closing it."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def examine(database: Database) -> list[Text]:
    """Everything that is wrong with a store, page by page and attachment by attachment; nothing when it is whole."""
    try:
        pages = database.rows("PRAGMA integrity_check(20)")
        found = [_page(str(words)) for (words,) in pages if words != "ok"]
        found += [_page(str(words)) for (words,) in database.rows("PRAGMA cipher_integrity_check")]
        found += [_reference(str(row[0])) for row in database.rows("PRAGMA foreign_key_check")]
        named, tables = [(_FILE, _IN_FILINGS)], database.tables()  # a store of before has fewer
        named += [(_PAPER, _OF_CLIENTS)] if PAPER.name in tables else []
        named += [(_OWN, _BESIDE)] if BESIDE.name in tables else []
        with database.reading() as connection:
            found += _files(connection, named)
    except StoreDamaged as damage:
        return [damage.says]
    return found


def _page(words: str) -> Text:
    return Text(f"数据库页面损坏：{words}", f"Damage in the database: {words}")


def _reference(name: str) -> Text:
    return Text(
        f"表 {name} 中有一行指向不存在的内容", f"A row of the table {name} refers to something that isn't there"
    )


def _files(connection: Connection, named: Iterable[tuple[Text, Select[Any]]]) -> list[Text]:
    bad = {content for content in connection.execute(select(CONTENT.c.id)).scalars() if not whole(connection, content)}
    return [
        words.filled(owner=owner, name=name)
        for words, wanted in named
        for owner, name, content in connection.execute(wanted)
        if content in bad
    ]


_IN_FILINGS: Select[Any] = select(ATTACHMENT.c.filing, ATTACHMENT.c.name, ATTACHMENT.c.content)
_OF_CLIENTS: Select[Any] = select(CLIENT.c.name, PAPER.c.name, PAPER.c.content).join_from(PAPER, CLIENT)
_BESIDE: Select[Any] = select(BESIDE.c.path, BESIDE.c.path.label("name"), BESIDE.c.content)
_FILE = Text(
    "备案 {owner} 的附件“{name}”不完整，请重新添加",
    "The attachment “{name}” of filing {owner} isn't whole; add it anew",
)
_PAPER = Text(
    "客户“{owner}”的材料“{name}”不完整，请重新添加",
    "The paper “{name}” of the client “{owner}” isn't whole; add it anew",
)
_OWN = Text("自己的文件 {owner} 在数据中不完整", "The user's own file {owner} isn't whole in the store")


def whole(connection: Connection, content: int) -> bool:
    """Whether the bytes of a content are those that its SHA-256 tells."""
    digest = hashlib.sha256()
    pieces = select(CHUNK.c.bytes).where(CHUNK.c.content == content).order_by(CHUNK.c.number)
    for piece in connection.execution_options(stream_results=True).execute(pieces).scalars():
        digest.update(piece)
    expected: str = connection.execute(select(CONTENT.c.sha256).where(CONTENT.c.id == content)).scalar_one()
    return digest.hexdigest() == expected


def counts(database: Database) -> dict[str, int]:
    """How many rows each table has."""
    tables = database.tables()
    with database.reading() as connection:
        return {name: connection.execute(select(func.count()).select_from(table(name))).scalar_one() for name in tables}


def inside(database: Database) -> Inside:
    """What the store holds, read without changing it. Raises Failure."""
    version: int = database.pragma("PRAGMA user_version")
    has_beside = BESIDE.name in database.tables()  # not before version 4
    listed = [FILING.c[name] for name in ("id", "title", "domain", "client_name", "changed")]
    with database.reading() as connection:
        filings = tuple(Kept(*row) for row in connection.execute(select(*listed).order_by(FILING.c.changed.desc())))
        bytes_of_files = select(func.coalesce(func.sum(CONTENT.c.size), 0))
        of_filings = select(ATTACHMENT.c.content).where(ATTACHMENT.c.content.is_not(None))
        size = connection.execute(bytes_of_files.where(CONTENT.c.id.in_(of_filings))).scalar_one()
        paths = select(BESIDE.c.path).order_by(BESIDE.c.path)
        beside = tuple(connection.execute(paths).scalars()) if has_beside else ()
        clients, attachments = (
            connection.execute(select(func.count()).select_from(counted)).scalar_one()
            for counted in (CLIENT, ATTACHMENT)
        )
    return Inside(version, filings, clients, attachments, size, beside)
