"""A package to look at and to print before, or without, writing it: real PDF files, and their pages as pictures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from beian_desktop.documents.package import FileKind, PdfFile
from beian_desktop.documents.package import Package as Composed
from beian_desktop.filing.filing import Filing
from beian_desktop.services.checking import check
from beian_desktop.services.packaging import Options, composed

__all__ = ["Composed", "FileKind", "PagePixels", "PdfFile", "page_pixels", "preview", "single"]


def preview(filing: Filing, *, today: date, options: Options) -> Composed:
    """The PDF files as they would be written; each page carries 草稿 while errors stand.

    Raises Failure when a document can't be made.
    """
    report, _ = check(filing, today=today)
    return composed(filing, today, options, not report.ready)


def single(filing: Filing, document_id: str, *, today: date) -> Composed:
    """One document for the counter, never marked 草稿: what is open in it is written in by hand.

    Raises Failure when it can't be made.
    """
    package = composed(filing, today, Options(documents=(document_id,)), False)
    return replace(package, files=tuple(file for file in package.files if file.kind is FileKind.COUNTER))


@dataclass(frozen=True, slots=True)
class PagePixels:
    """A page as rows of red, green and blue bytes; ``millimetres`` are the sides of the paper."""

    width: int
    height: int
    rgb: bytes
    millimetres: tuple[float, float]


def page_pixels(pdf: bytes, page: int, dots_per_inch: int) -> PagePixels:
    """One page of a PDF file, from 0. Raises IndexError when there is no such page."""
    from beian_desktop.attachments.content import InMemory
    from beian_desktop.attachments.pdf_pages import opened, page_picture

    with opened(InMemory(pdf)) as document:
        if not 0 <= page < len(document):
            raise IndexError(page)
        sides = document.get_page_size(page)
        drawn = page_picture(document, page, dots_per_inch)
    return PagePixels(*drawn.size, drawn.tobytes(), (sides[0] * 25.4 / 72, sides[1] * 25.4 / 72))
