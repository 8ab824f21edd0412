"""待分拣: pictures that were dropped all at once, sorted into their slots with one key each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from beian_desktop.form.field import Slot
from beian_desktop.gui.draft import Draft
from beian_desktop.gui.widgets import Button, breakable, button, clear, label, link_button
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

PATTERNS = ("*.png", "*.jpg", "*.jpeg", "*.pdf", "*.heic", "*.webp", "*.bmp", "*.tif", "*.tiff")
"""The names of files that may hold scans."""

KEYS = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ"
HEADING = Text("待分拣：还有 {count} 张", "To sort: {count} left")
HOW = Text("这是什么？按一下它前面的键，或点一下。", "What is this? Press the key in front of its name, or click it.")
SKIP = Text("不要这张（Delete）", "Leave it out (Delete)")
UNREADABLE = Text("打不开这张图", "This one can't be opened")
SIDE = 300


def files_of(data: QMimeData) -> list[Path]:
    """The files on this computer that were dropped or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class Tray(QFrame):
    """Shows one picture after another with the slots to choose from; empty it isn't seen."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft, self.desk = draft, draft.desk
        self.paths: list[Path] = []
        self.choices: list[Button] = []
        self._slots: list[Slot] = []
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading = label("", "heading", wraps=True)
        self.name = label("", wraps=True)
        self.picture = label("", "thumbnail")
        self.picture.setFixedSize(SIDE, SIDE * 3 // 4)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.skip = button(self.desk.say(SKIP), self._skip, "link")
        self._choices = QWidget()
        self._grid = QVBoxLayout(self._choices)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 16, 22, 16)
        layout.setSpacing(10)
        layout.addWidget(self.heading)
        layout.addWidget(label(self.desk.say(HOW), "muted", wraps=True))
        shown = QVBoxLayout()
        for part in (self.picture, self.name, self.skip):
            shown.addWidget(part, alignment=Qt.AlignmentFlag.AlignLeft)
        shown.addStretch(1)
        self.name.setFixedWidth(SIDE)
        beside = QHBoxLayout()
        beside.addLayout(shown)
        beside.addWidget(self._choices, 1)
        layout.addLayout(beside)

    def add(self, paths: Sequence[Path]) -> None:
        """Puts files into the tray; the first of them is shown."""
        was_empty = not self.paths
        self.paths += paths
        if was_empty:
            self._show()
        else:
            self._count()

    def show_slots(self, slots: list[Slot]) -> None:
        """Offers these slots, as many as there are keys."""
        slots = slots[: len(KEYS)]
        if slots == self._slots:
            return
        self._slots = slots
        if self.paths:
            self._offer()

    def _offer(self) -> None:
        clear(self._grid)
        self.choices = []
        for key, slot in zip(KEYS, self._slots, strict=False):
            name = f"{key}  {self.desk.say(slot.label)}"
            choice = link_button(name, partial(self.sort, slot))
            self.choices.append(choice)
            self._grid.addWidget(choice)
        self._grid.addStretch(1)

    def _show(self) -> None:
        self.setVisible(bool(self.paths))
        if not self.paths:
            return
        if not self.choices:
            self._offer()
        self._count()
        path = self.paths[0]
        self.show_name()
        self.picture.clear()
        side = round(SIDE * self.devicePixelRatioF())
        self.desk.work.do(lambda _: _thumbnail(path, side), partial(self._paint, path), partial(self._unpainted, path))

    def _count(self) -> None:
        self.heading.setText(self.desk.say(HEADING, count=len(self.paths)))
        self.setAccessibleName(f"{self.heading.text()} {self._name()}")
        self.setAccessibleDescription(self.desk.say(HOW))

    def show_name(self) -> None:
        """Shows the name of the picture, as it may be seen now."""
        if self.paths:
            self.name.setText(breakable(self._name()))
            self._count()

    def _name(self) -> str:
        return self.desk.masking.within(self.paths[0].name, self.draft.answers)

    def _paint(self, path: Path, png: bytes) -> None:
        if self.paths[:1] == [path]:
            pixmap = QPixmap()
            pixmap.loadFromData(png)
            room: QSize = self.picture.size() * self.devicePixelRatioF()
            pixmap = pixmap.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
            self.picture.setPixmap(pixmap)

    def _unpainted(self, path: Path, _failure: Failure) -> None:
        if self.paths[:1] == [path]:
            self.picture.setText(self.desk.say(UNREADABLE))

    def sort(self, slot: Slot) -> None:
        """Puts the picture that is shown into a slot, and shows the next; one that can't be kept comes back."""
        if self.paths:
            path = self.paths.pop(0)
            self.draft.attach(slot.id, [path], partial(self._take_back, path))
            self._show()
            self._keep_focus()

    def _take_back(self, path: Path) -> None:
        if isValid(self):
            self.add([path])

    def _skip(self) -> None:
        self.paths.pop(0)
        self._show()
        self._keep_focus()

    def _keep_focus(self) -> None:
        if self.paths:
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key of a slot sorts the picture there; Delete leaves it out."""
        key = event.text().upper()
        if event.key() == Qt.Key.Key_Delete:
            self._skip()
        elif key and key in KEYS[: len(self._slots)]:
            self.sort(self._slots[KEYS.index(key)])
        else:
            super().keyPressEvent(event)


def _thumbnail(path: Path, side: int) -> bytes:
    from beian_desktop.services.thumbnails import thumbnail_of_file

    return thumbnail_of_file(path, side)
