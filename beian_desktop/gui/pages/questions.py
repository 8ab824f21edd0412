"""A page of questions, made from the sections of the form that it has."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from beian_desktop.form.field import BaseField, Question, Repeat, Section
from beian_desktop.gui.draft import Draft
from beian_desktop.gui.question_block import QuestionBlock, lead_on
from beian_desktop.gui.widgets import ScrollPage, button, label, row, show_when
from beian_desktop.system.language import Text
from beian_desktop.wizard.asking import Asked, asked
from beian_desktop.wizard.closed import banner
from beian_desktop.wizard.pages import Page

MORE = Text("更多（{count} 项，一般不用填）", "More ({count}, normally not needed)")
DENSE_WIDTH = 1280
_TEXT = 17
"""Where the words of a question begin in its card, in pixels: behind its margin and the line that marks what is wrong."""
ROOM_FOR_TWO = 720
"""The narrowest view, in pixels and with text of 100 %, in which two columns have room for the longest county."""
TOO_LARGE_FOR_TWO = 175
"""From this size of text in percent on, two columns have no room."""


class QuestionsPage(ScrollPage):
    """Shows the questions that the present answers ask for, section by section. ``ended``: Enter left the last of them."""

    ended = Signal()

    def __init__(self, draft: Draft, page: Page) -> None:
        dense = draft.desk.preferences.dense
        super().__init__(DENSE_WIDTH) if dense else super().__init__()
        self.draft = draft
        self.wizard_page = page
        self.column.addWidget(label(draft.desk.say(page.label), "title", wraps=True))
        self.column.addWidget(label(draft.desk.say(page.hint), "muted", wraps=True))
        self.banner = label("", "help", wraps=True)
        self.banner.hide()
        self.column.addWidget(self.banner)
        alone = len(page.sections) == 1
        self.cards = [SectionCard(draft, each, alone=alone or each.label == page.label) for each in page.sections]
        for card in self.cards:
            card.went_on.connect(self._go_on)
            self.column.addWidget(card)
        self.column.addStretch(1)
        draft.changed.connect(self._refresh_if_seen)
        draft.checked.connect(self._refresh_if_seen)
        QApplication.instance().focusChanged.connect(self._keep_visible)  # type: ignore[union-attr]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two have no room."""
        super().resizeEvent(event)
        for card in self.cards:
            card.fit(self.viewport().width())

    def _go_on(self) -> None:
        if not lead_on(self.blocks()):
            self.ended.emit()

    def prepare(self) -> bool:
        """Makes one question ahead of the first showing; False when all are there."""
        return any(card.prepare() for card in self.cards)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Shows the draft's present answers, and why they can't be changed where they can't."""
        words = banner(self.wizard_page.questions(self.draft.answers), self.draft.filing)
        self.banner.setText("" if words is None else self.draft.desk.say(words))
        show_when(self.banner, words is not None)
        for card in self.cards:
            card.refresh()

    def blocks(self) -> list[QuestionBlock]:
        """The questions on the page now, in reading order."""
        return [block for card in self.cards for block in card.shown_blocks()]

    def block(self, question_id: str) -> QuestionBlock | None:
        """The question of that id, opened if it stands behind 更多; None when it isn't asked."""
        for card in self.cards:
            card.reveal(question_id)
        return next((block for block in self.blocks() if block.question.id == question_id), None)

    def focus_on(self, question_id: str) -> None:
        """Puts the focus into a question; into the first when it isn't asked."""
        block = self.block(question_id)
        if block is not None:
            block.refresh(force=True)
            block.focus_input()
            self.bring(block, 60)

    def focus_first(self) -> None:
        """Puts the focus into the first question, else on the page, where answers can't be changed."""
        for block in self.blocks()[:1]:
            if block.input.isEnabled():
                block.focus_input()
            else:
                self.page.setFocus()

    def visit(self) -> None:
        """From now on unanswered questions of this page are told as missing."""
        self.draft.visited |= {block.question.id for block in self.blocks()}
        self.refresh()

    def block_with_focus(self) -> QuestionBlock | None:
        """The question that is being answered."""
        return next((block for block in self.blocks() if block.input.has_focus()), None)

    def _keep_visible(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self.page and self.isVisible() and self.isAncestorOf(new):
            block = self.block_with_focus()
            if block is not None and block.height() < self.viewport().height():
                self.bring(block, 24)
            self.bring(new, 40)


class SectionCard(QFrame):
    """One section: a heading where the page has several, its questions, and 更多. ``went_on``: Enter left one of them."""

    went_on = Signal()

    def __init__(self, draft: Draft, section: Section, *, alone: bool) -> None:
        super().__init__()
        self.draft, self.section = draft, section
        self.setProperty("role", "card")
        preferences = draft.desk.preferences
        self._may_have_two = preferences.dense and preferences.text_size < TOO_LARGE_FOR_TWO
        self._columns = 2 if self._may_have_two else 1
        self._made: dict[Question, QuestionBlock] = {}
        self._standing: list[tuple[Question, Asked]] = []
        self._open = self._showing = self._again = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 20, 26, 20)
        layout.setSpacing(12)
        if not alone:
            heading = label(draft.desk.say(section.label), "heading", wraps=True)
            heading.setIndent(_TEXT)
            hint = label(draft.desk.say(section.hint), "hint", wraps=True)
            hint.setIndent(_TEXT)
            layout.addWidget(heading)
            layout.addWidget(hint)
        self.grid = QGridLayout()
        self.grid.setVerticalSpacing(14)
        self.grid.setHorizontalSpacing(28)
        layout.addLayout(self.grid)
        self.more = button("", self._open_more, "link")
        layout.addLayout(in_line(self.more))

    def _open_more(self) -> None:
        shown = len(self.shown_blocks())
        self._open = True
        self.refresh()
        for block in self.shown_blocks()[shown : shown + 1]:
            block.focus_input()

    def reveal(self, question_id: str) -> None:
        """Opens 更多 when the question stands behind it."""
        if any(question.id == question_id and _rare(question) for question in self.section.questions):
            self._open = True
            self.refresh()

    def refresh(self) -> None:
        """Shows what is asked now; hiding what has the focus may give an answer, which shows in a second round."""
        if self._showing:
            self._again = True
            return
        self._showing = self._again = True
        while self._again:
            self._again = False
            self._show()
        self._showing = False

    def prepare(self) -> bool:
        """Makes one of the questions that will be shown, if one is missing; tells whether."""
        standing, _ = self._standing_now()
        missing = next((question for question, _ in standing if question not in self._made), None)
        if missing is None:
            return False
        block = self._make(missing)
        block.hide()
        for part in (block, *block.findChildren(QWidget)):
            part.ensurePolished()
        return True

    def _make(self, question: Question) -> QuestionBlock:
        block = self._made[question] = QuestionBlock(self.draft, self.section, question, self)
        block.went_on.connect(self.went_on)
        return block

    def _standing_now(self) -> tuple[list[tuple[Question, Asked]], list[Question]]:
        """What is shown now and how it is asked, and what stands behind 更多."""
        answers = self.draft.answers
        standing = [(q, asked(self.section, q, answers)) for q in self.section.questions]
        standing = [(q, how) for q, how in standing if how is not Asked.HIDDEN]
        folded = [q for q, _ in standing if not self._open and _rare(q) and not answers.answered(q)]
        return [(q, how) for q, how in standing if q not in folded], folded

    def _show(self) -> None:
        standing, folded = self._standing_now()
        known = set(self._made)
        if standing != self._standing:
            self._lay_out([question for question, _ in standing])
            self._standing = standing
        for question, _ in standing:
            if question in known:
                self._made[question].refresh()
        self.more.setText("＋ " + self.draft.desk.say(MORE, count=len(folded)))
        show_when(self.more, bool(folded))
        show_when(self, bool(standing or folded))
        self._set_tab_order()

    def shown_blocks(self) -> list[QuestionBlock]:
        """The questions shown now, in order."""
        return [self._made[question] for question, _ in self._standing]

    def fit(self, width: int) -> None:
        """Sets the questions in two columns or one, as there is room in a view that is so many pixels wide."""
        wide = width >= ROOM_FOR_TWO * self.draft.desk.preferences.text_size / 100
        columns = 2 if self._may_have_two and wide else 1
        if columns != self._columns:
            self._columns = columns
            self._lay_out([question for question, _ in self._standing])

    def _lay_out(self, questions: list[Question]) -> None:
        for question, block in self._made.items():
            self.grid.removeWidget(block)
            show_when(block, question in questions)
        columns = self._columns
        for column in range(2):
            self.grid.setColumnStretch(column, 1 if column < columns else 0)
        at = 0
        for question in questions:
            block = self._made.get(question) or self._make(question)
            wide = columns if isinstance(question, Repeat) else 1  # its rows are wide
            at += -at % wide
            self.grid.addWidget(block, at // columns, at % columns, 1, wide, Qt.AlignmentFlag.AlignTop)
            show_when(block, True)
            at += wide

    def _set_tab_order(self) -> None:
        parts = [part for block in self.shown_blocks() for part in block.input.stops()]
        for before, after in pairwise([*parts, self.more]):
            QWidget.setTabOrder(before, after)


def in_line(link: QWidget) -> QHBoxLayout:
    """A link of a card, its words under those of the questions."""
    made = row(link, None)
    made.setContentsMargins(_TEXT - 3, 0, 0, 0)
    return made


def _rare(question: Question) -> bool:
    return isinstance(question, BaseField) and question.more
