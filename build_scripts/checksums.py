"""The hashes of what is handed out, in the form that ``sha256sum --check`` reads."""

from __future__ import annotations

import hashlib
from pathlib import Path

NAME = "SHA256SUMS.txt"


def write(folder: Path) -> None:
    """Writes the list of all files of the folder."""
    folder.mkdir(exist_ok=True)
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != NAME)
    (folder / NAME).write_text("".join(f"{sha256(path)}  {path.name}\n" for path in files), encoding="utf-8")


def sha256(path: Path) -> str:
    """The hash of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
