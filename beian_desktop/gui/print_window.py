"""只打印: a window for somebody who only prints what was handed over; nothing of it is kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QMainWindow, QVBoxLayout

from beian_desktop.gui import theme
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.incoming import PASSPHRASE
from beian_desktop.gui.notice import Notice
from beian_desktop.gui.pages.preview import PreviewCard
from beian_desktop.gui.pages.tray import files_of
from beian_desktop.gui.preferences import Preferences
from beian_desktop.gui.translation import install_qt_texts
from beian_desktop.gui.widgets import ScrollPage, button, clear, frame, hint_label, label, restyle, row
from beian_desktop.system.clock import Clock
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text
from beian_desktop.system.paths import WINDOW_SETTINGS

if TYPE_CHECKING:
    from datetime import date

    from beian_desktop.services.preview import Composed
    from beian_desktop.services.print_only import Printable

TITLE = Text("只打印", "Print only")
WHICH = Text("打印哪一份", "Which filing")
OPENING = Text("正在打开“{name}”…", "Opening “{name}”…")
LAYING = Text("正在排版…", "Laying out…")
ANOTHER = Text("打开另一个…(&O)", "&Open another…")
ANOTHER_TITLE = Text("选择材料包里的 PDF、清单或交接包", "Choose a package's PDF or list, or a bundle")
BRING = Text("导入到备案桌面，继续填写(&I)", "Br&ing it in and work on it")
KEPT_NOT = Text(
    "这里只看和打印：看不到别的备案，什么也不保存；关掉窗口就没有了。",
    "Here one only looks and prints: no other filing is seen and nothing is kept; closing the window ends it.",
)
NO_PASSPHRASE = Text("没有输入口令，打不开。", "Without the passphrase it can't be opened.")
PATTERNS = ("*.pdf", "*.beian", "manifest.json")


class NothingKept(Preferences):
    """The window's settings as they are: a printer's offset is remembered, the folders that were used aren't."""

    def __init__(self, file: Path, spoken: Language | None) -> None:
        super().__init__(file)
        self._spoken = spoken

    def _text(self, name: str) -> str:
        return self._spoken.value if name == "language" and self._spoken else super()._text(name)

    def keep_folder(self, purpose: str, folder: str) -> None:
        """Remembers nothing."""


