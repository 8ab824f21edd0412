"""The due board in the window: its rows, where they lead, whose face is wanted, and what it saves."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.status import State, Status
from beian_desktop.form.sections import result, site, start
from beian_desktop.gui.due_board import DueBoard
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import press, wait_for
from beian_desktop.gui.pages.badge import BadgePage
from beian_desktop.gui.window import Window
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.language import Language
from beian_desktop.wizard.pages import BADGE, LIFE, page
from tests.gui.conftest import Opens, given

REVIEWED = Status(State.REVIEWING, State.REVIEWING)
APPROVED = Status(State.APPROVED, State.APPROVED)


def keep(workspace: Workspace, name: str, status: Status, texts: dict[str, str]) -> None:
    """Keeps a filing with some answers of the sections start and result."""
    answers = Answers().with_text(site.NAME, name).with_text(start.KIND, start.NEW.code)
    for field in (*start.SECTION.fields(), *result.SECTION.fields()):
        answers = answers.with_text(field, texts.get(field.id.partition(".")[2], answers.typed(field)))
    workspace.add(replace(Filing("", answers), status=status))


def shown(window: Window) -> DueBoard:
    """The board, once it has been read."""
    window.show_due()
    board = window.board
    assert board is not None
    wait_for(lambda: board.board is not None, "the dates")
    return board


@pytest.fixture
def watched(window: Window) -> Window:
    """A window over four filings: one late, one whose badge is due, one to meet the police, one far from home."""
    filings = {
        "逾期网": ({"connected_on": "2026-10-20"}, Status()),
        "图标网": ({"approved_on": "2026-10-26", "submitted_on": "2026-10-20"}, APPROVED),
        "约见网": (
            {"submitted_on": "2026-11-16", "interview_on": "2026-11-27", "interview_with": "李四"},
            REVIEWED,
        ),
        "以后网": ({"connected_on": "2026-11-22"}, Status()),
    }
    for name, (texts, status) in filings.items():
        window.desk.work.do(partial(keep, name=name, status=status, texts=texts))
    return window


def cells(board: DueBoard, column: int) -> list[str]:
    """A column from top to bottom."""
    model = board.dates.entries
    return [model.data(model.index(row, column)) for row in range(model.rowCount(QModelIndex()))]


def editor_of(window: Window) -> Editor:
    wait_for(lambda: window.editor is not None, "the filing")
    assert window.editor is not None
    return window.editor


def test_every_open_date_stands_there_in_words_with_the_most_urgent_first(watched: Window) -> None:
    watched.home.refresh()
    board = shown(watched)
    assert cells(board, 3) == ["逾期网", "图标网", "约见网", "以后网"]
    near = cells(board, 0)
    assert near[0].startswith("⚠ 已逾期")
    assert [words.partition("：")[0] for words in near[1:]] == ["七天内", "七天内", "还有 29 天"]
    assert "已逾期（1）" in board.counts.text()
    colours = [
        board.dates.entries.data(board.dates.entries.index(row, 0), Qt.ItemDataRole.ForegroundRole) for row in (0, 1, 3)
    ]
    assert len({colour.name() for colour in colours}) == 3


def test_a_date_leads_to_the_answer_it_counts_from_or_to_where_it_is_dealt_with(watched: Window) -> None:
    for row, expected in enumerate((page("start"), BADGE, LIFE)):
        board = shown(watched)
        board.dates.selectRow(row)
        press(board.dates, Qt.Key.Key_Return, "\r")
        editor = editor_of(watched)
        assert editor.current is expected
    assert isinstance(editor.page_widget(BADGE), BadgePage)


def test_whose_badge_is_due_is_listed_alone_and_the_choice_outlasts_a_visit(watched: Window) -> None:
    board = shown(watched)
    board.only.setCurrentIndex(board.only.findData("badge"))
    assert cells(board, 3) == ["图标网"]
    watched.show_home()
    board.board = None
    assert cells(shown(watched), 3) == ["图标网"]


def test_whose_face_is_wanted_and_what_to_send_them(watched: Window) -> None:
    board = shown(watched)
    board.kinds[1].click()
    assert [face.face for face in board.faces.entries.rows] == ["李四"]
    message = board.message.toPlainText()
    assert message.startswith("李四您好")
    assert "约见网" in message
    assert "2026-11-27" in message
    board.copy.click()
    assert QGuiApplication.clipboard().text() == message


def test_calendar_and_month_are_saved_where_the_person_says(watched: Window, tmp_path: Path) -> None:
    given(watched).paths = [tmp_path]
    board = shown(watched)
    board.calendar.click()
    wait_for((tmp_path / "备案期限.ics").exists, "the calendar file")
    assert (tmp_path / "备案期限.ics").read_bytes().count(b"BEGIN:VEVENT") == 4
    board.month.setCurrentIndex(1)
    board.sheet.click()
    wait_for((tmp_path / "备案期限-2026-12.pdf").exists, "the month")
    wait_for(watched.notice.isVisible, "the word of it")


def test_without_dates_the_board_says_so_and_leads_back(open_window: Opens) -> None:
    window = open_window(Language.EN)
    board = shown(window)
    assert "Nothing to watch" in board.empty.text()
    assert not board.calendar.isEnabled()
    board.kinds[1].click()
    assert "No face log-in is due" in board.empty.text()
    press(board, Qt.Key.Key_Escape, "")
    wait_for(lambda: window.stack.currentWidget() is window.home, "the list")


def test_another_language_finds_the_person_at_the_board_again(watched: Window) -> None:
    shown(watched)
    watched.speak(Language.EN)
    board = watched.board
    assert board is not None
    wait_for(lambda: board.board is not None, "the dates")
    assert watched.stack.currentWidget() is board
    assert cells(board, 0)[0].endswith("days overdue")
