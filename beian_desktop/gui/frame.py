"""What of the window is painted first, before the rest of it is imported: its menus' names and the list's heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QMenuBar

    from beian_desktop.gui.desk import Desk

TITLE = Text("备案桌面", "Beian Desktop")
MENUS = (
    Text("文件(&F)", "&File"),
    Text("编辑(&E)", "&Edit"),
    Text("视图(&V)", "&View"),
    Text("数据(&D)", "&Data"),
    Text("帮助(&H)", "&Help"),
)
FILINGS = Text("备案列表", "Filings")
OPENING = Text("正在打开…", "Opening…")
PAGE_MARGINS = 32, 28, 32, 24
"""Around the list of filings, in pixels: left, top, right, bottom."""


def name_menus(bar: QMenuBar, desk: Desk) -> list[QMenu]:
    """The menus of the window anew, with nothing in them."""
    for before in bar.findChildren(QMenu):
        before.deleteLater()
    bar.clear()
    return [bar.addMenu(desk.say(name)) for name in MENUS]


class Face(QWidget):
    """Stands where the list of filings will be. ``painted`` is emitted once it is on the screen."""

    painted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*PAGE_MARGINS)
        heading = QHBoxLayout()
        layout.addLayout(heading)
        layout.addStretch(1)
        for text, role in ((FILINGS, "title"), (OPENING, "muted")):
            label = QLabel(desk.say(text))
            label.setProperty("role", role)
            heading.addWidget(label)
        heading.insertStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tells that it is seen, in the next turn of the event loop."""
        super().paintEvent(event)
        QTimer.singleShot(0, self, self.painted.emit)
