"""Tables with thin lines: cells of text that grow, shrink a little, and never cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import Any

from beian_desktop.documents.flow import ROOM, Align, Block, Place, draw_lines
from beian_desktop.documents.fonts import Face
from beian_desktop.documents.text import Line, lines_of

PAD_X, PAD_Y = 4.0, 3.2
LINE_WIDTH = 0.5
CELL_LEADING = 1.3
SIZE = 10.5
SHRINKS_BY = 2.0
"""How many points a text may shrink before it continues on a sheet."""

_LABEL_GREY = 0.955


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
    """Cells beside each other."""

    cells: tuple[Cell, ...]
    least: float = 0.0

    @cached_property
    def height(self) -> float:
        """The height of the tallest cell in points."""
        return max(self.least, *(cell.height for cell in self.cells))

    def split(self, room: float) -> tuple[Row, Row] | None:
        """The row in two, each cell's lines divided; None when not two lines fit."""
        counts = [
            int((room - 2 * PAD_Y) / (cell.lines[0].size * CELL_LEADING)) if cell.lines else 0 for cell in self.cells
        ]
        if max(counts) < 2:
            return None
        pairs = list(zip(self.cells, counts, strict=True))
        upper = tuple(replace(cell, lines=cell.lines[:count]) for cell, count in pairs)
        lower = tuple(replace(cell, lines=cell.lines[count:]) for cell, count in pairs)
        return Row(upper), Row(lower)


@dataclass(frozen=True)
class Table(Block):
    """Rows of cells; the first ``headers`` rows come again on each page."""

    rows: tuple[Row, ...]
    headers: int = 0
    keeps_next: bool = False

    @cached_property
    def height(self) -> float:
        return sum(row.height for row in self.rows)

    def split(self, room: float) -> tuple[Block, Block] | None:
        count = self._rows_within(room)
        if count < len(self.rows) and self.rows[count].height > ROOM / 2:
            return self._split_inside(count, room)
        while count > self.headers and _is_band(self.rows[count - 1]):
            count -= 1
        if count <= self.headers or count == len(self.rows):
            return None
        return self._parts(self.rows[:count], self.rows[count:])

    def _rows_within(self, room: float) -> int:
        heights = accumulate(row.height for row in self.rows)
        return sum(1 for height in heights if height <= room + 0.01)

    def _split_inside(self, count: int, room: float) -> tuple[Block, Block] | None:
        used = sum(row.height for row in self.rows[:count])
        parts = self.rows[count].split(room - used)
        if parts is None:
            return self._parts(self.rows[:count], self.rows[count:]) if count > self.headers else None
        return self._parts((*self.rows[:count], parts[0]), (parts[1], *self.rows[count + 1 :]))

    def _parts(self, upper: Sequence[Row], lower: Sequence[Row]) -> tuple[Block, Block]:
        again = self.rows[: self.headers]
        return replace(self, rows=tuple(upper)), replace(self, rows=(*again, *lower))

    def draw(self, canvas: Any, x: float, top: float) -> None:
        canvas.setLineWidth(LINE_WIDTH)
        for row in self.rows:
            _draw_row(canvas, row, x, top)
            top -= row.height

    def places(self, x: float, top: float) -> Iterator[Place]:
        for row in self.rows:
            left = x
            for cell in row.cells:
                if cell.question:
                    yield Place(cell.question, left, top - row.height, cell.width, row.height)
                left += cell.width
            top -= row.height


def _is_band(row: Row) -> bool:
    return len(row.cells) == 1 and row.cells[0].shade < _LABEL_GREY


def _draw_row(canvas: Any, row: Row, x: float, top: float) -> None:
    for cell in row.cells:
        if cell.shade < 1.0:
            canvas.setFillGray(cell.shade)
            canvas.rect(x, top - row.height, cell.width, row.height, stroke=0, fill=1)
            canvas.setFillGray(0)
        canvas.setLineWidth(LINE_WIDTH)
        canvas.rect(x, top - row.height, cell.width, row.height)
        free = row.height - cell.height
        inner = cell.width - 2 * PAD_X
        draw_lines(canvas, cell.lines, x + PAD_X, top - PAD_Y - free / 2, inner, cell.align, CELL_LEADING)
        x += cell.width


def label_cell(text: str, width: float) -> Cell:
    """A cell that names the answer beside it."""
    lines, fits = fitted(text, width, most=1)
    if not fits:
        lines = _balanced(text, width)
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


def band(text: str, width: float, *, sub: bool = False) -> Row:
    """A row that names a part of the table, or a smaller part within one."""
    face = Face.STRONG if sub else Face.HEAD
    lines = lines_of(text, face, 10.5, width - 2 * PAD_X)
    return Row((Cell(lines, width, shade=0.93 if sub else 0.88),), least=20.0)


def text_cell(
    text: str, width: float, *, align: Align = Align.LEFT, face: Face = Face.BODY, size: float = SIZE
) -> Cell:
    """A cell of text, as many lines as it takes."""
    return Cell(lines_of(text, face, size, width - 2 * PAD_X), width, align)


def fitted(
    text: str, width: float, *, face: Face = Face.BODY, most: int, size: float = SIZE
) -> tuple[tuple[Line, ...], bool]:
    """The text in a cell of ``width`` with at most ``most`` lines, shrunk as far as allowed; whether it fits."""
    inner, smallest = width - 2 * PAD_X, size - SHRINKS_BY
    lines = lines_of(text, face, size, inner)
    while len(lines) > most and size > smallest:
        size -= 0.5
        lines = lines_of(text, face, size, inner)
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
) -> Table:
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
    return Table(tuple(made), headers)
