"""Encrypting the data, in three steps: how they open, the recovery code, the code typed back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QLabel,
    QLineEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from beian_desktop.gui.desk import Desk
from beian_desktop.gui.inputs.wrapping import Radio
from beian_desktop.gui.safety.new_passphrase import NewPassphrase
from beian_desktop.gui.safety.plain_left import look_for_plain
from beian_desktop.gui.sheet import print_sheet
from beian_desktop.gui.widgets import ScrollPage, button, hint_label, label, row
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.workspace import Workspace

TITLE = Text("加密数据", "Encrypt the data")
WHAT = Text(
    "加密后，全部答案、附件、修改记录和备份都只有打得开的人能看，电脑丢了也不泄露。",
    "Once encrypted, answers, attachments, history and backups are readable only to who can open them, even when the "
    "computer is lost.",
)
NOT_COVERED = Text(
    "不在加密范围内：已导出的成套材料和交接包、打印的纸、您自己存的原始照片，以及窗口的设置（语言、打印机）。",
    "Not covered: packages and bundles that were exported, printed papers, your own original photographs, and the "
    "window's settings (language, printer).",
)
HOW = Text("怎么打开", "How they open")
BY_PASSPHRASE = Text(
    "每次打开时输入口令（可以随时锁定）", "By a passphrase at each start (they can be locked at any time)"
)
BY_COMPUTER = Text(
    "由这台电脑的密钥库记住，打开时不问（防丢失，不防用您账号的人）",
    "By this computer's key store, unasked (against loss, not against somebody using your account)",
)
CODE_TITLE = Text("恢复码", "Recovery code")
CODE_HOW = Text(
    "忘了口令或换了电脑，只有它能打开数据和备份。请现在打印或抄下来，锁好，不要和电脑放在一起，不要拍照。",
    "When the passphrase is forgotten or the computer is another, it alone opens the data and backups. Print or copy it "
    "now and lock it away, apart from the computer; take no photograph.",
)
PRINT = Text("打印…(&P)", "&Print…")
SAVE = Text("存到U盘…(&S)", "&Save on a stick…")
FILE_NAME = Text("备案桌面恢复码.txt", "beian-desktop-recovery-code.txt")
BACK_TITLE = Text("照抄件输入一遍恢复码", "Type the code back from your copy")
BACK_HOW = Text(
    "确认您手里的抄件是对的。短横线和大小写不用管。",
    "This makes sure that your copy is right. Dashes and capitals don't matter.",
)
NEXT = Text("下一步(&N)", "&Next")
BACK = Text("上一步(&B)", "&Back")
ENCRYPT = Text("加密(&E)", "&Encrypt")
CANCEL = Text("取消(&C)", "&Cancel")
WORKING = Text("正在加密…", "Encrypting…")
DONE = Text("数据和备份已加密。", "The data and the backups are encrypted.")


class EncryptDialog(QDialog):
    """Encrypts when the code was typed back; nothing has changed before."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        from beian_desktop.services.encryption import new_code

        super().__init__(parent)
        self.desk = desk
        self.code = new_code()
        self.setWindowTitle(desk.say(TITLE))
        percent = desk.preferences.text_size
        self.resize(min(600 * percent // 100, 900), min(560 * percent // 100, 660))
        self.by_passphrase, self.by_computer = (
            Radio(desk.say(BY_PASSPHRASE)),
            Radio(desk.say(BY_COMPUTER)),
        )
        self.passphrase = NewPassphrase(desk)
        self.shown_code = label(self.code[:19] + "\n" + self.code[20:], "title")
        self.typed_back = QLineEdit()
        self.wrong = label("", "error", wraps=True)
        self.busy = QProgressBar()
        self.steps = QStackedWidget()
        self.back = button(desk.say(BACK), lambda: self._go(self.steps.currentIndex() - 1))
        self.next = button(desk.say(NEXT), self._next, "primary")
        self.cancel = button(desk.say(CANCEL), self.reject)
        self._lay_out()
        self._go(0)

    def _lay_out(self) -> None:
        for make in (self._choice_step, self._code_step, self._back_step):
            page = ScrollPage()
            for part in make():
                page.column.addWidget(part)
            page.column.addStretch(1)
            self.steps.addWidget(page)
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName(self.desk.say(WORKING))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 16)
        layout.addWidget(self.steps, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(32, 0, 32, 0)
        foot.addWidget(self.wrong)
        foot.addWidget(self.busy)
        foot.addLayout(row(self.cancel, None, self.back, self.next))
        layout.addLayout(foot)
        self.busy.hide()
        self.passphrase.entered.connect(self._next)
        self.typed_back.returnPressed.connect(self._next)

    def _choice_step(self) -> list[QWidget]:
        self._group = QButtonGroup(self)
        for choice in (self.by_passphrase, self.by_computer):
            self._group.addButton(choice)
        self.by_passphrase.setChecked(True)
        self.by_passphrase.toggled.connect(self.passphrase.setEnabled)
        say = self.desk.say
        texts = [label(say(WHAT), wraps=True), hint_label(say(NOT_COVERED)), label(say(HOW), "label")]
        return [*texts, self.by_passphrase, self.passphrase, self.by_computer]

    def _code_step(self) -> list[QWidget]:
        say = self.desk.say
        self.shown_code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.shown_code.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.shown_code.setAccessibleName(f"{say(CODE_TITLE)} {self.code}")
        keep = QWidget()
        self.print = button(say(PRINT), self._print)
        self.save = button(say(SAVE), self._save)
        keep.setLayout(row(self.print, self.save, None))
        return [label(say(CODE_TITLE), "heading"), label(say(CODE_HOW), wraps=True), self.shown_code, keep]

    def _back_step(self) -> list[QWidget]:
        say = self.desk.say
        heading: QLabel = label(say(BACK_TITLE), "heading", wraps=True)
        heading.setBuddy(self.typed_back)
        self.typed_back.setAccessibleName(say(BACK_TITLE))
        self.typed_back.setAccessibleDescription(say(BACK_HOW))
        return [heading, hint_label(say(BACK_HOW)), self.typed_back]

    def _go(self, step: int) -> None:
        self.wrong.hide()
        self.steps.setCurrentIndex(step)
        self.back.setVisible(step > 0)
        self.next.setText(self.desk.say(ENCRYPT if step == 2 else NEXT))
        focus = (
            self.passphrase.first if self.by_passphrase.isChecked() else self.by_computer,
            self.print,
            self.typed_back,
        )
        focus[step].setFocus()

    def _next(self) -> None:
        step = self.steps.currentIndex()
        wrong = self.passphrase.wrong if step == 0 and self.by_passphrase.isChecked() else ""
        if wrong:
            self._tell(wrong)
            self._type_anew(self.passphrase.first)
        elif step < 2:
            self._go(step + 1)
        else:
            self._encrypt()

    # The recovery code

    def _sheet(self) -> str:
        from beian_desktop.services.encryption import printable

        return self.desk.say(printable(self.code, self.desk.folder, self.desk.clock.today()))

    def _print(self) -> None:
        title, _, words = self._sheet().partition("\n\n")
        print_sheet(self.desk, title, [("", words.strip().split("\n\n"))])

    def _save(self) -> None:
        from beian_desktop.services.writing import write_file

        out = self.desk.ask.new_file(self.desk.say(CODE_TITLE), self.desk.say(FILE_NAME), "recovery")
        if out is not None:
            text = self._sheet()
            self.desk.work.beside(lambda: write_file(out, text.encode()), failed=self._failed)

    # Encrypting

    def _encrypt(self) -> None:
        self.wrong.hide()
        self._work_on(busy=True)
        passphrase = self.passphrase.typed if self.by_passphrase.isChecked() else None
        encrypting = partial(_encrypt, code=self.code, typed=self.typed_back.text(), passphrase=passphrase)
        self.desk.work.do(encrypting, self._encrypted, self._failed)

    def _encrypted(self, _done: None) -> None:
        self.accept()
        self.desk.tell(DONE)
        look_for_plain(self.desk)

    def _failed(self, failure: Failure) -> None:
        from beian_desktop.services.encryption import KeyStoreAbsent

        self._work_on(busy=False)
        if isinstance(failure, KeyStoreAbsent):
            self.by_passphrase.setChecked(True)
            self._go(0)
        self._tell(self.desk.say(failure.says))

    def _work_on(self, *, busy: bool) -> None:
        self.busy.setVisible(busy)
        for part in (self.back, self.next, self.cancel, self.typed_back):
            part.setEnabled(not busy)

    def reject(self) -> None:
        """Cancels, but not while the data are being encrypted."""
        if not self.busy.isVisible():
            super().reject()

    def _tell(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.setAccessibleName(text)
        self.wrong.show()

    def _type_anew(self, line: QLineEdit) -> None:
        """Puts the focus into a line; what is wrong with it takes room from the step, which scrolls to show it whole."""
        line.setFocus()
        line.selectAll()
        layout, page = self.layout(), self.steps.currentWidget()
        if layout is not None and isinstance(page, ScrollPage):
            layout.activate()
            page.bring(line, 24)


def _encrypt(workspace: Workspace, code: str, typed: str, passphrase: str | None) -> None:
    workspace.encrypt(code, typed, passphrase=passphrase, remember=passphrase is None)
