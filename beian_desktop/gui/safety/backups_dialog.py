"""The backups: which there are, what is inside, made now, verified, put back, and where else they go."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from beian_desktop.gui.desk import Desk
from beian_desktop.gui.safety.damage import CHOOSE, with_key
from beian_desktop.gui.widgets import button, label, restyle, row
from beian_desktop.services.own_files import UNREAD
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.backups import Backup, Inside
    from beian_desktop.services.workspace import Backed, Workspace

TITLE = Text("备份和恢复", "Backups")
WHEN = Text(
    "程序每天第一次打开时自动备份，删除、合并等操作之前也会备份；每份备份写完都会核对。旧的按时间逐渐清理。",
    "A backup is made at the first start of a day and before anything is removed or merged; each is verified after "
    "writing, and they are thinned as they grow old.",
)
ALSO_TO = Text("同时复制到：{folder}", "Copied into {folder} too")
ONLY_HERE = Text(
    "备份只在这台电脑上：磁盘坏了就都没了，请选一个U盘或别的磁盘。",
    "The backups are on this computer alone and go with its disk: choose a drive or another disk.",
)
NOW = Text("立即备份(&N)", "Back up &now")
CHOOSE_FOLDER = Text("备份文件夹…(&F)", "&Folder…")
NO_FOLDER = Text("不再复制", "Don't copy any more")
FOLDER_TITLE = Text("备份还复制到哪个文件夹", "Folder that backups are copied into")
LIST = Text("已有的备份", "The backups")
INSIDE = Text("里面有什么", "What is inside")
ENCRYPTED, PLAIN = Text("已加密", "encrypted"), Text("未加密", "not encrypted")
HOLDS = Text(
    "{filings} 份备案，{clients} 个客户，{files} 个附件", "Filings: {filings}, clients: {clients}, attachments: {files}"
)
CHANGED = Text("最后修改：{at}", "Last changed: {at}")
OWN_FILES = Text("自己的文件：{files}", "Your own files: {files}")
LOOKING = Text("正在读取…", "Reading…")
NONE = Text("还没有备份。", "No backup yet.")
VERIFY = Text("核对是否完好(&V)", "&Verify")
WHOLE = Text("完好：整份备份都读过了。", "Whole: all of it was read.")
RESTORE = Text("恢复这份…(&R)", "&Restore this…")
OTHER = Text("别处的备份…(&O)", "&Other backup…")
SURE = Text("用 {at} 的备份替换现在的全部数据？", "Put the backup of {at} in the place of all present data?")
SURE_MORE = Text(
    "现在的数据会先备份、再另存，不会丢失。备份之后填写的内容在恢复后看不到。",
    "The present data are backed up and set aside first. What was answered after that backup won't be there.",
)
YES = Text("恢复(&R)", "&Restore")
MADE = Text("已备份并核对：{path}", "Backed up and verified: {path}")
CLOSE = Text("关闭(&C)", "&Close")
_BACKUP = Qt.ItemDataRole.UserRole


class BackupsDialog(QDialog):
    """``restores`` carries the path of the backup that is to be put back, and the key it was looked into by."""

    restores = Signal(object, object)

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(desk.say(TITLE))
        percent = desk.preferences.text_size
        self.resize(min(720 * percent // 100, 980), min(480 * percent // 100, 640))
        self._key: str | None = None
        self.where = label("", "", wraps=True)
        self.state = label("", "muted", wraps=True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setProperty("role", "boxed")
        self.list.setAccessibleName(desk.say(LIST))
        self.inside = QPlainTextEdit()
        self.inside.setReadOnly(True)
        self.inside.setTabChangesFocus(True)
        self.inside.setAccessibleName(desk.say(INSIDE))
        self.now = button(desk.say(NOW), self._back_up, "primary")
        self.folder = button(desk.say(CHOOSE_FOLDER), self._choose_folder)
        self.no_folder = button(desk.say(NO_FOLDER), lambda: self._set_folder(None), "link")
        self.no_folder.hide()
        self.verify = button(desk.say(VERIFY), self._verify)
        self.restore = button(desk.say(RESTORE), self._restore)
        self.other = button(desk.say(OTHER), self._choose_other)
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_: self._look())
        self._read()

    def _lay_out(self) -> None:
        say = self.desk.say
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(label(say(WHEN), "hint", wraps=True))
        layout.addWidget(self.where)
        layout.addLayout(row(self.now, self.folder, self.no_folder, None))
        halves = QHBoxLayout()
        halves.setSpacing(14)
        for heading, part in ((LIST, self.list), (INSIDE, self.inside)):
            column = QVBoxLayout()
            caption = label(say(heading), "label")
            caption.setBuddy(part)
            column.addWidget(caption)
            column.addWidget(part, 1)
            halves.addLayout(column, 1)
        layout.addLayout(halves, 1)
        layout.addWidget(self.state)
        layout.addLayout(row(self.other, None, self.verify, self.restore, button(say(CLOSE), self.reject)))

    # What there is

    def _read(self) -> None:
        self.desk.work.do(_found, self._show, self._tell_failure)

    def _show(self, found: tuple[list[Backup], Path | None]) -> None:
        backups, folder = found
        self.where.setText(self.desk.say(ALSO_TO, folder=folder) if folder else self.desk.say(ONLY_HERE))
        restyle(self.where, "role", "" if folder else "warning")
        self.no_folder.setVisible(folder is not None)
        self.list.clear()
        for backup in backups:
            self._add(backup)
        self.list.setCurrentRow(0)
        self._enable()
        if not backups:
            self.inside.setPlainText(self.desk.say(NONE))

    def _add(self, backup: Backup) -> QListWidgetItem:
        size = f"{max(1, backup.size // 1024):,} KB"
        sealed = self.desk.say(ENCRYPTED if backup.sealed else PLAIN)
        item = QListWidgetItem(f"{backup.made:%Y-%m-%d %H:%M:%S}　{size}　{sealed}", self.list)
        item.setToolTip(str(backup.path))
        item.setData(_BACKUP, backup)
        return item

    @property
    def chosen(self) -> Backup | None:
        """The backup that is looked into."""
        item: QListWidgetItem | None = self.list.currentItem()
        return item.data(_BACKUP) if item is not None else None

    def _enable(self) -> None:
        for part in (self.verify, self.restore):
            part.setEnabled(self.chosen is not None)

    def _look(self) -> None:
        """Shows what is inside; an encrypted one asks for its key once."""
        self._enable()
        backup = self.chosen
        if backup is None:
            return
        self.inside.setPlainText(self.desk.say(LOOKING))

        def call(key: str | None) -> tuple[Inside, str | None]:
            from beian_desktop.services.backups import preview

            return preview(backup.path, key), key

        with_key(self.desk, call, partial(self._looked, backup), self._not_looked, self._key)

    def _looked(self, backup: Backup, found: tuple[Inside, str | None]) -> None:
        self._key = found[1] or self._key
        if self.chosen == backup:
            self.inside.setPlainText(self._told(found[0]))

    def _not_looked(self, failure: Failure) -> None:
        self.inside.setPlainText(self.desk.say(failure.says))

    def _told(self, inside: Inside) -> str:
        say = self.desk.say
        lines = [say(HOLDS, filings=len(inside.filings), clients=inside.clients, files=inside.attachments)]
        if inside.filings:
            last = datetime.fromisoformat(max(one.changed for one in inside.filings)).astimezone()
            lines.append(say(CHANGED, at=f"{last:%Y-%m-%d %H:%M}"))
        if inside.beside:
            lines.append(say(OWN_FILES, files="、".join(inside.beside)))
        lines.append("")
        lines += [
            "　".join(part for part in (one.title or one.id, one.domain, one.client_name) if part)
            for one in inside.filings
        ]
        return "\n".join(lines)

    # What can be done

    def _back_up(self) -> None:
        self._tell(self.desk.say(LOOKING), "muted")
        self.desk.work.do(_back_up, self._backed, self._tell_failure)

    def _backed(self, backed: Backed) -> None:
        self._read()
        if backed.failure is not None:
            self._tell_failure(backed.failure)
        elif backed.unread:
            self._tell_failure(Failure(UNREAD.filled(path="、".join(backed.unread))))
        else:
            self._tell("✓ " + self.desk.say(MADE, path=(backed.copy or backed.backup).path), "good")

    def _choose_folder(self) -> None:
        chosen = self.desk.ask.folder(self.desk.say(FOLDER_TITLE), "backups")
        if chosen is not None:
            self._set_folder(chosen)

    def _set_folder(self, folder: Path | None) -> None:
        self.desk.work.do(
            lambda workspace: workspace.set_backup_folder(folder), partial(self._folder_set, folder), self._tell_failure
        )

    def _folder_set(self, folder: Path | None, _done: None) -> None:
        if folder is None:
            self._read()
        else:
            self._back_up()

    def _verify(self) -> None:
        backup = self.chosen
        if backup is None:
            return
        self._tell(self.desk.say(LOOKING), "muted")

        def call(key: str | None) -> list[Text]:
            from beian_desktop.services.backups import verify

            return verify(backup.path, key)

        with_key(self.desk, call, self._verified, self._tell_failure, self._key)

    def _verified(self, wrong: list[Text]) -> None:
        if wrong:
            self._tell("✕ " + " ".join(self.desk.say(text) for text in wrong[:5]), "error")
        else:
            self._tell("✓ " + self.desk.say(WHOLE), "good")

    def _choose_other(self) -> None:
        from beian_desktop.services.backups import backup_in

        for path in self.desk.ask.files(self.desk.say(CHOOSE), ("*.sqlite3",), "backup")[:1]:
            try:
                item = self._add(backup_in(path))
            except Failure as failure:
                self._tell_failure(failure)
            else:
                self.list.setCurrentItem(item)

    def _restore(self) -> None:
        backup = self.chosen
        if backup is None:
            return
        at = f"{backup.made:%Y-%m-%d %H:%M}"
        if self.desk.ask.agrees(self.desk.say(SURE, at=at), self.desk.say(SURE_MORE), YES):
            self.desk.work.do(_back_up_first, partial(self._leave, backup), self._tell_failure)

    def _leave(self, backup: Backup, _done: None) -> None:
        self.accept()
        self.restores.emit(backup.path, self._key)

    def _tell(self, text: str, role: str) -> None:
        self.state.setText(text)
        self.state.setAccessibleName(text)
        restyle(self.state, "role", role)

    def _tell_failure(self, failure: Failure) -> None:
        self._tell("✕ " + self.desk.say(failure.says), "error")


def _found(workspace: Workspace) -> tuple[list[Backup], Path | None]:
    from beian_desktop.services.backups import all_backups

    return all_backups(workspace), workspace.backup_folder


def _back_up(workspace: Workspace) -> Backed:
    return workspace.backup()


def _back_up_first(workspace: Workspace) -> None:
    workspace.backup_if_changed()
