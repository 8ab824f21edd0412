"""A printed page on which each answer can be chosen: by a click on its cell, or with the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel

from beian_desktop.filing.masking import is_masked
from beian_desktop.form.declaration import FORM
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.printing import image_of
from beian_desktop.gui.theme import colours
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.preview import Located, PagePixels

HOW = Text(
    "上下键选一格，回车到这一项填写；也可以用鼠标点。",
    "Up and Down choose a cell, Enter leads to its question; or click on it.",
)
CELL = Text("{page}，{label}", "{page}, {label}")
_POINT = 25.4 / 72
_MARGIN = 2


class PageView(QLabel):
    """Shows one page. ``chosen`` carries the question of the cell that a person chose."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.cells: tuple[Located, ...] = ()
        self.marked: int | None = None
        """Which of the cells is marked."""
        self._hovered: int | None = None
        self._picture = QPixmap()
        self._points = (1.0, 1.0)
        self._name = ""
        self._accent = QColor(colours(desk.preferences.look).accent)
        self.setProperty("role", "thumbnail")
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setMinimumWidth(200)
        self.setMouseTracking(True)
        desk.masking.changed.connect(self._veil)

    # What is shown

    def show_page(self, pixels: PagePixels, name: str, cells: Sequence[Located] = ()) -> None:
        """Shows a page of this name with the answers that stand on it, in reading order."""
        width, height = pixels.millimetres
        self._points = (width / _POINT, height / _POINT)
        self._picture = QPixmap.fromImage(image_of(pixels))
        self._name = name
        self.cells, self.marked, self._hovered = tuple(cells), None, None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cells else Qt.FocusPolicy.NoFocus)
        self.setAccessibleDescription(self.desk.say(HOW) if cells else "")
        self._tell()
        self.fit()

    def _veil(self) -> None:
        self.update()

    def mark(self, question: str) -> bool:
        """Marks the cell of a question; False, and no mark, when it isn't on this page."""
        self._mark(next((index for index, cell in enumerate(self.cells) if cell.question == question), None))
        return self.marked is not None

    def _mark(self, index: int | None) -> None:
        self.marked = index
        self._tell()
        self.update()

    def _tell(self) -> None:
        if self.marked is None:
            self.setAccessibleName(self._name)
        else:
            name = FORM.question(self.cells[self.marked].question).label
            self.setAccessibleName(self.desk.say(CELL, page=self._name, label=self.desk.say(name)))

    def fit(self) -> None:
        """The page as wide as there is room, sharp on any screen."""
        if self._picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        width = min(self.width() - 2 * _MARGIN, round(self._picture.width() / ratio))
        scaled = self._picture.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(ratio)
        self.setPixmap(scaled)
        self.setFixedHeight(round(scaled.height() / ratio) + 2 * _MARGIN)

    # Where the cells are

    def place(self, cell: Located) -> QRect:
        """Where a cell is seen."""
        shown = self.pixmap()
        width = shown.width() / shown.devicePixelRatio()
        scale, left = width / self._points[0], (self.width() - width) / 2
        x, y, wide, high = cell.box
        top = _MARGIN / 2 + (self._points[1] - y - high) * scale
        return QRectF(left + x * scale, top, wide * scale, high * scale).toRect()

    def _cell_at(self, point: QPoint) -> int | None:
        return next((index for index, cell in enumerate(self.cells) if self.place(cell).contains(point)), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page, and on it the marked cell and the one under the mouse."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.desk.masking.hides:
            for cell in (cell for cell in self.cells if is_masked(FORM.question(cell.question))):
                painter.fillRect(self.place(cell), QColor(Qt.GlobalColor.lightGray))
        if self._hovered is not None:
            painter.setPen(QPen(self._accent, 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self.place(self.cells[self._hovered]), 3, 3)
        if self.marked is not None:
            soft = QColor(self._accent)
            soft.setAlpha(45)
            painter.setBrush(soft)
            painter.setPen(QPen(self._accent, 3 if self.hasFocus() else 2))
            painter.drawRoundedRect(self.place(self.cells[self.marked]), 3, 3)
        painter.end()

    # Choosing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows what a click would choose."""
        hovered = self._cell_at(event.position().toPoint())
        if hovered != self._hovered:
            self._hovered = hovered
            self.setCursor(Qt.CursorShape.ArrowCursor if hovered is None else Qt.CursorShape.PointingHandCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a cell chooses it."""
        found = self._cell_at(event.position().toPoint())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self._choose(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down mark another cell, Enter chooses it."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self.cells:
            before = -1 if self.marked is None else self.marked
            self._mark(max(0, min(len(self.cells) - 1, before + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.marked is not None:
            self._choose(self.marked)
        else:
            super().keyPressEvent(event)

    def _choose(self, index: int) -> None:
        self._mark(index)
        self.chosen.emit(self.cells[index].question)
