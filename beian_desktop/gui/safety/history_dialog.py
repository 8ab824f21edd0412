"""Who changed what when in a filing, and one change taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.shown import shown
from beian_desktop.form.declaration import FORM
from beian_desktop.gui.draft import Draft
from beian_desktop.gui.widgets import button, label, row
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.history import Entry, Texts
    from beian_desktop.services.workspace import Workspace

TITLE = Text("修改记录", "History of changes")
WHICH = Text("看哪一项", "Which question")
ALL = Text("全部", "All")
COLUMNS = (
    Text("时间", "When"),
    Text("谁", "Who"),
    Text("哪一项", "Question"),
    Text("改前", "Before"),
    Text("改后", "After"),
)
EMPTY = Text("（空）", "(empty)")
NONE = Text("还没有修改过。", "Nothing was changed yet.")
SOME = Text("{count} 次修改，最近的在前。", "Changes: {count}, the latest first.")
UNDO = Text("撤销这次修改(&U)", "&Undo this change")
UNDONE = Text("已撤销：{label}", "Undone: {label}")
CLOSE = Text("关闭(&C)", "&Close")


class HistoryDialog(QDialog):
    """``undone`` carries the filing after a change was taken back."""

    undone = Signal(object)

    def __init__(self, parent: QWidget, draft: Draft, question: str = "") -> None:
        super().__init__(parent)
        self.draft, self.desk = draft, draft.desk
        self._asked = question
        self._entries: list[Entry] = []
        self.setWindowTitle(self.desk.say(TITLE))
        percent = self.desk.preferences.text_size
        self.resize(min(820 * percent // 100, 1000), min(480 * percent // 100, 640))
        self.which = QComboBox()
        self.which.setAccessibleName(self.desk.say(WHICH))
        self.table = QTableWidget(0, len(COLUMNS))
        self.state = label("", "muted", wraps=True)
        self.undo = button(self.desk.say(UNDO), self._undo, "primary")
        self._lay_out()
        self.which.activated.connect(lambda _index: self._show())
        self.table.itemSelectionChanged.connect(self._enable)
        self.desk.masking.changed.connect(self._show)
        self._read()

    def _lay_out(self) -> None:
        say = self.desk.say
        self.table.setAccessibleName(say(TITLE))
        self.table.setHorizontalHeaderLabels([say(column) for column in COLUMNS])
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(round(self.table.fontMetrics().lineSpacing() * 2.1))
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for wide in (2, 3, 4):
            header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        caption = label(say(WHICH), "label")
        caption.setBuddy(self.which)
        layout.addLayout(row(caption, self.which, None))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.state)
        layout.addLayout(row(None, self.undo, button(say(CLOSE), self.reject)))

    def _read(self) -> None:
        self.desk.work.do(partial(_history, filing_id=self.draft.filing.id), self._found, self._failed)

    def _found(self, entries: list[Entry]) -> None:
        self._entries = entries
        self._fill_choice()
        self._show()
        self.table.setFocus()

    def _fill_choice(self) -> None:
        chosen = self.which.currentData() if self.which.count() else self._asked
        questions = dict.fromkeys(entry.question.id for entry in self._entries)
        if self._asked:
            questions.setdefault(self._asked)
        self.which.clear()
        self.which.addItem(self.desk.say(ALL), "")
        for question_id in questions:
            self.which.addItem(self.desk.say(FORM.question(question_id).label), question_id)
        self.which.setCurrentIndex(max(0, self.which.findData(chosen)))

    @property
    def shown(self) -> list[Entry]:
        """The changes that are listed now."""
        wanted = self.which.currentData()
        return [entry for entry in self._entries if not wanted or entry.question.id == wanted]

    def _show(self) -> None:
        entries = self.shown
        self.table.setRowCount(len(entries))
        for number, entry in enumerate(entries):
            at = f"{entry.at.astimezone():%Y-%m-%d %H:%M:%S}"
            label_text = self.desk.say(entry.question.label)
            before, after = (self._told(entry, side) for side in (entry.before, entry.after))
            for column, text in enumerate((at, entry.who, label_text, before, after)):
                item = QTableWidgetItem(text.replace("\n", "；"))
                item.setToolTip(text)
                self.table.setItem(number, column, item)
        if entries and not self.table.selectedItems():
            self.table.selectRow(0)
        self.state.setText(self.desk.say(SOME, count=len(entries)) if entries else self.desk.say(NONE))
        self._enable()

    def _told(self, entry: Entry, texts: Texts) -> str:
        answers = Answers({field: given for field, given in texts.items() if given})
        told = "\n".join(shown(entry.question, answers, self.desk.language)) if answers else ""
        return self.desk.masking.within(told, answers) or self.desk.say(EMPTY)

    def _enable(self) -> None:
        self.undo.setEnabled(bool(self.table.selectedItems()))

    def _undo(self) -> None:
        entry = self.shown[self.table.currentRow()]
        undoing = partial(_undone, filing_id=self.draft.filing.id, entry=entry)
        self.desk.work.do(undoing, partial(self._undid, entry), self._failed)

    def _undid(self, entry: Entry, filing: Filing) -> None:
        self.undone.emit(filing)
        self._read()
        self.desk.tell(UNDONE, label=self.desk.say(entry.question.label))

    def _failed(self, failure: Failure) -> None:
        self.state.setText("✕ " + self.desk.say(failure.says))


def _history(workspace: Workspace, filing_id: str) -> list[Entry]:
    from beian_desktop.services.history import history

    return history(workspace, filing_id)


def _undone(workspace: Workspace, filing_id: str, entry: Entry) -> Filing:
    from beian_desktop.services.history import undo

    undo(workspace, filing_id, entry)
    return workspace.filing(filing_id)
