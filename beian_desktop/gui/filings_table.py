"""The table of filings: what its columns show, how it sorts, and its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QResizeEvent

from beian_desktop.filing.names import UNNAMED
from beian_desktop.filing.status import STATE_LABELS, State
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.frame import FILINGS
from beian_desktop.gui.listing import Index, RowsModel, RowsTable
from beian_desktop.gui.theme import colours
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.workspace import Summary

OF = Text("{kind}“{before}”", "{kind} of “{before}”")
AFTER = Text("{kind}，接“{before}”", "{kind}, after “{before}”")
OVERDUE = Text("已逾期 {days} 天", "{days} days overdue")
TODAY = Text("今天到期", "due today")
LEFT = Text("{date}，还有 {days} 天", "{date}, {days} days")
UNSORTED = -1
_NARROW, _SCARCE = 60, 42  # characters
_STATES = tuple(State)
_LONGEST = 8
"""Characters of another filing's name; all of it stands in the tip."""


def _title(desk: Desk, summary: Summary) -> str:
    return summary.title or desk.say(UNNAMED)


def _kind(desk: Desk, summary: Summary, longest: int | None = _LONGEST) -> str:
    """What the filing asks of the police, and of which other."""
    from beian_desktop.form.sections import start

    before = summary.continued
    if not before or summary.kind is None:
        return _kind_alone(desk, summary)
    if longest is not None and len(before) > longest:
        before = before[:longest] + "…"
    return desk.say(AFTER if summary.kind is start.NEW else OF, kind=_kind_alone(desk, summary), before=before)


def _kind_alone(desk: Desk, summary: Summary) -> str:
    return "" if summary.kind is None else desk.say(summary.kind.label)


def _due(desk: Desk, summary: Summary) -> str:
    if summary.due is None:
        return ""
    days = (summary.due - desk.clock.today()).days
    if days < 0:
        return "⚠ " + desk.say(OVERDUE, days=-days)
    return desk.say(LEFT, date=summary.due.isoformat(), days=days) if days else "⚠ " + desk.say(TODAY)


def _late(desk: Desk, summary: Summary) -> bool:
    return summary.due is not None and summary.due <= desk.clock.today()


@dataclass(frozen=True)
class Column:
    """A column: what it is called, what a cell shows, and by what it sorts.

    ``brief`` is shown in a narrow table, ``tip`` when the pointer rests on the cell; ``bad`` says whether it is shown as
    an error; below so many characters' ``room`` the table leaves the column out.
    """

    label: Text
    cell: Callable[[Desk, Summary], str]
    key: Callable[[Summary], Any]
    brief: Callable[[Desk, Summary], str] | None = None
    tip: Callable[[Desk, Summary], str] | None = None
    bad: Callable[[Desk, Summary], bool] = lambda _desk, _summary: False
    muted: bool = False
    room: int = 0
    stretches: bool = False


COLUMNS = (
    Column(Text("网站", "Site"), _title, lambda summary: summary.title.casefold(), stretches=True),
    Column(
        Text("开办主体", "Client"),
        lambda _, summary: summary.client_name,
        lambda summary: summary.client_name.casefold(),
        room=100,
        stretches=True,
    ),
    Column(
        Text("域名", "Domain"),
        lambda _, summary: summary.domain,
        lambda summary: summary.domain,
        muted=True,
        room=60,
        stretches=True,
    ),
    Column(
        Text("类型", "Kind"),
        _kind,
        lambda summary: ("" if summary.kind is None else summary.kind.code, summary.continued.casefold()),
        brief=_kind_alone,
        tip=lambda desk, summary: _kind(desk, summary, None),
        room=_SCARCE,
    ),
    Column(
        Text("状态", "State"),
        lambda desk, summary: desk.say(STATE_LABELS[summary.status.site]),
        lambda summary: _STATES.index(summary.status.site),
    ),
    Column(
        Text("待填", "Open"),
        lambda _, summary: str(summary.missing or "—"),
        lambda summary: summary.missing,
        room=_SCARCE,
    ),
    Column(
        Text("错误", "Errors"),
        lambda _, summary: str(summary.errors or "—"),
        lambda summary: summary.errors,
        bad=lambda _, summary: bool(summary.errors),
    ),
    Column(Text("期限", "Due"), _due, lambda summary: summary.due or date.max, bad=_late),
    Column(
        Text("修改时间", "Changed"),
        lambda _, summary: f"{summary.changed_at.astimezone():%Y-%m-%d %H:%M}",
        lambda summary: summary.changed_at,
        muted=True,
        room=140,
    ),
)
_SUMMARY = Qt.ItemDataRole.UserRole


class FilingsModel(RowsModel):
    """The filings as rows of a table; ``brief`` while there is little room."""

    rows: Sequence[Summary]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, COLUMNS)
        self.brief = False
        self._found: Sequence[Summary] = ()
        self._column, self._order = UNSORTED, Qt.SortOrder.AscendingOrder
        shades = colours(desk.preferences.look)
        self._error, self._muted = QColor(shades.error), QColor(shades.muted)

    def show(self, rows: Sequence[Summary]) -> None:
        """Shows other filings, given with the nearest due first, in the order that was chosen."""
        self.beginResetModel()
        self._found = rows
        self.rows = self._sorted()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; UNSORTED brings back the nearest due first. What is selected stays so."""
        self._column, self._order = column, order
        self.layoutAboutToBeChanged.emit()
        before, kept = self.rows, self.persistentIndexList()
        self.rows = self._sorted()
        rows = {summary.id: row for row, summary in enumerate(self.rows)}
        moved = [self.index(rows[before[index.row()].id], index.column()) for index in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _sorted(self) -> Sequence[Summary]:
        if self._column == UNSORTED:
            return self._found
        last_first = self._order is Qt.SortOrder.DescendingOrder
        return sorted(self._found, key=COLUMNS[self._column].key, reverse=last_first)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell."""
        summary, column = self.rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return ((self.brief and column.brief) or column.cell)(self.desk, summary)
        if role == Qt.ItemDataRole.ToolTipRole:
            return (column.tip or column.cell)(self.desk, summary)
        if role == _SUMMARY:
            return summary
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(summary, column)
        return None

    def _colour(self, summary: Summary, column: Column) -> QColor | None:
        if column.bad(self.desk, summary):
            return self._error
        return self._muted if column.muted else None


class FilingsTable(RowsTable):
    """The table; a click on a header sorts, typing searches."""

    typed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        filings = FilingsModel(desk)
        super().__init__(filings, FILINGS, several=True)
        self.filings = filings
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(UNSORTED, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow table says less, so that names stay readable."""
        self.filings.brief = self.letters() < _NARROW
        super().resizeEvent(event)

    @property
    def chosen(self) -> list[int]:
        """The rows that are selected, from top to bottom."""
        parts: list[QItemSelectionRange] = list(self.selectionModel().selection())  # type: ignore[call-overload]  # a list to Qt
        return sorted(row for part in parts for row in range(part.top(), part.bottom() + 1))

    def choose(self, rows: Iterable[int]) -> None:
        """Selects these rows and no others; the first becomes the present one."""
        wanted, model, last = QItemSelection(), self.model(), len(COLUMNS) - 1
        rows = sorted(rows)
        for _, part in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
            stretch = [row for _, row in part]
            wanted.select(model.index(stretch[0], 0), model.index(stretch[-1], last))
        if rows:
            self.setCurrentIndex(model.index(rows[0], 0))
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyboardSearch(self, search: str) -> None:
        """What is typed in the list is searched for."""
        self.typed.emit(search)
