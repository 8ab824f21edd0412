"""Printing a PDF at its true size: pages are drawn and given to the printer in a thread of their own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from beian_desktop.gui.work import Work
from beian_desktop.services.printing import UNMOVED, Offset, refuses
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.preview import PagePixels
    from beian_desktop.services.printing import Band

NO_PRINTER = Text(
    "打印机“{name}”没有接受任务。请检查它是否开机、连接、有纸，或换一台再试；也可以另存为 PDF，到别处打印。",
    "The printer “{name}” took no job. See that it is on, connected and has paper, or try another; "
    "or save as PDF and print elsewhere.",
)


@dataclass(frozen=True)
class Wish:
    """What is to be printed where. ``pages`` are in the printer's order, None for an empty side."""

    printer: str
    pages: tuple[int | None, ...]
    two_sided: bool = False
    offset: Offset = UNMOVED

    def open(self) -> QPrinter:
        """The printer, ready for a job. Raises Failure when it is gone or takes none."""
        found = QPrinterInfo.printerInfo(self.printer)
        if found.isNull() or refuses(self.printer):
            raise Failure(NO_PRINTER.filled(name=self.printer))
        return QPrinter(found, QPrinter.PrinterMode.HighResolution)


@dataclass(frozen=True)
class AsPdf:
    """The file itself is wanted, not paper."""


def printers() -> tuple[Sequence[str], str]:
    """The names of the printers, and the system's own choice among them. May take seconds."""
    return QPrinterInfo.availablePrinterNames(), QPrinterInfo.defaultPrinterName()


class PrintRun(QObject):
    """Prints pages of one PDF, which is made or read in the thread too.

    ``printed`` and ``done`` count the sides so far, ``ended`` carries a Failure or None.
    """

    printed = Signal(int)
    ended = Signal(object)

    def __init__(self, work: Work, name: str, pdf: Callable[[], bytes], wish: Wish, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._name, self._pdf, self.wish = work, name, pdf, wish
        self._cancelled = threading.Event()
        self.done = 0

    def start(self) -> None:
        """Begins."""
        self._work.beside(self._print, self._end, self.ended.emit)

    def cancel(self) -> None:
        """Stops after the page that is being printed; a printer that can take the others back does."""
        self._cancelled.set()

    def _end(self, done: int) -> None:
        self.done = done
        self.ended.emit(None)

    def _print(self) -> int:
        """Prints all; how many sides were given to the printer. Raises Failure."""
        pdf, printer, painter = self._pdf(), self._ready(), QPainter()
        if not painter.begin(printer):
            raise Failure(NO_PRINTER.filled(name=self.wish.printer))
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        done = 0
        try:
            for done, page in enumerate(self.wish.pages, start=1):
                if done > 1 and not printer.newPage():
                    raise Failure(NO_PRINTER.filled(name=self.wish.printer))
                if page is not None:
                    self._paint(painter, printer.resolution() / 25.4, pdf, page)
                self.printed.emit(done)
                if self._cancelled.is_set():
                    return 0 if done < len(self.wish.pages) and printer.abort() else done
        finally:
            given = painter.end()
        if not given or printer.printerState() in (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error):
            raise Failure(NO_PRINTER.filled(name=self.wish.printer))
        return done

    def _ready(self) -> QPrinter:
        """The printer set so that nothing is scaled or moved by its margins."""
        printer = self.wish.open()
        printer.setDocName(self._name)
        printer.setFullPage(True)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
        sides = QPrinter.DuplexMode.DuplexLongSide if self.wish.two_sided else QPrinter.DuplexMode.DuplexNone
        printer.setDuplex(sides)
        return printer

    def _paint(self, painter: QPainter, dots: float, pdf: bytes, page: int) -> None:
        """Paints a page; ``dots`` are the printer's to a millimetre."""
        from beian_desktop.services.printing import bands

        offset = self.wish.offset
        for band in bands(pdf, page):
            width, height = band.millimetres
            place = QRectF(offset.right * dots, (offset.down + band.down) * dots, width * dots, height * dots)
            picture = _strip(band)
            painter.drawImage(place, picture, QRectF(QPointF(0, 0), picture.size().toSizeF()))


def _strip(band: Band) -> QImage:
    """A strip as Qt's picture; the dots stay alive with the band."""
    width, height = band.size
    if band.grey:
        return QImage(band.dots, width, height, width, QImage.Format.Format_Grayscale8)
    return QImage(band.dots, width, height, width * 3, QImage.Format.Format_RGB888)


def image_of(pixels: PagePixels) -> QImage:
    """A page as Qt's picture."""
    made = QImage(pixels.rgb, pixels.width, pixels.height, pixels.width * 3, QImage.Format.Format_RGB888)
    return made.copy()  # the bytes go away
