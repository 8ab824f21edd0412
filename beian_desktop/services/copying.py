"""网上填报: how far a filing is copied onto the platform, and its pictures in a private folder to upload them from."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from beian_desktop.filing.filing import Filing
from beian_desktop.filing.uploads import uploads
from beian_desktop.services.workspace import Workspace
from beian_desktop.services.writing import make_folder, told, write_file
from beian_desktop.wizard.copying import Item

PICTURES = "uploading"
"""The folder below the data folder that holds pictures while they are uploaded."""


@dataclass(frozen=True, slots=True)
class Done:
    """When a thing was copied or uploaded, and the ids of the scans that were."""

    at: datetime
    scans: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """The id of the thing that is next (empty at first), and what is done by its id."""

    at: str = ""
    done: Mapping[str, Done] = field(default_factory=dict)


def progress(workspace: Workspace, filing_id: str, items: Iterable[Item]) -> Progress:
    """How far the filing was copied. What was changed since isn't done any more."""
    kept = workspace.copied(filing_id)
    if not kept:
        return Progress()
    changed = {change.field: change.at for change in reversed(workspace.history(filing_id))}
    done = {name: Done(datetime.fromisoformat(at), tuple(scans)) for name, (at, scans) in kept["done"].items()}
    known = {item.id: item for item in items}
    holds = {name: one for name, one in done.items() if name in known and _holds(known[name], one, changed)}
    return Progress(kept["at"], holds)


def _holds(item: Item, done: Done, changed: Mapping[str, datetime]) -> bool:
    fresh = all(changed[name] <= done.at for name in item.fields if name in changed)
    return fresh and done.scans == tuple(scan.id for scan in item.scans)


def keep_progress(workspace: Workspace, filing_id: str, far: Progress) -> None:
    """Keeps how far the filing is copied: ids and times, never what was copied."""
    done = {name: [one.at.isoformat(), list(one.scans)] for name, one in far.done.items()}
    workspace.keep_copied(filing_id, {"at": far.at, "done": done})


def taken(filing: Filing, slot: str) -> Filing:
    """The filing with the bytes of the slot's scans in memory, so that they can be written beside the store."""
    from beian_desktop.services.preview import snapshot

    wanted = {upload.attachment.id for upload in uploads(filing) if upload.slot.id == slot}
    return snapshot(filing, wanted)


def put_pictures(filing: Filing, slot: str, data: Path, profile: str) -> list[Path]:
    """Writes the pictures of a slot as the upload folder of that profile has them, for their owner's eyes only.

    Raises Failure.
    """
    from beian_desktop.attachments.fit import fitted
    from beian_desktop.attachments.picture import pictures
    from beian_desktop.documents.upload import LIMITS, pages

    folder = data / PICTURES
    with told(folder):
        make_folder(folder)
    written = []
    for upload in uploads(filing):
        if upload.slot.id == slot:
            for name, picture in pages(upload, LIMITS[profile], pictures=pictures, fitted=fitted):
                write_file(folder / name, picture)
                written.append(folder / name)
    return written


def remove_pictures(data: Path) -> None:
    """Removes every picture that was put there, also what a crash left behind."""
    shutil.rmtree(data / PICTURES, ignore_errors=True)
