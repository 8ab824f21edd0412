"""Hidden names for what is being written, and what a killed program left under such names cleaned up.

Beside each temporary file or folder lies a lock file that holds the full name of the target. The system frees the lock
when the program ends, however it ends: a lock that can be had is that of a program that was killed.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from beian_desktop.system.locking import FileLock, lock

_LOCK = re.compile(r"\.(?P<name>.{1,40})\.(?P<id>[0-9a-f]{8})\.beian-lock")


@contextmanager
def beside(target: Path) -> Iterator[tuple[Path, Path]]:
    """A hidden name beside ``target`` for the new content and one for the old, neither of which is there.

    Both are removed when the block ends, after what earlier programs left there was. Raises OSError.
    """
    clean_up(target.parent)
    stem = f".{target.name[:40]}.{secrets.token_hex(4)}"
    mark = target.with_name(f"{stem}.beian-lock")
    held = _held(mark)
    new, old = target.with_name(f"{stem}.tmp"), target.with_name(f"{stem}.old")
    try:
        if held is not None:
            os.write(held.handle, os.fsencode(target.name))
        yield new, old
    finally:
        for rest in (new, old):
            _remove(rest)
        if held is not None:
            held.release()
            mark.unlink(missing_ok=True)


def _held(mark: Path) -> FileLock | None:
    """The lock; none where the disk knows no locks, and then nothing is cleaned up there either."""
    try:
        return lock(mark)
    except OSError:
        mark.unlink(missing_ok=True)
        return None


def clean_up(folder: Path) -> None:
    """Removes what killed programs of ours left in a folder, and puts back what one was about to replace."""
    with suppress(OSError):
        for mark in sorted(path for path in folder.iterdir() if _LOCK.fullmatch(path.name)):
            _clean_up(mark)


def _clean_up(mark: Path) -> None:
    held = lock(mark)
    if held is None:
        return  # somebody is writing
    try:
        name = os.fsdecode(mark.read_bytes())
        new, old = (mark.with_suffix(ending) for ending in (".tmp", ".old"))
        target = mark.with_name(name)
        if old.exists() and name and target.parent == mark.parent and not target.exists():
            old.rename(target)
        for rest in (new, old):
            _remove(rest)
    finally:
        held.release()
    mark.unlink(missing_ok=True)


def _remove(path: Path) -> None:
    """Removes a file or a folder, where it is there; never what a link leads to."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)
