"""核对: what would send the filing back, each leading to its question, then every answer with 修改."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from beian_desktop.checks.issue import Issue
from beian_desktop.checks.report import Report, mends, says
from beian_desktop.filing.filing import Confirmation, Filing
from beian_desktop.form.declaration import FORM
from beian_desktop.gui.draft import Draft
from beian_desktop.gui.pages.step import Step
from beian_desktop.gui.widgets import button, clear, frame, hint_label, label, row
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Language, Text
from beian_desktop.wizard.pages import REVIEW
from beian_desktop.wizard.review import Line, Standing, lines
from beian_desktop.wizard.targets import Target, target, target_of

PASSED = Text("✓  检查通过，没有会被退回的错误。", "✓  The checks passed: nothing that would send the filing back.")
NOT_FILED = Text("这不等于已经备案：还要到平台或窗口提交。", "That isn't filed yet: it still has to be handed in.")
ERRORS = Text("有 {count} 处要改，改完才能生成正式材料", "{count} to mend before the final package can be made")
WARNINGS = Text("{count} 处请再看一眼", "{count} to look at again")
CHANGE = Text("修改", "Change")
CONFIRM = Text("与原件一致，确认…", "It is as on the original: confirm…")
WITHDRAW = Text("撤回确认", "Take the confirmation back")
CONFIRMED = Text("已确认：{reason}", "Confirmed: {reason}")
WHY = Text(
    "怎么核对的？例如：与营业执照原件逐位核对过",
    "How was it checked? E.g. compared with the original licence, digit by digit",
)
CONFIRM_TITLE = Text("对照原件确认", "Confirm against the original")
MISSING = Text("还没填写", "Not answered yet")
EMPTY = Text("未填（选填）", "Empty (optional)")
SAME = Text("同主体负责人", "As the principal")
KEPT = Text("保留着但用不到的内容", "Kept but not used")
KEPT_WHY = Text(
    "前面的选择变了，下面这些不再需要，不检查也不打印。",
    "Earlier choices changed, so these are neither checked nor printed.",
)


class ReviewPage(Step):
    """The report on top, every answer below."""

    def __init__(self, draft: Draft, go_to: Callable[[Target], None]) -> None:
        super().__init__(draft, REVIEW)
        self._go_to = go_to
        self.links: list[QWidget] = []
        self._present: tuple[Filing, Report] | None = None
        self._report = QVBoxLayout()
        self._report.setSpacing(12)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(12)
        self.column.addLayout(self._report)
        self.column.addLayout(self._answers)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Shows the present report and answers, where they are others than those shown."""
        present = (self.draft.filing, self.draft.report)
        if present == self._present:
            return
        self._present = present
        self.draft.visited |= {issue.field for issue in self.draft.report.issues}
        self._show_report()
        self._show_answers()
        self.settle()

    def focus_first(self) -> None:
        """The first error, else the page."""
        first = self.links[0] if self.links else self.page
        first.setFocus()

    # The report

    def _show_report(self) -> None:
        clear(self._report)
        self.links = []
        errors = list(self.draft.report.of(Severity.ERROR))
        others = [issue for issue in self.draft.report.issues if issue.severity is not Severity.ERROR]
        if errors:
            self._report.addWidget(self._box("errors", self.desk.say(ERRORS, count=len(errors)), errors))
        else:
            passed = frame("passed", QVBoxLayout, 18, 4)
            passed.layout().addWidget(label(self.desk.say(PASSED), "label", wraps=True))  # type: ignore[union-attr]
            passed.layout().addWidget(hint_label(self.desk.say(NOT_FILED)))  # type: ignore[union-attr]
            self._report.addWidget(passed)
        if others:
            self._report.addWidget(self._box("warnings", self.desk.say(WARNINGS, count=len(others)), others))

    def _box(self, role: str, heading: str, issues: list[Issue]) -> QFrame:
        box = frame(role, QVBoxLayout, 18, 8)
        box.layout().addWidget(label(heading, "label", wraps=True))  # type: ignore[union-attr]
        for issue in issues:
            box.layout().addWidget(self._issue(issue))  # type: ignore[union-attr]
        return box

    def _issue(self, issue: Issue) -> QWidget:
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        name = _name_of(issue, self.desk.language)
        bad = issue.severity is Severity.ERROR
        link = button(f"{name} ›", lambda: self._go_to(target_of(issue)), "error-link" if bad else "link")
        link.setAccessibleDescription(says(issue, self.desk.language))
        self.links.append(link)
        layout.addLayout(row(link, None))
        gap = "" if self.desk.language is Language.ZH else " "
        text = label(f"{says(issue, self.desk.language)}{gap}{mends(issue, self.desk.language)}", wraps=True)
        text.setIndent(8)
        layout.addWidget(text)
        if issue.reason:
            layout.addWidget(hint_label(self.desk.say(CONFIRMED, reason=issue.reason)))
        layout.addLayout(row(*self._confirmations(issue), None))
        return part

    def _confirmations(self, issue: Issue) -> list[QWidget]:
        if issue.reason:
            return [button(self.desk.say(WITHDRAW), lambda: self.draft.withdraw(issue.rule, issue.place), "link")]
        if issue.confirmable and issue.severity is Severity.ERROR:
            return [button(self.desk.say(CONFIRM), lambda: self._confirm(issue), "link")]
        return []

    def _confirm(self, issue: Issue) -> None:
        reason = self.desk.ask.words(self.desk.say(CONFIRM_TITLE), self.desk.say(WHY))
        if reason:
            self.draft.confirm(Confirmation(issue.rule, issue.place, issue.value, reason))

    # The answers

    def _show_answers(self) -> None:
        clear(self._answers)
        found = list(lines(self.draft.filing, self.desk.language))
        asked = [line for line in found if line.standing is not Standing.KEPT]
        kept = [line for line in found if line.standing is Standing.KEPT]
        for section, group in groupby(asked, key=lambda line: line.section):
            self._answers.addWidget(self._card(self.desk.say(section.label), "", list(group)))
        if kept:
            self._answers.addWidget(self._card(self.desk.say(KEPT), self.desk.say(KEPT_WHY), kept))

    def _card(self, heading: str, hint: str, answers: list[Line]) -> QFrame:
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
        return (f"{text}（{self.desk.say(SAME)}）", "muted") if line.standing is Standing.LINKED else (text, "")


def _name_of(issue: Issue, language: Language) -> str:
    try:
        return FORM.question(issue.field).label.in_(language)
    except LookupError:
        return _slot_name(issue.field, language)


def _slot_name(place: str, language: Language) -> str:
    try:
        return FORM.slot(place).label.in_(language)
    except LookupError:
        return place
