"""Which filings were destroyed and when: a small file beside the backups, so that restoring one doesn't bring them back.

It holds ids and moments and nothing about anybody.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from beian_desktop.storage.files import write_whole

NAME = "destroyed.json"
FORMAT, VERSION = "beian-destroyed", 1
_LARGEST = 10_000_000  # bytes


def destroyed_in(folder: Path) -> dict[str, datetime]:
    """The ids of the filings, with the moment (local, without a zone) each was destroyed; none when nothing is noted."""
    path = folder / NAME
    try:
        if path.stat().st_size > _LARGEST:
            return {}
        document = json.loads(path.read_bytes())
        if (document["format"], document["version"]) != (FORMAT, VERSION):
            return {}
        return {str(one): datetime.fromisoformat(at).replace(tzinfo=None) for one, at in document["filings"].items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def note_destroyed(folder: Path, filings: Iterable[str], now: datetime) -> None:
    """Adds filings to the file in the folder. Raises StoreUnwritable."""
    _write(folder, {**destroyed_in(folder), **dict.fromkeys(filings, now.replace(tzinfo=None))})


def _write(folder: Path, filings: Mapping[str, datetime]) -> None:
    told = {one: at.isoformat(timespec="seconds") for one, at in sorted(filings.items())}
    document = {"format": FORMAT, "version": VERSION, "filings": told}
    write_whole(folder / NAME, json.dumps(document, indent=1).encode())


def destroyed_after(folders: Iterable[Path], made: datetime) -> set[str]:
    """The filings that were destroyed after a backup was made, as the files in the folders tell."""
    return {one for folder in folders for one, at in destroyed_in(folder).items() if at >= made}
