"""附件: a card for each paper, to choose, drop or paste its scans into."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
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
from beian_desktop.gui.pages.step import Step
from beian_desktop.gui.pages.tray import PATTERNS, Tray, files_of
from beian_desktop.gui.widgets import Button, breakable, button, clear, hint_label, label, restyle, row, show_when
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Language, Text
from beian_desktop.wizard.asking import waits
from beian_desktop.wizard.on_scan import on_scan
from beian_desktop.wizard.pages import ATTACHMENTS

REQUIRED = Text("必传", "Required")
WISHED = Text("按办理方式可能要", "Perhaps, by the way of filing")
OPTIONAL = Text("选传", "Optional")
BECAUSE = Text("因为{why}", "because {why}")
CHOOSE = Text("选择文件…", "Choose files…")
PASTE = Text("粘贴", "Paste")
REMOVE = Text("移除", "Remove")
TURN = Text("旋转", "Turn")
NOTHING = Text("剪贴板里没有图片或文件。", "The clipboard has neither a picture nor a file.")
ASKS_REMOVE = Text("移除“{name}”吗？", "Remove “{name}”?")
STAYS = Text(
    "只从这份备案里移除，您电脑上的原文件不受影响。", "It is only taken out of this filing; your own file stays."
)
MANY = Text("一次选多张…", "Choose many…")
MANY_HINT = Text(
    "把一堆图片一起拖到本页空白处也行，再一张一键分给各项。",
    "Or drop a heap of pictures beside the cards: each is then sorted with one key.",
)
LOOK = Text("看大图、裁剪…", "Look, crop…")
CROPPED = Text("已裁剪", "cropped")
TYPED = Text("填的是：{typed}。与图上一致吗？", "You typed: {typed}. Is it as on the picture?")
THUMBNAIL = 112
LARGE = 1600
"""The longest side of a picture looked at large, in pixels."""

AT_ONCE = 4
"""So many cards fill the largest window; the others follow."""


class AttachmentsPage(Step):
    """The slots that the present answers ask for, and above them the tray for what was dropped at once.

    The first cards are made at once, the others one after another, so that the page shows without delay.
    """

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, ATTACHMENTS)
        self.setAcceptDrops(not draft.fixed)
        self.tray = Tray(draft)
        self.many = button(self.desk.say(MANY), self._choose_many)
        self.many.setEnabled(not draft.fixed)
        self.many.setAccessibleDescription(self.desk.say(MANY_HINT))
        self._made: dict[Slot, SlotCard] = {}
        self._slots: list[Slot] = []
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        heap = row(self.many, hint_label(self.desk.say(MANY_HINT)))
        heap.setStretch(1, 1)
        self.column.addLayout(heap)
        self.column.addWidget(self.tray)
        self.column.addLayout(self._cards)
        self.column.addStretch(1)
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._add_others)

    def prepare(self) -> bool:
        """Makes one card ahead of the first showing, if one is missing; tells whether."""
        return self._add_next(self._asked())

    def refresh(self) -> None:
        """Shows a card for each slot that is asked for or has files."""
        slots, known = self._asked(), set(self._made)
        if [slot.id for slot in slots] != [slot.id for slot in self._slots]:
            self._slots = slots
            for slot in [slot for slot in self._made if slot not in slots]:
                card = self._made.pop(slot)
                card.hide()
                card.deleteLater()
            for slot in slots[:AT_ONCE]:
                self.card(slot.id)
            self._next.start()
        for slot in known.intersection(self._made):
            self._made[slot].refresh()
        self.tray.show_slots(slots)
        self.tray.show_name()
        self._set_tab_order()

    def _add_others(self) -> None:
        if not self._add_next(self._slots):
            self._next.stop()
            self._measure_again()
            self._set_tab_order()

    def _set_tab_order(self) -> None:
        """Tab goes through the cards as they stand, however late one was made."""
        cards = [self._made[slot] for slot in self._slots if slot in self._made]
        parts = [self.many, self.tray, *self.tray.choices, self.tray.skip]
        for before, after in pairwise([*parts, *(part for card in cards for part in card.parts())]):
            QWidget.setTabOrder(before, after)

    def _add_next(self, slots: list[Slot]) -> bool:
        """Adds a card for the first slot that has none; False when each has one."""
        slot = next((slot for slot in slots if slot not in self._made), None)
        if slot is None:
            return False
        card = self._made[slot] = SlotCard(self.draft, slot)
        card.refresh()
        self._cards.insertWidget(slots.index(slot), card)
        return True

    def _measure_again(self) -> None:
        """Has each card ask its parts for their heights, which weren't known while they were made."""
        for card in self._made.values():
            for part in (*card.findChildren(FileRow), card):
                inside = part.layout()
                if inside is not None:
                    inside.invalidate()
                part.updateGeometry()
        self.settle()

    def card(self, slot_id: str) -> SlotCard | None:
        """The card of the slot with this id; None when it isn't asked for."""
        slot = next((slot for slot in self._slots if slot.id == slot_id), None)
        while slot is not None and slot not in self._made:
            self._add_next(self._slots)
        return self._made.get(slot) if slot is not None else None

    def cards(self) -> list[SlotCard]:
        """Every card, in order."""
        return [card for slot in self._slots if (card := self.card(slot.id)) is not None]

    def _asked(self) -> list[Slot]:
        answers, files = self.draft.answers, {attachment.slot for attachment in self.draft.filing.attachments}
        asked = [s for s in FORM.slots if s.id in files or (answers.shown(s) and not waits(s, answers))]
        others = dict.fromkeys(a.slot for a in self.draft.filing.attachments if a.slot.startswith("other."))
        return [*asked, *(FORM.slot(slot_id) for slot_id in others)]

    @property
    def help_place(self) -> str:
        """The slot whose card has the focus, else the page."""
        focus: QWidget | None = self.window().focusWidget()
        cards = self._made.items() if focus is not None else ()
        return next((slot.id for slot, card in cards if focus in card.findChildren(QWidget)), ATTACHMENTS.id)

    def focus_first(self) -> None:
        """What sorts the tray, else the button of the first card."""
        if self.tray.paths:
            self.tray.setFocus()
            return
        for slot in self._slots[:1]:
            self._made[slot].choose.setFocus()

    def focus_on(self, place: str) -> None:
        """The button of one slot's card."""
        card = self.card(place)
        if card is not None:
            self.settle()
            card.choose.setFocus()
            self.bring(card, 40)

    # Many at once

    def _choose_many(self) -> None:
        self.tray.add(self.desk.ask.files(self.desk.say(MANY), PATTERNS, "scans"))
        self._show_tray()

    def _show_tray(self) -> None:
        if self.tray.paths:
            self.tray.setFocus()
            self.settle()
            self.bring(self.tray, 20)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V beside the cards puts the copied files into the tray."""
        paths = (
            files_of(QGuiApplication.clipboard().mimeData()) if event.matches(QKeySequence.StandardKey.Paste) else []
        )
        if paths:
            self.tray.add(paths)
            self._show_tray()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcomes files beside the cards too."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Welcomes files beside the cards too."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """What falls beside the cards goes into the tray."""
        self.tray.add(files_of(event.mimeData()))
        self._show_tray()
        event.acceptProposedAction()


class SlotCard(QFrame):
    """One paper: what it is, whether it is required and why, its files, and what is wrong."""

    def __init__(self, draft: Draft, slot: Slot) -> None:
        super().__init__()
        self.draft, self.slot, self.desk = draft, slot, draft.desk
        self.setProperty("role", "card")
        self.setAcceptDrops(not draft.fixed)
        self.need = label("", "muted", wraps=True)
        self.choose: Button = button(self.desk.say(CHOOSE), self._choose)
        self.paste: Button = button(self.desk.say(PASTE), self.paste_clipboard)
        name = self.desk.say(slot.label)
        for each in (self.choose, self.paste):
            each.setEnabled(not draft.fixed)
            each.setAccessibleName(f"{name}：{each.text()}")
            each.setAccessibleDescription(self.desk.say(slot.hint))
        self.typed = label("", "fact", wraps=True)
        self._files = QVBoxLayout()
        self._messages = QVBoxLayout()
        self._shown: list[Attachment] | None = None
        self._rows: list[FileRow] = []
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
        layout.addWidget(self.typed)
        layout.addLayout(self._messages)

    def parts(self) -> list[QWidget]:
        """The buttons, in reading order."""
        return [self.choose, self.paste, *(part for row in self._rows for part in (row.look, row.turn, row.remove))]

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
        paths = files_of(data)
        self._attach(paths)
        picture = data.imageData() if not paths and data.hasImage() else None
        if isinstance(picture, QImage):
            self.draft.attach_picture(self.slot.id, _png(picture))
            return True
        return bool(paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V anywhere on the card pastes."""
        if event.matches(QKeySequence.StandardKey.Paste) and not self.draft.fixed:
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
            self._rows = [FileRow(self, attachment) for attachment in files]
            for each in self._rows:
                self._files.addWidget(each)
        for each in self._rows:
            each.show_name(self._veiled(each.attachment.name))
        typed = on_scan(self.slot, self.draft.answers, self.desk.language) if files else ""
        self.typed.setText(breakable(self._veiled(self.desk.say(TYPED, typed=typed))) if typed else "")
        show_when(self.typed, bool(typed))
        self._show_messages(bool(files))

    def _veiled(self, text: str) -> str:
        return self.desk.masking.within(text, self.draft.answers)

    def _need(self) -> str:
        required = self.slot.required.evaluate(self.draft.answers)
        if required is False:
            return self.desk.say(OPTIONAL)
        text = "● " + self.desk.say(REQUIRED) if required else "○ " + self.desk.say(WISHED)
        if self.slot.required.fields():
            why = self.slot.required.why(self.draft.answers, self.desk.language)
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
            self._messages.addWidget(label(self._veiled(text), role, wraps=True))
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
        self.turn = button(desk.say(TURN), self._turn, "link")
        self.look = button(desk.say(LOOK), self._fetch, "link")
        usable = attachment.facts.problem is None
        for each in () if usable else (self.turn, self.look):
            each.hide()
        for each in (self.remove, self.turn):
            each.setEnabled(not card.draft.fixed)
        self.name = label("", wraps=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.addWidget(self.picture)
        words = QVBoxLayout()
        words.addStretch(1)
        words.addWidget(self.name)
        measures = _measures(attachment)
        words.addWidget(hint_label(f"{measures} · {desk.say(CROPPED)}" if attachment.crop else measures))
        words.addLayout(row(self.look, self.turn, self.remove, None, spacing=4))
        words.addStretch(1)
        layout.addLayout(words, 1)
        ratio = self.devicePixelRatioF()
        desk.work.do(lambda _: _thumbnail(attachment, round(THUMBNAIL * ratio)), self._show, lambda _failure: None)

    def show_name(self, name: str) -> None:
        """Shows the file's name, as it may be seen now."""
        self.name.setText(breakable(name))
        for each in (self.remove, self.turn, self.look):
            each.setAccessibleName(f"{each.text()} {name}")

    def _show(self, png: bytes) -> None:
        pixmap = QPixmap()
        pixmap.loadFromData(png)
        ratio = self.devicePixelRatioF()
        pixmap = pixmap.scaled(
            self.picture.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        pixmap.setDevicePixelRatio(ratio)
        self.picture.setPixmap(pixmap)

    def _turn(self) -> None:
        self.card.draft.adjust(self.attachment, turn=self.attachment.turn + 1, crop=self.attachment.crop)

    def _fetch(self) -> None:
        self.card.desk.work.do(lambda _: _whole(self.attachment), self._look)

    def _look(self, jpeg: bytes) -> None:
        attachment = self.attachment
        part = self.card.desk.ask.part(attachment.name, jpeg, attachment.turn, attachment.crop)
        if part is not None and not self.card.draft.fixed:
            self.card.draft.adjust(attachment, turn=attachment.turn, crop=part[0])

    def _remove(self) -> None:
        desk = self.card.desk
        name = desk.masking.within(self.attachment.name, self.card.draft.answers)
        if desk.ask.agrees(desk.say(ASKS_REMOVE, name=name), desk.say(STAYS), REMOVE):
            self.card.draft.detach(self.attachment.id)


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return bytes(buffer.data().data())


def _thumbnail(attachment: Attachment, side: int) -> bytes:
    from beian_desktop.services.thumbnails import thumbnail

    return thumbnail(attachment, side)


def _whole(attachment: Attachment) -> bytes:
    from beian_desktop.services.thumbnails import whole_picture

    return whole_picture(attachment, LARGE)


def _measures(attachment: Attachment) -> str:
    facts = attachment.facts
    kilobytes = max(1, round(facts.size / 1024))
    sides = f"{facts.width} × {facts.height} · " if facts.width else ""
    return f"{facts.type.value.upper()} · {sides}{kilobytes} KB"
