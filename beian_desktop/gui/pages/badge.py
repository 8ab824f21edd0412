"""备案图标: number, variant, preview, copy and save of the badge."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from beian_desktop.gui.draft import Draft
from beian_desktop.gui.pages.step import Step
from beian_desktop.gui.widgets import label
from beian_desktop.wizard.pages import BADGE
from beian_desktop.wizard.targets import Target


class BadgePage(Step):
    """The badge of an approved filing."""

    def __init__(self, draft: Draft, go_to: Callable[[Target], None]) -> None:
        super().__init__(draft, BADGE)
        self._go_to = go_to
        self._body = QVBoxLayout()
        self.column.addLayout(self._body)
        self.column.addStretch(1)
        self.status = label("", "muted", wraps=True)
        self._body.addWidget(self.status)
