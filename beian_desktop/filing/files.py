"""The files of a filing: in which slot each stands, and what was found out about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import BinaryIO, Protocol


class FileType(StrEnum):
    """What a file is by its content, never by its name."""

    PNG = "png"
    JPEG = "jpeg"
    PDF = "pdf"
    HEIC = "heic"
    WEBP = "webp"
    BMP = "bmp"
    TIFF = "tiff"
    OTHER = "other"


class Problem(StrEnum):
    """Why a file can't be used as it is."""

    MISSING = "missing"
    OUTSIDE = "outside"
    EMPTY = "empty"
    NOT_A_SCAN = "not-a-scan"
    DAMAGED = "damaged"
    CRASHES = "crashes"
    TOO_LARGE = "too-large"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What was measured of a file. Sizes in bytes, sides in pixels (of a PDF: 0).

    ``sharpness`` is the variance of the picture's Laplacian at 1000 pixels' width,
    ``brightness`` the mean grey value from 0 to 255; both None where not measured.
    ``shrunk`` tells that a chat program made the picture smaller.
    """

    type: FileType = FileType.OTHER
    size: int = 0
    sha256: str = ""
    width: int = 0
    height: int = 0
    pages: int = 1
    sharpness: float | None = None
    brightness: float | None = None
    shrunk: bool = False
    problem: Problem | None = None


class Content(Protocol):
    """Where the bytes of a file are: on disk or in the store."""

    def open(self) -> BinaryIO:
        """The bytes, from the start. Raises OSError when they can't be read."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file in one slot. ``id`` is stable within the store; ``name`` is the file's own.

    ``turn`` is the clockwise quarter turns a person asked for, ``crop`` the part
    to keep as left, top, right, bottom in thousandths of the upright picture.
    """

    id: str
    slot: str
    name: str
    facts: FileFacts
    content: Content = field(compare=False)
    turn: int = 0
    crop: tuple[int, int, int, int] | None = None
