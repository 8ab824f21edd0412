"""Which documents the package has: those that the answers ask for are ticked, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QVBoxLayout

from beian_desktop.gui.desk import Desk
from beian_desktop.gui.widgets import clear, hint_label, label, row
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.document_list import DocumentList, ListedDocument

HEADING = Text("里面有哪些文书", "The documents in it")
HOW = Text("已按填写的内容勾好，一般不用改。", "Ticked by your answers; normally there is nothing to change.")
COPIES = Text("{title}（{count} 份）", "{title} (copies: {count})")


class Caption(QLabel):
    """The name of a tick, which wraps, unlike the tick's own; a click on it ticks."""

    def __init__(self, text: str, box: QCheckBox) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setBuddy(box)
        self._box = box

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Ticks, as a click on the tick's own name would."""
        self._box.click()


class DocumentChoice(QFrame):
    """A tick for each document of the office's pack. ``changed``: another choice was made."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("role", "card")
        self.boxes: dict[str, QCheckBox] = {}
        self._listed: DocumentList | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(6)
        layout.addWidget(label(desk.say(HEADING), "heading", wraps=True))
        layout.addWidget(hint_label(desk.say(HOW)))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        layout.addLayout(self._rows)

    def show_documents(self, listed: DocumentList) -> None:
        """Shows other documents; what a person ticked by hand stays only while the list is the same."""
        if listed == self._listed:
            return
        self._listed = listed
        clear(self._rows)
        self.boxes = {}
        self._rows.addWidget(label(self.desk.say(listed.pack), "muted", wraps=True))
        for warning in listed.warnings:
            self._rows.addWidget(label(self.desk.say(warning), "warning", wraps=True))
        for document in listed.documents:
            self._add(document)

    def _add(self, document: ListedDocument) -> None:
        title = self.desk.say(document.title)
        copies = self.desk.say(COPIES, title=title, count=document.copies)
        box = QCheckBox()
        box.setChecked(document.needed)
        why = self.desk.say(document.why)
        box.setAccessibleName(title)
        box.setAccessibleDescription(why)
        box.toggled.connect(lambda _on: self.changed.emit())
        self.boxes[document.id] = box
        caption = Caption(copies if document.copies > 1 else title, box)
        line = row(box, caption, spacing=4)
        line.setStretch(1, 1)
        self._rows.addLayout(line)
        words = hint_label(why)
        words.setContentsMargins(47, 0, 0, 4)
        self._rows.addWidget(words)

    @property
    def chosen(self) -> tuple[str, ...] | None:
        """The ids ticked; None while they are those that the answers ask for."""
        ticked = tuple(name for name, box in self.boxes.items() if box.isChecked())
        needed = tuple(d.id for d in self._listed.documents if d.needed) if self._listed else ()
        return None if ticked == needed else ticked
