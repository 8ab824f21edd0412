"""A few lines to tick: which of them are wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from beian_desktop.gui.inputs.wrapping import Tick
from beian_desktop.gui.widgets import ScrollPage, button, label, row
from beian_desktop.system.language import Text

TAKE = Text("放入勾选的(&T)", "&Take what is ticked")
CANCEL = Text("取消(&C)", "&Cancel")


class TickDialog(QDialog):
    """``rows`` are texts, each with whether it is ticked at first; further lines of a text stand under its box."""

    def __init__(
        self, parent: QWidget, say: Callable[[Text], str], title: str, question: str, rows: Sequence[tuple[str, bool]]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.boxes = [Tick(text.partition("\n")[0].replace("&", "&&")) for text, _ in rows]
        self.take = button(say(TAKE), self.accept, "primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 16)
        page = ScrollPage()
        page.column.addWidget(label(question, wraps=True))
        for box, (text, ticked) in zip(self.boxes, rows, strict=True):
            box.setChecked(ticked)
            box.setAccessibleName(text)
            page.column.addWidget(box)
            if more := text.partition("\n")[2]:
                lines = label(more, "muted", wraps=True)
                lines.setContentsMargins(34, 0, 0, 4)
                page.column.addWidget(lines)
        page.column.addStretch(1)
        layout.addWidget(page, 1)
        foot = row(None, button(say(CANCEL), self.reject), self.take)
        foot.setContentsMargins(24, 0, 24, 0)
        layout.addLayout(foot)
        self.resize(640, 460)

    @property
    def ticked(self) -> set[int]:
        """The rows that are ticked."""
        return {number for number, box in enumerate(self.boxes) if box.isChecked()}
