"""A damaged data folder made usable again: what can be read is kept, the rest comes from the newest good backup."""

from __future__ import annotations

import getpass
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from beian_desktop.services.data_folder import STORE_NAME
from beian_desktop.storage.failures import StoreReadOnly
from beian_desktop.system.clock import Clock

if TYPE_CHECKING:
    from beian_desktop.storage.rescuing import Rescued

__all__ = ["Rescued", "rescue"]


def rescue(folder: Path, clock: Clock, key: str | None = None, *, by_backup: bool = True) -> Rescued:
    """Makes a new store of what can be read of the data folder's, which must be closed everywhere.

    The damaged file is set aside first. What lay on pages that can't be read is taken from the newest good backup,
    unless not wanted. Raises KeyNeeded, WrongKey, StoreHeld, NothingRescued, Failure; then nothing was changed.
    """
    from beian_desktop.storage import rescuing
    from beian_desktop.storage.backups import FOLDER, backups_in, newest_good
    from beian_desktop.storage.holding import hold
    from beian_desktop.storage.keys import access_to

    path = folder / STORE_NAME
    try:
        held = hold(path, _user())
    except OSError as error:
        raise StoreReadOnly(path) from error
    try:
        access = access_to(path, key)
        good = newest_good(backups_in(folder / FOLDER), access) if by_backup else None
        return rescuing.rescue(path, access, good.path if good else None, clock.now())
    finally:
        held.release()


def _user() -> str:
    with suppress(ImportError, KeyError, OSError):
        return getpass.getuser()
    return ""
