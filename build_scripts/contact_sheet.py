"""Contact sheets: many pictures on few, each with its name below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

COLUMN = 560
"""How wide a picture is drawn, in pixels."""
COLUMNS = 4
HIGHEST = 3600
"""A sheet is no higher, so that viewers still open it."""
_GAP, _NAME = 16, 26


def write_sheets(out: Path, title: str, pictures: Sequence[Path]) -> list[Path]:
    """Writes as many sheets as the pictures need; the files."""
    made = []
    for number, placed in enumerate(_sheets([(path, _size(path)) for path in pictures]), start=1):
        made.append(out / f"{title}-{number}.png")
        _draw(placed).save(str(made[-1]))
    return made


def _size(path: Path) -> QSize:
    """The size of a picture on a sheet: never larger than it is."""
    size = QImage(str(path)).size()
    scaled = size.scaled(COLUMN, HIGHEST - _NAME, Qt.AspectRatioMode.KeepAspectRatio)
    return size if size.width() < scaled.width() else scaled


def _sheets(pictures: Sequence[tuple[Path, QSize]]) -> Iterator[dict[Path, QRect]]:
    """Each picture goes to the column that is shortest; a sheet that is full is followed by another."""
    placed: dict[Path, QRect] = {}
    heights = [0] * COLUMNS
    for path, size in pictures:
        column = heights.index(min(heights))
        if heights[column] + size.height() + _NAME > HIGHEST:
            yield placed
            placed, heights, column = {}, [0] * COLUMNS, 0
        placed[path] = QRect(QPoint(column * (COLUMN + _GAP), heights[column]), size)
        heights[column] += size.height() + _NAME
    yield placed


def _draw(placed: dict[Path, QRect]) -> QImage:
    high = max(place.bottom() + 1 + _NAME for place in placed.values())
    sheet = QImage(COLUMNS * (COLUMN + _GAP), high, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#777777"))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(QColor("white"))
    for path, place in placed.items():
        small = QImage(str(path)).scaled(
            place.size(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(place.topLeft(), small)
        painter.drawText(QRect(place.left(), place.bottom() + 1, COLUMN, _NAME), int(_BELOW), path.stem)
    painter.end()
    return sheet


_BELOW = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
