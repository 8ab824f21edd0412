"""Who has a data folder open for changes: one window at a time, and never two computers at once.

SQLite itself keeps programs of one computer apart; a second window would still show answers that the first has changed
since, and two computers on a shared folder can't use one write-ahead log. So a window holds a lock beside the store.
The system frees it when the holder ends, however it ends, so it is never stale. A disk that knows no locks (some network
drives) is guarded by the name in the file alone, which a crash can leave behind: the sentence then says what to do.
"""

from __future__ import annotations

import os
import platform
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from beian_desktop.storage.failures import StoreHeld
from beian_desktop.system.locking import FileLock, lock

LONGEST_NAME = 500  # bytes of the file that are looked at


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a store: a user on a computer."""

    user: str
    computer: str

    @property
    def is_here(self) -> bool:
        """Whether it is a program of this computer."""
        return self.computer == platform.node()


class Hold:
    """The store is held by this program until :meth:`release`."""

    def __init__(self, place: Path, taken: FileLock | None) -> None:
        self._place, self._taken = place, taken

    def release(self) -> None:
        """Others may open the store now."""
        with suppress(OSError):
            os.truncate(self._place, 0)
        if self._taken is not None:
            self._taken.release()
            self._taken = None


def place_of(store: Path) -> Path:
    """The file that is locked."""
    return store.with_name(f"{store.stem}.lock")


def hold(store: Path, user: str) -> Hold:
    """Takes the store for this program alone. Raises StoreHeld when another has it, OSError on a read-only disk."""
    place = place_of(store)
    store.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    place.touch(0o600)
    try:
        taken = lock(place)
    except OSError:  # no locks on this disk
        if (holder := _named(place)) is not None:
            raise StoreHeld(store, holder.user, holder.computer, left=place) from None
        taken = None
    else:
        if taken is None:
            raise _held(store)
    place.write_text(f"{user}\n{platform.node()}\n", encoding="utf-8")
    return Hold(place, taken)


def refuse_elsewhere(store: Path) -> None:
    """Raises StoreHeld when a program of another computer holds the store; one of this computer doesn't matter."""
    place = place_of(store)
    holder = _named(place)
    if holder is None or holder.is_here:
        return
    try:
        taken = lock(place)
    except OSError:
        raise StoreHeld(store, holder.user, holder.computer, left=place) from None
    if taken is None:
        raise StoreHeld(store, holder.user, holder.computer)
    taken.release()


def _held(store: Path) -> StoreHeld:
    holder = _named(place_of(store)) or Holder("?", "?")
    return StoreHeld(store, holder.user, holder.computer)


def _named(place: Path) -> Holder | None:
    """Whose name stands in the file; None when nobody's does."""
    try:
        with place.open("rb") as file:
            lines = file.read(LONGEST_NAME).decode("utf-8", "replace").splitlines()
    except OSError:
        return None
    return Holder(lines[0], lines[1]) if len(lines) > 1 else None
