"""Backups of a data folder that isn't open: found, looked into, and put back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from beian_desktop.services.destroying import forget_destroyed
from beian_desktop.services.own_files import is_own
from beian_desktop.services.workspace import STORE_NAME, Workspace
from beian_desktop.system.clock import Clock
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.storage.backups import Backup
    from beian_desktop.storage.health import Inside

__all__ = ["Backup", "Inside", "Restored", "all_backups", "backup_in", "backups", "preview", "restore", "verify"]


def backups(folder: Path) -> list[Backup]:
    """The backups of the data folder (or of a folder of copies), the newest first."""
    from beian_desktop.storage.backups import FOLDER, backups_in

    return [*backups_in(folder / FOLDER), *backups_in(folder)]


def all_backups(workspace: Workspace) -> list[Backup]:
    """The backups of an open workspace, of its own folder and of the chosen one, the newest first."""
    from beian_desktop.storage.backups import backups_in

    folders = (workspace.own_backup_folder, workspace.backup_folder)
    found = [backup for folder in folders if folder is not None for backup in backups_in(folder)]
    return sorted(found, key=lambda backup: backup.made, reverse=True)


def backup_in(path: Path) -> Backup:
    """The backup in a file, made when its name says so, else when it was changed. Raises Failure: it can't be read."""
    from beian_desktop.storage.backups import backup_at, backups_in

    return next((one for one in backups_in(path.parent) if one.path == path), None) or backup_at(path)


def preview(backup: Path, key: str | None = None) -> Inside:
    """What a backup holds. ``key`` opens an encrypted one. Raises Failure: KeyNeeded, WrongKey, or it is none."""
    from beian_desktop.storage import backups as stored
    from beian_desktop.storage.keys import access_to

    stored.backup_at(backup)
    return stored.preview(backup, access_to(backup, key))


def verify(backup: Path, key: str | None = None) -> list[Text]:
    """Reads a whole backup and tells everything that is wrong with it. Raises Failure when it isn't one."""
    from beian_desktop.storage.backups import backup_at, opened
    from beian_desktop.storage.health import examine
    from beian_desktop.storage.keys import access_to

    backup_at(backup)
    with opened(backup, access_to(backup, key)) as database:
        return examine(database)


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of a restore: where the store that stood there was set aside (None where there was none), and a
    sentence for each of the user's own files that couldn't be put back.
    """

    aside: Path | None
    not_back: tuple[Text, ...]


def restore(folder: Path, backup: Path, clock: Clock, key: str | None = None) -> Restored:
    """Puts a backup in the place of the data folder's store, which must be closed everywhere.

    The backup is read whole first. Packs, Word forms and the window's settings come back too; filings that were
    destroyed after it was made are left out. Raises Failure; then nothing was changed.
    """
    from beian_desktop.storage import restoring
    from beian_desktop.storage.failures import BackupUnusable
    from beian_desktop.storage.keys import access_to

    found = backup_in(backup)
    if not all(is_own(path) for path in preview(backup, key).beside):
        raise BackupUnusable(backup)
    aside = restoring.restore(folder / STORE_NAME, backup, access_to(backup, key), clock.now())
    with Workspace.open(folder, clock, key) as workspace:
        forget_destroyed(workspace, backup, found.made)
        return Restored(aside, tuple(workspace.put_own_files_back()))
