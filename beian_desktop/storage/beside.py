"""The user's own files that lie beside the store, kept in it too: so that one backup holds everything."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from beian_desktop.storage.contents import StoredContent, drop_unused, keep
from beian_desktop.storage.database import Database
from beian_desktop.storage.schema import BESIDE, CONTENT


def keep_files(database: Database, files: Mapping[str, Path], at: str) -> list[str]:
    """Makes what is kept the same as these files by their paths; nothing is written when it is already.

    Gives the paths of files that couldn't be read: of those the earlier bytes stay.
    """
    with database.reading() as connection:
        rows = connection.execute(select(BESIDE.c.path, CONTENT.c.sha256).join(CONTENT)).all()
    kept = {row.path: row.sha256 for row in rows}
    found = {path: _digest(file) for path, file in files.items()}
    changed = [path for path, digest in found.items() if digest is not None and digest != kept.get(path)]
    gone = kept.keys() - files.keys()
    unread = [path for path, digest in found.items() if digest is None]
    if changed or gone:
        with database.writing() as connection:
            connection.execute(delete(BESIDE).where(BESIDE.c.path.in_(gone)))
            unread += [path for path in changed if not _kept(connection, path, files[path], at)]
            drop_unused(connection)
    return sorted(unread)


def _digest(file: Path) -> str | None:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _kept(connection: Connection, path: str, file: Path, at: str) -> bool:
    """Whether the file could be read and is kept now."""
    try:
        with file.open("rb") as stream:
            content = keep(connection, stream).id
    except OSError:
        return False
    put = upsert(BESIDE).values(path=path, content=content, at=at)
    new = {"content": put.excluded.content, "at": put.excluded.at}
    connection.execute(put.on_conflict_do_update(index_elements=["path"], set_=new))
    return True


def files_kept(database: Database) -> dict[str, StoredContent]:
    """The files that are kept, by their paths."""
    with database.reading() as connection:
        rows = connection.execute(select(BESIDE.c.path, BESIDE.c.content)).all()
    return {row.path: StoredContent(database, row.content) for row in rows}
