"""The help beside the page: found by words, led to by F1, offline."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QUrl

from beian_desktop.form.field import Question
from beian_desktop.form.sections import site
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import press, wait_for, write
from beian_desktop.gui.help_pane import EXCERPT, HelpPane, near
from beian_desktop.gui.pages.attachments import AttachmentsPage
from beian_desktop.gui.window import Window
from beian_desktop.services.help import for_field, topic, topics
from beian_desktop.system.language import Language
from beian_desktop.wizard.pages import ATTACHMENTS
from tests.gui.conftest import as_unit
from tests.gui.test_editor import block_of


@pytest.fixture
def pane(window: Window) -> HelpPane:
    """The help, opened from the menu."""
    window.help_pane().open()
    return window.help_pane()


def test_all_topics_are_listed_and_a_word_leaves_those_that_hold_it(pane: HelpPane) -> None:
    assert pane.list.count() == len(topics(Language.ZH))
    write(pane.search, "转账")
    assert 0 < pane.list.count() < len(topics(Language.ZH))
    write(pane.search, "没有这个词")
    assert pane.list.count() == 0
    assert pane.nothing.isVisible()
    assert "没有这个词" in pane.nothing.text()


def test_enter_opens_the_best_hit_and_links_lead_on_and_back(pane: HelpPane) -> None:
    write(pane.search, "期限")
    press(pane.search, Qt.Key.Key_Return, "\r")
    assert pane.topic_id == "deadlines"
    pane.text.anchorClicked.emit(QUrl("who-must-file.md"))
    assert pane.topic_id == "who-must-file"
    assert pane.back.isVisible()
    pane.back.click()
    assert pane.topic_id == "deadlines"
    pane.all.click()
    assert pane.list.isVisible()
    assert pane.topic_id == ""


def test_every_link_between_topics_leads_somewhere(pane: HelpPane) -> None:
    for each in topics(Language.ZH):
        pane.show_topic(each.id)
        assert pane.text.toPlainText().startswith(each.title)
        for target in re.findall(r"\]\(([^)]*)\)", each.markdown):
            pane.text.anchorClicked.emit(QUrl(target))
            assert f"{pane.topic_id}.md" == target


def test_a_link_that_leads_out_of_the_help_is_not_followed(pane: HelpPane) -> None:
    pane.show_topic("deadlines")
    pane.text.anchorClicked.emit(QUrl("https://example.com/"))
    assert pane.topic_id == "deadlines"
    assert pane.text.loadResource(2, QUrl("https://example.com/a.png")) is None


def test_f1_opens_the_questions_own_help_and_its_topic_and_closes_both(editor: Editor, window: Window) -> None:
    block = block_of(editor, site.ICP_NUMBER)
    window.help_here()
    assert block.help.isVisible()
    assert window.help is not None
    assert window.help.topic_id == for_field(site.ICP_NUMBER.id)[0]
    assert editor.window().focusWidget() in block.input.parts()
    window.help_here()
    assert not block.help.isVisible()
    assert not window.help.isVisible()


def test_on_a_page_without_questions_f1_opens_the_topic_of_the_page(editor: Editor, window: Window) -> None:
    as_unit(editor)
    editor.go_to(ATTACHMENTS)
    window.help_here()
    assert window.help is not None
    assert window.help.topic_id == for_field(ATTACHMENTS.id)[0]


@pytest.mark.parametrize("field", [site.ICP_NUMBER, site.IP_RANGES])
def test_f1_on_what_a_provider_knows_tells_where_to_find_it(editor: Editor, window: Window, field: Question) -> None:
    editor.draft.give(editor.draft.answers.with_text(site.HAS_OWN_DOMAIN, "true"))
    block_of(editor, field).focus_input()
    window.help_here()
    assert window.help is not None
    assert window.help.topic_id == "where-to-find"


def test_f1_on_the_domain_certificate_tells_where_to_find_it(editor: Editor, window: Window) -> None:
    editor.draft.give(editor.draft.answers.with_text(site.HAS_OWN_DOMAIN, "true"))
    editor.go_to(ATTACHMENTS)
    page = editor.page_widget(ATTACHMENTS)
    assert isinstance(page, AttachmentsPage)
    wait_for(lambda: page.card(site.DOMAIN_CERTIFICATE.id) is not None, "the card")
    page.focus_on(site.DOMAIN_CERTIFICATE.id)
    window.help_here()
    assert window.help is not None
    assert window.help.topic_id == "where-to-find"


def test_without_a_question_the_menu_opens_the_topics_and_escape_closes_them(window: Window) -> None:
    window.help_here()
    assert window.help is not None
    assert window.help.isVisible()
    press(window.help.list, Qt.Key.Key_Escape)
    assert not window.help.isVisible()


def test_another_language_keeps_the_topic(window: Window) -> None:
    window.help_pane().show_topic("deadlines")
    window.speak(Language.EN)
    assert window.help is not None
    assert window.help.isVisible()
    assert window.help.text.accessibleName() == topic("deadlines", Language.EN).title


def test_in_a_narrow_window_the_task_list_gives_way_to_the_help(editor: Editor, window: Window) -> None:
    window.resize(1024, 700)
    window.help_pane().open()
    QCoreApplication.processEvents()
    assert not editor.side.isVisible()
    window.help_pane().hide()
    QCoreApplication.processEvents()
    assert editor.side.isVisible()


def test_the_line_under_a_topic_shows_the_word_that_was_searched_for(pane: HelpPane) -> None:
    write(pane.search, "电话")
    lines = [pane.list.item(row).data(EXCERPT) for row in range(pane.list.count())]
    assert len(lines) > 3
    assert [line for line in lines if "电话" not in line[:10]] == []
    assert near("short words", "WORDS") == "…hort words"
    assert near("words", "words") == "words"
