"""Files and folders written whole or not at all: under a temporary name, flushed to the disk, put in place."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from beian_desktop.services.unfinished import beside
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

UNWRITABLE = Text(
    "写不进 {path}：{why}。请换一个能写的文件夹，或腾出磁盘空间后再试；原来的文件没有改动。",
    "{path} can't be written: {why}. Choose another folder or free some space and try again; "
    "what was there before is unchanged.",
)

_NOT_ALLOWED = Text(
    "没有写入权限，或里面的文件正被别的程序打开",
    "no permission to write there, or a file there is open in another program",
)
_REASONS = {
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: Text("磁盘是只读的", "the disk is read-only"),
    errno.ENOSPC: Text("磁盘已满", "the disk is full"),
    errno.ENOTDIR: Text("路径中有一段是文件，不是文件夹", "a part of the path is a file and no folder"),
    errno.EEXIST: Text("那里已有同名文件", "there is a file of that name"),
    errno.ENAMETOOLONG: Text("名称太长", "the name is too long"),
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns an OSError of writing at ``path`` into a Failure that names it and the reason."""
    try:
        yield
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> Failure:
    other = error.strerror or type(error).__name__
    return Failure(UNWRITABLE.filled(path=path, why=_REASONS.get(error.errno or 0, Text(other, other))))


def write_file(path: Path, data: bytes, *, public: bool = False) -> None:
    """Writes a file whole: what was there stays until the new bytes are on the disk. Raises Failure.

    For its owner alone, unless it is ``public``: a badge that a web server reads.
    """
    with told(path):
        make_folder(path.parent, public=public)
        with beside(path) as (temporary, _):
            put(temporary, data, public=public)
            temporary.replace(path)


def make_folder(folder: Path, *, public: bool = False) -> None:
    """Makes a folder and those above it that aren't there yet, each for its owner alone unless public. Raises OSError."""
    if not folder.is_dir():
        make_folder(folder.parent, public=public)
        folder.mkdir(mode=0o777 if public else 0o700, exist_ok=True)


def put(path: Path, data: bytes, *, public: bool = False) -> None:
    """Writes a new file (0600, unless public) and waits until it is on the disk. Raises OSError."""
    mode = 0o666 if public else 0o600  # the system takes from it what the user's umask says
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode), "wb"
    ) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A temporary folder (0700) beside ``target`` to fill, which takes its place when the block ends well.

    When the block fails, nothing of it stays and what stood at ``target`` stays as it was. Raises Failure.
    """
    with told(target):
        make_folder(target.parent)
        with beside(target) as (temporary, old):
            temporary.mkdir(mode=0o700)
            yield temporary
            _sync_folder(temporary)
            _take_place(temporary, target, old)


def _take_place(new: Path, target: Path, old: Path) -> None:
    """Puts the new folder where the old one stands, which waits under the name ``old`` meanwhile."""
    if not target.exists():
        new.rename(target)
    else:
        target.rename(old)
        try:
            new.rename(target)
        except OSError:
            old.rename(target)
            raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Waits until the names in the folder are on the disk, where the system can."""
    with suppress(OSError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
