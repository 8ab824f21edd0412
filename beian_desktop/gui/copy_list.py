"""Everything that the platform asks as a list with ticks, under the names of its parts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from beian_desktop.gui.desk import Desk
from beian_desktop.gui.icons import icon
from beian_desktop.gui.theme import colours
from beian_desktop.system.language import Text
from beian_desktop.wizard.copying import Item, Way

NAME = Text("要填的全部内容", "Everything to fill in")
DONE = Text("已完成", "done")
TO_DO = Text("还没做", "to do")
_PLACE = Qt.ItemDataRole.UserRole


class CopyList(QListWidget):
    """``chosen``: a line was clicked or Enter pressed on it; ``looked_at``: the arrow keys came to it.

    ``shown`` makes of an answer what may be seen of it.
    """

    chosen = Signal(int)
    looked_at = Signal(int)

    def __init__(self, desk: Desk, shown: Callable[[str], str]) -> None:
        super().__init__()
        self.desk, self._shown = desk, shown
        self._items: Sequence[Item] | None = None
        self._lines: list[QListWidgetItem] = []
        self._ticked: set[str] = set()
        self.setAccessibleName(desk.say(NAME))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(lambda line: self._tell(self.chosen, line))
        self.currentItemChanged.connect(lambda line, _before: self._tell(self.looked_at, line))

    def _tell(self, signal: object, line: QListWidgetItem | None) -> None:
        place = line.data(_PLACE) if line is not None else None
        if place is not None:
            signal.emit(place)  # type: ignore[attr-defined]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.chosen, self.currentItem())
        else:
            super().keyPressEvent(event)

    def forget(self) -> None:
        """The same things look otherwise when they are shown next."""
        self._items = None

    def show_items(self, items: Sequence[Item], done: Collection[str], at: int) -> None:
        """Shows what there is, ticks what is done, and marks what is next."""
        self.blockSignals(True)
        if items is not self._items:
            self._fill(items)
        for place, item in enumerate(items):
            if (item.id in done) != (item.id in self._ticked):
                self._tick(self._lines[place], item, ticked=item.id in done)
        self._ticked = set(done)
        self.setCurrentItem(self._lines[at])
        self.scrollToItem(self._lines[at], QListWidget.ScrollHint.PositionAtCenter)
        self.blockSignals(False)

    def _fill(self, items: Sequence[Item]) -> None:
        self.clear()
        self._items, self._lines, self._ticked = items, [], set()
        heading = None
        for place, item in enumerate(items):
            if item.heading != heading:
                heading = item.heading
                self._add_heading(self.desk.say(heading))
            self._lines.append(self._add(place, item))

    def _add_heading(self, text: str) -> None:
        line = QListWidgetItem(text, self)
        line.setFlags(Qt.ItemFlag.NoItemFlags)
        font = QFont(self.font())
        font.setBold(True)
        line.setFont(font)
        line.setForeground(QColor(colours(self.desk.preferences.look).muted))

    def _add(self, place: int, item: Item) -> QListWidgetItem:
        text = self._shown(item.value.zh)
        value = f"　{text}" if text else ""
        line = QListWidgetItem(f"{self.desk.say(item.label)}{value}".replace("\n", " "), self)
        line.setData(_PLACE, place)
        line.setToolTip(f"{self.desk.say(item.label)}\n{text}".strip())
        self._tick(line, item, ticked=False)
        return line

    def _tick(self, line: QListWidgetItem, item: Item, *, ticked: bool) -> None:
        """Shows by sign and words whether it is done."""
        shades = colours(self.desk.preferences.look)
        state = self.desk.say(DONE if ticked else TO_DO)
        line.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.text()}，{state}")
        if item.way is Way.MISSING:
            line.setIcon(icon("errors", shades.error))
            line.setForeground(QColor(shades.error))
        else:
            line.setIcon(icon("done", shades.good) if ticked else icon("not-started", shades.muted))
