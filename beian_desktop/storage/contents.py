"""The bytes of attachments, kept once and in pieces, so that a scan never stands in memory whole."""

from __future__ import annotations

import hashlib
import io
import secrets
from dataclasses import dataclass
from typing import BinaryIO

from sqlalchemy import Connection, delete, insert, select, update

from beian_desktop.storage.database import Database
from beian_desktop.storage.schema import BESIDE, CHUNK, CONTENT, FILES

PIECE = 256 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """Where bytes are kept, with their size and their SHA-256 in hexadecimal."""

    id: int
    size: int
    sha256: str


def keep(connection: Connection, source: BinaryIO) -> Kept:
    """Copies everything that ``source`` still holds; the same bytes are kept only once."""
    added = insert(CONTENT).values(sha256=secrets.token_hex(32), size=0)  # a place holder until all was read
    content_id: int = connection.execute(added.returning(CONTENT.c.id)).scalar_one()
    digest, size, number = hashlib.sha256(), 0, 0
    while piece := source.read(PIECE):
        connection.execute(insert(CHUNK).values(content=content_id, number=number, bytes=piece))
        digest.update(piece)
        size, number = size + len(piece), number + 1
    found = digest.hexdigest()
    earlier = connection.execute(select(CONTENT.c.id).where(CONTENT.c.sha256 == found)).scalar_one_or_none()
    if earlier is not None:
        connection.execute(delete(CONTENT).where(CONTENT.c.id == content_id))
        return Kept(earlier, size, found)
    connection.execute(update(CONTENT).where(CONTENT.c.id == content_id).values(sha256=found, size=size))
    return Kept(content_id, size, found)


def held(connection: Connection, sha256: str) -> Kept | None:
    """Where the bytes with this SHA-256 are kept already; None when they aren't."""
    found = connection.execute(select(CONTENT.c.id, CONTENT.c.size).where(CONTENT.c.sha256 == sha256)).first()
    return None if found is None else Kept(found.id, found.size, sha256)


def drop_unused(connection: Connection) -> None:
    """Removes the bytes that no file uses any more."""
    used = [
        CONTENT.c.id.not_in(select(files.c.content).where(files.c.content.is_not(None))) for files in (*FILES, BESIDE)
    ]
    connection.execute(delete(CONTENT).where(*used))


@dataclass(frozen=True, slots=True)
class StoredContent:
    """The bytes of an attachment in the store, read piece by piece when asked for."""

    database: Database
    content: int | None

    def open(self) -> BinaryIO:
        """The bytes, from the start. Raises OSError when they aren't in the store."""
        with self.database.reading() as connection:
            wanted = select(CONTENT.c.size).where(CONTENT.c.id == self.content)
            size = connection.execute(wanted).scalar_one_or_none()
        if size is None:
            raise FileNotFoundError("the store doesn't hold the bytes of this attachment")
        return io.BufferedReader(_Pieces(self, size), PIECE)

    def piece(self, number: int) -> bytes:
        """One piece of the bytes, counted from 0."""
        with self.database.reading() as connection:
            wanted = select(CHUNK.c.bytes).where(CHUNK.c.content == self.content, CHUNK.c.number == number)
            found: bytes | None = connection.execute(wanted).scalar_one_or_none()
        if found is None:
            raise OSError("a piece of this attachment is gone from the store")
        return found


class _Pieces(io.RawIOBase):
    """A file that can be read and sought in, over the pieces in the store."""

    def __init__(self, content: StoredContent, size: int) -> None:
        self._content, self._size, self._at = content, size, 0
        self._number, self._piece = -1, b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed asks for WriteableBuffer
        if self._at >= self._size:
            return 0
        number, offset = divmod(self._at, PIECE)
        if number != self._number:
            self._piece, self._number = self._content.piece(number), number
        part = self._piece[offset : offset + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)
