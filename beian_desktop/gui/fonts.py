"""The bundled fonts, so that a machine without Chinese fonts shows the same."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from beian_desktop.system.paths import resources_dir

FAMILY = "Noto Sans SC"
BASE_SIZE = 14
"""The size of body text in pixels at 100 %."""

_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")


def load_fonts() -> None:
    """Makes the window's two fonts known to Qt (about 10 ms: the files are mapped, not read)."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(resources_dir() / "fonts" / name))


def body_font(percent: int) -> QFont:
    """The font of body text at a text size in percent."""
    font = QFont(FAMILY)
    font.setPixelSize(round(BASE_SIZE * percent / 100))
    return font
