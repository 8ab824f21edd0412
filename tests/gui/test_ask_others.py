"""The page that asks others: a message for each party, gone once its answers are there."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel

from beian_desktop.attachments.content import InMemory
from beian_desktop.attachments.pdf_text import text_of_pages
from beian_desktop.form.policy import Asks
from beian_desktop.form.sections import site, start
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import wait_for
from beian_desktop.gui.pages.ask_others import COPIED, AskOthersPage
from beian_desktop.gui.pages.plan_cards import LEFT
from beian_desktop.gui.window import Window
from beian_desktop.wizard.ask_others import groups
from beian_desktop.wizard.pages import ASK_OTHERS
from tests.gui.conftest import given


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


def test_what_one_builder_knows_is_one_message(editor: Editor) -> None:
    page = asking(editor)
    wait_for(lambda: len(page.copies) > 3, "the first report")
    apart = [group.who for group in page.groups]
    assert {Asks.HOST, Asks.WEBMASTER} <= set(apart)
    page.builder.click()
    together = [group.who for group in page.groups]
    assert Asks.WEBMASTER in together
    assert not {Asks.HOST, Asks.REGISTRAR} & set(together)
    assert page.desk.preferences.one_builder


def test_the_days_left_stand_above_the_steps_and_lead_to_the_messages(editor: Editor) -> None:
    assert editor.due.isHidden()
    answers = editor.draft.answers.with_text(start.NOTIFIED_ON, "2026-11-20").with_text(start.KIND, start.NEW.code)
    editor.draft.give(answers.with_text(start.NOTICE_DAYS, "10"))
    wait_for(lambda: not editor.due.isHidden(), "the limit")
    assert editor.due.text() == editor.desk.say(LEFT, days=7)
    editor.due.click()
    page = editor.page_widget(ASK_OTHERS)
    assert isinstance(page, AskOthersPage)
    assert editor.current is ASK_OTHERS
    assert any("2026-11-30" in words.text() for words in page.findChildren(QLabel))


def test_the_messages_are_printed_with_the_days_left(window: Window, editor: Editor, tmp_path: Path) -> None:
    editor.draft.give(editor.draft.answers.with_text(start.NOTIFIED_ON, "2026-11-20"))
    page = asking(editor)
    wait_for(lambda: editor.draft.plan is not None and editor.draft.plan.limits and page.groups, "the plan")
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    given(window).printer_chosen = (printer, range(2))
    page.print.click()
    printed = "".join(text_of_pages(InMemory((tmp_path / "sheet.pdf").read_bytes())))
    text = unicodedata.normalize("NFKC", printed)  # Qt writes some characters as their radicals
    assert "2026-11-27" in text
    assert start.CONNECTED_ON.label.zh in text
