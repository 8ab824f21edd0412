"""What the checks found, on top of 核对: mistakes one by one, what isn't answered yet counted by page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from beian_desktop.checks.issue import Issue
from beian_desktop.checks.report import mends, says
from beian_desktop.filing.filing import Confirmation
from beian_desktop.form.declaration import FORM
from beian_desktop.gui.draft import Draft
from beian_desktop.gui.widgets import Button, button, clear, frame, hint_label, label, link_button, row
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Language, Text
from beian_desktop.wizard.pages import PAGES, Page
from beian_desktop.wizard.targets import Target, target_of
from beian_desktop.wizard.tasks import MISSING_RULES

PASSED = Text("✓  检查通过，没有会被退回的错误。", "✓  The checks passed: nothing that would send the filing back.")
NOT_FILED = Text("这不等于已经备案：还要到平台或窗口提交。", "That isn't filed yet: it still has to be handed in.")
ERRORS = Text("有 {count} 处要改，改完才能生成正式材料", "{count} to mend before the final package can be made")
UNANSWERED = Text(
    "还有 {count} 项没填，填完才能生成正式材料", "{count} still to answer before the final package can be made"
)
AT_EASE = Text(
    "不用一次填完；点一个步骤从它的第一项接着填。", "No hurry: choose a step to go on with its first open question."
)
OF_PAGE = Text("{page}：{count} 项 ›", "{page}: {count} ›")
LIST = Text("▸ 看是哪几项", "▸ Show which")
HIDE = Text("▾ 收起", "▾ Hide")
WARNINGS = Text("{count} 处请再看一眼", "{count} to look at again")
CONFIRM = Text("与原件一致，确认…", "It is as on the original: confirm…")
WITHDRAW = Text("撤回确认", "Take the confirmation back")
CONFIRMED = Text("已确认：{reason}", "Confirmed: {reason}")
WHY = Text(
    "怎么核对的？例如：与营业执照原件逐位核对过",
    "How was it checked? E.g. compared with the original licence, digit by digit",
)
CONFIRM_TITLE = Text("对照原件确认", "Confirm against the original")
FEW = 4
"""So many open questions are listed without being asked for."""

GoTo = Callable[[Target], None]


class IssueBoxes(QWidget):
    """The report of a draft. ``links`` lead to the first things to do, in order."""

    def __init__(self, draft: Draft, go_to: GoTo) -> None:
        super().__init__()
        self.draft, self.desk, self._go_to = draft, draft.desk, go_to
        self.links: list[Button] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)

    def refresh(self) -> None:
        """Shows the draft's present report."""
        clear(self._layout)
        self.links = []
        errors = list(self.draft.report.of(Severity.ERROR))
        missing = [issue for issue in errors if issue.rule in MISSING_RULES]
        wrong = [issue for issue in errors if issue.rule not in MISSING_RULES]
        others = [issue for issue in self.draft.report.issues if issue.severity is not Severity.ERROR]
        if wrong:
            self._add_issues("errors", ERRORS, wrong)
        if missing:
            self._add_missing(missing)
        if not errors:
            self._add_passed()
        if others:
            self._add_issues("warnings", WARNINGS, others)

    def _box(self, role: str, heading: str) -> QVBoxLayout:
        box: QFrame = frame(role, QVBoxLayout, 18, 8)
        inside = box.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(label(heading, "label", wraps=True))
        self._layout.addWidget(box)
        return inside

    def _add_passed(self) -> None:
        self._box("passed", self.desk.say(PASSED)).addWidget(hint_label(self.desk.say(NOT_FILED)))

    def _add_issues(self, role: str, heading: Text, issues: list[Issue]) -> None:
        inside = self._box(role, self.desk.say(heading, count=len(issues)))
        for issue in issues:
            inside.addWidget(self._issue(issue))

    def _add_missing(self, issues: list[Issue]) -> None:
        inside = self._box("card", self.desk.say(UNANSWERED, count=len(issues)))
        inside.addWidget(hint_label(self.desk.say(AT_EASE)))
        by_page: dict[Page, list[Issue]] = {}
        for issue in issues:
            by_page.setdefault(target_of(issue).page, []).append(issue)
        for page, group in sorted(by_page.items(), key=lambda each: PAGES.index(each[0])):
            part = OpenQuestions(self.draft, page, group, self._go_to)
            self.links.append(part.link)
            inside.addWidget(part)
            if len(issues) <= FEW:
                part.toggle.click()

    def _issue(self, issue: Issue) -> QWidget:
        part, layout = _part()
        language = self.desk.language
        role = "error-link" if issue.severity is Severity.ERROR else "link"
        link = link_button(f"{name_of(issue, language)} ›", lambda: self._go_to(target_of(issue)), role)
        within, answers = self.desk.masking.within, self.draft.answers
        link.setAccessibleDescription(within(says(issue, language), answers))
        self.links.append(link)
        layout.addWidget(link)
        gap = "" if language is Language.ZH else " "
        text = label(within(f"{says(issue, language)}{gap}{mends(issue, language)}", answers), wraps=True)
        text.setContentsMargins(8, 0, 0, 0)
        layout.addWidget(text)
        if issue.reason:
            layout.addWidget(hint_label(self.desk.say(CONFIRMED, reason=issue.reason)))
        layout.addLayout(row(*self._confirmations(issue), None))
        return part

    def _confirmations(self, issue: Issue) -> list[QWidget]:
        if self.draft.fixed:
            return []
        if issue.reason:
            return [button(self.desk.say(WITHDRAW), lambda: self.draft.withdraw(issue.rule, issue.place), "link")]
        if issue.confirmable and issue.severity is Severity.ERROR:
            return [button(self.desk.say(CONFIRM), lambda: self._confirm(issue), "link")]
        return []

    def _confirm(self, issue: Issue) -> None:
        reason = self.desk.ask.words(self.desk.say(CONFIRM_TITLE), self.desk.say(WHY))
        if reason:
            self.draft.confirm(Confirmation(issue.rule, issue.place, issue.value, reason))


