"""The way in: from a call to a plan and a filing, or to a statement; nothing is kept before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from beian_desktop.attachments.content import InMemory
from beian_desktop.attachments.pdf_text import text_of_pages
from beian_desktop.form.sections import operator, result, site, start
from beian_desktop.gui.filling import press, wait_for, write
from beian_desktop.gui.first_start import FEW, PLAN, QUESTIONS, STATEMENT, FirstStart
from beian_desktop.gui.pages.first_plan import FILE_NAME
from beian_desktop.gui.question_block import QuestionBlock
from beian_desktop.gui.window import Window
from beian_desktop.services.workspace import STORE_NAME
from beian_desktop.system.clock import Clock
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language
from beian_desktop.wizard.first_start import Happened, Situation
from tests.gui.conftest import TODAY, Opens, close, given


def guided(window: Window) -> FirstStart:
    """The way in, from the empty list."""
    window.home.welcome.guide.click()
    assert window.first_start is not None
    return window.first_start


def choose(way_in: FirstStart, happened: Happened, situation: Situation) -> None:
    """Answers the two questions and goes on."""
    way_in.two.happened.choose(list(Happened).index(happened))
    way_in.two.situation.choose(list(Situation).index(situation))
    way_in.next.click()


def block(way_in: FirstStart, question_id: str) -> QuestionBlock:
    """One of the few questions."""
    return next(each for each in way_in.few.blocks if each.question.id == question_id)


def pdf_text(path: Path) -> str:
    """The whole text of a PDF file."""
    return "\n".join(text_of_pages(InMemory(path.read_bytes())))


def type_in(way_in: FirstStart, question_id: str, text: str) -> None:
    """Types an answer and leaves it."""
    line = block(way_in, question_id).input.parts()[0]
    write(line, text)
    press(line, Qt.Key.Key_Return, "\r")


def days(way_in: FirstStart) -> list[int]:
    """The days left by the present plan."""
    plan = way_in.sketch.plan
    return [left.days for left in plan.limits] if plan is not None else []


def planned(window: Window) -> FirstStart:
    """A way in that has come to the plan."""
    way_in = guided(window)
    plan_for(way_in)
    return way_in


def plan_for(way_in: FirstStart) -> None:
    """Answers everything up to the plan."""
    choose(way_in, Happened.CALLED, Situation.SITE)
    type_in(way_in, start.NOTIFIED_ON.id, "20261120")
    type_in(way_in, start.NOTICE_DAYS.id, "10")
    way_in.next.click()
    wait_for(lambda: days(way_in) == [7], "the days left")
    assert way_in.page == PLAN


def test_who_was_called_reads_at_once_what_a_false_call_is(window: Window) -> None:
    way_in = guided(window)
    assert way_in.two.truth.isHidden()
    assert not way_in.next.isEnabled()
    way_in.two.happened.choose(list(Happened).index(Happened.CALLED))
    assert not way_in.two.truth.isHidden()
    way_in.two.happened.choose(list(Happened).index(Happened.OWN_ACCORD))
    assert way_in.two.truth.isHidden()


def test_the_plan_tells_the_days_and_copies_the_sentences(window: Window) -> None:
    way_in = planned(window)
    plan = way_in.sketch.plan
    assert plan is not None
    assert plan.builder is not None
    wait_for(lambda: way_in.today.copy is not None, "the message")
    assert way_in.today.copy is not None
    way_in.today.copy.click()
    assert QGuiApplication.clipboard().text() == plan.builder.message(Language.ZH)


def test_the_plan_is_printed_whole(window: Window, tmp_path: Path) -> None:
    way_in = planned(window)
    wait_for(lambda: way_in.today.copy is not None, "the message")
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "plan.pdf"))
    given(window).printer_chosen = (printer, range(1))
    way_in.today.print.click()
    assert "2026-11-30" in pdf_text(tmp_path / "plan.pdf")


def test_a_filing_begins_with_what_was_answered(window: Window) -> None:
    way_in = planned(window)
    window.home.refresh()
    assert window.home.model.rows == [], "nothing was kept so far"
    way_in.next.click()
    wait_for(lambda: window.editor is not None, "the filing")
    assert window.draft is not None
    answers = window.draft.answers
    assert answers[start.KIND] is start.NEW
    assert answers.normal(start.NOTIFIED_ON) == "2026-11-20"
    assert answers[start.NOTICE_DAYS] == 10
    assert window.first_start is None


def test_another_way_keeps_what_fits_and_drops_the_rest(window: Window) -> None:
    way_in = planned(window)
    way_in.back.click()
    way_in.back.click()
    assert way_in.page == QUESTIONS
    choose(way_in, Happened.CHANGED, Situation.SITE)
    assert way_in.sketch.answers[start.KIND] is start.CHANGE
    assert way_in.sketch.answers.texts(start.NOTIFIED_ON) == ()
    way_in.back.click()
    choose(way_in, Happened.RETURNED, Situation.SITE)
    assert result.RETURNED_ON in [each.question for each in way_in.few.blocks]


def test_a_site_of_somebody_else_leads_to_the_statement(window: Window, tmp_path: Path) -> None:
    way_in = guided(window)
    choose(way_in, Happened.CALLED, Situation.NOT_MINE)
    type_in(way_in, operator.NAME.id, "示例科技有限公司")
    type_in(way_in, site.DOMAIN.id, "example.com")
    way_in.next.click()
    assert way_in.page == STATEMENT
    wait_for(lambda: way_in.statement.paper.file is not None, "the statement")
    given(window).paths = [tmp_path]
    way_in.statement.save.click()
    wait_for((tmp_path / FILE_NAME).exists, "the saved statement")
    text = pdf_text(tmp_path / FILE_NAME)
    assert "情况说明" in text
    assert "example.com" in text
    assert "草稿" not in text
    assert window.home.model.rows == []


def test_a_store_that_does_not_open_keeps_nobody_from_the_plan(folder: Path, open_window: Opens) -> None:
    close(open_window())
    (folder / STORE_NAME).write_bytes(b"not a store")
    window = Window(folder, Clock(TODAY))
    trouble: list[Failure] = []
    window.desk.work.unopened.connect(trouble.append)
    window.show()
    wait_for(lambda: trouble, "the bad news")
    window.guide()
    way_in = window.first_start
    assert way_in is not None
    plan_for(way_in)
    close(window)


def test_an_app_ends_with_advice_and_no_filing(window: Window) -> None:
    way_in = guided(window)
    choose(way_in, Happened.OWN_ACCORD, Situation.APP)
    assert way_in.page == FEW
    assert way_in.next.isHidden()
    assert way_in.few.blocks == []
    way_in.home.click()
    assert window.stack.currentWidget() is window.home


def test_f1_explains_the_question_or_the_call(window: Window) -> None:
    guided(window)
    window.help_here()
    assert window.help_pane().topic_id == "notice-call"
    way_in = window.first_start
    assert way_in is not None
    choose(way_in, Happened.OWN_ACCORD, Situation.SITE)
    window.help_here()
    assert way_in.few.blocks[0].helper.isChecked()
    assert window.help_pane().topic_id == "where-to-find"


def test_the_language_changes_without_losing_the_way(window: Window) -> None:
    planned(window)
    window.speak(Language.EN)
    assert window.first_start is not None
    assert window.first_start.page == PLAN
    assert window.first_start.sketch.answers.normal(start.NOTIFIED_ON) == "2026-11-20"


@pytest.mark.parametrize("language", Language)
def test_everything_on_the_way_has_a_name(open_window: Opens, language: Language) -> None:
    way_in = planned(open_window(language))
    for kind in (QAbstractButton, QLineEdit):
        for widget in way_in.findChildren(kind):
            if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.objectName() != "qt_spinbox_lineedit":
                assert widget.accessibleName() or getattr(widget, "text", str)(), widget
