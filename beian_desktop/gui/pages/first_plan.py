"""First start, the last page: what to do today, or the 情况说明 for who need not file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from beian_desktop.filing.filing import Filing
from beian_desktop.gui.pages.plan_cards import cards, limits_card, message_card, written
from beian_desktop.gui.pages.preview import PreviewCard
from beian_desktop.gui.sheet import print_sheet
from beian_desktop.gui.sketch import Sketch
from beian_desktop.gui.widgets import Button, ScrollPage, button, clear, frame, label, row
from beian_desktop.system.language import Text
from beian_desktop.wizard.first_plan import Plan
from beian_desktop.wizard.first_start import STATEMENT_STEPS

if TYPE_CHECKING:
    from beian_desktop.services.preview import Composed

TODAY = Text("今天该做什么", "What to do today")
TODAY_HINT = Text(
    "今天只做两件事：把证件找齐，把下面那段话发给建站公司。回复来了再接着填。",
    "Today only two things: find the papers, and send the message below to whoever built the site. Go on when they answer.",
)
PRINT = Text("打印这一页(&P)…", "&Print this page…")
COPY = Text("复制这段话(&C)", "&Copy the message")
COPIED = Text("✓ 已复制，可以发给对方了", "✓ Copied, ready to send")
NO_FILING = Text("这种情况要交的说明", "The statement for this case")
SAVE = Text("保存为 PDF…(&S)", "&Save as PDF…")
SAVE_TITLE = Text("说明保存到哪个文件夹", "The folder for the statement")
SAVED = Text("已保存：{path}", "Saved: {path}")
FILE_NAME = "情况说明.pdf"


class TodayPage(ScrollPage):
    """One page: days left, papers and facts to have at hand, and the message to copy and send."""

    def __init__(self, sketch: Sketch) -> None:
        super().__init__()
        self.sketch, self.desk = sketch, sketch.desk
        self.copy: Button | None = None
        self.print = button(self.desk.say(PRINT), self._print)
        self._shown: Plan | None = None
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self.column.addWidget(label(self.desk.say(TODAY), "title", wraps=True))
        self.column.addWidget(label(self.desk.say(TODAY_HINT), "muted", wraps=True))
        self.column.addLayout(row(self.print, None))
        self.column.addLayout(self._cards)
        self.column.addStretch(1)
        sketch.checked.connect(self.refresh)

    def refresh(self) -> None:
        """Shows the plan as it is now."""
        plan = self.sketch.plan
        if plan is None or plan == self._shown:
            return
        self._shown, self.copy = plan, None
        clear(self._cards)
        message = message_card(self.desk, plan)
        limits, *things = cards(self.desk, plan)
        self._cards.addWidget(limits)
        if message is not None:
            self.copy = button(self.desk.say(COPY), self._copy, "primary")
            message.layout().addLayout(row(self.copy, None))  # type: ignore[union-attr]
            self._cards.addWidget(message)
        for thing in things:
            self._cards.addWidget(thing)

    def _copy(self) -> None:
        if self.copy is not None and self._shown is not None and self._shown.builder is not None:
            QGuiApplication.clipboard().setText(self._shown.builder.message(self.desk.language))
            self.copy.setText(self.desk.say(COPIED))

    def _print(self) -> None:
        if self._shown is not None:
            print_sheet(self.desk, self.desk.say(TODAY), written(self.desk, self._shown))

    def focus_first(self) -> None:
        """The button at the top, so that the days left are seen."""
        self.print.setFocus()


class StatementPage(ScrollPage):
    """What to do with the 情况说明, and the paper itself to look at, print and save."""

    def __init__(self, sketch: Sketch) -> None:
        super().__init__()
        self.sketch, self.desk = sketch, sketch.desk
        self.paper = PreviewCard(self.desk)
        self.save = button(self.desk.say(SAVE), self._save)
        self._limits = QVBoxLayout()
        self.column.addWidget(label(self.desk.say(NO_FILING), "title", wraps=True))
        steps = frame("card", QVBoxLayout, 24, 8)
        for number, step in enumerate(STATEMENT_STEPS, 1):
            steps.layout().addWidget(label(f"{number}. {self.desk.say(step)}", wraps=True))  # type: ignore[union-attr]
        self.column.addLayout(self._limits)
        self.column.addWidget(steps)
        self.column.addLayout(row(self.save, None))
        self.column.addWidget(self.paper)
        self.column.addStretch(1)
        sketch.checked.connect(self.refresh)

    def refresh(self) -> None:
        """Lays the paper out anew with the present answers."""
        plan, way = self.sketch.plan, self.sketch.way
        clear(self._limits)
        if plan is not None and plan.limits:
            self._limits.addWidget(limits_card(self.desk, plan))
        if self.isVisible() and way is not None and way.document is not None:
            filing, document, today = self.sketch.filing, way.document, self.desk.clock.today()
            self.desk.work.beside(lambda: _paper(filing, document, today), self.paper.show_package)

    def _save(self) -> None:
        folder = self.desk.ask.folder(self.desk.say(SAVE_TITLE), "package")
        file = self.paper.file
        if folder is not None and file is not None:
            path, data = folder / FILE_NAME, file.data
            self.desk.work.beside(lambda: _write(path, data), lambda _: self.desk.tell(SAVED, path=path))

    def focus_first(self) -> None:
        """The button that saves."""
        self.save.setFocus()


def _paper(filing: Filing, document: str, today: date) -> Composed:
    from beian_desktop.services.preview import single

    return single(filing, document, today=today)


def _write(path: Path, data: bytes) -> None:
    from beian_desktop.services.writing import write_file

    write_file(path, data)
