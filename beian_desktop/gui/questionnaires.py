"""Questionnaires in the window: an empty one saved, filled ones taken in, and the report row by row."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from beian_desktop.gui.desk import Desk
from beian_desktop.gui.running import Running
from beian_desktop.gui.widgets import ScrollPage, button, frame, label, row
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from datetime import date

    from beian_desktop.services.questionnaires import Row
    from beian_desktop.services.workspace import Workspace

TABLES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv")
PATTERNS = tuple(f"*{ending}" for ending in TABLES)
"""What is read as a questionnaire."""

TEMPLATE = Text("问卷…", "Questionnaire…")
TEMPLATE_TITLE = Text("把空白问卷存成", "Save the empty questionnaire as")
TEMPLATE_NAME = Text("备案问卷.xlsx", "questionnaire.xlsx")
SAVED = Text("问卷已存为 {path}。发给客户填好，再用“导入”读入。", "Saved as {path}. Send it out; Import reads it back.")
REPORT_TITLE = Text("读入的结果", "What came of it")
REPORT = Text("读入“{name}”的结果", "What came of “{name}”")
READING = Text("正在读入“{name}”…", "Taking in “{name}”…")
READ = Text("已读入 {done} 个网站，共 {all} 个", "{done} of {all} sites taken in")
STOPPING = Text("正在停止…已经读入的保留", "Stopping… what was taken in stays")
SAVE_REPORT = Text("保存结果…", "Save the report…")
SAVE_TITLE = Text("把读入结果存成", "Save the report as")
REPORT_NAME = Text("读入结果.csv", "report.csv")
REPORT_SAVED = Text("结果已存为 {path}。", "The report is saved as {path}.")
CLOSE = Text("关闭(&C)", "&Close")
NO_REMARKS = Text("每一项都照原样读入，没有要留意的。", "Everything went in as it stands; nothing to look at.")
ROW = Text("{name}：{outcome}", "{name}: {outcome}")
ROW_TAKEN = Text("{name}：{outcome}，{count} 项", "{name}: {outcome}, {count} answers")
CELL = Text("{place}：{words}", "{place}: {words}")
SUMMARY = Text(
    "共 {rows} 个网站：新加入 {added}，更新 {changed}，没有变化 {unchanged}，没有读入 {refused}。",
    "{rows} sites: {added} added, {changed} changed, {unchanged} unchanged, {refused} not taken.",
)
MORE = Text(
    "还有 {count} 行要留意，没有列出；“保存结果”给出全部。",
    "{count} more rows aren't listed; the saved report tells all.",
)
MOST = 200


class Questionnaires(QObject):
    """``finished`` carries the ids of the filings that are new or changed."""

    finished = Signal(list)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.report: Report | None = None
        self.running: list[Running] = []

    def save_template(self) -> None:
        """Asks where, and writes the empty questionnaire in the window's language."""
        from beian_desktop.services.questionnaires import save_template

        out = self.desk.ask.new_file(self.desk.say(TEMPLATE_TITLE), self.desk.say(TEMPLATE_NAME), "questionnaire")
        if out is not None:
            saving = partial(save_template, out, self.desk.language)
            self.desk.work.beside(saving, lambda _: self.desk.tell(SAVED, path=out))

    def take(self, path: Path) -> None:
        """Takes a filled one in and shows the report; how far it is, where it takes a while, with a way to stop."""
        title = self.desk.say(READING, name=path.name)
        running = Running(self.desk, title, READ, STOPPING, QApplication.activeWindow())
        self.running.append(running)
        taking = partial(
            _take, path=path, today=self.desk.clock.today(), heard=running.heard.emit, stopped=running.stopped.is_set
        )
        self.desk.work.do(taking, partial(self._told, path.name), self._failed)

    def _ended(self) -> None:
        """Files are taken in one after another: the first that runs has ended."""
        running = self.running.pop(0)
        running.hide()
        running.deleteLater()

    def _failed(self, failure: Failure) -> None:
        self._ended()
        self.desk.tell_failure(failure)

    def _told(self, name: str, rows: list[Row]) -> None:
        self._ended()
        self.finished.emit([row.id for row in rows if row.id and row.taken])
        self._forget_report()
        self.report = Report(self.desk, name, rows, QApplication.activeWindow())
        self.report.open()

    def close(self) -> None:
        """Takes the last report away, and takes nothing more in."""
        for running in self.running:
            running.stopped.set()
        self._forget_report()

    def _forget_report(self) -> None:
        if self.report is not None:
            self.report.deleteLater()
            self.report = None


