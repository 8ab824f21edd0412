"""How encrypted data open: another passphrase, this computer's key store, or plain again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QDialog, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from beian_desktop.gui.desk import Desk
from beian_desktop.gui.inputs.wrapping import Radio
from beian_desktop.gui.safety.gate import SECRET, SECRET_HOW
from beian_desktop.gui.safety.new_passphrase import NewPassphrase
from beian_desktop.gui.safety.plain_left import look_for_plain
from beian_desktop.gui.widgets import ScrollPage, button, hint_label, label, row
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.workspace import Workspace

TITLE = Text("加密和口令", "Encryption and passphrase")
IS_ENCRYPTED = Text("数据和备份是加密的。要改什么？", "The data and backups are encrypted. What shall change?")
CHANGE = Text("换一个口令（备份也用新口令打开）", "Another passphrase (for the backups too)")
REMEMBER = Text("这台电脑记住密钥，打开时不问口令", "This computer keeps the key and doesn't ask")
FORGET = Text("这台电脑不再记住密钥", "This computer doesn't keep the key any more")
DECRYPT = Text("取消加密，变回普通文件", "No encryption: plain files again")
DECRYPT_SAYS = Text(
    "取消后，拿到这台电脑或数据文件的人都能看到全部身份证号和附件。以前的加密备份仍用原来的口令打开。",
    "Whoever gets hold of this computer or the file then sees every number and attachment. Earlier backups stay encrypted "
    "and open as before.",
)
LEFT = Text("查找还没加密的旧数据…(&L)", "&Look for older, unencrypted data…")
PRESENT = Text("现在的口令或恢复码", "The present passphrase or recovery code")
ASKS_PRESENT = Text("请先输入现在的口令或恢复码。", "Type the present passphrase or the recovery code first.")
DO = Text("确定(&K)", "O&K")
CANCEL = Text("取消(&C)", "&Cancel")
CHANGED = Text("口令已更换，备份也用新口令打开。", "The passphrase was changed, for the backups too.")
REMEMBERED = Text(
    "这台电脑记住了密钥。恢复码和口令仍然有效。",
    "This computer keeps the key. Passphrase and recovery code still open the data.",
)
FORGOTTEN = Text(
    "这台电脑不再记住密钥，打开时会问口令或恢复码。", "This computer doesn't keep the key any more and will ask."
)
DECRYPTED = Text("数据已不加密。", "The data aren't encrypted any more.")

Call = Callable[["Workspace", str], None]


class PassphraseDialog(QDialog):
    """Every change asks for the present passphrase or the recovery code."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(desk.say(TITLE))
        percent = desk.preferences.text_size
        self.resize(min(580 * percent // 100, 900), 640)
        self.choices = {text: Radio(desk.say(text)) for text in (CHANGE, REMEMBER, FORGET, DECRYPT)}
        self.present = QLineEdit()
        self.passphrase = NewPassphrase(desk)
        self.warning = label(desk.say(DECRYPT_SAYS), "warning", wraps=True)
        self.wrong = label("", "error", wraps=True)
        self.busy = QProgressBar()
        self.do = button(desk.say(DO), self._do, "primary")
        self.left = button(desk.say(LEFT), self._look, "link")
        self.cancel = button(desk.say(CANCEL), self.reject)
        self._lay_out()
        self.choices[CHANGE].setChecked(True)
        self.present.setFocus()

    def _lay_out(self) -> None:
        say = self.desk.say
        page = ScrollPage()
        page.column.setSpacing(8)
        page.column.addWidget(label(say(IS_ENCRYPTED), wraps=True))
        group = QButtonGroup(self)
        for choice in self.choices.values():
            group.addButton(choice)
            choice.toggled.connect(self._chosen)
            page.column.addWidget(choice)
        caption = label(say(PRESENT), "label", wraps=True)
        caption.setBuddy(self.present)
        self.present.setEchoMode(QLineEdit.EchoMode.Password)
        self.present.setAccessibleName(say(PRESENT))
        self.present.setAccessibleDescription(f"{say(SECRET)}. {say(SECRET_HOW)}")
        for part in (self.warning, caption, self.present, hint_label(say(SECRET_HOW)), self.passphrase, self.left):
            page.column.addWidget(part)
        page.column.addStretch(1)
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName(say(TITLE))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 16)
        layout.addWidget(page, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(32, 0, 32, 0)
        foot.addWidget(self.wrong)
        foot.addWidget(self.busy)
        foot.addLayout(row(self.cancel, None, self.do))
        layout.addLayout(foot)
        for hidden in (self.wrong, self.busy, self.warning):
            hidden.hide()
        self.passphrase.entered.connect(self._do)
        self.present.returnPressed.connect(self._entered)

    @property
    def chosen(self) -> Text:
        """What is to be done."""
        return next(text for text, choice in self.choices.items() if choice.isChecked())

    def _chosen(self) -> None:
        self.passphrase.setVisible(self.choices[CHANGE].isChecked())
        self.warning.setVisible(self.choices[DECRYPT].isChecked())

    def _entered(self) -> None:
        if self.chosen is CHANGE:
            self.passphrase.first.setFocus()
        else:
            self._do()

    def _do(self) -> None:
        wrong = self.passphrase.wrong if self.chosen is CHANGE else ""
        if wrong or not self.present.text():
            self._tell(wrong or self.desk.say(ASKS_PRESENT))
            return
        calls: dict[Text, tuple[Call, Text]] = {
            CHANGE: (partial(_change, new=self.passphrase.typed), CHANGED),
            REMEMBER: (partial(_remember, remember=True), REMEMBERED),
            FORGET: (partial(_remember, remember=False), FORGOTTEN),
            DECRYPT: (_decrypt, DECRYPTED),
        }
        call, tells = calls[self.chosen]
        typed = self.present.text()
        self.wrong.hide()
        self._work_on(busy=True)
        self.desk.work.do(lambda workspace: call(workspace, typed), partial(self._done, tells), self._failed)

    def _done(self, tells: Text, _done: None) -> None:
        self._work_on(busy=False)
        self.accept()
        self.desk.tell(tells)

    def _look(self) -> None:
        self.accept()
        look_for_plain(self.desk)

    def _failed(self, failure: Failure) -> None:
        self._work_on(busy=False)
        self._tell(self.desk.say(failure.says))
        self.present.selectAll()
        self.present.setFocus()

    def _work_on(self, *, busy: bool) -> None:
        self.busy.setVisible(busy)
        for part in (self.do, self.cancel):
            part.setEnabled(not busy)

    def reject(self) -> None:
        """Cancels, but not in the middle of a change."""
        if not self.busy.isVisible():
            super().reject()

    def _tell(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.setAccessibleName(text)
        self.wrong.show()


def _change(workspace: Workspace, present: str, new: str) -> None:
    workspace.change_passphrase(present, new)


def _remember(workspace: Workspace, present: str, remember: bool) -> None:
    workspace.remember_here(present, remember=remember)


def _decrypt(workspace: Workspace, present: str) -> None:
    workspace.decrypt(present)
