"""The program's icon, drawn once as SVG, in the formats of Windows, macOS and Linux."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

DRAWING = Path(__file__).resolve().parent.parent / "resources" / "icons" / "program.svg"
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
LINUX_SIZES = (48, 128, 256)
LARGEST = 1024


def write_icons(folder: Path) -> None:
    """Writes ``program.ico``, ``program.icns`` and ``program-N.png`` into the folder."""
    large = drawn(LARGEST)
    large.save(folder / "program.icns")
    sizes = {size: drawn(size) for size in {*ICO_SIZES, *LINUX_SIZES}}
    frames = [sizes[size] for size in ICO_SIZES]
    frames[-1].save(
        folder / "program.ico",
        sizes=[(size, size) for size in ICO_SIZES],
        append_images=frames[:-1],
        bitmap_format="bmp",
    )
    for size in LINUX_SIZES:
        sizes[size].save(folder / f"program-{size}.png", optimize=True)


def drawn(size: int) -> Image:
    """The icon as a picture of that many pixels, each size drawn for itself."""
    from PIL import Image
    from PySide6.QtCore import QBuffer, QByteArray
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(DRAWING.read_bytes())).render(painter)
    painter.end()
    png = QBuffer()
    png.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(png, "PNG")  # type: ignore[call-overload]  # the types lack the overload for devices
    return Image.open(io.BytesIO(bytes(png.data().data())))
