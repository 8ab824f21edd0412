"""Areas: found by name, pinyin initials or code, or chosen level by level."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, QStringListModel
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from beian_desktop.filing.answers import Answers
from beian_desktop.form.field import BaseField
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.flow import Flow
from beian_desktop.gui.inputs.base import Input
from beian_desktop.gui.inputs.boxes import Line
from beian_desktop.gui.inputs.choices import SearchCombo
from beian_desktop.system.language import Text
from beian_desktop.wizard.areas import Area, area, area_of, children, full_name, path_to, provinces, search_areas

SEARCH = Text("地名、拼音首字母或代码，如 hd", "Name, pinyin initials or code")
_BESIDE_NAME = 66
"""What borders, margins and the arrow take of the width of a list."""
LEVELS = (Text("省级", "Province"), Text("市级", "City"), Text("区县", "County"))


class Level(SearchCombo):
    """The list of a level: wide enough for what is chosen, and never narrower than ``usual`` pixels without need."""

    def __init__(self, placeholder: str, usual: int) -> None:
        super().__init__(placeholder)
        self._usual = usual
        self.box.textChanged.connect(lambda _text: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """The usual width, or what a longer name takes."""
        words = self.fontMetrics().horizontalAdvance(self.box.text())
        return QSize(max(self._usual, words + _BESIDE_NAME), super().sizeHint().height())


class AreaInput(Input):
    """A line that searches as one types, and under it a list for each level."""

    def __init__(self, desk: Desk, field: BaseField) -> None:
        super().__init__(desk, field)
        self.field = field
        self._text = ""
        self._found: tuple[Area, ...] = ()
        self.line = Line()
        self.line.setPlaceholderText(desk.say(SEARCH))
        self.line.setMaximumWidth(round(560 * desk.preferences.text_size / 100))
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self.line)
        self.levels = [Level(desk.say(level), round(174 * desk.preferences.text_size / 100)) for level in LEVELS]
        self._lay_out()
        self.line.textEdited.connect(self._search)
        self.line.left.connect(self._leave)
        self._completer.activated[str].connect(self._pick)  # type: ignore[index]
        for depth, combo in enumerate(self.levels):
            combo.setProperty("own-name", desk.say(LEVELS[depth]))
            combo.activated.connect(lambda _index, depth=depth: self._chosen(depth))
        self._fill(0, provinces())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.line)
        layout.addLayout(Flow(*self.levels, spacing=6))

    # Searching

    def _search(self, typed: str) -> None:
        self._found = search_areas(typed, limit=12)
        self._names.setStringList([full_name(found) for found in self._found])
        self._text = typed.strip()
        popup = self._completer.popup()
        if popup is not None and any(found.code == self._text for found in self._found):
            popup.hide()  # nothing is left to choose, and Enter leads on
        elif self._found:
            self._completer.complete()
        self.edited.emit()

    def _pick(self, name: str) -> None:
        found = next((found for found in self._found if full_name(found) == name), None)
        if found is not None:
            self._choose(found.code)

    def _leave(self) -> None:
        popup = self._completer.popup()
        if popup is not None and popup.isVisible():
            return
        found = area_of(self._text)
        if found is not None:
            self._text = found.code
            self._show()
        self.changed.emit()
        self.left.emit()

    # Choosing level by level

    def _chosen(self, depth: int) -> None:
        code = self.levels[depth].currentData()
        if code:
            self._choose(code)

    def _choose(self, code: str) -> None:
        self._text = code
        self._show()
        self.changed.emit()

    def _fill(self, depth: int, areas: tuple[Area, ...]) -> None:
        combo = self.levels[depth]
        with QSignalBlocker(combo):
            combo.clear_entries()
            for each in areas:
                combo.add(each.name, each.code)
            combo.setCurrentIndex(-1)  # the first entry isn't chosen by being there
        combo.setEnabled(bool(areas))

    def _show(self) -> None:
        found = area(self._text) if self._text.isdigit() else None
        self.line.setText(full_name(found) if found else self._text)
        path = path_to(self._text) if found else []
        with QSignalBlocker(self.levels[0]):
            self.levels[0].setCurrentIndex(self.levels[0].findData(path[0]) if path else -1)
        for depth in (1, 2):
            above = path[depth - 1] if len(path) >= depth else None
            self._fill(depth, children(above) if above else ())
            chosen = path[depth] if len(path) > depth else None
            with QSignalBlocker(self.levels[depth]):
                self.levels[depth].setCurrentIndex(self.levels[depth].findData(chosen) if chosen else -1)

    def take(self, answers: Answers) -> None:
        """Shows the area with its names, or what was typed when it can't be read."""
        meaning = answers.face(self.field).meaning
        text = meaning.code if isinstance(meaning, Area) else answers.typed(self.field)
        if text != self._text and not self.line.composing:
            self._text = text
            self._show()

    def put(self, answers: Answers) -> Answers:
        """The answers with the code, or with what was typed."""
        return answers.with_text(self.field, self._text)

    def parts(self) -> list[QWidget]:
        """The line, then the lists."""
        return [self.line, *self.levels]
