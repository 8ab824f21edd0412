"""How every table of the program stands: whole rows, no grid, columns as wide as what is in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from beian_desktop.gui.desk import Desk
from beian_desktop.system.language import Text

Index = QModelIndex | QPersistentModelIndex
LOOKED_AT = 20
"""Rows whose contents decide how wide a column is."""


def lay_out(table: QTableView, stretching: Iterable[bool], *, several: bool) -> None:
    """Sets a table up that has its model.

    ``stretching`` tells of each column whether it takes what room is left, ``several`` whether rows can be chosen together.
    """
    modes = QAbstractItemView.SelectionMode
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(round(table.fontMetrics().lineSpacing() * 2.1))
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setResizeContentsPrecision(LOOKED_AT)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for number, stretches in enumerate(stretching):
        if stretches:
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)


class Heading(Protocol):
    """What every table asks of a column; it is left out below so many characters' ``room``."""

    @property
    def label(self) -> Text: ...
    @property
    def room(self) -> int: ...
    @property
    def stretches(self) -> bool: ...


class RowsModel(QAbstractTableModel):
    """Rows that are only read, under the labels of their columns; what a cell shows is told by whoever comes of it."""

    def __init__(self, desk: Desk, headings: Sequence[Heading]) -> None:
        super().__init__()
        self.desk, self.headings = desk, headings
        self.rows: Sequence[Any] = ()

    def show(self, rows: Sequence[Any]) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns."""
        return 0 if parent.isValid() else len(self.headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.desk.say(self.headings[section].label)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class RowsTable(QTableView):
    """A table of such rows. ``opened``: Enter or a double click; ``deleted``: Delete."""

    opened = Signal()
    deleted = Signal()

    def __init__(self, model: RowsModel, name: Text, *, several: bool) -> None:
        super().__init__()
        self._headings = model.headings
        self.setModel(model)
        self.setAccessibleName(model.desk.say(name))
        lay_out(self, (heading.stretches for heading in model.headings), several=several)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def letters(self) -> float:
        """So many characters have room beside one another."""
        return self.viewport().width() / self.fontMetrics().averageCharWidth()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow table leaves out what matters least."""
        letters = self.letters()
        for number, heading in enumerate(self._headings):
            self.setColumnHidden(number, letters < heading.room)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete deletes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)
