"""The line under a page: words at the left, buttons at the right."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QWidget

from beian_desktop.gui.flow import Flow

_BESIDE, _ABOVE = 32, 12
"""What is left free at the sides and above, in pixels."""


class Foot(QFrame):
    """Where the words, as they stand at first, and the buttons don't fit side by side, the words stand above."""

    def __init__(self, words: QLabel, *buttons: QPushButton) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self._words, self._usual, self._buttons = words, words.text(), QWidget()
        self._buttons.setLayout(Flow(*buttons, at_end=True))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(_BESIDE, _ABOVE, _BESIDE, _ABOVE)
        self._line.setSpacing(10)
        self._line.addWidget(words, 1)
        self._line.addWidget(self._buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line, or two."""
        words = self._words.fontMetrics().horizontalAdvance(self._usual)
        needed = words + self._buttons.sizeHint().width() + self._line.spacing() + 2 * _BESIDE
        narrow = needed > event.size().width()
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        super().resizeEvent(event)
