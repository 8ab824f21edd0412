"""First start: the two questions, a few more, then one page of what to do today; all before anything is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from beian_desktop.form.sections import start
from beian_desktop.gui.foot import Foot
from beian_desktop.gui.pages.first_plan import StatementPage, TodayPage
from beian_desktop.gui.pages.first_questions import FewQuestions, TwoQuestions
from beian_desktop.gui.sketch import Sketch
from beian_desktop.gui.widgets import button, head, label
from beian_desktop.system.language import Text

HOME = Text("‹ 返回列表", "‹ All filings")
BACK = Text("上一步(&B)", "&Back")
NEXT = Text("下一步(&N)", "&Next")
START = Text("开始填写这份备案(&N)", "Start &filling it in")
KEEP = Text("在列表里留一份(&K)", "&Keep it in the list")
NOTHING_KEPT = Text("这里填的还没有存下来；开始填写后自动保存", "Nothing is kept yet; answers are saved once you start")
STEP = Text("第 {step} 步，共 3 步", "Step {step} of 3")
QUESTIONS, FEW, PLAN, STATEMENT = range(4)


class FirstStart(QWidget):
    """The way in. ``begins`` carries the answers that a filing starts with, ``reads`` the id of a help topic."""

    closed = Signal()
    begins = Signal(object)
    reads = Signal(str)

    def __init__(self, sketch: Sketch, page: int = QUESTIONS) -> None:
        super().__init__()
        self.sketch, self.desk = sketch, sketch.desk
        self.two, self.few = TwoQuestions(sketch), FewQuestions(sketch)
        self.today, self.statement = TodayPage(sketch), StatementPage(sketch)
        self.stack = QStackedWidget()
        self.step = label("", "muted")
        self.home = button(self.desk.say(HOME), self.closed.emit, "link")
        self.back = button(self.desk.say(BACK), lambda: self.go(-1))
        self.next = button(self.desk.say(NEXT), lambda: self.go(1), "primary")
        self._lay_out()
        for asking in (self.two, self.few):
            asking.reads.connect(self.reads)
        self.few.ended.connect(self.next.setFocus)
        sketch.changed.connect(self._enable)
        for choice in (self.two.happened, self.two.situation):
            choice.changed.connect(self._enable)
        for key, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            QShortcut(QKeySequence(key), self, lambda step=step: self.go(step))
        self.show_page(page)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for page in (self.two, self.few, self.today, self.statement):
            self.stack.addWidget(page)
        layout.addWidget(head(self.home, None, self.step))
        layout.addWidget(self.stack, 1)
        layout.addWidget(Foot(label(self.desk.say(NOTHING_KEPT), "muted", wraps=True), self.back, self.next))

    @property
    def page(self) -> int:
        """The page that is shown."""
        return self.stack.currentIndex()

    def go(self, step: int) -> None:
        """One page on or back; on from the last begins the filing."""
        if self.page == FEW:
            self.few.commit()
        if step < 0:
            self.show_page({QUESTIONS: QUESTIONS, FEW: QUESTIONS}.get(self.page, FEW))
        elif not self.next.isEnabled() or self.next.isHidden():
            return
        elif self.page == QUESTIONS:
            self.show_page(FEW)
        elif self.page == FEW:
            way = self.sketch.way
            self.show_page(STATEMENT if way is not None and way.document else PLAN)
        else:
            self.begins.emit(self.sketch.answers)

    def toggle_help(self) -> str | None:
        """Opens the help of the question with the focus and gives its id; ``""`` when that closed it, None without one."""
        block = self.few.block_with_focus()
        if block is None or self.page != FEW:
            return None
        block.toggle_help()
        return block.question.id if block.helper.isChecked() else ""

    @property
    def help_place(self) -> str:
        """What the help is about while no question has the focus: the call."""
        return start.NOTIFIED_ON.id

    def show_page(self, page: int) -> None:
        """Shows a page from its top."""
        self.few.show_way()
        self.stack.setCurrentIndex(page)
        self._enable()
        widget = self.stack.currentWidget()
        assert isinstance(widget, TwoQuestions | FewQuestions | TodayPage | StatementPage)
        if isinstance(widget, TodayPage | StatementPage):
            widget.refresh()
        widget.focus_first()
        widget.show_top()

    def _enable(self) -> None:
        way, page = self.sketch.way, self.page
        ends = way is not None and way.starts is None
        self.back.setVisible(page != QUESTIONS)
        self.next.setVisible(not (ends and page == FEW))
        self.next.setEnabled(way is not None)
        self.next.setText(self.desk.say({PLAN: START, STATEMENT: KEEP}.get(page, NEXT)))
        self.step.setText(self.desk.say(STEP, step=min(page, PLAN) + 1))
