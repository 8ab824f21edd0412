"""What can be read of a damaged store, put into a new one; what can't is taken from the newest good backup, or told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.clients import FIELDS, Card
from beian_desktop.filing.files import Problem
from beian_desktop.filing.filing import Client
from beian_desktop.form.declaration import FORM
from beian_desktop.form.sections import operator
from beian_desktop.storage import client_rows, filing_rows
from beian_desktop.storage.access import Access
from beian_desktop.storage.answer_rows import texts_in
from beian_desktop.storage.backups import opened
from beian_desktop.storage.contents import StoredContent, keep
from beian_desktop.storage.damaged import DamagedStore, Row
from beian_desktop.storage.database import Database
from beian_desktop.storage.failures import NothingRescued, StoreDamaged
from beian_desktop.storage.health import examine, whole
from beian_desktop.storage.migration import bring_up
from beian_desktop.storage.restoring import coming, exchange, forget_coming, forget_log, resume, set_aside
from beian_desktop.storage.schema import (
    ANSWER,
    ATTACHMENT,
    BASELINE,
    BESIDE,
    CHUNK,
    CLIENT,
    CLIENT_ANSWER,
    CONTENT,
    FILES,
    FILING,
    KEPT,
    METADATA,
    PAPER,
)
from beian_desktop.storage.summary import stamp
from beian_desktop.system.language import Text

_KEYED = (ANSWER, BASELINE)
"""Tables without row numbers."""


@dataclass
class Rescued:
    """What a rescue brought: what is there now, what is gone, and where the damaged file was set aside."""

    filings: int = 0
    answers: int = 0
    attachments: int = 0
    from_backup: list[Text] = field(default_factory=list)
    lost: list[Text] = field(default_factory=list)
    aside: Path | None = None


def rescue(path: Path, access: Access, backup: Path | None, now: datetime) -> Rescued:
    """Makes a new store of what can be read and puts it in place; the damaged file is set aside first.

    Nothing may have the store open. Raises NothingRescued when nothing could be read and there is no backup, and
    Failure; then all is as it was.
    """
    resume(path)
    new, told = coming(path), Rescued()
    for rest in (new, *(new.with_name(f"{new.name}{ending}") for ending in ("-wal", "-shm"))):
        rest.unlink(missing_ok=True)
    try:
        with closing(access.database(new)) as database:
            bring_up(database, now, access=access)
            database.pragma("PRAGMA foreign_keys = OFF")
            broken = _copy_rows(path, access, database)
            with database.writing() as connection:
                stubs = _mend(connection, told, stamp(now))
            if backup is not None:
                with opened(backup, access) as good:
                    _fill_up(database, good, broken, stubs, told, now)
            if broken & {ANSWER.name, FILING.name, ATTACHMENT.name}:
                told.lost.append(_PERHAPS)
            _finish(path, database, told, stamp(now))
        told.aside = set_aside(path, now)
        forget_log(new)
        exchange(path)
    finally:
        forget_coming(path)
    return told


def _copy_rows(path: Path, access: Access, target: Database) -> set[str]:
    """Copies every row that can be read; gives the tables that couldn't be read whole."""
    with closing(DamagedStore(path, access)) as source:
        for table in METADATA.sorted_tables:
            if table not in _KEYED:
                _copy(source, table, target, ((), ()))
        with target.reading() as connection:
            filings = connection.execute(select(FILING.c.id)).scalars().all()
        for table in _KEYED:
            _copy(source, table, target, (filings, [one.id for one in FORM.fields()]))
        return source.broken


def _copy(source: DamagedStore, table: Table, target: Database, keys: tuple[Sequence[str], Sequence[str]]) -> None:
    columns = [name for name in source.columns(table.name) if name in table.c]
    if not columns:
        source.broken.add(table.name)
        return
    put = insert(table).prefix_with("OR IGNORE")
    with target.writing() as connection:

        def take(row: Row) -> None:
            values = dict(zip(columns, row, strict=True))
            if any(values[name] is None for name in columns if not table.c[name].nullable):
                source.broken.add(table.name)
            else:
                connection.execute(put, values)

        if table in _KEYED:
            source.rows_by(table.name, columns, keys, take)
        else:
            source.rows(table.name, columns, take)


# What belongs together


def _mend(connection: Connection, told: Rescued, at: str) -> set[str]:
    """Gives answers and files without their filing a filing again, whose ids come back, and files their bytes or the
    word that they are missing.
    """
    known = set(connection.execute(select(FILING.c.id)).scalars())
    stubs = {filing for table in (ANSWER, ATTACHMENT) for filing in _filings_of(connection, table)} - known
    for filing in sorted(stubs):
        connection.execute(insert(FILING).values(**filing_rows.bare(filing, at)))
    known |= stubs
    for table in METADATA.sorted_tables:
        if "filing" in table.c:
            gone = set(_filings_of(connection, table)) - known
            connection.execute(delete(table).where(table.c.filing.in_(gone)))
    _mend_clients(connection, at)
    _mend_contents(connection, told)
    return stubs


