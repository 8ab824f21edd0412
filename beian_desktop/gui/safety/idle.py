"""Notices that nobody is at the window: announces first, then locks. Off until a person asks for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

NOTICE = 30
"""Seconds between the announcement and the lock."""

_ACTIVE = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.InputMethod,
    QEvent.Type.TouchBegin,
)


class Idle(QObject):
    """``announced``: in half a minute it is time; ``stayed``: somebody is there after all; ``left``: it is time.

    While the program is ``busy`` with what a person has it do, nobody needs to be there.
    The events of the program are looked at only while it is on.
    """

    announced = Signal()
    stayed = Signal()
    left = Signal()

    def __init__(self, parent: QObject, busy: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._busy = busy
        self.quiet, self.last = QTimer(self), QTimer(self)
        self.last.setInterval(NOTICE * 1000)
        for timer, then in ((self.quiet, self._announce), (self.last, self.left.emit)):
            timer.setSingleShot(True)
            timer.timeout.connect(then)
        self._minutes = 0

    def watch(self, minutes: int) -> None:
        """Watches for so many minutes without a sign of life, 0 for not at all; goes on where it is so already."""
        if minutes == self._minutes:
            return
        application = QApplication.instance()
        assert application is not None
        if (minutes > 0) is not (self._minutes > 0):
            (application.installEventFilter if minutes else application.removeEventFilter)(self)
        self._minutes = minutes
        self.last.stop()
        self.quiet.setInterval(max(0, minutes * 60 - NOTICE) * 1000)
        if minutes:
            self.quiet.start()
        else:
            self.quiet.stop()

    def stir(self) -> None:
        """A sign of life: the time starts anew."""
        if self.last.isActive():
            self.last.stop()
            self.stayed.emit()
        if self._minutes:
            self.quiet.start()

    def _announce(self) -> None:
        if self._busy():
            self.quiet.start()
            return
        self.last.start()
        self.announced.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A sign of life starts the time anew; everything passes."""
        if event.type() in _ACTIVE:
            self.stir()
        return False
