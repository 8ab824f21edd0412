"""What is kept of a client, edited: the form's own questions about subject, people and account on one page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.clients import SECTIONS, Card, shared
from beian_desktop.filing.filing import Filing
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.pages.questions import QuestionsPage
from beian_desktop.gui.sketch import Sketch
from beian_desktop.gui.widgets import button, frame, label, row
from beian_desktop.system.language import Text
from beian_desktop.wizard.pages import Page

HINT = Text(
    "改好后会问要不要改到它在办的备案里；已提交和已备案的不变。",
    "What you change is then offered to its open filings; those submitted or approved stay as they are.",
)
KEEP = Text("保存(&S)", "&Save")
CANCEL = Text("取消(&C)", "&Cancel")
LOST = Text("不保存刚才的修改？", "Leave without saving?")
LOST_MORE = Text("刚才改的内容不会存下来。", "What you changed just now won't be kept.")
LEAVE = Text("不保存(&L)", "&Leave it")


class ClientQuestions(QWidget):
    """``kept`` carries the answers to keep; ``closed``: nothing is to be kept."""

    kept = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, card: Card) -> None:
        super().__init__()
        self.desk, self.card = desk, card
        self.sketch = Sketch(desk)
        self.sketch.filing = Filing("", card.answers)
        self.questions = QuestionsPage(
            self.sketch, Page("client", Text(card.client.name, card.client.name), HINT, SECTIONS)
        )
        self.save = button(desk.say(KEEP), self._keep, "primary")
        self.cancel = button(desk.say(CANCEL), self._leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.questions, 1)
        foot = frame("foot", QVBoxLayout, 0, 0)
        foot.layout().setContentsMargins(24, 12, 24, 12)  # type: ignore[union-attr]
        note = label("", "muted")
        buttons = row(note, None, self.cancel, self.save)
        foot.layout().addLayout(buttons)  # type: ignore[union-attr]
        layout.addWidget(foot)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._keep)
        QShortcut(QKeySequence("Alt+Left"), self, self._leave)
        self.questions.refresh()

    @property
    def answers(self) -> Answers:
        """The answers about the client as they stand now, what is being typed included."""
        block = self.questions.block_with_focus()
        if block is not None:
            block.commit()
        return shared(self.sketch.answers)

    @property
    def changed(self) -> bool:
        """Whether anything is otherwise than it is kept."""
        return self.answers != shared(self.card.answers)

    def _keep(self) -> None:
        self.kept.emit(self.answers)

    def _leave(self) -> None:
        say = self.desk.say
        if not self.changed or self.desk.ask.agrees(say(LOST), say(LOST_MORE), LEAVE):
            self.closed.emit()
