"""Printing: true size, order of sides, the printer's offset, saving our own PDF instead, and what a failing printer says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import ImageChops
from pypdfium2 import PdfDocument
from PySide6.QtPrintSupport import QPrinter

from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import wait_for
from beian_desktop.gui.pages.package import PackagePage
from beian_desktop.gui.pages.preview import PreviewCard
from beian_desktop.gui.print_dialog import PrintDialog
from beian_desktop.gui.printing import AsPdf, PrintRun, Wish
from beian_desktop.gui.ruler_dialog import RulerDialog
from beian_desktop.gui.window import Window
from beian_desktop.services.preview import FileKind, PdfFile
from beian_desktop.services.printing import Offset, ruler_page
from beian_desktop.system.language import Language
from beian_desktop.wizard.pages import PACKAGE
from tests.gui.conftest import given

DOTS = 144 / 25.4
"""Of the pages read back, to a millimetre."""


@dataclass(frozen=True)
class OnFile(Wish):
    """A wish whose printer writes into a file: Qt's own printer of PDFs."""

    file: Path = Path()

    def open(self) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.file))
        return printer


@pytest.fixture
def shown(sample: Editor) -> PreviewCard:
    """The sample's package, laid out and seen."""
    sample.go_to(PACKAGE)
    page = sample.page_widget(PACKAGE)
    assert isinstance(page, PackagePage)
    wait_for(lambda: page.documents.boxes, "the documents")
    page.look.click()
    wait_for(lambda: not page.previewed.page.pixmap().isNull(), "the first page")
    return page.previewed


def ink(pdf: Path | bytes, page: int = 0, below: float = 0) -> tuple[float, float, float, float] | None:
    """The box around everything on a page ``below`` a height, in mm from there and from the left; None when empty."""
    document = PdfDocument(pdf)
    try:
        drawn = document[page].render(scale=2).to_pil().convert("L").point(lambda grey: 255 if grey > 128 else 0)
    finally:
        document.close()
    box = ImageChops.invert(drawn).crop((0, round(below * DOTS), *drawn.size)).getbbox()
    return (box[0] / DOTS, box[1] / DOTS, box[2] / DOTS, box[3] / DOTS) if box else None


def sizes(pdf: Path) -> list[tuple[float, float]]:
    document = PdfDocument(pdf)
    try:
        return [document.get_page_size(page) for page in range(len(document))]
    finally:
        document.close()


def test_pages_come_out_in_true_size_moved_by_the_offset(shown: PreviewCard, window: Window, tmp_path: Path) -> None:
    out = tmp_path / "printed.pdf"
    file = shown.file
    assert file is not None
    given(window).printed = OnFile("any", (0, None, 4), offset=Offset(2.0, -1.5), file=out)
    shown.print.click()
    wait_for(shown.print.isEnabled, "the printing")
    assert shown.state.text() == "✓  已交给打印机，共 3 页。"
    assert sizes(out) == [pytest.approx((595.3, 841.9), abs=1)] * 3
    left, top, right, bottom = ink(file.data, 4) or (0, 0, 0, 0)
    assert ink(out, 2) == pytest.approx((left + 2, top - 1.5, right + 2, bottom - 1.5), abs=0.4)
    assert ink(out, 1) is None


def test_the_dialog_may_be_closed_the_printer_gone_and_the_file_saved_instead(
    shown: PreviewCard, window: Window, tmp_path: Path
) -> None:
    shown.print.click()
    assert shown.run is None
    given(window).printed = Wish("前台打印机", (0,))
    shown.print.click()
    wait_for(shown.print.isEnabled, "the printing")
    assert "“前台打印机”没有接受任务" in window.notice.text.text()
    given(window).printed = AsPdf()
    given(window).paths = [tmp_path]
    file = shown.file
    assert file is not None
    shown.print.click()
    wait_for(lambda: "已保存" in shown.state.text(), "the file")
    assert (tmp_path / file.name).read_bytes() == file.data


def test_printing_can_be_stopped(window: Window, tmp_path: Path) -> None:
    wish = OnFile("any", (0,) * 100, file=tmp_path / "printed.pdf")
    run = PrintRun(window.desk.work, "test", lambda: ruler_page(Language.ZH), wish, window)
    ended: list[object] = []
    run.printed.connect(lambda _done: run.cancel())
    run.ended.connect(ended.append)
    run.start()
    wait_for(lambda: ended, "the end")
    assert ended == [None]
    assert run.done < 100


@pytest.fixture
def file() -> PdfFile:
    """A file of six pages, the second and the last blank."""
    return PdfFile(FileKind.COUNTER, "1-交公安.pdf", b"", (("a", 0), None, ("b", 0), None, ("c", 0), None))


def test_the_dialog_makes_a_wish_of_pages_sides_and_the_printers_offset(window: Window, file: PdfFile) -> None:
    preferences = window.desk.preferences
    preferences.printer = r"\\server\Büro 1/2"
    preferences.keep_offset(preferences.printer, Offset(0.5, -1.0))
    dialog = PrintDialog(window, window.desk, file)
    dialog.show_printers((["甲", r"\\server\Büro 1/2"], "甲"))
    dialog.pages.setText("1、4-5")
    assert dialog.wish == Wish(preferences.printer, (0, None, None, 3, 4), True, Offset(0.5, -1.0))
    dialog.both.setChecked(False)
    assert dialog.wish == Wish(preferences.printer, (0, 4), False, Offset(0.5, -1.0))
    assert "向右 0.5 毫米，向上 1.0 毫米" in dialog.offset.text()
    dialog.pages.setText("99")
    assert (dialog.print.isEnabled(), "没有这一页" in dialog.wrong.text()) == (False, True)
    dialog.printer.setCurrentIndex(2)
    assert isinstance(dialog.wish, AsPdf)
    assert dialog.print.isEnabled()
    dialog.close()


def test_without_a_printer_the_file_can_be_saved(window: Window, file: PdfFile) -> None:
    dialog = PrintDialog(window, window.desk, file)
    dialog.show_printers(([], ""))
    assert "没有找到打印机" in dialog.state.text()
    assert dialog.wish == AsPdf()
    dialog.close()


def test_what_was_measured_becomes_the_offset(window: Window) -> None:
    window.desk.preferences.keep_offset("甲", Offset(1.0, 0.0))
    dialog = RulerDialog(window, window.desk, "甲")
    from_left, from_top, across, _ = dialog.boxes
    from_left.setValue(28.5)
    from_top.setValue(31)
    assert dialog.offset == Offset(2.5, -1.0)
    assert "向右 2.5 毫米，向上 1.0 毫米" in dialog.moved.text()
    assert dialog.scaled.isHidden()
    across.setValue(97)
    assert not dialog.scaled.isHidden()
    dialog.close()
