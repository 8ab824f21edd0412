"""网上填报: a narrow window beside the browser that hands over one answer after another, in the platform's order."""

from __future__ import annotations

import re
import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from beian_desktop.checks.issue import Issue
from beian_desktop.checks.report import says
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.links import linked
from beian_desktop.gui.clipboard import OurClipboard
from beian_desktop.gui.copy_list import CopyList
from beian_desktop.gui.draft import Draft
from beian_desktop.gui.preferences import UPLOAD_PROFILES
from beian_desktop.gui.revealing import reveal
from beian_desktop.gui.widgets import breakable, button, frame, label, restyle, row
from beian_desktop.identifiers.reading import Severity
from beian_desktop.services.copying import Done, Progress, keep_progress, progress, put_pictures, remove_pictures, taken
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text
from beian_desktop.wizard.copying import Item, Way, items, next_open
from beian_desktop.wizard.pages import REVIEW
from beian_desktop.wizard.targets import Target, target

TITLE = Text("网上填报", "Filing online")
FAR = Text("{done}/{count}", "{done}/{count}")
FAR_WHAT = Text("已完成 {done} 项，共 {count} 项", "{done} of {count} done")
ERRORS = Text("⚠ 还有 {count} 处没填好，照这样填会被退回。", "⚠ {count} to mend first, or it will come back.")
MEND = Text("先去核对", "Check answers")
HOW = {
    Way.COPY: Text("点“复制”，再到平台上粘贴", "Copy, then paste it on the platform"),
    Way.PICK: Text("在平台上选这一项", "Choose this on the platform"),
    Way.UPLOAD: Text(
        "打开文件夹，把图片传到平台；每张不超过 {room}", "Open the folder and upload the picture, at most {room} each"
    ),
    Way.READ: Text("在平台上完成这一步", "Do this on the platform"),
    Way.MISSING: Text("这一项必填，还没有填", "This is required and not answered yet"),
}
ACTS = {
    Way.COPY: Text("复制(&C)", "&Copy"),
    Way.PICK: Text("选好了(&C)", "&Chosen"),
    Way.UPLOAD: Text("打开图片文件夹(&C)", "Open the pi&cture"),
    Way.READ: Text("做完了(&C)", "Done, &continue"),
    Way.MISSING: Text("去填写(&C)", "&Complete it"),
}
UPLOADED = Text("传好了(&C)", "Uploaded, &continue")
PATH = Text("复制图片的位置(&P)", "Co&py its path")
PATH_HINT = Text(
    "在浏览器“打开”的窗口里，把位置粘贴到文件名一栏也行。", "Or paste its path as the file name when the browser asks."
)
BACK = Text("‹ 上一项", "‹ Back")
SKIP = Text("跳过 ›", "Skip ›")
COPIED = Text("✓ 已复制“{what}”，去粘贴吧", "✓ “{what}” is copied, go and paste it")
PATH_COPIED = Text("✓ 已复制图片的位置", "✓ Its path is copied")
PREPARING = Text("正在准备图片…", "Preparing the picture…")
PICTURES = Text("图片 {count} 张", "Pictures: {count}")
ALL_DONE = Text("✓ 全部填完。在平台上核对一遍再提交。", "✓ All done. Look it over on the platform, then submit.")
AGAIN = Text("从头再来", "Start over")
ASKS_AGAIN = Text("从头再来？", "Start over?")
AGAIN_WHAT = Text("打过的勾都去掉，填写的内容不变。", "All ticks go; your answers stay.")
KEPT = Text(
    "平台超时退出也不要紧：重新登录接着来，做到哪里已经记下。平台上没有的项，跳过即可。",
    "Logged out by the platform? Log in again and go on: the place is kept. Skip what the platform doesn't ask.",
)
WIDTH, HEIGHT, NARROWEST, MARGIN = 360, 720, 300, 12
LONGEST = 160
"""Characters of an answer that are shown; all of it is copied."""


