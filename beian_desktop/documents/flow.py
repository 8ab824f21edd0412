"""Blocks that follow each other down the pages."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

from beian_desktop.documents.fonts import Face
from beian_desktop.documents.text import Line, draw_line, lines_of

MM = 72 / 25.4
"""Points in a millimetre."""

PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT, TOP, BOTTOM = 20 * MM, 15 * MM, 22 * MM, 18 * MM
WIDTH = PAGE_WIDTH - LEFT - RIGHT
ROOM = PAGE_HEIGHT - TOP - BOTTOM
"""The height of a page's text in points."""


class Block(ABC):
    """Something that takes a height, can perhaps be split, and draws itself below a line."""

    keeps_next: bool = False

    @property
    @abstractmethod
    def height(self) -> float:
        """The height in points."""

    @abstractmethod
    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draws the block with its upper left corner at ``x``, ``top``."""

    def split(self, room: float) -> tuple[Block, Block] | None:
        """The part that fits into ``room`` points and the rest; None when none fits."""
        return None

    def places(self, x: float, top: float) -> Iterator[Place]:
        """Where the answers of the form stand in the block."""
        return iter(())


class Place(NamedTuple):
    """Where an answer stands on a page: the question's id and its box in points from the lower left."""

    question: str
    x: float
    y: float
    width: float
    height: float


class Align(StrEnum):
    """How lines stand in their width."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


LEADING = 1.45


def draw_lines(
    canvas: Any, lines: Iterable[Line], x: float, top: float, width: float, align: Align, leading: float
) -> None:
    """Draws lines below ``top``, each in ``width``."""
    for line in lines:
        step = line.size * leading
        baseline = top - step / 2 - line.size * 0.36
        _draw_aligned(canvas, line, x, baseline, width, align)
        top -= step


def _draw_aligned(canvas: Any, line: Line, x: float, y: float, width: float, align: Align) -> None:
    slack = width - line.indent - line.width
    if align is Align.JUSTIFY:
        count = sum(len(run.text) for run in line.runs) - 1
        fits = not line.last and count > 0 and 0 < slack < line.size * 2.2
        draw_line(canvas, line, x, y, slack / count if fits else 0.0)
    else:
        share = {Align.CENTRE: 0.5, Align.RIGHT: 1.0}.get(align, 0.0)
        draw_line(canvas, line, x + slack * share, y)


@dataclass(frozen=True)
class Lines(Block):
    """Lines of text with space before and after."""

    lines: tuple[Line, ...]
    align: Align = Align.LEFT
    leading: float = LEADING
    before: float = 0.0
    after: float = 0.0
    width: float = WIDTH
    keeps_next: bool = False

    @property
    def height(self) -> float:
        return self.before + self.after + sum(line.size for line in self.lines) * self.leading

    def draw(self, canvas: Any, x: float, top: float) -> None:
        draw_lines(canvas, self.lines, x, top - self.before, self.width, self.align, self.leading)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Never leaves one line alone on either page."""
        if not self.lines:
            return None
        count = int((room - self.before) / (self.lines[0].size * self.leading))
        count = min(count, len(self.lines) - 2)
        if count < 2:
            return None
        return replace(self, lines=self.lines[:count], after=0.0), replace(self, lines=self.lines[count:], before=0.0)


def paragraph(
    text: str,
    *,
    face: Face = Face.BODY,
    size: float = 11.0,
    align: Align = Align.JUSTIFY,
    indent: float = 0.0,
    before: float = 0.0,
    after: float = 4.0,
    leading: float = 1.6,
) -> Lines:
    """A paragraph; ``indent`` in characters."""
    return Lines(lines_of(text, face, size, WIDTH, indent * size), align, leading, before, after)


def title(text: str, *, note: str = "") -> Iterator[Block]:
    """A document's title, with a note in small type below it."""
    size = 20.0 if len(text) <= 16 else 17.0
    yield Lines(lines_of(text, Face.HEAD, size, WIDTH), Align.CENTRE, 1.35, 0.0, 4.0 if note else 10.0, keeps_next=True)
    if note:
        yield Lines(lines_of(note, Face.BODY, 9.0, WIDTH), Align.CENTRE, 1.4, 0.0, 8.0, keeps_next=True)


def heading(text: str) -> Block:
    """A heading that stays with what follows."""
    return Lines(lines_of(text, Face.HEAD, 11.5, WIDTH), Align.LEFT, 1.5, 8.0, 3.0, keeps_next=True)


@dataclass(frozen=True)
class Gap(Block):
    """Empty space."""

    size: float

    @property
    def height(self) -> float:
        return self.size

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Nothing is drawn."""


@dataclass(frozen=True)
class Together(Block):
    """Blocks that stay on one page, such as a place to sign."""

    blocks: tuple[Block, ...]

    @property
    def height(self) -> float:
        return sum(block.height for block in self.blocks)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        for block in self.blocks:
            block.draw(canvas, x, top)
            top -= block.height

    def places(self, x: float, top: float) -> Iterator[Place]:
        for block in self.blocks:
            yield from block.places(x, top)
            top -= block.height


class NewPage(Gap):
    """What follows begins on a page of its own."""


class Placed(NamedTuple):
    """A block and the distance of its upper edge from the top of the page's text."""

    block: Block
    down: float


Page = tuple[Placed, ...]


def paginate(blocks: Iterable[Block], room: float = ROOM) -> list[Page]:
    """The blocks on pages of ``room`` points; a block too high for a page that can't be split overhangs nowhere:
    it raises ValueError, because nothing may be cut."""
    pages: list[list[Placed]] = [[]]
    down = 0.0
    waiting = list(blocks)[::-1]
    while waiting:
        block = waiting.pop()
        if isinstance(block, NewPage):
            if pages[-1]:
                pages.append([])
                down = 0.0
            continue
        if down + _needed(block, waiting) <= room + 0.01:
            pages[-1].append(Placed(block, down))
            down += block.height
            continue
        parts = block.split(room - down)
        if parts is not None:
            pages[-1].append(Placed(parts[0], down))
            waiting.append(parts[1])
        elif not pages[-1]:
            raise ValueError(f"a block of {block.height:.0f} points doesn't fit on a page")
        else:
            waiting.append(block)
        pages.append([])
        down = 0.0
    return [tuple(page) for page in pages if page]


def _needed(block: Block, waiting: list[Block]) -> float:
    """The height that must be free: a heading also needs the beginning of what follows."""
    if block.keeps_next and waiting:
        following = waiting[-1]
        return block.height + min(_needed(following, waiting[:-1]), 60.0)
    return block.height