class Report(QDialog):
    """How many went in, and each row with something to look at."""

    def __init__(self, desk: Desk, name: str, rows: list[Row], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(desk.say(REPORT_TITLE))
        self.page = ScrollPage()
        self.rows = rows
        self.done_button = button(desk.say(CLOSE), self.accept, "primary")
        self.save = button(desk.say(SAVE_REPORT), self._save)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 16)
        outer.addWidget(self.page, 1)
        foot = row(self.save, None, self.done_button)
        foot.setContentsMargins(32, 0, 32, 0)
        outer.addLayout(foot)
        self.page.column.addWidget(label(desk.say(REPORT, name=name), "title", wraps=True))
        self.page.column.addWidget(label(_summary(desk, rows), wraps=True))
        self._list([each for each in rows if each.told or each.why])
        self.page.column.addStretch(1)
        self.resize(720, 560)
        self.done_button.setFocus()

    def _save(self) -> None:
        """Asks where, and writes every row with all that is to be told of it."""
        from beian_desktop.services.questionnaires import save_report

        out = self.desk.ask.new_file(self.desk.say(SAVE_TITLE), self.desk.say(REPORT_NAME), "questionnaire")
        if out is not None:
            saving = partial(save_report, out, self.rows, self.desk.language)
            self.desk.work.beside(saving, lambda _: self.desk.tell(REPORT_SAVED, path=out))

    def _list(self, rows: list[Row]) -> None:
        column = self.page.column
        if not rows:
            column.addWidget(label("✓  " + self.desk.say(NO_REMARKS), "good", wraps=True))
        for each in rows[:MOST]:
            column.addWidget(self._card(each))
        if len(rows) > MOST:
            column.addWidget(label(self.desk.say(MORE, count=len(rows) - MOST), "muted", wraps=True))

    def _card(self, each: Row) -> QWidget:
        from beian_desktop.services.questionnaires import OUTCOME_LABELS

        desk = self.desk
        card = frame("card", QVBoxLayout, 16, 6)
        inside = card.layout()
        assert inside is not None
        outcome = desk.say(OUTCOME_LABELS[each.outcome])
        name, taken = f"{each.place}　{each.title}".strip(), len(each.taken)
        words = desk.say(ROW_TAKEN if taken else ROW, name=name, outcome=outcome, count=taken)
        inside.addWidget(label(words, "label", wraps=True))
        if each.why:
            inside.addWidget(label("⚠ " + desk.say(each.why), "error", wraps=True))
        for told in each.told:
            name = desk.say(told.question.label) if told.question else ""
            line = desk.say(CELL, place=f"{told.cell} {name}".strip(), words=desk.say(told.words))
            inside.addWidget(label(("⚠ " if told.bad else "· ") + line, "error" if told.bad else "muted", wraps=True))
        return card


def _summary(desk: Desk, rows: list[Row]) -> str:
    from beian_desktop.services.questionnaires import Outcome

    counts = {outcome.value: sum(each.outcome is outcome for each in rows) for outcome in Outcome}
    return desk.say(SUMMARY, rows=len(rows), **counts)


def _take(
    workspace: Workspace, path: Path, today: date, heard: Callable[[int, int], None], stopped: Callable[[], bool]
) -> list[Row]:
    from beian_desktop.services.questionnaires import import_entries, read_file

    entries = read_file(path)
    heard(0, len(entries))
    return import_entries(workspace, entries, today, lambda done: heard(done, len(entries)), stopped)
