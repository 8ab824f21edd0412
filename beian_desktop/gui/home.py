"""The list of filings: search, open, new, import, delete; and what this is, while there are none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from beian_desktop.filing.status import STATE_LABELS, State
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.icons import icon
from beian_desktop.gui.questionnaires import TEMPLATE
from beian_desktop.gui.sheet import print_sheet
from beian_desktop.gui.theme import colours
from beian_desktop.gui.widgets import ScrollPage, button, frame, label, row
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.workspace import Summary

FILINGS = Text("备案列表", "Filings")
SEARCH = Text("搜索名称、域名、任何内容", "Search names, domains, anything")
NEW = Text("新建备案(&N)", "&New filing")
GUIDE = Text("接到电话怎么办", "The police called?")
FIRST_TIME = Text(
    "接到了公安的电话，或者第一次办？先回答两个问题，就知道今天该做什么。办熟了的直接新建。",
    "The police called, or is it your first time? Two questions tell what to do today. Who knows the way begins a new one.",
)
START = Text("从这里开始(&S)", "&Start here")
PRINT_LIST = Text("打印清单…", "Print the list…")
IMPORT = Text("导入…", "Import…")
OPEN = Text("打开", "Open")
DELETE = Text("删除…", "Delete…")
DELETE_YES = Text("删除(&D)", "&Delete")
ASKS_DELETE = Text("删除“{name}”？", "Delete “{name}”?")
GONE = Text(
    "填写的内容和附件都会删除。删除前会先做一份备份；要连备份一起清除，用“数据”菜单的“彻底删除”。",
    "Its answers and attachments are deleted. A backup is made before; to have none left use “Destroy” in the menu Data.",
)
UNNAMED = Text("未命名的备案", "Unnamed filing")
NOTHING_FOUND = Text("没有找到", "Nothing found")
OPENING = Text("正在打开…", "Opening…")
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
WELCOME = Text("准备一份公安联网备案", "Prepare a police filing of a website")
WHAT = Text(
    "网站开通后 30 天内，要向公安机关办理联网备案（公安部令第33号第十二条）。本程序帮您把要填的内容一步步填好，指出会被退回的地方，"
    "生成可以打印盖章的材料和上传用的图片，拿到备案号后再做好网站底部的图标。全程不联网，资料只存在这台电脑上。",
    "Within 30 days of going online a website is filed with the police (Order 33, art. 12). This program takes you through the "
    "questions, shows what would send the filing back, makes the papers to sign and the pictures to upload, and with the number "
    "the badge for your site. It never goes online; everything stays on this computer.",
)
AT_HAND = Text("手边准备好", "Have at hand")
THINGS = (
    Text(
        "营业执照（个人备案则不用）和负责人身份证的照片或扫描件",
        "Photos or scans of the business licence (not for an individual) and the principal's identity card",
    ),
    Text(
        "网站名称、域名、工信部ICP备案号（网站底部有）",
        "The site's name, domain and ICP number (at the foot of the site)",
    ),
    Text("域名证书（在域名注册商后台下载）", "The domain certificate (from the registrar's console)"),
    Text(
        "服务器公网 IP、接入服务商和域名注册商的名称（可问建站公司）",
        "The server's public IP, the names of host and registrar (ask whoever built the site)",
    ),
    Text("不用一次填完，填到哪里就存到哪里", "No need to finish in one go: every answer is kept as you give it"),
)
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


class Home(QWidget):
    """The list and what can be done with it. ``opens`` carries a filing's id, ``imports`` asks for files, ``asks`` for an
    empty questionnaire, ``guides`` for the way in."""

    opens = Signal(str)
    news = Signal()
    imports = Signal()
    asks = Signal()
    guides = Signal()

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
        self.status = label(desk.say(OPENING), "muted")
        self.stack = QStackedWidget()
        self.welcome = Welcome(desk)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        filings = QWidget()
        filings.setObjectName("page")
        layout = QVBoxLayout(filings)
        layout.setContentsMargins(32, 28, 32, 24)
        layout.setSpacing(16)
        guide = button(self.desk.say(GUIDE), self.guides.emit, "link")
        template = button(self.desk.say(TEMPLATE), self.asks.emit, "link")
        layout.addLayout(row(label(self.desk.say(FILINGS), "title"), None, self.status, template, guide))
        self.search.setMinimumWidth(220)
        importer = button(self.desk.say(IMPORT), self.imports.emit)
        bar = row(self.search, self.open, self.delete, importer, self.new)
        bar.setStretch(0, 1)
        layout.addLayout(bar)
        layout.addWidget(self.table, 1)
        opening = QWidget()
        opening.setObjectName("page")
        for page in (opening, filings, self.welcome):
            self.stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def _connect(self) -> None:
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
        select = select or self.selected_id()
        self.desk.work.do(
            lambda workspace: workspace.summaries(search), lambda found: self._show(search, found, select)
        )

    def _show(self, search: str, found: list[Summary], select: str) -> None:
        if search != self.search.text():
            return
        self.model.show(found)
        self.status.setText("" if found else self.desk.say(NOTHING_FOUND))
        empty = not found and not search
        self.stack.setCurrentIndex(2 if empty else 1)
        ids = [summary.id for summary in found]
        self.table.selectRow(ids.index(select) if select in ids else 0)
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
        chosen = bool(self.selected_id())
        self.open.setEnabled(chosen)
        self.delete.setEnabled(chosen)

    def _selected(self) -> Summary | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.summaries[rows[0].row()] if rows else None

    def selected_id(self) -> str:
        """The id of the chosen filing; empty when none is."""
        selected = self._selected()
        return selected.id if selected else ""

    def _open(self) -> None:
        if self.selected_id():
            self.opens.emit(self.selected_id())

    def _delete(self) -> None:
        selected = self._selected()
        if selected is None:
            return
        name = selected.title or self.desk.say(UNNAMED)
        if self.desk.ask.agrees(self.desk.say(ASKS_DELETE, name=name), self.desk.say(GONE), DELETE_YES):
            self.desk.work.do(lambda workspace: workspace.remove(selected.id), lambda _: self.refresh())


class Welcome(ScrollPage):
    """What a person sees who has no filing yet: what this is, what to have at hand, one button that leads on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(720, centred=True)
        self.desk = desk
        self.guide = button(desk.say(START), lambda: None, "primary")
        self.guide.setMinimumHeight(44)
        self.new = button(desk.say(NEW), lambda: None)
        self.new.setMinimumHeight(44)
        self.importer = button(desk.say(IMPORT), lambda: None, "link")
        self.print = button(desk.say(PRINT_LIST), self._print, "link")
        card = frame("card", QVBoxLayout, 36, 14)
        layout = card.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(label(desk.say(WELCOME), "title", wraps=True))
        layout.addWidget(label(desk.say(WHAT), wraps=True))
        layout.addWidget(label(desk.say(FIRST_TIME), "label", wraps=True))
        layout.addLayout(row(self.guide, self.new, self.importer, None))
        layout.addSpacing(4)
        layout.addLayout(row(label(desk.say(AT_HAND), "heading"), None, self.print))
        for thing in THINGS:
            layout.addWidget(label("·  " + desk.say(thing), wraps=True))
        self.column.addStretch(1)
        self.column.addWidget(card)
        self.column.addStretch(2)

    def _print(self) -> None:
        print_sheet(self.desk, self.desk.say(AT_HAND), [("", [self.desk.say(thing) for thing in THINGS])])
