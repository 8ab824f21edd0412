"""Files that an exchange file names: beside it, and never outside its folder."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from beian_desktop.filing.files import Problem

_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Beside:
    """A file by its path relative to ``folder``; without a folder there are no files."""

    folder: Path | None
    relative: str

    def open(self) -> BinaryIO:
        """The bytes, from the start. Raises OSError, for a file outside the folder too."""
        path = self._path()
        if path is None:
            raise PermissionError("the path leaves the folder of the exchange file")
        if not path.is_file():
            raise FileNotFoundError(self.relative)
        return path.open("rb")

    @property
    def problem(self) -> Problem | None:
        """Why the file can't be taken, judged without reading it."""
        try:
            path = self._path()
            found = path is not None and path.is_file()
        except (OSError, ValueError):  # a name that the system can't hold
            return Problem.MISSING
        if path is None:
            return Problem.OUTSIDE
        return None if found else Problem.MISSING

    def _path(self) -> Path | None:
        """Where the file is, symbolic links followed; None when that is outside the folder."""
        plain = Path(os.path.normpath(self.relative.replace("\\", "/")))
        if _ABSOLUTE.match(self.relative) or plain.parts[:1] == ("..",):
            return None
        if self.folder is None:
            raise FileNotFoundError(self.relative)
        folder = self.folder.resolve()
        path = (folder / plain).resolve()
        return path if path.is_relative_to(folder) else None
