"""A package to look at and to print before, or without, writing it: real PDF files, and their pages as pictures."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from beian_desktop.documents.package import FileKind, Located, PdfFile
from beian_desktop.documents.package import Package as Composed
from beian_desktop.filing.files import Problem
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.links import linked
from beian_desktop.filing.office import deciding_area
from beian_desktop.services.checking import check
from beian_desktop.services.document_list import own_packs
from beian_desktop.services.packaging import Options, composed

__all__ = ["Composed", "FileKind", "Located", "PagePixels", "PdfFile", "forms", "page_pixels", "preview", "single"]


def snapshot(filing: Filing, wanted: Container[str] | None = None) -> Filing:
    """The filing with the bytes of its files in memory, so that it can be laid out beside the store.

    Only of the files whose ids are ``wanted``, when some are.
    """
    from beian_desktop.attachments.content import InMemory

    files = []
    for attachment in filing.attachments:
        if attachment.facts.problem is Problem.MISSING or (wanted is not None and attachment.id not in wanted):
            files.append(attachment)
        else:
            with attachment.content.open() as opened:
                files.append(replace(attachment, content=InMemory(opened.read())))
    return replace(filing, attachments=tuple(files))


def preview(filing: Filing, *, today: date, options: Options) -> Composed:
    """The PDF files as they would be written; each page carries 草稿 while errors stand.

    Raises Failure when a document can't be made.
    """
    report, _ = check(filing, today=today)
    return composed(filing, today, options, not report.ready)


def forms(filing: Filing, *, today: date, data: Path, draft: bool) -> Composed:
    """The form tables alone, which hold the answers in cells: those that the filing needs, else the first that there is.

    No scan is read, so that any thread may ask. Raises Failure when one can't be made.
    """
    from beian_desktop.documents.packs import find_packs
    from beian_desktop.documents.planning import plan

    area = deciding_area(filing.answers)
    pack = find_packs(own_packs(data)).for_area(area.code if area else None)
    tables = [each for each in plan(pack, linked(filing.answers)) if each.document.builder == "form"]
    wanted = [each for each in tables if each.needed] or tables[:1]
    options = Options(documents=tuple(each.document.id for each in wanted), data=data)
    return composed(filing, today, options, draft)


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
