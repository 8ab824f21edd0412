"""How a store's file is opened: plain, or with the key that it was encrypted with."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from beian_desktop.storage.database import Database

PLAIN_START = b"SQLite format 3\0"
"""The first bytes of a plain store; those of an encrypted one are random."""


@dataclass(frozen=True, slots=True)
class Access:
    """What is needed to open a store: no key for a plain one, 32 bytes for an encrypted one.

    With ``read_only`` nothing is written, not even a journal.
    """

    key: bytes | None = field(default=None, repr=False)
    read_only: bool = False

    def database(self, path: Path) -> Database:
        """The database in the file, connected when it is first used."""
        if self.key is None:
            return Database(path, lambda: sqlite3.connect(self._address(path), uri=True, check_same_thread=False))
        import sqlcipher3.dbapi2 as driver

        return Database(path, lambda: self._unlocked(driver, path), driver)

    def _unlocked(self, driver: Any, path: Path) -> Any:
        connection = driver.connect(self._address(path), uri=True, check_same_thread=False)
        connection.execute("PRAGMA cipher_log_level = NONE")  # it writes to the error stream otherwise
        connection.execute(f'PRAGMA key = "{self.key_clause}"')
        return connection

    def _address(self, path: Path) -> str:
        mode = "ro" if self.read_only else "rwc"
        return f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if self._never_changes(path) else ''}"

    def _never_changes(self, path: Path) -> bool:
        """Whether SQLite may do without the files that it shares with other programs, which a read-only disk lacks.

        Never where a log lies beside the store: what it holds would be passed over.
        """
        log = path.with_name(f"{path.name}-wal")
        return self.read_only and not os.access(path.parent, os.W_OK) and not log.exists()

    @property
    def key_clause(self) -> str:
        """The key as SQLCipher takes it without deriving another from it; empty for a plain store."""
        return "" if self.key is None else f"x'{self.key.hex()}'"

    @property
    def looking(self) -> Access:
        """The same, for looking only."""
        return Access(self.key, read_only=True)


PLAIN = Access()


def is_sealed(path: Path) -> bool:
    """Whether a file that isn't empty is anything but a plain store. Raises OSError."""
    with path.open("rb") as file:
        start = file.read(len(PLAIN_START))
    return bool(start) and start != PLAIN_START
