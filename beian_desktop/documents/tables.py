"""Tables with thin lines: cells of text that grow, shrink a little, and never cut.

They are Platypus tables. Text is broken into lines here, so that a cell takes it as a plain
string, which Platypus draws fastest; only one of several fonts or with boxes is a flowable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import accumulate, groupby, pairwise
from typing import Any, Literal

from reportlab.lib.colors import Color, black
from reportlab.platypus import Flowable, Table
from reportlab.platypus.tables import CellStyle

from beian_desktop.documents.flow import BEGINNING, ROOM, Align, Block, Lines, Place, heading
from beian_desktop.documents.fonts import Face, base_font
from beian_desktop.documents.signs import joined
from beian_desktop.documents.text import Line, lines_of

PAD_X, PAD_Y = 4.0, 3.2
LINE_WIDTH = 0.5
CELL_LEADING = 1.3
SIZE = 10.5
SHRINKS_BY = 2.0
"""How many points a text may shrink before it continues on a sheet."""

_LABEL_SHRINKS_BY = 1.0
"""A label shrinks less before it takes two lines, so that labels look alike."""

_TOGETHER = ROOM / 3
"""A smaller part that is no higher, such as a person, stays on one page."""

_LABEL_GREY, _SMALL_BAND_GREY, _BAND_GREY = 0.955, 0.93, 0.88
_SLICE = 8
"""How many lines of a row that is higher than half a page stay together."""


@dataclass(frozen=True)
class Cell:
    """Lines in a box. ``question`` is the id of the answer that stands here, ``shade`` a grey from 0 to 1."""

    lines: tuple[Line, ...]
    width: float
    align: Align = Align.LEFT
    question: str = ""
    shade: float = 1.0

    @cached_property
    def height(self) -> float:
        """The height that the text needs, in points."""
        return sum(line.size for line in self.lines) * CELL_LEADING + 2 * PAD_Y


@dataclass(frozen=True)
class Row:
    """Cells beside each other; a ``slice`` of a high row has no space above and below its lines."""

    cells: tuple[Cell, ...]
    least: float = 0.0
    slice: bool = False

    @cached_property
    def height(self) -> float:
        """The height of the tallest cell in points."""
        tallest = max(cell.height for cell in self.cells)
        return tallest - 2 * PAD_Y if self.slice else max(self.least, tallest)

    @property
    def is_band(self) -> bool:
        """Whether the row names those below it."""
        return len(self.cells) == 1 and self.cells[0].shade < _LABEL_GREY

    def slices(self) -> Sequence[Row]:
        """The row itself, or one that is higher than half a page in several between which a page may end."""
        if self.height <= ROOM / 2:
            return (self,)
        count = max(len(cell.lines) for cell in self.cells)
        edge = Row(tuple(replace(cell, lines=()) for cell in self.cells))
        parts = [
            Row(tuple(replace(cell, lines=cell.lines[at : at + _SLICE]) for cell in self.cells), slice=True)
            for at in range(0, count, _SLICE)
        ]
        return [edge, *parts, edge]


class _Answer(str):
    """The text of a cell, and which question it answers."""

    __slots__ = ("question",)

    question: str


class Ruled(Table, Block):
    """A Platypus table that knows where the answers of the form stand in it.

    ``beginning`` is the height in points of what can't be parted at its head.
    """

    beginning: float = 0.0

    _colpositions: list[float]
    _rowpositions: list[float]
    _cellvalues: list[list[Any]]
    _width: float
    _height: float  # the types lack these

    def _calc(self, width: float, height: float) -> None:
        """Once: the sizes of all columns and rows are given. Platypus would do it again whenever it asks the size."""
        if not hasattr(self, "_height"):
            super()._calc(width, height)  # type: ignore[misc]  # the types lack it

    def draw(self) -> None:
        """Draws the table, and the lines above and below it also where a page ends within a row."""
        super().draw()
        self.canv.setLineWidth(LINE_WIDTH)
        for y in (0.0, self._height):
            self.canv.line(0.0, y, self._width, y)

    def places(self, x: float, y: float) -> Iterator[Place]:
        """The boxes of the cells with answers."""
        columns = self._colpositions
        for (above, below), cells in zip(pairwise(self._rowpositions), self._cellvalues, strict=True):
            for column, content in enumerate(cells):
                if question := getattr(content, "question", ""):
                    last = column + 1
                    while last < len(cells) and cells[last] is None:
                        last += 1
                    yield Place(
                        question, x + columns[column], y + below, columns[last] - columns[column], above - below
                    )


def ruled(rows: Sequence[Row], *, headers: int = 0) -> Ruled:
    """Rows of cells as a table; the first ``headers`` rows come again on each page."""
    edges = sorted({edge for row in rows for edge in _edges(row)})
    sliced = [row.slices() for row in rows]
    flat = [piece for pieces in sliced for piece in pieces]
    commands = [*_lines(sliced), *_bands(flat)]
    shades: dict[tuple[int, int, float], list[int]] = {}
    contents, styles = [], []
    for number, row in enumerate(flat):
        content: list[Any] = [None] * (len(edges) - 1)
        style = [_EMPTY] * (len(edges) - 1)
        for cell, (left, right) in zip(row.cells, pairwise(_edges(row)), strict=True):
            first, last = edges.index(left), edges.index(right) - 1
            content[first], style[first] = _content(cell), _style(cell)
            if last > first:
                commands.append(("SPAN", (first, number), (last, number)))
            if cell.shade < 1.0:
                shades.setdefault((first, last, cell.shade), []).append(number)
        contents.append(content)
        styles.append(style)
    for (first, last, shade), numbers in shades.items():
        commands += [("BACKGROUND", (first, top), (last, bottom), _grey(shade)) for top, bottom in _stretches(numbers)]
    widths = [right - left for left, right in pairwise(edges)]
    heights = [row.height for row in flat]
    table = Ruled(contents, widths, heights, commands, headers, hAlign="LEFT", normalizedData=1, cellStyles=styles)
    table.beginning = sum(heights[: _first_kept(flat, headers) + 1])
    return table


def headed(text: str, table: Ruled, *, between: Sequence[Lines] = ()) -> Iterator[Flowable]:
    """A heading, the lines ``between`` it and a table, and the table, whose beginning stands on the same page."""
    spaces = sum(lines.spaceBefore + lines.height + lines.spaceAfter for lines in between)
    yield from heading(text, max(spaces + table.beginning, BEGINNING))
    yield from between
    yield table


def _stretches(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each stretch of successive numbers."""
    for _, members in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        stretch = [number for _, number in members]
        yield stretch[0], stretch[-1]


