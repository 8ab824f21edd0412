"""The last page of what is handed in: where to seal and sign, and a line to measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportlab.platypus import Flowable, Spacer

from beian_desktop.documents.flow import MM, WIDTH, Block, Page, paragraph, title
from beian_desktop.documents.fonts import Face
from beian_desktop.documents.pack import Document
from beian_desktop.documents.tables import grid
from beian_desktop.documents.text import draw_line, lines_of

_WIDTHS = tuple(width * MM for width in (12, 71, 18, 32, 14, 14, 14))
RULER = 100 * MM
"""The line that shows whether the printer kept the size."""


class Printout(NamedTuple):
    """A document laid out on pages."""

    document: Document
    pages: list[Page]


class Ruler(Block):
    """A line of exactly 100 mm with a mark each centimetre."""

    width, height = RULER, 46.0

    def draw(self) -> None:
        """Draws line, marks and what to do with them."""
        canvas, y = self.canv, self.height - 24
        canvas.setLineWidth(0.6)
        canvas.line(0, y, RULER, y)
        for centimetre in range(11):
            at = centimetre * 10 * MM
            canvas.line(at, y, at, y + (9 if centimetre % 5 == 0 else 5))
        words = "量一量：这条线应长100毫米；不是的话，打印时请选“实际大小”，不要缩放。"
        draw_line(canvas, lines_of(words, Face.BODY, 9.5, WIDTH)[0], 0, y - 15)


def build_closing(
    printouts: Sequence[Printout], starts: Sequence[tuple[int, int]], *, individual: bool
) -> Iterator[Flowable]:
    """The list of seals and signatures; ``starts`` are the first and last page in the file of each document's first copy."""
    yield from title("盖章与签字一览")
    rows = [_row(n, p, s, individual=individual) for n, (p, s) in enumerate(zip(printouts, starts, strict=True), 1)]
    header = ("序号", "文件", "份数", "在本册的页码", "盖章", "签字", "骑缝章")
    yield grid([header, *rows], _WIDTHS, centred=(0, 2, 3, 4, 5, 6))
    yield Spacer(0, 8.0)
    yield paragraph(_totals(printouts, individual=individual), size=12.0, leading=1.7)
    yield paragraph("这一页给自己核对用，不必交。页码按打印顺序数，双面打印留的空白页也算在内。", size=10.0)
    yield Spacer(0, 10.0)
    yield Ruler()


def _row(number: int, printout: Printout, start: tuple[int, int], *, individual: bool) -> tuple[str, ...]:
    document = printout.document
    first, last = start
    where = str(first) if first == last else f"{first}－{last}"
    seals, signs = places_of(printout, individual=individual)
    across = "1" if _bound(printout) and not individual else ""
    return str(number), document.title.zh, str(document.copies), where, str(seals or ""), str(signs or ""), across


def places_of(printout: Printout, *, individual: bool) -> tuple[int, int]:
    """How many seals and signatures one copy takes; an individual signs where a unit seals."""
    document = printout.document
    times = len(printout.pages) if document.each_page else 1
    if individual:
        return 0, max(document.signs, document.seals) * times
    return document.seals * times, document.signs * times


def _bound(printout: Printout) -> bool:
    """Whether a seal goes across the edges: a sealed document of several pages."""
    return printout.document.seals > 0 and not printout.document.each_page and len(printout.pages) > 1


def _totals(printouts: Sequence[Printout], *, individual: bool) -> str:
    seals = signs = across = 0
    for printout in printouts:
        seal, sign = places_of(printout, individual=individual)
        seals += seal * printout.document.copies
        signs += sign * printout.document.copies
        across += printout.document.copies if _bound(printout) and not individual else 0
    if individual:
        return f"合计：签字并按指印 {signs} 处。"
    words = f"合计：盖章 {seals} 处，签字 {signs} 处"
    return f"{words}，骑缝章 {across} 处（多页文件各页错开，压边盖一枚）。" if across else f"{words}。"
