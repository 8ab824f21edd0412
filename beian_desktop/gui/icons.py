"""The window's icons: line drawings in the colour that is asked for."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from beian_desktop.gui.theme import LARGEST, sign_size
from beian_desktop.system.paths import resource


@lru_cache(maxsize=256)
def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """The icon ``name`` of resources/icons in one colour, sharp on every screen and beside text of every size."""
    made = QIcon()
    for side in (size, sign_size(size, LARGEST)):
        made.addPixmap(pixmap(name, colour, side))
    return made


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int = 20) -> QPixmap:
    """The icon as a picture of ``size`` logical pixels."""
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    screens = [screen.devicePixelRatio() for screen in QGuiApplication.screens()]
    ratio = max([2.0, *screens])
    image = QImage(QSize(size, size) * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)
