"""How far a batch is, beside the window; when it has ended, the report, which can be saved."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from beian_desktop.gui.batch import Batch
from beian_desktop.gui.flow import Flow
from beian_desktop.gui.widgets import button, label, show_when
from beian_desktop.services.batch import Ended, counted, line_of, report_text, save_report
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.batch import Result

DOING = Text("正在做第 {number} 份，共 {count} 份：{title}", "Number {number} of {count}: {title}")
BEGINS = Text("正在开始…", "Beginning…")
STOPPING = Text("正在停下来；做完整的会留着。", "Stopping; what is whole stays.")
OVER = Text("都做完了：{counts}。", "All done: {counts}.")
CUT_OFF = Text("已取消：{counts}。", "Cancelled: {counts}.")
CANCEL = Text("取消(&C)", "&Cancel")
CLOSE = Text("关闭(&C)", "&Close")
SAVE = Text("保存报告…", "Save the report…")
SAVE_TITLE = Text("报告存到哪里", "Where to save the report")
SAVED = Text("报告已存到 {path}。", "The report is saved to {path}.")
FOLDER = Text("打开文件夹", "Open the folder")
RESULTS = Text("每一份的结果", "How each ended")
PROGRESS = Text("进度", "Progress")


class BatchDialog(QDialog):
    """Shows a batch; the window can be worked in meanwhile. Closing it cancels what isn't done."""

    def __init__(self, batch: Batch, what: Text, folder: Path | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.batch, self.desk, self.what = batch, batch.desk, what
        self.folder = folder
        self.cancelled = False
        self.setWindowTitle(self.desk.say(what))
        self.state = label(self.desk.say(BEGINS), "label", wraps=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.desk.say(PROGRESS))
        self.bar.setRange(0, len(batch.items))
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(self.desk.say(RESULTS))
        self.save = button(self.desk.say(SAVE), self._save)
        self.show_folder = button(self.desk.say(FOLDER), self._show_folder)
        self.end = button(self.desk.say(CANCEL), self._end)
        self._lay_out()
        batch.moved.connect(self._moved)
        batch.ended_one.connect(self._ended_one)
        batch.ended.connect(self._ended)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        for part in (label(self.desk.say(self.what), "heading", wraps=True), self.state, self.bar):
            layout.addWidget(part)
        layout.addWidget(self.lines, 1)
        layout.addLayout(Flow(self.save, self.show_folder, self.end, at_end=True))
        self.save.hide()
        self.show_folder.hide()
        percent = self.desk.preferences.text_size
        self.resize(min(680 * percent // 100, 960), min(460 * percent // 100, 640))
        self.end.setFocus()

    def _moved(self, title: str) -> None:
        number, count = min(len(self.batch.results) + 1, len(self.batch.items)), len(self.batch.items)
        if not self.cancelled:
            self.state.setText(self.desk.say(DOING, number=number, count=count, title=title))

    def _ended_one(self, result: Result) -> None:
        self.bar.setValue(len(self.batch.results))
        if result.ended is not Ended.STOPPED:  # thousands at once, which the report tells
            self.lines.appendPlainText(line_of(result, self.desk.language))

    def _ended(self) -> None:
        counts = counted(self.batch.results, self.desk.language)
        self.state.setText(self.desk.say(CUT_OFF if self.cancelled else OVER, counts=counts))
        self.lines.setPlainText(self.report)
        self.end.setText(self.desk.say(CLOSE))
        self.end.setEnabled(True)
        show_when(self.bar, False)
        show_when(self.save, True)
        show_when(self.show_folder, self.folder is not None and any(one.path for one in self.batch.results))
        self.end.setFocus()

    @property
    def report(self) -> str:
        """The report as it is shown and saved."""
        return report_text(self.what, self.batch.results, self.desk.clock.now(), self.desk.language)

    # Doing

    def _end(self) -> None:
        if self.batch.running:
            self.cancel()
        else:
            self.accept()

    def cancel(self) -> None:
        """Stops the batch; the report tells what wasn't done."""
        if self.batch.running and not self.cancelled:
            self.cancelled = True
            self.state.setText(self.desk.say(STOPPING))
            self.end.setEnabled(False)
            self.batch.cancel()

    def reject(self) -> None:
        """Escape does what the button does."""
        self._end()

    def closeEvent(self, event: QCloseEvent) -> None:
        """While something is done, closing only cancels it, so that the report is seen."""
        if self.batch.running:
            self.cancel()
            event.ignore()
        else:
            super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the report closes nothing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        name = f"{self.desk.say(self.what)}-{self.desk.clock.today()}.txt"
        out = self.desk.ask.new_file(self.desk.say(SAVE_TITLE), name, "report")
        if out is not None:
            saving = partial(save_report, self.report, out)
            self.desk.work.beside(saving, lambda _: self.desk.tell(SAVED, path=out))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))
