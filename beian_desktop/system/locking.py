"""Locks on files, which the system takes away when their holder ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_FAR = 1 << 30
"""Where Windows locks: a byte behind everything that a lock file holds, so that others can read that."""


class FileLock:
    """A lock that this process holds. ``handle`` may be written to; it is closed by :meth:`release`."""

    def __init__(self, handle: int) -> None:
        self.handle = handle

    def release(self) -> None:
        """Gives the lock back. The file stays: removing it could take it away from the next holder."""
        os.close(self.handle)


def lock(path: Path) -> FileLock | None:
    """Takes the lock on a file, made (0600) when it isn't there; None when another process or user of it has it.

    Raises OSError when the file can't be made, or its disk knows no locks.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(handle)
    except (BlockingIOError, PermissionError):
        os.close(handle)
        return None
    except OSError:
        os.close(handle)
        raise
    return FileLock(handle)


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
