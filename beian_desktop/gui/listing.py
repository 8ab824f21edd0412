"""How every table of the program stands: whole rows, no grid, columns as wide as what is in them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

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
