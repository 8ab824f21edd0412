"""The few plain widgets that pages are built from: labels, buttons, cards, scrolling pages."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QBoxLayout,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

_LINK_EDGE = 3
"""Pixels beside the words of a link, as in the style sheet: so few that they seem to stand in line with others."""
PAGE_WIDTH = 820
"""The widest a column of text gets, in pixels at 100 %."""


def breakable(text: str) -> str:
    """The text with places to break in words too long for a line, such as an address; they take no room."""
    broken = _LONG_NUMBER.sub(lambda found: "\u200b".join(_PART.findall(found[0])), text)
    broken = _LONG_WORD.sub("\\g<0>\u200b", broken)
    return text if broken == text else _BEFORE_QUOTE.sub("\\g<0>\u200b", broken)


_LONG_WORD = re.compile(r"[!-~]{18}(?=[!-~])")
_LONG_NUMBER = re.compile(r"(?=[!-~]*[0-9@])[!-~]{13,}")
_BEFORE_QUOTE = re.compile("[，。；：、](?=“)")
_PART = re.compile(r".{1,9}")


def label(text: str, role: str = "", *, wraps: bool = False) -> QLabel:
    """A label in one of the roles of the style sheet; plain text, never rich."""
    made = QLabel(breakable(text) if wraps else text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    return made


def hint_label(text: str) -> QLabel:
    """A small muted label that wraps."""
    return label(text, "hint", wraps=True)


class Button(QPushButton):
    """A push button that Enter presses too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks like the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class LinkButton(Button):
    """A link whose text wraps, which Qt's own buttons can't; as wide as its text at most."""

    def __init__(self, text: str, role: str) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setAccessibleName(text)
        self.words = label(text, wraps=True)
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(_LINK_EDGE, 4, _LINK_EDGE, 4)
        inside.addWidget(self.words)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)  # Fixed: never more than one line
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Room for the whole text in one line."""
        self.ensurePolished()
        wide = self.words.fontMetrics().horizontalAdvance(self.words.text()) + 2 * _LINK_EDGE + 6
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """A few words."""
        return QSize(80, self.heightForWidth(self.sizeHint().width()))

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text."""
        return self.words.heightForWidth(width - 2 * _LINK_EDGE) + 8


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Sets a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def show_when(widget: QWidget, shown: bool) -> None:
    """Shows or hides a widget that has its place; one that already stands so isn't laid out and styled again."""
    if widget.isHidden() == shown:
        widget.setVisible(shown)


def link_button(text: str, clicked: Callable[[], object], role: str = "link") -> LinkButton:
    """A link that wraps."""
    made = LinkButton(text, role)
    made.clicked.connect(lambda _checked=False: clicked())
    return made


def button(text: str, clicked: Callable[[], object], role: str = "") -> Button:
    """A push button in one of the roles of the style sheet."""
    made = Button(text)
    made.setProperty("role", role)
    made.clicked.connect(lambda _checked=False: clicked())
    return made


def frame(
    role: str, layout: Callable[[QWidget], QBoxLayout] = QVBoxLayout, margin: int = 20, spacing: int = 12
) -> QFrame:
    """A frame in one of the roles of the style sheet, with a layout."""
    made = QFrame()
    made.setProperty("role", role)
    inside = layout(made)
    inside.setContentsMargins(margin, margin, margin, margin)
    inside.setSpacing(spacing)
    return made


def bullet(text: str) -> QHBoxLayout:
    """A point of a list; its lines begin one under the other."""
    point = label("•")
    point.setAlignment(Qt.AlignmentFlag.AlignTop)
    made = row(point, label(text, wraps=True), spacing=8)
    made.setStretch(1, 1)
    return made


def row(*widgets: QWidget | None, spacing: int = 10) -> QHBoxLayout:
    """Widgets side by side; None stretches."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            made.addStretch(1)
        else:
            made.addWidget(widget)
    return made


def fit_dialog(dialog: QDialog, percent: int) -> None:
    """As wide as text of this size in percent wants it, and high enough for what wraps in that width."""
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        width = max(round(480 * (1 + (percent - 100) / 180)), layout.minimumSize().width())
        dialog.resize(width, layout.totalHeightForWidth(width))


def inset(box: QAbstractSpinBox) -> None:
    """Leaves room between a number and its border, which the style sheet can't."""
    box.lineEdit().setTextMargins(9, 0, 9, 0)


def head(*widgets: QWidget | None) -> QFrame:
    """The line above a page, with the way back; None stretches."""
    made = QFrame()
    made.setProperty("role", "head")
    inside = row(*widgets)
    inside.setContentsMargins(32 - _LINK_EDGE, 8, 32, 8)
    made.setLayout(inside)
    return made


def line() -> QFrame:
    """A thin line between parts."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def clear(layout: QBoxLayout) -> None:
    """Takes everything out of a layout and deletes it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)  # type: ignore[arg-type]


class ScrollPage(QScrollArea):
    """A page that scrolls, sideways only where a word or choice is wider than the view; ``column`` takes the content.

    The column keeps a readable width.
    """

    def __init__(self, width: int = PAGE_WIDTH, *, centred: bool = False) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = QWidget()
        self.page.setObjectName("page")
        outer = QHBoxLayout(self.page)
        outer.setContentsMargins(32, 28, 32, 32)
        outer.setSpacing(0)
        inner = QWidget()
        inner.setMaximumWidth(width)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        if centred:
            outer.addStretch(1)
        outer.addWidget(inner, 1000)
        outer.addStretch(1)
        self.setWidget(self.page)

    def settle(self) -> None:
        """Gives new parts their places now, so that nothing is seen squeezed."""
        for layout in (self.column, self.page.layout()):
            if layout is not None:
                layout.activate()
        QApplication.sendEvent(self.page, QEvent(QEvent.Type.LayoutRequest))

    def show_top(self) -> None:
        """Scrolls to the heading, as far as what has the focus stays in view."""
        self.settle()
        self.verticalScrollBar().setValue(0)
        focus: QWidget | None = self.focusWidget()
        if focus is not None and focus is not self.page and self.page.isAncestorOf(focus):
            self.bring(focus, 40)

    def bring(self, widget: QWidget, margin: int) -> None:
        """Scrolls up or down, never sideways, until the widget is seen."""
        self.ensureWidgetVisible(widget, 0, margin)
        self.horizontalScrollBar().setValue(0)
