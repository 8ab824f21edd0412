"""The rows of a damaged store, as far as they can be read: page after page, over what is broken and on behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from beian_desktop.storage.access import Access
from beian_desktop.storage.database import Database
from beian_desktop.storage.failures import StoreDamaged

Row = tuple[Any, ...]
Take = Callable[[Row], object]

FARTHEST = 1 << 24
"""Row numbers that are jumped over at most to find a page that can be read."""


class DamagedStore:
    """Reads from a damaged file and never changes it. ``broken`` names the tables that couldn't be read whole."""

    def __init__(self, path: Path, access: Access) -> None:
        self._path, self._access = path, access
        self._database: Database | None = None
        self.broken: set[str] = set()

    def close(self) -> None:
        """Closes the file."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def columns(self, table: str) -> list[str]:
        """The columns of a table; none when it isn't there, or when that can't be read any more."""
        found: list[str] = []
        self._read("SELECT name FROM pragma_table_info(?)", (table,), lambda row: found.append(row[0]))
        return found

    def rows(self, table: str, columns: Sequence[str], take: Take) -> None:
        """Gives every row that can be read to ``take``, some perhaps twice. For tables with row numbers."""
        wanted = f"SELECT rowid, {_listed(columns)} FROM {table} WHERE rowid > ?"  # noqa: S608 - our own names
        at = [0]

        def taken(row: Row) -> None:
            at[:] = row[:1]
            take(row[1:])

        while not self._read(f"{wanted} ORDER BY rowid", at[-1:], taken):
            self.broken.add(table)
            behind = self._behind(wanted, at[-1])
            if behind is None:
                return
            self._read(f"{wanted} AND rowid <= ? ORDER BY rowid DESC", (at[-1], behind), lambda row: take(row[1:]))
            at[:] = [behind]

    def _behind(self, wanted: str, at: int) -> int | None:
        """A row number behind the broken pages, from which on can be read; None when there is none."""
        step = 1
        while step <= FARTHEST:
            if self._read(f"{wanted} ORDER BY rowid LIMIT 1", (at + step,), _nothing):
                return at + step
            step *= 2
        return None

    def rows_by(
        self, table: str, columns: Sequence[str], keys: tuple[Sequence[str], Sequence[str]], take: Take
    ) -> None:
        """The same for a table without row numbers, whose rows begin with a filing and a field."""
        wanted = f"SELECT {_listed(columns)} FROM {table}"  # noqa: S608 - our own names
        if self._read(wanted, (), take):
            return
        self.broken.add(table)
        filings, fields = keys
        for filing in filings:
            if not self._read(f"{wanted} WHERE filing = ?", (filing,), take):
                for field in fields:
                    self._read(f"{wanted} WHERE filing = ? AND field = ?", (filing, field), take)

    def _read(self, statement: str, values: Sequence[object], take: Take) -> bool:
        """Gives the rows to ``take`` until one can't be read; whether all could be."""
        if self._database is None:
            self._database = self._access.looking.database(self._path)
        try:
            self._database.each(statement, values, take, _text)
        except StoreDamaged:
            self.close()  # an encrypted connection reads nothing more after a page that was tampered with
            return False
        return True


def _text(raw: bytes) -> str | None:
    """A text; None where a page of it was overwritten, which a plain store doesn't notice."""
    try:
        return None if b"\0" in raw else raw.decode()
    except UnicodeDecodeError:
        return None


def _nothing(_: Row) -> None:
    """Takes a row and forgets it."""


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
