"""The page in the place of everything else while the data aren't open: without a name, a number, or anybody's work."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QVBoxLayout

from beian_desktop.gui.desk import Desk
from beian_desktop.gui.widgets import Button, ScrollPage, button, frame, label, row
from beian_desktop.system.language import Text

SECRET = Text("口令或恢复码", "Passphrase or recovery code")
OPEN = Text("打开(&O)", "&Open")
SECRET_HOW = Text(
    "口令区分大小写；忘了口令，就输入打印保存的恢复码。",
    "Capitals matter. When it is forgotten, type the recovery code.",
)

Action = tuple[Text, Callable[[], object]]


class Gate(ScrollPage):
    """Says why nothing is shown, and what can be done. ``given`` carries what was typed, where something is asked."""

    given = Signal(str)

    def __init__(self, desk: Desk, title: Text, says: Sequence[Text], *, asks: bool, actions: Sequence[Action]) -> None:
        super().__init__(640, centred=True)
        self.desk = desk
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(desk.say(SECRET))
        self.line.setAccessibleDescription(desk.say(SECRET_HOW))
        self.wrong = label("", "error", wraps=True)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName(desk.say(title))
        self.buttons: list[Button] = [button(desk.say(text), does) for text, does in actions]
        if asks:
            self.buttons.insert(0, button(desk.say(OPEN), self._give))
        if self.buttons:
            self.buttons[0].setProperty("role", "primary")
        self._lay_out(title, says, asks=asks)
        self.line.returnPressed.connect(self._give)
        self.work_on(busy=not self.buttons)
        self.wrong.hide()

    def _lay_out(self, title: Text, says: Sequence[Text], *, asks: bool) -> None:
        card = frame("card", QVBoxLayout, 36, 14)
        inside = card.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(label(self.desk.say(title), "title", wraps=True))
        for text in says:
            inside.addWidget(label(self.desk.say(text), wraps=True))
        if asks:
            caption = label(self.desk.say(SECRET), "label")
            caption.setBuddy(self.line)
            inside.addWidget(caption)
            inside.addWidget(self.line)
            inside.addWidget(label(self.desk.say(SECRET_HOW), "hint", wraps=True))
        inside.addWidget(self.wrong)
        inside.addWidget(self.busy)
        if asks:
            inside.addLayout(row(*self.buttons, None))
        else:
            for each in self.buttons:
                inside.addLayout(row(each, None))
        self.column.addStretch(1)
        self.column.addWidget(card)
        self.column.addStretch(2)
        self._asks = asks

    def _give(self) -> None:
        typed = self.line.text()
        if typed and not self.busy.isVisible():
            self.wrong.hide()
            self.work_on(busy=True)
            self.given.emit(typed)

    def work_on(self, *, busy: bool) -> None:
        """Shows that something goes on, or takes input again."""
        self.busy.setVisible(busy)
        for each in self.buttons:
            each.setEnabled(not busy)

    def tell(self, text: Text) -> None:
        """Says what was wrong; what was typed is selected, to type it anew."""
        self.work_on(busy=False)
        self.wrong.setText(self.desk.say(text))
        self.wrong.setAccessibleName(self.wrong.text())
        self.wrong.show()
        self.settle()
        self.line.selectAll()
        self.focus()

    def focus(self) -> None:
        """The focus where the person goes on."""
        if self._asks:
            self.line.setFocus()
        elif self.buttons:
            self.buttons[0].setFocus()
