"""Fills inputs the way a person at the keyboard does, for the self-test and the tests: keys, and composed text."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from beian_desktop.filing.answers import Answers
from beian_desktop.form.field import BaseField, Repeat
from beian_desktop.form.kinds import DayOr
from beian_desktop.form.options import Option
from beian_desktop.gui.inputs.area import AreaInput
from beian_desktop.gui.inputs.base import Input
from beian_desktop.gui.inputs.choices import ComboInput, RadioInput, TickInput, TicksInput, WordsLine
from beian_desktop.gui.inputs.day import DayInput
from beian_desktop.gui.inputs.rows import RowsInput
from beian_desktop.gui.inputs.text import LineInput, LinesInput, ParagraphInput

PATIENCE = 30.0
"""Seconds to wait for the worker thread before giving up."""
_LOOKS_AGAIN = 5
"""Milliseconds between two looks where no event comes; in between the processor is left to those who are waited for."""


class NotInTime(Exception):
    """What was waited for didn't come."""


def wait_for(condition: Callable[[], object], what: str) -> None:
    """Handles events until the condition holds. Raises NotInTime with ``what``."""
    end = time.monotonic() + PATIENCE
    ticking = QTimer()
    ticking.start(_LOOKS_AGAIN)
    while not condition():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.monotonic() > end:
            raise NotInTime(what)


def press(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    """Presses and releases one key."""
    for event_type in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(event_type, key, Qt.KeyboardModifier.NoModifier, text))


def compose(widget: QWidget, text: str) -> None:
    """Commits text as an input method does: first as preedit, then for good."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))
    committed = QInputMethodEvent()
    committed.setCommitString(text)
    QApplication.sendEvent(widget, committed)


def write(widget: QWidget, text: str) -> None:
    """Focuses a box and writes text in place of what it has: keys for ASCII, composed for anything else."""
    widget.setFocus()
    _select_all(widget)
    press(widget, Qt.Key.Key_Delete)
    for part in text.splitlines(keepends=True) if isinstance(widget, QPlainTextEdit) else [text]:
        line = part.rstrip("\n")
        if line.isascii():
            for character in line:
                press(widget, Qt.Key(ord(character.upper())), character)
                if QApplication.activePopupWidget() is not None:  # a list that opened is there before the next key
                    QCoreApplication.processEvents()
        else:
            compose(widget, line)
        if part.endswith("\n"):
            press(widget, Qt.Key.Key_Return, "\r")
    QCoreApplication.processEvents()


def _select_all(widget: QWidget) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier))


def fill(field_input: Input, answers: Answers) -> None:
    """Gives an input the answer that its question has among ``answers``, by keys alone."""
    question = field_input.question
    if isinstance(field_input, RowsInput) and isinstance(question, Repeat):
        _fill_rows(field_input, question, answers)
        return
    assert isinstance(question, BaseField)
    if isinstance(field_input, RadioInput | ComboInput | TicksInput | TickInput):
        _choose(field_input, question, answers)
    elif isinstance(field_input, DayInput):
        _fill_day(field_input, question, answers)
    elif isinstance(field_input, LinesInput):
        write(field_input.box, "\n".join(answers.texts(question)))
    elif isinstance(field_input, LineInput | AreaInput):
        write(field_input.line, answers.face(question).written)
        leave(field_input)
    elif isinstance(field_input, ParagraphInput):
        write(field_input.box, answers.typed(question))


def leave(field_input: Input) -> None:
    """Closes a list that searching opened, and moves on by Enter."""
    if (popup := QApplication.activePopupWidget()) is not None:
        press(popup, Qt.Key.Key_Escape)
    focus: QWidget | None = field_input.window().focusWidget()
    press(focus or field_input.parts()[0], Qt.Key.Key_Return, "\r")


def _fill_day(day: DayInput, field: BaseField, answers: Answers) -> None:
    special = isinstance(field.kind, DayOr) and answers.face(field).meaning == field.kind.special
    if special and day.tick is not None:
        day.tick.setFocus()
        if not day.tick.isChecked():
            press(day.tick, Qt.Key.Key_Space, " ")
    else:
        write(day.line, answers.typed(field))


def _choose(choice: RadioInput | ComboInput | TicksInput | TickInput, field: BaseField, answers: Answers) -> None:
    meanings = [answers.face(field, row).meaning for row in range(max(1, len(answers.texts(field))))]
    if isinstance(choice, TickInput):
        _tick(choice.box, wanted=meanings == [True])
        return
    if isinstance(choice, RadioInput):
        meaning = meanings[0]
        index = (0 if meaning else 1) if isinstance(meaning, bool) else choice.options.index(meaning)
        _tick(choice.group.button(index), wanted=True)
    elif isinstance(choice, ComboInput):
        write(choice.combo.box, next(o for o in choice.options if o == meanings[0]).label.in_(choice.language))
        leave(choice)
    else:
        for option, box in zip(choice.options, choice.boxes, strict=True):
            _tick(box, wanted=option in meanings)
    _write_words(choice.words, meanings)


def _tick(button: object, *, wanted: bool) -> None:
    assert isinstance(button, QWidget)
    button.setFocus()
    if button.isChecked() is not wanted:  # type: ignore[attr-defined]
        press(button, Qt.Key.Key_Space, " ")


def _write_words(line: WordsLine | None, meanings: list[object]) -> None:
    words = next((meaning.words for meaning in meanings if isinstance(meaning, Option) and meaning.words), "")
    if words and line is not None:
        write(line, words)


def _fill_rows(rows: RowsInput, repeat: Repeat, answers: Answers) -> None:
    for index, row in enumerate(row for row in answers.rows(repeat) if not row.empty):
        if index >= len(rows.lines):
            rows.add.setFocus()
            press(rows.add, Qt.Key.Key_Return, "\r")
        for member, line in zip(repeat.members, rows.lines[index], strict=True):
            if row.typed(member):
                write(line, row.typed(member))