class PrintWindow(QMainWindow):
    """Shows one package or bundle. ``brings``: the person wants it in the list of filings after all."""

    brings = Signal(object)

    def __init__(self, folder: Path, clock: Clock, path: Path, language: Language | None = None) -> None:
        super().__init__()
        # its work is never started, so that no filing is opened
        self.desk = Desk(folder, clock, self, NothingKept(folder / WINDOW_SETTINGS, language))
        self.path = path
        self.printables: tuple[Printable, ...] = ()
        self._make_parts()
        self._lay_out()
        self.setAcceptDrops(True)
        self.resize(1024, 760)
        self.setMinimumSize(640, 480)
        self.desk.noticed.connect(lambda text, bad: self.notice.show_notice(text, bad=bad))
        self.open(path)

    def _make_parts(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply(self.desk.preferences)
        install_qt_texts(application, self.desk.language)
        say = self.desk.say
        self.setWindowTitle(say(TITLE))
        self.notice = Notice(self.desk)
        self.name = label("", "title", wraps=True)
        self.state = label("", "muted", wraps=True)
        self.told = QVBoxLayout()
        self.which = QComboBox()
        self.which.setAccessibleName(say(WHICH))
        self.which.activated.connect(self._show_printable)
        self.previewed = PreviewCard(self.desk)
        restyle(self.previewed.print, "role", "primary")
        self.another = button(say(ANOTHER), self._choose)
        self.bring = button(say(BRING), self._bring)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Open), self, self._choose)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.previewed.print.click)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)

    def _lay_out(self) -> None:
        page = ScrollPage(1000)
        card = frame("card", QVBoxLayout, 22, 8)
        inside = card.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(self.name)
        inside.addWidget(self.which)
        inside.addLayout(self.told)
        inside.addWidget(self.state)
        inside.addWidget(hint_label(self.desk.say(KEPT_NOT)))
        inside.addLayout(row(self.another, self.bring, None))
        page.column.addWidget(self.notice)
        page.column.addWidget(card)
        page.column.addWidget(self.previewed)
        page.column.addStretch(1)
        self.page = page
        self.setCentralWidget(page)

    # Opening

    def open(self, path: Path) -> None:
        """Shows another file or folder."""
        self.path = path
        self.notice.hide()
        self.previewed.hide()
        self.which.hide()
        self.bring.hide()
        clear(self.told)
        self.name.setText(path.name)
        self._say(self.desk.say(OPENING, name=path.name))
        self._read(path, None)

    def _read(self, path: Path, passphrase: str | None) -> None:
        self.desk.work.beside(partial(_printables, path, passphrase), self._have, partial(self._failed, path))

    def _failed(self, path: Path, failure: Failure) -> None:
        from beian_desktop.services.bundles import BundleSealed, WrongPassphrase

        says = self.desk.say(failure.says)
        if not isinstance(failure, (BundleSealed, WrongPassphrase)):
            self._refuse(says)
            return
        typed = self.desk.ask.secret(self.desk.say(PASSPHRASE), says)
        if typed:
            self._read(path, typed)
        else:
            self._refuse(self.desk.say(NO_PASSPHRASE))

    def _refuse(self, text: str) -> None:
        self._say("")
        self.notice.show_notice(text, bad=True)

    def _have(self, found: tuple[Printable, ...]) -> None:
        self.printables = found
        self.which.clear()
        self.which.addItems([printable.title for printable in found])
        self.which.setVisible(len(found) > 1)
        self.bring.setVisible(any(printable.filing is not None for printable in found))
        self._show_printable(0)

    def _show_printable(self, index: int) -> None:
        printable = self.printables[index]
        self.name.setText(printable.title)
        clear(self.told)
        for text in printable.told:
            self.told.addWidget(label("✓  " + self.desk.say(text), "good", wraps=True))
        for text in printable.warnings:
            self.told.addWidget(label("⚠  " + self.desk.say(text), "error", wraps=True))
        self._say(self.desk.say(LAYING))
        today, folder = self.desk.clock.today(), self.desk.folder
        making = partial(_pages, printable, today, folder)
        self.desk.work.beside(making, partial(self._laid, printable), self._not_laid)

    def _laid(self, printable: Printable, package: Composed) -> None:
        if printable is not self.printables[max(self.which.currentIndex(), 0)]:
            return
        self._say("")
        for warning in package.warnings:
            self.told.addWidget(label("⚠  " + self.desk.say(warning), "warning", wraps=True))
        self.previewed.show_package(package)
        self.previewed.print.setFocus()

    def _not_laid(self, failure: Failure) -> None:
        self._refuse(self.desk.say(failure.says))

    def _say(self, text: str) -> None:
        self.state.setText(text)
        self.state.setVisible(bool(text))

    # Another, and bringing in

    def _choose(self) -> None:
        chosen = self.desk.ask.files(self.desk.say(ANOTHER_TITLE), PATTERNS, "print")
        if chosen:
            self.open(chosen[0])

    def _bring(self) -> None:
        self.brings.emit(self.path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Opens the first file dropped."""
        event.acceptProposedAction()
        self.open(files_of(event.mimeData())[0])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ends what is still being read."""
        self.desk.work.stop()
        event.accept()


def _printables(path: Path, passphrase: str | None) -> tuple[Printable, ...]:
    from beian_desktop.services.print_only import printables

    return printables(path, passphrase)


def _pages(printable: Printable, today: date, folder: Path) -> Composed:
    from beian_desktop.services.print_only import pages_of

    return pages_of(printable, today=today, data=folder)
