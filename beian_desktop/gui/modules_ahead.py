"""Imports what a filing is worked on with once the list of filings is open, so that opening one never waits for it."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, QTimer

BETWEEN = 10
"""Milliseconds between two modules; keys and clicks come first."""

MODULES = (
    "checks.catalogue",
    "gui.draft",
    "wizard.first_plan",
    "gui.question_block",
    "services.badges",
    "services.preview",
    "gui.pages.preview",
    "gui.pages.badge",
    "gui.pages.package",
    "gui.pages.making",
    "gui.editor",
    "gui.first_start",
    "gui.help_pane",
    "gui.due_board",
)
"""In this order each brings few others along: none takes longer than a tenth of a second on an old computer."""


class ModulesAhead(QTimer):
    """One module each time the event loop has nothing else to do. :meth:`begin` may be called more than once."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._left = list(MODULES)
        self.setInterval(BETWEEN)
        self.timeout.connect(self._import_one)

    def begin(self) -> None:
        """Begins with the first that is left."""
        if self._left:
            self.start()

    def _import_one(self) -> None:
        import_module(f"beian_desktop.{self._left.pop(0)}")
        if not self._left:
            self.stop()
