"""Working on a filing: saving, checking, the link to the principal, errors that lead to their fields."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel

from beian_desktop.form.field import Question
from beian_desktop.form.sections import operator, people, principal, site, start
from beian_desktop.gui.draft import Draft
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import compose, leave, press, wait_for, write
from beian_desktop.gui.inputs.area import AreaInput
from beian_desktop.gui.inputs.base import Input
from beian_desktop.gui.inputs.choices import ComboInput, TickInput
from beian_desktop.gui.inputs.rows import RowsInput
from beian_desktop.gui.inputs.text import LineInput
from beian_desktop.gui.pages.questions import QuestionsPage
from beian_desktop.gui.pages.review import ReviewPage
from beian_desktop.gui.question_block import QuestionBlock
from beian_desktop.gui.window import Window
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text
from beian_desktop.wizard.pages import PAGES, REVIEW, page, page_of_section
from tests.gui.conftest import TODAY, as_unit, close, given

T = TypeVar("T", bound=Input)


def block_of(editor: Editor, question: Question) -> QuestionBlock:
    """The question on its page, shown with the focus."""
    editor.go_to(page_of_section(question.id.partition(".")[0]))
    widget = editor.page_widget(editor.current)
    assert isinstance(widget, QuestionsPage)
    widget.focus_on(question.id)
    block = widget.block(question.id)
    assert block is not None
    return block


def input_of(editor: Editor, question: Question, kind: type[T]) -> T:
    """The input of a question, which must be of that kind."""
    found = block_of(editor, question).input
    assert isinstance(found, kind)
    return found


def saved(editor: Editor) -> None:
    """Waits until everything is on disk and checked."""
    wait_for(lambda: editor.draft.is_saved, "the answers to be saved")


def test_an_answer_is_saved_when_the_focus_leaves(editor: Editor, window: Window) -> None:
    line = input_of(editor, site.NAME, LineInput).line
    write(line, "示例科技官网")
    press(line, Qt.Key.Key_Return, "\r")
    saved(editor)
    assert "已保存 12:00:00" in editor.saved.text()
    window.close()
    wait_for(lambda: not window.isVisible(), "the window to close")
    with Workspace.open(window.desk.folder, Clock(TODAY)) as workspace:
        assert workspace.filing(editor.draft.filing.id).answers.typed(site.NAME) == "示例科技官网"


def test_enter_moves_on_but_not_while_composing(editor: Editor) -> None:
    line = input_of(editor, site.NAME, LineInput).line
    QApplication.sendEvent(line, QInputMethodEvent("shi li", []))
    press(line, Qt.Key.Key_Return, "\r")
    assert editor.window().focusWidget() is line
    compose(line, "示例")
    press(line, Qt.Key.Key_Return, "\r")
    assert editor.window().focusWidget() is line
    QApplication.processEvents()
    press(line, Qt.Key.Key_Return, "\r")
    assert editor.window().focusWidget() is not line
    assert line.text() == "示例"


def test_enter_goes_past_calendar_and_lists_to_the_next_question(editor: Editor) -> None:
    for question, following in ((start.CONNECTED_ON, start.NOTIFIED_ON), (site.OPENED_ON, site.HAS_OWN_DOMAIN)):
        block = block_of(editor, question)
        block.focus_input()
        press(block.input.parts()[0], Qt.Key.Key_Return, "\r")
        assert editor.question_with_focus == following.id


def test_enter_goes_through_a_row_until_a_line_stays_empty(editor: Editor) -> None:
    rows = input_of(editor, site.IP_RANGES, RowsInput)
    write(rows.lines[0][0], "203.0.113.9")
    press(rows.lines[0][0], Qt.Key.Key_Return, "\r")
    assert editor.window().focusWidget() is rows.lines[0][1]
    press(rows.lines[0][1], Qt.Key.Key_Return, "\r")
    assert editor.question_with_focus not in ("", site.IP_RANGES.id)


def test_full_width_signs_of_an_address_become_plain_on_leaving_and_are_named(editor: Editor) -> None:
    block = block_of(editor, principal.EMAIL)
    assert isinstance(block.input, LineInput)
    write(block.input.line, "lisi＠example。com")
    press(block.input.line, Qt.Key.Key_Return, "\r")
    assert block.input.line.text() == "lisi@example.com"
    assert "＠→@" in block.fact.text()


def test_a_ticked_role_follows_the_principal_and_unticking_leaves_the_values(editor: Editor) -> None:
    as_unit(editor)
    officer = people.SECURITY_OFFICER
    write(input_of(editor, principal.NAME, LineInput).line, "张三")
    box = input_of(editor, officer.same_as, TickInput).box
    press(box, Qt.Key.Key_Space, " ")
    name = block_of(editor, officer.name)
    assert isinstance(name.input, LineInput)
    assert (name.input.line.text(), name.input.isEnabled()) == ("张三", False)
    write(input_of(editor, principal.NAME, LineInput).line, "李四")
    editor.commit()
    editor.go_to(page("people"))
    assert name.input.line.text() == "李四"
    press(input_of(editor, officer.same_as, TickInput).box, Qt.Key.Key_Space, " ")
    assert (name.input.line.text(), name.input.isEnabled()) == ("李四", True)
    assert editor.draft.answers.typed(officer.name) == "李四"


def test_an_unanswered_tick_says_that_an_answer_is_wanted(editor: Editor) -> None:
    officer = people.SECURITY_OFFICER
    block = block_of(editor, officer.same_as)
    assert block.star.isVisible()
    assert block.hint.text() == "还没回答：是同一个人就打勾，不是就在下面填写这个人"
    press(input_of(editor, officer.same_as, TickInput).box, Qt.Key.Key_Space, " ")
    assert not block.star.isVisible()
    assert "打勾即可" in block.hint.text()


def test_ticking_again_asks_before_it_hides_own_values_and_keeps_them(editor: Editor, window: Window) -> None:
    officer = people.SECURITY_OFFICER
    write(input_of(editor, officer.name, LineInput).line, "王五")
    given(window).agree = False
    box = input_of(editor, officer.same_as, TickInput).box
    press(box, Qt.Key.Key_Space, " ")
    assert len(given(window).asked) == 1
    assert not box.isChecked()
    given(window).agree = True
    press(box, Qt.Key.Key_Space, " ")
    assert box.isChecked()
    assert editor.draft.answers.typed(officer.name) == "王五"


def test_an_identity_number_is_told_as_it_is_typed_and_a_wrong_one_gets_proposals(editor: Editor) -> None:
    combo = input_of(editor, principal.ID_TYPE, ComboInput)
    write(combo.combo.box, "居民身份证")
    leave(combo)
    block = block_of(editor, principal.ID_NUMBER)
    assert isinstance(block.input, LineInput)
    write(block.input.line, "11010519491231002X")
    assert block.fact.text() == "1949年12月31日出生，女，北京市朝阳区"
    write(block.input.line, "110105194912310021")
    press(block.input.line, Qt.Key.Key_Return, "\r")
    wait_for(lambda: block.messages.count() > 1, "the message")
    block.use("11010519491231002X")
    assert editor.draft.answers.typed(principal.ID_NUMBER) == "11010519491231002X"


def test_an_area_is_found_by_initials_and_names_the_police_office(editor: Editor) -> None:
    as_unit(editor)
    block = block_of(editor, operator.OFFICE_REGION)
    assert isinstance(block.input, AreaInput)
    write(block.input.line, "110108")
    leave(block.input)
    wait_for(lambda: editor.draft.answers.typed(operator.OFFICE_REGION) == "110108", "the area")
    assert [combo.currentText() for combo in block.input.levels][:2] == ["北京市", "海淀区"]


def test_many_pasted_lines_become_many_rows(editor: Editor) -> None:
    rows = input_of(editor, site.IP_RANGES, RowsInput)
    QApplication.clipboard().setText("203.0.113.1\n203.0.113.4-203.0.113.9\n\n2001:db8::1\n")
    first = rows.lines[0][0]
    assert first.takes_lines is not None
    first.takes_lines(QApplication.clipboard().text())
    answers = editor.draft.answers
    assert answers.texts(site.IP_FROM) == ("203.0.113.1", "203.0.113.4", "2001:db8::1")
    assert answers.texts(site.IP_TO) == ("", "203.0.113.9")


def test_next_tells_what_is_missing_and_an_error_of_the_review_leads_to_its_field(editor: Editor) -> None:
    wait_for(lambda: editor.draft.report.issues, "the report")
    start_page = editor.page_widget(page("start"))
    assert isinstance(start_page, QuestionsPage)
    block = start_page.block(start.KIND.id)
    assert block is not None
    assert block.messages.count() == 0
    editor.step(1)
    assert block.messages.count() == 1
    editor.go_to(REVIEW)
    review = editor.page_widget(REVIEW)
    assert isinstance(review, ReviewPage)
    link = review.links[0]
    link.setFocus()
    press(link, Qt.Key.Key_Return, "\r")
    assert editor.current is page("start")
    focus = editor.window().focusWidget()
    assert block.input.isAncestorOf(focus)


def test_alt_arrows_and_ctrl_numbers_go_through_the_pages(editor: Editor) -> None:
    editor.step(1)
    assert editor.current is PAGES[1]
    editor.step(-1)
    assert editor.current is PAGES[0]


def test_undo_takes_a_change_back_and_redo_gives_it_again(editor: Editor, window: Window) -> None:
    line = input_of(editor, site.NAME, LineInput).line
    write(line, "示例")
    editor.commit()
    editor.draft.undo()
    editor.show_anew()
    assert line.text() == ""
    editor.draft.redo()
    editor.show_anew()
    assert line.text() == "示例"
    saved(editor)


def test_an_answer_given_while_the_others_are_read_is_saved_before_they_are_compared(
    editor: Editor, window: Window
) -> None:
    opened, happened = Draft(window.desk, editor.draft.filing), list[str]()
    opened.saved.connect(lambda: happened.append("saved"))
    opened.checked.connect(lambda: happened.append("checked"))
    opened.check()
    opened.give(opened.answers.with_text(site.NAME, "示例网"))
    wait_for(lambda: "checked" in happened, "the report")
    assert happened[0] == "saved"
    assert not any(opened.report.at(site.NAME.id))


def test_what_cannot_be_saved_is_told_and_tried_again(editor: Editor, window: Window) -> None:
    filing_id = editor.draft.filing.id
    window.desk.work.do(lambda workspace: workspace.remove(filing_id))
    editor.draft.give(editor.draft.answers.with_text(site.NAME, "示例"))
    wait_for(lambda: "没有保存" in editor.saved.text(), "the failure")
    assert not editor.draft.is_saved
    close(window)
    assert given(window).asked == ["有内容还没保存，仍要退出？"]


def test_a_failure_in_the_worker_is_told_in_one_place(window: Window) -> None:
    def fail(_: Workspace) -> None:
        raise Failure(Text("磁盘满了。", "The disk is full."))

    window.desk.work.do(fail)
    wait_for(window.notice.isVisible, "the notice")
    assert window.notice.text.text() == "磁盘满了。"


def test_a_row_that_lacks_its_first_address_says_so(editor: Editor) -> None:
    rows = [{site.IP_FROM: "203.0.113.10"}, {site.IP_TO: "203.0.113.20"}]
    editor.draft.give(editor.draft.answers.with_rows(site.IP_RANGES, rows))
    block = block_of(editor, site.IP_RANGES)
    block_of(editor, site.NAME)
    wait_for(lambda: any("第 2 行" in text.text() for text in block.findChildren(QLabel)), "the row that lacks one")
