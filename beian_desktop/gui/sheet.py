"""A sheet of plain text that is printed: headings with lines under them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import (
    QPageLayout,
    QPageSize,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrinter

from beian_desktop.gui.desk import Desk
from beian_desktop.services.printing import Offset

A4 = (210, 297)
A4_AT_96 = QSizeF(794, 1123)
MARGIN_AT_96 = 76
"""2 cm, on each page."""
_LARGE, _BOLD = 15, 700

Heading = tuple[str, Sequence[str]]
"""A heading and the lines under it."""


def print_sheet(desk: Desk, title: str, parts: Sequence[Heading]) -> bool:
    """Asks for a printer and prints; False when cancelled."""
    document = sheet(title, parts)
    document.setPageSize(A4_AT_96)
    chosen = desk.ask.printer(title, document.pageCount())
    if chosen is None:
        return False
    printer, pages = chosen
    print_pages(document, printer, pages, desk.preferences.offset(printer.printerName()))
    return True


def print_pages(document: QTextDocument, printer: QPrinter, pages: range, offset: Offset) -> None:
    """Prints pages of a document on A4, moved as this printer needs it."""
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    laid, dots = document.clone(), printer.resolution() / 25.4
    laid.documentLayout().setPaintDevice(printer)
    width, height = (side * dots for side in A4)
    laid.setPageSize(QSizeF(width, height))
    painter = QPainter(printer)
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        painter.save()
        painter.translate(offset.right * dots, offset.down * dots - page * height)
        laid.drawContents(painter, QRectF(0, page * height, width, height))
        painter.restore()
    painter.end()


def sheet(title: str, parts: Sequence[Heading]) -> QTextDocument:
    """The sheet as a document, black on white whatever the window's look."""
    document = QTextDocument()
    document.setDocumentMargin(MARGIN_AT_96)
    cursor = QTextCursor(document)
    _write(cursor, title, size=_LARGE, bold=True, above=0)
    for heading, lines in parts:
        if heading:
            _write(cursor, heading, bold=True, above=14)
        for line in lines:
            _write(cursor, line)
    return document


def _write(cursor: QTextCursor, text: str, *, size: float = 11, bold: bool = False, above: int = 5) -> None:
    letters, room = QTextCharFormat(), QTextBlockFormat()
    letters.setFontPointSize(size)
    if bold:
        letters.setFontWeight(_BOLD)
    room.setTopMargin(above)
    if cursor.position() > 0:
        cursor.insertBlock()
    cursor.setBlockFormat(room)
    cursor.insertText(text, letters)
