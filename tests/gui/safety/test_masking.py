"""Numbers hidden on the screen; what is kept, copied and printed is always the whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel

from beian_desktop.filing.filing import Filing
from beian_desktop.filing.masking import MASKED_FIELDS
from beian_desktop.form.sections import principal
from beian_desktop.gui.copy_panel import CopyPanel
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import compose, wait_for, write
from beian_desktop.gui.inputs.text import LineInput
from beian_desktop.gui.pages.questions import QuestionsPage
from beian_desktop.gui.pages.review import ReviewPage
from beian_desktop.gui.window import Window
from beian_desktop.wizard.pages import REVIEW, shown_pages
from beian_desktop.wizard.targets import target
from tests.gui.conftest import Opens


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


def test_masking_is_remembered(open_window: Opens) -> None:
    window = open_window()
    window.safety.mask()
    assert open_window().desk.masking.hides
