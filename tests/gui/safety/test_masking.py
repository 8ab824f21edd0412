"""Numbers hidden on the screen; what is kept, copied and printed is always the whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from beian_desktop.filing.filing import Filing
from beian_desktop.filing.masking import MASKED_FIELDS
from beian_desktop.filing.status import State
from beian_desktop.form.sections import access, principal, result, site
from beian_desktop.gui.ask import Questions
from beian_desktop.gui.copy_panel import CopyPanel
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import compose, wait_for, write
from beian_desktop.gui.inputs.text import LineInput
from beian_desktop.gui.merge_dialog import MergeDialog
from beian_desktop.gui.pages.attachments import AttachmentsPage
from beian_desktop.gui.pages.questions import QuestionsPage
from beian_desktop.gui.pages.review import ReviewPage
from beian_desktop.gui.pasting import fill_from_clipboard
from beian_desktop.gui.window import Window
from beian_desktop.wizard.pages import ASK_OTHERS, ATTACHMENTS, REVIEW, shown_pages
from beian_desktop.wizard.targets import target
from tests.gui.conftest import Opens, given


def numbers(editor: Editor) -> set[str]:
    """Every number of a person among the answers."""
    answers = editor.draft.answers
    return {text for field in MASKED_FIELDS for text in answers.texts(field) if text}


def seen(editor: Editor) -> str:
    """What is to be read on all pages: labels, and what lines paint; the examples in hints are nobody's."""
    texts = []
    for page in shown_pages(editor.draft.answers):
        widget = editor.page_widget(page)
        texts += [
            label.text().replace("\u200b", "")
            for label in widget.findChildren(QLabel)
            if label.property("role") != "hint"
        ]
        if isinstance(widget, QuestionsPage):
            texts += [
                block.input.line.painted_text() for block in widget.blocks() if isinstance(block.input, LineInput)
            ]
    return "\n".join(texts)


def line_of(editor: Editor) -> LineInput:
    """The principal's mobile, without the focus."""
    editor.go_to_target(target(principal.ID_NUMBER.id))
    page = editor.page_widget(editor.current)
    assert isinstance(page, QuestionsPage)
    block = page.block(principal.MOBILE.id)
    assert block is not None
    assert isinstance(block.input, LineInput)
    return block.input


def hold(key: Qt.Key, *, down: bool) -> None:
    """Presses or lets go of a key."""
    kind = QEvent.Type.KeyPress if down else QEvent.Type.KeyRelease
    widget = QApplication.focusWidget() or QApplication.activeWindow() or QApplication.topLevelWidgets()[0]
    QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


@pytest.fixture
def masked(sample: Editor, window: Window) -> Editor:
    """The sample, its numbers hidden."""
    for page in shown_pages(sample.draft.answers):
        sample.go_to(page)
    review = sample.page_widget(REVIEW)
    assert isinstance(review, ReviewPage)
    window.safety.mask()
    wait_for(lambda: review.complete, "the answers")
    return sample


def test_no_page_shows_a_number_and_peeking_shows_them_while_the_key_is_held(masked: Editor, window: Window) -> None:
    masked.page_widget(masked.current).setFocus()
    assert len(numbers(masked)) >= 5
    assert [number for number in numbers(masked) if number in seen(masked)] == []
    hold(Qt.Key.Key_F7, down=True)
    assert masked.draft.answers.typed(principal.MOBILE) in seen(masked)
    hold(Qt.Key.Key_F7, down=False)
    assert masked.draft.answers.typed(principal.MOBILE) not in seen(masked)
    assert window.menuBar().cornerWidget() is not None


def test_a_veiled_line_paints_other_words_and_shows_its_text_when_entered(masked: Editor) -> None:
    line = line_of(masked).line
    veiled = line.grab().toImage()
    masked.desk.masking.peek(shown=True)
    assert line.grab().toImage() != veiled
    masked.desk.masking.peek(shown=False)
    assert line.grab().toImage() == veiled
    assert not _is_blank(veiled)
    line.window().activateWindow()
    line.setFocus()
    wait_for(line.hasFocus, "the focus")
    assert line.painted_text() == line.text()


def _is_blank(picture: QImage) -> bool:
    middle = picture.height() // 2
    return len({picture.pixel(x, y) for x in range(20, 120) for y in range(middle - 5, middle + 5)}) == 1


