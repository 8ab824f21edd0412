"""How far something that takes a while is, and a way to stop it."""

from __future__ import annotations

import threading

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from beian_desktop.gui.desk import Desk
from beian_desktop.gui.widgets import button, label, row
from beian_desktop.system.language import Text

STOP = Text("停止(&S)", "&Stop")
AT_ONCE = 60
"""So many are done before one could read how far it is."""


class Running(QDialog):
    """How far something is; seen once that takes longer than a moment. ``heard``: how many of how many are done.

    ``told`` says it with the places done and all. ``stopped`` is set when the person wants no more of it, and
    ``stopping`` says what stays.
    """

    heard = Signal(int, int)

    def __init__(self, desk: Desk, title: str, told: Text, stopping: Text, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.desk, self.stopped = desk, threading.Event()
        self._told, self._stopping = told, stopping
        self.setWindowTitle(title)
        self.state = label(title, wraps=True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.windowTitle())
        self.bar.setRange(0, 0)
        self.stop = button(desk.say(STOP), self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self.state)
        layout.addWidget(self.bar)
        layout.addLayout(row(None, self.stop))
        self.resize(460 * desk.preferences.text_size // 100, 0)
        self.heard.connect(self._show)

    def _show(self, done: int, of_all: int) -> None:
        self.bar.setRange(0, of_all)
        self.bar.setValue(done)
        if not self.stopped.is_set():
            self.state.setText(self.desk.say(self._told, done=done, all=of_all))
            if done < of_all and of_all > AT_ONCE:
                self.show()

    def reject(self) -> None:
        """Stops after what is being done now."""
        self.stopped.set()
        self.stop.setEnabled(False)
        self.state.setText(self.desk.say(self._stopping))
