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
_TRIES = 5


@contextmanager
def beside(target: Path) -> Iterator[tuple[Path, Path]]:
    """A hidden name beside ``target`` for the new content and one for the old, neither of which is there.

    Both are removed when the block ends, after what earlier programs left there was. Raises OSError.
    """
    clean_up(target.parent)
    mark, held = _marked(target)
    new, old = mark.with_suffix(".tmp"), mark.with_suffix(".old")
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


def _marked(target: Path) -> tuple[Path, FileLock | None]:
    """A lock file and the lock; without one where the disk knows no locks, and then nothing is cleaned up there either."""
    for _ in range(_TRIES):  # somebody who cleans up may be quicker, and takes it away
        mark = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.beian-lock")
        with suppress(OSError):
            held = lock(mark)
            if held is not None:
                return mark, held
        with suppress(OSError):
            mark.unlink(missing_ok=True)
    return mark, None


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
        target = _target(mark)
        new, old = (mark.with_suffix(ending) for ending in (".tmp", ".old"))
        _remove(new)
        if target is not None:
            if old.exists() and not target.exists():
                old.rename(target)
            _remove(old)
    finally:
        held.release()
    mark.unlink(missing_ok=True)


def _target(mark: Path) -> Path | None:
    """What was to be written; None where the lock doesn't tell: who took it wasn't given the time to, or a disk failed."""
    name = os.fsdecode(mark.read_bytes())
    if name in ("", "..") or "\0" in name or Path(name).name != name:
        return None
    return mark.with_name(name)


def _remove(path: Path) -> None:
    """Removes a file or a folder, where it is there; never what a link leads to."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)
