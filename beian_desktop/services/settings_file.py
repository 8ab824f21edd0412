"""Settings, packs, Word forms and the provider book in one file, for the other computers of an agency.

The file is a zip with ``settings.json`` and the user's own files by their paths in the data folder. Reading it stays
in memory until all of it was found right; a file of which anything is wrong is refused whole.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from beian_desktop.exchange.bundle import BROKEN, members_of, zipped
from beian_desktop.services import agency, providers
from beian_desktop.services.own_files import FOLDERS, LARGEST, is_own, own_files, put_back
from beian_desktop.services.workspace import Workspace
from beian_desktop.services.writing import write_file
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

SUFFIX = ".beian-settings"
LIST = "settings.json"
FORMAT, VERSION = "beian-settings", 1


@dataclass(frozen=True, slots=True)
class Brought:
    """What a settings file brought: how many files and providers; ``failures`` tell files that couldn't be written."""

    files: int
    providers: int
    failures: tuple[Text, ...]


def save_settings(workspace: Workspace, data: Path, out: Path) -> None:
    """Writes the file, for its owner's eyes only: it names the agency's people. Raises Failure."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "agency": agency.as_json(agency.agency(workspace)),
        "providers": workspace.setting(providers.SETTING) or [],
    }
    members = {LIST: json.dumps(document, ensure_ascii=False, indent=1).encode()}
    for path, file in own_files(data).items():
        if path.partition("/")[0] in FOLDERS:
            members[path] = _read(file)
    write_file(out, zipped(members))


def bring_settings(workspace: Workspace, data: Path, path: Path, aside: Path) -> Brought:
    """Takes a settings file over: the agency's settings are replaced, providers and files are added.

    A file here that differs is moved to the folder ``aside`` first. Raises Failure when it isn't a settings file as
    :func:`save_settings` makes it; then nothing has changed.
    """
    try:
        members = members_of(_read(path))
        document = json.loads(members.pop(LIST))
        if (document["format"], document["version"]) != (FORMAT, VERSION):
            raise ValueError("not of this version")
        if any(not is_own(name) or name.partition("/")[0] not in FOLDERS for name in members):
            raise ValueError("a file that isn't of these settings")
        theirs, book = agency.read(document["agency"]), _book(document["providers"])
    except BROKEN as error:
        raise Failure(_NOT_SETTINGS.filled(path=path)) from error
    workspace.backup_if_changed()
    with workspace.together():
        agency.keep(workspace, theirs)
        for entry in reversed(book):
            providers.remember(workspace, entry)
    failures = put_back(data, ((name, io.BytesIO(content)) for name, content in members.items()), aside)
    return Brought(len(members) - len(failures), len(book), tuple(failures))


def _book(rows: Any) -> list[providers.Provider]:
    """The providers of the file. Raises one of BROKEN when any isn't one."""
    return [providers.entry_of(_row(row)) for row in rows]


def _row(row: Mapping[str, Any]) -> Mapping[str, Any]:
    also = row.get("also", [])
    texts = [text for name, text in row.items() if name != "also"]
    if not row["name"] or any(not isinstance(text, str) or len(text) > agency.LONGEST for text in [*texts, *also]):
        raise ValueError("no provider")
    return row


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise Failure(_NOT_SETTINGS.filled(path=path))
        return path.read_bytes()
    except OSError as error:
        raise Failure(_UNREADABLE.filled(path=path, why=error.strerror or error)) from error


_NOT_SETTINGS = Text(
    "“{path}”不是备案桌面导出的设置，或者不完整、被改动过。什么都没有导入，请在原来的电脑上重新导出。",
    "“{path}” isn't a file of settings of this program, or it isn't whole or was altered. Nothing was brought in; save it "
    "anew on the other computer.",
)
_UNREADABLE = Text(
    "读不了 {path}（{why}）。请检查文件还在、可以读取。",
    "{path} can't be read ({why}). See that it is there and may be read.",
)
