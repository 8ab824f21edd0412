"""A backup put in the store's place; what stood there is set aside, never thrown away.

A store and its keys are two files. What will take their places is written beside
them first, whole; then a small file is laid down that says so (the journal). From
that moment the change is made: should the power fail between the two renames, the
next opening finishes it.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from beian_desktop.storage.access import PLAIN, Access, is_sealed
from beian_desktop.storage.backups import keys_of, verified
from beian_desktop.storage.failures import StoreDamaged, StoreUnwritable
from beian_desktop.storage.files import copy_whole, replacing, sync_folder, write_whole

LOG_ENDINGS = ("-wal", "-shm", "-journal")


def restore(path: Path, backup: Path, access: Access, now: datetime) -> Path | None:
    """Puts a backup in the place of the store at ``path``, which nothing here may have open.

    The backup is read whole before anything is touched. Gives the name under which the present file was set aside,
    None where there was none. Raises Failure; then the present store is as it was.
    """
    resume(path)
    verified(backup, access)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        copy_whole(backup, coming(path))
        if is_sealed(backup) and keys_of(backup).exists():
            copy_whole(keys_of(backup), coming(keys_of(path)))
        fold_log(path, access)
        aside = set_aside(path, now)
        exchange(path)
    except OSError as error:
        raise StoreUnwritable(path, error.strerror or str(error)) from error
    finally:
        forget_coming(path)
    return aside


def exchange(path: Path) -> None:
    """Puts the store, and the keys if there are some, that wait beside ``path`` in place. Raises Failure."""
    write_whole(journal_of(path), b"")
    resume(path)


def resume(path: Path) -> None:
    """Finishes an exchange that was begun; does nothing where none was. Doing it again changes nothing.

    Raises StoreUnwritable.
    """
    if not journal_of(path).exists():
        return
    try:
        if coming(path).exists():
            forget_log(path)
            if coming(keys_of(path)).exists():
                coming(keys_of(path)).replace(keys_of(path))
            coming(path).replace(path)
            sync_folder(path.parent)
        journal_of(path).unlink(missing_ok=True)
    except OSError as error:
        raise StoreUnwritable(path, error.strerror or str(error)) from error


def forget_coming(path: Path) -> None:
    """Removes what waits to take the store's place, unless the exchange was begun."""
    if not journal_of(path).exists():
        for waiting in (coming(path), coming(keys_of(path))):
            with suppress(OSError):
                waiting.unlink(missing_ok=True)


def journal_of(path: Path) -> Path:
    """The file that says that an exchange was begun."""
    return path.with_name(f"{path.name}.exchange")


def coming(path: Path) -> Path:
    """Where what will take the place of a store, or of its keys, waits."""
    return path.with_name(f"{path.name}.coming")


def fold_log(path: Path, access: Access) -> None:
    """Folds the log of a store into its file, so that one file is all. Raises StoreLocked when it is in use.

    Of a store that can't be read the log stays beside it: it is set aside too.
    """
    if not any(path.with_name(f"{path.name}{ending}").exists() for ending in LOG_ENDINGS):
        return  # nobody has it open, and everything is in the one file
    database = (access if is_sealed(path) else PLAIN).database(path)
    try:
        with suppress(StoreDamaged):
            database.pragma("PRAGMA journal_mode = DELETE")
    finally:
        database.close()


def set_aside(path: Path, now: datetime) -> Path | None:
    """Copies the store with its log and its keys to a dated name beside it; None when there is none or it is empty."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    aside = path.with_name(f"{path.stem}-set-aside-{now:%Y%m%d-%H%M%S}{path.suffix}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem}-set-aside-{now:%Y%m%d-%H%M%S}-{number}{path.suffix}")
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        _double(log, aside.with_name(f"{aside.name}-wal"))
    if keys_of(path).exists():
        _double(keys_of(path), keys_of(aside))
    _double(path, aside)
    sync_folder(path.parent)
    return aside


def _double(source: Path, target: Path) -> None:
    """A second name for the same bytes, or a copy where the disk knows no second names."""
    try:
        os.link(source, target)
    except OSError:
        with replacing(target) as part:
            shutil.copyfile(source, part)


def forget_log(path: Path) -> None:
    """Removes the log of a file that is about to be replaced: it must never be applied to the new one."""
    for ending in LOG_ENDINGS:
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)
    sync_folder(path.parent)
