"""A picture seen large, and the part of it that is kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QDialog, QSpinBox, QVBoxLayout, QWidget

from beian_desktop.gui.flow import Flow
from beian_desktop.gui.widgets import button, inset, label, row
from beian_desktop.system.language import Text

Crop = tuple[int, int, int, int]
"""Left, top, right, bottom in thousandths."""

WHOLE: Crop = (0, 0, 1000, 1000)
SMALLEST = 50
"""The least that is kept, in thousandths of a side."""

TITLE = Text("查看和裁剪", "Look at a picture and crop it")
HOW = Text(
    "在图上拖出证件的四边，框外的部分不会打印也不会上传；原图一直保留，随时可以恢复。",
    "Drag a frame around the paper. What is outside is neither printed nor uploaded; the picture itself stays whole.",
)
SIDES = (Text("左", "Left"), Text("上", "Top"), Text("右", "Right"), Text("下", "Bottom"))
KEEP = Text("只留框内(&K)", "&Keep the frame")
ALL = Text("整张都要(&A)", "&All of it")
CLOSE = Text("关闭(&C)", "&Close")


def turned(crop: Crop, quarters: int) -> Crop:
    """A part of the upright picture as it stands in the picture turned clockwise by quarters."""
    for _ in range(quarters % 4):
        left, top, right, bottom = crop
        crop = (1000 - bottom, left, 1000 - top, right)
    return crop


class Picture(QWidget):
    """The picture with a frame that is drawn with the mouse. ``framed`` tells of another frame."""

    framed = Signal()

    def __init__(self, picture: QPixmap, crop: Crop) -> None:
        super().__init__()
        self._picture = picture
        self.crop = crop
        self._start: QPoint | None = None
        self.setMinimumSize(360, 260)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def place(self) -> QRect:
        """Where the picture is painted."""
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(QPoint((self.width() - size.width()) // 2, (self.height() - size.height()) // 2), size)

    def _frame(self) -> QRect:
        place = self.place()
        left, top, right, bottom = self.crop
        corner = QPoint(place.left() + left * place.width() // 1000, place.top() + top * place.height() // 1000)
        end = QPoint(place.left() + right * place.width() // 1000, place.top() + bottom * place.height() // 1000)
        return QRect(corner, end)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture; what isn't kept lies in shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place, frame = self.place(), self._frame()
        painter.drawPixmap(place, self._picture)
        if self.crop != WHOLE:
            painter.setClipRegion(self.visibleRegion().subtracted(frame))
            painter.fillRect(place, QColor(0, 0, 0, 130))
            painter.setClipping(False)
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRect(frame)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A frame begins."""
        self._start = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The frame follows the mouse."""
        if self._start is not None:
            self._take(QRect(self._start, event.position().toPoint()).normalized())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """The frame stands."""
        self._start = None

    def _take(self, frame: QRect) -> None:
        place = self.place()
        frame = frame.intersected(place)
        across, down = max(1, place.width()), max(1, place.height())
        left, right = ((x - place.left()) * 1000 // across for x in (frame.left(), frame.right() + 1))
        top, bottom = ((y - place.top()) * 1000 // down for y in (frame.top(), frame.bottom() + 1))
        if right - left >= SMALLEST and bottom - top >= SMALLEST:
            self.crop = (left, top, right, bottom)
            self.update()
            self.framed.emit()

    def show_crop(self, crop: Crop) -> None:
        """Shows another frame."""
        self.crop = crop
        self.update()


class CropDialog(QDialog):
    """Shows a picture turned by ``quarters``; ``crop`` is the part kept, of the upright picture, None for all."""

    def __init__(
        self,
        parent: QWidget | None,
        say: Callable[[Text], str],
        name: str,
        upright: QPixmap,
        *,
        quarters: int = 0,
        crop: Crop | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(TITLE))  # never the file's name, which may be a number
        self._quarters = quarters
        picture = upright.transformed(QTransform().rotate(90 * (quarters % 4)))
        self.picture = Picture(picture, turned(crop or WHOLE, quarters))
        self.picture.setAccessibleName(name)
        self.picture.framed.connect(self._show_numbers)
        self.numbers = [self._number(say(side)) for side in SIDES]
        self.keep = button(say(KEEP), self.accept, "primary")
        self.all = button(say(ALL), self._keep_all)
        self.close_button = button(say(CLOSE), self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addWidget(self.picture, 1)
        layout.addWidget(label(say(HOW), "hint", wraps=True))
        layout.addLayout(Flow(*(self._side(say(side), box) for side, box in zip(SIDES, self.numbers, strict=True))))
        layout.addLayout(row(self.close_button, None, self.all, self.keep))
        self.resize(860, 680)
        self._show_numbers()
        self.close_button.setFocus()

    @property
    def crop(self) -> Crop | None:
        """The frame as a part of the upright picture; None when all is kept."""
        return None if self.picture.crop == WHOLE else turned(self.picture.crop, -self._quarters)

    def _side(self, name: str, box: QSpinBox) -> QWidget:
        """A number with its name beside it."""
        caption, side = label(name, "muted"), QWidget()
        caption.setBuddy(box)
        beside = row(caption, box, spacing=6)
        beside.setContentsMargins(0, 0, 14, 0)
        side.setLayout(beside)
        return side

    def _number(self, name: str) -> QSpinBox:
        box = QSpinBox()
        box.setRange(0, 100)
        box.setSuffix(" %")
        inset(box)
        box.setAccessibleName(name)
        box.valueChanged.connect(self._take_numbers)
        return box

    def _take_numbers(self) -> None:
        left, top, right, bottom = (box.value() * 10 for box in self.numbers)
        if right - left >= SMALLEST and bottom - top >= SMALLEST:
            self.picture.show_crop((left, top, right, bottom))

    def _show_numbers(self) -> None:
        for box, value in zip(self.numbers, self.picture.crop, strict=True):
            box.blockSignals(True)
            box.setValue(round(value / 10))
            box.blockSignals(False)

    def _keep_all(self) -> None:
        self.picture.show_crop(WHOLE)
        self.accept()
