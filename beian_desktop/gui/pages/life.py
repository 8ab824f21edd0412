"""办理进度: where the filing stands, what can happen next as buttons, and the filings that go on from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.changes import edits, is_change
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.life import (
    Happening,
    asked_of,
    next_steps,
    offered,
    step_back,
    wrong_answers,
)
from beian_desktop.filing.life import (
    Step as Happens,
)
from beian_desktop.filing.shown import shown
from beian_desktop.filing.status import STATE_LABELS, State
from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import result, start
from beian_desktop.gui.draft import Draft
from beian_desktop.gui.due_tables import day_of, near_of
from beian_desktop.gui.flow import Flow
from beian_desktop.gui.pages.asking_form import AskingForm
from beian_desktop.gui.pages.mend_card import MendCard, Recognised
from beian_desktop.gui.pages.step import Step
from beian_desktop.gui.widgets import Button, button, clear, frame, hint_label, label, link_button, show_when
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Text
from beian_desktop.wizard import onward
from beian_desktop.wizard.mending import returned_part
from beian_desktop.wizard.onward import Onward, ways_on
from beian_desktop.wizard.pages import BADGE, LIFE, REVIEW
from beian_desktop.wizard.targets import Target

if TYPE_CHECKING:
    from beian_desktop.services.due import Watched
    from beian_desktop.services.workspace import Workspace

STANDS = Text("主体：{subject}　网站：{site}", "Subject: {subject}. Site: {site}.")
MEANS = {
    State.DRAFT: Text("还在填写，没有提交给公安机关。", "Being filled in; the police haven't got it yet."),
    State.READY: Text("填写完毕，还没有提交给公安机关。", "Filled in; the police haven't got it yet."),
    State.SUBMITTED: Text(
        "已交给公安机关。一般主体 2 至 3 个工作日，网站 3 至 5 个工作日；到平台“网站状态”看结果，再回来记一下。",
        "The police have it. Normally the subject takes two to three working days, the site three to five: look at "
        "网站状态 on the platform and note here what it shows.",
    ),
    State.REVIEWING: Text(
        "正在审核。到平台“网站状态”看结果，再回来记一下。",
        "Under review. Look at 网站状态 and note here what it shows.",
    ),
    State.RETURNED: Text(
        "退回来了。照下面的单子改，改完再提交；原来的期限还在走。",
        "It came back. Mend what the list says and submit again; the first limit still runs.",
    ),
    State.APPROVED: Text(
        "已备案。三十日内把备案图标挂到首页，然后在这里记一下。",
        "Approved. Put the badge on the home page within thirty days, then note it here.",
    ),
    State.CHANGING: Text(
        "变更在另一份备案里办；办好之前这一份仍然有效。",
        "Its change is in a filing of its own; until then this one holds.",
    ),
    State.CANCELLED: Text("已经注销。域名要再用，重新备案。", "Cancelled. To use the domain again, file it anew."),
    State.REPLACED: Text(
        "后一份已经备案，这一份留着备查。", "A later filing holds now; this one is kept for the record."
    ),
}
NEXT = Text("接下来发生了什么？", "What has happened since?")
ERRORS = Text(
    "还有 {count} 处没填好，填好才能记“已提交”", "Errors left: {count}. Mend them before it can be noted as submitted"
)
ONWARD = Text("以后要办的", "From here")
TO_BADGE = Text("备案图标：复制代码，挂到首页底部", "The badge: copy its code for the foot of the home page")
BEGIN = Text("开始办(&O)", "&Begin")
UNDO = Text("记错了，撤回上一步…", "Noted by mistake: take the last step back…")
ASKS_UNDO = Text("撤回上一步吗？", "Take the last step back?")
UNDO_WHAT = Text("这一步记下的日期和内容会清掉，其他内容不变。", "What was noted with it goes; everything else stays.")
UNDO_YES = Text("撤回(&T)", "&Take back")
ASKS_WAY = Text("{way}：另建一份备案吗？", "{way}: begin another filing?")
BEGIN_YES = Text("新建(&B)", "&Begin it")
DATE = Text("{near}　{day}　{what}", "{what}: {day}. {near}")
NOTED = Text("{label}：{answer}", "{label}: {answer}")
PAST = Text("办理经过", "What was noted so far")
CHANGED = Text("这次改了 {count} 项：{names}", "Changed so far: {count} ({names})")
OTHER = {
    True: Text("打开接着办的那一份…", "Open the filing that goes on from this one…"),
    False: Text("打开原来那份备案…", "Open the filing it goes on from…"),
}
"""A link to the other filing: whether this one is the earlier."""
NO_OTHER = Text("那一份已经不在这里了。", "That filing isn't kept here any more.")
UNCHANGED = Text("这次还没有改任何一项。", "Nothing is changed so far.")
HAPPENED = (
    result.SUBMITTED_ON,
    result.SUBMITTED_BY,
    result.INTERVIEW_ON,
    result.INTERVIEW_WITH,
    result.RETURNED_ON,
    result.RETURN_REASON,
    result.RETURNS,
    result.SUBJECT_APPROVED_ON,
    result.APPROVED_ON,
    result.NUMBER,
    result.OFFICE,
    result.BADGE_ON,
    result.CANCELLED_ON,
)


class LifePage(Step):
    """One card for each: the state, what came back, what may happen next, what goes on from here."""

    def __init__(self, draft: Draft, go_to: Callable[[Target], None]) -> None:
        super().__init__(draft, LIFE)
        self._go_to = go_to
        self.buttons: dict[str, Button] = {}
        self.form: AskingForm | None = None
        self._standing: object = None
        self.state = label("", "heading", wraps=True)
        self.means = label("", wraps=True)
        self.changes = label("", wraps=True)
        self.dates = label("", wraps=True)
        self.other = button("", self._open_other, "link")
        self.mend = MendCard(draft, go_to)
        self.undo = button(self.desk.say(UNDO), self._take_back, "link")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(16)
        self._form_room = QVBoxLayout()
        self._dates = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        card = frame("card", QVBoxLayout, 22, 8)
        for part in (self.state, self.means, self.dates, self.changes):
            card.layout().addWidget(part)  # type: ignore[union-attr]
        card.layout().addLayout(Flow(self.other, self.undo))  # type: ignore[union-attr]
        self.column.addWidget(card)
        self.column.addWidget(self.mend)
        self.column.addLayout(self._form_room)
        self.column.addLayout(self._cards)
        self.past = frame("card", QVBoxLayout, 22, 6)
        self.past.layout().addWidget(label(self.desk.say(PAST), "heading", wraps=True))  # type: ignore[union-attr]
        self.past.layout().addLayout(self._dates)  # type: ignore[union-attr]
        self.column.addWidget(self.past)
        self.column.addStretch(1)

    # Showing

    def refresh(self) -> None:
        """Shows where the filing stands; the buttons are made anew when other ones apply."""
        filing, language = self.draft.filing, self.desk.language
        subject, site = (STATE_LABELS[state].in_(language) for state in (filing.status.subject, filing.status.site))
        self.state.setText(self.desk.say(STANDS, subject=subject, site=site))
        returned = filing.status.returned
        self.means.setText(self.desk.say(MEANS[State.RETURNED if returned else filing.status.site]))
        show_when(self.undo, step_back(filing) is not None and not self.draft.fixed)
        self._show_changes(filing)
        self._show_dates(filing)
        self._show_other(filing)
        watching = partial(_watched, filing=filing, today=self.desk.clock.today())
        self.desk.work.do(watching, self._show_watched)
        show_when(self.mend, returned)
        had_points = bool(self.mend.links)
        if returned:
            self.mend.refresh(filing.answers.typed(result.RETURN_REASON))
        errors = self.draft.report.counts[Severity.ERROR]
        standing = (next_steps(filing), ways_on(filing), errors)
        if standing != self._standing:
            self._standing = standing
            self._make_cards(filing, errors)
        if self.mend.links and not had_points and self._a_button_has_focus():
            self.focus_first()

    def _show_watched(self, found: list[Watched]) -> None:
        """The dates to watch, as on the due board."""
        lines = [
            self.desk.say(
                DATE,
                what=each.what(self.desk.language),
                near=near_of(self.desk, each),
                day=day_of(self.desk, each.due.by),
            )
            for each in found
        ]
        self.dates.setText("\n".join(lines))
        show_when(self.dates, bool(lines))

    def _show_other(self, filing: Filing) -> None:
        earlier = filing.status.site in (State.CHANGING, State.REPLACED)
        self.other.setText(self.desk.say(OTHER[earlier]))
        show_when(self.other, earlier or filing.continues is not None)

    def _open_other(self) -> None:
        self.desk.work.do(partial(_other, filing=self.draft.filing), self._opened_other)

    def _opened_other(self, found: Filing | None) -> None:
        if found is None:
            self.desk.tell(NO_OTHER)
        else:
            self.desk.begun.emit(found)

    def _show_changes(self, filing: Filing) -> None:
        show_when(self.changes, is_change(filing))
        if is_change(filing):
            names = [edit.question.label_for(filing.answers).in_(self.desk.language) for edit in edits(filing)]
            told = CHANGED.filled(count=len(names), names="、".join(names)) if names else UNCHANGED
            self.changes.setText(self.desk.say(told))

    def _show_dates(self, filing: Filing) -> None:
        clear(self._dates)
        language = self.desk.language
        for question in HAPPENED:
            if texts := shown(question, filing.answers, language):
                told = NOTED.fill(language, label=question.label.in_(language), answer="；".join(texts))
                self._dates.addWidget(label(self.veiled(told), wraps=True))
        show_when(self.past, self._dates.count() > 0)

    def _make_cards(self, filing: Filing, errors: int) -> None:
        inside = self._a_button_has_focus()
        clear(self._cards)
        self.buttons = {}
        steps = next_steps(filing)
        if steps:
            self._cards.addWidget(self._steps_card(steps, errors))
        ways = ways_on(filing)
        if ways:
            self._cards.addWidget(self._onward_card(ways, filing))
        if inside:  # the button that had the focus is gone
            self.focus_first()

    def _a_button_has_focus(self) -> bool:
        return any(made.hasFocus() for made in self.buttons.values())

    def _steps_card(self, steps: Sequence[Happening], errors: int) -> QFrame:
        card = frame("card", QVBoxLayout, 22, 10)
        inside = card.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(label(self.desk.say(NEXT), "heading", wraps=True))
        grid = _grid()
        for index, happening in enumerate(steps):
            made = self._button(happening.step, happening.label, partial(self.ask, happening))
            made.setEnabled((happening.step is not Happens.SUBMIT or not errors) and not self.draft.fixed)
            grid.addWidget(made, index, 0)
            grid.addWidget(hint_label(self.desk.say(happening.hint)), index, 1)
        inside.addLayout(grid)
        if errors and any(happening.step is Happens.SUBMIT for happening in steps):
            words = self.desk.say(ERRORS, count=errors)
            inside.addWidget(link_button(words, lambda: self._go_to(Target(REVIEW, "")), "error-link"))
        return card

    def _onward_card(self, ways: Sequence[Onward], filing: Filing) -> QFrame:
        card = frame("card", QVBoxLayout, 22, 10)
        inside = card.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(label(self.desk.say(ONWARD), "heading", wraps=True))
        if filing.status.site is State.APPROVED:
            inside.addWidget(link_button(self.desk.say(TO_BADGE), lambda: self._go_to(Target(BADGE, ""))))
        grid = _grid()
        for index, way in enumerate(ways):
            made = self._button(way.name, way.label, partial(self.go_on, way))
            made.setEnabled(not self.draft.fixed)
            grid.addWidget(made, index, 0)
            grid.addWidget(hint_label(self.desk.say(way.hint)), index, 1)
        inside.addLayout(grid)
        return card

    def _button(self, name: str, words: Text, does: Callable[[], object]) -> Button:
        made = button(self.desk.say(words), does)
        self.buttons[name] = made
        return made

    def focus_first(self) -> None:
        """The first point that came back, else the first thing that may have happened."""
        points = self.mend.links if self.draft.filing.status.returned else []
        first = next((each for each in (*points, *self.buttons.values()) if each.isEnabled()), None)
        if self.form is not None:
            self.form.focus_first()
        elif first is not None:
            first.setFocus()
        else:
            super().focus_first()

    @property
    def help_place(self) -> str:
        """What the help is about: what comes back, or what happens after submission."""
        return result.RETURN_REASON.id if self.draft.filing.status.returned else "result"

    # Doing

    def ask(self, happening: Happening) -> None:
        """Asks what the step needs, or notes it at once when it needs nothing."""
        filing, today = self.draft.filing, self.desk.clock.today()
        answers, fields = offered(happening, filing, today), asked_of(happening, filing)
        if not fields:
            self.draft.note(happening.step, answers)
            return
        recognised = Recognised(self.desk, filing) if happening.step is Happens.RETURN else None

        def take(given: Answers) -> None:
            self.drop_form()
            self.draft.note(happening.step, given, recognised.chosen if recognised is not None else None)

        def wrong(given: Answers) -> dict[BaseField, Text]:
            return wrong_answers(happening, self.draft.filing, given, today)

        form = AskingForm(self.desk, happening.label, fields, answers, wrong=wrong, take=take, gone=self.drop_form)
        if recognised is not None:
            form.room.addWidget(recognised)
            form.inputs[result.RETURN_REASON].edited.connect(lambda: _read(form, recognised, filing))
        self._open_form(form)

    def go_on(self, way: Onward) -> None:
        """Begins the filing that goes on from this one; asks first what it needs, or whether it is wanted."""
        if not way.asks:
            name = self.desk.say(way.label)
            if self.desk.ask.agrees(self.desk.say(ASKS_WAY, way=name), self.desk.say(way.hint), BEGIN_YES):
                self._begin(way, Answers())
            return
        answers = Answers().with_text(start.KIND, start.CANCEL.code)
        if way is onward.SUPPLEMENT:
            answers = Answers().with_text(start.PREVIOUS_NUMBER, self.draft.answers.typed(result.NUMBER))
        today = self.desk.clock.today()

        def take(given: Answers) -> None:
            self.drop_form()
            self._begin(way, given)

        form = AskingForm(
            self.desk,
            way.label,
            way.asks,
            answers,
            wrong=lambda given: onward.wrong_answers(way, given, today),
            take=take,
            gone=self.drop_form,
            action=BEGIN,
        )
        self._open_form(form)

    def _begin(self, way: Onward, answers: Answers) -> None:
        filing_id, clock = self.draft.filing.id, self.desk.clock

        def begin(workspace: object) -> Filing:
            from beian_desktop.services.life import begin as begun

            return begun(workspace, filing_id, way, answers, clock)  # type: ignore[arg-type]

        self.desk.work.do(begin, self.desk.begun.emit)

    def _open_form(self, form: AskingForm) -> None:
        self.drop_form()
        self.form = form
        self._form_room.addWidget(form)
        self.settle()
        form.focus_first()
        QTimer.singleShot(0, self, self._show_form)  # once the page has grown

    def _show_form(self) -> None:
        """Scrolls until what is asked begins at the top."""
        if self.form is not None:
            self.settle()
            self.verticalScrollBar().setValue(self.form.mapTo(self.page, QPoint(0, -20)).y())

    def drop_form(self) -> None:
        """Takes away what is asked, unanswered."""
        if self.form is not None:
            self.form = None
            clear(self._form_room)
            self.focus_first()

    def _take_back(self) -> None:
        if self.desk.ask.agrees(self.desk.say(ASKS_UNDO), self.desk.say(UNDO_WHAT), UNDO_YES):
            self.draft.take_back()


def _read(form: AskingForm, recognised: Recognised, filing: Filing) -> None:
    """Shows what the remark speaks of; which part came back follows from it, until a person says otherwise."""
    before = returned_part(recognised.boxes).code
    recognised.read(form.answers.typed(result.RETURN_REASON), filing.answers)
    part = form.inputs.get(result.RETURNED_PART)
    if part is not None and form.answers.typed(result.RETURNED_PART) == before:
        part.take(form.answers.with_text(result.RETURNED_PART, returned_part(recognised.boxes).code))


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    return grid


def _watched(workspace: Workspace, filing: Filing, today: date) -> list[Watched]:
    from beian_desktop.services.due import kept_calendar, watched

    return watched([filing], today=today, calendar=kept_calendar(workspace))


def _other(workspace: Workspace, filing: Filing) -> Filing | None:
    """The filing that is changed or replaced by this one, or that changes or replaces it."""
    earlier = filing.status.site in (State.CHANGING, State.REPLACED)
    found = (
        one.id
        for one in workspace.summaries()
        if (one.continues == filing.id and not one.status.over if earlier else one.id == filing.continues)
    )
    first = next(found, None)
    return None if first is None else workspace.filing(first)
