"""The table of clients: what its columns show, how it sorts, and its keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal

from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import account, operator, principal
from beian_desktop.gui.clients.door import CLIENTS
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.listing import Index, RowsModel, RowsTable
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.workspace import ClientSummary

FILINGS = Text("备案", "Filings")
DRAFTS = Text("在办", "Open")
CHANGED = Text("修改时间", "Changed")


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


class ClientsModel(RowsModel):
    """The clients as rows of a table."""

    rows: Sequence[ClientSummary]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, COLUMNS)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column."""
        last_first = order is Qt.SortOrder.DescendingOrder
        self.show(sorted(self.rows, key=COLUMNS[column].key, reverse=last_first))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return COLUMNS[index.column()].cell(self.desk, self.rows[index.row()])
        return None


class ClientsTable(RowsTable):
    """The table; typing searches, several can be chosen to merge them."""

    typed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        clients = ClientsModel(desk)
        super().__init__(clients, CLIENTS, several=True)
        self.clients = clients
        self.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    @property
    def chosen(self) -> list[ClientSummary]:
        """The chosen clients, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.clients.rows[row] for row in rows]

    def choose(self, ids: list[str]) -> None:
        """Chooses clients by their ids, else the first of the list; scrolls there."""
        found = [row for row, one in enumerate(self.clients.rows) if one.client.id in ids]
        self.clearSelection()
        for row in found or [0] * bool(self.clients.rows):
            self.selectionModel().select(
                self.clients.index(row, 0),
                QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
            )
        if found:
            self.selectionModel().setCurrentIndex(
                self.clients.index(found[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
            self.scrollTo(self.clients.index(found[0], 0))

    def keyboardSearch(self, search: str) -> None:
        """What is typed in the list is searched for."""
        self.typed.emit(search)
