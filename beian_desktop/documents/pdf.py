"""Pages as a PDF file: header, footer, 草稿, bookmarks, and the embedded exchange file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

from beian_desktop.documents.archival import archival_canvas, declare, finished
from beian_desktop.documents.closing import Printout
from beian_desktop.documents.flow import LEFT, MM, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, WIDTH, Align, draw_lines
from beian_desktop.documents.fonts import Face
from beian_desktop.documents.package import BLANK, MAKER
from beian_desktop.documents.seal import EMBEDDED_NAME, UNSEALED, seal
from beian_desktop.documents.text import lines_of, width_of


@dataclass(frozen=True)
class Look:
    """What every page of a package carries, and what the file says of itself."""

    title: str
    author: str
    filing_id: str
    digest: str
    draft: bool


@dataclass(frozen=True)
class Leaf:
    """One page of a file: page ``index`` of a printout; no printout is a blank page."""

    printout: Printout | None
    index: int = 0
    bookmark: str = ""


def collated(printouts: Sequence[Printout]) -> Iterator[Leaf]:
    """Every copy whole, after it a blank page where the next would begin on a back side."""
    for printout in printouts:
        for copy in range(1, printout.document.copies + 1):
            name = printout.document.title.zh
            mark = f"{name}（第{copy}份）" if printout.document.copies > 1 else name
            yield from _copy(printout, mark)
            if len(printout.pages) % 2:
                yield Leaf(None)


def once(printouts: Sequence[Printout]) -> Iterator[Leaf]:
    """Every document once, without blank pages."""
    for printout in printouts:
        yield from _copy(printout, printout.document.title.zh)


def _copy(printout: Printout, mark: str) -> Iterator[Leaf]:
    for index in range(len(printout.pages)):
        yield Leaf(printout, index, mark if index == 0 else "")


def write_pdf(leaves: Sequence[Leaf], look: Look, *, embedded: str | None = None, duplex: bool = False) -> bytes:
    """The file as PDF/A, sealed when it has something embedded. The same pages give the same bytes."""
    rl_config.useA85 = 0
    canvas = archival_canvas(size=(PAGE_WIDTH, PAGE_HEIGHT))
    _describe(canvas, look, duplex=duplex)
    declare(canvas, part=2 if embedded is None else 3, title=look.title, author=look.author)
    for number, leaf in enumerate(leaves):
        _draw_leaf(canvas, leaf, number, look)
        canvas.showPage()
    if embedded is None:
        return finished(canvas)
    _embed(canvas, embedded)
    canvas.setKeywords(UNSEALED)
    return finished(canvas, seal)


def _describe(canvas: Any, look: Look, *, duplex: bool) -> None:
    canvas.setTitle(look.title)
    canvas.setAuthor(look.author)
    canvas.setSubject("公安联网备案材料")
    canvas.setCreator(MAKER)
    canvas.setViewerPreference("PrintScaling", "None")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if duplex:
        canvas.setViewerPreference("Duplex", "DuplexFlipLongEdge")
    canvas.showOutline()


def _draw_leaf(canvas: Any, leaf: Leaf, number: int, look: Look) -> None:
    if leaf.printout is None:
        draw_lines(canvas, lines_of(BLANK, Face.BODY, 9.0, WIDTH), LEFT, PAGE_HEIGHT / 2, WIDTH, Align.CENTRE, 1.2)
        return
    if leaf.bookmark:
        key = f"page-{number}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(leaf.bookmark, key, level=0)
    if leaf.printout.document.copies > 1:
        _draw_shared(canvas, leaf.printout, leaf.index, look)
    else:
        _draw_page(canvas, leaf.printout, leaf.index, look)
    if look.draft:
        _draw_draft(canvas)


def _draw_shared(canvas: Any, printout: Printout, index: int, look: Look) -> None:
    """A page of which there are copies: it stands in the file once, as a form (PDF 32000-1, 8.10)."""
    name = f"{printout.document.id}-{index}"
    if not canvas.hasForm(name):
        canvas.beginForm(name)
        _draw_page(canvas, printout, index, look)
        canvas.endForm()
    canvas.doForm(name)


def _draw_page(canvas: Any, printout: Printout, index: int, look: Look) -> None:
    for placed in printout.pages[index]:
        placed.block.drawOn(canvas, placed.x, placed.y)
    _draw_edges(canvas, printout, index, look)


def _draw_edges(canvas: Any, printout: Printout, index: int, look: Look) -> None:
    """Header and footer, 12 mm from the edges so that every printer reaches them."""
    head, foot = PAGE_HEIGHT - 12 * MM, 15 * MM
    _line(canvas, printout.document.title.zh, head, Align.LEFT)
    canvas.setLineWidth(0.4)
    canvas.line(LEFT, head - 13, PAGE_WIDTH - RIGHT, head - 13)
    _line(canvas, f"备案材料 {look.filing_id}", foot, Align.LEFT)
    _line(canvas, f"第 {index + 1} 页　共 {len(printout.pages)} 页", foot, Align.CENTRE)
    _line(canvas, f"数据校验 {look.digest}", foot, Align.RIGHT)


def _line(canvas: Any, text: str, top: float, align: Align) -> None:
    size = 8.5
    while width_of(text, Face.BODY, size) > (WIDTH if top > PAGE_HEIGHT / 2 else WIDTH * 0.36) and size > 5:
        size -= 0.5
    draw_lines(canvas, lines_of(text, Face.BODY, size, WIDTH), LEFT, top, WIDTH, align, 1.2)


def _draw_draft(canvas: Any) -> None:
    canvas.saveState()
    canvas.setFillAlpha(0.10)
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    canvas.rotate(52)
    size = 190.0
    line = lines_of("草稿", Face.HEAD, size, PAGE_HEIGHT)[0]
    draw_lines(canvas, (line,), -line.width / 2, size / 2, line.width, Align.LEFT, 1.0)
    canvas.restoreState()


def _embed(canvas: Any, text: str) -> None:
    """Attaches the exchange file (PDF 32000-1, 7.11.4) as the source of the document (ISO 19005-3, 6.8)."""
    document = canvas._doc  # noqa: SLF001 - ReportLab has no public way to attach a file
    data = text.encode()
    kind = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("EmbeddedFile"), "Subtype": "/application#2Fjson"})
    kind["Params"] = pdfdoc.PDFDictionary({"Size": len(data), "ModDate": pdfdoc.PDFString("D:20000101000000Z")})
    stream = document.Reference(pdfdoc.PDFStream(kind, data, filters=[pdfdoc.PDFZCompress]))
    name = pdfdoc.PDFString(EMBEDDED_NAME)
    spec = {"Type": pdfdoc.PDFName("Filespec"), "F": name, "UF": name, "AFRelationship": pdfdoc.PDFName("Source")}
    spec["EF"] = pdfdoc.PDFDictionary({"F": stream, "UF": stream})
    reference = document.Reference(pdfdoc.PDFDictionary(spec))
    names = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray([name, reference])})
    canvas.setCatalogEntry("Names", {"EmbeddedFiles": names})
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]
    canvas.setCatalogEntry("AF", [reference])
