"""Files of the store put in place whole or not at all, for their owner's eyes only."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from beian_desktop.storage.failures import StoreUnwritable


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """An empty file (0600) to fill, which takes the place of ``target`` once it is on the disk.

    When the block fails nothing of it stays. Raises StoreUnwritable.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise StoreUnwritable(target, error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def write_whole(target: Path, data: bytes) -> None:
    """Writes a file. Raises StoreUnwritable."""
    with replacing(target) as part:
        part.write_bytes(data)


def copy_whole(source: Path, target: Path) -> None:
    """Copies a file. Raises StoreUnwritable."""
    with replacing(target) as part:
        shutil.copyfile(source, part)


def sync_folder(folder: Path) -> None:
    """Waits until the names in the folder are on the disk, where the system can."""
    with suppress(OSError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
