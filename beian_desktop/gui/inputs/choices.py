"""Answers that are chosen: radio buttons, a list with search, check boxes, one tick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from beian_desktop.filing.answers import Answers
from beian_desktop.form.field import BaseField, Field
from beian_desktop.form.kinds import YesNo
from beian_desktop.form.options import Option
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.flow import Flow
from beian_desktop.gui.inputs.base import FocusWatch, Input
from beian_desktop.gui.inputs.boxes import Line
from beian_desktop.gui.inputs.wrapping import Hint, Radio, Tick
from beian_desktop.gui.theme import choice_indent
from beian_desktop.system.language import Text

OWN_WORDS = Text("请写明", "Please specify")
CHOOSE = Text("请选择，或输入文字查找", "Choose, or type to search")
_NARROWEST = 580  # of an input in the smallest window, in pixels
_BESIDE_TEXT = 62  # what a check box needs beside its words, with the gap to the next
OPTION = Qt.ItemDataRole.UserRole


class WordsLine(Line):
    """The line for words of one's own beside an option such as 其他."""

    def __init__(self, owner: Input) -> None:
        super().__init__()
        self.setMaximumWidth(360)
        self.setPlaceholderText(owner.desk.say(OWN_WORDS))
        self.setProperty("own-name", owner.desk.say(OWN_WORDS))
        self.paused.connect(owner.changed)
        self.left.connect(owner.changed)
        self.left.connect(owner.left)
        self.setVisible(False)

    def written(self, option: Option) -> str:
        """The option as it is stored, with these words when it takes any."""
        return option.with_words(self.text().strip()).normal if option.free else option.normal

    def take(self, option: Option | None) -> None:
        """Shows the words of a chosen option; hides when it takes none."""
        self.setVisible(option is not None and option.free)
        if option is not None and option.words != self.text().strip() and not self.composing:
            self.setText(option.words)