def _mend_clients(connection: Connection, at: str) -> None:
    """A client that filings, answers or papers name comes back, under the name that those tell."""
    names = dict.fromkeys(
        (client for t in _OF_CLIENTS for client in connection.execute(select(t.c.client)).scalars()), ""
    )
    called = CLIENT_ANSWER.c.field == operator.NAME.id
    names |= {client: name for client, name in connection.execute(_CALLED.where(called))}  # noqa: C416 - pairs of a Row
    named = select(FILING.c.client, FILING.c.client_name).where(FILING.c.client.is_not(None)).distinct()
    names |= {client: name for client, name in connection.execute(named)}  # noqa: C416 - pairs of a Row
    for client, name in names.items():
        row = {"id": client, "name": name, "created": at, "changed": at}
        connection.execute(insert(CLIENT).prefix_with("OR IGNORE"), row)


_OF_CLIENTS = (CLIENT_ANSWER, PAPER)
_CALLED = select(CLIENT_ANSWER.c.client, CLIENT_ANSWER.c.text)


def _filings_of(connection: Connection, table: Table) -> Iterable[str]:
    return connection.execute(select(table.c.filing).distinct()).scalars().all()


def _mend_contents(connection: Connection, told: Rescued) -> None:
    """Every content is what its SHA-256 says, or it goes and its files are told as lost."""
    for row in (row for t in FILES for row in connection.execute(select(t.c.content, t.c.facts)).all()):
        facts = json.loads(row.facts)
        if row.content is not None and facts.get("sha256"):
            content = {"id": row.content, "sha256": facts["sha256"], "size": facts["size"]}
            connection.execute(insert(CONTENT).prefix_with("OR IGNORE"), content)
    good = {one for one in connection.execute(select(CONTENT.c.id)).scalars().all() if whole(connection, one)}
    connection.execute(delete(CONTENT).where(CONTENT.c.id.not_in(good)))
    connection.execute(delete(CHUNK).where(CHUNK.c.content.not_in(good)))
    connection.execute(delete(BESIDE).where(BESIDE.c.content.not_in(good)))  # the files lie there still
    for table in FILES:
        for row in connection.execute(select(table).where(table.c.content.is_not(None))).all():
            if row.content not in good:
                facts = json.dumps({**json.loads(row.facts), "problem": Problem.MISSING})
                connection.execute(update(table).where(table.c.id == row.id).values(content=None, facts=facts))
                told.lost.append(_told_of(row, _FILE, _PAPER))


def _told_of(row: Any, of_filing: Text, of_client: Text) -> Text:
    """A sentence about a file, whether it is a filing's or a client's."""
    if hasattr(row, "filing"):
        return of_filing.filled(filing=row.filing, name=row.name)
    return of_client.filled(name=row.name)


# What the backup has


def _fill_up(
    target: Database, backup: Database, broken: set[str], stubs: set[str], told: Rescued, now: datetime
) -> None:
    """Takes from the backup what was in the broken tables; what was removed on purpose stays away."""
    with backup.reading() as source:
        rows = {row["id"]: dict(row) for row in source.execute(select(FILING)).mappings()}
        kept = [dict(row) for row in source.execute(select(KEPT)).mappings()]
    with target.writing() as connection:
        here = set(connection.execute(select(FILING.c.id)).scalars())
        for filing_id in rows.keys() & stubs:
            _fill_row(connection, rows[filing_id], told)
        if ANSWER.name in broken:
            for filing_id in rows.keys() & here:
                _fill_answers(connection, backup, filing_id, told)
        if FILING.name in broken:
            for filing_id in sorted(rows.keys() - here):
                _add(connection, backup, filing_id, told, now)
        if KEPT.name in broken and kept:
            connection.execute(insert(KEPT).prefix_with("OR IGNORE"), kept)
        if broken & {CLIENT.name, *(table.name for table in _OF_CLIENTS)} and PAPER.name in backup.tables():
            _fill_clients(connection, backup, told, now)
        _fill_contents(connection, backup, told)


def _fill_row(connection: Connection, row: dict[str, object], told: Rescued) -> None:
    """A filing of which only answers and files were there gets its client and its state again."""
    if row["client"] is not None:
        client = {"id": row["client"], "name": row["client_name"], "created": row["created"], "changed": row["changed"]}
        connection.execute(insert(CLIENT).prefix_with("OR IGNORE"), client)
    connection.execute(update(FILING).where(FILING.c.id == row["id"]).values(row))
    told.from_backup.append(_ROW.filled(filing=row["id"]))


