"""Opens the data, locks them, and leads to everything that keeps them safe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QToolButton

from beian_desktop.gui.desk import READING
from beian_desktop.gui.safety.gate import Action, Gate
from beian_desktop.gui.safety.idle import NOTICE, Idle
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.gui.window import Window
    from beian_desktop.services.data_folder import Backed
    from beian_desktop.services.workspace import Workspace
    from beian_desktop.wizard.pages import Page

LOCK = Text("立即锁定", "Lock now")
LOCK_AFTER = Text("离开后自动锁定(&I)", "Lock when &idle")
NEVER = Text("不自动锁定", "Never")
MINUTES = Text("{count} 分钟没有操作", "After {count} minutes")
ENCRYPTION = Text("加密和口令…", "Encryption and passphrase…")
BACKUPS = Text("备份和恢复…", "Backups…")
HISTORY = Text("修改记录…", "History of changes…")
DESTROY = Text("彻底删除…", "Destroy…")
MASK = Text("遮住号码", "Hide numbers")
PEEK = Text("按住看号码（F7）", "Hold to show numbers (F7)")
IDLE_TIMES = (0, 2, 5, 10, 30)

SEALED = Text("数据已加密", "The data are encrypted")
SEALED_SAYS = Text(
    "输入口令或恢复码后才显示内容。", "Nothing is shown before the passphrase or recovery code is given."
)
SEALED_CODE = Text(
    "这台电脑的密钥库里没有它的密钥，请输入恢复码。",
    "This computer's key store doesn't hold its key: type the recovery code.",
)
LOCKED = Text("已锁定", "Locked")
LOCKED_SAYS = Text(
    "填写的内容都已保存，密钥已从内存中清除。输入口令后回到原来的地方。",
    "Every answer is saved and the key is forgotten. The passphrase leads back to where you were.",
)
NOT_LOCKABLE = Text(
    "数据没有用口令加密，锁不住。请先在“数据”菜单的“加密和口令”里设口令。",
    "The data have no passphrase, so there is nothing to lock them with. Set one first: Data, Encryption and passphrase.",
)
NOT_SAVED = Text(
    "有内容还没保存，没有锁定。请先解决上面说的问题。",
    "Some answers aren't saved, so nothing was locked. See what is said below first.",
)
SOON = Text(
    "没有人操作，{seconds} 秒后锁定；动一下鼠标或按任意键就不锁。",
    "Nobody is at work: locking in {seconds} seconds. Move the mouse or press a key to go on.",
)
WRONG = Text(
    "口令或恢复码不对，没有打开。请检查大小写和输入法后再试。",
    "This is neither the passphrase nor the recovery code. Check capitals and the input method, and try again.",
)
HELD = Text("数据正在别处打开", "The data are open elsewhere")
READ_ONLY = Text("数据只能读", "The data can only be read")
READ = Text("只读打开，只看不改(&R)", "Open for &reading only")
RETRY = Text("再试一次(&T)", "&Try again")
BACKED_AWAY = Text(
    "本机备份已做好，但没能复制到所选文件夹：{why}", "Backed up on this computer, but not into the chosen folder: {why}"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the open data are protected."""

    encrypted: bool
    lockable: bool
    reading: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person was before the data were locked."""

    filing: str
    page: Page
    question: str


class Safety(QObject):
    """One for each window. ``gate`` is the page that stands in place of everything while the data aren't open."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window, self.desk = window, window.desk
        self.gate: Gate | None = None
        self.dialog: QDialog | None = None
        self.standing: Standing | None = None
        self.gate_maker: Callable[[], Gate] | None = None
        self.tells: Text | None = None
        """Good news for the moment when the data are open again."""
        self.tells_failure: Failure | None = None
        """Bad news for it."""
        self._place: Place | None = None
        self.guarded: list[QAction] = []
        self._peek: QToolButton | None = None
        self.idle = Idle(self, lambda: window.handing.busy)
        window.handing.finished.connect(self.idle.stir)
        self.idle.announced.connect(self._announce)
        self.idle.stayed.connect(self._stayed)
        self.idle.left.connect(self.lock)
        self.back_up_soon = QTimer(self)
        self.back_up_soon.setSingleShot(True)
        self.back_up_soon.setInterval(1500)
        self.back_up_soon.timeout.connect(self._back_up)
        self.desk.looks_back.connect(self.look_back)

    # Menus

    def fill(self, menu: QMenu) -> None:
        """The menu of the data."""
        self._add(menu, LOCK, self.lock, "Ctrl+L")
        times = menu.addMenu(self.desk.say(LOCK_AFTER))
        group = QActionGroup(times)
        for minutes in IDLE_TIMES:
            text = self.desk.say(MINUTES, count=minutes) if minutes else self.desk.say(NEVER)
            action = times.addAction(text)
            action.setCheckable(True)
            action.setChecked(minutes == self.desk.preferences.lock_after)
            action.triggered.connect(lambda _checked=False, minutes=minutes: self.lock_after(minutes))
            group.addAction(action)
        menu.addSeparator()
        self._add(menu, ENCRYPTION, self.protect, "Ctrl+Shift+L")
        self._add(menu, BACKUPS, self.show_backups, "Ctrl+B")
        menu.addSeparator()
        self._add(menu, HISTORY, self.look_back, "Ctrl+Shift+H")
        self.destroying = self._add(menu, DESTROY, self.destroy, "Shift+Delete")

    def fill_view(self, menu: QMenu) -> None:
        """What belongs into the menu of the view."""
        masks = self._add(menu, MASK, self.mask, "Ctrl+Shift+M")
        masks.setCheckable(True)
        masks.setChecked(self.desk.masking.on)
        self._show_peek()

    def _add(self, menu: QMenu, text: Text, does: Callable[[], object], key: str) -> QAction:
        action = menu.addAction(self.desk.say(text))
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked=False: does())
        return action

    def built(self, *menus: QMenu) -> None:
        """The window was made anew: what mustn't be done while the gate is there is in these menus."""
        actions = [action for menu in menus for action in menu.actions()]
        self.guarded = [action for action in actions if action.menuRole() is not QAction.MenuRole.QuitRole]
        self.window.home.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.window.home.table.addAction(self.destroying)
        if self.gate_maker is not None:
            self._show(self.gate_maker)

    # Masking

    def mask(self) -> None:
        """Hides numbers on the screen from now on, or shows them again."""
        self.desk.masking.switch(on=not self.desk.masking.on)
        self._show_peek()

    def _show_peek(self) -> None:
        """While numbers are hidden, a button in the menu bar shows them as long as it is pressed."""
        bar = self.window.menuBar()
        if self.desk.masking.on:
            self._peek = QToolButton(bar)
            self._peek.setText(self.desk.say(PEEK))
            self._peek.setAccessibleName(self.desk.say(PEEK))
            self._peek.pressed.connect(partial(self.desk.masking.peek, shown=True))
            self._peek.released.connect(partial(self.desk.masking.peek, shown=False))
            bar.setCornerWidget(self._peek)
            self._peek.show()
        elif self._peek is not None:
            self._peek.hide()
        bar.adjustSize()  # lays the corner out

    # Opening

    def opened(self) -> None:
        """The data are open: leads back to where the person was, and backs up what is due once the list is seen."""
        if self.gate is not None:
            self._leave_gate()
        self.window.handing.bring_back()
        self.desk.work.do(_standing, self._stands)
        if self._place is not None:
            place, self._place = self._place, None
            self.desk.work.do(
                lambda workspace: workspace.filing(place.filing), lambda filing: self._return(filing, place)
            )
        self.back_up_soon.start()

    def _return(self, filing: object, place: Place) -> None:
        self.window.show_filing(filing)  # type: ignore[arg-type]
        if self.window.editor is not None:
            self.window.editor.go_to(place.page)
            if place.question:
                self.window.editor.page_widget(place.page).focus_on(place.question)

    def _stands(self, standing: Standing) -> None:
        self.standing = standing
        self.desk.preferences.keep_folders(not standing.encrypted)
        self.idle.watch(self.desk.preferences.lock_after if standing.lockable else 0)
        tells, failure = self.tells, self.tells_failure
        self.tells = self.tells_failure = None
        if failure is not None:
            self.desk.tell_failure(failure)
        elif tells is not None:
            self.desk.noticed.emit(self.desk.say(tells), False)
        elif standing.reading:
            self.desk.noticed.emit(self.desk.say(READING), False)

    def _back_up(self) -> None:
        if self.window.ready:
            self.desk.work.do(_due_backup, self._make_backup)

    def _make_backup(self, make: Callable[[], Backed | None] | None) -> None:
        """Beside the store's own thread: a large store takes a while to copy, and answers are kept meanwhile."""
        from beian_desktop.services.readying import search_once

        if make is not None:
            self.desk.work.beside(make, self._backed)
            if self.window.editor is None:  # what was kept for it has changed the store
                self.desk.work.do(search_once)

    def _backed(self, backed: Backed | None) -> None:
        from beian_desktop.services.own_files import UNREAD

        if backed is not None and backed.failure is not None:
            self.desk.noticed.emit(self.desk.say(BACKED_AWAY, why=self.desk.say(backed.failure.says)), True)
        elif backed is not None and backed.unread:
            self.desk.noticed.emit(self.desk.say(UNREAD, path="、".join(backed.unread)), True)

    def takes(self, failure: Failure) -> bool:
        """Whether what kept the data from opening is asked or offered here; the window tells of anything else."""
        from beian_desktop.gui.safety.damage import damaged
        from beian_desktop.services.workspace import KeyNeeded, StoreDamaged, StoreHeld, StoreReadOnly, WrongKey

        if isinstance(failure, WrongKey) and self.gate is not None:
            self.gate.tell(WRONG)
        elif isinstance(failure, KeyNeeded):
            self.ask_key(SEALED_SAYS if failure.by_passphrase else SEALED_CODE)
        elif isinstance(failure, StoreDamaged):
            damaged(self, failure)
        elif isinstance(failure, StoreHeld | StoreReadOnly) and not self.desk.reading:
            title = HELD if isinstance(failure, StoreHeld) else READ_ONLY
            self.show_gate(title, [failure.says], actions=[(READ, self._read), (RETRY, self.start)])
        elif self.gate is not None:
            self.show_gate(Text("打不开", "Not opened"), [failure.says], actions=[(RETRY, self.start)])
        else:
            return False
        return True

    def ask_key(self, says: Text) -> None:
        """Asks for the passphrase in place of everything else."""
        self.show_gate(SEALED, [says], asks=self._open_by)

    def _open_by(self, typed: str) -> None:
        self.desk.key = typed
        self.desk.work.start()

    def start(self) -> None:
        """Opens the data anew."""
        if self.gate is not None:
            self.gate.work_on(busy=True)
        self.desk.work.start()

    def _read(self) -> None:
        self.desk.reading = True
        self.start()

    def show_gate(
        self,
        title: Text,
        says: Sequence[Text],
        *,
        asks: Callable[[str], object] | None = None,
        actions: Sequence[Action] = (),
    ) -> None:
        """Shows a page in place of everything else."""

        def make() -> Gate:
            gate = Gate(self.desk, title, says, asks=asks is not None, actions=actions)
            if asks is not None:
                gate.given.connect(asks)
            return gate

        self.gate_maker = make
        self._show(make)

    def _show(self, make: Callable[[], Gate]) -> None:
        before, self.gate = self.gate, make()
        if before is not None and self.window.stack.indexOf(before) >= 0:
            self.window.stack.removeWidget(before)
            before.deleteLater()
        self.window.ready = False
        self.window.notice.hide()
        self.window.stack.addWidget(self.gate)
        self.window.stack.setCurrentWidget(self.gate)
        self.gate.settle()
        self.gate.focus()
        for action in self.guarded:
            action.setEnabled(False)

    def keep_gate(self) -> None:
        """The gate stays in front of whatever was made anew behind it."""
        if self.gate is not None:
            self.window.stack.setCurrentWidget(self.gate)

    def back_to(self, maker: Callable[[], Gate] | None, failure: Failure) -> None:
        """Shows an earlier gate again, and what went wrong."""
        if maker is not None:
            self.gate_maker = maker
            self._show(maker)
        if self.gate is not None:
            self.gate.tell(failure.says)

    def close_data(self) -> None:
        """Closes the data, if they are open, once everything given is done; nothing of them is seen any more."""
        if self.window.ready:
            self._hide_all()
        self.desk.work.stop()

    def _leave_gate(self) -> None:
        assert self.gate is not None
        self.window.stack.setCurrentWidget(self.window.first_start or self.window.home)
        self.window.stack.removeWidget(self.gate)
        self.gate.deleteLater()
        self.gate = self.gate_maker = None
        for action in self.guarded:
            action.setEnabled(True)

    # Locking

    def lock_after(self, minutes: int) -> None:
        """Locks from now on after so many minutes without a sign of life; 0 for never."""
        self.desk.preferences.lock_after = minutes
        lockable = self.standing is not None and self.standing.lockable
        self.idle.watch(minutes if lockable else 0)
        if minutes and not lockable:
            self.desk.tell(NOT_LOCKABLE)

    def _announce(self) -> None:
        if self.gate is None:
            self.desk.tell(SOON, seconds=NOTICE)

    def _stayed(self) -> None:
        self.desk.withdrawn.emit(self.desk.say(SOON, seconds=NOTICE))

    def lock(self) -> None:
        """Saves what was typed, closes the data, forgets their key, and hides everything."""
        if self.gate is not None or self.standing is None:
            return
        if not self.standing.lockable:
            self.desk.tell(NOT_LOCKABLE)
            return
        self._close_dialogs()
        if self.window.editor is not None:
            self.window.editor.commit()
        if self.window.draft is not None:
            self.window.draft.save()
        self.desk.work.do(lambda _workspace: None, lambda _: self._lock_saved())

    def _lock_saved(self) -> None:
        draft, editor = self.window.draft, self.window.editor
        if draft is not None and not draft.is_saved:
            self.desk.noticed.emit(self.desk.say(NOT_SAVED), True)
            self.window.handing.bring_back()
            return
        if draft is not None and editor is not None:
            question = editor.question_with_focus
            self._place = Place(draft.filing.id, editor.current, question)
        self._hide_all()
        self.desk.work.do(lambda workspace: workspace.lock())
        self.show_gate(LOCKED, [LOCKED_SAYS], asks=self._unlock)

    def _hide_all(self) -> None:
        """Takes away whatever shows names, in the window and in those beside it."""
        self.back_up_soon.stop()
        self.idle.watch(0)
        self._close_dialogs()
        if self.window.panel is not None:
            self.window.panel.close()
        self.window.handing.close()
        if self.window.first_start is None:
            self.window.leave_draft()
        self.window.home.model.show([])

    def _close_dialogs(self) -> None:
        self.window.handing.put_away()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()

    def _unlock(self, typed: str) -> None:
        self.desk.work.do(lambda workspace: workspace.unlock(typed), lambda _: self.window.opened(), self._not_unlocked)

    def _not_unlocked(self, failure: Failure) -> None:
        from beian_desktop.services.workspace import WrongKey

        if self.gate is not None:
            self.gate.tell(WRONG if isinstance(failure, WrongKey) else failure.says)

    # Dialogs

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def _forget_dialog(self) -> None:
        self.dialog = None
        if self.gate is None and self.window.ready:
            self.desk.work.do(_standing, self._stands)

    def protect(self) -> None:
        """Encrypts the data, or changes how encrypted ones are opened."""
        from beian_desktop.gui.safety.encrypt_dialog import EncryptDialog
        from beian_desktop.gui.safety.passphrase_dialog import PassphraseDialog

        if self.standing is None:
            return
        kind = PassphraseDialog if self.standing.encrypted else EncryptDialog
        self._open(kind(self.window, self.desk))

    def show_backups(self) -> None:
        """The backups: made, looked into, verified, restored."""
        from beian_desktop.gui.safety.backups_dialog import BackupsDialog
        from beian_desktop.gui.safety.damage import restore

        dialog = BackupsDialog(self.window, self.desk)
        dialog.restores.connect(lambda backup, key: restore(self, backup, key))
        self._open(dialog)

    def look_back(self, question: str = "") -> None:
        """Who changed what when in the open filing, of one question or of all."""
        from beian_desktop.gui.safety.history_dialog import HistoryDialog

        editor, draft = self.window.editor, self.window.draft
        if draft is None or editor is None:
            self.desk.tell(NO_FILING)
            return
        editor.commit()
        dialog = HistoryDialog(self.window, draft, question)
        dialog.undone.connect(self.window.show_again)
        self._open(dialog)

    def destroy(self) -> None:
        """Destroys the chosen filing, or all of its client."""
        from beian_desktop.gui.safety.destroy_dialog import DestroyDialog

        draft = self.window.draft
        chosen = draft.filing.id if draft is not None else self.window.home.selected_id()
        if not chosen:
            self.desk.tell(NO_CHOICE)
            return
        if draft is not None:
            self.window.show_home()
        dialog = DestroyDialog(self.window, self.desk, chosen)
        dialog.destroyed_all.connect(self._destroyed)
        self._open(dialog)

    def _destroyed(self) -> None:
        self.window.home.refresh()


NO_FILING = Text("先打开一份备案。", "Open a filing first.")
NO_CHOICE = Text("先在列表里选一份备案。", "Choose a filing in the list first.")


def _standing(workspace: Workspace) -> Standing:
    reading = workspace.for_reading
    return Standing(workspace.encrypted, not reading and workspace.can_be_locked, reading)


def _due_backup(workspace: Workspace) -> Callable[[], Backed | None] | None:
    return None if workspace.for_reading else workspace.due_backup()
