"""The filings as a table: its cells, its order, and its keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from beian_desktop.filing.status import STATE_LABELS, State
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.theme import colours
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.workspace import Summary

FILINGS = Text("备案列表", "Filings")
UNNAMED = Text("未命名的备案", "Unnamed filing")
COLUMNS = (
    Text("网站", "Site"),
    Text("开办主体", "Client"),
    Text("域名", "Domain"),
    Text("状态", "State"),
    Text("待填", "Open"),
    Text("错误", "Errors"),
    Text("期限", "Due"),
    Text("修改时间", "Changed"),
)
UNSORTED = -1
_STATES = tuple(State)
SORT_KEYS: tuple[Callable[[Summary], Any], ...] = (
    lambda summary: summary.title.casefold(),
    lambda summary: summary.client_name.casefold(),
    lambda summary: summary.domain,
    lambda summary: _STATES.index(summary.status.site),
    lambda summary: summary.missing,
    lambda summary: summary.errors,
    lambda summary: summary.due or date.max,
    lambda summary: summary.changed_at,
)
"""By what each column sorts."""

OVERDUE = Text("已逾期 {days} 天", "{days} days overdue")
TODAY = Text("今天到期", "due today")
LEFT = Text("{date}，还有 {days} 天", "{date}, {days} days")
_ROOM_FOR_ALL, _ROOM_FOR_MOST, _ROOM_FOR_SOME = 130, 100, 60  # characters
_SUMMARY = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class FilingsModel(QAbstractTableModel):
    """The filings as rows of a table."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.summaries: list[Summary] = []
        self._found: list[Summary] = []
        self._column, self._order = UNSORTED, Qt.SortOrder.AscendingOrder
        self._shades = colours(desk.preferences.look)

    def show(self, summaries: list[Summary]) -> None:
        """Shows other filings, given with the nearest due first, in the order that was chosen."""
        self.beginResetModel()
        self._found = summaries
        self.summaries = self._sorted()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; UNSORTED brings back the nearest due first. What is selected stays so."""
        self._column, self._order = column, order
        self.layoutAboutToBeChanged.emit()
        before, kept = self.summaries, self.persistentIndexList()
        self.summaries = self._sorted()
        rows = {summary.id: row for row, summary in enumerate(self.summaries)}
        moved = [self.index(rows[before[index.row()].id], index.column()) for index in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _sorted(self) -> list[Summary]:
        if self._column == UNSORTED:
            return self._found
        last_first = self._order is Qt.SortOrder.DescendingOrder
        return sorted(self._found, key=SORT_KEYS[self._column], reverse=last_first)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many filings."""
        return 0 if parent.isValid() else len(self.summaries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.desk.say(COLUMNS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell."""
        summary = self.summaries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cell(summary, index.column())
        if role == _SUMMARY:
            return summary
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(summary, index.column())
        return None

    def _cell(self, summary: Summary, column: int) -> str:
        match column:
            case 0:
                return summary.title or self.desk.say(UNNAMED)
            case 1:
                return summary.client_name
            case 2:
                return summary.domain
            case 3:
                return self.desk.say(STATE_LABELS[summary.status.site])
            case 4:
                return str(summary.missing or "—")
            case 5:
                return str(summary.errors or "—")
            case 6:
                return self._due(summary.due)
            case _:
                return _moment(summary.changed_at)

    def _due(self, due: date | None) -> str:
        if due is None:
            return ""
        days = (due - self.desk.clock.today()).days
        if days < 0:
            return "⚠ " + self.desk.say(OVERDUE, days=-days)
        return self.desk.say(LEFT, date=due.isoformat(), days=days) if days else "⚠ " + self.desk.say(TODAY)

    def _colour(self, summary: Summary, column: int) -> QColor | None:
        late = column == 6 and summary.due is not None and summary.due <= self.desk.clock.today()
        if late or (column == 5 and summary.errors):
            return QColor(self._shades.error)
        return QColor(self._shades.muted) if column in (2, 7) else None


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


class FilingsTable(QTableView):
    """The table; Enter or a double click opens, Delete deletes, a click on a header sorts, typing searches."""

    opened = Signal()
    deleted = Signal()
    typed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setModel(FilingsModel(desk))
        self.setAccessibleName(desk.say(FILINGS))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().lineSpacing() * 2.1))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for name in (0, 1, 2):
            header.setSectionResizeMode(name, QHeaderView.ResizeMode.Stretch)
        header.setResizeContentsPrecision(20)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(UNSORTED, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow table leaves out what matters least, so that names stay readable."""
        letters = self.viewport().width() / self.fontMetrics().averageCharWidth()
        self.setColumnHidden(7, letters < _ROOM_FOR_ALL)
        self.setColumnHidden(1, letters < _ROOM_FOR_MOST)
        self.setColumnHidden(2, letters < _ROOM_FOR_SOME)
        super().resizeEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """What is typed in the list is searched for."""
        self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete deletes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)
