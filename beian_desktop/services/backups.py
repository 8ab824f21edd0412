"""Backups of a data folder that isn't open: found, looked into, and put back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from beian_desktop.services.workspace import STORE_NAME
from beian_desktop.system.clock import Clock
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.storage.backups import Backup
    from beian_desktop.storage.health import Inside


def backups(folder: Path) -> list[Backup]:
    """The backups of the data folder (or of a folder of copies), the newest first."""
    from beian_desktop.storage.backups import FOLDER, backups_in

    return [*backups_in(folder / FOLDER), *backups_in(folder)]


def preview(backup: Path) -> Inside:
    """What a backup holds. Raises Failure when it isn't one."""
    from beian_desktop.storage import backups as stored
    from beian_desktop.storage.access import PLAIN

    stored.backup_at(backup)
    return stored.preview(backup, PLAIN)


def verify(backup: Path) -> list[Text]:
    """Reads a whole backup and tells everything that is wrong with it. Raises Failure when it isn't one."""
    from beian_desktop.storage.access import PLAIN
    from beian_desktop.storage.backups import backup_at, opened
    from beian_desktop.storage.health import examine

    backup_at(backup)
    with opened(backup, PLAIN) as database:
        return examine(database)


def restore(folder: Path, backup: Path, clock: Clock) -> Path | None:
    """Puts a backup in the place of the data folder's store, which must be closed everywhere.

    The backup is read whole first. Gives the file that the present store was set aside as, None when there was none.
    Raises Failure; then nothing was changed.
    """
    from beian_desktop.storage import restoring
    from beian_desktop.storage.access import PLAIN
    from beian_desktop.storage.backups import backup_at

    backup_at(backup)
    return restoring.restore(folder / STORE_NAME, backup, PLAIN, clock.now())
