"""A sheet of plain text that is printed: headings with lines under them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from beian_desktop.gui.desk import Desk

A4_AT_96 = QSizeF(794, 1123)
_LARGE, _BOLD = 15, 700

Heading = tuple[str, Sequence[str]]
"""A heading and the lines under it."""


def print_sheet(desk: Desk, title: str, parts: Sequence[Heading]) -> bool:
    """Asks for a printer and prints; False when cancelled."""
    document = sheet(title, parts)
    measured = document.clone()
    measured.setPageSize(A4_AT_96)
    chosen = desk.ask.printer(title, measured.pageCount())
    if chosen is None:
        return False
    document.print_(chosen[0])
    return True


def sheet(title: str, parts: Sequence[Heading]) -> QTextDocument:
    """The sheet as a document, black on white whatever the window's look."""
    document = QTextDocument()
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
