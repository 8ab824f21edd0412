"""After submission: steps noted by buttons, what came back as a list, read-only filings and what goes on from them."""

from __future__ import annotations

from PySide6.QtCore import Qt

from beian_desktop.filing.status import State
from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import access, operator, principal, result, site, start
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import press, wait_for, write
from beian_desktop.gui.inputs.choices import RadioInput
from beian_desktop.gui.inputs.day import DayInput
from beian_desktop.gui.inputs.text import LineInput, ParagraphInput
from beian_desktop.gui.pages.asking_form import AskingForm
from beian_desktop.gui.pages.life import LifePage
from beian_desktop.gui.pages.questions import QuestionsPage
from beian_desktop.gui.question_block import QuestionBlock
from beian_desktop.gui.window import Window
from beian_desktop.wizard.pages import BADGE, LIFE, page, page_of_section
from tests.gui.conftest import given

NUMBER = "京公网安备11010802000001号"
REMARK = "网站名称与ICP备案不一致；身份证正面照片不清晰"


def progress(editor: Editor) -> LifePage:
    """The page Progress, shown."""
    editor.go_to(LIFE)
    shown = editor.page_widget(LIFE)
    assert isinstance(shown, LifePage)
    return shown


def form_after(shown: LifePage, name: str) -> AskingForm:
    """Presses a button of the page with the keyboard; what it asks."""
    shown.buttons[name].setFocus()
    press(shown.buttons[name], Qt.Key.Key_Return, "\r")
    assert shown.form is not None
    return shown.form


def put(form: AskingForm, field: BaseField, text: str) -> None:
    """Writes an answer into a form."""
    asking = form.inputs[field]
    assert isinstance(asking, LineInput | DayInput | ParagraphInput)
    write(asking.box if isinstance(asking, ParagraphInput) else asking.line, text)


def settled(editor: Editor, state: State) -> None:
    """Waits until the filing's site is in that state and the page shows it."""
    wait_for(lambda: editor.draft.filing.status.site is state, state.value)


def submit(editor: Editor) -> LifePage:
    """Notes that the open filing was submitted."""
    shown = progress(editor)
    form = form_after(shown, "submit")
    form.ok.click()
    settled(editor, State.SUBMITTED)
    return shown


def approve(editor: Editor) -> LifePage:
    """Notes that the open filing was submitted and approved."""
    shown = submit(editor)
    form = form_after(shown, "approve")
    put(form, result.NUMBER, NUMBER)
    form.ok.click()
    settled(editor, State.APPROVED)
    return shown


def begun(window: Window, before: Editor) -> Editor:
    """The filing that a button of the page began, open in the window."""
    wait_for(lambda: window.editor is not None and window.editor is not before, "the other filing")
    assert window.editor is not None
    return window.editor


def block_of(editor: Editor, field: BaseField) -> QuestionBlock:
    """A question on its page, shown."""
    editor.go_to(page_of_section(field.section_id))
    shown = editor.page_widget(editor.current)
    assert isinstance(shown, QuestionsPage)
    block = shown.block(field.id)
    assert block is not None
    return block


def test_a_filing_with_errors_cannot_be_noted_as_submitted(editor: Editor) -> None:
    wait_for(lambda: editor.draft.report.issues, "the report")
    shown = progress(editor)
    assert not shown.buttons["submit"].isEnabled()


def test_submission_asks_for_day_and_way_and_closes_the_answers(sample: Editor) -> None:
    shown = progress(sample)
    form = form_after(shown, "submit")
    press(form, Qt.Key.Key_Escape)
    assert shown.form is None
    form = form_after(shown, "submit")
    assert list(form.inputs) == [result.SUBMITTED_ON, result.SUBMITTED_BY]
    assert all(part.accessibleName() for asking in form.inputs.values() for part in asking.parts())
    put(form, result.SUBMITTED_ON, "2026-12-01")
    form.ok.click()
    assert "还没有到" in form.errors[result.SUBMITTED_ON].text()
    put(form, result.SUBMITTED_ON, "20261122")
    way = form.inputs[result.SUBMITTED_BY]
    assert isinstance(way, RadioInput)
    assert way.group.checkedButton() is not None
    form.ok.click()
    settled(sample, State.SUBMITTED)
    assert shown.form is None
    assert "submit" not in shown.buttons
    block = block_of(sample, site.NAME)
    assert not block.input.isEnabled()
    questions = sample.page_widget(sample.current)
    assert isinstance(questions, QuestionsPage)
    assert "审核期间答案不动" in questions.banner.text()
    assert block_of(sample, result.BADGE_ON).input.isEnabled()


