"""The bundled fonts, so that a machine without Chinese fonts shows the same."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from beian_desktop.system.language import Language
from beian_desktop.system.paths import resources_dir

FAMILY = "Noto Sans SC"
BASE_SIZE = 14
"""The size of body text in pixels at 100 %."""

_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")


def load_fonts() -> None:
    """Makes the window's two fonts known to Qt (about 10 ms: the files are mapped, not read)."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(resources_dir() / "fonts" / name))


def body_font(percent: int, language: Language) -> QFont:
    """The font of body text at a text size in percent; in English the quotes are as narrow as English ones."""
    font = QFont(FAMILY)
    font.setPixelSize(round(BASE_SIZE * percent / 100))
    if language is Language.EN:
        font.setFeature(QFont.Tag("pwid"), 1)  # else “ ” take the room of a Chinese character
    return font
