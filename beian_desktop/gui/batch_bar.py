"""The buttons above the list that appear once several filings are chosen."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from beian_desktop.gui.desk import Desk
from beian_desktop.gui.flow import Flow
from beian_desktop.gui.widgets import button, label, show_when
from beian_desktop.system.language import Text


class Kind(StrEnum):
    """What can be done with many filings at once."""

    CHECK = "check"
    EXPORT = "export"
    PRINT = "print"
    PACK = "pack"


CHOSEN = Text("已选 {count} 份：", "{count} chosen:")
LABELS = {
    Kind.CHECK: Text("检查(&K)", "Chec&k"),
    Kind.EXPORT: Text("生成材料…(&E)", "&Export…"),
    Kind.PRINT: Text("打印…(&P)", "&Print…"),
    Kind.PACK: Text("打包备份…(&B)", "&Back up…"),
}


class BatchBar(QFrame):
    """``wanted`` carries what was pressed."""

    wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.chosen = label("", "label")
        self.buttons = {kind: button(desk.say(text), partial(self.wanted.emit, kind)) for kind, text in LABELS.items()}
        self.chosen.setMinimumHeight(self.buttons[Kind.CHECK].sizeHint().height())
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(Flow(self.chosen, *self.buttons.values()))
        self.hide()

    def tell(self, count: int) -> None:
        """Shows how many are chosen; one alone needs no bar."""
        self.chosen.setText(self.desk.say(CHOSEN, count=count))
        show_when(self, count > 1)
