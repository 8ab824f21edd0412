"""附件: a card for each paper, to choose, drop or paste its scans into."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from beian_desktop.checks.report import mends, says
from beian_desktop.filing.files import Attachment
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import Slot
from beian_desktop.gui.draft import Draft
from beian_desktop.gui.inputs.base import restyle
from beian_desktop.gui.pages.step import Step
from beian_desktop.gui.widgets import Button, button, clear, label, row
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Language, Text
from beian_desktop.wizard.pages import ATTACHMENTS

PATTERNS = ("*.png", "*.jpg", "*.jpeg", "*.pdf", "*.heic", "*.webp", "*.bmp", "*.tif", "*.tiff")
REQUIRED = Text("必传", "Required")
WISHED = Text("按办理方式可能要", "Perhaps, by the way of filing")
OPTIONAL = Text("选传", "Optional")
BECAUSE = Text("因为{why}", "because {why}")
CHOOSE = Text("选择文件…", "Choose files…")
PASTE = Text("粘贴", "Paste")
REMOVE = Text("移除", "Remove")
TURN = Text("旋转", "Turn")
DROP = Text("也可以把图片拖到这里", "or drop a picture here")
NOTHING = Text("剪贴板里没有图片或文件。", "The clipboard has neither a picture nor a file.")
ASKS_REMOVE = Text("移除“{name}”吗？", "Remove “{name}”?")
STAYS = Text(
    "只从这份备案里移除，您电脑上的原文件不受影响。", "It is only taken out of this filing; your own file stays."
)
THUMBNAIL = 112


class AttachmentsPage(Step):
    """The slots that the present answers ask for, the required ones first seen as such."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, ATTACHMENTS)
        self.cards: dict[str, SlotCard] = {}
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self.column.addLayout(self._cards)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Shows a card for each slot that is asked for or has files."""
        slots = self._slots()
        if [slot.id for slot in slots] != list(self.cards):
            clear(self._cards)
            self.cards = {slot.id: SlotCard(self.draft, slot) for slot in slots}
            for card in self.cards.values():
                self._cards.addWidget(card)
        for card in self.cards.values():
            card.refresh()

    def _slots(self) -> list[Slot]:
        answers = self.draft.answers
        asked = [
            slot for slot in FORM.slots if answers.shown(slot) or any(True for _ in self.draft.filing.in_slot(slot.id))
        ]
        others = dict.fromkeys(a.slot for a in self.draft.filing.attachments if a.slot.startswith("other."))
        return [*asked, *(FORM.slot(slot_id) for slot_id in others)]

    def focus_first(self) -> None:
        """The button of the first card."""
        for card in list(self.cards.values())[:1]:
            card.choose.setFocus()

    def focus_on(self, place: str) -> None:
        """The button of one slot's card."""
        card = self.cards.get(place)
        if card is not None:
            card.choose.setFocus()
            self.bring(card, 40)


