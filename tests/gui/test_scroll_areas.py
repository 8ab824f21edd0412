"""A screen reader that asks a scroll area for a child that went meanwhile is told that there is none."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from beian_desktop.gui.window import Window

PARTS = 3
"""View and scroll bars. Qt's own object counts only what shows, and ends the process when asked for more."""


def test_a_page_that_was_hidden_after_its_children_were_counted_may_be_asked_for_them(
    window: Window, qtbot: QtBot
) -> None:
    page = QScrollArea()
    qtbot.addWidget(page)
    page.setWidget(QLabel("\n" * 200))
    page.show()
    told = QAccessible.queryAccessibleInterface(page)
    page.hide()
    assert told.childCount() == PARTS
    assert all(told.child(number) is not None for number in range(PARTS))
    assert told.child(PARTS) is None


def test_every_page_is_told_so(window: Window) -> None:
    areas = [widget for widget in QApplication.allWidgets() if isinstance(widget, QScrollArea)]
    assert areas
    assert all(QAccessible.queryAccessibleInterface(area).childCount() == PARTS for area in areas)
