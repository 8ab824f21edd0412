"""The user's own files in the data folder (packs, Word forms, the window's settings), backed up and brought back."""

from __future__ import annotations

import configparser
import io
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from beian_desktop.services.writing import make_folder, told, write_file
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text
from beian_desktop.system.paths import WINDOW_SETTINGS

OWN_PACKS = "packs"
WORD_TEMPLATES = "word"
FOLDERS = (OWN_PACKS, WORD_TEMPLATES)
LARGEST = 50_000_000
"""Bytes of one file; no pack and no Word form can be as large."""

_LEFT_OUT = re.compile(r"^(\.|~\$)|\.(part|tmp|old)$")
_STRANGE = re.compile(r'[\\:*?"<>|\x00-\x1f]')


def own_files(data: Path) -> dict[str, Path]:
    """The files to back up by their paths in the data folder; not links, nor what Word or a copy leaves about."""
    found = [path for name in FOLDERS for path in sorted((data / name).rglob("*"))]
    return {
        path.relative_to(data).as_posix(): path
        for path in (*found, data / WINDOW_SETTINGS)
        if path.is_file()
        and not path.is_symlink()
        and not any(_LEFT_OUT.search(part) for part in path.relative_to(data).parts)
    }


def is_own(path: object) -> bool:
    """Whether a path out of a backup is that of a file of the user's own: nothing else is ever written."""
    if not isinstance(path, str):  # SQLite puts anything into any column
        return False
    parts = PurePosixPath(path).parts
    plain = path == "/".join(parts) and not any(part in (".", "..") for part in parts) and not _STRANGE.search(path)
    return plain and (path == WINDOW_SETTINGS or (len(parts) > 1 and parts[0] in FOLDERS))


def put_back(data: Path, kept: Iterable[tuple[str, BinaryIO]], aside: Path) -> list[Text]:
    """Writes the files of a backup into the data folder; one that differs there is moved to the folder ``aside`` first.

    The window's settings are only added to. Gives a sentence for each file that couldn't be brought back.
    """
    failures = []
    for path, stream in kept:
        try:
            with stream, told(data / path):
                _put_back(data, path, stream.read(LARGEST), aside)
        except Failure as failure:
            failures.append(NOT_BACK.filled(path=path, why=failure.says))
    return failures


def _put_back(data: Path, path: str, content: bytes, aside: Path) -> None:
    target = data / path
    if not target.parent.resolve().is_relative_to(data.resolve()):
        raise Failure(LEADS_AWAY)
    if path == WINDOW_SETTINGS and target.exists():
        content = added_to(target.read_bytes(), content)
    elif target.exists() and target.read_bytes() != content:
        make_folder((aside / path).parent)
        target.rename(aside / path)
    write_file(target, content)


def added_to(here: bytes, kept: bytes) -> bytes:
    """The settings here, with those of the backup that aren't set here; what can't be read counts as none."""
    before, found = _settings(kept), _settings(here)
    for section in before.sections():
        if not found.has_section(section):
            found.add_section(section)
        for name, text in before.items(section):
            if not found.has_option(section, name):
                found.set(section, name, text)
    out = io.StringIO()
    found.write(out, space_around_delimiters=False)
    return out.getvalue().encode()


def _settings(content: bytes) -> configparser.RawConfigParser:
    """A file of settings as Qt writes it."""
    read = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=(";",), strict=False)
    read.optionxform = str  # type: ignore[assignment,method-assign]  # as the library tells: names keep their letters
    with suppress(ValueError, configparser.Error):
        read.read_string(content.decode())
    return read


UNREAD = Text(
    "备份已做好，但读不了文件 {path}，没有备份它现在的内容。请关闭正在用它的程序，再备份一次。",
    "The backup was made, but without what the file {path} holds now, which can't be read. Close the program that uses "
    "it and back up once more.",
)
NOT_BACK = Text("文件 {path} 没能放回：{why}", "The file {path} couldn't be put back: {why}")
LEADS_AWAY = Text(
    "它的文件夹是指向别处的链接。请把链接移走后再恢复一次。",
    "its folder is a link that leads elsewhere. Move the link away and restore once more.",
)
