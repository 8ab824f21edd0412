"""Where the bytes of a file are, and reading them in pieces."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from beian_desktop.filing.files import Content

PIECE = 1 << 20
"""How many bytes are held at a time."""


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A file on disk; it may vanish or change between two readings."""

    path: Path

    def open(self) -> BinaryIO:
        """The bytes, from the start. Raises OSError when they can't be read."""
        return self.path.open("rb")


@dataclass(frozen=True, slots=True)
class InMemory:
    """Bytes that were made here."""

    data: bytes = field(repr=False)

    def open(self) -> BinaryIO:
        """The bytes, from the start."""
        return io.BytesIO(self.data)


def pieces(content: Content) -> Iterator[bytes]:
    """The bytes, piece by piece. Raises OSError when they can't be read."""
    with content.open() as stream:
        while piece := stream.read(PIECE):
            yield piece


def size_and_digest(content: Content) -> tuple[int, str]:
    """How many bytes there are, and their SHA-256. Raises OSError when they can't be read."""
    size, digest = 0, hashlib.sha256()
    for piece in pieces(content):
        size += len(piece)
        digest.update(piece)
    return size, digest.hexdigest()
