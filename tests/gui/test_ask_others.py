"""The page that asks others: a message for each party, gone once its answers are there."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from beian_desktop.form.sections import site
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import wait_for
from beian_desktop.gui.pages.ask_others import COPIED, AskOthersPage
from beian_desktop.wizard.ask_others import groups
from beian_desktop.wizard.pages import ASK_OTHERS


def asking(editor: Editor) -> AskOthersPage:
    """The page, shown."""
    editor.go_to(ASK_OTHERS)
    page = editor.page_widget(ASK_OTHERS)
    assert isinstance(page, AskOthersPage)
    return page


def test_each_party_gets_a_message_that_one_button_copies(editor: Editor) -> None:
    page = asking(editor)
    wait_for(lambda: len(page.copies) > 3, "the first report")
    expected = groups(editor.draft.filing, editor.draft.report)
    assert len(page.copies) == len(expected)
    assert len({copy.accessibleName() for copy in page.copies}) == len(expected)
    page.copies[1].click()
    assert QGuiApplication.clipboard().text() == expected[1].message(page.desk.language)
    assert [copy.text() == page.desk.say(COPIED) for copy in page.copies] == [
        copy is page.copies[1] for copy in page.copies
    ]


def asked(page: AskOthersPage) -> str:
    """The messages as they stand on the page."""
    copied = []
    for copy in page.copies:
        copy.click()
        copied.append(QGuiApplication.clipboard().text())
    return "\n".join(copied)


def test_an_answer_that_is_given_is_asked_no_longer(editor: Editor) -> None:
    page, label = asking(editor), site.DOMAIN.label.in_(editor.draft.desk.language)
    editor.draft.give(editor.draft.answers.with_text(site.HAS_OWN_DOMAIN, "true"))
    wait_for(lambda: label in asked(page), "the question about the domain")
    editor.draft.give(editor.draft.answers.with_text(site.DOMAIN, "example.com"))
    wait_for(lambda: label not in asked(page), "the answered question to go")


def test_a_complete_filing_has_nobody_to_ask(sample: Editor) -> None:
    page = asking(sample)
    wait_for(lambda: not page.copies, "the messages to go")
