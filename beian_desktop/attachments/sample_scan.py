"""Drawn papers for the sample filing: they look like scans and say on every one that they are none."""

from __future__ import annotations

import io
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from beian_desktop.attachments.picture import jpeg
from beian_desktop.system.paths import resource

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

CARD = (1012, 638)
"""An identity card (85.6 × 54 mm) at 300 dpi, in pixels."""

PAGE = (1240, 1754)
"""A page of A4 at 150 dpi, in pixels."""

SAMPLE = "样本 SAMPLE"
NO_PAPER = "虚构样本，不是真证件"

_PAPER, _INK, _STRIPE = (250, 248, 242), (40, 44, 52), (200, 70, 60)
_LONG_AGO = time.struct_time((2026, 1, 1, 0, 0, 0, 3, 1, 0))


def draw_scan(title: str, lines: Sequence[str], size: tuple[int, int]) -> bytes:
    """A paper of that size with a title and lines, as a JPEG; the same words give the same bytes."""
    return jpeg(_drawn(title, lines, size))


def draw_pdf(title: str, pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with a scanned page for each list of lines; the same words give the same bytes."""
    first, *others = [_drawn(title, lines, PAGE) for lines in pages]
    out = io.BytesIO()
    first.save(
        out, "PDF", resolution=150, save_all=True, append_images=others, creationDate=_LONG_AGO, modDate=_LONG_AGO
    )
    return out.getvalue()


def _drawn(title: str, lines: Sequence[str], size: tuple[int, int]) -> Image:
    from PIL import Image, ImageDraw

    width, height = size
    paper = Image.new("RGB", size, _PAPER)
    draw = ImageDraw.Draw(paper)
    unit = width // 24
    draw.rectangle((unit // 2, unit // 2, width - unit // 2, height - unit // 2), outline=_INK, width=3)
    draw.text((width // 2, unit * 2), title, _INK, _font(unit, bold=True), anchor="mm")
    for index, line in enumerate(lines):
        draw.text((unit * 2, unit * 4 + index * unit * 3 // 2), line, _INK, _font(unit * 3 // 4))
    draw.text((width // 2, height - unit * 2), f"{SAMPLE} · {NO_PAPER}", _STRIPE, _font(unit * 3 // 4), anchor="mm")
    _stripe(paper, unit)
    return paper


def _stripe(paper: Image, unit: int) -> None:
    """The word SAMPLE across the whole paper."""
    from PIL import Image, ImageDraw

    mask = Image.new("L", paper.size, 0)
    draw = ImageDraw.Draw(mask)
    middle = (paper.width // 2, paper.height // 2)
    draw.text(middle, SAMPLE, 70, _font(unit * 3, bold=True), anchor="mm")
    paper.paste(Image.new("RGB", paper.size, _STRIPE), mask=mask.rotate(25))


def _font(size: int, *, bold: bool = False) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(resource("fonts", "NotoSansSC-Bold.ttf" if bold else "NotoSansSC-Regular.ttf"), size)
