"""The task list at the left: every page with its state in words and a sign, never by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from beian_desktop.gui.desk import Desk
from beian_desktop.gui.icons import pixmap
from beian_desktop.gui.theme import Colours, colours, sign_size
from beian_desktop.system.language import Text
from beian_desktop.wizard.pages import Page
from beian_desktop.wizard.tasks import Progress, Task

TASKS = Text("步骤", "Steps")
WITH_STATE = Text("{name}，{state}", "{name}, {state}")
_TASK = Qt.ItemDataRole.UserRole
_ICON = 18
_MARGINS = 16 + 14 + 10 + 8
"""What is left free at the sides of a task, and between its sign and its words."""
_GAP = 6
"""Between a name and the state beside it."""
_NAME = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
Index = QModelIndex | QPersistentModelIndex


class TaskList(QListView):
    """Click or arrow keys choose a page; ``chosen`` carries it."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._items = QStandardItemModel(self)
        self._filled = 0
        self.setModel(self._items)
        self.setItemDelegate(_Painter(desk, self))
        self.setAccessibleName(desk.say(TASKS))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def show_tasks(self, tasks: tuple[Task, ...], current: Page) -> None:
        """Shows the tasks and marks the current page."""
        self._items.setRowCount(len(tasks))
        self._filled = min(self._filled, len(tasks))
        for row, task in enumerate(tasks):
            if row == self._filled:
                self._items.setItem(row, QStandardItem())
                self._filled += 1
            item = self._items.item(row)
            name, state = self.desk.say(task.page.label), task.state(self.desk.language)
            item.setData(task, _TASK)
            item.setText(name)
            told = self.desk.say(WITH_STATE, name=name, state=state) if state else name
            item.setData(told, Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(self.desk.say(task.page.hint))
        pages = [task.page for task in tasks]
        if current in pages:
            self.setCurrentIndex(self._items.index(pages.index(current), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A name may need another number of lines in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def pages(self) -> list[Page]:
        """The pages in order."""
        return [self._items.item(row).data(_TASK).page for row in range(self._items.rowCount())]

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(_TASK).page)


class _Painter(QStyledItemDelegate):
    """Paints a task: sign, name, and under it the state in words."""

    def __init__(self, desk: Desk, view: QListView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._side = sign_size(_ICON, desk.preferences.text_size)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The name, in as many lines as it takes, and a line for the state where it doesn't fit beside the name."""
        task: Task = index.data(_TASK)
        line = option.fontMetrics.lineSpacing()
        room = self._view.viewport().width() - _MARGINS - self._side
        high = _height(option.font, self._desk.say(task.page.label), room)
        below = 0.85 * line if task.progress is not None and not self._beside(option.font, task, room) else 0
        return QSize(120, round(max(high, line) + below) + 9)

    def _beside(self, font: QFont, task: Task, room: int) -> bool:
        """Whether name and state fit side by side, also while the name is bold."""
        bold, small = QFont(font), _small(font)
        bold.setBold(True)
        name = QFontMetrics(bold).horizontalAdvance(self._desk.say(task.page.label))
        return name + _GAP + QFontMetrics(small).horizontalAdvance(task.state(self._desk.language)) <= room

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one task."""
        task: Task = index.data(_TASK)
        shades = colours(self._desk.preferences.look)
        rect: QRect = option.rect.adjusted(8, 1, -8, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or hover:
            painter.setBrush(QColor(shades.accent_soft))
            painter.setPen(QColor(shades.accent) if focus else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect, 8, 8)
        sign, colour = sign_of(task.progress, shades)
        text = rect.adjusted(14 + self._side + 10, 3, -8, -2)
        first = painter.fontMetrics().lineSpacing()
        top = rect.top() + 3 + (first - self._side) // 2
        painter.drawPixmap(rect.left() + 14, top, pixmap(sign, colour, self._side))
        self._write(painter, task, text, shades, selected=selected, colour=colour)
        painter.restore()

    def _write(
        self, painter: QPainter, task: Task, text: QRect, shades: Colours, *, selected: bool, colour: str
    ) -> None:
        name = self._desk.say(task.page.label)
        beside = self._beside(painter.font(), task, text.width())
        font = _bold(painter.font(), name, text.width()) if selected else painter.font()
        painter.setFont(font)
        painter.setPen(QColor(shades.accent if selected else shades.text))
        written = painter.fontMetrics().boundingRect(text, _NAME, name)
        painter.drawText(text, _NAME, name)
        if state := task.state(self._desk.language):
            painter.setFont(_small(font))
            painter.setPen(QColor(colour if task.progress is Progress.ERRORS else shades.muted))
            if beside:
                line = QRect(text.left(), written.top(), text.width(), written.height())
                painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, state)
            else:
                below = text.adjusted(0, written.height(), 0, 0)
                painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, state)


def _height(font: QFont, name: str, room: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, room, 10_000), _NAME, name).height()


def _bold(font: QFont, name: str, room: int) -> QFont:
    """The font in bold, or as it is where bold would take one line more."""
    bold = QFont(font)
    bold.setBold(True)
    more = _height(bold, name, room) - _height(font, name, room)
    return font if more > QFontMetrics(font).lineSpacing() // 2 else bold


def _small(font: QFont) -> QFont:
    """The font of a state."""
    small = QFont(font)
    small.setBold(False)
    small.setPixelSize(round(font.pixelSize() * 0.86))
    return small


def sign_of(progress: Progress | None, shades: Colours) -> tuple[str, str]:
    """The icon and colour of a state."""
    if progress is None:
        return "step", shades.muted
    colour = {Progress.DONE: shades.good, Progress.ERRORS: shades.error, Progress.STARTED: shades.accent}
    return progress.value, colour.get(progress, shades.muted)
