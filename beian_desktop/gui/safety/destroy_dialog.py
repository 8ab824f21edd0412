"""A filing or a client destroyed: what goes is told first, a word is typed, and a receipt is left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from beian_desktop.filing.names import UNNAMED
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.inputs.wrapping import Radio, Tick
from beian_desktop.gui.sheet import print_sheet
from beian_desktop.gui.widgets import ScrollPage, button, hint_label, label, row
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text

if TYPE_CHECKING:
    from beian_desktop.services.destroying import Plan, Receipt
    from beian_desktop.services.workspace import Workspace

TITLE = Text("彻底删除", "Destroy")
ONE = Text("只删这一份：{name}", "This filing alone: {name}")
CLIENT = Text("{client} 的全部 {count} 份备案", "All {count} filings of {client}")
GOES = Text("将彻底删除，不留备份，不能恢复：", "This goes for good, without a backup:")
FILING = Text(
    "· {name}：{answers} 项答案、{files} 个附件、{changes} 条修改记录",
    "· {name}; answers: {answers}, attachments: {files}, entries of history: {changes}",
)
BACKUPS = Text(
    "{count} 份备份里还有它们。不勾选下面一项时，这些备份作上标记，恢复时不再带回，并按期清理。",
    "Backups that hold them still: {count}. Unless the box below is ticked they are marked, so that restoring brings nothing "
    "back, and go with age.",
)
NO_BACKUPS = Text("没有备份含有它们。", "No backup holds them.")
BACKUPS_TOO = Text(
    "连这些备份一起删除（先为其余备案另做一份备份）", "Remove those backups too (after a new one of everything else)"
)
ELSEWHERE = Text(
    "已导出的成套材料、交接包和打印件不在其中，请自己处理。只是不想再看到它，用列表上的“删除”就行。",
    "Exported packages, bundles and printed papers aren't covered: see to them yourself. To take it off the list only, "
    "“Delete” is enough.",
)
WORD = Text("删除", "destroy")
TYPE = Text("确认请输入“{word}”", "To confirm, type “{word}”")
YES = Text("彻底删除(&D)", "&Destroy")
CANCEL = Text("取消(&C)", "&Cancel")
READING = Text("正在清点…", "Counting…")
RECEIPT = Text("删除回执", "Receipt")
PRINT = Text("打印…(&P)", "&Print…")
SAVE = Text("保存为 PDF…(&S)", "&Save as PDF…")
FILE_NAME = Text("删除回执.pdf", "receipt.pdf")
CLOSE = Text("完成(&C)", "&Close")


class DestroyDialog(QDialog):
    """``destroyed_all``: what was chosen is gone; the dialog then shows the receipt."""

    destroyed_all = Signal()

    def __init__(self, parent: QWidget, desk: Desk, filing_id: str) -> None:
        super().__init__(parent)
        self.desk = desk
        self._plans: tuple[Plan, Plan] | None = None
        self.receipt: Receipt | None = None
        self.setWindowTitle(desk.say(TITLE))
        percent = desk.preferences.text_size
        self.resize(min(600 * percent // 100, 900), min(620 * percent // 100, 660))
        self.one, self.client = Radio(""), Radio("")
        self.told = QPlainTextEdit(desk.say(READING))
        self.backups_too = Tick(desk.say(BACKUPS_TOO))
        self.word = QLineEdit()
        self.wrong = label("", "error", wraps=True)
        self.busy = QProgressBar()
        self.do = button(desk.say(YES), self._destroy, "danger")
        self.cancel = button(desk.say(CANCEL), self.reject)
        self.print = button(desk.say(PRINT), self._print)
        self.save = button(desk.say(SAVE), self._save)
        self._lay_out()
        desk.work.do(partial(_planned, filing_id=filing_id), self._show, self._failed)

    def _lay_out(self) -> None:
        say = self.desk.say
        self.page = ScrollPage()
        group = QButtonGroup(self)
        for choice in (self.one, self.client):
            group.addButton(choice)
            choice.toggled.connect(self._tell_plan)
            choice.hide()
            self.page.column.addWidget(choice)
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setAccessibleName(say(GOES))
        self.told.setMinimumHeight(self.told.fontMetrics().lineSpacing() * 8)
        self.asks = label(say(TYPE, word=self.desk.say(WORD)), "label")
        self.asks.setBuddy(self.word)
        self.word.setAccessibleName(self.asks.text())
        self.word.textChanged.connect(lambda _text: self._enable())
        self.word.returnPressed.connect(self._destroy)
        self.hint = hint_label(say(ELSEWHERE))
        self.page.column.addWidget(self.told, 1)
        for part in (self.backups_too, self.hint, self.asks, self.word):
            self.page.column.addWidget(part)
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName(say(TITLE))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 16)
        layout.addWidget(self.page, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(32, 0, 32, 0)
        foot.addWidget(self.wrong)
        foot.addWidget(self.busy)
        foot.addLayout(row(self.print, self.save, None, self.cancel, self.do))
        layout.addLayout(foot)
        for hidden in (self.wrong, self.busy, self.print, self.save):
            hidden.hide()
        self._enable()

    # What goes

    def _show(self, plans: tuple[Plan, Plan]) -> None:
        self._plans = plans
        one, all_of_client = plans
        self.one.setText(self.desk.say(ONE, name=one.filings[0].title or self.desk.say(UNNAMED)))
        more = len(all_of_client.filings) > 1
        self.client.setText(self.desk.say(CLIENT, client=all_of_client.client, count=len(all_of_client.filings)))
        self.one.setVisible(more)
        self.client.setVisible(more)
        self.one.setChecked(True)
        self._tell_plan()
        self.word.setFocus()

    @property
    def plan(self) -> Plan | None:
        """What goes as it is chosen now; None while it is counted."""
        return self._plans[self.client.isChecked()] if self._plans is not None else None

    def _tell_plan(self) -> None:
        plan = self.plan
        if plan is None:
            return
        say = self.desk.say
        lines = [say(GOES)]
        lines += [
            say(
                FILING,
                name="　".join(part for part in (one.title or say(UNNAMED), one.domain) if part),
                answers=one.answers,
                files=one.attachments,
                changes=one.changes,
            )
            for one in plan.filings
        ]
        lines += ["", say(BACKUPS, count=plan.backups) if plan.backups else say(NO_BACKUPS)]
        self.told.setPlainText("\n".join(lines))
        self.backups_too.setVisible(plan.backups > 0)
        self._enable()

    def _enable(self) -> None:
        typed = self.word.text().strip().casefold()
        words = {WORD.in_(language) for language in Language}
        self.do.setEnabled(self.plan is not None and typed in words)

    # Destroying

    def _destroy(self) -> None:
        plan = self.plan
        if plan is None or not self.do.isEnabled():
            return
        self.wrong.hide()
        self._work_on(busy=True)
        ids, too = [one.id for one in plan.filings], plan.backups > 0 and self.backups_too.isChecked()
        self.desk.work.do(partial(_destroyed, ids=ids, backups_too=too), self._done, self._failed)

    def _done(self, receipt: Receipt) -> None:
        from beian_desktop.services.destroying import as_text

        self._work_on(busy=False)
        self.receipt = receipt
        for part in (self.one, self.client, self.backups_too, self.hint, self.asks, self.word, self.do):
            part.hide()
        self.told.setPlainText(self.desk.say(as_text(receipt)))
        self.told.setAccessibleName(self.desk.say(RECEIPT))
        self.print.show()
        self.save.show()
        self.cancel.setText(self.desk.say(CLOSE))
        self.told.setFocus()
        self.destroyed_all.emit()

    def _print(self) -> None:
        if self.receipt is None:
            return
        from beian_desktop.services.destroying import TITLE as RECEIPT_TITLE
        from beian_desktop.services.destroying import lines

        print_sheet(
            self.desk, self.desk.say(RECEIPT_TITLE), [("", [self.desk.say(text) for text in lines(self.receipt)])]
        )

    def _save(self) -> None:
        out = self.desk.ask.new_file(self.desk.say(RECEIPT), self.desk.say(FILE_NAME), "receipt")
        receipt = self.receipt
        if out is None or receipt is None:
            return

        def write() -> None:
            from beian_desktop.services.destroying import as_text, write_receipt

            write_receipt(receipt, out, self.desk.say(as_text(receipt)))

        self.desk.work.beside(write, failed=self._failed)

    def _failed(self, failure: Failure) -> None:
        self._work_on(busy=False)
        self.wrong.setText(self.desk.say(failure.says))
        self.wrong.setAccessibleName(self.wrong.text())
        self.wrong.show()

    def _work_on(self, *, busy: bool) -> None:
        self.busy.setVisible(busy)
        self.cancel.setEnabled(not busy)
        self.word.setReadOnly(busy)
        if busy:
            self.do.setEnabled(False)
        else:
            self._enable()

    def reject(self) -> None:
        """Closes, but not in the middle of it."""
        if not self.busy.isVisible():
            super().reject()


def _planned(workspace: Workspace, filing_id: str) -> tuple[Plan, Plan]:
    from beian_desktop.services.bundles import of_client
    from beian_desktop.services.destroying import planned

    return planned(workspace, [filing_id]), planned(workspace, [one.id for one in of_client(workspace, filing_id)])


def _destroyed(workspace: Workspace, ids: list[str], backups_too: bool) -> Receipt:
    from beian_desktop.services.destroying import destroy

    return destroy(workspace, ids, backups_too=backups_too)
