"""A store turned from plain into encrypted and back: the new file takes the old one's place once it is whole."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from beian_desktop.storage.access import PLAIN, Access
from beian_desktop.storage.backups import keys_of, verified
from beian_desktop.storage.database import Database
from beian_desktop.storage.failures import BackupUnusable, StoreUnwritable
from beian_desktop.storage.files import replacing
from beian_desktop.storage.health import counts
from beian_desktop.storage.keys import Keys, write_keys
from beian_desktop.storage.plain_left import before_sealing, wipe
from beian_desktop.storage.restoring import fold_log, forget_log


def seal(path: Path, keys: Keys, key: bytes) -> None:
    """Encrypts a plain store that nothing here has open.

    The keys are written first: beside a plain store they mean nothing, so a kill at any moment leaves a store that
    opens. Raises Failure; the store then is as it was.
    """
    fold_log(path, PLAIN)
    write_keys(keys_of(path), keys)
    with suppress(OSError):  # a disk that knows no second names: the plain bytes then can't be overwritten
        os.link(path, before_sealing(path))
    try:
        _convert(path, PLAIN, Access(key))
    finally:
        wipe([before_sealing(path)])


def finish_sealing(path: Path) -> None:
    """Overwrites the plain file that a conversion left behind when it was killed. Raises StoreUnwritable."""
    if before_sealing(path).exists():
        wipe([before_sealing(path)])


def unseal(path: Path, key: bytes) -> None:
    """Turns an encrypted store that nothing here has open into a plain one; the keys go last."""
    fold_log(path, Access(key))
    _convert(path, Access(key), PLAIN)
    try:
        keys_of(path).unlink(missing_ok=True)
    except OSError as error:
        raise StoreUnwritable(keys_of(path), error.strerror or str(error)) from error


def _convert(path: Path, old: Access, new: Access) -> None:
    with replacing(path) as part:
        database = _cipher(path, old)
        try:
            rows = counts(database)
            _export(database, part, new)
        finally:
            database.close()
        if verified(part, new) != rows:
            raise BackupUnusable(part)
        forget_log(path)


def _cipher(path: Path, access: Access) -> Database:
    """The database by the library that knows both kinds, whichever this one is."""
    import sqlcipher3.dbapi2 as driver

    def connected() -> Any:
        connection = driver.connect(str(path), check_same_thread=False)
        connection.execute("PRAGMA cipher_log_level = NONE")
        if access.key is not None:
            connection.execute(f'PRAGMA key = "{access.key_clause}"')
        return connection

    return Database(path, connected, driver)


def _export(database: Database, target: Path, access: Access) -> None:
    marks = {name: database.pragma(f"PRAGMA {name}") for name in ("application_id", "user_version")}
    database.pragma("ATTACH ? AS target KEY ?", str(target), access.key_clause)
    database.pragma("SELECT sqlcipher_export('target')")
    for name, value in marks.items():
        database.pragma(f"PRAGMA target.{name} = {value}")
    database.pragma("DETACH target")
