"""How a screen reader is told of scroll areas.

Qt's own accessible object of a scroll area counts only the scroll bars that show and doesn't look whether there is a child
of the number that it is asked for (6.11: ``QAccessibleAbstractScrollArea::child``). A screen reader that has counted just
before a page was hidden would end the program. The object of a plain widget counts every child and says when there is none.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget

SCROLLING = ("QScrollArea", "QAbstractScrollArea")
"""The classes to which Qt gives that object; the views of lists and of texts have others."""


@cache
def tell_as_plain_widgets() -> None:
    """Tells scroll areas as plain widgets from now on."""
    QAccessible.installFactory(_told)


def _told(class_name: str, told: QObject) -> QAccessibleWidget | None:
    """The accessible object where a class, or one that it comes from, is a scroll area; else Qt's own is taken."""
    return QAccessibleWidget(told) if class_name in SCROLLING and isinstance(told, QAbstractScrollArea) else None