def _fill_clients(connection: Connection, backup: Database, told: Rescued, now: datetime) -> None:
    """Clients that are gone, or lost answers or papers, get those of the backup; what they have still counts."""
    with backup.reading() as source:
        clients = source.execute(select(CLIENT.c.id)).scalars().all()
    for client in clients:
        with backup.reading() as source:
            earlier = client_rows.load_card(source, backup, client)
        present = client_rows.load_card(connection, backup, client) or Card(Client(client, ""))
        assert earlier is not None
        ids = {paper.id for paper in present.papers}
        whole_card = Card(
            replace(present.client, name=present.client.name or earlier.client.name),
            Answers({field: present.answers.texts(field) or earlier.answers.texts(field) for field in FIELDS}),
            (*present.papers, *(paper for paper in earlier.papers if paper.id not in ids)),
        )
        if whole_card != present:
            client_rows.put_card(connection, whole_card, now)
            told.from_backup.append(_CLIENT.filled(client=whole_card.client.name or client))


def _add(connection: Connection, backup: Database, filing_id: str, told: Rescued, now: datetime) -> None:
    with backup.reading() as source:
        filing = filing_rows.load_filing(source, backup, filing_id)
    assert filing is not None
    filing_rows.insert_filing(connection, filing, now)
    told.from_backup.append(_FILING.filled(filing=filing_id, title=filing.title))


def _fill_answers(connection: Connection, backup: Database, filing: str, told: Rescued) -> None:
    """Fields that have no answer any more get the one of the backup."""
    present = texts_in(connection, ANSWER, filing)
    with backup.reading() as source:
        earlier = source.execute(select(ANSWER).where(ANSWER.c.filing == filing)).mappings().all()
    missing = [dict(row) for row in earlier if row["field"] not in present]
    if missing:
        connection.execute(insert(ANSWER), missing)
        told.from_backup.append(_ANSWERS.filled(filing=filing, count=len(missing)))


def _fill_contents(connection: Connection, backup: Database, told: Rescued) -> None:
    """Files that lost their bytes get them again, where the backup has the very same."""
    lost = [
        (table, row) for table in FILES for row in connection.execute(select(table).where(table.c.content.is_(None)))
    ]
    for table, row in lost:
        facts = json.loads(row.facts)
        with backup.reading() as source:
            wanted = select(CONTENT.c.id).where(CONTENT.c.sha256 == facts.get("sha256"))
            found = source.execute(wanted).scalar_one_or_none()
        if found is None:
            continue
        with StoredContent(backup, found).open() as stream:
            kept = keep(connection, stream)
        facts = json.dumps({**facts, "problem": None})
        connection.execute(update(table).where(table.c.id == row.id).values(content=kept.id, facts=facts))
        told.lost.remove(_told_of(row, _FILE, _PAPER))
        told.from_backup.append(_told_of(row, _FILE_BACK, _PAPER_BACK))


def _finish(path: Path, database: Database, told: Rescued, at: str) -> None:
    """Sums everything up and makes sure that the new store is whole. Raises NothingRescued, StoreDamaged."""
    with database.writing() as connection:
        moments = connection.execute(select(FILING.c.id, FILING.c.changed)).all()
        for filing, changed in moments:
            filing_rows.sum_up(connection, filing, changed or at)
        told.filings = len(moments)
        told.answers, told.attachments = (
            connection.execute(select(filing_rows.counted).select_from(table)).scalar_one()
            for table in (ANSWER, ATTACHMENT)
        )
        kept = connection.execute(select(filing_rows.counted).select_from(KEPT)).scalar_one()
    if not told.filings and not kept:
        raise NothingRescued(path)
    if examine(database):
        raise StoreDamaged(path)


_FILE = Text(
    "备案 {filing} 的附件“{name}”无法救回，请重新添加。",
    "The attachment “{name}” of filing {filing} couldn't be rescued; add it anew.",
)
_PAPER = Text("客户的材料“{name}”无法救回，请重新添加。", "A client's paper “{name}” couldn't be rescued; add it anew.")
_PAPER_BACK = Text("客户的材料“{name}”取自备份。", "A client's paper “{name}” is that of the backup.")
_CLIENT = Text(
    "客户“{client}”的资料有一部分取自备份，请核对。",
    "Some of what is kept of the client “{client}” is that of the backup; look through it.",
)
_FILE_BACK = Text(
    "备案 {filing} 的附件“{name}”取自备份。", "The attachment “{name}” of filing {filing} is that of the backup."
)
_ROW = Text(
    "备案 {filing} 的客户和办理状态取自备份，请核对。",
    "Client and state of filing {filing} are those of the backup; look through them.",
)
_PERHAPS = Text(
    "有些数据页读不出来，最近改动的内容可能缺失。请把重要的备案与纸质材料核对一遍。",
    "Some pages couldn't be read, so recent changes may be missing. Compare what matters with your papers.",
)
_FILING = Text(
    "备案 {filing} “{title}”整份取自备份，备份以后的改动没有了。",
    "The filing {filing} “{title}” is that of the backup; what was changed since is gone.",
)
_ANSWERS = Text(
    "备案 {filing} 有 {count} 项答案取自备份，请核对。",
    "{count} answers of filing {filing} are those of the backup; look through them.",
)
