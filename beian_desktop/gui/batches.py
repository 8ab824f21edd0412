"""What is done with many filings of the list: what each batch asks first, and one batch at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from beian_desktop.gui.batch import Batch, Checking, Exporting, Packing, Printing
from beian_desktop.gui.batch_bar import Kind
from beian_desktop.gui.batch_dialog import BatchDialog
from beian_desktop.gui.desk import Desk
from beian_desktop.services.batch import Item
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.workspace import Summary

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
QUIT = Text("这一批还没有做完，停下并退出？", "The batch isn't done. Stop it and quit?")
QUIT_SAYS = Text("{count} 份里做完了 {done} 份，会留着。", "{done} of {count} are done and stay.")
QUIT_YES = Text("停下并退出(&Q)", "Stop and &quit")
BUSY = Text("上一批还没有做完，请等它做完或取消。", "The batch before isn't done: wait for it or cancel it.")


class Batches(QObject):
    """One batch at a time. ``finished`` tells that filings were checked or written."""

    finished = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.dialog: BatchDialog | None = None
        self._put_away = False

    @property
    def busy(self) -> bool:
        """Whether something is being done that doesn't wait for a person."""
        return self.dialog is not None and self.dialog.batch.running and not self.dialog.batch.asking

    def begin(self, kind: Kind, chosen: Iterable[Summary]) -> None:
        """Does with the chosen filings what a button of the bar says."""
        items = [Item(summary.id, summary.title) for summary in chosen]
        if not self._may_begin(items):
            return
        match kind:
            case Kind.CHECK:
                self._begin(Checking(self.desk, items), CHECKING)
            case Kind.EXPORT:
                self._export(items)
            case Kind.PRINT:
                self._begin(Printing(self.desk, items), PRINTING)
            case Kind.PACK:
                self._pack(items)

    def _export(self, items: Sequence[Item]) -> None:
        folder = self.desk.ask.folder(self.desk.say(EXPORT_WHERE), "package")
        if folder is not None:
            self._begin(Exporting(self.desk, items, folder), EXPORTING, folder)

    def _pack(self, items: Sequence[Item]) -> None:
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

    def may_close(self, close: Callable[[], object]) -> bool:
        """Whether nothing is being done; else asks, stops it on wish, and has the window closed when it has ended."""
        dialog = self.dialog
        if dialog is None or not dialog.batch.running:
            return True
        says = self.desk.say(QUIT_SAYS, done=len(dialog.batch.results), count=len(dialog.batch.items))
        if dialog.cancelled or self.desk.ask.agrees(self.desk.say(QUIT), says, QUIT_YES):
            dialog.batch.ended.connect(close, Qt.ConnectionType.SingleShotConnection)
            dialog.cancel()
        return not dialog.batch.running

    def put_away(self) -> None:
        """Stops what is done and hides its report: the window closes, or hides everything."""
        if self.dialog is not None and self.dialog.isVisible():
            self._put_away = True
            self.dialog.cancel()
            self.dialog.hide()

    def bring_back(self) -> None:
        """Shows the report again that was put away."""
        if self.dialog is not None and self._put_away:
            self.dialog.show()
        self._put_away = False
