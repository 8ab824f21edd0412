"""The two tables of the due board: dates to watch, and people whose face the platform waits for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor

from beian_desktop.filing.due import WHAT_SOURCES
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.names import UNNAMED
from beian_desktop.form.sections import operator
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.listing import Index, RowsModel, RowsTable
from beian_desktop.gui.theme import colours
from beian_desktop.services.due import NEARNESS_LABELS, Nearness
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.due import Watched
    from beian_desktop.services.due_board import FaceLogIn

DATES = Text("要留意的日期", "Dates to watch")
FACES = Text("等人扫脸", "Face log-ins due")
OVERDUE = Text("⚠ 已逾期 {days} 天", "⚠ {days} days overdue")
TODAY = Text("⚠ 就是今天", "⚠ today")
LEFT = Text("还有 {days} 天", "{days} days left")
SOON = Text("{near}：还有 {days} 天", "{near}: {days} days left")
TIP = Text("{by}；期限 {limit}。{source}", "{by}; limit {limit}. {source}")
ABOUT = Text("约 {day}", "about {day}")
NOBODY = Text("还不知道是谁", "not known yet")
NO_DAY = Text("还没有约", "not set")
WEEKDAYS = tuple(
    Text(f"周{zh}", en)
    for zh, en in zip("一二三四五六日", ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], strict=True)
)
_FOR_CLIENT, _FOR_MORE = 72, 48
"""So many characters leave room for the client too, and for what the others tell nearly as well."""


@dataclass(frozen=True)
class Column:
    """A column: its name, what a cell of a row shows, and whether it takes the room that is left.

    Below so many characters' ``room`` the table leaves it out.
    """

    label: Text
    cell: Callable[[Desk, Any], str]
    stretches: bool = False
    room: int = 0


def day_of(desk: Desk, day: date) -> str:
    """A day with its day of the week."""
    return f"{day.isoformat()} {desk.say(WEEKDAYS[day.weekday()])}"


def near_of(desk: Desk, each: Watched) -> str:
    """How near a date is, in words."""
    if each.nearness is Nearness.LATER:
        return desk.say(LEFT, days=each.days)
    if each.days > 0:
        return desk.say(SOON, near=desk.say(NEARNESS_LABELS[each.nearness]), days=each.days)
    return desk.say(OVERDUE, days=-each.days) if each.days else desk.say(TODAY)


def _last_day(desk: Desk, each: Watched) -> str:
    day = day_of(desk, each.due.by)
    return day if each.due.announced else desk.say(ABOUT, day=day)


def _title(desk: Desk, filing: Filing) -> str:
    return filing.title or desk.say(UNNAMED)


def _client(filing: Filing) -> str:
    return filing.client.name if filing.client else filing.answers.typed(operator.NAME)


DATE_COLUMNS = (
    Column(Text("缓急", "How near"), near_of),
    Column(Text("最后一天", "Last day"), _last_day, room=_FOR_MORE),
    Column(Text("要办的事", "To do"), lambda desk, each: each.what(desk.language), stretches=True),
    Column(Text("网站", "Site"), lambda desk, each: _title(desk, each.filing), stretches=True),
    Column(Text("开办主体", "Client"), lambda _, each: _client(each.filing), stretches=True, room=_FOR_CLIENT),
)
FACE_COLUMNS = (
    Column(Text("约定的日子", "Day"), lambda desk, each: day_of(desk, each.on) if each.on else desk.say(NO_DAY)),
    Column(Text("谁扫脸", "Who logs in"), lambda desk, each: each.face or desk.say(NOBODY)),
    Column(Text("为什么", "What for"), lambda desk, each: desk.say(each.why), stretches=True, room=_FOR_MORE),
    Column(Text("网站", "Site"), lambda desk, each: _title(desk, each.filing), stretches=True),
    Column(Text("开办主体", "Client"), lambda _, each: _client(each.filing), stretches=True, room=_FOR_CLIENT),
)


class DueModel(RowsModel):
    """Dates or faces as rows of a table."""

    def __init__(self, desk: Desk, columns: Sequence[Column]) -> None:
        super().__init__(desk, columns)
        self._columns = columns
        shades = colours(desk.preferences.look)
        self._colours = {
            Nearness.OVERDUE: QColor(shades.error),
            Nearness.TODAY: QColor(shades.error),
            Nearness.SOON: QColor(shades.warning),
            Nearness.LATER: QColor(shades.good),
        }

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell."""
        each, column = self.rows[index.row()], self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.cell(self.desk, each)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(each) or column.cell(self.desk, each)
        if role == Qt.ItemDataRole.ForegroundRole and column is DATE_COLUMNS[0]:
            return self._colours[each.nearness]
        return None

    def _tip(self, each: Any) -> str:
        due = getattr(each, "due", None)
        if due is None:
            return ""
        source = self.desk.say(WHAT_SOURCES[due.what])
        return self.desk.say(TIP, by=_last_day(self.desk, each), limit=due.limit.isoformat(), source=source)


class DueTable(RowsTable):
    """One of the tables. ``chosen`` carries the row that Enter or a double click opens, ``seen`` the present one."""

    chosen = Signal(object)
    seen = Signal(object)

    def __init__(self, desk: Desk, name: Text, columns: Sequence[Column]) -> None:
        entries = DueModel(desk, columns)
        super().__init__(entries, name, several=False)
        self.entries = entries
        self.opened.connect(self._choose)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.seen.emit(self.current))

    def _choose(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)

    @property
    def current(self) -> Any:
        """The row that is selected; None without one."""
        row = self.currentIndex().row()
        return self.entries.rows[row] if 0 <= row < len(self.entries.rows) else None

    def show_rows(self, rows: Sequence[Watched] | Sequence[FaceLogIn]) -> None:
        """Shows other rows; the place stays."""
        row = max(self.currentIndex().row(), 0)
        self.entries.show(rows)
        if rows:
            self.selectRow(min(row, len(rows) - 1))
        self.seen.emit(self.current)
