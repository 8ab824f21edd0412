"""Printing a PDF at its true size: a page is drawn by the worker thread, painted, then the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from beian_desktop.gui.work import Work
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.preview import PagePixels

DOTS_PER_INCH = 300
"""Fine enough for the smallest print of a scan, on any printer."""

NO_PRINTER = Text(
    "打印机没有接受任务。请检查打印机是否连接、有没有缺纸，或换一台再试；也可以保存后到别处打印。",
    "The printer took no job. See that it is connected and has paper, or try another; or save and print elsewhere.",
)


class PrintRun(QObject):
    """Prints pages of one PDF. ``printed`` and ``done`` count the pages so far, ``ended`` carries a Failure or None."""

    printed = Signal(int)
    ended = Signal(object)

    def __init__(self, work: Work, pdf: bytes, pages: range, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._pdf, self._printer = work, pdf, printer
        self._left = list(pages)
        self.done = 0
        self._painter = QPainter()

    def start(self) -> None:
        """Begins; nothing is scaled or moved by the printer's margins."""
        self._printer.setFullPage(True)
        self._printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self._printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
        if not self._painter.begin(self._printer):
            self.ended.emit(Failure(NO_PRINTER))
            return
        self._next()

    def cancel(self) -> None:
        """Stops after the page that is being printed."""
        self._left.clear()

    def _next(self) -> None:
        if not self._left:
            self._painter.end()
            self.ended.emit(None)
            return
        pdf, page = self._pdf, self._left.pop(0)
        self._work.do(lambda _: _pixels(pdf, page), self._paint, self._stop)

    def _paint(self, pixels: PagePixels) -> None:
        if self.done and not self._printer.newPage():
            self._stop(Failure(NO_PRINTER))
            return
        dots = self._printer.resolution() / 25.4
        paper = QRectF(0, 0, pixels.millimetres[0] * dots, pixels.millimetres[1] * dots)
        self._painter.drawImage(paper, image_of(pixels))
        self.done += 1
        self.printed.emit(self.done)
        self._next()

    def _stop(self, failure: Failure) -> None:
        self._painter.end()
        self.ended.emit(failure)


def image_of(pixels: PagePixels) -> QImage:
    """A page as Qt's picture."""
    made = QImage(pixels.rgb, pixels.width, pixels.height, pixels.width * 3, QImage.Format.Format_RGB888)
    return made.copy()  # the bytes go away


def _pixels(pdf: bytes, page: int) -> PagePixels:
    from beian_desktop.services.preview import page_pixels

    return page_pixels(pdf, page, DOTS_PER_INCH)
