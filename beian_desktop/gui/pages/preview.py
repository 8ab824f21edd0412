"""The package as it will be printed: its files, their pages small at the left, one page large, and printing."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from beian_desktop.gui.desk import Desk
from beian_desktop.gui.page_view import PageView
from beian_desktop.gui.printing import PrintRun, Wish, image_of
from beian_desktop.gui.widgets import button, label, row
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.preview import Composed, PagePixels, PdfFile

FILE = Text("看哪一个文件", "Which file")
PAGES = Text("页", "Pages")
PAGE = Text("第 {page} 页，共 {pages} 页", "Page {page} of {pages}")
PRINT = Text("打印(&P)…", "&Print…")
STOP = Text("停止打印", "Stop printing")
PRINTING = Text("正在打印：{done}/{pages} 页", "Printing: {done} of {pages} pages")
PRINTED = Text("已交给打印机，共 {done} 页。", "Pages given to the printer: {done}.")
SAVE_TITLE = Text("保存到哪里", "Where to save it")
SAVED = Text("已保存：", "Saved:")
ARCHIVE = Text("存档文件含全部数据，只保存，不打印。", "The archive holds all of the data: it is kept, not printed.")
THUMBNAIL = QSize(96, 136)
SMALL, LARGE = 12, 110
"""Dots per inch of the small pages and of the large one."""


class PreviewCard(QFrame):
    """Shows a composed package.

    ``shown``: the large page is painted; ``chosen``: the question of a cell on it was chosen.
    """

    shown = Signal()
    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.package: Composed | None = None
        self.run: PrintRun | None = None
        self.setProperty("role", "card")
        self.files = QComboBox()
        self.files.setAccessibleName(desk.say(FILE))
        self.files.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.pages = QListWidget()
        self.pages.setAccessibleName(desk.say(PAGES))
        self.pages.setIconSize(THUMBNAIL)
        self.pages.setFixedWidth(THUMBNAIL.width() + 60)
        self.page = PageView(desk)
        self.number = label("", "muted")
        self.state = label("", "muted", wraps=True)
        self.print = button(desk.say(PRINT), self._ask_printer)
        self.stop = button(desk.say(STOP), self._stop)
        self._small_to_come: list[int] = []
        self._lay_out()
        self.page.chosen.connect(self.chosen)
        self.files.currentIndexChanged.connect(lambda _index: self._show_file())
        self.pages.currentRowChanged.connect(lambda _row: self._show_page())
        self.hide()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        head = row(self.files, None, self.stop, self.print)
        layout.addLayout(head)
        layout.addWidget(self.number)
        layout.addWidget(self.state)
        body = QHBoxLayout()
        body.addWidget(self.pages)
        body.addWidget(self.page, 1)
        layout.addLayout(body)
        self.stop.hide()
        self.state.hide()

    # Showing

    def show_package(self, package: Composed) -> None:
        """Shows the files of a package, the one for the counter first."""
        self.package = package
        self.files.blockSignals(True)
        self.files.clear()
        self.files.addItems([file.name for file in package.files])
        self.files.setVisible(len(package.files) > 1)
        self.files.blockSignals(False)
        self.show()
        self._show_file()

    @property
    def file(self) -> PdfFile | None:
        """The file that is shown."""
        index = self.files.currentIndex()
        return self.package.files[index] if self.package is not None and index >= 0 else None

    def _show_file(self) -> None:
        file = self.file
        if file is None:
            return
        printable = file.kind.value != "archive"
        self.print.setVisible(printable)
        self._say("" if printable else self.desk.say(ARCHIVE))
        self.pages.blockSignals(True)
        self.pages.clear()
        for page in range(file.pages):
            item = QListWidgetItem(str(page + 1))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self.desk.say(PAGE, page=page + 1, pages=file.pages))
            item.setSizeHint(QSize(THUMBNAIL.width(), THUMBNAIL.height() + 10))
            self.pages.addItem(item)
        self.pages.setCurrentRow(0)
        self.pages.blockSignals(False)
        self._small_to_come = list(range(file.pages))
        self._show_page()
        self._next_small(file)

    def _show_page(self) -> None:
        file, page = self.file, self.pages.currentRow()
        if file is None or page < 0:
            return
        self.number.setText(self.desk.say(PAGE, page=page + 1, pages=file.pages))
        data = file.data
        self.desk.work.beside(lambda: _pixels(data, page, LARGE), partial(self._paint, file, page))

    def _paint(self, file: PdfFile, page: int, pixels: PagePixels) -> None:
        if file is self.file and page == self.pages.currentRow() and self.package is not None:
            self.page.show_page(pixels, self.number.text(), self.package.places_on(file, page))
            self._fit()
            self.shown.emit()

    def _fit(self) -> None:
        """The page as wide as there is room, the small ones as high."""
        self.page.fit()
        self.pages.setFixedHeight(max(self.page.height(), THUMBNAIL.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page follows the width."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _next_small(self, file: PdfFile) -> None:
        """One small page after another, so that nothing else has to wait long."""
        if file is not self.file or not self._small_to_come:
            return
        data, page = file.data, self._small_to_come.pop(0)
        self.desk.work.beside(lambda: _pixels(data, page, SMALL), partial(self._paint_small, file, page))

    def _paint_small(self, file: PdfFile, page: int, pixels: PagePixels) -> None:
        if file is self.file:
            self.pages.item(page).setIcon(QIcon(QPixmap.fromImage(image_of(pixels))))
            self._next_small(file)

    # Printing

    def _ask_printer(self) -> None:
        file = self.file
        if file is None:
            return
        wish = self.desk.ask.printing(self.desk, file)
        if isinstance(wish, Wish):
            self._print(file, wish)
        elif wish is not None:
            self._save(file)

    def _print(self, file: PdfFile, wish: Wish) -> None:
        self.run = PrintRun(self.desk.work, file.name, lambda: file.data, wish, self.desk)
        self.run.printed.connect(self._printed)
        self.run.ended.connect(self._ended)
        self._printing(True)
        self.run.start()

    def _printed(self, done: int) -> None:
        if self.run is not None:
            self._say(self.desk.say(PRINTING, done=done, pages=len(self.run.wish.pages)))

    def _save(self, file: PdfFile) -> None:
        """Our own PDF as it is: one written by a printer driver may not give its Chinese text back."""
        path = self.desk.ask.new_file(self.desk.say(SAVE_TITLE), file.name, "package")
        if path is not None:
            self.desk.work.beside(lambda: _write(path, file.data), self._saved)

    def _saved(self, path: Path) -> None:
        self._say(f"✓  {self.desk.say(SAVED)} {path}")

    def _printing(self, printing: bool) -> None:
        self.print.setEnabled(not printing)
        self.stop.setVisible(printing)

    def _stop(self) -> None:
        if self.run is not None:
            self.run.cancel()

    def _ended(self, failure: Failure | None) -> None:
        self._printing(False)
        if failure is not None:
            self._say("")
            self.desk.tell_failure(failure)
        elif self.run is not None:
            self._say("✓  " + self.desk.say(PRINTED, done=self.run.done))

    def _say(self, text: str) -> None:
        self.state.setText(text)
        self.state.setVisible(bool(text))


def _write(path: Path, data: bytes) -> Path:
    from beian_desktop.services.writing import write_file

    write_file(path, data)
    return path


def _pixels(pdf: bytes, page: int, dots_per_inch: int) -> PagePixels:
    from beian_desktop.services.preview import page_pixels

    return page_pixels(pdf, page, dots_per_inch)
