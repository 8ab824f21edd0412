"""What every input has: it shows a question's answer, and tells when a person gave another."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QWidget

from beian_desktop.filing.answers import Answers
from beian_desktop.form.field import Question
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.widgets import restyle
from beian_desktop.system.language import Language, Text

OF_LABEL = Text("{label}：{own}", "{label}: {own}")


class Input(QWidget):
    """Where one question is answered.

    ``changed``: another answer was given (a choice made, the focus left, a pause in
    typing); ``left``: the focus went elsewhere, so that the answer may be judged;
    ``edited``: something was typed, what the text tells by itself may be shown anew.
    ``note`` names the signs that were rewritten when the input was last left.
    """

    changed = Signal()
    edited = Signal()
    left = Signal()

    def __init__(self, desk: Desk, question: Question) -> None:
        super().__init__()
        self.desk = desk
        self.question = question
        self.note = ""

    @abstractmethod
    def take(self, answers: Answers) -> None:
        """Shows the answer that stands among ``answers``; emits nothing."""

    @abstractmethod
    def put(self, answers: Answers) -> Answers:
        """``answers`` with what this input shows."""

    @abstractmethod
    def parts(self) -> list[QWidget]:
        """The widgets that take the focus, in reading order; the first is the label's buddy."""

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        return self.parts()

    def following(self, part: QWidget) -> QWidget | None:
        """Where Enter goes from one of the parts: None leads on to the next question."""
        return None

    def freeze(self, frozen: bool) -> None:
        """Shows the answer greyed, as one that is given elsewhere."""
        self.setEnabled(not frozen)

    def mark(self, bad: str) -> None:
        """Marks the input as bad (``error``, ``warning``) or not (``""``)."""
        for part in self.parts():
            restyle(part, "bad", bad)

    def name(self, label: str, description: str) -> None:
        """What a screen reader says of the input."""
        for part in self.parts():
            own = part.property("own-name")
            box = part.lineEdit() if isinstance(part, QComboBox) else None
            for told in (part, box) if box is not None else (part,):  # the box in it has the focus
                told.setAccessibleName(self.desk.say(OF_LABEL, label=label, own=own) if own else label)
                told.setAccessibleDescription(description)

    @property
    def language(self) -> Language:
        """The window's language."""
        return self.desk.language

    def has_focus(self) -> bool:
        """Whether the focus is in this input, be the window in front or not."""
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)


class FocusWatch(QObject):
    """Calls ``left`` when the focus leaves ``widget`` for another widget of its window.

    A menu or a list that pops up, a dialog and another program's window give the focus back.
    """

    def __init__(self, widget: QWidget, left: Callable[[], None]) -> None:
        super().__init__(widget)
        self._left = left
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notices the leaving and lets everything pass."""
        leaves = event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent)
        if leaves and cast(QFocusEvent, event).reason() not in _COMES_BACK:
            self._left()
        return False


_COMES_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
