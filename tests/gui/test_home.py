"""The list of filings: its order, and the keyboard."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHeaderView

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.status import State, Status
from beian_desktop.form.sections import site, start
from beian_desktop.gui.filings_table import UNSORTED
from beian_desktop.gui.filling import press, wait_for
from beian_desktop.gui.preferences import Preferences
from beian_desktop.gui.window import SMALLEST, Window
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.language import Language
from beian_desktop.system.paths import WINDOW_SETTINGS
from build_scripts.cut_text import faults
from tests.gui.conftest import TODAY, Opens

NAMES = {"第一网": "2026-11-20", "乙网": "2026-11-01", "alpha": "2026-11-10"}


def keep(workspace: Workspace, name: str, connected: str) -> None:
    """Keeps a filing that has a name and a limit."""
    from beian_desktop.services.noting import check_kept

    answers = Answers().with_text(site.NAME, name).with_text(start.CONNECTED_ON, connected)
    answers = answers.with_text(start.KIND, start.NEW.code)
    check_kept(workspace, workspace.add(Filing("", answers)), TODAY)


@pytest.fixture
def listed(window: Window) -> Window:
    """A window that lists three filings."""
    for name, connected in NAMES.items():
        window.desk.work.do(partial(keep, name=name, connected=connected))
    window.home.refresh()
    wait_for(lambda: len(window.home.model.rows) == len(NAMES), "the filings")
    return window


def titles(window: Window) -> list[str]:
    """The names from top to bottom."""
    return [summary.title for summary in window.home.model.rows]


def click_header(header: QHeaderView, column: int) -> None:
    """Clicks on a column's header."""
    where = header.viewport().rect().topLeft()
    where.setX(header.sectionViewportPosition(column) + 20)
    where.setY(10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_a_click_on_a_header_sorts_and_the_third_brings_back_the_nearest_due(listed: Window) -> None:
    header = listed.home.table.horizontalHeader()
    nearest = ["乙网", "alpha", "第一网"]
    assert titles(listed) == nearest
    click_header(header, 0)
    assert titles(listed) == sorted(NAMES)
    click_header(header, 0)
    assert titles(listed) == sorted(NAMES, reverse=True)
    click_header(header, 0)
    assert titles(listed) == nearest


def test_sorting_keeps_the_filing_that_is_selected_and_a_new_search_the_order(listed: Window) -> None:
    home = listed.home
    home.table.selectRow(1)
    selected = home.selected_id()
    home.sort_by(7)
    home.sort_by(7)
    assert titles(listed) == ["第一网", "alpha", "乙网"]
    assert home.selected_id() == selected
    home.search.setText("网")
    wait_for(lambda: titles(listed) == ["第一网", "乙网"], "what was found in the chosen order")
    home.sort_by(UNSORTED)
    assert titles(listed) == ["乙网", "第一网"]


def test_typing_in_the_list_searches_and_enter_opens_what_was_found(listed: Window) -> None:
    home = listed.home
    home.table.setFocus()
    press(home.table, Qt.Key.Key_L, "l")  # never in a random id
    assert home.search.text() == "l"
    wait_for(lambda: titles(listed) == ["alpha"], "the found filing")
    press(home.search, Qt.Key.Key_Return, "\r")
    wait_for(lambda: listed.draft is not None, "the filing")
    assert listed.draft is not None
    assert listed.draft.filing.title == "alpha"


def keep_change(workspace: Workspace) -> None:
    """Keeps an approved filing, a change of it, and its filing in another district."""
    named = Answers().with_text(site.NAME, "名字很长很长很长的原来的网站")
    workspace.add(Filing("a", named, status=Status(State.APPROVED, State.CHANGING)))
    for filing_id, kind in (("b", start.CHANGE), ("c", start.NEW)):
        answers = Answers().with_text(site.NAME, "新名字").with_text(start.KIND, kind.code)
        workspace.add(Filing(filing_id, answers, continues="a"))


def test_the_list_says_what_a_filing_changes_and_deleting_it_gives_the_original_back(window: Window) -> None:
    window.desk.work.do(keep_change)
    window.home.refresh()
    model = window.home.model
    model.brief = False  # as in a wide window
    wait_for(lambda: len(model.rows) == 3, "the filings")
    rows = {summary.id: row for row, summary in enumerate(model.rows)}

    def shown(filing_id: str, role: Qt.ItemDataRole) -> list[str]:
        return [model.index(rows[filing_id], column).data(role) for column in range(model.columnCount())]

    assert "变更“名字很长很长很长…”" in shown("b", Qt.ItemDataRole.DisplayRole)
    assert "变更“名字很长很长很长的原来的网站”" in shown("b", Qt.ItemDataRole.ToolTipRole)
    assert "新办，接“名字很长很长很长…”" in shown("c", Qt.ItemDataRole.DisplayRole)
    model.brief = True
    assert "变更" in shown("b", Qt.ItemDataRole.DisplayRole)
    window.home.table.selectRow(rows["b"])
    window.home.delete.click()
    wait_for(lambda: len(model.rows) == 2, "the deletion")
    assert {summary.id: summary.status.site for summary in model.rows} == {"a": State.APPROVED, "c": State.DRAFT}


def test_the_list_never_scrolls_sideways_with_the_largest_text(open_window: Opens, folder: Path) -> None:
    Preferences(folder / WINDOW_SETTINGS).text_size = 200
    window = open_window(Language.EN)
    window.resize(*SMALLEST)
    window.desk.work.do(partial(keep, name="第一网", connected="2026-10-01"))
    window.home.refresh()
    wait_for(lambda: window.home.model.rows, "the filing")
    wait_for(lambda: window.home.table.viewport().width() > SMALLEST[0] - 200, "the window's size")
    assert window.home.table.horizontalScrollBar().maximum() == 0
    assert faults(window) == []
