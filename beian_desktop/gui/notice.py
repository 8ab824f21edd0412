"""The sentence above the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from beian_desktop.gui.desk import Desk
from beian_desktop.gui.widgets import button, frame, label, restyle, row
from beian_desktop.system.language import Text

CLOSE_NOTICE = Text("知道了", "Dismiss")

GOES_AFTER = 15_000
"""Milliseconds for which good news stay."""


class Notice(QWidget):
    """One sentence above the page: good news, which go by themselves, or what couldn't be done and what to do."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.text = label("", wraps=True)
        self.action = button("", lambda: None)
        self.dismiss = button(desk.say(CLOSE_NOTICE), self.hide)
        self._does: Callable[[], object] = lambda: None
        self.action.clicked.connect(lambda _checked=False: self._act())
        self.box: QFrame = frame("notice", QHBoxLayout, 14, 12)
        inside = self.box.layout()
        assert isinstance(inside, QHBoxLayout)
        inside.addWidget(self.text, 1)
        inside.addLayout(row(self.action, self.dismiss))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 4)
        layout.addWidget(self.box)
        self.leaving = QTimer(self)
        self.leaving.setSingleShot(True)
        self.leaving.setInterval(GOES_AFTER)
        self.leaving.timeout.connect(self._leave)
        self.hide()

    def _act(self) -> None:
        self.hide()
        self._does()

    def _leave(self) -> None:
        """Goes, but not while somebody points at it or has the focus in it."""
        if self.underMouse() or self.isAncestorOf(self.window().focusWidget()):
            self.leaving.start()
        else:
            self.hide()

    def show_notice(self, text: str, *, bad: bool, action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Shows a sentence, with a button that does something about it."""
        self.text.setText(text)
        self.text.setAccessibleName(text)
        restyle(self.box, "bad", "true" if bad else "")
        self.action.setVisible(action is not None)
        if action is not None:
            self.action.setText(action[0])
            self._does = action[1]
        self.show()
        if bad or action is not None:
            self.leaving.stop()
        else:
            self.leaving.start()

    def withdraw(self, text: str) -> None:
        """Takes a sentence away if it still stands there."""
        if self.text.text() == text:
            self.hide()
