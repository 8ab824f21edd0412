"""Collects cyclic garbage in the window's thread alone.

Python collects in whatever thread allocates. A widget's cycle that is found by the worker thread would be destroyed
there, and Qt's lock and Python's would wait for each other for ever.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 500
"""Milliseconds between two looks."""


class Garbage(QObject):
    """Turns Python's own collecting off and does it from the event loop, by Python's own thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what was imported so far stays and needn't be looked through again
        self._settled = False
        look = QTimer(self)
        look.setInterval(EVERY)
        look.timeout.connect(collect)
        look.start()

    def settle(self) -> None:
        """After the start: what was imported by now stays too. Only once, as nothing that stays so is ever collected."""
        if not self._settled:
            self._settled = True
            gc.freeze()


def collect() -> None:
    """Collects the oldest generation whose count is over its threshold."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = [generation for generation in range(3) if counts[generation] > thresholds[generation]]
    if due:
        gc.collect(due[-1])
