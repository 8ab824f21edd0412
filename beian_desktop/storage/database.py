"""The one owner of the connection: pragmas, transactions, and errors told as sentences."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from beian_desktop.storage.failures import (
    StoreDamaged,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreUnwritable,
    StoreVanished,
)
from beian_desktop.storage.files import replacing
from beian_desktop.system.failure import Failure

Creator = Callable[[], Any]

CACHE_KIB = 64 * 1024
"""Pages kept in memory: what searching 10,000 filings reads, so that an encrypted store deciphers it once."""

LOCK_WAIT_MS = 2000
"""How long a change waits for another program; sync programs hold the file for less."""

_WORDS: tuple[tuple[str, Callable[[Path], Failure]], ...] = (
    ("locked", StoreLocked),
    ("full", StoreFull),
    ("not a database", StoreDamaged),
    ("malformed", StoreDamaged),
    ("HMAC", StoreDamaged),
    ("readonly", StoreReadOnly),
)


class Database:
    """One SQLite file and the one connection to it.

    Any thread may use it; uses wait for each other. ``creator`` makes the
    connection, plain or encrypted, by the DBAPI module ``driver``.
    """

    def __init__(self, path: Path, creator: Creator, driver: Any = sqlite3) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._shared: Connection | None = None
        self._error: type[Exception] = driver.Error
        self._engine = create_engine("sqlite://", creator=creator, module=driver, poolclass=StaticPool)
        self._writer = self._engine.execution_options(begin="BEGIN IMMEDIATE")
        self._file: tuple[int, int] | None = None
        event.listen(self._engine, "connect", _connected)
        event.listen(self._engine, "begin", _begin)

    def settle(self) -> None:
        """Takes the lasting settings, once the file is known to be ours.

        WAL with full synchronisation: what was committed survives a power cut.
        Deleted bytes are overwritten, since they were somebody's papers.
        """
        with self._driver() as driver:
            driver.execute("PRAGMA journal_mode = WAL")
            driver.execute("PRAGMA synchronous = FULL")
            driver.execute("PRAGMA fullfsync = ON")
            driver.execute("PRAGMA checkpoint_fullfsync = ON")
            driver.execute("PRAGMA secure_delete = ON")
            driver.execute(f"PRAGMA cache_size = {-CACHE_KIB}")
        self._file = self._identity()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the store."""
        with self._lock, self._told():
            if self._shared is not None:
                yield self._shared
                return
            with self._engine.begin() as connection:
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is wholly kept, on disk, when the block ends, or not at all."""
        with self._lock, self._told():
            if self._shared is not None:
                with self._shared.begin_nested():
                    yield self._shared
                return
            if self._file is not None and self._identity() != self._file:
                raise StoreVanished(self.path)
            with self._writer.begin() as connection:
                yield connection

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that this thread writes in the block goes to the disk at once when it ends, or nothing of it does."""
        with self.writing() as connection:
            if self._shared is not None:
                yield
                return
            self._shared = connection
            try:
                yield
            finally:
                self._shared = None

    @contextmanager
    def _driver(self) -> Iterator[Any]:
        """The bare connection, outside any transaction, for what SQLite only does there."""
        with self._lock, self._told(), self._engine.connect() as connection:
            yield connection.connection.cursor()

    def pragma(self, statement: str, *values: str) -> Any:
        """The first value that a statement outside a transaction gives."""
        with self._driver() as driver:
            row = driver.execute(statement, values).fetchone()
        return None if row is None else row[0]

    def rows(self, statement: str) -> list[Any]:
        """All rows that a statement outside a transaction gives."""
        with self._driver() as driver:
            return list(driver.execute(statement).fetchall())

    def each(
        self,
        statement: str,
        values: Sequence[object],
        take: Callable[[tuple[Any, ...]], object],
        text: Callable[[bytes], object],
    ) -> None:
        """Gives the rows of a statement to ``take`` one after another, also those before one that can't be read.

        ``text`` makes its own of the bytes of each text.
        """
        with self._driver() as driver:
            driver.connection.text_factory = text
            for row in driver.execute(statement, tuple(values)):
                take(row)

    def tables(self) -> list[str]:
        """The names of the tables that the file has."""
        named = self.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        return sorted(name for (name,) in named)

    def copy_to(self, target: Path) -> None:
        """Writes a consistent copy; what was under that name is replaced once the copy is whole."""
        with replacing(target) as part, self._driver() as driver:
            driver.execute("VACUUM INTO ?", (str(part),))

    def close(self) -> None:
        """Closes the connection; SQLite then folds the log into the file."""
        with self._lock:
            self._engine.dispose()

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turns what SQLite raises into the failure that a person can act on."""
        try:
            yield
        except DBAPIError as error:
            raise self._failure(error.orig or error) from error
        except self._error as error:
            raise self._failure(error) from error
        except UnicodeDecodeError as error:  # the driver can't even tell what is wrong with a page
            raise StoreDamaged(self.path) from error

    def _failure(self, error: BaseException) -> Failure:
        words = str(error)
        if self._file is not None and self._identity() is None:
            return StoreVanished(self.path)
        for part, failure in _WORDS:
            if part in words:
                return failure(self.path)
        if self.path.parent.exists() and not os.access(self.path.parent, os.W_OK):
            return StoreReadOnly(self.path)
        return StoreUnwritable(self.path, words)


def _connected(driver: Any, _record: object) -> None:
    driver.isolation_level = None  # transactions begin where we say so, not where the driver guesses
    driver.execute(f"PRAGMA busy_timeout = {LOCK_WAIT_MS}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
