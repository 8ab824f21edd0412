"""The printed page and the questions lead to each other."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from beian_desktop.form.sections import site
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import wait_for, write
from beian_desktop.gui.page_pane import PagePane
from beian_desktop.gui.page_view import PageView
from beian_desktop.gui.pages.package import PackagePage
from beian_desktop.gui.pages.questions import QuestionsPage
from beian_desktop.gui.window import Window
from beian_desktop.system.language import Language
from beian_desktop.wizard.pages import PACKAGE, page_of_section
from beian_desktop.wizard.targets import target


def beside(editor: Editor, window: Window, question: str) -> PagePane:
    """The pane beside the questions, once it shows the cell of one."""
    window.resize(1180, 800)
    editor.go_to_target(target(question))
    window.switch_page_beside()
    pane = editor.printed
    assert pane is not None
    wait_for(lambda: marked(pane.view) == question, "the page")
    return pane


def marked(view: PageView) -> str:
    return "" if view.marked is None else view.cells[view.marked].question


def focused(editor: Editor) -> str:
    page = editor.page_widget(editor.current)
    assert isinstance(page, QuestionsPage)
    block = page.block_with_focus()
    return block.question.id if block is not None else ""


def test_the_mark_follows_the_question_with_the_focus(sample: Editor, window: Window) -> None:
    pane = beside(sample, window, "site.name")
    assert "网站名称" in pane.view.accessibleName()
    sample.go_to_target(target("operator.name"))
    wait_for(lambda: marked(pane.view) == "operator.name", "the other cell")
    sample.go_to_target(target("start.kind"))
    wait_for(lambda: not pane.state.isHidden() and "不印在表格里" in pane.state.text(), "the hint")
    assert pane.view.marked is None


def test_a_click_and_a_key_on_a_cell_lead_to_its_question(sample: Editor, window: Window) -> None:
    pane = beside(sample, window, "operator.name")
    cell = next(cell for cell in pane.view.cells if cell.question == "operator.kind")
    QTest.mouseClick(pane.view, Qt.MouseButton.LeftButton, pos=pane.view.place(cell).center())
    assert focused(sample) == "operator.kind"
    QTest.keyClick(sample, Qt.Key.Key_F8)
    assert QApplication.focusWidget() is pane.view
    QTest.keyClick(pane.view, Qt.Key.Key_Down)
    following = marked(pane.view)
    assert following != "operator.kind"
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert focused(sample) == following


def test_an_answer_is_printed_soon_after_it_was_given(sample: Editor, window: Window) -> None:
    pane = beside(sample, window, site.NAME.id)
    before = pane.package
    page = sample.page_widget(page_of_section("site"))
    assert isinstance(page, QuestionsPage)
    block = page.block(site.NAME.id)
    assert block is not None
    write(block.input.parts()[0], "另一个名称")
    block.commit()
    wait_for(lambda: pane.package is not before, "the new page")
    assert sample.draft.answers.typed(site.NAME) == "另一个名称"
    wait_for(lambda: marked(pane.view) == site.NAME.id, "the mark")


def test_the_wish_is_remembered_and_gives_way_in_a_narrow_window(sample: Editor, window: Window) -> None:
    pane = beside(sample, window, "site.name")
    window.resize(860, 700)
    wait_for(lambda: not pane.isVisible(), "the room")
    window.resize(1180, 800)
    wait_for(pane.isVisible, "the pane")
    window.speak(Language.EN)
    assert window.editor is not None
    again = window.editor.printed
    assert again is not None
    wait_for(again.isVisible, "the pane again")
    again.closed.emit()
    assert not again.isVisible()
    assert not window.desk.preferences.page_beside


def test_a_cell_of_the_preview_leads_to_its_question(sample: Editor) -> None:
    sample.go_to(PACKAGE)
    page = sample.page_widget(PACKAGE)
    assert isinstance(page, PackagePage)
    wait_for(lambda: page.documents.boxes, "the documents")
    page.look.click()
    shown = page.previewed
    wait_for(lambda: not shown.page.pixmap().isNull(), "the first page")
    file = shown.file
    assert file is not None
    shown.page.clear()
    shown.pages.setCurrentRow(file.leaves.index(("registration", 0)))
    wait_for(lambda: shown.page.cells, "the form")
    cell = shown.page.cells[3]
    QTest.mouseClick(shown.page, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert sample.current is PACKAGE
    QTest.mouseClick(shown.page, Qt.MouseButton.LeftButton, pos=shown.page.place(cell).center())
    assert sample.current is page_of_section(cell.question.partition(".")[0])
    assert focused(sample) == cell.question
