"""A layout that sets widgets side by side and goes on in the next line, as words do."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Each widget as wide as it likes; a line is as high as its highest, and the others stand in its middle.

    The lines after the first begin ``indent`` pixels further to the right; ``at_end``: lines stand at the right.
    """

    def __init__(self, *widgets: QWidget, spacing: int = 10, indent: int = 0, at_end: bool = False) -> None:
        super().__init__()
        self._indent = indent
        self._items: list[QLayoutItem] = []
        self._at_end = at_end
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """One more at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them; None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Takes one out; None beyond the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """As wide as there is room."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Places every widget."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """The widest of them."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Lays the lines out from the top; their height."""
        top = rect.top()
        for number, line in enumerate(self._lines(rect.width())):
            left = rect.left() + (self._indent if number else 0)
            high = max(size.height() for _, size in line)
            if self._at_end:
                left += rect.width() - sum(size.width() for _, size in line) - self.spacing() * (len(line) - 1)
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(left, top + (high - size.height()) // 2), size))
                left += size.width() + self.spacing()
            top += high + self.spacing()
        return max(0, top - self.spacing() - rect.top())

    def _lines(self, width: int) -> Iterator[list[tuple[QLayoutItem, QSize]]]:
        """What stands in each line, and how large."""
        line: list[tuple[QLayoutItem, QSize]] = []
        left = 0
        for item in self._shown():
            if line and left + item.sizeHint().width() > width:
                yield line
                line, left = [], self._indent
            size = item.sizeHint().boundedTo(QSize(width - left, 10_000))
            if item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(size.width()))
            line.append((item, size))
            left += size.width() + self.spacing()
        if line:
            yield line
