"""The list of filings: search, open, new, import, delete; and what this is, while there are none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from beian_desktop.filing.names import UNNAMED
from beian_desktop.gui.batch_bar import BatchBar
from beian_desktop.gui.clients.door import CLIENTS
from beian_desktop.gui.desk import NOT_KEPT, READING, Desk
from beian_desktop.gui.filings_table import FilingsModel, FilingsTable
from beian_desktop.gui.frame import FILINGS, OPENING, PAGE_MARGINS, Face
from beian_desktop.gui.icons import icon
from beian_desktop.gui.questionnaires import TEMPLATE
from beian_desktop.gui.theme import colours
from beian_desktop.gui.welcome import IMPORT, NEW, Welcome
from beian_desktop.gui.widgets import button, label, row
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.workspace import Summary

SEARCH = Text("搜索名称、域名、任何内容", "Search any answer")
DUE = Text("期限一览", "Due dates")
GUIDE = Text("接到电话怎么办", "The police called?")
OPEN = Text("打开", "Open")
DELETE = Text("删除…", "Delete…")
DELETE_YES = Text("删除(&D)", "&Delete")
ASKS_DELETE = Text("删除“{name}”？", "Delete “{name}”?")
ASKS_DELETE_ALL = Text("删除选中的 {count} 份备案？", "Delete the {count} chosen filings?")
GONE = Text(
    "填写的内容和附件都会删除。删除前会先做一份备份；要连备份一起清除，用“数据”菜单的“彻底删除”。",
    "Its answers and attachments are deleted. A backup is made before; to have none left use “Destroy” in the menu Data.",
)
NOTHING_FOUND = Text("没有找到", "Nothing found")


class Home(QWidget):
    """The list and what can be done with it. ``opens`` carries a filing's id, ``imports`` asks for files, ``asks`` for an
    empty questionnaire, ``guides`` for the way in, ``watches`` for the due dates, ``batches``
    to do something with many filings, ``clients`` for the list of clients."""

    opens = Signal(str)
    news = Signal()
    imports = Signal()
    asks = Signal()
    guides = Signal()
    watches = Signal()
    batches = Signal(object, list)
    clients = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.search = QLineEdit()
        self.search.setPlaceholderText(desk.say(SEARCH))
        self.search.setAccessibleName(desk.say(SEARCH))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(
            icon("search", colours(desk.preferences.look).muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self.table = FilingsTable(desk)
        self.new = button(desk.say(NEW), self.news.emit, "primary")
        self.open = button(desk.say(OPEN), self._open)
        self.delete = button(desk.say(DELETE), self._delete, "danger")
        self.bar = BatchBar(desk)
        self.importer = button(desk.say(IMPORT), self.imports.emit)
        self.status = label(desk.say(OPENING), "muted")
        self.stack = QStackedWidget()
        self.welcome = Welcome(desk)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        filings = QWidget()
        filings.setObjectName("page")
        layout = QVBoxLayout(filings)
        layout.setContentsMargins(*PAGE_MARGINS)
        layout.setSpacing(16)
        clients = button(self.desk.say(CLIENTS), self.clients.emit, "link")
        due = button(self.desk.say(DUE), self.watches.emit, "link")
        guide = button(self.desk.say(GUIDE), self.guides.emit, "link")
        template = button(self.desk.say(TEMPLATE), self.asks.emit, "link")
        layout.addLayout(row(label(self.desk.say(FILINGS), "title"), None, self.status, due, clients, template, guide))
        self.search.setMinimumWidth(220)
        bar = row(self.search, self.open, self.delete, self.importer, self.new)
        bar.setStretch(0, 1)
        layout.addLayout(bar)
        layout.addWidget(self.bar)
        layout.addWidget(self.table, 1)
        for page in (Face(self.desk), filings, self.welcome):
            self.stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def _connect(self) -> None:
        self.bar.wanted.connect(lambda kind: self.batches.emit(kind, self.chosen))
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.table.opened.connect(self._open)
        self.table.deleted.connect(self._delete)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.welcome.new.clicked.connect(lambda _checked=False: self.news.emit())
        self.welcome.guide.clicked.connect(lambda _checked=False: self.guides.emit())
        self.welcome.importer.clicked.connect(lambda _checked=False: self.imports.emit())
        self.table.typed.connect(self._search_for)
        self.search.returnPressed.connect(self._open)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        for key, does in ((Qt.Key.Key_Down, self.table.setFocus), (Qt.Key.Key_Escape, self.search.clear)):
            QShortcut(QKeySequence(key), self.search, does, context=Qt.ShortcutContext.WidgetShortcut)

    def _search_for(self, typed: str) -> None:
        self.search.setFocus()
        self.search.setText(self.search.text() + typed)

    @property
    def model(self) -> FilingsModel:
        """The table's model."""
        model = self.table.model()
        assert isinstance(model, FilingsModel)
        return model

    def refresh(self, select: str = "") -> None:
        """Reads the list again; what was searched for while it was read is read too."""
        search = self.search.text()
        chosen = {select} if select else {summary.id for summary in self.chosen}
        self.desk.work.do(lambda workspace: workspace.summaries(search), partial(self._show, search, chosen))

    def _show(self, search: str, chosen: set[str], found: list[Summary]) -> None:
        if search != self.search.text():
            return
        self.model.show(found)
        stands = NOTHING_FOUND if not found else NOT_KEPT if self.desk.reading else None
        self.status.setText("" if stands is None else self.desk.say(stands))
        empty = not found and not search
        self.stack.setCurrentIndex(2 if empty else 1)
        rows = [row for row, summary in enumerate(self.model.rows) if summary.id in chosen]
        self.table.choose(rows or range(min(1, len(found))))
        self._enable()
        if empty:
            self.welcome.settle()
            self.welcome.guide.setFocus()
        elif not self.search.hasFocus():
            self.table.setFocus()

    def sort_by(self, column: int) -> None:
        """Sorts the list by a column, the other way round when it is sorted by it already."""
        header = self.table.horizontalHeader()
        again = header.sortIndicatorSection() == column and header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        self.table.sortByColumn(column, Qt.SortOrder.DescendingOrder if again else Qt.SortOrder.AscendingOrder)

    def _enable(self) -> None:
        count, may_change = len(self.table.chosen), not self.desk.reading
        self.open.setEnabled(count == 1)
        self.delete.setEnabled(count > 0 and may_change)
        for begins in (self.new, self.importer, self.welcome.new, self.welcome.importer):
            begins.setEnabled(may_change)
        self.bar.tell(count)

    def selected_id(self) -> str:
        """The id of the chosen filing, the first of several; empty when none is."""
        return self.chosen[0].id if self.chosen else ""

    @property
    def chosen(self) -> list[Summary]:
        """The chosen filings, from top to bottom."""
        return [self.model.rows[row] for row in self.table.chosen]

    def _open(self) -> None:
        if self.selected_id():
            self.opens.emit(self.selected_id())

    def _delete(self) -> None:
        chosen = self.chosen
        if not chosen:
            return
        if self.desk.reading:
            self.desk.tell(READING)
            return
        asks = ASKS_DELETE.filled(name=chosen[0].title or UNNAMED) if len(chosen) == 1 else ASKS_DELETE_ALL
        if self.desk.ask.agrees(self.desk.say(asks, count=len(chosen)), self.desk.say(GONE), DELETE_YES):
            ids = [summary.id for summary in chosen]
            self.desk.work.do(lambda workspace: workspace.remove_all(ids), lambda _: self.refresh())
