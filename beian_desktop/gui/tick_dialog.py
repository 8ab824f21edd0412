"""A few lines to tick: which of them are wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from beian_desktop.gui.inputs.wrapping import Tick
from beian_desktop.gui.widgets import ScrollPage, breakable, button, label, row, show_when
from beian_desktop.system.language import Text

TAKE = Text("放入勾选的(&T)", "&Take what is ticked")
CANCEL = Text("取消(&C)", "&Cancel")


class TickDialog(QDialog):
    """``rows`` gives texts, each with whether it is ticked at first; further lines of a text stand under its box."""

    def __init__(
        self,
        parent: QWidget,
        say: Callable[[Text], str],
        title: str,
        question: str,
        rows: Callable[[], Sequence[tuple[str, bool]]],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._rows = rows
        self.boxes = [Tick("") for _ in rows()]
        self._more = [label("", "muted", wraps=True) for _ in self.boxes]
        self.take = button(say(TAKE), self.accept, "primary")
        self.take.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 16)
        page = ScrollPage()
        page.column.addWidget(label(question, wraps=True))
        for box, more, (_, ticked) in zip(self.boxes, self._more, rows(), strict=True):
            box.setChecked(ticked)
            page.column.addWidget(box)
            more.setContentsMargins(34, 0, 0, 4)
            page.column.addWidget(more)
        self.show_lines()
        page.column.addStretch(1)
        layout.addWidget(page, 1)
        foot = row(None, button(say(CANCEL), self.reject), self.take)
        foot.setContentsMargins(32, 0, 32, 0)
        layout.addLayout(foot)
        self.resize(640, 460)

    def show_lines(self) -> None:
        """Shows the texts as they may be seen now."""
        for box, more, (text, _) in zip(self.boxes, self._more, self._rows(), strict=True):
            first, _, others = text.partition("\n")
            box.setText(first.replace("&", "&&"))
            box.setAccessibleName(text)
            more.setText(breakable(others))
            show_when(more, bool(others))

    @property
    def ticked(self) -> set[int]:
        """The rows that are ticked."""
        return {number for number, box in enumerate(self.boxes) if box.isChecked()}