def _edges(row: Row) -> list[float]:
    return [0.0, *(round(edge, 3) for edge in accumulate(cell.width for cell in row.cells))]


def _lines(rows: Sequence[Sequence[Row]]) -> Iterator[tuple[Any, ...]]:
    """Thin lines around all cells, though none between the slices of one row; the table closes itself on each page."""
    look = (LINE_WIDTH, black)
    if all(len(pieces) == 1 for pieces in rows):
        yield ("GRID", (0, 0), (-1, -1), *look)
        return
    yield ("LINEBEFORE", (0, 0), (-1, -1), *look)
    yield ("LINEAFTER", (-1, 0), (-1, -1), *look)
    for at in accumulate((len(pieces) for pieces in rows[:-1]), initial=0):
        yield ("LINEABOVE", (0, at), (-1, at), *look)


def _bands(rows: Sequence[Row]) -> Iterator[tuple[Any, ...]]:
    """Bands, also several in a row, stay with the row after them, and a short part below the smaller band whole."""
    for number, row in enumerate(rows[:-1]):
        if row.is_band and not (number and rows[number - 1].is_band):
            first = next((at for at in range(number, len(rows)) if not rows[at].is_band), len(rows) - 1)
            after = next((at for at in range(first, len(rows)) if rows[at].is_band), len(rows))
            short = sum(row.height for row in rows[number:after]) <= _TOGETHER
            small = short and rows[first - 1].cells[0].shade == _SMALL_BAND_GREY
            yield ("NOSPLIT", (0, number), (-1, after - 1 if small else first))


def _first_kept(rows: Sequence[Row], headers: int) -> int:
    """The last of the rows that can't be parted from the first one, which follows the headers."""
    kept = (command[2][1] for command in _bands(rows) if command[1][1] <= headers)
    return max(kept, default=min(headers, len(rows) - 1))


def _content(cell: Cell) -> Any:
    """The text as a plain string where one font prints it, else as a flowable."""
    fonts = {run.font for line in cell.lines for run in line.runs}
    if len(fonts) <= 1 and "" not in fonts and not any(line.indent for line in cell.lines):
        content: Any = _Answer("\n".join(line.text for line in cell.lines))
    else:
        content = Lines(cell.lines, cell.align, CELL_LEADING, width=cell.width - 2 * PAD_X)
    content.question = cell.question
    return content


def _style(cell: Cell) -> CellStyle:
    font = next((run.font for line in cell.lines for run in line.runs), "")
    return _cell_style(font or base_font(), cell.lines[0].size if cell.lines else SIZE, cell.align)


