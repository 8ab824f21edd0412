"""Before printing: which printer, which pages, one side or both, and where that printer puts a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from beian_desktop.gui.inputs.wrapping import Tick
from beian_desktop.gui.printing import AsPdf, Wish, printers
from beian_desktop.gui.ruler_dialog import RulerDialog, offset_words
from beian_desktop.gui.widgets import button, fit_dialog, hint_label, label, row
from beian_desktop.services.printing import order, page_numbers
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.gui.desk import Desk
    from beian_desktop.services.preview import PdfFile

TITLE = Text("打印 {name}", "Print {name}")
PRINTER = Text("打印机(&R)", "P&rinter")
LOOKING = Text("正在查找打印机…", "Looking for printers…")
NONE_FOUND = Text(
    "没有找到打印机：先在系统设置里添加，或另存为 PDF 拿到打印店去打。",
    "No printer was found: add one in the system's settings, or save as PDF and print elsewhere.",
)
TO_PDF = Text("另存为 PDF 文件", "Save as a PDF file")
PAGES = Text("页码(&G)", "Pa&ges")
ALL_PAGES = Text("全部 {pages} 页", "All {pages} pages")
PAGES_HINT = Text("不填就是全部；或者写 1-3、7 这样", "Empty for all of them, or such as 1-3, 7")
NOT_PAGES = Text(
    "看不懂，或没有这一页。例如 1-3、7；共 {pages} 页", "Write pages as in 1-3, 7; the last page is {pages}"
)
BOTH_SIDES = Text("双面打印，长边翻转(&D)", "On both si&des, turned on the long edge")
PLANNED = Text(
    "份数已经排在文件里，这里不用再设。双面打印时每份都从正面开始，单面打印时空白页自动略过。",
    "The copies are in the file already. On both sides, each begins on a front; on one side, the blank pages are left out.",
)
OFFSET = Text("这台打印机的位置校准：{offset}", "This printer's place on the paper: {offset}")
NO_OFFSET = Text("没有校准过", "not measured")
MEASURE = Text("用尺子校准(&M)…", "&Measure with a ruler…")
PRINT = Text("打印(&P)", "&Print")
SAVE = Text("另存为(&S)…", "&Save as…")
CANCEL = Text("取消(&C)", "&Cancel")


class PrintDialog(QDialog):
    """Asks how a file is printed; ``wish`` is the answer once it was accepted."""

    def __init__(self, parent: QWidget, desk: Desk, file: PdfFile) -> None:
        super().__init__(parent)
        self.desk, self.file = desk, file
        self._names: Sequence[str] = ()
        self.setWindowTitle(desk.say(TITLE, name=file.name))
        self.printer = QComboBox()
        self.printer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.pages = QLineEdit()
        self.pages.setPlaceholderText(desk.say(ALL_PAGES, pages=file.pages))
        self.both = Tick(desk.say(BOTH_SIDES))
        self.both.setChecked(file.kind.two_sided)
        self.state = label(desk.say(LOOKING), "muted", wraps=True)
        self.wrong = label("", "error", wraps=True)
        self.offset = label("", "muted", wraps=True)
        self.measure = button(desk.say(MEASURE), self._measure, "link")
        self.print = button(desk.say(PRINT), self.accept, "primary")
        self.cancel = button(desk.say(CANCEL), self.reject)
        self._lay_out()
        self._name()
        self.printer.currentIndexChanged.connect(lambda _index: self._chosen())
        self.pages.textChanged.connect(lambda _text: self._chosen())
        self.show_printers(((), ""))
        self.state.setText(desk.say(LOOKING))
        desk.work.beside(printers, self.show_printers)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        for words, part in ((PRINTER, self.printer), (PAGES, self.pages)):
            caption = label(self.desk.say(words), "label")
            caption.setBuddy(part)
            layout.addWidget(caption)
            layout.addWidget(part)
            if part is self.printer:
                layout.addWidget(self.state)
        layout.addWidget(hint_label(self.desk.say(PAGES_HINT)))
        layout.addWidget(self.wrong)
        layout.addWidget(self.both)
        self.planned = hint_label(self.desk.say(PLANNED))
        self.planned.setVisible(self.file.kind.two_sided)
        layout.addWidget(self.planned)
        layout.addWidget(self.offset)
        layout.addLayout(row(self.measure, None))
        layout.addSpacing(8)
        layout.addLayout(row(None, self.cancel, self.print))
        self.print.setDefault(True)

    def _name(self) -> None:
        say = self.desk.say
        self.printer.setAccessibleName(say(PRINTER).replace("&", ""))
        self.printer.setAccessibleDescription(say(OFFSET, offset=""))
        self.pages.setAccessibleName(say(PAGES).replace("&", ""))
        self.pages.setAccessibleDescription(say(PAGES_HINT))
        self.both.setAccessibleDescription(say(PLANNED))

    # The printers

    def show_printers(self, found: tuple[Sequence[str], str]) -> None:
        """Offers the printers, the one used last chosen, and the file itself at the end."""
        self._names, usual = found
        self.state.setText("" if self._names else self.desk.say(NONE_FOUND))
        self.state.setVisible(not self._names)
        self.printer.blockSignals(True)
        self.printer.clear()
        self.printer.addItems([*self._names, self.desk.say(TO_PDF)])
        kept = self.desk.preferences.printer
        first = next((name for name in (kept, usual) if name in self._names), None)
        self.printer.setCurrentIndex(self._names.index(first) if first is not None else 0)
        self.printer.blockSignals(False)
        self._chosen()

    @property
    def name(self) -> str:
        """The printer that is chosen; empty for a file."""
        index = self.printer.currentIndex()
        return self._names[index] if 0 <= index < len(self._names) else ""

    def _chosen(self) -> None:
        """Shows what belongs to the printer and the pages that are chosen now."""
        paper = bool(self.name)
        offset = self.desk.preferences.offset(self.name)
        words = offset_words(offset, self.desk.say) or self.desk.say(NO_OFFSET)
        self.offset.setText(self.desk.say(OFFSET, offset=words))
        for part in (self.offset, self.measure):
            part.setVisible(paper)
        for widget in (self.pages, self.both):
            widget.setEnabled(paper)
        readable = page_numbers(self.pages.text(), self.file.pages) is not None
        self.wrong.setText("" if readable else "✕ " + self.desk.say(NOT_PAGES, pages=self.file.pages))
        self.wrong.setVisible(paper and not readable)
        self.print.setText(self.desk.say(PRINT if paper else SAVE))
        self.print.setEnabled(readable or not paper)
        fit_dialog(self, self.desk.preferences.text_size)

    def _measure(self) -> None:
        dialog = RulerDialog(self, self.desk, self.name)
        if dialog.exec():
            self.desk.preferences.keep_offset(self.name, dialog.offset)
            self._chosen()

    # The answer

    @property
    def wish(self) -> Wish | AsPdf:
        """What was chosen."""
        chosen = page_numbers(self.pages.text(), self.file.pages)
        if not self.name or chosen is None:
            return AsPdf()
        both = self.both.isChecked()
        pages = order(chosen, self.file.leaves, two_sided=both)
        return Wish(self.name, pages, both, self.desk.preferences.offset(self.name))

    def accept(self) -> None:
        """Remembers the printer."""
        if self.name:
            self.desk.preferences.printer = self.name
        super().accept()
