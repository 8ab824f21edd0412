"""Colours and shapes of the window: Fusion with a palette of its own, light and dark, and one style sheet."""

from __future__ import annotations

from dataclasses import dataclass
from string import Template

from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from beian_desktop.gui.fonts import BASE_SIZE, body_font
from beian_desktop.gui.preferences import Look, Preferences
from beian_desktop.system.paths import resource

MIDDLE = 128
"""A ground whose lightness, of 255, is less is dark."""


@dataclass(frozen=True)
class Colours:
    """The colours of one look. Text on its ground has a contrast of 4.5 at least."""

    window: str
    surface: str
    sunken: str
    text: str
    muted: str
    border: str
    border_strong: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    error: str
    error_soft: str
    warning: str
    warning_soft: str
    good: str
    good_soft: str


LIGHT = Colours(
    window="#f4f6f9",
    surface="#ffffff",
    sunken="#eef1f5",
    text="#1b2333",
    muted="#5a6578",
    border="#dde2ea",
    border_strong="#8d97a8",
    accent="#2457c5",
    accent_hover="#1c469f",
    on_accent="#ffffff",
    accent_soft="#e8eefb",
    error="#b42318",
    error_soft="#fdecea",
    warning="#8a5a00",
    warning_soft="#fff5df",
    good="#1a7346",
    good_soft="#e6f5ec",
)

DARK = Colours(
    window="#14181f",
    surface="#1c222c",
    sunken="#252c38",
    text="#e7ebf2",
    muted="#a2adbf",
    border="#323b49",
    border_strong="#6f7c92",
    accent="#86aaff",
    accent_hover="#a5c0ff",
    on_accent="#10203f",
    accent_soft="#26344f",
    error="#ff9a8f",
    error_soft="#43231f",
    warning="#f0c063",
    warning_soft="#3b3018",
    good="#74d3a0",
    good_soft="#1d3a2b",
)


LARGEST = 150
"""Signs don't grow beyond this size of text in percent."""


def sign_size(size: int, percent: int) -> int:
    """How large a sign of so many pixels is beside text of this size in percent."""
    return round(size * min(percent, LARGEST) / 100)


def choice_indent(percent: int) -> int:
    """Where the words of a radio button or check box begin, in pixels from its left: after border, padding and gap."""
    return sign_size(16, percent) + 20


def is_dark(look: Look) -> bool:
    """Whether the look, or the system that it follows, is dark.

    The palette tells, as it is the system's or made for it: Qt's own answer is of a type that takes a tenth of the
    start to make.
    """
    if look is Look.SYSTEM:
        return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < MIDDLE
    return look is Look.DARK


def colours(look: Look) -> Colours:
    """The colours of a look."""
    return DARK if is_dark(look) else LIGHT


def apply(preferences: Preferences) -> None:
    """Gives the whole application its palette, font and style sheet."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if preferences.look is Look.SYSTEM:
        application.setPalette(QPalette())  # the system's again
    shades = colours(preferences.look)
    application.setPalette(palette(shades))
    sheet = style_sheet(shades, preferences.text_size, dark=is_dark(preferences.look))
    font = body_font(preferences.text_size, preferences.language)
    if application.styleSheet() == sheet and application.font() == font:
        return  # setting it again would polish every widget again
    application.setFont(font)
    application.setStyleSheet(sheet)


def palette(shades: Colours) -> QPalette:
    """The palette that Fusion paints with."""
    roles = {
        QPalette.ColorRole.Window: shades.window,
        QPalette.ColorRole.WindowText: shades.text,
        QPalette.ColorRole.Base: shades.surface,
        QPalette.ColorRole.AlternateBase: shades.sunken,
        QPalette.ColorRole.ToolTipBase: shades.surface,
        QPalette.ColorRole.ToolTipText: shades.text,
        QPalette.ColorRole.Text: shades.text,
        QPalette.ColorRole.PlaceholderText: shades.muted,
        QPalette.ColorRole.Button: shades.surface,
        QPalette.ColorRole.ButtonText: shades.text,
        QPalette.ColorRole.Highlight: shades.accent,
        QPalette.ColorRole.HighlightedText: shades.on_accent,
        QPalette.ColorRole.Link: shades.accent,
        QPalette.ColorRole.LinkVisited: shades.accent,
        QPalette.ColorRole.Accent: shades.accent,
        QPalette.ColorRole.Light: shades.surface,
        QPalette.ColorRole.Midlight: shades.sunken,
        QPalette.ColorRole.Mid: shades.border,
        QPalette.ColorRole.Dark: shades.border_strong,
        QPalette.ColorRole.Shadow: shades.border_strong,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(shades.muted))
    return made


def style_sheet(shades: Colours, percent: int, *, dark: bool) -> str:
    """The style sheet of a look at a text size in percent."""
    sizes = {
        "small": 0.875,
        "body": 1.0,
        "large": 1.15,
        "heading": 1.35,
        "title": 1.7,
    }
    names = {name: f"{round(BASE_SIZE * factor * percent / 100)}px" for name, factor in sizes.items()}
    box = sign_size(16, percent)
    names["sign"] = f"{sign_size(18, percent)}px"
    names["box"], names["half"] = f"{box}px", f"{box // 2 + 2}px"
    names["arrow"] = f"{sign_size(12, percent)}px"
    for name in ("check", "dot", "down"):
        file = resource("icons", f"{name}-{'dark' if dark else 'light'}.svg")
        names[f"{name}_image"] = f"url({file.as_posix()})"
    sheet = resource("theme", "window.qss").read_text(encoding="utf-8")
    return Template(sheet).substitute({**vars(shades), **names})
