"""The table of clients: what its columns show, how it sorts, and its keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView

from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import account, operator, principal
from beian_desktop.gui.clients.door import CLIENTS
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.listing import lay_out
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.workspace import ClientSummary

FILINGS = Text("备案", "Filings")
DRAFTS = Text("在办", "Open")
CHANGED = Text("修改时间", "Changed")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column:
    """A column: what a cell shows and by what it sorts; left out below so many characters' ``room``."""

    label: Text
    cell: Callable[[Desk, ClientSummary], str]
    key: Callable[[ClientSummary], Any]
    room: int = 0
    stretches: bool = False


def _shown(*fields: BaseField) -> Callable[[Desk, ClientSummary], str]:
    def cell(desk: Desk, one: ClientSummary) -> str:
        told = [desk.masking.over(field, one.answers.typed(field)) for field in fields]
        return "　".join(text for text in told if text)

    return cell


def _kind(desk: Desk, one: ClientSummary) -> str:
    kind = one.answers[account.KIND]
    return desk.say(kind.label) if kind is not None else ""


def _account(desk: Desk, one: ClientSummary) -> str:
    return "　".join(part for part in (_kind(desk, one), _shown(account.HOLDER, account.MOBILE)(desk, one)) if part)


COLUMNS = (
    Column(CLIENTS, lambda _, one: one.client.name, lambda one: one.client.name.casefold(), stretches=True),
    Column(FILINGS, lambda _, one: str(one.filings or "—"), lambda one: one.filings),
    Column(DRAFTS, lambda _, one: str(one.drafts or "—"), lambda one: one.drafts, room=70),
    Column(
        principal.SECTION.label,
        _shown(principal.NAME, principal.MOBILE),
        lambda one: one.answers.typed(principal.NAME),
        room=110,
        stretches=True,
    ),
    Column(account.SECTION.label, _account, lambda one: one.answers.typed(account.HOLDER), stretches=True),
    Column(
        operator.CERTIFICATE_NUMBER.label,
        _shown(operator.CERTIFICATE_NUMBER),
        lambda one: one.answers.typed(operator.CERTIFICATE_NUMBER),
        room=130,
    ),
    Column(
        CHANGED,
        lambda _, one: f"{one.changed_at.astimezone():%Y-%m-%d %H:%M}",
        lambda one: one.changed_at,
        room=150,
    ),
)


class ClientsModel(QAbstractTableModel):
    """The clients as rows of a table."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.clients: list[ClientSummary] = []

    def show(self, clients: list[ClientSummary]) -> None:
        """Shows other clients."""
        self.beginResetModel()
        self.clients = clients
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column."""
        last_first = order is Qt.SortOrder.DescendingOrder
        self.show(sorted(self.clients, key=COLUMNS[column].key, reverse=last_first))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many clients."""
        return 0 if parent.isValid() else len(self.clients)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.desk.say(COLUMNS[section].label)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return COLUMNS[index.column()].cell(self.desk, self.clients[index.row()])
        return None


class ClientsTable(QTableView):
    """The table; Enter or a double click opens, Delete deletes, typing searches, several can be chosen to merge them."""

    opened = Signal()
    deleted = Signal()
    typed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.rows = ClientsModel(desk)
        self.setModel(self.rows)
        self.setAccessibleName(desk.say(CLIENTS))
        lay_out(self, (column.stretches for column in COLUMNS), several=True)
        header = self.horizontalHeader()
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    @property
    def chosen(self) -> list[ClientSummary]:
        """The chosen clients, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.clients[row] for row in rows]

    def choose(self, ids: list[str]) -> None:
        """Chooses clients by their ids, else the first of the list; scrolls there."""
        found = [row for row, one in enumerate(self.rows.clients) if one.client.id in ids]
        self.clearSelection()
        for row in found or [0] * bool(self.rows.clients):
            self.selectionModel().select(
                self.rows.index(row, 0),
                QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
            )
        if found:
            self.selectionModel().setCurrentIndex(
                self.rows.index(found[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
            self.scrollTo(self.rows.index(found[0], 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow table leaves out what matters least."""
        letters = self.viewport().width() / self.fontMetrics().averageCharWidth()
        for number, column in enumerate(COLUMNS):
            self.setColumnHidden(number, letters < column.room)
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
