"""Pages of PDF files: how many, and as pictures."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from typing import TYPE_CHECKING

from beian_desktop.filing.files import Content

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

POINTS_PER_INCH = 72
MAX_PAGE_PIXELS = 40_000_000
"""A page that would be larger is drawn at a lower resolution: PDF allows pages of five metres."""


_ONE_AT_A_TIME = threading.RLock()
"""PDFium keeps state of its own outside of any document, and must not be entered by two threads."""


BAND = 1024
"""Rows of a page drawn at a time for a printer: at 600 dots per inch the whole is 35 million dots."""


class LockedError(Exception):
    """The PDF opens only with a password."""


@contextmanager
def opened(content: Content) -> Iterator[PdfDocument]:
    """The document. Raises LockedError, OSError, or pypdfium2's PdfiumError when it is damaged."""
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    with _ONE_AT_A_TIME, content.open() as stream:
        try:
            document = PdfDocument(stream)
        except PdfiumError as error:
            if error.err_code == FPDF_ERR_PASSWORD:
                raise LockedError from None
            raise
        try:
            yield document
        finally:
            document.close()


def page_picture(document: PdfDocument, index: int, dots_per_inch: int = 200) -> Image:
    """One page as a picture in colour. Raises pypdfium2's PdfiumError when the page is damaged."""
    page = document[index]
    try:
        width, height = page.get_size()
        scale = dots_per_inch / POINTS_PER_INCH
        largest = (MAX_PAGE_PIXELS / max(width * height, 1)) ** 0.5
        drawn: Image = page.render(scale=min(scale, largest)).to_pil()
        return drawn.convert("RGB")
    finally:
        page.close()


def page_bands(document: PdfDocument, index: int, dots_per_inch: int) -> Iterator[tuple[int, Image]]:
    """One page in strips, each with the row at which it begins; grey where nothing is in colour, none where all is white.

    Raises IndexError, and pypdfium2's PdfiumError when the page is damaged.
    """
    if not 0 <= index < len(document):
        raise IndexError(index)
    page, scale = document[index], dots_per_inch / POINTS_PER_INCH
    try:
        rows = ceil(page.get_height() * scale)
        for top in range(0, rows, BAND):
            below = max(rows - top - BAND, 0)
            crop = (0, max(below - 0.5, 0) / scale, 0, max(top - 0.5, 0) / scale)  # pypdfium2 rounds up
            drawn: Image = page.render(scale=scale, crop=crop).to_pil().convert("RGB")
            grey = drawn.convert("L")
            if grey.getextrema() != (255, 255):
                yield top, grey if _is_grey(drawn) else drawn
    finally:
        page.close()


def _is_grey(picture: Image) -> bool:
    from PIL import ImageChops

    red, green, blue = picture.split()
    return not (ImageChops.difference(red, green).getbbox() or ImageChops.difference(green, blue).getbbox())