class RadioInput(Input):
    """A few options, all of them seen. Yes and no stand side by side."""

    def __init__(self, desk: Desk, field: BaseField) -> None:
        super().__init__(desk, field)
        self.field = field
        self.options = field.kind.options()
        self.group = QButtonGroup(self)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        rows = [self._button(option) for option in self.options]
        columns = self._columns()
        for index, button in enumerate(rows):
            layout.addWidget(button, index // columns, index % columns)
        layout.setColumnStretch(columns if columns > 1 else 0, 1)
        self.words = WordsLine(self) if any(option.free for option in self.options) else None
        if self.words is not None:
            layout.addWidget(self.words, len(self.options), 0, 1, columns + 1)
        self.group.buttonClicked.connect(self._chosen)

    def _columns(self) -> int:
        """Options with hints stand one under the other, others in columns."""
        if isinstance(self.field.kind, YesNo):
            return 2
        if any(option.hint for option in self.options):
            return 1
        return _columns(self.group.buttons())

    def _button(self, option: Option) -> QWidget:
        button = Radio(option.label.in_(self.language))
        button.setProperty("own-name", option.label.in_(self.language))
        self.group.addButton(button, self.options.index(option))
        FocusWatch(button, self.left.emit)
        if option.hint is None:
            return button
        beside = QWidget()
        indent = choice_indent(self.desk.preferences.text_size)
        beside.setLayout(Flow(button, Hint(option.hint.in_(self.language)), spacing=4, indent=indent))
        return beside

    def _chosen(self) -> None:
        if self.words is not None:
            self.words.take(self.options[self.group.checkedId()])
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses the option in that place."""
        if (button := _by_digit(self.group.buttons(), event)) is None:
            super().keyPressEvent(event)
        else:
            button.setFocus()
            button.click()

    def take(self, answers: Answers) -> None:
        """Checks the option that was chosen, or none."""
        chosen = _meant(self.options, answers.face(self.field).meaning)
        self.group.setExclusive(False)
        for index, option in enumerate(self.options):
            self.group.button(index).setChecked(option is chosen)
        self.group.setExclusive(True)
        if self.words is not None:
            self.words.take(_with_words(chosen, answers.face(self.field).meaning))

    def put(self, answers: Answers) -> Answers:
        """The answers with the chosen option; unchanged while none is."""
        chosen = self.group.checkedId()
        if chosen < 0:
            return answers
        option = self.options[chosen]
        text = self.words.written(option) if self.words is not None else option.normal
        return answers.with_text(self.field, text)

    def parts(self) -> list[QWidget]:
        """The buttons, then the line for words."""
        return [*self.group.buttons(), *([self.words] if self.words is not None else [])]


def _by_digit(buttons: Sequence[QAbstractButton], event: QKeyEvent) -> QAbstractButton | None:
    """The button whose place, counted from 1, is the digit that was pressed without another key."""
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    place = event.key() - Qt.Key.Key_1
    return buttons[place] if plain and 0 <= place < min(9, len(buttons)) else None


def _meant(options: Sequence[Option], meaning: object) -> Option | None:
    """The option among ``options`` that an answer's meaning stands for."""
    if isinstance(meaning, bool):
        return options[0] if meaning else options[1]
    return next((option for option in options if option == meaning), None)


def _with_words(chosen: Option | None, meaning: object) -> Option | None:
    return meaning if isinstance(meaning, Option) else chosen


def _columns(buttons: Sequence[QAbstractButton]) -> int:
    """How many buttons fit side by side in the smallest window."""
    widest = max(button.fontMetrics().horizontalAdvance(button.text()) for button in buttons) + _BESIDE_TEXT
    return max(1, min(4, len(buttons), _NARROWEST // widest))


class ComboInput(Input):
    """Many options in a list that can be searched by typing; the usual ones stand first."""

    def __init__(self, desk: Desk, field: BaseField) -> None:
        super().__init__(desk, field)
        self.field = field
        self.combo = SearchCombo(desk.say(CHOOSE))
        self.combo.setMaximumWidth(round(460 * desk.preferences.text_size / 100))
        options = field.kind.options()
        self.options = [*(o for o in options if o.first), *(o for o in options if not o.first)]
        for option in self.options:
            self.combo.add(option.label.in_(self.language), option)
        self.words = WordsLine(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout.addWidget(self.combo)
        layout.addWidget(self.words)
        self.combo.activated.connect(self._chosen)
        FocusWatch(self.combo, self.left.emit)

    def _chosen(self) -> None:
        self.words.take(self.combo.currentData())
        self.changed.emit()

    def take(self, answers: Answers) -> None:
        """Shows the chosen option."""
        meaning = answers.face(self.field).meaning
        chosen = _meant(self.options, meaning)
        with QSignalBlocker(self.combo):
            self.combo.setCurrentIndex(self.options.index(chosen) if chosen else -1)
        self.words.take(_with_words(chosen, meaning))

    def put(self, answers: Answers) -> Answers:
        """The answers with the chosen option; unchanged while none is."""
        option = self.combo.currentData()
        return answers.with_text(self.field, self.words.written(option)) if option else answers

    def parts(self) -> list[QWidget]:
        """The list, then the line for words."""
        return [self.combo, self.words]


class SearchCombo(QComboBox):
    """A list that is searched by typing any part of a name; typing never adds an entry."""

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.box = QLineEdit()
        self.setLineEdit(self.box)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(12)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setCurrentIndex(-1)
        self.box.setPlaceholderText(placeholder)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        completer = QCompleter(self._model, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        self.box.editingFinished.connect(self._settle)

    def add(self, label: str, data: object) -> None:
        """One more entry."""
        item = QStandardItem(label)
        item.setData(data, OPTION)
        self._model.appendRow(item)

    def clear_entries(self) -> None:
        """Takes all entries away."""
        self._model.clear()
        self.setCurrentIndex(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page must not change an answer."""
        event.ignore()

    def _settle(self) -> None:
        """What was typed becomes the entry of that name, or the entry before stands again."""
        typed = self.box.text().strip()
        index = self.findText(typed, Qt.MatchFlag.MatchFixedString) if typed else -1
        if index < 0 and typed:
            index = self.findText(typed, Qt.MatchFlag.MatchContains)
        if index >= 0 and index != self.currentIndex():
            self.setCurrentIndex(index)
            self.activated.emit(index)
        self.box.setText(self.itemText(self.currentIndex()))


class TicksInput(Input):
    """Any number of options, as check boxes in columns."""

    def __init__(self, desk: Desk, field: BaseField) -> None:
        super().__init__(desk, field)
        self.field = field
        self.options = field.kind.options()
        self.boxes = [self._box(option) for option in self.options]
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(2)
        columns = _columns(self.boxes)
        for index, box in enumerate(self.boxes):
            layout.addWidget(box, index // columns, index % columns)
        self.words = WordsLine(self)
        layout.addWidget(self.words, len(self.boxes) // columns + 1, 0, 1, columns)

    def _box(self, option: Option) -> Tick:
        box = Tick(option.label.in_(self.language))
        box.setProperty("own-name", option.label.in_(self.language))
        box.setToolTip(option.hint.in_(self.language) if option.hint else "")
        box.clicked.connect(self._chosen)
        FocusWatch(box, self.left.emit)
        return box

    def _chosen(self) -> None:
        self.words.take(next((o for o in self._ticked() if o.free), None))
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit ticks the option in that place or takes its tick away; Home and End go to the first and the last."""
        ends = {Qt.Key.Key_Home: self.boxes[0], Qt.Key.Key_End: self.boxes[-1]}
        if (box := _by_digit(self.boxes, event)) is not None:
            box.setFocus()
            box.click()
        elif event.key() in ends:
            ends[Qt.Key(event.key())].setFocus()
        else:
            super().keyPressEvent(event)

    def _ticked(self) -> list[Option]:
        return [option for option, box in zip(self.options, self.boxes, strict=True) if box.isChecked()]

    def take(self, answers: Answers) -> None:
        """Ticks what was chosen."""
        count = len(answers.texts(self.field))
        meanings = [answers.face(self.field, row).meaning for row in range(count)]
        for option, box in zip(self.options, self.boxes, strict=True):
            box.setChecked(option in meanings)
        self.words.take(next((m for m in meanings if isinstance(m, Option) and m.free), None))

    def put(self, answers: Answers) -> Answers:
        """The answers with the ticked options in the form's order."""
        return answers.with_texts(self.field, [self.words.written(option) for option in self._ticked()])

    def parts(self) -> list[QWidget]:
        """The boxes, then the line for words."""
        return [*self.boxes, self.words]


class TickInput(Input):
    """One tick for yes; not ticked is no."""

    def __init__(self, desk: Desk, field: Field[bool]) -> None:
        super().__init__(desk, field)
        self.field = field
        self.box = Tick(field.label.in_(self.language))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        layout.addStretch(0)
        self.box.clicked.connect(self.changed)
        FocusWatch(self.box, self.left.emit)

    def take(self, answers: Answers) -> None:
        """Shows the tick."""
        self.box.setChecked(answers[self.field] is True)

    def put(self, answers: Answers) -> Answers:
        """The answers with yes or no; unchanged, and perhaps unanswered, while the tick stands as it stood."""
        if self.box.isChecked() is (answers[self.field] is True):
            return answers
        return answers.with_text(self.field, "true" if self.box.isChecked() else "false")

    def parts(self) -> list[QWidget]:
        """The box."""
        return [self.box]
