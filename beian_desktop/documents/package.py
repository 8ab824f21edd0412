"""A finished package in memory."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from beian_desktop.system.language import Text

MAKER = "beian-desktop"
"""What each PDF says of the program that made it."""

BLANK = "（此页空白，供双面打印）"
"""What stands on a page that only keeps the next copy from beginning on a back side."""


class FileKind(StrEnum):
    """What a file of a package is for."""

    COUNTER = "counter"
    OWN = "own"
    ARCHIVE = "archive"

    @property
    def two_sided(self) -> bool:
        """Whether blank pages stand where a copy would begin on a back side, for printing on both sides."""
        return self is FileKind.COUNTER


FILE_NAMES = {
    FileKind.COUNTER: "1-交公安.pdf",
    FileKind.OWN: "2-自己留.pdf",
    FileKind.ARCHIVE: "3-存档.pdf",
}


@dataclass(frozen=True, slots=True)
class PdfFile:
    """One PDF of a package; ``leaves`` tell for each page the document and its page (from 0), None for a blank one."""

    kind: FileKind
    name: str
    data: bytes
    leaves: tuple[tuple[str, int] | None, ...]

    @property
    def pages(self) -> int:
        """How many pages the file has, blank ones too."""
        return len(self.leaves)


@dataclass(frozen=True, slots=True)
class Located:
    """Where the answer to a question stands: page (from 0) of a document, box in points from the lower left."""

    document: str
    page: int
    question: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Laid:
    """One document of a package: its id, copies, and pages of one copy."""

    id: str
    copies: int
    pages: int


@dataclass(frozen=True, slots=True)
class Package:
    """The PDF files, the documents in them, where each answer is printed, and what the user should know."""

    files: tuple[PdfFile, ...]
    documents: tuple[Laid, ...]
    places: tuple[Located, ...]
    warnings: tuple[Text, ...] = ()

    def places_on(self, file: PdfFile, page: int) -> tuple[Located, ...]:
        """The answers that stand on a page (from 0) of a file."""
        return tuple(place for place in self.places if (place.document, place.page) == file.leaves[page])

    def file(self, kind: FileKind) -> PdfFile | None:
        """The file of a kind; None when the filing needs none."""
        return next((file for file in self.files if file.kind is kind), None)
