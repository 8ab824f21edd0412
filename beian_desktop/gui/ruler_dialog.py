"""Measuring where a printer puts a page: print the ruler page, measure it, type what was measured."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDoubleSpinBox, QGridLayout, QVBoxLayout, QWidget

from beian_desktop.gui.flow import Flow
from beian_desktop.gui.printing import PrintRun, Wish
from beian_desktop.gui.widgets import button, fit_dialog, hint_label, inset, label, row
from beian_desktop.services.printing import CROSS, LENGTH, Offset, mended, ruler_page, scales
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.gui.desk import Desk
    from beian_desktop.system.failure import Failure

TITLE = Text("用尺子校准打印机", "Measure the printer with a ruler")
HOW = Text(
    "1. 打印校准页。\n2. 用尺子量纸上 A、B、C、D 四处。\n3. 把量到的毫米数填在下面，保存。",
    "1. Print the ruler page.\n2. Measure A, B, C and D on the paper.\n3. Type the millimetres below, and keep them.",
)
PRINT = Text("打印校准页(&P)", "&Print the ruler page")
PRINTING = Text("正在打印校准页…", "Printing the ruler page…")
PRINTED = Text("已交给打印机“{name}”。", "Given to the printer “{name}”.")
A = Text("A 左边到十字(&A)", "&A  Left edge to the cross")
B = Text("B 上边到十字(&B)", "&B  Upper edge to the cross")
C = Text("C 横线长度(&H)", "&C  Line across")
D = Text("D 竖线长度(&V)", "&D  Line down")
UNIT = Text(" 毫米", " mm")
SHOULD = Text("应为 {mm} 毫米", "should be {mm}\u00a0mm")
RESULT = Text("以后这台打印机的页面会移动：{offset}", "From now on this printer's pages are moved: {offset}")
STAYS = Text("位置已经准了，不用移动。", "The place is right; nothing is moved.")
SCALED = Text(
    "线长不是 100 毫米：打印机在缩放，移动位置改不了。请在打印机的设置里选“实际大小”（100%），关掉“适合页面”，再打一张。",
    "The lines aren't 100 mm: the printer scales, which moving can't mend. Choose “actual size” (100 %) in the "
    "printer's own settings, switch “fit to page” off, and print the page again.",
)
RIGHT, LEFT = Text("向右 {mm} 毫米", "{mm}\u00a0mm to the right"), Text("向左 {mm} 毫米", "{mm}\u00a0mm to the left")
DOWN, UP = Text("向下 {mm} 毫米", "{mm}\u00a0mm down"), Text("向上 {mm} 毫米", "{mm}\u00a0mm up")
AND = Text("，", ", ")
KEEP = Text("保存(&S)", "&Keep")
RESET = Text("恢复为不移动(&R)", "&Reset to unmoved")
CANCEL = Text("取消(&C)", "Cance&l")


def offset_words(offset: Offset, say: Callable[..., str]) -> str:
    """An offset as a person reads it; empty when nothing is moved."""
    parts = [
        say(RIGHT if offset.right > 0 else LEFT, mm=abs(offset.right)) if offset.right else "",
        say(DOWN if offset.down > 0 else UP, mm=abs(offset.down)) if offset.down else "",
    ]
    return say(AND).join(part for part in parts if part)


class RulerDialog(QDialog):
    """Finds a printer's offset; ``offset`` is the one to keep once the dialog was accepted."""

    def __init__(self, parent: QWidget, desk: Desk, printer: str) -> None:
        super().__init__(parent)
        self.desk, self.printer = desk, printer
        self._before = desk.preferences.offset(printer)
        self.offset = self._before
        self.run: PrintRun | None = None
        self.setWindowTitle(desk.say(TITLE))
        self.print = button(desk.say(PRINT), self._print)
        self.state = label("", "muted", wraps=True)
        self.boxes = [self._box(words, value) for words, value in ((A, CROSS), (B, CROSS), (C, LENGTH), (D, LENGTH))]
        self.moved = label("", wraps=True)
        self.scaled = label("! " + desk.say(SCALED), "warning", wraps=True)
        self.keep = button(desk.say(KEEP), self.accept, "primary")
        self.reset = button(desk.say(RESET), self._reset)
        self.cancel = button(desk.say(CANCEL), self.reject)
        self._lay_out()
        self._measured()

    def _box(self, words: Text, should: float) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        inset(box)
        box.setDecimals(1)
        box.setSingleStep(0.5)
        box.setRange(0, 200)
        box.setValue(should)
        box.setSuffix(self.desk.say(UNIT))
        box.setAccessibleName(self.desk.say(words).replace("&", ""))
        box.setAccessibleDescription(self.desk.say(SHOULD, mm=round(should)))
        box.valueChanged.connect(lambda _value: self._measured())
        return box

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(label(self.desk.say(HOW), wraps=True))
        layout.addLayout(row(self.print, None))
        layout.addWidget(self.state)
        self.state.hide()
        grid = QGridLayout()
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(2, 1)
        for line, (words, box) in enumerate(zip((A, B, C, D), self.boxes, strict=True)):
            caption = label(self.desk.say(words), wraps=True)
            caption.setBuddy(box)
            grid.addWidget(caption, line, 0)
            grid.addWidget(box, line, 1)
            grid.addWidget(hint_label(box.accessibleDescription()), line, 2)
        layout.addLayout(grid)
        layout.addWidget(self.moved)
        layout.addWidget(self.scaled)
        layout.addSpacing(8)
        layout.addLayout(Flow(self.reset, self.cancel, self.keep, at_end=True))
        self.keep.setDefault(True)

    def _measured(self) -> None:
        from_left, from_top, across, down = (box.value() for box in self.boxes)
        self.offset = mended(self._before, from_left, from_top)
        words = offset_words(self.offset, self.desk.say)
        self.moved.setText(self.desk.say(RESULT, offset=words) if words else self.desk.say(STAYS))
        self.scaled.setVisible(scales(across, down))
        fit_dialog(self, self.desk.preferences.text_size)

    def _reset(self) -> None:
        self.offset = Offset()
        super().accept()

    # The page

    def _print(self) -> None:
        """Prints the page where the printer puts it now."""
        wish = Wish(self.printer, (0,), offset=self._before)
        language = self.desk.language
        self.run = PrintRun(self.desk.work, self.desk.say(TITLE), lambda: ruler_page(language), wish, self.desk)
        self.run.ended.connect(self._ended)
        self._say(PRINTING)
        self.print.setEnabled(False)
        self.run.start()

    def _ended(self, failure: Failure | None) -> None:
        self.print.setEnabled(True)
        self._say(PRINTED.filled(name=self.printer) if failure is None else failure.says)

    def _say(self, text: Text) -> None:
        self.state.setText(self.desk.say(text))
        self.state.show()
        fit_dialog(self, self.desk.preferences.text_size)