class SlotCard(QFrame):
    """One paper: what it is, whether it is required and why, its files, and what is wrong."""

    def __init__(self, draft: Draft, slot: Slot) -> None:
        super().__init__()
        self.draft, self.slot, self.desk = draft, slot, draft.desk
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        self.need = label("", "muted", wraps=True)
        self.choose: Button = button(self.desk.say(CHOOSE), self._choose)
        self.paste: Button = button(self.desk.say(PASTE), self.paste_clipboard)
        name = self.desk.say(slot.label)
        for each in (self.choose, self.paste):
            each.setAccessibleName(f"{name}：{each.text()}")
            each.setAccessibleDescription(self.desk.say(slot.hint))
        self._files = QVBoxLayout()
        self._messages = QVBoxLayout()
        self._shown: list[Attachment] | None = None
        self._lay_out(name)

    def _lay_out(self, name: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 16, 22, 16)
        layout.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(label(name, "label", wraps=True))
        words.addWidget(label(self.desk.say(self.slot.hint), "hint", wraps=True))
        words.addWidget(self.need)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.choose, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.paste, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        layout.addLayout(self._files)
        layout.addLayout(self._messages)

    # Taking files

    def _choose(self) -> None:
        title = self.desk.say(self.slot.label)
        self._attach(self.desk.ask.files(title, PATTERNS, "scans"))

    def _attach(self, paths: list[Path]) -> None:
        if paths:
            self.draft.attach(self.slot.id, paths)

    def paste_clipboard(self) -> None:
        """Takes the files or the picture on the clipboard."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            self.desk.tell(NOTHING)

    def take(self, data: QMimeData) -> bool:
        """Takes dropped or pasted files, else a picture; whether there was any."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        self._attach(paths)
        picture = data.imageData() if not paths and data.hasImage() else None
        if isinstance(picture, QImage):
            self.draft.attach_picture(self.slot.id, _png(picture))
            return True
        return bool(paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V anywhere on the card pastes."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_clipboard()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcomes files and pictures."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()
            restyle(self, "over", "true")

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Back to normal."""
        restyle(self, "over", "")

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes what was dropped."""
        restyle(self, "over", "")
        if self.take(event.mimeData()):
            event.acceptProposedAction()

    # Showing

    def refresh(self) -> None:
        """Shows the slot's files and what is wrong with them."""
        self.need.setText(self._need())
        files = list(self.draft.filing.in_slot(self.slot.id))
        if files != self._shown:
            self._shown = files
            clear(self._files)
            for attachment in files:
                self._files.addWidget(FileRow(self, attachment))
        self._show_messages(bool(files))

    def _need(self) -> str:
        required = self.slot.required.evaluate(self.draft.answers)
        if required is False:
            return self.desk.say(OPTIONAL)
        text = "● " + self.desk.say(REQUIRED) if required else "○ " + self.desk.say(WISHED)
        if self.slot.required.fields():
            why = self.slot.required.explain(self.desk.language)
            text += ("：" if self.desk.language is Language.ZH else ", ") + self.desk.say(BECAUSE, why=why)
        return text

    def _show_messages(self, has_files: bool) -> None:
        clear(self._messages)
        visited = has_files or self.slot.id in self.draft.visited
        issues = [i for i in self.draft.report.at(self.slot.id) if visited or i.severity is not Severity.ERROR]
        gap = "" if self.desk.language is Language.ZH else " "
        for issue in issues if visited else []:
            role = "error" if issue.severity is Severity.ERROR else "warning"
            sign = "✕" if issue.severity is Severity.ERROR else "!"
            text = f"{sign}  {says(issue, self.desk.language)}{gap}{mends(issue, self.desk.language)}"
            self._messages.addWidget(label(text, role, wraps=True))
        bad = visited and any(issue.severity is Severity.ERROR for issue in issues)
        restyle(self, "bad", "true" if bad else "")


class FileRow(QWidget):
    """One file: a small picture, its name and size, turn and remove."""

    def __init__(self, card: SlotCard, attachment: Attachment) -> None:
        super().__init__()
        self.card, self.attachment = card, attachment
        desk = card.desk
        self.picture = label("", "thumbnail")
        self.picture.setFixedSize(THUMBNAIL, 80)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.remove = button(desk.say(REMOVE), self._remove, "link")
        turn = button(desk.say(TURN), lambda: card.draft.turn(attachment.id, attachment.turn + 1), "link")
        for each in (self.remove, turn):
            each.setAccessibleName(f"{each.text()} {attachment.name}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.addWidget(self.picture)
        words = QVBoxLayout()
        words.addStretch(1)
        words.addWidget(label(attachment.name, wraps=True))
        words.addWidget(label(_measures(attachment), "hint"))
        words.addLayout(row(turn, self.remove, None))
        words.addStretch(1)
        layout.addLayout(words, 1)
        ratio = self.devicePixelRatioF()
        desk.work.do(lambda _: _thumbnail(attachment, round(THUMBNAIL * ratio)), self._show, lambda _failure: None)

    def _show(self, png: bytes) -> None:
        pixmap = QPixmap()
        pixmap.loadFromData(png)
        ratio = self.devicePixelRatioF()
        pixmap = pixmap.scaled(
            self.picture.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        pixmap.setDevicePixelRatio(ratio)
        self.picture.setPixmap(pixmap)

    def _remove(self) -> None:
        desk = self.card.desk
        if desk.ask.agrees(desk.say(ASKS_REMOVE, name=self.attachment.name), desk.say(STAYS), REMOVE):
            self.card.draft.detach(self.attachment.id)


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return bytes(buffer.data().data())


def _thumbnail(attachment: Attachment, side: int) -> bytes:
    from beian_desktop.services.thumbnails import thumbnail

    return thumbnail(attachment, side)


def _measures(attachment: Attachment) -> str:
    facts = attachment.facts
    kilobytes = max(1, round(facts.size / 1024))
    sides = f"{facts.width} × {facts.height} · " if facts.width else ""
    return f"{facts.type.value.upper()} · {sides}{kilobytes} KB"
