"""Radio buttons and ticks whose words wrap, which Qt's own can't: with large text no choice is wider than the page."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

_WORDS = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic | Qt.AlignmentFlag.AlignLeft
_FEWEST = 6
"""The narrowest that words get, in letters as wide as a Chinese one."""

_WORD = re.compile(r"[!-~]+")  # lines break after any Chinese character


class Radio(QRadioButton):
    """A radio button with words in as many lines as they need."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        _may_shrink(self)

    def minimumSizeHint(self) -> QSize:
        """A few words."""
        return _narrowest(self, self.sizeHint())

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped words."""
        return _height(self, self.sizeHint(), width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The style's button, and the words in their lines."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        _paint(self, option, QStyle.ControlElement.CE_RadioButton)


class Tick(QCheckBox):
    """A check box with words in as many lines as they need."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        _may_shrink(self)

    def minimumSizeHint(self) -> QSize:
        """A few words."""
        return _narrowest(self, self.sizeHint())

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped words."""
        return _height(self, self.sizeHint(), width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The style's box, and the words in their lines."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        _paint(self, option, QStyle.ControlElement.CE_CheckBox)


class Hint(QLabel):
    """A small muted text that likes to stand in one line, and wraps where there is no room."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "hint")
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        """The whole text in one line."""
        self.ensurePolished()
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 1
        return QSize(wide, self.heightForWidth(wide))


def _may_shrink(button: QAbstractButton) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)


def _beside(button: QAbstractButton, whole: QSize) -> int:
    """The width of sign, gap and padding."""
    return whole.width() - button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, button.text()).width()


def _lines(button: QAbstractButton, width: int) -> QRect:
    return button.fontMetrics().boundingRect(QRect(0, 0, width, 10_000), int(_WORDS), button.text())


def _narrowest(button: QAbstractButton, whole: QSize) -> QSize:
    """The longest word must fit too."""
    metrics, beside = button.fontMetrics(), _beside(button, whole)
    longest = max((metrics.horizontalAdvance(word) for word in _WORD.findall(button.text())), default=0)
    words = max(_FEWEST * metrics.height() * 3 // 4, longest)
    return QSize(min(whole.width(), beside + words), whole.height())


def _height(button: QAbstractButton, whole: QSize, width: int) -> int:
    if width >= whole.width():
        return whole.height()
    return whole.height() - button.fontMetrics().height() + _lines(button, width - _beside(button, whole)).height()


def _paint(button: QAbstractButton, option: QStyleOptionButton, element: QStyle.ControlElement) -> None:
    painter = QStylePainter(button)
    if button.width() >= button.sizeHint().width():
        painter.drawControl(element, option)
        return
    text, option.text = option.text, ""
    painter.drawControl(element, option)
    beside = _beside(button, button.sizeHint())
    room = button.rect().adjusted(beside - 7, 0, -7, 0)  # 7: the padding at the right, as in the style sheet
    painter.setPen(option.palette.color(button.foregroundRole()))
    painter.drawText(room, int(_WORDS | Qt.AlignmentFlag.AlignVCenter), text)
