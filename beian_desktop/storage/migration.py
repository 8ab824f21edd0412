"""Brings a store to the version of this program, or says why it can't be opened."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from beian_desktop.storage.access import PLAIN, Access
from beian_desktop.storage.backups import FOLDER, make_backup
from beian_desktop.storage.database import Database
from beian_desktop.storage.failures import BackupUnusable, StoreDamaged, StoreFull, StoreNewer, StoreOlder
from beian_desktop.storage.health import examine, look
from beian_desktop.storage.steps import APPLICATION_ID, STEPS, Step


def bring_up(database: Database, now: datetime, steps: Sequence[Step] = STEPS, access: Access = PLAIN) -> None:
    """Settles the store and takes the steps that it hasn't taken yet, each wholly or not at all.

    Before the first one a backup is made and verified (with its key file, when
    the store is encrypted). The steps run with foreign keys off: otherwise remaking a parent table would delete
    its children by cascade, silently; every reference is checked before a step is
    kept. Raises :class:`StoreDamaged` for a file that isn't ours and
    :class:`StoreNewer` for one of a later version, both left as they are.
    """
    filled, version = _found(database, len(steps))
    if filled:
        look(database)
    database.settle()
    if filled and version < len(steps):
        _back_up(database, access, now, version)
    database.pragma("PRAGMA foreign_keys = OFF")
    with nullcontext() if filled else database.together():  # nobody sees, or backs up, a new store that is half made
        for number in range(version, len(steps)):
            with database.writing() as connection:
                _take(connection, steps[number], number + 1, database.path)
    if filled and version < len(steps):
        with suppress(StoreFull):  # what was rewritten lies sparse until then; nothing depends on it
            database.pragma("VACUUM")
    database.pragma("PRAGMA foreign_keys = ON")


def accept(database: Database) -> None:
    """Looks at a store that is for reading only.

    Raises StoreDamaged, StoreNewer, and StoreOlder for one that would have to be brought up first.
    """
    filled, version = _found(database, len(STEPS))
    if not filled:
        raise StoreDamaged(database.path)
    look(database)
    if version < len(STEPS):
        raise StoreOlder(database.path)


def _found(database: Database, known: int) -> tuple[bool, int]:
    """Whether the file holds anything, and its version. Raises StoreDamaged, StoreNewer."""
    filled = bool(database.pragma("SELECT count(*) FROM sqlite_schema"))
    version: int = database.pragma("PRAGMA user_version")
    if filled and database.pragma("PRAGMA application_id") != APPLICATION_ID:
        raise StoreDamaged(database.path)
    if version > known:
        raise StoreNewer(database.path, version, known)
    return filled, version


def _back_up(database: Database, access: Access, now: datetime, version: int) -> None:
    """The copy before the first step. Raises StoreDamaged when no good one can be made of what is there."""
    try:
        make_backup(database, access, database.path.parent / FOLDER, now, of=f"-version-{version}")
    except BackupUnusable as unusable:
        if examine(database):
            raise StoreDamaged(database.path) from unusable
        raise


def _take(connection: Connection, step: Step, number: int, path: Path) -> None:
    if connection.exec_driver_sql("PRAGMA user_version").scalar_one() >= number:
        return  # another program took it while this one waited
    for statement in step:
        connection.exec_driver_sql(statement)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise StoreDamaged(path)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {number}")
