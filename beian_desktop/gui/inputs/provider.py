"""A provider's name: typing offers what the provider book has, and choosing one answers the whole section."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from beian_desktop.filing.answers import Answers
from beian_desktop.form.field import BaseField
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.inputs.text import LineInput
from beian_desktop.gui.widgets import button, hint_label, row
from beian_desktop.services.providers import Kind, Provider, forget, suggestions
from beian_desktop.system.language import Text

BOOK = Text("服务商库…", "Provider book…")
FORGET = Text("不再记住", "Forget it")
OWN = Text("{name}　{phone}", "{name}　{phone}")
BUILT_IN = Text("{name}　{phone}（内置，请核对）", "{name}　{phone} (built in: check it)")
STANDING = Text("服务商库里有这一家：{standing}。", "The provider book has it: {standing}.")
NARROWEST = 560
"""Of the list that pops up, in pixels at 100 %."""


class ProviderInput(LineInput):
    """A line with the book behind it."""

    def __init__(self, desk: Desk, field: BaseField, kind: Kind) -> None:
        super().__init__(desk, field)
        self.kind = kind
        self.found: tuple[Provider, ...] = ()
        self._chosen: Provider | None = None
        self._known: Provider | None = None
        self._asked = ""
        self._lines = QStringListModel(self)
        self.completer = QCompleter(self._lines, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setWidget(self.line)
        self.popup.setMinimumWidth(round(NARROWEST * desk.preferences.text_size / 100))
        self.book = button(desk.say(BOOK), self.show_all)
        self.standing = hint_label("")
        self.forget = button(desk.say(FORGET), self._forget, "link")
        self._lay_out_book(self.layout())
        self.line.textEdited.connect(self._search)
        self.completer.activated[QModelIndex].connect(lambda index: self.choose(self.found[index.row()]))  # type: ignore[index]

    def _lay_out_book(self, outer: QLayout | None) -> None:
        assert isinstance(outer, QHBoxLayout)
        outer.removeWidget(self.line)
        whole = QVBoxLayout()
        whole.setSpacing(4)
        top = row(self.line, self.book, None)
        top.setStretch(0, 100)
        whole.addLayout(top)
        below = row(self.standing, self.forget)
        below.setStretch(0, 1)
        whole.addLayout(below)
        outer.insertLayout(0, whole, 1)
        self.standing.hide()
        self.forget.hide()

    @property
    def popup(self) -> QAbstractItemView:
        """The list of what is offered."""
        popup = self.completer.popup()
        assert popup is not None
        return popup

    def stops(self) -> list[QWidget]:
        """The line, then what opens the book and what forgets an entry."""
        return [*self.parts(), self.book, self.forget]

    # Offering

    def _search(self, typed: str) -> None:
        self._ask(typed.strip())

    def show_all(self) -> None:
        """Offers the whole book."""
        self.line.setFocus()
        self._ask("")

    def _ask(self, text: str) -> None:
        kind = self.kind
        self.desk.work.do(lambda workspace: suggestions(workspace, kind, text), partial(self._offer, text))

    def _offer(self, text: str, found: tuple[Provider, ...]) -> None:
        """Shows what was found, unless the person went on meanwhile."""
        if not self.has_focus() or self.line.composing or text not in ("", self.line.text().strip()):
            return
        self.found = found
        self._lines.setStringList([self._written(entry) for entry in found])
        if found:
            self.completer.complete()
        else:
            self.popup.hide()

    def _written(self, entry: Provider) -> str:
        return self.desk.say(OWN if entry.remembered else BUILT_IN, name=entry.name, phone=entry.phone)

    def choose(self, entry: Provider) -> None:
        """Answers the section with an entry, in one step."""
        self._chosen = entry
        self.line.setText(entry.name)
        self.changed.emit()
        self._chosen = None

    def put(self, answers: Answers) -> Answers:
        """The answers with the line's text, or with all of the chosen entry."""
        return super().put(answers) if self._chosen is None else self._chosen.filled(answers)

    # Standing in the book

    def take(self, answers: Answers) -> None:
        """Shows the name, and below it whether the book has it."""
        super().take(answers)
        if self.line.text().strip() != self._asked:
            self.look_up()

    def look_up(self) -> None:
        """Asks the book about the name that stands here."""
        name, kind = self.line.text().strip(), self.kind
        self._asked = name
        self.desk.work.do(lambda workspace: suggestions(workspace, kind, name), partial(self._show_standing, name))

    def _show_standing(self, name: str, found: tuple[Provider, ...]) -> None:
        if name != self.line.text().strip():
            return
        self._known = next((entry for entry in found if entry.name == name), None)
        self.standing.setVisible(self._known is not None)
        self.forget.setVisible(self._known is not None and self._known.remembered)
        if self._known is not None:
            self.standing.setText(self.desk.say(STANDING, standing=self.desk.say(self._known.standing)))

    def _forget(self) -> None:
        entry = self._known
        if entry is not None:
            self.line.setFocus()
            self.desk.work.do(lambda workspace: forget(workspace, entry))
            self.look_up()
