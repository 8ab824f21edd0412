"""A sheet of text as it comes out of the printer."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from beian_desktop.gui.sheet import print_pages, sheet
from beian_desktop.gui.window import Window
from beian_desktop.services.printing import UNMOVED, Offset

LINES = [f"line {number}" for number in range(1, 101)]
POINT = 25.4 / 72


def printed(out: Path, pages: range, offset: Offset) -> pypdfium2.PdfDocument:
    """What a printer that writes a PDF file makes of the sheet."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(out))
    print_pages(sheet("Title", [("", LINES)]), printer, pages, offset)
    return pypdfium2.PdfDocument(out)


def test_a_sheet_is_moved_as_its_printer_needs_it(window: Window, tmp_path: Path) -> None:
    corners = []
    for offset in (UNMOVED, Offset(5.0, -3.0)):
        page = printed(tmp_path / f"{offset.right}.pdf", range(1), offset)[0]
        assert [round(side * POINT) for side in page.get_size()] == [210, 297]
        left, bottom, _, _ = page.get_textpage().get_charbox(0)
        corners.append((left * POINT, -bottom * POINT))
    (before_x, before_y), (after_x, after_y) = corners
    assert before_x == pytest.approx(20, abs=2)
    assert (after_x - before_x, after_y - before_y) == (pytest.approx(5, abs=0.2), pytest.approx(-3, abs=0.2))


def test_the_chosen_pages_of_a_sheet_are_printed_and_none_else(window: Window, tmp_path: Path) -> None:
    whole = printed(tmp_path / "all.pdf", range(3), UNMOVED)
    texts = [page.get_textpage().get_text_range().split("\r\n") for page in whole]
    assert [line for text in texts for line in text] == ["Title", *LINES]
    second = printed(tmp_path / "second.pdf", range(1, 2), UNMOVED)
    assert [page.get_textpage().get_text_range().split("\r\n") for page in second] == texts[1:2]
