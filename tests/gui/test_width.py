"""No page is wider than its view, however large the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtWidgets import QLabel, QPushButton, QStyle, QStyleOptionFrame, QVBoxLayout, QWidget

from beian_desktop.form.sections import site
from beian_desktop.gui.editor import LONGEST_TITLE, Editor
from beian_desktop.gui.filling import wait_for
from beian_desktop.gui.flow import Flow
from beian_desktop.gui.inputs.choices import SearchCombo
from beian_desktop.gui.inputs.wrapping import Radio, Tick
from beian_desktop.gui.pages.questions import QuestionsPage
from beian_desktop.gui.widgets import breakable, link_button
from beian_desktop.gui.window import SMALLEST, Window
from beian_desktop.system.language import Language
from beian_desktop.wizard.pages import page as wizard_page
from beian_desktop.wizard.pages import shown_pages
from tests.gui.conftest import as_unit

LONG = "Review, register and keeping of published information"


@pytest.mark.parametrize(("language", "percent"), [(Language.ZH, 175), (Language.EN, 200)])
def test_no_page_scrolls_sideways(sample: Editor, window: Window, language: Language, percent: int) -> None:
    window.resize(*SMALLEST)
    window.desk.preferences.language = language
    window.set_text_size(percent)
    editor = window.editor
    assert editor is not None
    wait_for(lambda: editor.draft.report.issues, "the report")
    wide = []
    for page in shown_pages(editor.draft.answers):
        editor.go_to(page)
        QCoreApplication.processEvents()
        shown = editor.page_widget(page)
        shown.settle()
        if shown.horizontalScrollBar().maximum() > 0:
            wide.append(page.id)
    assert wide == []


@pytest.mark.parametrize("kind", [Radio, Tick])
def test_words_of_a_choice_wrap_and_none_is_cut(window: Window, kind: type[Radio | Tick]) -> None:
    choice = kind(LONG)
    whole = choice.sizeHint()
    narrow = choice.minimumSizeHint().width()
    assert narrow < whole.width() / 2
    assert choice.heightForWidth(whole.width()) == whole.height()
    assert choice.heightForWidth(narrow) > 2 * choice.fontMetrics().height()
    choice.resize(narrow, choice.heightForWidth(narrow))
    in_lines = choice.grab().toImage()
    choice.setText("")
    assert in_lines != choice.grab().toImage()


@pytest.mark.parametrize("percent", [100, 150])
def test_the_chosen_entry_of_a_list_is_seen_whole(window: Window, percent: int) -> None:
    window.set_text_size(percent)
    combo = SearchCombo("")
    combo.add("居民身份证", "111")
    combo.show()
    QCoreApplication.processEvents()
    assert _room(combo) >= combo.box.fontMetrics().height()
    combo.hide()


def _room(combo: SearchCombo) -> int:
    """The height that the style leaves to the words."""
    option = QStyleOptionFrame()
    combo.box.initStyleOption(option)
    return combo.box.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, combo.box).height()


def test_widgets_flow_into_the_next_line() -> None:
    owner = QWidget()
    buttons = [QPushButton(f"button {number}") for number in range(4)]
    flow = Flow(*buttons)
    owner.setLayout(flow)
    wide = flow.sizeHint().width()
    assert flow.heightForWidth(wide) == flow.sizeHint().height()
    owner.resize(wide // 2, 500)
    flow.setGeometry(owner.rect())
    assert buttons[3].y() > buttons[0].y()
    assert all(button.geometry().right() <= owner.width() for button in buttons)


def test_what_flows_stands_in_the_middle_of_its_line() -> None:
    owner, high, low = QWidget(), QPushButton("high"), QPushButton("low")
    high.setFixedHeight(60)
    low.setFixedHeight(20)
    flow = Flow(high, low)
    owner.setLayout(flow)
    flow.setGeometry(QRect(0, 0, 600, 60))
    assert (high.y(), low.y()) == (0, 20)


def test_a_link_is_as_high_as_its_lines(window: Window) -> None:
    owner = QWidget()
    column = QVBoxLayout(owner)
    link = link_button(LONG, lambda: None)
    column.addWidget(link)
    column.addStretch(1)
    owner.resize(160, 400)
    owner.show()
    QCoreApplication.processEvents()
    assert link.height() == link.heightForWidth(link.width()) > 2 * link.fontMetrics().height()
    owner.close()


def test_a_long_name_leaves_room_for_the_steps(editor: Editor) -> None:
    name = "很长的网站名称" * 8
    editor.draft.give(editor.draft.answers.with_text(site.NAME, name))
    assert len(editor.title.text()) == LONGEST_TITLE
    assert editor.title.toolTip() == name


def test_dense_rows_take_both_columns_and_large_text_or_a_narrow_window_one(window: Window, editor: Editor) -> None:
    as_unit(editor)
    window.desk.preferences.dense = True
    columns = {}
    for percent, width in ((100, 1024), (150, 1024), (150, 1500), (175, 1500)):
        window.set_text_size(percent)
        window.resize(width, 700)
        assert window.editor is not None
        window.editor.go_to(wizard_page("site"))
        QCoreApplication.processEvents()
        grid = questions(window.editor).cards[0].grid
        placed = [grid.getItemPosition(index) for index in range(grid.count())]
        columns[percent, width] = {(at[1], at[3]) for at in placed}  # type: ignore[index]
    both = {(0, 1), (1, 1), (0, 2)}
    assert columns == {(100, 1024): both, (150, 1024): {(0, 1)}, (150, 1500): both, (175, 1500): {(0, 1)}}


def questions(editor: Editor) -> QuestionsPage:
    """The page of questions that is shown."""
    shown = editor.page_widget(editor.current)
    assert isinstance(shown, QuestionsPage)
    return shown


def test_long_numbers_may_break_and_words_stay_whole() -> None:
    assert breakable("representative: 样本") == "representative: 样本"
    assert breakable("91330106MAYANGB07Q") == "91330106M\u200bAYANGB07Q"
    assert QLabel(breakable("13800138000")).text() == "13800138000"
