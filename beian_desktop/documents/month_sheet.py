"""月历: the dates of one month on paper, for the wall: its days as a calendar, then a list to tick off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from reportlab.platypus import Flowable, Spacer

from beian_desktop.documents.archival import archival_canvas, declare, finished
from beian_desktop.documents.flow import (
    LEFT,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    WIDTH,
    Align,
    Block,
    draw_lines,
    heading,
    paginate,
    paragraph,
    title,
)
from beian_desktop.documents.fonts import Face
from beian_desktop.documents.package import MAKER
from beian_desktop.documents.signs import EMPTY_BOX
from beian_desktop.documents.tables import CELL_LEADING, LINE_WIDTH, PAD_X, PAD_Y, grid
from beian_desktop.documents.text import Line, lines_of
from beian_desktop.system.language import Language, Text

TITLE = Text("备案期限 {year}年{month}月", "Filing dates, {year}-{month:02}")
WEEKDAYS = (
    Text("一", "Mon"), Text("二", "Tue"), Text("三", "Wed"), Text("四", "Thu"), Text("五", "Fri"), Text("六", "Sat"),
    Text("日", "Sun"),
)  # fmt: skip
REST = Text("休", "off")
MORE = Text("…共 {count} 项", "… {count} in all")
LIST = Text("逐项（共 {count} 项）", "One by one ({count})")
NOTHING = Text("这个月没有要留意的日期。", "Nothing to watch in this month.")
DAY, SITE, WHAT, CLIENT = (
    Text("日期", "Date"), Text("网站", "Site"), Text("要办的事", "To do"), Text("开办主体", "Client"),
)  # fmt: skip
PAGE = Text("第 {page} 页　共 {pages} 页", "Page {page} of {pages}")
_DAY_WIDTH = WIDTH / 7
_SMALL = 7.5
_MOST = 5
"""Entries in the square of a day; the list has all of them."""
_SQUARE, _HEAD = 62.0, 16.0
_REST_GREY = 0.94
_LIST = (8 * MM, 27 * MM, 47 * MM, 50 * MM, WIDTH - 132 * MM)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be done by a day; ``client`` may be empty."""

    day: date
    site: str
    what: str
    client: str


def month_sheet(
    entries: Sequence[Entry], first: date, *, rest: frozenset[date], note: str, language: Language
) -> bytes:
    """The month that begins on ``first`` as a PDF; ``rest`` are its days off, ``note`` stands below the title.

    The same entries give the same bytes.
    """
    name = TITLE.fill(language, year=first.year, month=first.month)
    pages = paginate(_story(entries, first, rest, note, name, language))
    canvas = archival_canvas(size=(PAGE_WIDTH, PAGE_HEIGHT))
    canvas.setTitle(name)
    canvas.setAuthor(MAKER)
    canvas.setSubject(name)
    canvas.setCreator(MAKER)
    declare(canvas, part=2, title=name, author=MAKER)
    for number, page in enumerate(pages, start=1):
        for placed in page:
            placed.block.drawOn(canvas, placed.x, placed.y)
        _draw_foot(canvas, PAGE.fill(language, page=number, pages=len(pages)))
        canvas.showPage()
    return finished(canvas)


def _story(
    entries: Sequence[Entry], first: date, rest: frozenset[date], note: str, name: str, language: Language
) -> Iterator[Flowable]:
    yield from title(name, note=note)
    yield Month(entries, first, rest, language)
    yield Spacer(0, 10)
    if not entries:
        yield paragraph(NOTHING.in_(language))
        return
    yield from heading(LIST.fill(language, count=len(entries)))
    head = ("", *(text.in_(language) for text in (DAY, SITE, WHAT, CLIENT)))
    rows = [(EMPTY_BOX, _day(entry.day, language), entry.site, entry.what, entry.client) for entry in entries]
    yield grid([head, *rows], _LIST, centred=(0, 1))


def _day(day: date, language: Language) -> str:
    weekday = WEEKDAYS[day.weekday()].in_(language)
    return f"{day.month}月{day.day}日 {weekday}" if language is Language.ZH else f"{day:%m-%d} {weekday}"


class Month(Block):
    """The days of a month, each in a square that holds what is to be done by it."""

    def __init__(self, entries: Sequence[Entry], first: date, rest: frozenset[date], language: Language) -> None:
        super().__init__()
        self.width = WIDTH
        self._names = [_lines(text.in_(language), _SMALL + 1, Face.STRONG) for text in WEEKDAYS]
        self._weeks = [[_square(day, first, entries, rest, language) for day in week] for week in _weeks_of(first)]
        self._heights = [max(_SQUARE, *(square.height for square in week)) for week in self._weeks]
        self.height = _HEAD + sum(self._heights)

    def draw(self) -> None:
        """Draws names, squares, and the lines between them."""
        canvas = self.canv
        for column, name in enumerate(self._names):
            draw_lines(canvas, name, column * _DAY_WIDTH, self.height - 3, _DAY_WIDTH, Align.CENTRE, CELL_LEADING)
        top = self.height - _HEAD
        canvas.setLineWidth(LINE_WIDTH)
        for week, height in zip(self._weeks, self._heights, strict=True):
            for column, square in enumerate(week):
                square.draw(canvas, column * _DAY_WIDTH, top, height)
            top -= height


@dataclass(frozen=True)
class _Square:
    lines: tuple[Line, ...] = ()
    rests: bool = False
    outside: bool = False

    @property
    def height(self) -> float:
        return sum(line.size for line in self.lines) * CELL_LEADING + 2 * PAD_Y

    def draw(self, canvas: Any, x: float, top: float, height: float) -> None:
        if self.outside:
            return
        canvas.setFillGray(_REST_GREY if self.rests else 1.0)
        canvas.rect(x, top - height, _DAY_WIDTH, height, stroke=1, fill=1)
        canvas.setFillGray(0.0)
        draw_lines(canvas, self.lines, x + PAD_X, top - PAD_Y, _DAY_WIDTH, Align.LEFT, CELL_LEADING)


def _weeks_of(first: date) -> Iterator[list[date]]:
    """The weeks, from Monday, that hold a day of the month."""
    monday = first - timedelta(days=first.weekday())
    while monday <= first or monday.month == first.month:
        yield [monday + timedelta(days=number) for number in range(7)]
        monday += timedelta(days=7)


def _square(day: date, first: date, entries: Sequence[Entry], rest: frozenset[date], language: Language) -> _Square:
    if day.month != first.month:
        return _Square(outside=True)
    here = [entry for entry in entries if entry.day == day]
    lines = [*_lines(f"{day.day} {REST.in_(language)}" if day in rest else str(day.day), _SMALL + 2, Face.HEAD)]
    for entry in here[:_MOST]:
        lines += _short(f"·{entry.site}")
    if len(here) > _MOST:
        lines += _lines(MORE.fill(language, count=len(here)), _SMALL, Face.STRONG)
    return _Square(tuple(lines), day in rest)


def _lines(text: str, size: float, face: Face) -> tuple[Line, ...]:
    return lines_of(text, face, size, _DAY_WIDTH - 2 * PAD_X)


def _short(text: str) -> tuple[Line, ...]:
    """At most two lines of a name."""
    lines, kept = _lines(text, _SMALL, Face.BODY), len(text)
    while len(lines) > 2:
        kept -= 1
        lines = _lines(text[:kept] + "…", _SMALL, Face.BODY)
    return lines


def _draw_foot(canvas: Any, text: str) -> None:
    draw_lines(canvas, lines_of(text, Face.BODY, 8.5, WIDTH), LEFT, 15 * MM, WIDTH, Align.CENTRE, 1.2)