class CopyPanel(QWidget):
    """Stays on top of the browser. ``leads`` carries the question to mend in the main window."""

    leads = Signal(object)
    closed = Signal()

    def __init__(self, draft: Draft) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.draft = draft
        self.desk = draft.desk
        self.items: tuple[Item, ...] = items(draft.filing)
        self.done: dict[str, Done] = {}
        self.at = 0
        self.pictures: list[Path] = []
        self._clipboard = OurClipboard()
        self._closed = threading.Event()
        self._make_parts()
        self._lay_out()
        self._connect()
        self._place()
        self._say(self.desk.say(KEPT), "muted")
        self.show_item()
        self.act.setFocus()
        filing_id, found = draft.filing.id, self.items
        self.desk.work.do(lambda workspace: progress(workspace, filing_id, found), self._resume)

    # Making

    def _make_parts(self) -> None:
        say = self.desk.say
        self.step = label("", "label", wraps=True)
        self.far = label("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.errors = label("", "error", wraps=True)
        self.mend = button(say(MEND), lambda: self.leads.emit(Target(REVIEW, "")), "link")
        self.said = label("", "good", wraps=True)
        self.heading = label("", "muted", wraps=True)
        self.name = label("", "heading", wraps=True)
        self.meaning = label("", "hint", wraps=True)
        self.value = label("", "value", wraps=True)
        self.wrong = label("", "error", wraps=True)
        self.how = label("", "hint", wraps=True)
        self.act = button("", self.do, "primary")
        self.path = button(say(PATH), self._copy_path)
        self.path.setAccessibleDescription(say(PATH_HINT))
        self.back = button(say(BACK), lambda: self.go_to(self.at - 1))
        self.skip = button(say(SKIP), lambda: self.go_to(self.at + 1))
        self.whole = QWidget()
        self.top = QScrollArea()
        self.list = CopyList(self.desk, partial(_veiled, self.draft))
        self.again = button(say(AGAIN), self._start_over, "link")

    def _lay_out(self) -> None:
        self.setObjectName("page")
        self.setWindowTitle(self.desk.say(TITLE))
        self.setMinimumWidth(NARROWEST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 10, MARGIN, 8)
        layout.setSpacing(8)
        head = row(self.step, self.far)
        head.setStretch(0, 1)
        layout.addLayout(head)
        layout.addWidget(self.bar)
        self._fill(self.whole)
        self.top.setWidget(self.whole)
        self.top.setWidgetResizable(True)
        self.top.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.top.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(self.top, 100)  # grows to its whole text, as far as the list keeps a few lines
        layout.addWidget(self.act)
        layout.addWidget(self.path)
        layout.addLayout(row(self.back, self.skip))
        self.list.setMinimumHeight(self.list.fontMetrics().lineSpacing() * 3)
        layout.addWidget(self.list, 1)
        layout.addLayout(row(None, self.again))

    def _fill(self, whole: QWidget) -> None:
        """What is next, in words; it scrolls where large text leaves no room."""
        whole.setObjectName("page")
        card = frame("card", QVBoxLayout, 14, 6)
        for part in (self.heading, self.name, self.meaning, self.value, self.wrong, self.how):
            card.layout().addWidget(part)  # type: ignore[union-attr]
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.errors)
        layout.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.said)
        layout.addWidget(card)
        layout.addStretch(1)
        self._card = card

    def _connect(self) -> None:
        self.draft.changed.connect(self._changed)
        self.desk.masking.changed.connect(self._mask)
        self.draft.checked.connect(self.show_item)
        self.list.chosen.connect(self.choose)
        self.list.looked_at.connect(self.go_to)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self.do)
        for key, step in {"Alt+Left": -1, "Alt+Right": 1}.items():
            QShortcut(QKeySequence(key), self, lambda step=step: self.go_to(self.at + step))

    def _place(self) -> None:
        """At the right edge of the screen, so that the browser keeps the rest."""
        room = QGuiApplication.primaryScreen().availableGeometry()
        height = HEIGHT * self.desk.preferences.text_size // 100
        self.resize(WIDTH, min(height, room.height() - 60))
        self.move(max(room.left(), room.right() - self.width() - 12), room.top() + 30)

    # Showing

    @property
    def item(self) -> Item:
        """What is next."""
        return self.items[self.at]

    def show_item(self) -> None:
        """Shows what is next, how far it is, and what is wrong."""
        item, say = self.item, self.desk.say
        count = len(self.items)
        words = {"done": len(self.done), "count": count}
        self.step.setText(say(item.step.name))
        self.far.setText(say(FAR, **words))
        self.bar.setRange(0, count)
        self.bar.setValue(len(self.done))
        self.bar.setAccessibleName(say(FAR_WHAT, **words))
        self._show_errors()
        _tell_in(self.heading, item.heading.zh if item.way is not Way.READ else "")
        self.name.setText(item.label.zh)
        _tell_in(self.meaning, self._meaning(item))
        _tell_in(self.value, _broken(_shortened(self._shown(item))))
        _tell_in(self.wrong, self._wrong(item))
        self.how.setText(say(HOW[item.way], room=UPLOAD_PROFILES[self.desk.preferences.upload_profile]))
        opened = item.way is Way.UPLOAD and bool(self.pictures)
        self.act.setText(say(UPLOADED if opened else ACTS[item.way]))
        self.act.setAccessibleName(f"{self.act.text()} {say(item.label)} {self._shown(item)}")
        self.path.setVisible(opened)
        self.back.setEnabled(self.at > 0)
        self.skip.setEnabled(self.at < count - 1)
        self.list.show_items(self.items, self.done, self.at)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The text wraps anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Gives the text as much room as it takes, and the list the rest."""
        inner, outer = self._card.layout(), self.whole.layout()
        assert inner is not None
        assert outer is not None
        for layout in (inner, outer):
            layout.invalidate()
            layout.activate()
        self.top.setMaximumHeight(outer.heightForWidth(self.width() - 2 * MARGIN) + 2)
        self.top.ensureWidgetVisible(self.how if self.value.isHidden() else self.value, 0, 0)

    def _show_errors(self) -> None:
        count = self.draft.report.counts[Severity.ERROR]
        _tell_in(self.errors, self.desk.say(ERRORS, count=count) if count else "")
        self.mend.setVisible(count > 0)

    def _meaning(self, item: Item) -> str:
        """What label and choice mean, for a person who reads no Chinese."""
        if self.desk.language is Language.ZH:
            return ""
        means = f": {item.value.en}" if item.value.en != item.value.zh else ""
        return f"{item.label.en}{means}"

    def _shown(self, item: Item) -> str:
        if item.way is Way.UPLOAD:
            names = [path.name for path in self.pictures]
            return "\n".join(names) or self.desk.say(PICTURES, count=sum(scan.facts.pages for scan in item.scans))
        return _veiled(self.draft, item.value.zh)

    def _wrong(self, item: Item) -> str:
        words = " ".join(says(issue, self.desk.language) for issue in self._issues(item))
        return _veiled(self.draft, words)

    def _mask(self) -> None:
        """Numbers are hidden from now on, or shown; what is copied is always the whole."""
        self.list.forget()
        self.show_item()

    def _issues(self, item: Item) -> list[Issue]:
        found = self.draft.report.at(item.place)
        return [i for i in found if i.severity is Severity.ERROR and i.row in (None, item.row)]

    def _say(self, text: str, role: str = "good") -> None:
        restyle(self.said, "role", role)
        _tell_in(self.said, text)
        self._fit()

    # Doing

    def go_to(self, place: int) -> None:
        """Shows another thing without doing anything."""
        if 0 <= place < len(self.items) and place != self.at:
            self.at, self.pictures = place, []
            self.show_item()
            self._keep()

    def choose(self, place: int) -> None:
        """A click in the list: copies that answer; what isn't copied is shown."""
        self.go_to(place)
        if self.item.way is Way.COPY:
            self.do()

    def do(self) -> None:
        """Copies the answer and shows the next; or ticks off what was picked, uploaded or read."""
        item = self.item
        if item.way is Way.MISSING:
            self.leads.emit(target(item.place))
        elif item.way is Way.UPLOAD and not self.pictures:
            self._open_pictures(item)
        else:
            if item.way is Way.COPY:
                self._clipboard.put(item.value.zh)
            self._tick(item)
            self._say(self.desk.say(COPIED, what=self._named(item)) if item.way is Way.COPY else "")
            if len(self.done) == len(self.items):
                self._say(self.desk.say(ALL_DONE))

    def _named(self, item: Item) -> str:
        return item.label.zh if self.desk.language is Language.ZH else item.label.en

    def _tick(self, item: Item) -> None:
        self.done[item.id] = Done(self.desk.clock.now(), tuple(scan.id for scan in item.scans))
        self.at, self.pictures = next_open(self.items, self.done, self.at), []
        self.show_item()
        self._keep()

    def _keep(self) -> None:
        if self.draft.fixed:
            return
        filing_id, far = self.draft.filing.id, Progress(self.item.id, dict(self.done))
        self.desk.work.do(lambda workspace: keep_progress(workspace, filing_id, far))

    def _resume(self, far: Progress) -> None:
        self.done = {**far.done, **self.done}
        names = [item.id for item in self.items]
        self.at = names.index(far.at) if far.at in names else next_open(self.items, self.done, -1)
        self.show_item()

    def _start_over(self) -> None:
        if self.desk.ask.agrees(self.desk.say(ASKS_AGAIN), self.desk.say(AGAIN_WHAT), AGAIN):
            self.done, self.at, self.pictures = {}, 0, []
            self._say("")
            self.show_item()
            self._keep()

    def _changed(self) -> None:
        """Answers or pictures are others: what they were copied as isn't done any more."""
        before = {item.id: (item.value, item.scans) for item in self.items}
        at = self.item.id
        self.items = items(self.draft.filing)
        same = {item.id for item in self.items if before.get(item.id) == (item.value, item.scans)}
        self.done = {name: done for name, done in self.done.items() if name in same}
        names = [item.id for item in self.items]
        self.at = names.index(at) if at in names else next_open(self.items, self.done, -1)
        self.pictures = self.pictures if at in same else []
        self.show_item()

    # Pictures

    def _open_pictures(self, item: Item) -> None:
        filing_id, profile = self.draft.filing.id, self.desk.preferences.upload_profile
        self._say(self.desk.say(PREPARING), "muted")
        put = partial(_put, slot=item.place, folder=self.desk.folder, profile=profile, closed=self._closed)

        def beside(filing: Filing) -> None:
            self.desk.work.beside(lambda: put(filing), partial(self._opened, item), self._not_opened)

        self.desk.work.do(lambda workspace: taken(workspace.filing(filing_id), item.place), beside, self._not_opened)

    def _opened(self, item: Item, paths: list[Path]) -> None:
        self._say("")
        if item == self.item and paths:
            self.pictures = paths
            self.show_item()
            reveal(paths[0])

    def _not_opened(self, failure: Failure) -> None:
        self._say(self.desk.say(failure.says), "error")

    def _copy_path(self) -> None:
        self._clipboard.put(str(self.pictures[0]))
        self._say(self.desk.say(PATH_COPIED))

    # Closing

    def closeEvent(self, event: QCloseEvent) -> None:
        """Takes our text from the clipboard and the pictures from the disk."""
        self._clipboard.clear()
        self._closed.set()
        folder = self.desk.folder
        self.desk.work.do(lambda _: remove_pictures(folder))
        event.accept()
        self.closed.emit()
        self.deleteLater()


def _put(filing: Filing, slot: str, folder: Path, profile: str, closed: threading.Event) -> list[Path]:
    """Puts the pictures of a slot into the folder, and takes them away again when the panel was closed meanwhile."""
    paths = put_pictures(filing, slot, folder, profile)
    if closed.is_set():
        remove_pictures(folder)
    return paths


def _tell_in(where: QLabel, text: str) -> None:
    where.setText(breakable(text))
    where.setVisible(bool(text))


def _broken(text: str) -> str:
    """The text with places to break anywhere in long words, for the narrowest window and the largest letters."""
    return _LONG_WORD.sub(lambda word: "\u200b".join(word[0]), text)


_LONG_WORD = re.compile(r"[!-~]{10,}")


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _veiled(draft: Draft, text: str) -> str:
    """A text as it may be seen now."""
    return draft.desk.masking.within(text, linked(draft.answers))
