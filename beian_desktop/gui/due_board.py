"""期限: every date to watch over all filings, whose face the platform waits for, and both taken elsewhere."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from beian_desktop.filing.due import WHAT_LABELS, What
from beian_desktop.gui.clipboard import OurClipboard
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.due_tables import DATE_COLUMNS, DATES, FACE_COLUMNS, FACES, DueTable
from beian_desktop.gui.flow import Flow
from beian_desktop.gui.inputs.wrapping import Radio
from beian_desktop.gui.widgets import button, frame, head, label, row, show_when
from beian_desktop.services.due import NEARNESS_LABELS, Nearness
from beian_desktop.system.language import Text
from beian_desktop.wizard.deadlines import target_of_due
from beian_desktop.wizard.pages import LIFE
from beian_desktop.wizard.targets import Target

if TYPE_CHECKING:
    from pathlib import Path

    from beian_desktop.filing.working_days import Calendar
    from beian_desktop.services.due import Watched
    from beian_desktop.services.due_board import Board, FaceLogIn
    from beian_desktop.services.workspace import Workspace

TITLE = Text("期限", "Due dates")
HOME = Text("‹ 返回列表", "‹ All filings")
COUNTED = Text("{name}（{count}）", "{name} ({count})")
ALL = Text("所有事项", "Everything")
ONLY = Text("只看哪一种", "Which kind to show")
OPEN = Text("打开这份备案(&O)", "&Open the filing")
CALENDAR = Text("日历文件…", "Calendar file…")
CALENDAR_TITLE = Text("日历文件存到哪里", "Where to save the calendar file")
MONTH = Text("月历 PDF…", "Month as PDF…")
WHICH_MONTH = Text("哪个月的月历", "Which month")
MONTH_TITLE = Text("月历存到哪里", "Where to save the month")
FILE_NAME = Text("备案期限", "filing-dates")
CALENDAR_HINT = Text(
    "已存到 {path}。用手机或电脑的日历打开它；以后再存、再打开，多数日历会更新日子而不重复。",
    "Saved to {path}. Open it with the calendar of phone or computer; saved and opened again, most calendars move the "
    "days and double nothing.",
)
SAVED = Text("已存到 {path}。", "Saved to {path}.")
NOTHING = Text(
    "没有要留意的日期。填了联通日期、备案通过、证件快到期时，这里会列出来。",
    "Nothing to watch. Dates appear here once a filing says when the site went online, is approved, or a paper ends.",
)
NOTHING_OF_KIND = Text("这一种没有要留意的日期。", "Nothing of this kind to watch.")
NOBODY = Text(
    "现在没有人要扫脸。网上办理的备案检查通过后、网安约了时间的，会列在这里。",
    "No face log-in is due now. Filings that go online and pass the checks, and days that the police set, appear here.",
)
UNANNOUNCED = Text(
    "{years} 年的放假安排还没有数据，那一年的最后一天只按周末推算，请对照国务院办公厅的通知。",
    "The holidays of {years} aren't known: last days in that year count weekends only. Compare the State Council's "
    "announcement.",
)
MESSAGE = Text("发给本人的话", "Message to that person")
COPY = Text("复制这段话(&C)", "&Copy the message")
COPIED = Text("已复制，可以粘贴发给本人了。", "Copied: paste it to that person.")
MONTHS = 18
_LINES = 18
"""So many lines of text in height leave room for the message below the people; it can be copied unseen."""


class DueBoard(QWidget):
    """``leads`` carries the id of a filing and where in it a date hangs."""

    closed = Signal()
    leads = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.board: Board | None = None
        self.dates = DueTable(desk, DATES, DATE_COLUMNS)
        self.faces = DueTable(desk, FACES, FACE_COLUMNS)
        self.kinds = (Radio(desk.say(DATES)), Radio(desk.say(FACES)))
        self.only = QComboBox()
        self.only.setAccessibleName(desk.say(ONLY))
        self.only.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.month = QComboBox()
        self.month.setAccessibleName(desk.say(WHICH_MONTH))
        self.counts = label("", wraps=True)
        self.unknown = label("", "warning", wraps=True)
        self.empty = label("", "muted", wraps=True)
        self.stack = QStackedWidget()
        self.home = button(desk.say(HOME), self.closed.emit, "link")
        self.open = button(desk.say(OPEN), self._open_current, "primary")
        self.calendar = button(desk.say(CALENDAR), self._save_calendar)
        self.sheet = button(desk.say(MONTH), self._save_month)
        self.message = QPlainTextEdit()
        self.copy = button(desk.say(COPY), self._copy)
        self._clipboard = OurClipboard()
        self._lay_out()
        self._connect()
        self._fill_months()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head(self.home, None))
        page = QWidget()
        page.setObjectName("page")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(32, 20, 32, 24)
        inside.setSpacing(12)
        self.counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top = row(label(self.desk.say(TITLE), "title"), self.counts)
        top.setStretch(1, 1)
        inside.addLayout(top)
        inside.addLayout(Flow(*self.kinds, self.only))
        for part in (self.unknown, self.empty):
            inside.addWidget(part)
        for table in (self.dates, self._with_message()):
            self.stack.addWidget(table)
        inside.addWidget(self.stack, 1)
        inside.addLayout(Flow(self.calendar, self.month, self.sheet, self.copy, self.open, at_end=True))
        layout.addWidget(page, 1)

    def _with_message(self) -> QWidget:
        """The people, and under them what to send to the one that is selected."""
        whole = QWidget()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self.faces, 1)
        self.card: QFrame = frame("card", QVBoxLayout, 16, 8)
        heading = label(self.desk.say(MESSAGE), "label")
        heading.setBuddy(self.message)
        self.message.setReadOnly(True)
        self.message.setTabChangesFocus(True)
        self.message.setAccessibleName(self.desk.say(MESSAGE))
        lines = self.fontMetrics().lineSpacing()
        self.message.setMinimumHeight(lines * 3)
        self.message.setMaximumHeight(lines * 6)
        self.faces.setMinimumHeight(lines * 5)
        for part in (heading, self.message):
            self.card.layout().addWidget(part)  # type: ignore[union-attr]
        inside.addWidget(self.card)
        return whole

    def _connect(self) -> None:
        self.dates.chosen.connect(self._open_date)
        self.faces.chosen.connect(self._open_face)
        self.faces.seen.connect(self._show_message)
        self.only.currentIndexChanged.connect(lambda _index: self._show_dates())
        self.kinds[0].setChecked(True)
        for number, kind in enumerate(self.kinds):
            kind.clicked.connect(partial(self.show_list, number))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.faces, self._copy)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.closed.emit)

    def _fill_months(self) -> None:
        month = self.desk.clock.today().replace(day=1)
        for _ in range(MONTHS):
            self.month.addItem(f"{month:%Y-%m}", month)
            month = (month + timedelta(days=31)).replace(day=1)

    # Showing

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window leaves the message out."""
        super().resizeEvent(event)
        self._enable()

    def refresh(self) -> None:
        """Reads all dates again."""
        self.desk.work.do(partial(_board, today=self.desk.clock.today()), self.show_board)

    def show_board(self, board: Board) -> None:
        """Shows what was read."""
        self.board = board
        near = Counter(each.nearness for each in board.dates)
        words = (self.desk.say(COUNTED, name=self.desk.say(NEARNESS_LABELS[one]), count=near[one]) for one in Nearness)
        self.counts.setText(" · ".join(words))
        for kind, name, count in zip(self.kinds, (DATES, FACES), (len(board.dates), len(board.faces)), strict=True):
            kind.setText(self.desk.say(COUNTED, name=self.desk.say(name), count=count))
        self.unknown.setText(self.desk.say(UNANNOUNCED, years=", ".join(map(str, board.unannounced))))
        self._fill_only(board)
        self._show_dates()
        self.faces.show_rows(board.faces)
        self.show_list(self.stack.currentIndex())

    def _fill_only(self, board: Board) -> None:
        """The kinds of which there is something, the chosen one kept."""
        chosen, counts = self.only.currentData(), Counter(each.due.what for each in board.dates)
        with QSignalBlocker(self.only):
            self.only.clear()
            self.only.addItem(self.desk.say(ALL), None)
            for what in What:
                if counts[what] or what == chosen:
                    name = self.desk.say(COUNTED, name=self.desk.say(WHAT_LABELS[what]), count=counts[what])
                    self.only.addItem(name, what.value)
            self.only.setCurrentIndex(max(self.only.findData(chosen), 0))

    def _show_dates(self) -> None:
        if self.board is not None:
            self.dates.show_rows(self.listed)
            self._enable()

    @property
    def listed(self) -> list[Watched]:
        """The dates of the chosen kind."""
        only = self.only.currentData()
        return [each for each in self.board.dates if only in (None, each.due.what)] if self.board else []

    def show_list(self, number: int, _checked: bool = True) -> None:
        """Shows the dates (0) or the people (1)."""
        self.stack.setCurrentIndex(number)
        self.kinds[number].setChecked(True)
        self._enable()
        if not any(kind.hasFocus() for kind in self.kinds):
            self.focus_first()

    def focus_first(self) -> None:
        """The list, or the way back where it is empty."""
        table = self._table
        (table if table.entries.rows else self.home).setFocus()

    @property
    def _table(self) -> DueTable:
        return self.faces if self.stack.currentIndex() else self.dates

    def _enable(self) -> None:
        shown, people = bool(self._table.entries.rows), self.stack.currentIndex() == 1
        for part in (self.only, self.calendar, self.month, self.sheet):
            show_when(part, not people)
        show_when(self.copy, people)
        self.copy.setEnabled(shown)
        show_when(self.unknown, not people and self.board is not None and bool(self.board.unannounced))
        some = self.board is not None and bool(self.board.dates)
        nothing = NOTHING_OF_KIND if some else NOTHING
        self.empty.setText(self.desk.say(NOBODY if people else nothing))
        show_when(self.empty, not shown and self.board is not None)
        self.open.setEnabled(shown)
        self.calendar.setEnabled(some)
        show_when(self.card, shown and self.height() >= _LINES * self.fontMetrics().lineSpacing())

    def _show_message(self, face: FaceLogIn | None) -> None:
        self.message.setPlainText(face.message(self.desk.language) if face is not None else "")

    # Doing

    def _open_current(self) -> None:
        if self._table.current is not None:
            self._table.chosen.emit(self._table.current)

    def _open_date(self, each: Watched) -> None:
        self.leads.emit(each.filing.id, target_of_due(each.due))

    def _open_face(self, each: FaceLogIn) -> None:
        self.leads.emit(each.filing.id, Target(LIFE, ""))

    def _copy(self) -> None:
        if self.faces.current is not None:
            self._clipboard.put(self.message.toPlainText())
            self.desk.tell(COPIED)

    def _save_calendar(self) -> None:
        name = f"{self.desk.say(FILE_NAME)}.ics"
        out = self.desk.ask.new_file(self.desk.say(CALENDAR_TITLE), name, "due")
        if out is not None:
            writing = partial(_write_calendar, out=out, desk=self.desk)
            self.desk.work.do(writing, lambda _: self.desk.tell(CALENDAR_HINT, path=out))

    def _save_month(self) -> None:
        month: date = self.month.currentData()
        name = f"{self.desk.say(FILE_NAME)}-{month:%Y-%m}.pdf"
        out = self.desk.ask.new_file(self.desk.say(MONTH_TITLE), name, "due")
        if out is None:
            return

        def write(found: tuple[list[Watched], Calendar]) -> None:
            writing = partial(_write_month, found, out, month, self.desk)
            self.desk.work.beside(writing, lambda _: self.desk.tell(SAVED, path=out))

        self.desk.work.do(partial(_ahead, month=month, today=self.desk.clock.today()), write)


def _board(workspace: Workspace, today: date) -> Board:
    from beian_desktop.services.due_board import board

    return board(workspace, today)


def _write_calendar(workspace: Workspace, out: Path, desk: Desk) -> None:
    from beian_desktop.services.due import all_dates
    from beian_desktop.services.due_files import write_calendar

    today = desk.clock.today()
    found, _ = all_dates(workspace, today, date.max)
    write_calendar(found, out, today=today, language=desk.language)


def _ahead(workspace: Workspace, month: date, today: date) -> tuple[list[Watched], Calendar]:
    from beian_desktop.services.due import all_dates
    from beian_desktop.services.due_files import last_day_of

    return all_dates(workspace, today, last_day_of(month))


def _write_month(found: tuple[list[Watched], Calendar], out: Path, month: date, desk: Desk) -> None:
    from beian_desktop.services.due_files import write_month

    write_month(found[0], out, month, language=desk.language, calendar=found[1])