class OpenQuestions(QWidget):
    """How many questions of one page are open; on wish which, each a link."""

    def __init__(self, draft: Draft, page: Page, issues: list[Issue], go_to: GoTo) -> None:
        super().__init__()
        self._language, self._issues, self._go_to = draft.desk.language, issues, go_to
        self.questions: list[Button] = []
        name = draft.desk.say(page.label)
        text = draft.desk.say(OF_PAGE, page=name, count=len(issues))
        self.link = link_button(text, lambda: go_to(target_of(issues[0])))
        self.toggle = button(draft.desk.say(LIST), self._toggle, "link")
        self.toggle.setCheckable(True)
        self.toggle.setAccessibleName(f"{name} {draft.desk.say(LIST).strip('▸ ')}")
        self._words = draft.desk.say(LIST), draft.desk.say(HIDE)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(22, 0, 0, 6)
        self._list.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row(self.link, self.toggle, None))
        layout.addLayout(self._list)

    def _toggle(self) -> None:
        shown = self.toggle.isChecked()
        self.toggle.setText(self._words[shown])
        clear(self._list)
        self.questions = [self._link(issue) for issue in self._issues] if shown else []
        for link in self.questions:
            self._list.addWidget(link)

    def _link(self, issue: Issue) -> Button:
        made = link_button(f"{name_of(issue, self._language)} ›", lambda: self._go_to(target_of(issue)))
        made.setAccessibleDescription(says(issue, self._language))
        made.setToolTip(says(issue, self._language))
        return made


def _part() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    layout = QVBoxLayout(part)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    return part, layout


def name_of(issue: Issue, language: Language) -> str:
    """The label of the question or slot that the issue is about."""
    for named in (FORM.question, FORM.slot):
        try:
            return named(issue.field).label.in_(language)
        except LookupError:
            continue
    return issue.field
