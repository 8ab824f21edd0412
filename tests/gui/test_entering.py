"""Enter, and nothing else, leads through the whole form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from beian_desktop.form.sections import access, principal, registrar, service, site, start
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import leave, write
from beian_desktop.gui.inputs.boxes import Paragraph
from beian_desktop.gui.inputs.text import LineInput
from beian_desktop.gui.pages.questions import QuestionsPage
from beian_desktop.wizard.pages import shown_pages
from beian_desktop.wizard.targets import target
from tests.gui.conftest import as_unit
from tests.gui.test_editor import input_of


def entered(editor: Editor, page: QuestionsPage) -> list[str]:
    """The questions that Enter leads through, until it leaves them."""
    passed: list[str] = []
    while (block := page.block_with_focus()) is not None and block.question.id not in passed:
        passed.append(block.question.id)
        focus = editor.window().focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Return)
        if page.block_with_focus() is block:  # within a question of several inputs
            passed.pop()
    return passed


def test_enter_leads_through_every_page_and_on(editor: Editor) -> None:
    as_unit(editor)
    answers = editor.draft.answers
    for field in (site.HAS_OWN_DOMAIN, service.INTERACTIVE):
        answers = answers.with_text(field, "true")
    for territory in (access.TERRITORY, registrar.TERRITORY):
        answers = answers.with_text(territory, "domestic")
    editor.draft.give(answers.with_text(site.OTHER_DOMAINS, ""))
    for each in shown_pages(editor.draft.answers):
        if not each.sections:
            continue
        editor.go_to(each)
        page = editor.page_widget(each)
        assert isinstance(page, QuestionsPage)
        asked = [block.question.id for block in page.blocks() if block.input.isEnabled()]
        assert entered(editor, page) == asked
        assert editor.window().focusWidget() is editor.next


def test_a_digit_chooses_the_option_in_that_place(editor: Editor) -> None:
    window = editor.window()
    for question, digit in ((start.KIND, Qt.Key.Key_3), (service.FEATURES, Qt.Key.Key_2)):
        editor.go_to_target(target(question.id))
        focus = window.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, digit)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    assert editor.draft.answers.typed(start.KIND) == "change"
    assert editor.draft.answers.texts(service.FEATURES) == ("comment",)


def test_enter_leaves_an_empty_box_of_several_lines_and_breaks_a_line_in_another(editor: Editor) -> None:
    editor.go_to_target(target(site.OTHER_DOMAINS.id))
    page = editor.page_widget(editor.current)
    assert isinstance(page, QuestionsPage)
    box = editor.window().focusWidget()
    assert isinstance(box, Paragraph)
    QTest.keyClicks(box, "example.net")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.toPlainText() == "example.net\n"
    box.clear()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.toPlainText() == ""
    assert not box.hasFocus()


def test_a_code_point_becomes_its_character(editor: Editor) -> None:
    as_unit(editor)
    line = input_of(editor, principal.NAME, LineInput).line
    write(line, "20BB7")
    QTest.keyClick(line, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert line.text() == "𠮷"
    write(line, "E000")  # private: no character
    QTest.keyClick(line, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert line.text() == "E000"
    write(line, "4E2D")
    QTest.keyClick(line, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    leave(input_of(editor, principal.NAME, LineInput))
    assert editor.draft.answers.typed(principal.NAME) == "中"
