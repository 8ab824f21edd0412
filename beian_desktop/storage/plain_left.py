"""What still lies about unencrypted once a store was encrypted: found, and overwritten on wish.

Overwriting is what a program can do. A drive that spreads its writes (SSD, USB stick), a synchronised folder or a
snapshot may keep older bytes, which the sentences say.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from beian_desktop.storage.access import PLAIN, is_sealed
from beian_desktop.storage.backups import backups_in, preview
from beian_desktop.storage.failures import StoreUnwritable
from beian_desktop.storage.restoring import LOG_ENDINGS
from beian_desktop.system.failure import Failure

_PIECE = 1 << 20


def before_sealing(store: Path) -> Path:
    """A second name for the plain file while an encrypted one takes its place; gone afterwards."""
    return store.with_name(f"{store.name}.plain")


def set_asides(store: Path) -> list[Path]:
    """Plain copies of the store that were set aside, with their logs, and what a killed conversion left."""
    named = (path for path in _in(store.parent) if path.name.startswith(f"{store.stem}-set-aside-"))
    files = [path for path in named if path.suffix == store.suffix and _is_plain(path)]
    logs = [log for path in files for log in _logs(path)]
    return [*files, *logs, *(path for path in (before_sealing(store),) if path.exists())]


def plain_backups(own: Path, chosen: Path | None, ids: Collection[str]) -> list[Path]:
    """Plain backups in the store's own folder; in the chosen one, which other stores may share, those with our ids."""
    ours = [backup.path for backup in backups_in(own) if not backup.sealed]
    shared = [] if chosen is None else [backup.path for backup in backups_in(chosen) if not backup.sealed]
    return [*ours, *(path for path in shared if _holds_any(path, ids))]


def _holds_any(backup: Path, ids: Collection[str]) -> bool:
    try:
        return any(filing.id in ids for filing in preview(backup, PLAIN).filings)
    except Failure:
        return False  # whose it is can't be told any more


def wipe(paths: Iterable[Path]) -> None:
    """Overwrites the files with zeros and removes them. Raises StoreUnwritable.

    A file that has another name too is only removed: what stands under the other name is somebody's.
    """
    for path in paths:
        try:
            if path.stat().st_nlink == 1:
                _overwrite(path)
            path.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise StoreUnwritable(path, error.strerror or str(error)) from error


def _overwrite(path: Path) -> None:
    with path.open("rb+") as file:
        left = os.fstat(file.fileno()).st_size
        while left > 0:
            left -= file.write(bytes(min(left, _PIECE)))
        file.flush()
        os.fsync(file.fileno())


def _logs(path: Path) -> Iterator[Path]:
    beside = (path.with_name(f"{path.name}{ending}") for ending in LOG_ENDINGS)
    return (log for log in beside if log.exists())


def _in(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(folder.iterdir())
    return []


def _is_plain(path: Path) -> bool:
    try:
        return not is_sealed(path)
    except OSError:
        return False
