"""One question on a page: label, input, hint, what is wrong, and help when asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QToolButton, QVBoxLayout, QWidget

from beian_desktop.checks.issue import Issue
from beian_desktop.checks.report import mends, says
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.changes import Closed
from beian_desktop.filing.links import has_own_values, linked, tick, ticked, untick
from beian_desktop.filing.masking import is_masked
from beian_desktop.form.field import BaseField, Question, Repeat, Section
from beian_desktop.form.policy import ASKS_LABELS, Asks
from beian_desktop.gui.draft import Draft
from beian_desktop.gui.flow import Flow
from beian_desktop.gui.icons import icon
from beian_desktop.gui.inputs.base import Input
from beian_desktop.gui.inputs.choices import TickInput
from beian_desktop.gui.inputs.choosing import input_for
from beian_desktop.gui.theme import colours
from beian_desktop.gui.widgets import button, clear, label, restyle, row, show_when
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Language, Text
from beian_desktop.wizard.ask_others import MISSING_ANSWER
from beian_desktop.wizard.asking import Asked, asked
from beian_desktop.wizard.closed import ASK_POLICE, ASKS_KEY, OPEN_KEY, OPEN_YES, closed
from beian_desktop.wizard.closed import hint as closed_hint
from beian_desktop.wizard.facts import facts

REQUIRED = Text("必填", "required")
REQUIRED_NAME = Text("{label}（必填）", "{label} (required)")
HELP = Text("说明（F1）", "Help (F1)")
PAST = Text("修改记录…", "History of changes…")
KNOWS = Text("通常知道的人：{who}", "Who usually knows: {who}")
WANTED = Text(
    "还没回答：是同一个人就打勾，不是就在下面填写这个人",
    "Not answered yet: tick it when it is the same person, else fill in the person below",
)
LINKED = Text("随主体负责人变化", "Follows the principal")
ROW = Text("第 {number} 行：", "Row {number}: ")
REWRITTEN = Text("已改为半角：{changes}", "Made half-width: {changes}")
HIDES = Text(
    "“{role}”已有自己填写的内容，改为与主体负责人相同吗？",
    "“{role}” has answers of its own. Make it the same as the principal?",
)
KEEPS = Text(
    "自己填写的内容会收起来保留着，取消勾选后还会回来。",
    "Those answers are put aside and kept; they come back when the tick is taken away.",
)
TICK = Text("改为相同(&S)", "Make the &same")
TAKE = Text("改为 {value}", "Use {value}")


class QuestionBlock(QFrame):
    """Shows one question and its answer; gives what was answered to the draft. ``went_on``: Enter leads to the next."""

    went_on = Signal()

    def __init__(self, draft: Draft, section: Section, question: Question, card: QWidget | None = None) -> None:
        super().__init__(card)
        self.draft, self.section, self.question = draft, section, question
        self.desk = draft.desk
        self.setProperty("role", "question")
        self._ticks = question is section.same_as
        self.input: Input = TickInput(self.desk, question) if self._ticks else input_for(self.desk, question)  # type: ignore[arg-type]
        self.label = label("", "label", wraps=True)
        self.star = label("*", "required")
        self.star.setToolTip(self.desk.say(REQUIRED))
        self.helper = self._helper()
        self.hint = label(question.hint.in_(self.desk.language), "hint", wraps=True)
        self.fact = label("", "fact", wraps=True)
        self.opener = button(self.desk.say(OPEN_KEY), self._open_key, "link")
        self.help = label("", "help", wraps=True)
        self.help.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.past = button(self.desk.say(PAST), lambda: self.desk.looks_back.emit(self.question.id), "link")
        self.messages = QVBoxLayout()
        self._told: tuple[object, ...] = ()
        self._lay_out()
        self.label.setBuddy(self.input.parts()[0])
        self.input.changed.connect(self.commit)
        self.input.edited.connect(self._edited)
        self.input.left.connect(self._left)
        self.desk.masking.changed.connect(self._mask)
        self.refresh(force=True)

    def _helper(self) -> QToolButton:
        helper = QToolButton()
        helper.setIcon(icon("help", colours(self.desk.preferences.look).muted))
        helper.setToolTip(self.desk.say(HELP))
        helper.setCheckable(True)
        helper.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F1 opens the help from the input
        helper.setAccessibleName(self.desk.say(HELP))
        helper.toggled.connect(self._show_help)
        return helper

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 4, 0, 4)
        layout.setSpacing(5)
        if self._ticks:
            layout.addLayout(row(self.input, self.star, self.helper, None, spacing=4))
        else:
            layout.addLayout(row(self.label, self.star, self.helper, None, spacing=4))
            layout.addWidget(self.input)
        layout.addWidget(self.hint)
        layout.addWidget(self.opener, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.fact)
        self.messages.setSpacing(4)
        layout.addLayout(self.messages)
        layout.addWidget(self.help)
        layout.addWidget(self.past, alignment=Qt.AlignmentFlag.AlignLeft)
        for hidden in (self.fact, self.help, self.opener, self.past):
            hidden.hide()

    # Giving

    def commit(self) -> None:
        """Gives what the input shows to the draft."""
        same = self.section.same_as
        if self.question is same:
            self._link()
            return
        answers = self.input.put(self.draft.answers)
        mirrors = getattr(self.question, "mirrors", None) is not None
        if mirrors and same is not None and answers.typed(self.question) and not answers.typed(same):  # type: ignore[arg-type]
            answers = answers.with_text(same, "false")
        self.draft.give(answers)

    def _link(self) -> None:
        """Ticks or unticks 同主体负责人信息; asks before own values are hidden, and keeps them."""
        answers = self.draft.answers
        wanted = self.input.put(answers)
        if wanted == answers:
            return
        if not ticked(self.section, wanted):
            self.draft.give(untick(self.section, answers))
        elif not has_own_values(self.section, answers) or self._may_hide():
            self.draft.give(tick(self.section, wanted))
        else:
            self.input.take(answers)

    def _may_hide(self) -> bool:
        role = self.section.label.in_(self.desk.language)
        return self.desk.ask.agrees(self.desk.say(HIDES, role=role), self.desk.say(KEEPS), TICK)

    def _open_key(self) -> None:
        """Opens a key answer of a change filing, once the person has heard what that means."""
        name = self.question.label_for(self.draft.answers).in_(self.desk.language)
        if self.desk.ask.agrees(self.desk.say(ASKS_KEY, label=name), self.desk.say(ASK_POLICE), OPEN_YES):
            self.draft.open_on_purpose(self.question.id)
            self.refresh(force=True)
            self.focus_input()

    def _edited(self) -> None:
        self.input.note = ""
        self._show_facts(self.input.put(self.draft.answers), typing=True)

    def _mask(self) -> None:
        """Numbers are hidden from now on, or shown."""
        if is_masked(self.question) or self._told[1:]:
            self.refresh()

    def _left(self) -> None:
        self.draft.visited.add(self.question.id)
        self.refresh()

    def use(self, text: str) -> None:
        """Takes a suggested answer."""
        if isinstance(self.question, BaseField):
            self.draft.give(self.draft.answers.with_text(self.question, text))
            self.refresh(force=True)
            self.focus_input()

    # Showing

    def refresh(self, *, force: bool = False) -> None:
        """Shows the draft's present answer and what is wrong with it.

        While the focus is in the input its text stays as it is and isn't judged, unless ``force``.
        """
        follows = asked(self.section, self.question, self.draft.answers) is Asked.LINKED
        why = closed(self.question, self.draft.filing, self.draft.opened)
        frozen = follows or why is not None or self.draft.fixed
        answers = linked(self.draft.answers) if follows else self.draft.answers
        if force or frozen or not self.input.has_focus():
            self.input.take(answers)
        if self.input.isEnabled() == frozen:
            self.input.freeze(frozen)
        text = self.question.label_for(answers).in_(self.desk.language)
        required = self.question.required.evaluate(answers) is True and not frozen
        self.label.setText(text)
        wanted = self._ticks and required and not answers.answered(self.question)
        show_when(self.star, required and (wanted or not self._ticks))
        hint = WANTED if wanted else LINKED if follows else self.question.hint
        self.hint.setText(
            self.desk.say(hint if why is None or follows else closed_hint(self.question, self.draft.filing, why))
        )
        show_when(self.opener, why is Closed.KEY and not follows and not self.draft.fixed)
        typing = self.input.has_focus() and not frozen
        self._show_facts(self.input.put(answers) if typing else answers, typing=typing)
        issues = () if follows else self._issues()
        if force or not self.input.has_focus():
            self._tell(issues, answers)
        self._name(text, required, issues)

    def _issues(self) -> tuple[Issue, ...]:
        answered = self.draft.answers.answered(self.question)
        if not answered and self.question.id not in self.draft.visited:
            return ()
        found = self.draft.report.at(self.question.id)
        return tuple(i for i in found if not answered or i.row is not None or i.rule != MISSING_ANSWER)

    def _show_facts(self, answers: Answers, *, typing: bool) -> None:
        hidden = self.desk.masking.hides and is_masked(self.question) and not typing
        text = "" if hidden else facts(self.question, answers, self.desk.language, typing=typing)
        if self.input.note:
            note = self.desk.say(REWRITTEN, changes=self.input.note)
            text = f"{text}　{note}" if text else note
        self.fact.setText(text)
        show_when(self.fact, bool(text))

    def _tell(self, issues: tuple[Issue, ...], answers: Answers) -> None:
        suggestions = self._suggestions(answers) if issues else ()
        told = (self.desk.masking.hides, *issues, *suggestions)
        if told == self._told:
            return
        self._told = told
        clear(self.messages)
        for issue in issues:
            self.messages.addWidget(self._message(issue))
        if suggestions and not self.draft.fixed and not (self.desk.masking.hides and is_masked(self.question)):
            chips = [button(self.desk.say(TAKE, value=s), lambda s=s: self.use(s), "chip") for s in suggestions]  # type: ignore[misc]
            self.messages.addLayout(Flow(*chips))
        severities = {issue.severity for issue in issues}
        bad = "error" if Severity.ERROR in severities else "warning" if Severity.WARNING in severities else ""
        restyle(self, "bad", bad)
        self.input.mark(bad)

    def _suggestions(self, answers: Answers) -> tuple[str, ...]:
        return () if isinstance(self.question, Repeat) else answers.face(self.question).suggestions[:4]

    def _message(self, issue: Issue) -> QLabel:
        sign = {Severity.ERROR: "✕", Severity.WARNING: "!", Severity.INFO: "i"}[issue.severity]
        role = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "hint"}[issue.severity]
        where = "" if issue.row is None else self.desk.say(ROW, number=issue.row + 1)
        gap = "" if self.desk.language is Language.ZH else " "
        words = f"{sign}  {where}{says(issue, self.desk.language)}{gap}{mends(issue, self.desk.language)}"
        return label(self.desk.masking.within(words, self.draft.answers), role, wraps=True)

    def _name(self, text: str, required: bool, issues: tuple[Issue, ...]) -> None:
        language = self.desk.language
        name = self.desk.say(REQUIRED_NAME, label=text) if required else text
        wrong = " ".join(says(issue, language) for issue in issues)
        wrong = self.desk.masking.within(wrong, self.draft.answers)
        self.input.name(name, f"{self.question.hint.in_(language)} {wrong}".strip())

    # Help

    def _show_help(self, shown: bool) -> None:
        text = self.question.help.in_(self.desk.language)
        asks = self.question.asks
        if asks is not Asks.OWNER:
            text += "\n" + self.desk.say(KNOWS, who=ASKS_LABELS[asks].in_(self.desk.language))
        self.help.setText(text)
        self.help.setVisible(shown)
        self.past.setVisible(shown)

    def toggle_help(self) -> None:
        """Opens or closes the help under the input."""
        self.helper.toggle()

    def focus_input(self) -> None:
        """Puts the focus into the input: its checked button, or its first part."""
        parts = self.input.parts()
        checked = next((p for p in parts if getattr(p, "isChecked", lambda: False)()), parts[0])
        checked.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field, but never the Enter that ends a composition."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focus = QApplication.focusWidget()
        if focus is None or getattr(focus, "composing", False):
            return
        following = self.input.following(focus)
        if following is not None:
            following.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.went_on.emit()


def lead_on(blocks: Sequence[QuestionBlock]) -> bool:
    """Puts the focus into the next of a page's questions that can be answered; False behind the last."""
    focus = next((place for place, block in enumerate(blocks) if block.input.has_focus()), len(blocks))
    following = next((block for block in blocks[focus + 1 :] if block.input.isEnabled()), None)
    if following is not None:
        following.focus_input()
    return following is not None
