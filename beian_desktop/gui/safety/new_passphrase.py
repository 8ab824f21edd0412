"""Two lines for a new passphrase, typed twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from beian_desktop.gui.desk import Desk
from beian_desktop.gui.seal_dialog import AGAIN, DIFFERENT, SHORT, SHORTEST
from beian_desktop.gui.widgets import hint_label, label
from beian_desktop.system.language import Text

NEW = Text("新口令", "New passphrase")
HOW = Text(
    "至少 8 个字符，几个不相干的词连起来好记又难猜，例如四个词。没有人能找回忘了的口令，只有恢复码能打开。",
    "Eight characters at least; some unrelated words in a row are easy to keep and hard to guess. Nobody can recover a "
    "forgotten passphrase; only the recovery code opens the data then.",
)


class NewPassphrase(QWidget):
    """``entered``: Enter was pressed in the second line."""

    entered = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.first, self.second = QLineEdit(), QLineEdit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for line, name in ((self.first, NEW), (self.second, AGAIN)):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.setAccessibleName(desk.say(name))
            line.setAccessibleDescription(desk.say(HOW))
            caption = label(desk.say(name), "label")
            caption.setBuddy(line)
            layout.addWidget(caption)
            layout.addWidget(line)
        layout.addWidget(hint_label(desk.say(HOW)))
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self.entered)

    @property
    def typed(self) -> str:
        """The passphrase as typed first."""
        return self.first.text()

    @property
    def wrong(self) -> str:
        """What is wrong with it; empty when nothing is."""
        if len(self.first.text()) < SHORTEST:
            return self.desk.say(SHORT, count=SHORTEST)
        return "" if self.first.text() == self.second.text() else self.desk.say(DIFFERENT)
