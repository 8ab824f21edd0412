"""A few questions asked on the spot, with one button that takes the answers: what a step or a way on needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from beian_desktop.filing.answers import Answers
from beian_desktop.form.field import BaseField
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.inputs.base import Input
from beian_desktop.gui.inputs.choosing import input_for
from beian_desktop.gui.widgets import button, hint_label, label, row, show_when
from beian_desktop.system.language import Text

TAKE = Text("记下来(&O)", "N&ote it")
CANCEL = Text("取消(&C)", "&Cancel")

Wrong = Callable[[Answers], Mapping[BaseField, Text]]


class AskingForm(QFrame):
    """Asks ``fields`` beginning with ``answers``; ``take`` gets them once ``wrong`` has nothing to say.

    ``gone`` is called when the person doesn't want to after all (Escape too).
    """

    def __init__(
        self,
        desk: Desk,
        heading: Text,
        fields: Sequence[BaseField],
        answers: Answers,
        *,
        wrong: Wrong,
        take: Callable[[Answers], None],
        gone: Callable[[], None],
        action: Text = TAKE,
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.desk = desk
        self._answers, self._wrong, self._take, self._gone = answers, wrong, take, gone
        self.inputs: dict[BaseField, Input] = {field: input_for(desk, field) for field in fields}
        self.errors: dict[BaseField, QLabel] = {field: label("", "error", wraps=True) for field in fields}
        self.ok = button(desk.say(action), self._finish, "primary")
        self.cancel = button(desk.say(CANCEL), gone)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(22, 18, 22, 18)
        self.column.setSpacing(6)
        self.column.addWidget(label(desk.say(heading), "heading", wraps=True))
        for field in fields:
            self._add(field)
        self.room = QVBoxLayout()
        self.column.addLayout(self.room)
        self.column.addLayout(row(self.ok, self.cancel, None))

    def _add(self, field: BaseField) -> None:
        asking, language = self.inputs[field], self.desk.language
        name = label(field.label_for(self._answers).in_(language), "label", wraps=True)
        name.setBuddy(asking.parts()[0])
        asking.take(self._answers)
        asking.name(name.text(), field.hint.in_(language))
        self.column.addWidget(name)
        self.column.addWidget(asking)
        self.column.addWidget(hint_label(field.hint.in_(language)))
        self.column.addWidget(self.errors[field])
        self.column.addSpacing(6)
        self.errors[field].hide()

    @property
    def answers(self) -> Answers:
        """The answers with what stands in the inputs."""
        found = self._answers
        for asking in self.inputs.values():
            found = asking.put(found)
        return found

    def focus_first(self) -> None:
        """Puts the focus where nothing stands yet, else on the button that takes the answers."""
        answers = self.answers
        empty = next((asking for field, asking in self.inputs.items() if not answers.typed(field)), None)
        target: QWidget = self.ok if empty is None else empty.parts()[0]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        answers = self.answers
        wrong = self._wrong(answers)
        for field, shown in self.errors.items():
            words = self.desk.say(wrong[field]) if field in wrong else ""
            shown.setText(f"✕  {words}" if words else "")
            show_when(shown, bool(words))
            asking = self.inputs[field]
            asking.mark("error" if words else "")
            asking.name(field.label_for(answers).in_(self.desk.language), words or self.desk.say(field.hint))
        first = next((self.inputs[field] for field in self.inputs if field in wrong), None)
        if first is not None:
            first.parts()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._take(answers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; Enter goes to the next question, but never the Enter that ends a composition."""
        if event.key() == Qt.Key.Key_Escape:
            self._gone()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = QApplication.focusWidget()
            if focus is not None and not getattr(focus, "composing", False):
                focus.focusNextChild()
        else:
            super().keyPressEvent(event)
