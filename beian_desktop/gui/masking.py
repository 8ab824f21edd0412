"""Numbers hidden on the screen, for a counter or a shared one; what is kept and printed never changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore  # see window.py
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from beian_desktop.gui.preferences import Preferences

if TYPE_CHECKING:
    from beian_desktop.filing.answers import Answers
    from beian_desktop.form.field import BaseField


class Masking(QObject):
    """Whether numbers are hidden now. ``changed``: they are hidden or shown from now on.

    The key F7 shows them while it is held down; it is watched for only while they are hidden at all.
    """

    changed = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._kept = preferences
        self._peeking = self._watching = False
        self._watch()

    @property
    def on(self) -> bool:
        """Whether the person wants numbers hidden; remembered."""
        return self._kept.masked

    def switch(self, *, on: bool) -> None:
        """Hides numbers from now on, or doesn't any more."""
        self._kept.masked, self._peeking = on, False
        self._watch()
        self.changed.emit()

    def peek(self, *, shown: bool) -> None:
        """Shows the numbers while a key or button is held."""
        if self.on and shown != self._peeking:
            self._peeking = shown
            self.changed.emit()

    @property
    def hides(self) -> bool:
        """Whether numbers are hidden at this moment."""
        return self.on and not self._peeking

    def over(self, field: BaseField, text: str) -> str:
        """A text of a field as it may be shown now."""
        from beian_desktop.filing.masking import masked

        return masked(field, text) if self.hides else text

    def within(self, text: str, answers: Answers) -> str:
        """Any text, such as a message, as it may be shown now."""
        from beian_desktop.filing.masking import masked_within

        return masked_within(text, answers) if self.hides else text

    def _watch(self) -> None:
        application = QApplication.instance()
        if application is None or self.on is self._watching:
            return
        self._watching = self.on
        (application.installEventFilter if self.on else application.removeEventFilter)(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notices the key, and whether the window is left while it is held; lets everything else pass."""
        kind = event.type()
        if kind == QEvent.Type.ApplicationDeactivate:
            self.peek(shown=False)
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) or not isinstance(event, QKeyEvent):
            return False
        if event.key() != QtCore.Qt.Key.Key_F7:
            return False
        if not event.isAutoRepeat():
            self.peek(shown=kind == QEvent.Type.KeyPress)
        return True
