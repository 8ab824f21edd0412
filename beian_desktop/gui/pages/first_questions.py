"""First start, the pages that ask: the two questions, then the few that the way needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from beian_desktop.form.declaration import FORM
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.inputs.wrapping import Radio
from beian_desktop.gui.question_block import QuestionBlock, lead_on
from beian_desktop.gui.sketch import Sketch
from beian_desktop.gui.theme import choice_indent
from beian_desktop.gui.widgets import ScrollPage, bullet, clear, frame, hint_label, label, link_button
from beian_desktop.services.help import topic
from beian_desktop.system.language import Text
from beian_desktop.wizard.first_start import (
    HAPPENED_HINTS,
    HAPPENED_LABEL,
    HAPPENED_LABELS,
    IS_IT_TRUE,
    SITUATION_HINTS,
    SITUATION_LABEL,
    SITUATION_LABELS,
    TRUTH,
    Happened,
    Situation,
    Way,
)

TITLE = Text("接到电话怎么办", "The police called: what now?")
CALM = Text(
    "先别慌，也不用急着填表。回答两个问题，就告诉您今天该做什么、去问谁。没接到电话、自己来办的也从这里开始。",
    "Stay calm; nothing has to be filled in yet. Two questions tell what to do today and whom to ask. Start here too when "
    "nobody called.",
)
FEW = Text("知道的先填，不知道的空着，不要紧。", "Answer what you know and leave the rest open; that is fine.")
READ = Text("可以先看看", "Worth reading")

K = TypeVar("K", Happened, Situation)


class Choice(QFrame):
    """One question with all of its answers to see. ``changed``: another one was chosen; ``index`` is -1 while none is."""

    changed = Signal()

    def __init__(self, desk: Desk, question: Text, labels: Mapping[K, Text], hints: Mapping[K, Text]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.buttons = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 18)
        layout.setSpacing(4)
        layout.addWidget(label(desk.say(question), "heading", wraps=True))
        for index, key in enumerate(labels):
            layout.addLayout(self._answer(desk, question, index, (labels[key], hints[key])))
        self.buttons.idToggled.connect(self._toggled)

    def _toggled(self, _index: int, on: bool) -> None:
        if on:
            self.changed.emit()

    def _answer(self, desk: Desk, question: Text, index: int, told: tuple[Text, Text]) -> QVBoxLayout:
        button = Radio(desk.say(told[0]))
        button.setAccessibleName(f"{desk.say(question)} {desk.say(told[0])}")
        button.setAccessibleDescription(desk.say(told[1]))
        self.buttons.addButton(button, index)
        hint = hint_label(desk.say(told[1]))
        hint.setIndent(choice_indent(desk.preferences.text_size))
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(button)
        both.addWidget(hint)
        return both

    @property
    def index(self) -> int:
        """Which answer is chosen."""
        return self.buttons.checkedId()

    def choose(self, index: int) -> None:
        """Chooses an answer."""
        self.buttons.button(index).setChecked(True)


class TwoQuestions(ScrollPage):
    """What happened, and which situation; who was called reads first whether it is true."""

    reads = Signal(str)

    def __init__(self, sketch: Sketch) -> None:
        super().__init__()
        desk = sketch.desk
        self.sketch = sketch
        self.happened = Choice(desk, HAPPENED_LABEL, HAPPENED_LABELS, HAPPENED_HINTS)
        self.situation = Choice(desk, SITUATION_LABEL, SITUATION_LABELS, SITUATION_HINTS)
        self.truth = frame("notice", QVBoxLayout, 18, 8)
        _fill_truth(self.truth, desk, self.reads.emit)
        self.column.addWidget(label(desk.say(TITLE), "title", wraps=True))
        self.column.addWidget(label(desk.say(CALM), "muted", wraps=True))
        for part in (self.happened, self.truth, self.situation):
            self.column.addWidget(part)
        self.column.addStretch(1)
        if sketch.happened is not None:
            self.happened.choose(list(Happened).index(sketch.happened))
        if sketch.situation is not None:
            self.situation.choose(list(Situation).index(sketch.situation))
        for choice in (self.happened, self.situation):
            choice.changed.connect(self._chosen)
        self._show_truth()

    def _chosen(self) -> None:
        before = self.sketch.happened
        self.sketch.choose(_nth(list(Happened), self.happened.index), _nth(list(Situation), self.situation.index))
        self._show_truth()
        if self.sketch.happened is Happened.CALLED is not before:
            self.settle()
            self.bring(self.truth, 20)

    def _show_truth(self) -> None:
        self.truth.setVisible(self.sketch.happened is Happened.CALLED)

    def focus_first(self) -> None:
        """The chosen answer of the first question, or its first."""
        self.happened.buttons.button(max(0, self.happened.index)).setFocus()


class FewQuestions(ScrollPage):
    """What to do in this case, what to read about it, and the few questions that the plan is made from.

    ``ended``: Enter left the last of them.
    """

    reads = Signal(str)
    ended = Signal()

    def __init__(self, sketch: Sketch) -> None:
        super().__init__()
        self.sketch, self.desk = sketch, sketch.desk
        self.blocks: list[QuestionBlock] = []
        self._way: Way | None = None
        self._parts = QVBoxLayout()
        self._parts.setSpacing(16)
        self.column.addLayout(self._parts)
        self.column.addStretch(1)
        sketch.changed.connect(self._refresh)
        sketch.checked.connect(self._refresh)

    def show_way(self) -> None:
        """Shows what the two answers lead to."""
        way, situation = self.sketch.way, self.sketch.situation
        if way is None or situation is None or way == self._way:
            return
        self._way = way
        for block in self.blocks:
            block.input.blockSignals(True)  # an input that goes away gives no answer any more
        clear(self._parts)
        self._parts.addWidget(label(self.desk.say(SITUATION_LABELS[situation]), "title", wraps=True))
        self._parts.addWidget(label(self.desk.say(way.says), wraps=True))
        self.blocks = [QuestionBlock(self.sketch, FORM.section(q.section_id), q) for q in way.questions]
        if self.blocks:
            self._parts.addWidget(label(self.desk.say(FEW), "muted", wraps=True))
            card = frame("card", QVBoxLayout, 12, 14)
            for block in self.blocks:
                block.went_on.connect(self._go_on)
                card.layout().addWidget(block)  # type: ignore[union-attr]
            self._parts.addWidget(card)
        self._parts.addWidget(self._to_read(way.topics))

    def _go_on(self) -> None:
        if not lead_on(self.blocks):
            self.ended.emit()

    def _to_read(self, topics: tuple[str, ...]) -> QWidget:
        whole = QWidget()
        links = QVBoxLayout(whole)
        links.setContentsMargins(0, 0, 0, 0)
        links.setSpacing(0)
        links.addWidget(label(self.desk.say(READ), "label"))
        for each in topics:
            links.addWidget(link_button(topic(each, self.desk.language).title, lambda each=each: self.reads.emit(each)))  # type: ignore[misc]
        return whole

    def _refresh(self) -> None:
        if self.isVisible():
            for block in self.blocks:
                block.refresh()

    def commit(self) -> None:
        """Gives what stands in the input with the focus to the sketch."""
        if (block := self.block_with_focus()) is not None:
            block.commit()

    def block_with_focus(self) -> QuestionBlock | None:
        """The question that is being answered."""
        return next((block for block in self.blocks if block.input.has_focus()), None)

    def focus_first(self) -> None:
        """The first question."""
        for block in self.blocks[:1]:
            block.focus_input()


def _fill_truth(card: QFrame, desk: Desk, reads: Callable[[str], object]) -> None:
    layout = card.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addWidget(label(desk.say(IS_IT_TRUE), "label", wraps=True))
    for line in TRUTH:
        layout.addLayout(bullet(desk.say(line)))
    layout.addWidget(link_button(topic("notice-call", desk.language).title, lambda: reads("notice-call")))


def _nth(keys: list[K], index: int) -> K | None:
    return keys[index] if index >= 0 else None
