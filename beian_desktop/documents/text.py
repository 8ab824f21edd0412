"""Text as lines: where Chinese text may break, how wide it is, how a line is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple, cast

from beian_desktop.documents.failures import MissingGlyph
from beian_desktop.documents.fonts import Face, glyph
from beian_desktop.documents.signs import EMPTY_BOX, JOINER, TICKED_BOX

NOT_FIRST = frozenset("，。、；：！？）》〉」』】〕〗］｝”’…—·～‧,.;:!?)]}>%％‰℃°′″々ー％/")
"""What may not start a line (GB/T 15834-2011, 5.1; W3C Requirements for Chinese Text Layout 3.1.3)."""

NOT_LAST = frozenset("“‘（《〈「『【〔〖［｛([{<￥¥$＄£＃#№" + EMPTY_BOX + TICKED_BOX)
"""What may not end a line."""

_BREAKS_AFTER = frozenset("/?&=")
_PARTS_END = frozenset(".:@")
"""What ends a part of an address: a group of digits, a label of a domain."""

_TOLERANCE = 1e-6
_FONT = attrgetter("font")


class Glyph(NamedTuple):
    """One character with the font that prints it and its width in points; no font: not printed."""

    character: str
    font: str | None
    width: float


class Run(NamedTuple):
    """Characters of one font; the font ``""`` stands for boxes."""

    font: str
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, ready to draw. ``last`` ends a paragraph; ``indent`` and ``width`` in points."""

    runs: tuple[Run, ...]
    width: float
    size: float
    indent: float = 0.0
    last: bool = True

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(run.text for run in self.runs)


@lru_cache(maxsize=1024)
def width_of(text: str, face: Face, size: float) -> float:
    """How wide the text is in points, on one line."""
    return sum(found.width for found in _glyphs(text, face, size))


@lru_cache(maxsize=8192)
def lines_of(text: str, face: Face, size: float, width: float, indent: float = 0.0) -> tuple[Line, ...]:
    """The text broken into lines of at most ``width`` points; ``indent`` begins each paragraph.

    Raises MissingGlyph for a character that no print font has.
    """
    return tuple(line for part in text.split("\n") for line in _paragraph(part, face, size, width, indent))


def _paragraph(text: str, face: Face, size: float, width: float, indent: float) -> Iterator[Line]:
    glyphs = _glyphs(text, face, size)
    for start, end in _cuts(glyphs, width, indent):
        runs = _runs(glyphs[start:end])
        used = sum(run.width for run in runs)
        yield Line(runs, used, size, indent if start == 0 else 0.0, end == len(glyphs))


def _glyphs(text: str, face: Face, size: float) -> list[Glyph]:
    glyphs = [_glyph(character, face, size) for character in text]
    if None in glyphs:
        raise MissingGlyph(text[glyphs.index(None)], text)
    return cast("list[Glyph]", glyphs)


@lru_cache(maxsize=1 << 15)
def _glyph(character: str, face: Face, size: float) -> Glyph | None:
    """The character with its font; None when no print font has it."""
    if character in (EMPTY_BOX, TICKED_BOX):
        return Glyph(character, "", size * 1.12)
    if character == JOINER:
        return Glyph(character, None, 0.0)
    found = glyph(face, " " if character == "\u00a0" else character)
    return found and Glyph(character, found[0], found[1] * size)


def _cuts(glyphs: Sequence[Glyph], width: float, indent: float) -> Iterator[tuple[int, int]]:
    """Where the lines of a paragraph begin and end."""
    if indent + sum(found.width for found in glyphs) <= width:
        yield 0, len(glyphs)
        return
    start, used, best = 0, indent, 0
    for index, found in enumerate(glyphs):
        if index > start and may_break(glyphs[index - 1].character, found.character):
            best = index
        if used + found.width > width + _TOLERANCE and found.character != " " and index > start:
            cut = best if best > start else _forced_cut(glyphs, start, index)
            yield start, cut
            start, used = cut, sum(kept.width for kept in glyphs[cut:index])
        used += found.width
    yield start, len(glyphs)


def _forced_cut(glyphs: Sequence[Glyph], start: int, index: int) -> int:
    """Where a word longer than a line is cut: behind a part of an address, else before ``index`` where it may be."""
    for cut in range(index, (start + index) // 2, -1):
        if glyphs[cut - 1].character in _PARTS_END and glyphs[cut].character not in NOT_FIRST:
            return cut
    cut = index
    while cut > start + 1 and (glyphs[cut].character in NOT_FIRST or glyphs[cut - 1].character in NOT_LAST):
        cut -= 1
    return cut if cut > start + 1 else index


def may_break(left: str, right: str) -> bool:
    """Whether a line may end between two neighbouring characters."""
    if JOINER in (left, right) or right in NOT_FIRST or left in NOT_LAST or right == " ":
        return False
    if _in_word(left) and _in_word(right):
        return left in _BREAKS_AFTER and right not in _BREAKS_AFTER
    return True


def _in_word(character: str) -> bool:
    return character < "\u2e80" and not character.isspace()


def _runs(glyphs: Sequence[Glyph]) -> tuple[Run, ...]:
    kept = list(glyphs)
    while kept and kept[-1].character == " ":
        kept.pop()
    groups = groupby((found for found in kept if found.font is not None), key=_FONT)
    return tuple(_run(font, list(members)) for font, members in groups)


def _run(font: str, members: list[Glyph]) -> Run:
    characters, _, widths = zip(*members, strict=True)
    return Run(font, "".join(characters), sum(widths))


def draw_line(canvas: Any, line: Line, x: float, y: float, gap: float = 0.0) -> None:
    """Draws the line with its baseline at ``y``; ``gap`` widens each character."""
    x += line.indent
    for run in line.runs:
        if run.font:
            canvas.setFont(run.font, line.size)
            canvas.drawString(x, y, run.text, charSpace=gap)
        else:
            _draw_boxes(canvas, run, x, y, line.size)
        x += run.width + gap * len(run.text)


def _draw_boxes(canvas: Any, run: Run, x: float, y: float, size: float) -> None:
    for box in run.text:
        _draw_box(canvas, x, y, size, ticked=box == TICKED_BOX)
        x += run.width / len(run.text)


def _draw_box(canvas: Any, x: float, y: float, size: float, *, ticked: bool) -> None:
    """A box with or without a tick, and under it an invisible sign so that copied text tells them apart."""
    side, foot = size * 0.78, y - size * 0.06
    found = glyph(Face.BODY, "√" if ticked else "□")
    if found is not None:
        canvas.setFont(found[0], size)
        canvas.drawString(x, y, "√" if ticked else "□", mode=3)
    canvas.setLineWidth(0.6)
    canvas.rect(x, foot, side, side)
    if ticked:
        canvas.setLineWidth(1.2)
        path = canvas.beginPath()
        path.moveTo(x + side * 0.18, foot + side * 0.52)
        path.lineTo(x + side * 0.42, foot + side * 0.22)
        path.lineTo(x + side * 0.86, foot + side * 0.84)
        canvas.drawPath(path)
