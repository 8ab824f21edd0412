"""核对: what would send the filing back, each leading to its question, then every answer with 修改."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from beian_desktop.checks.report import Report
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.masking import is_masked
from beian_desktop.form.field import Repeat
from beian_desktop.gui.draft import Draft
from beian_desktop.gui.pages.issues import IssueBoxes
from beian_desktop.gui.pages.online import OnlineCard
from beian_desktop.gui.pages.step import Step
from beian_desktop.gui.widgets import Button, button, frame, hint_label, label
from beian_desktop.system.language import Text
from beian_desktop.wizard.pages import REVIEW
from beian_desktop.wizard.review import Line, Standing, lines
from beian_desktop.wizard.targets import Target, target

CHANGE = Text("修改", "Change")
MISSING = Text("还没填写", "Not answered yet")
EMPTY = Text("未填（选填）", "Empty (optional)")
SAME = Text("{shown}（同主体负责人）", "{shown} (as the principal)")
KEPT = Text("保留着但用不到的内容", "Kept but not used")
KEPT_WHY = Text(
    "前面的选择变了，下面这些不再需要，不检查也不打印。",
    "Earlier choices changed, so these are neither checked nor printed.",
)

Group = tuple[str, str, tuple[Line, ...]]
"""Heading and hint of a card, and its lines."""


class ReviewPage(Step):
    """The report on top, every answer below; the cards of answers are made one by one, so that the page shows at once."""

    def __init__(self, draft: Draft, go_to: Callable[[Target], None]) -> None:
        super().__init__(draft, REVIEW)
        self._go_to = go_to
        self._present: tuple[Filing, Report] | None = None
        self.cards: dict[Group, QFrame] = {}
        self._to_come: Iterator[tuple[int, Group]] = iter(())
        self.issues = IssueBoxes(draft, go_to)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(12)
        self.online = OnlineCard(draft)
        self.column.addWidget(self.issues)
        self.column.addWidget(self.online)
        self.column.addLayout(self._answers)
        self.column.addStretch(1)
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._add_next)
        self.desk.masking.changed.connect(self._mask)

    @property
    def links(self) -> list[Button]:
        """What leads to the first things to do."""
        return self.issues.links

    @property
    def complete(self) -> bool:
        """Whether every answer is shown."""
        return not self._next.isActive()

    def refresh(self) -> None:
        """Shows the present report and answers, where they are others than those shown."""
        present = (self.draft.filing, self.draft.report)
        if present == self._present:
            return
        before, self._present = self._present, present
        self.draft.visited |= {issue.field for issue in self.draft.report.issues}
        if before is None or before[1] != present[1]:
            self.issues.refresh()
        if before is None or before[0] != present[0]:
            self.online.refresh()
            self._show_answers()
        self.settle()

    def _mask(self) -> None:
        """Numbers are hidden from now on, or shown."""
        if self._present is not None:
            self.issues.refresh()
            self._show_answers()

    def focus_first(self) -> None:
        """The first thing to do, else the page."""
        first = self.links[0] if self.links else self.page
        first.setFocus()

    # The answers

    def _show_answers(self) -> None:
        """Keeps the cards whose lines are as before, and makes the others one after another."""
        groups = list(self._groups())
        for group in [group for group in self.cards if group not in groups]:
            card = self.cards.pop(group)
            card.hide()
            card.deleteLater()
        self._to_come = iter([(place, group) for place, group in enumerate(groups) if group not in self.cards])
        self._next.start()

    def _groups(self) -> Iterator[Group]:
        found = [self._veiled(line) for line in lines(self.draft.filing, self.desk.language)]
        asked = [line for line in found if line.standing is not Standing.KEPT]
        kept = tuple(line for line in found if line.standing is Standing.KEPT)
        for section, group in groupby(asked, key=lambda line: line.section):
            yield self.desk.say(section.label), "", tuple(group)
        if kept:
            yield self.desk.say(KEPT), self.desk.say(KEPT_WHY), kept

    def _veiled(self, line: Line) -> Line:
        question = line.question
        if not is_masked(question) or isinstance(question, Repeat):
            return line
        return replace(line, shown=tuple(self.desk.masking.over(question, text) for text in line.shown))

    def _add_next(self) -> None:
        following = next(self._to_come, None)
        if following is None:
            self._next.stop()
            return
        place, group = following
        card = self.cards[group] = self._card(*group)
        self._answers.insertWidget(place, card)
        self.settle()

    def _card(self, heading: str, hint: str, answers: tuple[Line, ...]) -> QFrame:
        card = frame("card", QVBoxLayout, 22, 8)
        card.layout().addWidget(label(heading, "heading", wraps=True))  # type: ignore[union-attr]
        if hint:
            card.layout().addWidget(hint_label(hint))  # type: ignore[union-attr]
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for index, line in enumerate(answers):
            self._add_line(grid, index, line)
        card.layout().addLayout(grid)  # type: ignore[union-attr]
        return card

    def _add_line(self, grid: QGridLayout, index: int, line: Line) -> None:
        top = Qt.AlignmentFlag.AlignTop
        name = label(line.label, "muted", wraps=True)
        grid.addWidget(name, index, 0, top)
        text, role = self._answer(line)
        answer = label(text, role, wraps=True)
        if answer.text() == text:  # what was made breakable isn't to be copied
            answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(answer, index, 1, top)
        if line.standing is not Standing.KEPT:
            change = button(self.desk.say(CHANGE), lambda: self._go_to(target(line.question.id)), "link")
            change.setAccessibleName(f"{change.text()} {line.label}")
            grid.addWidget(change, index, 2, top)

    def _answer(self, line: Line) -> tuple[str, str]:
        if line.standing is Standing.MISSING:
            return "✕ " + self.desk.say(MISSING), "error"
        if line.standing is Standing.EMPTY or not line.shown:
            return self.desk.say(EMPTY), "hint"
        text = "\n".join(line.shown)
        return (self.desk.say(SAME, shown=text), "muted") if line.standing is Standing.LINKED else (text, "")
