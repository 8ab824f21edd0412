"""What is done with many filings of the list: the buttons above it, what each asks first, and the batch itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout

from beian_desktop.gui.batch import Batch, Checking, Exporting, Packing, Printing
from beian_desktop.gui.batch_dialog import BatchDialog
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.flow import Flow
from beian_desktop.gui.widgets import button, label, show_when
from beian_desktop.services.batch import Item
from beian_desktop.system.language import Text

CHOSEN = Text("已选 {count} 份：", "{count} chosen:")
CHECK = Text("检查(&K)", "Chec&k")
EXPORT = Text("生成材料…(&E)", "&Export…")
PRINT = Text("打印…(&P)", "&Print…")
PACK = Text("打包备份…(&B)", "&Back up…")
CHECKING = Text("批量检查", "Check filings")
EXPORTING = Text("批量生成材料", "Export packages")
PRINTING = Text("批量打印", "Print packages")
PACKING = Text("批量打包备份", "Back up filings")
EXPORT_WHERE = Text("材料存到哪个文件夹，每份一个子文件夹", "The folder for the packages, one below it for each")
PACK_WHERE = Text("交接包存到哪个文件夹，每份一个文件", "The folder for the bundles, a file for each")
PACK_ASKS = Text(
    "把 {count} 份备案连同附件各打成一个文件，可以用“导入”读回。要加口令吗？",
    "{count} filings with their attachments become a file each, which Import reads back. Seal them by a passphrase?",
)
BUSY = Text("上一批还没有做完，请等它做完或取消。", "The batch before isn't done: wait for it or cancel it.")


class BatchBar(QFrame):
    """The buttons that appear once several filings are chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.chosen = label("", "label")
        self.buttons = {name: button(desk.say(name), lambda: None) for name in (CHECK, EXPORT, PRINT, PACK)}
        self.chosen.setMinimumHeight(self.buttons[CHECK].sizeHint().height())
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(Flow(self.chosen, *self.buttons.values()))
        self.hide()

    def on(self, name: Text, does: Callable[[], object]) -> None:
        """What a button does."""
        self.buttons[name].clicked.connect(lambda _checked=False: does())

    def tell(self, count: int) -> None:
        """Shows how many are chosen; one alone needs no bar."""
        self.chosen.setText(self.desk.say(CHOSEN, count=count))
        show_when(self, count > 1)


class Batches(QObject):
    """One batch at a time. ``finished`` tells that filings were checked or written."""

    finished = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.dialog: BatchDialog | None = None

    def serve(self, bar: BatchBar, chosen: Callable[[], list[Item]]) -> None:
        """Has the buttons of a bar work on what is chosen."""
        bar.on(CHECK, lambda: self.check(chosen()))
        bar.on(EXPORT, lambda: self.export(chosen()))
        bar.on(PRINT, lambda: self.print(chosen()))
        bar.on(PACK, lambda: self.pack(chosen()))

    def check(self, items: Sequence[Item]) -> None:
        """Checks them."""
        if self._may_begin(items):
            self._begin(Checking(self.desk, items), CHECKING)

    def export(self, items: Sequence[Item]) -> None:
        """Asks for a folder and makes their packages."""
        folder = self.desk.ask.folder(self.desk.say(EXPORT_WHERE), "package") if self._may_begin(items) else None
        if folder is not None:
            self._begin(Exporting(self.desk, items, folder), EXPORTING, folder)

    def print(self, items: Sequence[Item]) -> None:
        """Prints them; the first asks for a printer."""
        if self._may_begin(items):
            self._begin(Printing(self.desk, items), PRINTING)

    def pack(self, items: Sequence[Item]) -> None:
        """Asks for a passphrase and a folder and packs them."""
        if not self._may_begin(items):
            return
        passphrase = self.desk.ask.seal(self.desk.say(PACKING), self.desk.say(PACK_ASKS, count=len(items)))
        folder = self.desk.ask.folder(self.desk.say(PACK_WHERE), "bundle") if passphrase is not None else None
        if folder is not None:
            self._begin(Packing(self.desk, items, folder, passphrase or None), PACKING, folder)

    def _may_begin(self, items: Sequence[Item]) -> bool:
        if self.dialog is not None and self.dialog.batch.running:
            self.dialog.raise_()
            self.dialog.activateWindow()
            self.desk.tell(BUSY)
            return False
        return bool(items)

    def _begin(self, batch: Batch, what: Text, folder: Path | None = None) -> None:
        self._forget()
        parent = QApplication.activeWindow()
        self.dialog = BatchDialog(batch, what, folder, parent)
        batch.ended.connect(self.finished)
        self.dialog.show()
        batch.start()

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.batch.deleteLater()
            self.dialog.deleteLater()
            self.dialog = None

    def close(self) -> None:
        """Stops what is done and takes the dialog away: the window closes, or hides everything."""
        if self.dialog is not None:
            self.dialog.cancel()
            self.dialog.hide()
