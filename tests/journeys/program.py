"""Runs the program as it is, and notes how long its event loop was kept from turning.

``python program.py PAUSES ARGUMENT…``: each pause of more than 50 ms goes to the file PAUSES, as a line of milliseconds.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from beian_desktop.__main__ import main

TOLD = 0.05
"""Seconds; a shorter pause isn't noted."""
BEAT = 10
"""Milliseconds between two looks."""


class Watch(QTimer):
    """Looks every BEAT milliseconds how long ago it looked last, in processor time that others didn't take."""

    def __init__(self, notes: Path) -> None:
        super().__init__()
        self.notes = notes
        self.last, self.worked = time.monotonic(), time.thread_time()
        self.timeout.connect(self.look)
        self.start(BEAT)

    def look(self) -> None:
        """Notes a pause: wall time, and the part of it in which this thread itself worked."""
        now, worked = time.monotonic(), time.thread_time()
        pause, own = now - self.last, worked - self.worked
        if pause > TOLD:
            with self.notes.open("a", encoding="ascii") as notes:
                notes.write(f"{pause * 1000:.0f} {own * 1000:.0f}\n")
        self.last, self.worked = now, worked


def start() -> int:
    """The program with a watch over its event loop."""
    notes = Path(sys.argv.pop(1))
    shown = QApplication.exec
    watches = []

    def watched(_application: object) -> int:
        watches.append(Watch(notes))
        return shown()

    QApplication.exec = watched  # type: ignore[assignment, method-assign]  # called on the object: the one place to come in between
    return main()


if __name__ == "__main__":
    sys.exit(start())
