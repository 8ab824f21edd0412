"""Finds what a person can't read: cut words, widgets that stick out of their parents or lie on each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QToolButton,
    QWidget,
)

from beian_desktop.gui.widgets import LinkButton

SLIVER = 2
"""How many pixels two widgets may share: borders are drawn on each other."""


def faults(root: QWidget) -> list[str]:
    """What is cut, sticks out, overlaps or scrolls sideways in a widget, in words for whoever mends it."""
    return [f"{_name(widget)}: {fault}" for widget in _seen(root) for fault in _faults_of(widget)]


def _seen(widget: QWidget) -> Iterator[QWidget]:
    """The widget and what is shown in it; what an input is built from is its own affair."""
    yield widget
    if not isinstance(widget, QComboBox | QAbstractSpinBox | QLineEdit | QAbstractItemView):
        for child in _children(widget):
            yield from _seen(child)


def _children(widget: QWidget) -> list[QWidget]:
    return [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and child.isVisibleTo(widget) and not child.isWindow()
    ]


def _faults_of(widget: QWidget) -> Iterator[str]:
    if (short := _short(widget)) is not None:
        yield short
    if isinstance(widget, QScrollArea) and widget.horizontalScrollBar().maximum() > 0:
        yield f"scrolls sideways by {widget.horizontalScrollBar().maximum()}"
    children = _children(widget)
    if not isinstance(widget, QAbstractScrollArea) and not isinstance(widget.parent(), QAbstractScrollArea):
        inside = widget.rect().adjusted(-SLIVER, -SLIVER, SLIVER, SLIVER)
        yield from (f"{_name(child)} sticks out by {child.geometry()}" for child in _out_of(inside, children))
    if not isinstance(widget, QMainWindow | QAbstractScrollArea):
        for one, other in combinations(children, 2):
            both = one.geometry().intersected(other.geometry())
            if min(both.width(), both.height()) > SLIVER:
                yield f"{_name(one)} lies on {_name(other)}"


def _out_of(inside: QRect, children: list[QWidget]) -> Iterator[QWidget]:
    return (child for child in children if not child.size().isEmpty() and not inside.contains(child.geometry()))


def _short(widget: QWidget) -> str | None:
    """By how much a widget is smaller than its words; None when it isn't."""
    needed = _needed(widget)
    if needed is None:
        return None
    missing = QSize(needed.width() - widget.width(), needed.height() - widget.height())
    if max(missing.width(), missing.height()) <= 1:
        return None
    return f"is {widget.width()} x {widget.height()}, needs {needed.width()} x {needed.height()}"


def _needed(widget: QWidget) -> QSize | None:
    """The room that the words of a widget take at its present width; None for a widget without words."""
    if isinstance(widget, QLabel):
        return _label(widget) if widget.text() else None
    if isinstance(widget, LinkButton):
        return QSize(0, widget.heightForWidth(widget.width()))
    if isinstance(widget, QRadioButton | QCheckBox):
        high = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else widget.sizeHint().height()
        return QSize(widget.minimumSizeHint().width(), high)
    if isinstance(widget, QComboBox):
        return _combo(widget)
    if isinstance(widget, QLineEdit):
        return _line(widget)
    if isinstance(widget, QPushButton | QToolButton | QAbstractSpinBox):
        return widget.minimumSizeHint() if _wordless(widget) else widget.sizeHint()
    return None


def _wordless(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and not widget.text()


def _label(label: QLabel) -> QSize:
    if not label.wordWrap():
        return label.sizeHint()
    margins = label.contentsMargins()
    room = label.contentsRect().adjusted(0, 0, -2 * label.margin() - max(label.indent(), 0), 0)
    mnemonic = Qt.TextFlag.TextShowMnemonic if label.buddy() is not None else Qt.TextFlag(0)
    flags = Qt.TextFlag.TextWordWrap | mnemonic | label.alignment()
    lines = label.fontMetrics().boundingRect(QRect(0, 0, room.width(), 100_000), int(flags), label.text())
    beside = label.width() - room.width()
    return QSize(lines.width() + beside, lines.height() + margins.top() + margins.bottom() + 2 * label.margin())


def _combo(combo: QComboBox) -> QSize:
    """The chosen entry, or what stands in its place."""
    line, option = combo.lineEdit(), QStyleOptionComboBox()
    combo.initStyleOption(option)
    field = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    text = combo.currentText() or (line.placeholderText() if line is not None else combo.placeholderText())
    metrics = combo.fontMetrics()
    room = _contents(line) if line is not None else field.size()
    return QSize(
        combo.width() - room.width() + metrics.horizontalAdvance(text),
        combo.height() - room.height() + metrics.height(),
    )


def _line(line: QLineEdit) -> QSize:
    """A line scrolls what is typed; what stands there before must be readable."""
    room, metrics = _contents(line), line.fontMetrics()
    words = 0 if line.text() else metrics.horizontalAdvance(line.placeholderText())
    return QSize(line.width() - room.width() + words, line.height() - room.height() + metrics.height())


def _contents(line: QLineEdit) -> QSize:
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    room = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line).size()
    return room.shrunkBy(line.textMargins()) - QSize(4, 0)  # 4: Qt's own margins beside the words


def _name(widget: QWidget) -> str:
    """The kind of a widget and the words by which it is found."""
    text = getattr(widget, "text", None)
    words = text() if callable(text) else widget.accessibleName() or widget.objectName()
    return f"{type(widget).__name__} “{str(words)[:40]}”".replace("\n", " ")
