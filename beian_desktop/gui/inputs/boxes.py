"""The text boxes that inputs are made of; they never rewrite anything while an input method composes."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QStyle, QStyleOptionFrame, QWidget

PAUSE = 700
"""Milliseconds without a key after which what was typed is saved."""

_CODE_POINT = re.compile(r"(?:[Uu]\+)?([0-9A-Fa-f]{4,5})$")


class Line(QLineEdit):
    """One line. ``left``: the focus went elsewhere; ``paused``: nothing was typed for a while.

    ``takes_lines`` is called with a pasted text of several lines, where somebody can use them. ``veils`` gives what is
    painted in the place of the text while the focus is elsewhere; the text itself stays as it is.
    """

    left = Signal()
    paused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.composing = False
        self.takes_lines: Callable[[str], None] | None = None
        self.veils: Callable[[str], str] | None = None
        self._pause = _pause(self, self.paused.emit)
        self.textEdited.connect(lambda _text: self._pause.start())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Follows the composition; the key that ends it still belongs to it."""
        super().inputMethodEvent(event)
        if event.preeditString():
            self.composing = True
        elif self.composing:
            QTimer.singleShot(0, self, self._composed)

    def _composed(self) -> None:
        self.composing = False

    def painted_text(self) -> str:
        """What is seen: the text, or what veils it."""
        return self.text() if self.veils is None or self.hasFocus() else self.veils(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line; where its text is veiled, the same with another text."""
        text = self.painted_text()
        if text == self.text():
            super().paintEvent(event)
            return
        painter, option = QPainter(self), QStyleOptionFrame()
        self.initStyleOption(option)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(inside.adjusted(2, 0, -2, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tells that the line was left, but not for its own menu."""
        super().focusOutEvent(event)
        if _for_good(event):
            self._pause.stop()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+X puts a character in the place of its code point; a paste of several lines goes to whoever takes lines."""
        if event.key() == Qt.Key.Key_X and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self._from_code_point()
            return
        lines = QApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        if self.takes_lines is not None and "\n" in lines.strip():
            self.takes_lines(lines)
        else:
            super().keyPressEvent(event)

    def _from_code_point(self) -> None:
        """A rare character that no input method has: 20BB7 or U+20BB7 before the cursor becomes 𠮷."""
        found = _CODE_POINT.search(self.text()[: self.cursorPosition()])
        if found is not None and not self.isReadOnly() and (character := chr(int(found[1], 16))).isprintable():
            self.setSelection(found.start(), len(found[0]))
            self.insert(character)


class Paragraph(QPlainTextEdit):
    """Several lines, as high as ``rows``; Tab moves on. ``left`` and ``paused`` as for :class:`Line`."""

    left = Signal()
    paused = Signal()

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.composing = False
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * rows + 26)
        self._pause = _pause(self, self.paused.emit)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Follows the composition."""
        super().inputMethodEvent(event)
        self.composing = bool(event.preeditString())
        self._pause.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter makes a line; with Ctrl, or while the box is empty, it moves on."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.document().isEmpty():
            event.ignore()  # for the question, which knows what comes next
            return
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.focusNextChild()
            return
        super().keyPressEvent(event)
        self._pause.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tells that the box was left, but not for its own menu."""
        super().focusOutEvent(event)
        if _for_good(event):
            self._pause.stop()
            self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Takes text only, whatever else the clipboard has."""
        if source.hasText():
            self.insertPlainText(source.text())


def _pause(widget: QWidget, then: Callable[[], None]) -> QTimer:
    timer = QTimer(widget)
    timer.setSingleShot(True)
    timer.setInterval(PAUSE)
    timer.timeout.connect(then)
    return timer


def _for_good(event: QFocusEvent) -> bool:
    return event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