@lru_cache(maxsize=256)
def _cell_style(font: str, size: float, align: Align) -> CellStyle:
    style = CellStyle(f"{font} {size} {align}")
    style.fontname, style.fontsize, style.leading = font, size, size * CELL_LEADING
    style.leftPadding = style.rightPadding = PAD_X
    style.topPadding = style.bottomPadding = PAD_Y
    style.alignment, style.valign = _ALIGNMENTS.get(align, "LEFT"), "MIDDLE"
    return style


_EMPTY = CellStyle("empty")
_ALIGNMENTS: dict[Align, Literal["CENTRE", "RIGHT"]] = {Align.CENTRE: "CENTRE", Align.RIGHT: "RIGHT"}


@lru_cache(maxsize=16)
def _grey(shade: float) -> Color:
    return Color(shade, shade, shade)


_WORDS = re.compile(
    "常驻地址|详细地址|办公地址|互联网|交互服务|信息发布服务|联系人|负责人|证件类型|单位名称|个人姓名|服务商|有效期"
)
"""What a label of two lines doesn't part."""


@lru_cache(maxsize=1024)
def label_cell(text: str, width: float) -> Cell:
    """A cell that names the answer beside it. The labels of all filings are the same."""
    text = _WORDS.sub(lambda word: joined(word[0]), text)
    lines, fits = fitted(text, width, most=1, shrinks_by=_LABEL_SHRINKS_BY)
    if not fits:
        parted = lines_of(text.replace("（", "\n（", 1), Face.BODY, SIZE, width - 2 * PAD_X)
        lines = parted if "（" in text and len(parted) == 2 else _balanced(text, width)
    return Cell(lines, width, Align.CENTRE, shade=_LABEL_GREY)


def _balanced(text: str, width: float) -> tuple[Line, ...]:
    """The text on as few lines as it takes, of about the same length, so that no character stands alone."""
    inner = width - 2 * PAD_X
    least = lines_of(text, Face.BODY, SIZE, inner)
    narrower = inner
    while narrower > inner / 2:
        narrower -= SIZE / 2
        lines = lines_of(text, Face.BODY, SIZE, narrower)
        if len(lines) > len(least):
            break
        least = lines
    return least


@lru_cache(maxsize=256)
def band(text: str, width: float, *, sub: bool = False) -> Row:
    """A row that names a part of the table, or a smaller part within one."""
    face = Face.STRONG if sub else Face.HEAD
    lines = lines_of(text, face, 10.5, width - 2 * PAD_X)
    return Row((Cell(lines, width, shade=_SMALL_BAND_GREY if sub else _BAND_GREY),), least=20.0)


def text_cell(
    text: str, width: float, *, align: Align = Align.LEFT, face: Face = Face.BODY, size: float = SIZE
) -> Cell:
    """A cell of text, as many lines as it takes."""
    return Cell(lines_of(text, face, size, width - 2 * PAD_X), width, align)


def fitted(text: str, width: float, *, most: int, shrinks_by: float = SHRINKS_BY) -> tuple[tuple[Line, ...], bool]:
    """The text in a cell of ``width`` with at most ``most`` lines, shrunk as far as allowed; whether it fits."""
    inner, size = width - 2 * PAD_X, SIZE
    lines = lines_of(text, Face.BODY, size, inner)
    while len(lines) > most and size > SIZE - shrinks_by:
        size -= 0.5
        lines = lines_of(text, Face.BODY, size, inner)
    return lines, len(lines) <= most


def value_cell(text: str, width: float, *, most: int, question: str, continued: str) -> Cell:
    """A cell of an answer; one that doesn't fit ends with the words ``continued``."""
    lines, fits = fitted(text, width, most=most)
    if not fits:
        size = lines[0].size
        rest = lines_of(continued, Face.BODY, size, width - 2 * PAD_X)
        lines = (*lines[: max(most - len(rest), 1)], *rest)
    return Cell(lines, width, question=question)


def grid(
    rows: Sequence[Sequence[str]], widths: Sequence[float], *, headers: int = 1, centred: Sequence[int] = ()
) -> Ruled:
    """A plain table of texts: header rows, then rows whose ``centred`` columns stand in the middle."""
    made = []
    for index, texts in enumerate(rows):
        if index < headers:
            cells = tuple(label_cell(text, width) for text, width in zip(texts, widths, strict=True))
        else:
            cells = tuple(
                text_cell(text, width, align=Align.CENTRE if column in centred else Align.LEFT)
                for column, (text, width) in enumerate(zip(texts, widths, strict=True))
            )
        made.append(Row(cells, least=20.0))
    return ruled(made, headers=headers)
