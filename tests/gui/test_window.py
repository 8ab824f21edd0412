"""The window around the filings: list, language, look, import, delete."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from beian_desktop.form.sections import site
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import wait_for
from beian_desktop.gui.home import DELETE
from beian_desktop.gui.preferences import Look
from beian_desktop.gui.welcome import NEW
from beian_desktop.gui.widgets import ScrollPage
from beian_desktop.gui.window import UNSAVED, Window
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language
from beian_desktop.wizard.pages import REVIEW
from tests.gui.conftest import TODAY, Opens, begin, given


def test_an_empty_list_says_what_this_is_and_begins_a_filing(window: Window) -> None:
    assert window.home.stack.currentWidget() is window.home.welcome
    window.home.welcome.new.click()
    wait_for(lambda: window.editor is not None, "a new filing")


def test_the_list_finds_by_one_character_and_deletes_after_asking(window: Window) -> None:
    editor = begin(window)
    editor.draft.give(editor.draft.answers.with_text(site.NAME, "示例官网"))
    window.show_home()
    wait_for(lambda: window.home.model.rows, "the list")
    window.home.search.setText("例")
    wait_for(lambda: [s.title for s in window.home.model.rows] == ["示例官网"], "what was searched for")
    window.home.search.setText("无")
    wait_for(lambda: not window.home.model.rows, "nothing")
    window.home.search.setText("")
    wait_for(lambda: window.home.model.rows, "the list")
    given(window).agree = False
    window.home.delete.click()
    assert given(window).asked == ["删除“示例官网”？"]
    given(window).agree = True
    window.home.delete.click()
    wait_for(lambda: window.home.stack.currentWidget() is window.home.welcome, "the empty list")


def test_the_language_changes_at_once_and_stays_on_the_page(window: Window) -> None:
    editor = begin(window)
    editor.step(1)
    window.speak(Language.EN)
    assert window.editor is not None
    assert window.editor.current is editor.current
    words = [label.text() for label in window.editor.page_widget(window.editor.current).findChildren(QLabel)]
    assert "Subject" in words
    assert window.home.new.text() == NEW.en


def test_size_and_look_are_remembered(open_window: Opens, folder: Path) -> None:
    window = open_window()
    window.set_text_size(150)
    window.set_look(Look.DARK)
    assert window.desk.preferences.text_size == 150
    assert window.home.delete.text() == DELETE.zh
    assert "#14181f" in window.styleSheet() + _application_sheet()
    window.set_text_size(100)
    window.set_look(Look.LIGHT)


def _application_sheet() -> str:
    from beian_desktop.gui.app import make_application

    return make_application().styleSheet()


def test_a_file_that_cannot_be_imported_is_told_in_one_sentence(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "foreign.json"
    file.write_text("{", encoding="utf-8")
    window.import_files([file])
    wait_for(window.notice.isVisible, "the notice")
    assert "foreign.json" in window.notice.text.text()


def test_an_imported_filing_is_checked_and_listed(window: Window, tmp_path: Path) -> None:
    from beian_desktop.services.sample import write_sample

    window.import_files([write_sample(tmp_path, TODAY)[0]])
    wait_for(lambda: window.home.model.rows, "the list")
    summary = window.home.model.rows[0]
    assert (summary.missing, summary.errors) == (0, 0)


def test_good_news_go_by_themselves_and_bad_news_stay(window: Window) -> None:
    window.desk.tell(UNSAVED)
    window.notice.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    window.notice.leaving.timeout.emit()
    assert window.notice.isVisible()
    window.notice.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    window.notice.leaving.timeout.emit()
    assert not window.notice.isVisible()
    window.desk.tell_failure(Failure(UNSAVED))
    assert window.notice.isVisible()
    assert not window.notice.leaving.isActive()


def test_a_filing_that_was_left_is_destroyed_page_by_page(window: Window, editor: Editor) -> None:
    editor.go_to(REVIEW)
    pages = editor.findChildren(ScrollPage)
    gone: list[str] = []
    editor.destroyed.connect(lambda: gone.append("the filing"))
    for made in pages:
        made.destroyed.connect(lambda: gone.append("a page"))
    window.show_home()
    wait_for(lambda: gone[-1:] == ["the filing"], "its end")
    assert gone == ["a page"] * len(pages) + ["the filing"]
