"""Pages of PDF files: how many, and as pictures."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
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
