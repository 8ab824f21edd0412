"""Making the pages of an open filing ahead of their first showing, so that going to one never waits."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

from beian_desktop.gui.pages.making import StepPage
from beian_desktop.wizard.pages import Page

FIRST, BETWEEN = 200, 10
"""Milliseconds: after the filing was opened, and between two slices; keys and clicks come first in both."""

SLICE = 0.008
"""Seconds after which a slice begins nothing more; what it began last may take as long again."""


class Ahead(QTimer):
    """Makes pages, a question or card at a time, in short slices while the event loop has nothing else to do."""

    def __init__(self, pages: Iterable[Page], page_widget: Callable[[Page], StepPage], owner: QObject) -> None:
        super().__init__(owner)
        self._left = list(pages)
        self._page_widget = page_widget
        self.setSingleShot(True)
        self.timeout.connect(self._make_some)
        self.start(FIRST)

    @property
    def done(self) -> bool:
        """Whether every page is there."""
        return not self._left

    def _make_some(self) -> None:
        end = time.perf_counter() + SLICE
        while self._left and time.perf_counter() < end:
            if not self._page_widget(self._left[0]).prepare():
                self._left.pop(0)
        if self._left:
            self.start(BETWEEN)
