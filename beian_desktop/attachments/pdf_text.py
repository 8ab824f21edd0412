"""The text of a PDF, as another program reads it."""

from __future__ import annotations

from beian_desktop.attachments import pdf_pages
from beian_desktop.filing.files import Content


def text_of_pages(content: Content) -> list[str]:
    """The text of each page. Raises pdf_pages.LockedError, OSError, or pypdfium2's PdfiumError."""
    with pdf_pages.opened(content) as document:
        return [document[index].get_textpage().get_text_bounded() for index in range(len(document))]
