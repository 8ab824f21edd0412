"""Answers that differ here and in a file that came in: which of the two counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QButtonGroup, QDialog, QLabel, QVBoxLayout, QWidget

from beian_desktop.gui.flow import Flow
from beian_desktop.gui.inputs.wrapping import Radio
from beian_desktop.gui.theme import choice_indent
from beian_desktop.gui.widgets import ScrollPage, breakable, button, frame, hint_label, label, line, link_button, row
from beian_desktop.system.language import Text

MINE = Text("这里的", "What is here")
THEIRS = Text("文件里的", "What came")
EMPTY = Text("（没有填）", "(nothing)")
ALL_MINE = Text("全部保留这里的(&H)", "Keep all &here")
ALL_THEIRS = Text("全部用文件里的(&F)", "Take all from the &file")
CHOICE = Text("{name}，{side}：{shown}", "{name}, {side}: {shown}")
ALL_OF = Text("全部用“{name}”的", "Take all from “{name}”")
SAFE = Text(
    "合并之前会先做一份备份；附件只增不减。", "A backup is made before; pictures are only added, never removed."
)
MERGE = Text("合并(&M)", "&Merge")
CANCEL = Text("不合并这份(&C)", "&Leave this one")


class MergeDialog(QDialog):
    """``rows`` gives the question's name, the answer here, the answer that came. ``taken``: the rows of which that counts."""

    def __init__(
        self,
        parent: QWidget,
        say: Callable[[Text], str],
        percent: int,
        title: str,
        question: str,
        rows: Callable[[], Sequence[tuple[str, str, str]]],
        sides: tuple[str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._say = say
        self._indent = choice_indent(percent)
        self._sides = (say(MINE), say(THEIRS)) if sides is None else sides
        self.setWindowTitle(title)
        self.resize(min(680 * percent // 100, 900), 560)
        self._rows = rows
        self.choices: list[tuple[Radio, Radio]] = []
        self._answers: list[tuple[QLabel, QLabel]] = []
        self.merge = button(say(MERGE), self.accept, "primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 16)
        page = ScrollPage()
        page.column.addWidget(label(question, wraps=True))
        if sides is None:
            both = (button(say(ALL_MINE), lambda: self._all(0)), button(say(ALL_THEIRS), lambda: self._all(1)))
            page.column.addLayout(Flow(*both))
        else:
            for side, name in enumerate(sides):
                page.column.addWidget(link_button(say(ALL_OF.filled(name=name)), partial(self._all, side)))
        for name, *_ in rows():
            page.column.addWidget(self._row(name))
        self.show_answers()
        page.column.addWidget(hint_label(say(SAFE)))
        page.column.addStretch(1)
        layout.addWidget(page, 1)
        foot = row(None, button(say(CANCEL), self.reject), self.merge)
        foot.setContentsMargins(32, 0, 32, 0)
        layout.addLayout(foot)
        QShortcut("Ctrl+Return", self, self.accept)

    @property
    def taken(self) -> set[int]:
        """The rows whose answer from the file counts."""
        return {number for number, (_, theirs) in enumerate(self.choices) if theirs.isChecked()}

    def show_answers(self) -> None:
        """Shows the answers as they may be seen now."""
        for (name, *texts), choices, answers in zip(self._rows(), self.choices, self._answers, strict=True):
            for text, side, choice, answer in zip(texts, self._sides, choices, answers, strict=True):
                shown = text or self._say(EMPTY)
                choice.setAccessibleName(self._say(CHOICE.filled(name=name, side=side, shown=shown)))
                choice.setAccessibleDescription(shown)
                answer.setText(breakable(shown))

    def _row(self, name: str) -> QWidget:
        card = frame("card", QVBoxLayout, 16, 6)
        inside = card.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(label(name, "label", wraps=True))
        group = QButtonGroup(card)
        mine, theirs = (Radio(side.replace("&", "&&")) for side in self._sides)
        here, came = label("", wraps=True), label("", wraps=True)
        for choice, answer in ((mine, here), (theirs, came)):
            group.addButton(choice)
            inside.addWidget(choice)
            answer.setContentsMargins(self._indent, 0, 0, 4)
            inside.addWidget(answer)
            if choice is mine:
                inside.addWidget(line())
        mine.setChecked(True)
        self.choices.append((mine, theirs))
        self._answers.append((here, came))
        return card

    def _all(self, side: int) -> None:
        for pair in self.choices:
            pair[side].setChecked(True)
