"""Answers that are typed: one line, several lines, one item a line."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.masking import is_masked
from beian_desktop.form.field import BaseField
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.inputs.base import Input
from beian_desktop.gui.inputs.boxes import Line, Paragraph
from beian_desktop.wizard.typed import half_width

_WIDTHS = {"person name": 260, "text": 560, "url": 560, "digits": 160, "integer": 160, "number": 200}
_USUAL_WIDTH = 340


class LineInput(Input):
    """One line. On leaving, full-width signs in a number or an address become plain ones (TXT-01 says so)."""

    def __init__(self, desk: Desk, field: BaseField) -> None:
        super().__init__(desk, field)
        self.field = field
        self.line = Line()
        width = _WIDTHS.get(field.kind.name, _USUAL_WIDTH)
        self.line.setMaximumWidth(round(width * desk.preferences.text_size / 100))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line, 1)
        layout.addStretch(0)
        if is_masked(field):
            self.line.veils = partial(desk.masking.over, field)
            desk.masking.changed.connect(self._veil)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.paused.connect(self.changed)
        self.line.left.connect(self._leave)

    def _veil(self) -> None:
        self.line.update()

    def _leave(self) -> None:
        text, changes = half_width(self.field, self.line.text())
        if text != self.line.text() and not self.line.composing:
            self.line.setText(text)
            self.note = " ".join(changes)
        self.changed.emit()
        self.left.emit()

    def take(self, answers: Answers) -> None:
        """Shows the text as typed; a default where nothing was."""
        text = answers.typed(self.field) or self.field.default
        if text != self.line.text() and not self.line.composing:
            self.line.setText(text)
            self.line.setCursorPosition(len(text) if self.isEnabled() else 0)

    def freeze(self, frozen: bool) -> None:
        """A long answer that can't be edited shows its beginning."""
        super().freeze(frozen)
        self.line.setCursorPosition(0 if frozen else len(self.line.text()))

    def put(self, answers: Answers) -> Answers:
        """The answers with the line's text."""
        return answers.with_text(self.field, self.line.text())

    def parts(self) -> list[QWidget]:
        """The line."""
        return [self.line]


class ParagraphInput(Input):
    """Several lines of prose."""

    def __init__(self, desk: Desk, field: BaseField) -> None:
        super().__init__(desk, field)
        self.field = field
        self.box = _box_in(self, rows=4)

    def take(self, answers: Answers) -> None:
        """Shows the text as typed."""
        if answers.typed(self.field) != self.box.toPlainText() and not self.box.composing:
            self.box.setPlainText(answers.typed(self.field))

    def put(self, answers: Answers) -> Answers:
        """The answers with the box's text."""
        return answers.with_text(self.field, self.box.toPlainText())

    def parts(self) -> list[QWidget]:
        """The box."""
        return [self.box]


class LinesInput(Input):
    """A list that takes one item a line, typed or pasted."""

    def __init__(self, desk: Desk, field: BaseField) -> None:
        super().__init__(desk, field)
        self.field = field
        self.box = _box_in(self, rows=3)

    def take(self, answers: Answers) -> None:
        """Shows an item a line."""
        if list(answers.texts(self.field)) != self._items() and not self.box.composing:
            self.box.setPlainText("\n".join(answers.texts(self.field)))

    def put(self, answers: Answers) -> Answers:
        """The answers with an item for each line that has something."""
        return answers.with_texts(self.field, self._items())

    def _items(self) -> list[str]:
        return [line for line in self.box.toPlainText().splitlines() if line.strip()]

    def parts(self) -> list[QWidget]:
        """The box."""
        return [self.box]


def _box_in(owner: Input, rows: int) -> Paragraph:
    box = Paragraph(rows)
    box.setMaximumWidth(round(560 * owner.desk.preferences.text_size / 100))
    layout = QVBoxLayout(owner)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(box)
    layout.setAlignment(Qt.AlignmentFlag.AlignTop)
    box.textChanged.connect(owner.edited)
    box.paused.connect(owner.changed)
    box.left.connect(owner.changed)
    box.left.connect(owner.left)
    return box
