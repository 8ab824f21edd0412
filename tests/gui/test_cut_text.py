"""Every page of the smallest window: nothing is cut, sticks out, overlaps or scrolls sideways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import principal
from beian_desktop.gui.filling import NotInTime, wait_for
from beian_desktop.gui.preferences import Preferences
from beian_desktop.gui.question_block import QuestionBlock
from beian_desktop.gui.widgets import button, label
from beian_desktop.gui.window import SMALLEST, Window
from beian_desktop.services.sample import sample_filing
from beian_desktop.system.language import Language
from beian_desktop.system.paths import WINDOW_SETTINGS
from beian_desktop.wizard.first_start import Happened, Situation
from beian_desktop.wizard.pages import page, shown_pages
from build_scripts.cut_text import faults
from build_scripts.longest import longest
from tests.gui.conftest import Opens, begin
from tests.gui.test_editor import block_of

TODAY = date(2026, 11, 23)
LOOKED_AT = [
    (Language.ZH, 100, "longest"),
    (Language.ZH, 150, "empty"),
    (Language.EN, 100, "empty"),
    (Language.EN, 150, "full"),
    (Language.EN, 150, "longest"),
]
"""English is wider than Chinese, and the longest answers than the sample's."""


@pytest.fixture(scope="module")
def sample() -> Filing:
    return sample_filing(TODAY)


@pytest.mark.parametrize(("language", "percent", "content"), LOOKED_AT)
def test_nothing_on_any_page_is_cut(
    open_window: Opens, folder: Path, sample: Filing, language: Language, percent: int, content: str
) -> None:
    Preferences(folder / WINDOW_SETTINGS).text_size = percent
    window = open_window(language)
    window.resize(*SMALLEST)
    opened(window, sample, content)
    assert cut(window) == {}


def test_texts_of_a_language_with_longer_words_fit_too(open_window: Opens, sample: Filing) -> None:
    window = open_window(Language.EN)
    window.resize(*SMALLEST)
    wider = QFont(QApplication.font())
    wider.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 140)
    QApplication.setFont(wider)
    opened(window, sample, "full")
    assert cut(window) == {}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("percent", [100, 150])
def test_proposed_numbers_go_on_in_the_next_line(
    open_window: Opens, folder: Path, language: Language, percent: int
) -> None:
    Preferences(folder / WINDOW_SETTINGS).text_size = percent
    window = open_window(language)
    window.resize(*SMALLEST)
    editor = begin(window)
    block = block_of(editor, principal.ID_NUMBER)
    block.input.parts()[0].clearFocus()
    answers = editor.draft.answers.with_text(principal.ID_TYPE, "居民身份证")
    editor.draft.give(answers.with_text(principal.ID_NUMBER, "110105194912310021"))
    wait_for(lambda: len(proposals(block)) == 4, "the proposals")
    wait_for(lambda: not faults(window), "room for the proposals")
    assert len({chip.y() for chip in proposals(block)}) > 1


def test_help_leaves_room_for_the_longest_county_beside_it(open_window: Opens, folder: Path, sample: Filing) -> None:
    Preferences(folder / WINDOW_SETTINGS).text_size = 150
    window = open_window(Language.ZH)
    window.resize(1180, 800)
    opened(window, sample, "longest")
    assert window.editor is not None
    window.editor.go_to(page("operator"))
    window.help_here()
    wait_for(lambda: not faults(window), "room beside the help")


def proposals(block: QuestionBlock) -> list[QPushButton]:
    return [chip for chip in block.findChildren(QPushButton) if chip.property("role") == "chip" and chip.isVisible()]


def opened(window: Window, sample: Filing, content: str) -> None:
    """Opens a filing with this content, and waits for its report."""
    if content == "empty":
        begin(window)
    else:
        answers = longest(sample.answers) if content == "longest" else sample.answers
        filing = replace(sample, id="", answers=answers)
        window.desk.work.do(lambda workspace: workspace.add(filing), window.show_filing)
        wait_for(lambda: window.editor is not None, "the filing")
    wait_for(lambda: window.editor is not None and window.editor.draft.report.issues, "the report")


def cut(window: Window) -> dict[str, list[str]]:
    """For each page with a fault, what is wrong when everything has its place."""
    found = {}
    for name in shown(window):
        try:
            wait_for(lambda: not faults(window), name)
        except NotInTime:
            found[name] = faults(window)
    return found


def shown(window: Window) -> Iterator[str]:
    """Shows the pages of the open filing, the list of filings, and the first steps, one after another."""
    editor = window.editor
    assert editor is not None
    for each in shown_pages(editor.draft.answers):
        editor.go_to(each)
        yield each.id
    window.show_home()
    yield "home"
    window.guide()
    guide = window.first_start
    assert guide is not None
    guide.two.happened.choose(list(Happened).index(Happened.CALLED))
    guide.two.situation.choose(list(Situation).index(Situation.SITE))
    for step in ("questions", "few", "plan"):
        yield step
        if step != "plan":
            guide.go(1)


def test_faults_are_found(window: Window) -> None:
    page = QWidget()
    QVBoxLayout(page).addWidget(label("A sentence that is too long for one line", wraps=True))
    high, wide, chosen = (
        label("Two lines\nare too high"),
        button("A button that is too narrow", lambda: None),
        QComboBox(),
    )
    chosen.addItem("What is chosen is longer than its list")
    for part, size in ((high, (100, 12)), (wide, (60, 40)), (chosen, (80, 40))):
        part.setParent(page)
        part.resize(*size)
        part.move(0, 100)
    area = QScrollArea(page)
    area.setGeometry(0, 200, 120, 40)
    inside = QWidget()
    inside.resize(400, 20)
    area.setWidget(inside)
    page.resize(150, 300)
    page.show()
    QCoreApplication.processEvents()
    told = "\n".join(faults(page))
    for kind in (QLabel, type(wide), QComboBox):
        assert f"{kind.__name__} “" in told
    assert "lies on" in told
    assert "scrolls sideways by" in told
    wide.setParent(None)
    page.layout().removeWidget(high)  # type: ignore[union-attr]
    page.close()
    assert isinstance(wide, QPushButton)
