"""A finished package in memory."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from beian_desktop.system.language import Text


class FileKind(StrEnum):
    """What a file of a package is for."""

    COUNTER = "counter"
    OWN = "own"
    ARCHIVE = "archive"


FILE_NAMES = {
    FileKind.COUNTER: "1-交公安.pdf",
    FileKind.OWN: "2-自己留.pdf",
    FileKind.ARCHIVE: "3-存档.pdf",
}


@dataclass(frozen=True, slots=True)
class PdfFile:
    """One PDF of a package; ``pages`` counts blank ones too."""

    kind: FileKind
    name: str
    data: bytes
    pages: int


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

    def file(self, kind: FileKind) -> PdfFile | None:
        """The file of a kind; None when the filing needs none."""
        return next((file for file in self.files if file.kind is kind), None)
