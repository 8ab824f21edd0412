"""A passphrase for a file that goes elsewhere, typed twice, or none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from beian_desktop.gui.widgets import button, fit_dialog, hint_label, label, row
from beian_desktop.system.language import Text

PASSPHRASE = Text("口令", "Passphrase")
AGAIN = Text("再输入一遍", "Once more")
HINT = Text(
    "口令请另外告诉对方，不要和文件一起发。忘了口令就打不开，没有别的办法。",
    "Tell the passphrase apart from the file. Without it the file can't be opened by anybody.",
)
DIFFERENT = Text("两遍不一样，请再输入一次。", "The two differ. Type it again.")
SHORT = Text("太短了，至少 {count} 个字符。", "Too short: {count} characters at least.")
SEAL = Text("加口令(&S)", "&Seal it")
PLAIN = Text("不加口令(&N)", "&No passphrase")
CANCEL = Text("取消(&C)", "&Cancel")
SHORTEST = 8


class SealDialog(QDialog):
    """``passphrase`` is what was typed, empty for none."""

    def __init__(self, parent: QWidget, say: Callable[[Text], str], percent: int, title: str, question: str) -> None:
        super().__init__(parent)
        self._say, self._percent = say, percent
        self.passphrase = ""
        self.setWindowTitle(title)
        self.first, self.second = QLineEdit(), QLineEdit()
        self.wrong = label("", "error", wraps=True)
        self.wrong.hide()
        self.seal = button(say(SEAL), self._seal, "primary")
        self.plain = button(say(PLAIN), self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(label(question, wraps=True))
        for line, name in ((self.first, PASSPHRASE), (self.second, AGAIN)):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.setAccessibleName(say(name))
            line.setAccessibleDescription(say(HINT))
            caption = label(say(name), "label")
            caption.setBuddy(line)
            layout.addWidget(caption)
            layout.addWidget(line)
        layout.addWidget(hint_label(say(HINT)))
        layout.addWidget(self.wrong)
        layout.addLayout(row(button(say(CANCEL), self.reject), None, self.plain, self.seal))
        self.second.returnPressed.connect(self._seal)
        fit_dialog(self, percent)

    def _seal(self) -> None:
        typed = self.first.text()
        if len(typed) < SHORTEST:
            self._tell(self._say(SHORT).format(count=SHORTEST))
        elif typed != self.second.text():
            self._tell(self._say(DIFFERENT))
        else:
            self.passphrase = typed
            self.accept()

    def _tell(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.show()
        fit_dialog(self, self._percent)
        self.first.setFocus()
        self.first.selectAll()
