"""Every input on every page has a name and a description, in both languages, and its label is its buddy."""

from __future__ import annotations

import pytest

from beian_desktop.gui.pages.questions import QuestionsPage
from beian_desktop.system.language import Language
from beian_desktop.wizard.pages import shown_pages
from tests.gui.conftest import Opens, begin


@pytest.mark.parametrize("language", list(Language))
def test_every_input_has_a_name_and_a_description(open_window: Opens, language: Language) -> None:
    editor = begin(open_window(language))
    nameless = []
    for page in shown_pages(editor.draft.answers):
        widget = editor.page_widget(page)
        if isinstance(widget, QuestionsPage):
            for block in widget.blocks():
                assert block.label.buddy() is block.input.parts()[0]
                nameless += [
                    block.question.id
                    for part in block.input.parts()
                    if not (
                        part.accessibleName().startswith(block.question.label_for(editor.draft.answers).in_(language))
                        and part.accessibleDescription()
                    )
                ]
    assert nameless == []