def test_a_pasted_return_text_becomes_a_list_that_is_ticked_off(sample: Editor, window: Window) -> None:
    shown = submit(sample)
    form = form_after(shown, "return")
    put(form, result.RETURN_REASON, REMARK + "；IP地址有误")
    boxes = form.room.itemAt(0).widget().boxes  # type: ignore[union-attr]
    assert [spoken.place for spoken in boxes] == ["principal.id_front", "site.name", "site.ip_ranges"]
    list(boxes.values())[2].click()
    form.ok.click()
    settled(sample, State.RETURNED)
    wait_for(lambda: len(shown.mend.links) == 2, "the list")
    assert sample.window().focusWidget() is shown.mend.links[0]
    assert shown.mend.heading.text() == "本次只需重改 1 项，重传 1 项"
    assert sample.draft.filing.status.subject is State.RETURNED
    window.show_home()
    wait_for(lambda: window.home.model.rows, "the list of filings")
    window.open(sample.draft.filing.id)
    again = begun(window, sample)
    assert again.current is LIFE
    shown = progress(again)
    wait_for(lambda: len(shown.mend.links) == 2, "the list again")
    link = next(link for link in shown.mend.links if "网站名称" in link.words.text())
    press(link, Qt.Key.Key_Return, "\r")
    assert again.current is page("site")
    name = block_of(again, site.NAME).input
    assert isinstance(name, LineInput)
    write(name.line, "样本科技有限公司")
    shown = progress(again)
    assert any("☑ 网站名称" in link.words.text() for link in shown.mend.links)
    assert shown.mend.state.text() == "已改 1 / 2"
    write(shown.mend.more.box, "接入服务商：名称")
    press(shown.mend.more.box, Qt.Key.Key_Return, "\r")
    wait_for(lambda: len(shown.mend.links) == 3, "what was added by hand")
    assert any("☐ 网络接入服务商：名称" in link.words.text() for link in shown.mend.links)
    assert shown.mend.more.findText("网络接入服务商：名称") < 0
    assert shown.mend.more.box.text() == ""


def test_an_interview_asks_for_its_day_and_whose_face_and_can_be_taken_back(sample: Editor, window: Window) -> None:
    shown = submit(sample)
    form = form_after(shown, "interview")
    assert list(form.inputs) == [result.INTERVIEW_ON, result.INTERVIEW_WITH]
    put(form, result.INTERVIEW_ON, "2026-12-01")
    form.ok.click()
    settled(sample, State.REVIEWING)
    assert sample.draft.answers.typed(result.INTERVIEW_WITH)
    shown.undo.click()
    settled(sample, State.SUBMITTED)
    assert given(window).asked == ["撤回上一步吗？"]
    assert sample.draft.answers.typed(result.INTERVIEW_ON) == ""
    shown.undo.click()
    settled(sample, State.DRAFT)
    assert block_of(sample, site.NAME).input.isEnabled()


def test_an_approved_filing_is_for_reading_and_leads_to_the_badge(sample: Editor) -> None:
    shown = approve(sample)
    assert list(shown.buttons) == ["badge", "change", "cancel", "move", "site"]
    assert sample.draft.filing.approved is not None
    name = block_of(sample, operator.NAME)
    assert not name.input.isEnabled()
    assert "不能变更" in name.hint.text()
    assert block_of(sample, principal.ID_EXPIRES).input.isEnabled()
    sample.draft.undo()
    assert sample.draft.answers.typed(result.NUMBER) == NUMBER
    sample.go_to(BADGE)
    wait_for(lambda: sample.current is BADGE, "the badge")


def test_a_change_opens_what_may_change_and_key_answers_on_purpose(sample: Editor, window: Window) -> None:
    shown = approve(sample)
    shown.buttons["change"].click()
    change = begun(window, sample)
    assert change.draft.filing.continues == sample.draft.filing.id
    assert block_of(change, access.NAME).input.isEnabled()
    assert not block_of(change, operator.NAME).input.isEnabled()
    key = block_of(change, site.NAME)
    assert (key.input.isEnabled(), key.opener.isVisible()) == (False, True)
    given(window).agree = False
    key.opener.click()
    assert not key.input.isEnabled()
    given(window).agree = True
    key.opener.click()
    assert key.input.isEnabled()
    assert isinstance(key.input, LineInput)
    write(key.input.line, "样本科技新官网")
    change.commit()
    wait_for(lambda: any(i.rule == "CHG-01" for i in change.draft.report.issues), "the warning")
    assert "改了 1 项" in progress(change).changes.text()


def test_a_change_and_what_it_changes_lead_to_each_other(sample: Editor, window: Window) -> None:
    shown = approve(sample)
    assert shown.other.isHidden()
    shown.buttons["change"].click()
    change = begun(window, sample)
    progress(change).other.click()
    original = begun(window, change)
    assert original.draft.filing.id == sample.draft.filing.id
    progress(original).other.click()
    assert begun(window, original).draft.filing.id == change.draft.filing.id


def test_the_page_tells_the_dates_to_watch(sample: Editor) -> None:
    shown = approve(sample)
    wait_for(lambda: "备案标识" in shown.dates.text(), "the limit of the badge")
    assert "还有 30 天" in shown.dates.text()
    form = form_after(shown, "badge")
    form.ok.click()
    wait_for(lambda: "备案标识" not in shown.dates.text(), "the badge, done")


def test_one_more_site_has_the_subject_done_and_cancelling_asks_whether_the_site_is_closed(
    sample: Editor, window: Window
) -> None:
    shown = approve(sample)
    shown.buttons["site"].click()
    more = begun(window, sample)
    block = block_of(more, operator.NAME)
    assert isinstance(block.input, LineInput)
    assert (block.input.line.text() != "", block.input.isEnabled()) == (True, False)
    assert block_of(more, site.NAME).input.isEnabled()
    assert more.draft.filing.continues is None
    window.open(sample.draft.filing.id)
    first = begun(window, more)
    shown = progress(first)
    form = form_after(shown, "cancel")
    form.ok.click()
    assert "先关停" in form.errors[start.SITE_CLOSED].text()
    closed = form.inputs[start.SITE_CLOSED]
    assert isinstance(closed, RadioInput)
    closed.group.button(0).click()
    put(form, start.CLOSED_ON, "2026-11-20")
    form.ok.click()
    cancel = begun(window, first)
    assert cancel.draft.answers[start.KIND] is start.CANCEL
    assert not block_of(cancel, site.ICP_NUMBER).input.isEnabled()
