"""Copies of the store: made, verified, found again, and thinned as they grow old."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from beian_desktop.storage.access import Access, is_sealed
from beian_desktop.storage.database import Database
from beian_desktop.storage.failures import BackupFolderGone, BackupUnusable, StoreUnwritable
from beian_desktop.storage.files import copy_whole
from beian_desktop.storage.health import Inside, counts, examine, inside
from beian_desktop.storage.steps import APPLICATION_ID
from beian_desktop.system.failure import Failure

FOLDER = "backups"
DAY = timedelta(days=1)

_NAME = re.compile(r"beian(?:-version-\d+)?(?:-(?P<series>[0-9a-f]{8}))?-(?P<made>\d{8}-\d{6})(?:-\d+)?\.sqlite3")
_MADE = "%Y%m%d-%H%M%S"

_Bucket = Callable[[datetime], Hashable]
_PERIODS: tuple[tuple[timedelta, _Bucket], ...] = (
    (2 * DAY, lambda made: made),
    (14 * DAY, lambda made: made.date()),
    (56 * DAY, lambda made: made.isocalendar()[:2]),
    (365 * DAY, lambda made: (made.year, made.month)),
)
"""Up to which age one backup is kept of what: every one, of a day, of a week, of a month."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a store in a file. ``made`` is local time without a zone; ``sealed`` tells that it is encrypted.

    ``series`` tells apart the stores that keep copies in the same folder; it is empty in a store's own folder.
    """

    path: Path
    made: datetime
    size: int
    sealed: bool
    series: str = ""

    @property
    def keys(self) -> Path:
        """The file beside it that holds its key, wrapped; there for an encrypted one only."""
        return keys_of(self.path)


def keys_of(store: Path) -> Path:
    """Where the wrapped key of a store or a backup lies."""
    return store.with_suffix(".keys")


def backups_in(folder: Path) -> list[Backup]:
    """The backups in a folder, the newest first; none where there is no such folder."""
    try:
        named = [(path, _NAME.fullmatch(path.name)) for path in folder.iterdir()]
        found = [_named(path, name) for path, name in named if name]
    except (OSError, ValueError):
        return []
    return sorted(found, key=lambda backup: (backup.made, backup.path.stat().st_mtime_ns), reverse=True)


def _named(path: Path, name: re.Match[str]) -> Backup:
    made = datetime.strptime(name["made"], _MADE)  # noqa: DTZ007 - names hold local time
    return backup_at(path, made, name["series"] or "")


def backup_at(path: Path, made: datetime | None = None, series: str = "") -> Backup:
    """The backup in a file of any name. Raises StoreUnwritable when it can't be read."""
    try:
        status = path.stat()
        changed = datetime.fromtimestamp(status.st_mtime)  # noqa: DTZ006 - local time, as in names
        return Backup(path, made or changed, status.st_size, is_sealed(path), series)
    except OSError as error:
        raise StoreUnwritable(path, error.strerror or str(error)) from error


def is_due(backups: Iterable[Backup], now: datetime) -> bool:
    """Whether the last backup is a day old. One that lies in the future (a clock set back) doesn't count."""
    local = now.replace(tzinfo=None)
    return not any(abs(local - backup.made) < DAY for backup in backups)


def superfluous(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which backups may go: all of two days stay, then the last of a day for two weeks, of a week for eight weeks,
    of a month for a year. The newest always stays, and so does what lies in the future.
    """
    moments = sorted(set(made), reverse=True)
    kept: dict[Hashable, datetime] = {}
    for moment in moments:
        for number, (age, bucket) in enumerate(_PERIODS):
            if now - moment <= age:
                kept.setdefault((number, bucket(moment)), moment)
                break
    return set(moments[1:]) - set(kept.values())


def make_backup(database: Database, access: Access, folder: Path, now: datetime, of: str = "") -> Backup:
    """Writes a copy into the folder, verifies it, and thins the older ones. Raises Failure; no bad copy stays.

    ``of`` stands in its name: ``-version-1`` for a store that is about to be brought up.
    """
    _make_folder(folder)
    target = _free(folder, f"beian{of}-{now:{_MADE}}")
    before = counts(database)
    try:
        if access.key is not None:
            copy_whole(keys_of(database.path), keys_of(target))
        database.copy_to(target)
        _compare(target, access, before, counts(database))
    except Failure:
        _remove(target)
        raise
    thin(folder, now)
    return backup_at(target, now.replace(tzinfo=None, microsecond=0))


def _compare(copy: Path, access: Access, before: dict[str, int], after: dict[str, int]) -> None:
    """Raises BackupUnusable unless the copy is whole and has what the store has; others may have added meanwhile.

    A table that was there only before or only after was made or dropped by a program that brings the store up.
    """
    found = verified(copy, access)
    for name in before.keys() & after.keys():
        fewest, most = sorted((before[name], after[name]))
        if not fewest <= found.get(name, -1) <= most:
            raise BackupUnusable(copy)


@contextmanager
def opened(path: Path, access: Access) -> Iterator[Database]:
    """A backup's database, for looking only. Raises Failure when it is none or doesn't open with this access."""
    database = access.looking.database(path)
    try:
        if database.pragma("PRAGMA application_id") != APPLICATION_ID:
            raise BackupUnusable(path)
        yield database
    finally:
        database.close()


def verified(path: Path, access: Access) -> dict[str, int]:
    """The rows of each table of a backup, once all of it was read and found whole. Raises BackupUnusable."""
    with opened(path, access) as database:
        if examine(database):
            raise BackupUnusable(path)
        return counts(database)


def preview(path: Path, access: Access) -> Inside:
    """What a backup holds. Raises Failure when it can't be opened with this access."""
    with opened(path, access) as database:
        return inside(database)


def newest_good(backups: Iterable[Backup], access: Access) -> Backup | None:
    """The first of the backups that is whole and opens with this access."""
    for backup in backups:
        try:
            verified(backup.path, access if backup.sealed else Access())
        except Failure:
            continue
        return backup
    return None


def copy_backup(backup: Backup, folder: Path, now: datetime, series: str) -> Backup:
    """Lays a verified backup into another folder too, and thins the older ones of its series there.

    Other stores may keep their backups in the same folder: theirs are never touched.
    The folder isn't made: where a drive is away, its name must not come to lie on this disk. Raises Failure.
    """
    if not folder.is_dir():
        raise BackupFolderGone(folder)
    target = _free(folder, f"beian-{series}-{backup.made:{_MADE}}")
    if backup.sealed:
        copy_whole(backup.keys, keys_of(target))
    copy_whole(backup.path, target)
    thin(folder, now, series)
    return backup_at(target, backup.made, series)


def thin(folder: Path, now: datetime, series: str = "") -> None:
    """Removes the backups of a series in a folder that may go by their age."""
    backups = [backup for backup in backups_in(folder) if backup.series == series]
    gone = superfluous((backup.made for backup in backups), now.replace(tzinfo=None))
    for backup in backups:
        if backup.made in gone:
            _remove(backup.path)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
        keys_of(path).unlink(missing_ok=True)
    except OSError as error:
        raise StoreUnwritable(path, error.strerror or str(error)) from error


def _free(folder: Path, name: str) -> Path:
    """The name, with a number when a backup has it already."""
    number = 1
    target = folder / f"{name}.sqlite3"
    while target.exists():
        number += 1
        target = folder / f"{name}-{number}.sqlite3"
    return target


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnwritable(folder, error.strerror or str(error)) from error
