"""What is printed of a file: which pages in which order, how far a printer misplaces them, and a page to measure that."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from beian_desktop.documents.ruler_page import CROSS, LENGTH, ruler_page

__all__ = [
    "CROSS", "LENGTH", "UNMOVED", "Band", "Offset", "bands", "mended", "order", "page_numbers", "refuses", "ruler_page",
    "scales",
]  # fmt: skip

FURTHEST = 15.0
"""The largest offset in mm: beyond it something else is wrong."""
TRUE_WITHIN = 0.5
"""How many mm a line may miss of its 100 before the printer is said to scale."""

DOTS_PER_INCH = 600
"""What office printers print with: small characters get clean edges."""

_RANGE = re.compile(r"(\d{1,5})(?:-(\d{0,5}))?|-(\d{1,5})")


class Offset(NamedTuple):
    """How far a printer's pages are moved so that they come out in place: to the right and down, in mm."""

    right: float = 0.0
    down: float = 0.0


UNMOVED = Offset()


def page_numbers(text: str, pages: int) -> tuple[int, ...] | None:
    """The pages (from 0) that a text such as ``1-3, 7, 12-`` names, in order; all when empty, None when it can't be read."""
    plain = text.translate(str.maketrans("－—–~～", "-----"))
    plain = re.sub(r"[,，、；;\s]+", ",", re.sub(r"\s*-\s*", "-", plain))
    if not plain.strip(","):
        return tuple(range(pages))
    chosen: set[int] = set()
    for part in plain.strip(",").split(","):
        found = _RANGE.fullmatch(part)
        if found is None:
            return None
        first, last = int(found[1] or 1), int(found[3] or found[2] or (found[1] if "-" not in part else pages))
        if not 1 <= first <= last <= pages:
            return None
        chosen |= set(range(first - 1, last))
    return tuple(sorted(chosen))


def order(chosen: Sequence[int], leaves: Sequence[object], *, two_sided: bool) -> tuple[int | None, ...]:
    """The pages as they go through the printer; None is an empty side.

    On both sides, each page stays on its own sheet and side; on one side, the blank pages of the file (None among
    its ``leaves``) are left out.
    """
    if not two_sided:
        return tuple(page for page in chosen if leaves[page] is not None)
    sheets = sorted({page // 2 for page in chosen})
    sides = [page if page in chosen else None for sheet in sheets for page in (2 * sheet, 2 * sheet + 1)]
    while sides and sides[-1] is None:
        sides.pop()
    return tuple(sides)


def mended(offset: Offset, from_left: float, from_top: float) -> Offset:
    """The offset after which the cross stands in place, when with ``offset`` it was measured at so many mm."""
    return Offset(_bounded(offset.right + CROSS - from_left), _bounded(offset.down + CROSS - from_top))


def _bounded(millimetres: float) -> float:
    return round(max(-FURTHEST, min(FURTHEST, millimetres)), 1)


def scales(across: float, down: float) -> bool:
    """Whether lines of these lengths tell that the printer doesn't keep the size."""
    return max(abs(across - LENGTH), abs(down - LENGTH)) > TRUE_WITHIN


def refuses(printer: str) -> bool:
    """Whether a queue of CUPS takes no jobs now: Qt hands it one all the same, and never tells that it was lost."""
    program = shutil.which("lpstat")
    if program is None:
        return False
    try:
        asked = subprocess.run(  # noqa: S603 - CUPS's own program, the name as one argument
            [program, "-a", printer], env={**os.environ, "LC_ALL": "C"}, capture_output=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return b"not accepting" in asked.stdout


class Band(NamedTuple):
    """A strip of a page: how far its upper edge is from the page's, its sides, all in mm, and its dots, row after row.

    ``dots`` are red, green and blue bytes, or one grey byte each when nothing of the strip is in colour.
    """

    down: float
    millimetres: tuple[float, float]
    size: tuple[int, int]
    dots: bytes
    grey: bool


def bands(pdf: bytes, page: int) -> Iterator[Band]:
    """One page of a PDF file (from 0) as it is printed, in strips; those with nothing on them are left out.

    Raises IndexError when there is no such page.
    """
    from beian_desktop.attachments.content import InMemory
    from beian_desktop.attachments.pdf_pages import opened, page_bands

    dot = 25.4 / DOTS_PER_INCH
    with opened(InMemory(pdf)) as document:
        for top, drawn in page_bands(document, page, DOTS_PER_INCH):
            size = drawn.size
            yield Band(top * dot, (size[0] * dot, size[1] * dot), size, drawn.tobytes(), drawn.mode == "L")
