"""Looking at pages answers nothing."""

from __future__ import annotations

from beian_desktop.filing.answers import Answers
from beian_desktop.gui.editor import Editor
from beian_desktop.wizard.pages import shown_pages


def test_going_through_all_pages_gives_no_answer(editor: Editor) -> None:
    for page in shown_pages(editor.draft.answers):
        editor.go_to(page)
        editor.page_widget(page).focus_first()
    editor.commit()
    assert editor.draft.answers == Answers()
