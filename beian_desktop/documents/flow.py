"""Documents as Platypus flowables: text with line breaks of our own, and how it comes onto pages.

A document is laid out once and drawn often (for each copy, and again for the archive): its
pages are kept as flowables with their places, which :mod:`pdf` draws on each file's canvas.
Text isn't ReportLab's Paragraph, whose Chinese line breaking lets ，；：！？ begin a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from io import BytesIO
from types import SimpleNamespace
from typing import Any, NamedTuple

from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate

from beian_desktop.documents.fonts import Face
from beian_desktop.documents.text import Line, draw_line, lines_of

MM = 72 / 25.4
"""Points in a millimetre."""

PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT, TOP, BOTTOM = 20 * MM, 15 * MM, 22 * MM, 18 * MM
WIDTH = PAGE_WIDTH - LEFT - RIGHT
ROOM = PAGE_HEIGHT - TOP - BOTTOM
"""The height of a page's text in points."""

BEGINNING = 60.0
"""How much of the text that follows a heading must stand on the same page, in points."""


class Place(NamedTuple):
    """Where an answer stands on a page: the question's id and its box in points from the lower left."""

    question: str
    x: float
    y: float
    width: float
    height: float


class Plan:
    """In place of a canvas: nothing is drawn, it notes which block would stand where on each page."""

    _pagesize = PAGE_WIDTH, PAGE_HEIGHT

    def __init__(self) -> None:
        self.pages: list[list[Placed]] = [[]]
        self._doc = SimpleNamespace(info=None)

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """Begins the next page."""
        self.pages.append([])

    def setPageRotation(self, angle: float) -> None:  # noqa: N802 - ReportLab's name
        """Pages stand upright."""

    def saveState(self) -> None:  # noqa: N802 - ReportLab's name
        """What draws nothing, such as a space, asks for this and the next two."""

    restoreState = saveState  # noqa: N815 - ReportLab's name

    def translate(self, x: float, y: float) -> None:
        """Moves nothing."""


class Block(Flowable):
    """A flowable of ours. It has its size from the beginning and isn't changed by being drawn."""

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The size in points."""
        return self.width, self.height

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 - ReportLab's names
        """Draws the block with its lower left corner at ``x``, ``y``; on a plan it is noted."""
        if isinstance(canvas, Plan):
            canvas.pages[-1].append(Placed(self, x, y))
        else:
            super().drawOn(canvas, x, y, _sW)  # type: ignore[call-arg]  # the types lack the last

    def places(self, _x: float, _y: float) -> Iterator[Place]:
        """Where the answers of the form stand, when the block's lower left corner is at ``x``, ``y``."""
        return iter(())


class Placed(NamedTuple):
    """A block and its lower left corner on the page."""

    block: Block
    x: float
    y: float


Page = tuple[Placed, ...]


class _Paper(BaseDocTemplate):
    """An A4 page with one frame for the text, whose canvas is a plan and never saved."""

    _doSave = False  # noqa: N815 - ReportLab's name

    def __init__(self) -> None:
        frame = Frame(LEFT, BOTTOM, WIDTH, ROOM, 0, 0, 0, 0)
        super().__init__(BytesIO(), pagesize=(PAGE_WIDTH, PAGE_HEIGHT), pageTemplates=[PageTemplate(frames=[frame])])

    canv: Plan  # type: ignore[assignment]  # a canvas to the types

    def _makeCanvas(self, *_arguments: Any, **_options: Any) -> Plan:  # noqa: N802 - ReportLab's name
        return Plan()


def paginate(story: Iterable[Flowable]) -> list[Page]:
    """The pages of a document; none for an empty story.

    Raises LayoutError for a block that is higher than a page and can't be split, because nothing may be cut.
    """
    flowables = list(story)
    if not flowables:
        return []
    paper = _Paper()
    paper.build(flowables)
    return [tuple(page) for page in paper.canv.pages if page]


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


class Lines(Block):
    """Lines of text. ``before`` and ``after`` are the spaces around them, in points."""

    def __init__(
        self,
        lines: tuple[Line, ...],
        align: Align = Align.LEFT,
        leading: float = LEADING,
        before: float = 0.0,
        after: float = 0.0,
        width: float = WIDTH,
    ) -> None:
        super().__init__()
        self.lines, self.align, self.leading, self.width = lines, align, leading, width
        self.spaceBefore, self.spaceAfter = before, after
        self.height = sum(line.size for line in lines) * leading

    def draw(self) -> None:
        """Draws the lines on the present canvas."""
        draw_lines(self.canv, self.lines, 0.0, self.height, self.width, self.align, self.leading)

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Never leaves one line alone on either page."""
        if not self.lines:
            return []
        count = min(int(height / (self.lines[0].size * self.leading)), len(self.lines) - 2)
        if count < 2:
            return []
        upper, lower = self.lines[:count], self.lines[count:]
        return [
            Lines(upper, self.align, self.leading, self.spaceBefore, 0.0, self.width),
            Lines(lower, self.align, self.leading, 0.0, self.spaceAfter, self.width),
        ]


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


def head(lines: Sequence[str]) -> Iterator[Flowable]:
    """A letterhead: the first line larger than those below it."""
    for place, line in enumerate(lines):
        size, after = (12.0 if place == 0 else 9.0), (12.0 if place == len(lines) - 1 else 0.0)
        face = Face.HEAD if place == 0 else Face.BODY
        yield Lines(lines_of(line, face, size, WIDTH), Align.CENTRE, 1.4, after=after)


def title(text: str, *, note: str = "") -> Iterator[Flowable]:
    """A document's title, with a note in small type below it."""
    size = 20.0 if len(text) <= 16 else 17.0
    yield Lines(lines_of(text, Face.HEAD, size, WIDTH), Align.CENTRE, 1.35, after=4.0 if note else 10.0)
    if note:
        yield Lines(lines_of(note, Face.BODY, 9.0, WIDTH), Align.CENTRE, 1.4, after=8.0)


def heading(text: str, beginning: float = BEGINNING) -> Iterator[Flowable]:
    """A heading that stays with the ``beginning`` of what follows, in points."""
    lines = Lines(lines_of(text, Face.HEAD, 11.5, WIDTH), Align.LEFT, 1.5, 8.0, 3.0)
    yield CondPageBreak(min(lines.spaceBefore + lines.height + lines.spaceAfter + beginning, ROOM))
    yield lines
