"""The list of clients: search, open, a new filing, merge, delete; filings that have none yet are taken in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from beian_desktop.gui.clients.client_table import ClientsTable
from beian_desktop.gui.clients.door import CLIENTS
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.icons import icon
from beian_desktop.gui.theme import colours
from beian_desktop.gui.widgets import button, clear, frame, head, label, link_button, row, show_when
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.workspace import ClientSummary, Workspace

HOME = Text("‹ 返回列表", "‹ All filings")
SEARCH = Text("搜索客户", "Search clients")
SEARCH_MORE = Text("名称、人员、证件号码、账号，任何内容都行", "Names, people, numbers, accounts: any answer")
OPEN = Text("打开", "Open")
NEW = Text("新建它的备案(&N)", "&New filing of it")
MERGE = Text("合并…", "Merge…")
DELETE = Text("删除…", "Delete…")
NOTHING = Text("没有找到", "Nothing found")
NONE_YET = Text(
    "还没有客户。一个客户的主体、人员、证件和平台账号只存一份，多份备案共用；改了一处，会问要不要改到别处。",
    "There are no clients yet. Subject, people, papers and platform account are kept once for many filings; what is "
    "changed in one place is offered to the others.",
)
HOMELESS = Text(
    "有 {count} 份备案还没有归到客户，按证件号码（没有的按名称）归类",
    "Filings without a client: {count}. Gather them by number",
)
DOUBLES = Text(
    "{names}：证件号码相同，可能是同一个客户。选中它们来合并",
    "{names} have the same number and may be one client: choose them to merge",
)
MOST_TOLD = 3


class ClientList(QWidget):
    """``opens``, ``begins`` and ``deletes`` carry a client's id, ``merges`` the ids of two; ``gathers`` filings without one."""

    closed = Signal()
    opens = Signal(str)
    begins = Signal(str)
    deletes = Signal(str)
    merges = Signal(str, str)
    gathers = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("page")
        self._all: list[ClientSummary] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(desk.say(SEARCH))
        self.search.setAccessibleName(desk.say(SEARCH))
        self.search.setAccessibleDescription(desk.say(SEARCH_MORE))
        self.search.setToolTip(desk.say(SEARCH_MORE))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(
            icon("search", colours(desk.preferences.look).muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self.table = ClientsTable(desk)
        self.home = button(desk.say(HOME), self.closed.emit, "link")
        self.open = button(desk.say(OPEN), self._open)
        self.new = button(desk.say(NEW), lambda: self.begins.emit(self._one()), "primary")
        self.merge = button(desk.say(MERGE), self._merge)
        self.delete = button(desk.say(DELETE), self._delete, "danger")
        self.state = label("", "muted", wraps=True)
        self.hints = frame("warnings", QVBoxLayout, 12, 2)
        self._lay_out()
        self.hints.hide()
        self.state.hide()
        self._enable()
        self.search.textChanged.connect(lambda _text: self._search())
        self.table.opened.connect(self._open)
        self.table.deleted.connect(self._delete)
        self.table.typed.connect(self._search_for)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.desk.masking.changed.connect(self.table.viewport().update)
        self.search.returnPressed.connect(self._open)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        for key, does in ((Qt.Key.Key_Down, self.table.setFocus), (Qt.Key.Key_Escape, self.search.clear)):
            QShortcut(QKeySequence(key), self.search, does, context=Qt.ShortcutContext.WidgetShortcut)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head(self.home, None))
        layout = QVBoxLayout()
        layout.setContentsMargins(32, 20, 32, 24)
        layout.setSpacing(14)
        whole.addLayout(layout, 1)
        layout.addWidget(label(self.desk.say(CLIENTS), "title"))
        layout.addWidget(self.hints)
        self.search.setMinimumWidth(180)
        bar = row(self.search, self.open, self.merge, self.delete, self.new)
        bar.setStretch(0, 1)
        layout.addLayout(bar)
        layout.addWidget(self.state)
        layout.addWidget(self.table, 1)

    def refresh(self, select: str = "") -> None:
        """Reads the clients again, and how many filings have none."""
        chosen = [select] if select else [one.client.id for one in self.table.chosen]
        self.desk.work.do(_read, partial(self._show, chosen))

    def _show(self, chosen: list[str], found: tuple[list[ClientSummary], int]) -> None:
        clients, homeless = found
        self._all = clients
        self._search(chosen)
        self._show_hints(homeless)
        if not self.search.hasFocus():
            (self.table if clients else self.home).setFocus()

    def _show_hints(self, homeless: int) -> None:
        from beian_desktop.services.clients import doubles

        layout = self.hints.layout()
        assert isinstance(layout, QVBoxLayout)
        clear(layout)
        hints = []
        if homeless:
            hints.append(link_button(self.desk.say(HOMELESS, count=homeless), self.gathers.emit))
        for group in doubles(self._all)[:MOST_TOLD]:
            names = "、".join(dict.fromkeys(one.client.name for one in group))
            ids = [one.client.id for one in group[:2]]
            hints.append(link_button(self.desk.say(DOUBLES, names=names), lambda ids=ids: self._choose(ids)))  # type: ignore[misc]
        for hint in hints:
            layout.addWidget(hint)
        show_when(self.hints, bool(hints))

    def _choose(self, ids: list[str]) -> None:
        self.search.clear()
        self.table.choose(ids)
        self.merge.setFocus()

    def _search(self, chosen: list[str] | None = None) -> None:
        from beian_desktop.services.clients import search

        chosen = [one.client.id for one in self.table.chosen] if chosen is None else chosen
        found = search(self._all, self.search.text())
        self.table.clients.rows = found
        header = self.table.horizontalHeader()
        self.table.clients.sort(max(0, header.sortIndicatorSection()), header.sortIndicatorOrder())
        self.table.choose(chosen)
        self.state.setText(self.desk.say(NOTHING if self._all else NONE_YET))
        show_when(self.state, not found)
        self._enable()

    def _search_for(self, typed: str) -> None:
        self.search.setFocus()
        self.search.setText(self.search.text() + typed)

    def _enable(self) -> None:
        chosen = self.table.chosen
        self.open.setEnabled(len(chosen) == 1)
        self.new.setEnabled(len(chosen) == 1)
        self.merge.setEnabled(len(chosen) == 2)
        self.delete.setEnabled(len(chosen) == 1 and not chosen[0].filings)

    def _one(self) -> str:
        chosen = self.table.chosen
        return chosen[0].client.id if len(chosen) == 1 else ""

    def _open(self) -> None:
        if self._one():
            self.opens.emit(self._one())

    def _delete(self) -> None:
        if self.delete.isEnabled():
            self.deletes.emit(self._one())

    def _merge(self) -> None:
        """The one with more filings stays."""
        kept, gone = sorted(self.table.chosen, key=lambda one: -one.filings)
        self.merges.emit(kept.client.id, gone.client.id)


def _read(workspace: Workspace) -> tuple[list[ClientSummary], int]:
    from beian_desktop.services.clients import homeless

    return workspace.clients(), len(homeless(workspace))
