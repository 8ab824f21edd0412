"""Rows of a few short answers, such as ranges of addresses; a paste of many lines becomes many rows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from beian_desktop.filing.answers import Answers
from beian_desktop.form.field import Field, Repeat
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.icons import icon
from beian_desktop.gui.inputs.base import Input
from beian_desktop.gui.inputs.boxes import Line
from beian_desktop.gui.theme import colours
from beian_desktop.gui.widgets import button, clear
from beian_desktop.system.language import Text
from beian_desktop.wizard.typed import half_width, row_of

ADD = Text("添加一行", "Add a row")
REMOVE = Text("删除第 {number} 行", "Remove row {number}")
NAME = Text("第 {number} 行，{member}", "row {number}, {member}")


class RowsInput(Input):
    """A line for each member of each row; the last row is empty and waits."""

    def __init__(self, desk: Desk, repeat: Repeat) -> None:
        super().__init__(desk, repeat)
        self.repeat = repeat
        self.lines: list[list[Line]] = []
        self._removes: list[QToolButton] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        layout.addLayout(self._rows)
        self.add = button(f"＋ {desk.say(ADD)}", self._add_row, "link")
        layout.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)
        self._show([{}])

    def _show(self, rows: list[dict[Field[Any], str]]) -> None:
        clear(self._rows)
        self.lines, self._removes = [], []
        for texts in rows or [{}]:
            self._append(texts)

    def _append(self, texts: dict[Field[Any], str]) -> None:
        lines = [self._line(member, texts.get(member, "")) for member in self.repeat.members]
        self.lines.append(lines)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        for line in lines:
            layout.addWidget(line, 2)
        number = len(self.lines)
        remove = QToolButton()
        remove.setIcon(icon("minus", colours(self.desk.preferences.look).muted))
        remove.setAccessibleName(self.desk.say(REMOVE, number=number))
        remove.setToolTip(remove.accessibleName())
        remove.clicked.connect(lambda _checked=False: self._remove(lines))
        self._removes.append(remove)
        layout.addWidget(remove)
        row.setMaximumWidth(round(640 * self.desk.preferences.text_size / 100))
        self._rows.addWidget(row)

    def _line(self, member: Field[Any], text: str) -> Line:
        line = Line()
        line.setText(text)
        line.setPlaceholderText(member.label.in_(self.language))
        name = self.desk.say(NAME, number=len(self.lines) + 1, member=member.label.in_(self.language))
        line.setProperty("own-name", name)
        line.setAccessibleName(name)
        line.textEdited.connect(lambda _text: self.edited.emit())
        line.paused.connect(self.changed)
        line.left.connect(lambda: self._leave(member, line))
        if member is self.repeat.members[0]:
            line.takes_lines = lambda pasted: self._paste(line, pasted)
        return line

    def _leave(self, member: Field[Any], line: Line) -> None:
        text, changes = half_width(member, line.text())
        if text != line.text() and not line.composing:
            line.setText(text)
            self.note = " ".join(changes)
        self.changed.emit()
        self.left.emit()

    def _add_row(self) -> None:
        self._append({})
        self.name(self.repeat.label.in_(self.language), self.repeat.hint.in_(self.language))
        self.lines[-1][0].setFocus()

    def _remove(self, lines: list[Line]) -> None:
        kept = [texts for own, texts in zip(self.lines, self._texts(), strict=True) if own is not lines]
        self._show(kept)
        self.lines[-1][0].setFocus()
        self.changed.emit()

    def _paste(self, line: Line, pasted: str) -> None:
        """Puts each pasted line into a row of its own, in place of the row it was pasted into."""
        index = next(n for n, own in enumerate(self.lines) if own[0] is line)
        rows = self._texts()
        rows[index : index + 1] = [row_of(self.repeat, text) for text in pasted.splitlines() if text.strip()]
        self._show([texts for texts in rows if any(texts.values())])
        self.lines[-1][0].setFocus()
        self.changed.emit()

    def _texts(self) -> list[dict[Field[Any], str]]:
        return [
            {member: line.text() for member, line in zip(self.repeat.members, own, strict=True)} for own in self.lines
        ]

    def take(self, answers: Answers) -> None:
        """Shows the rows, and one empty one while there is none."""
        rows = [row.texts() for row in answers.rows(self.repeat) if not row.empty]
        if rows != [texts for texts in self._texts() if any(texts.values())]:
            self._show(rows)

    def put(self, answers: Answers) -> Answers:
        """The answers with the rows that have something."""
        return answers.with_rows(self.repeat, self._texts())

    def following(self, part: QWidget) -> QWidget | None:
        """The next line; one that stays empty leads to the next row, or on."""
        row = next((own for own in self.lines if part in own), self.lines[-1])
        lines = self.parts()
        stays_empty = isinstance(part, Line) and not part.text().strip()
        place = lines.index(row[-1] if stays_empty or part not in lines else part)
        return lines[place + 1] if place + 1 < len(lines) else None

    def parts(self) -> list[QWidget]:
        """Every line, row by row."""
        return [line for own in self.lines for line in own]

    def stops(self) -> list[QWidget]:
        """The lines of each row and what removes it, then what adds one."""
        rows = zip(self.lines, self._removes, strict=True)
        return [*(stop for own, remove in rows for stop in (*own, remove)), self.add]