def test_editing_composing_and_undo_keep_the_whole_number(masked: Editor, window: Window) -> None:
    before = masked.draft.answers
    part = line_of(masked)
    part.left.emit()  # entered and left without a change
    part.changed.emit()
    assert masked.draft.answers == before
    write(part.line, "13900139000")
    masked.commit()
    assert masked.draft.answers.typed(principal.MOBILE) == "13900139000"
    compose(part.line, "１")
    masked.commit()
    assert masked.draft.answers.typed(principal.MOBILE).startswith("13900139000")
    masked.draft.undo()
    masked.draft.undo()
    assert masked.draft.answers == before
    wait_for(lambda: masked.draft.is_saved, "the answers on disk")
    kept: list[Filing] = []
    window.desk.work.do(lambda workspace: workspace.filing(masked.draft.filing.id), kept.append)
    wait_for(lambda: kept, "what is kept")
    assert kept[0].answers.typed(principal.MOBILE) == before.typed(principal.MOBILE)


def test_the_copy_panel_hides_numbers_and_copies_them_whole(masked: Editor, window: Window) -> None:
    window.file_online()
    panel = window.panel
    assert isinstance(panel, CopyPanel)
    rows = [panel.list.item(row) for row in range(panel.list.count())]
    told = "\n".join(f"{row.text()}\n{row.toolTip()}" for row in rows)
    assert [number for number in numbers(masked) if number in told] == []
    mobile = masked.draft.answers.typed(principal.MOBILE)
    place = next(at for at, item in enumerate(panel.items) if item.value.zh == mobile)
    panel.go_to(place)
    assert mobile not in panel.value.text().replace("\u200b", "")
    panel.act.click()
    assert QGuiApplication.clipboard().text() == mobile


def words_on(widget: QWidget) -> str:
    """Everything to be read on a page: labels, boxes, and what a screen reader says."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what was replaced is gone
    told = []
    for part in widget.findChildren(QWidget):
        told += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
        told += [part.text()] if isinstance(part, QLabel | QAbstractButton) else []
    return "\n".join(told).replace("\u200b", "")


def test_pages_without_questions_hide_numbers_that_stand_in_other_words(
    masked: Editor, window: Window, tmp_path: Path
) -> None:
    draft, mobile = masked.draft, masked.draft.answers.typed(principal.MOBILE)
    scan = tmp_path / f"{mobile}.png"
    Image.new("RGB", (40, 30)).save(scan)
    draft.attach(site.DOMAIN_CERTIFICATE.id, [scan])
    draft.give(draft.answers.with_text(site.NAME, f"热线{mobile}").with_text(access.NAME, ""))
    wait_for(lambda: any(file.name == scan.name for file in draft.filing.attachments), "the scan")
    wait_for(lambda: any(draft.report.at(access.NAME.id)), "the report")
    for page in (ASK_OTHERS, ATTACHMENTS):
        masked.go_to(page)
        shown = masked.page_widget(page)
        if isinstance(shown, AttachmentsPage):
            shown.tray.add([scan])
        hidden = words_on(shown)
        assert "热线" in hidden or ".png" in hidden
        assert mobile not in hidden
        window.desk.masking.peek(shown=True)
        assert mobile in words_on(shown)
        window.desk.masking.peek(shown=False)
        assert mobile not in words_on(shown)


def test_a_remark_with_which_a_filing_came_back_hides_numbers(masked: Editor, window: Window) -> None:
    from tests.gui.test_life import form_after, put, settled, submit

    mobile = masked.draft.answers.typed(principal.MOBILE)
    shown = submit(masked)
    form = form_after(shown, "return")
    put(form, result.RETURN_REASON, f"网站名称与ICP备案不一致；手机号码{mobile}打不通")
    form.ok.click()
    settled(masked, State.RETURNED)
    wait_for(lambda: shown.mend.links, "the list")
    assert "打不通" in words_on(shown)
    assert mobile not in words_on(shown)
    window.desk.masking.peek(shown=True)
    assert words_on(shown).count(mobile) >= 3


def test_what_came_and_what_was_copied_is_offered_with_numbers_hidden(masked: Editor, window: Window) -> None:
    asked, shown = given(window).asked, list[str]()
    QGuiApplication.clipboard().setText("负责人手机 13900139000")
    fill_from_clipboard(masked.draft)
    assert any("139••••9000" in row for row in asked)
    assert not any("13900139000" in row for row in asked)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MergeDialog)
        for peeks in (False, True, False):
            window.desk.masking.peek(shown=peeks)
            shown.append(words_on(dialog))
        dialog.accept()

    def rows() -> list[tuple[str, str, str]]:
        return [("手机", "", window.desk.masking.over(principal.MOBILE, "13900139000"))]

    QTimer.singleShot(0, look)
    questions = Questions(window, window.desk.preferences)
    assert questions.choose("合并", "用哪一个？", rows, window.desk.masking) == set()
    assert ["13900139000" in words for words in shown] == [False, True, False]


def test_masking_is_remembered(open_window: Opens) -> None:
    window = open_window()
    window.safety.mask()
    assert open_window().desk.masking.hides
