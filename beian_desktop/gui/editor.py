"""An open filing: task list, one page at a time, the way through, and whether everything is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from beian_desktop.filing.names import UNNAMED
from beian_desktop.gui.ahead import Ahead
from beian_desktop.gui.desk import NOT_KEPT, READING
from beian_desktop.gui.draft import Draft
from beian_desktop.gui.foot import Foot
from beian_desktop.gui.page_pane import PagePane
from beian_desktop.gui.pages.attachments import AttachmentsPage
from beian_desktop.gui.pages.life import LifePage
from beian_desktop.gui.pages.making import StepPage, make_page
from beian_desktop.gui.pages.plan_cards import days_left
from beian_desktop.gui.pages.questions import QuestionsPage
from beian_desktop.gui.task_list import TaskList
from beian_desktop.gui.widgets import button, frame, label, restyle, row
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text
from beian_desktop.wizard.pages import ASK_OTHERS, REVIEW, Page, first_page, neighbour, shown_pages
from beian_desktop.wizard.targets import Target, target
from beian_desktop.wizard.tasks import tasks

BACK = Text("上一步(&B)", "&Back")
NEXT = Text("下一步(&N)", "&Next")
CHECK = Text("核对(&R)", "&Check answers")
HOME = Text("‹ 返回列表", "‹ All filings")
SAVED = Text("已保存 {time}", "Saved {time}")
SAVING = Text("正在保存…", "Saving…")
NOT_SAVED = Text("没有保存：{why} 正在重试。", "Not saved: {why} Trying again.")
AS_GIVEN = Text("填写的内容会自动保存", "Answers are saved as you give them")

LONGEST_TITLE = 36
"""So many characters of a name leave room for the steps below it; the whole of it is its tool tip."""

ROOM_FOR_TASKS = 780
"""The narrowest that page and task list stand side by side, in pixels."""

BETWEEN_PAGES = 30
"""Milliseconds between the pages of a filing that was left, as they are destroyed."""

ROOM_FOR_PRINTED = 900
"""The narrowest that the questions and the printed page stand side by side, with text up to 150 %."""


class Editor(QWidget):
    """Works on one draft. ``closed``: the person goes back to the list."""

    closed = Signal()

    def __init__(self, draft: Draft, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.draft = draft
        self.desk = draft.desk
        self.current: Page = first_page(draft.filing)
        self.task_list = TaskList(self.desk)
        self.stack = QStackedWidget()
        self._pages: dict[Page, StepPage] = {}
        self.printed: PagePane | None = None
        self.title = label("", "label", wraps=True)
        self.due = button("", lambda: self.go_to(ASK_OTHERS), "link")
        self.due.hide()
        self.saved = label(self.desk.say(NOT_KEPT if draft.fixed else AS_GIVEN), "muted", wraps=True)
        self.back = button(self.desk.say(BACK), lambda: self.step(-1))
        self.next = button(self.desk.say(NEXT), lambda: self.step(1), "primary")
        self.check = button(self.desk.say(CHECK), lambda: self.go_to(REVIEW))
        self._lay_out()
        self._connect()
        self._show_due()
        self._show(self.current)
        self.ahead = Ahead(shown_pages(draft.answers), self.page_widget, self)
        draft.check()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.side = self._side()
        layout.addWidget(self.side)
        right = QVBoxLayout()
        right.setSpacing(0)
        if self.draft.fixed:
            right.addLayout(self._reading())
        right.addWidget(self.stack, 1)
        right.addWidget(Foot(self.saved, self.back, self.check, self.next))
        layout.addLayout(right, 1)

    def _reading(self) -> QHBoxLayout:
        """On every page: why nothing can be changed."""
        self.reading = label(self.desk.say(READING), "label", wraps=True)
        strip = frame("warnings", QVBoxLayout, 12, 0)
        strip.layout().addWidget(self.reading)  # type: ignore[union-attr]
        around = row(strip)
        around.setContentsMargins(24, 12, 24, 4)
        return around

    def show_printed(self) -> None:
        """Shows the printed page beside the questions, or not, as is wished and as there is room."""
        wished = self.desk.preferences.page_beside and isinstance(self._pages.get(self.current), QuestionsPage)
        if wished and self.printed is None:
            self.printed = PagePane(self.draft)
            self.printed.chosen.connect(lambda question: self.go_to_target(target(question)))
            self.printed.closed.connect(self._close_printed)
            self.layout().addWidget(self.printed)  # type: ignore[union-attr]
        shown = wished and self.width() >= ROOM_FOR_PRINTED * max(1.0, self.desk.preferences.text_size / 150)
        beside = 0
        if self.printed is not None:
            beside = min(max(round(self.width() * 0.335), 320), 640) if shown else 0
            self.printed.setFixedWidth(beside or 320)
            self.printed.setVisible(shown)
            self._follow()
        self.side.setVisible(self.width() - beside >= ROOM_FOR_TASKS)

    def _close_printed(self) -> None:
        self.desk.preferences.page_beside = False
        self.show_printed()
        self.page_widget(self.current).focus_first()

    def _follow(self) -> None:
        """The printed page follows the question with the focus."""
        page = self._pages.get(self.current)
        block = page.block_with_focus() if isinstance(page, QuestionsPage) else None
        if self.printed is not None and block is not None and block.question.id != self.printed.question:
            self.printed.follow(block.question.id)

    def _swap(self) -> None:
        """From the question to its cell on the printed page, and back."""
        if self.printed is None or not self.printed.isVisible():
            return
        if self.printed.view.hasFocus():
            self.page_widget(self.current).focus_on(self.printed.question)
        else:
            self.printed.view.setFocus()

    def _side(self) -> QFrame:
        side = frame("side", QVBoxLayout, 0, 0)
        side.setContentsMargins(0, 0, 1, 0)  # the line at its right
        side.setFixedWidth(round(232 * (1 + (self.desk.preferences.text_size - 100) / 180)))
        head = QVBoxLayout()
        head.setContentsMargins(16, 16, 16, 10)
        head.addWidget(button(self.desk.say(HOME), self.closed.emit, "link"), alignment=Qt.AlignmentFlag.AlignLeft)
        self.title.setContentsMargins(3, 2, 3, 2)
        head.addWidget(self.title)
        head.addWidget(self.due, alignment=Qt.AlignmentFlag.AlignLeft)
        side.layout().addLayout(head)  # type: ignore[union-attr]
        side.layout().addWidget(self.task_list)  # type: ignore[union-attr]
        return side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the page keeps its room: the task list gives way, then the printed page."""
        self.show_printed()
        super().resizeEvent(event)

    def _connect(self) -> None:
        self.task_list.chosen.connect(self.go_to)
        self.draft.changed.connect(self._show_tasks)
        self.draft.changed.connect(self._saving)
        self.draft.checked.connect(self._show_tasks)
        self.draft.checked.connect(self._show_due)
        self._unsaved = ""
        self.draft.saved.connect(self._show_saved)
        self.draft.unsaved.connect(self._show_unsaved)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]
        keys = {
            "Alt+Left": lambda: self.step(-1),
            "Alt+Right": lambda: self.step(1),
            "F8": self._swap,
        }
        for number in range(1, 10):
            keys[f"Ctrl+{number}"] = lambda number=number: self._go_to_number(number)  # type: ignore[misc]
        for key, does in keys.items():
            QShortcut(QKeySequence(key), self, does)

    # Going

    def go_to(self, page: Page) -> None:
        """Shows a page; what was typed on the one before is committed first."""
        self.commit()
        shown = self._show(page)
        shown.focus_first()
        shown.show_top()

    def _show(self, page: Page) -> StepPage:
        self.current = page
        shown = self.page_widget(page)
        shown.refresh()  # while it isn't seen, which is half the work
        self.stack.setCurrentWidget(shown)
        self._show_tasks()
        self.show_printed()
        return shown

    def go_to_target(self, target: Target) -> None:
        """Leads to the question or slot that an issue is about."""
        self.go_to(target.page)
        self.page_widget(target.page).focus_on(target.question)

    def step(self, step: int) -> None:
        """Goes to the next (1) or previous (-1) page."""
        self.commit()
        page = self.page_widget(self.current)
        if isinstance(page, QuestionsPage) and step > 0:
            page.visit()
        self.go_to(neighbour(self.current, self.draft.answers, step))

    def _go_to_number(self, number: int) -> None:
        pages = shown_pages(self.draft.answers)
        if number <= len(pages):
            self.go_to(pages[number - 1])

    def page_widget(self, page: Page) -> StepPage:
        """The widget of a page, made when it is first shown."""
        made = self._pages.get(page)
        if made is None:
            made = self._pages[page] = make_page(self.draft, page, self.go_to_target)
            if isinstance(made, QuestionsPage):
                made.ended.connect(self.next.setFocus)
            self.stack.addWidget(made)
        return made

    def put_away(self) -> None:
        """Ends its work. It is destroyed a page at a time, as that takes as long as building what is shown instead."""
        self.ahead.stop()
        self.hide()
        going = QTimer(self)
        going.timeout.connect(self._destroy_a_page)
        going.start(BETWEEN_PAGES)

    def _destroy_a_page(self) -> None:
        if self._pages:
            self._pages.popitem()[1].deleteLater()
        else:
            self.deleteLater()

    def show_anew(self) -> None:
        """Shows the draft's answers even where the focus is, as after an undo."""
        page = self.page_widget(self.current)
        page.refresh()
        block = page.block_with_focus() if isinstance(page, QuestionsPage) else None
        if block is not None:
            block.refresh(force=True)

    def commit(self) -> None:
        """Gives what stands in the input with the focus to the draft."""
        page = self._pages.get(self.current)
        block = page.block_with_focus() if isinstance(page, QuestionsPage) else None
        if block is not None:
            block.commit()

    def toggle_help(self) -> str | None:
        """Opens the help of the question with the focus and gives its id; ``""`` when that closed it, None without one."""
        page = self.page_widget(self.current)
        block = page.block_with_focus() if isinstance(page, QuestionsPage) else None
        if block is None:
            return None
        block.toggle_help()
        return block.question.id if block.helper.isChecked() else ""

    @property
    def question_with_focus(self) -> str:
        """The id of the question that has the focus; empty without one."""
        page = self._pages.get(self.current)
        block = page.block_with_focus() if isinstance(page, QuestionsPage) else None
        return block.question.id if block is not None else ""

    @property
    def help_place(self) -> str:
        """What the help is about while no question has the focus."""
        page = self.page_widget(self.current)
        return page.help_place if isinstance(page, AttachmentsPage | LifePage) else self.current.id

    # Showing

    def _show_tasks(self) -> None:
        filing = self.draft.filing
        title = filing.title or self.desk.say(UNNAMED)
        self.title.setText(title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…")
        self.title.setToolTip(title)
        self.title.setAccessibleName(title)
        self.task_list.show_tasks(tasks(filing, self.draft.report), self.current)
        pages = shown_pages(self.draft.answers)
        self.back.setEnabled(self.current is not pages[0])
        self.next.setEnabled(self.current is not pages[-1])

    def _show_due(self) -> None:
        """The nearest limit above the task list; it leads to the plan."""
        plan = self.draft.plan
        limits = plan.limits if plan is not None and self.draft.filing.status.open else ()
        self.due.setVisible(bool(limits))
        if limits:
            late = limits[0].days <= 0
            self.due.setText(("⚠ " if late else "") + days_left(self.desk, limits[0]))
            restyle(self.due, "role", "error-link" if late else "link")
            self.due.setToolTip(self.desk.say(limits[0].says))
            self.due.setAccessibleDescription(self.desk.say(limits[0].says))

    def _saving(self) -> None:
        if not self.draft.is_saved:
            self._say_saved(self.desk.say(SAVING), "muted")

    def _show_saved(self) -> None:
        now = self.desk.clock.now()
        if self._unsaved:  # it was told above the page too, of the checks that couldn't be kept
            self.desk.withdrawn.emit(self._unsaved)
            self._unsaved = ""
        self._say_saved("✓ " + self.desk.say(SAVED, time=f"{now:%H:%M:%S}"), "good")

    def _show_unsaved(self, failure: Failure) -> None:
        self._unsaved = self.desk.say(failure.says)
        self._say_saved("✕ " + self.desk.say(NOT_SAVED, why=self.desk.say(failure.says)), "error")

    def _say_saved(self, text: str, role: str) -> None:
        self.saved.setText(text)
        restyle(self.saved, "role", role)
