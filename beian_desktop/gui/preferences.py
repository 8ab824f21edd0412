"""What a person set about the window: language, text size, light or dark; kept beside the filings."""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import QSettings

from beian_desktop.system.language import Language, Text, system_language

if TYPE_CHECKING:
    from beian_desktop.services.printing import Offset

TEXT_SIZES = (100, 115, 130, 150, 175, 200)
"""Sizes of text on offer, in percent."""

_LANGUAGES = {language.value for language in Language}


class Look(StrEnum):
    """Light, dark, or whatever the system shows."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


LOOK_LABELS = {
    Look.SYSTEM: Text("跟随系统(&S)", "Like the &system"),
    Look.LIGHT: Text("浅色(&L)", "&Light"),
    Look.DARK: Text("深色(&D)", "&Dark"),
}


UPLOAD_PROFILES = {"5mb": "5 MB", "512kb": "512 KB", "400kb": "400 KB"}
"""The profiles of the upload folder, and what each picture may have."""


class Preferences:
    """The settings of the window, read from and written to one small file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)
        self._system = system_language()
        self._read: dict[str, str] = {}  # each is asked for thousands of times while pages are made
        self._keeps_folders = True

    @property
    def language(self) -> Language:
        """The window's language; at first the system's."""
        kept = self._text("language")
        return Language(kept) if kept in _LANGUAGES else self._system

    @language.setter
    def language(self, language: Language) -> None:
        self._keep("language", language.value)

    @property
    def text_size(self) -> int:
        """The size of text in percent, from 100 to 200."""
        kept = self._text("text-size")
        return min(max(int(kept), TEXT_SIZES[0]), TEXT_SIZES[-1]) if kept.isdigit() else TEXT_SIZES[0]

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._keep("text-size", str(percent))

    @property
    def look(self) -> Look:
        """Light, dark or the system's."""
        try:
            return Look(self._text("look"))
        except ValueError:
            return Look.SYSTEM

    @look.setter
    def look(self, look: Look) -> None:
        self._keep("look", look.value)

    @property
    def dense(self) -> bool:
        """Whether pages show their questions in two columns."""
        return self._text("dense") == "true"

    @dense.setter
    def dense(self, dense: bool) -> None:
        self._keep("dense", "true" if dense else "false")

    @property
    def one_builder(self) -> bool:
        """Whether one web agency is asked about host and domain too."""
        return self._text("one-builder") == "true"

    @one_builder.setter
    def one_builder(self, one: bool) -> None:
        self._keep("one-builder", "true" if one else "false")

    @property
    def page_beside(self) -> bool:
        """Whether the printed page stands beside the questions."""
        return self._text("page-beside") == "true"

    @page_beside.setter
    def page_beside(self, beside: bool) -> None:
        self._keep("page-beside", "true" if beside else "false")

    @property
    def upload_profile(self) -> str:
        """How large a picture to upload may be; at first what the present platform takes."""
        kept = self._text("upload-profile")
        return kept if kept in UPLOAD_PROFILES else next(iter(UPLOAD_PROFILES))

    @upload_profile.setter
    def upload_profile(self, profile: str) -> None:
        self._keep("upload-profile", profile)

    @property
    def masked(self) -> bool:
        """Whether the numbers of persons are hidden on the screen."""
        return self._text("masked") == "true"

    @masked.setter
    def masked(self, masked: bool) -> None:
        self._keep("masked", "true" if masked else "false")

    @property
    def lock_after(self) -> int:
        """After so many minutes without a key or a click the data are locked; 0 for never."""
        kept = self._text("lock-after")
        return int(kept) if kept.isdigit() else 0

    @lock_after.setter
    def lock_after(self, minutes: int) -> None:
        self._keep("lock-after", str(minutes))

    @property
    def printer(self) -> str:
        """The printer that was used last; empty at first."""
        return self._text("printer")

    @printer.setter
    def printer(self, name: str) -> None:
        self._keep("printer", name)

    def offset(self, printer: str) -> Offset:
        """How far the pages of a printer are moved, as its ruler page told."""
        from beian_desktop.services.printing import Offset

        right, _, down = self._text(_offset_of(printer)).partition(" ")
        try:
            return Offset(float(right), float(down))
        except ValueError:
            return Offset()

    def keep_offset(self, printer: str, offset: Offset) -> None:
        """Remembers how far the pages of a printer are moved."""
        self._keep(_offset_of(printer), f"{offset.right} {offset.down}")

    def folder(self, purpose: str) -> str:
        """The folder that was last used for ``purpose`` (``package``, ``scans``); empty at first."""
        return self._text(f"folder-{purpose}")

    def keep_folder(self, purpose: str, folder: str) -> None:
        """Remembers the folder used for ``purpose``; until the window closes where no folders are kept."""
        if self._keeps_folders:
            self._keep(f"folder-{purpose}", folder)
        else:
            self._read[f"folder-{purpose}"] = folder

    def keep_folders(self, keeps: bool) -> None:
        """Whether folders are remembered on the disk: beside encrypted data none, for they are named after clients."""
        self._keeps_folders = keeps
        if not keeps:
            for name in [name for name in self._kept.allKeys() if name.startswith("folder-")]:
                self._text(name)
                self._kept.remove(name)
            self._kept.sync()

    def read_again(self) -> None:
        """Reads the file anew: a backup that was put back has added to it."""
        self._kept.sync()
        self._read.clear()

    def _text(self, name: str) -> str:
        if name not in self._read:
            self._read[name] = str(self._kept.value(name, ""))
        return self._read[name]

    def _keep(self, name: str, text: str) -> None:
        self._read[name] = text
        with suppress(OSError):  # where nothing can be written Qt keeps nothing either
            self._file.touch(0o600)
            self._file.chmod(0o600)  # Qt goes on with the permissions that it finds
        self._kept.setValue(name, text)


def _offset_of(printer: str) -> str:
    """The name of the setting: names of printers have slashes, spaces and anything else."""
    return f"offset-{quote(printer, safe='')}"
