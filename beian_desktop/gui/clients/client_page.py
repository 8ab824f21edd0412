"""One client: its filings, its papers, and every answer about subject, people and platform account."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from beian_desktop.filing.clients import SECTIONS
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.names import UNNAMED
from beian_desktop.filing.status import STATE_LABELS
from beian_desktop.form.declaration import FORM, UnknownField
from beian_desktop.form.field import BaseField, Section
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.widgets import ScrollPage, button, clear, frame, head, label, link_button, row
from beian_desktop.system.language import Text
from beian_desktop.wizard.review import Line, Standing, lines

if TYPE_CHECKING:
    from beian_desktop.services.clients import Seen

BACK = Text("‹ 全部客户", "‹ All clients")
NEW = Text("新建它的备案(&N)", "&New filing of it")
CHANGE = Text("修改资料(&E)", "&Edit what is kept")
DELETE = Text("删除…", "Delete…")
FILINGS = Text("备案（{count}）", "Filings ({count})")
FILING = Text("{title}　{domain}　{state}", "{title}  {domain}  {state}")
NO_FILINGS = Text("还没有备案。", "No filings yet.")
PAPER = Text("{slot}：{name}", "{slot}: {name}")
PAPERS = Text("证件材料（{count}）", "Papers ({count})")
NO_PAPERS = Text(
    "还没有证件材料。在它的备案里添加，离开那份备案时会问要不要放到客户这里。",
    "No papers yet. Add them to a filing of it; on leaving that filing they are offered to the client.",
)
TAKE_AWAY = Text("移走…", "Take away…")
DOUBLE = Text(
    "与“{name}”的证件号码相同，可能是同一个客户。合并…",
    "Has the same number as “{name}”, so it may be the same client. Merge…",
)
MOST_NAMES = 4
"""So many others with the same account are named."""


class ClientPage(QWidget):
    """``opens`` carries a filing's id, ``merges`` the id of another client, ``takes_away`` that of a paper."""

    closed = Signal()
    opens = Signal(str)
    begins = Signal()
    changes = Signal()
    deletes = Signal()
    merges = Signal(str)
    takes_away = Signal(str)

    def __init__(self, desk: Desk, seen: Seen) -> None:
        super().__init__()
        self.desk, self.seen = desk, seen
        self.page = ScrollPage()
        self.links: list[QWidget] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head(button(desk.say(BACK), self.closed.emit, "link"), None))
        layout.addWidget(self.page, 1)
        self._fill()
        desk.masking.changed.connect(self._fill)
        QShortcut(QKeySequence("Alt+Left"), self, self.closed.emit)

    def _fill(self) -> None:
        clear(self.page.column)
        self.links = []
        column, seen = self.page.column, self.seen
        column.addWidget(label(seen.card.client.name, "title", wraps=True))
        self.new = button(self.desk.say(NEW), self.begins.emit, "primary")
        self.change = button(self.desk.say(CHANGE), self.changes.emit)
        self.delete = button(self.desk.say(DELETE), self.deletes.emit, "danger")
        self.delete.setEnabled(not seen.filings)
        column.addLayout(row(self.new, self.change, self.delete, None))
        if seen.doubles or seen.same_account:
            column.addWidget(self._warnings())
        column.addWidget(self._filings())
        filing = Filing("", seen.card.answers)
        told = list(lines(filing, self.desk.language))
        for section in SECTIONS:
            answered = [line for line in told if line.section is section and _is_told(line)]
            if answered:
                column.addWidget(self._section(section, answered))
        column.addWidget(self._papers())
        column.addStretch(1)
        self.page.settle()

    def _warnings(self) -> QWidget:
        from beian_desktop.checks.neighbours import MESSAGES
        from beian_desktop.form.sections import account

        box = frame("warnings", QVBoxLayout, 14, 4)
        inside = box.layout()
        assert inside is not None
        if self.seen.same_account:
            words = MESSAGES["account.shared"]
            names = [one.client.name for one in self.seen.same_account]
            others = "”、“".join(names[:MOST_NAMES]) + ("…" if len(names) > MOST_NAMES else "")
            holder = self.seen.card.answers.typed(account.HOLDER)
            told = words.says.fill(self.desk.language, holder=holder, filing=others)
            inside.addWidget(label(f"⚠ SUB-15　{told}", "warning", wraps=True))
            inside.addWidget(label(words.fix.in_(self.desk.language), "warning", wraps=True))
        for other in self.seen.doubles:
            text = self.desk.say(DOUBLE, name=other.client.name)
            inside.addWidget(self._link(text, partial(self.merges.emit, other.client.id)))
        return box

    def _link(self, text: str, does: partial[None]) -> QWidget:
        made = link_button(text, does)
        self.links.append(made)
        return made

    def _filings(self) -> QWidget:
        card = frame("card", QVBoxLayout, 22, 6)
        inside, desk = card.layout(), self.desk
        assert inside is not None
        inside.addWidget(label(desk.say(FILINGS, count=len(self.seen.filings)), "heading", wraps=True))
        if not self.seen.filings:
            inside.addWidget(label(desk.say(NO_FILINGS), "muted", wraps=True))
        for one in self.seen.filings:
            state = desk.say(STATE_LABELS[one.status.site])
            text = desk.say(FILING, title=one.title or desk.say(UNNAMED), domain=one.domain, state=state)
            inside.addWidget(self._link(text, partial(self.opens.emit, one.id)))
        return card

    def _section(self, section: Section, answered: list[Line]) -> QWidget:
        card = frame("card", QVBoxLayout, 22, 8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for number, line in enumerate(answered):
            question = line.question
            texts = [self.desk.masking.over(question, t) if isinstance(question, BaseField) else t for t in line.shown]
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(label(line.label, "muted", wraps=True), number, 0, top)
            role = "muted" if line.standing is Standing.LINKED else ""
            grid.addWidget(label("\n".join(texts), role, wraps=True), number, 1, top)
        card.layout().addWidget(label(self.desk.say(section.label), "heading", wraps=True))  # type: ignore[union-attr]
        card.layout().addLayout(grid)  # type: ignore[union-attr]
        return card

    def _papers(self) -> QWidget:
        card = frame("card", QVBoxLayout, 22, 6)
        inside, desk, papers = card.layout(), self.desk, self.seen.card.papers
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(label(desk.say(PAPERS, count=len(papers)), "heading", wraps=True))
        if not papers:
            inside.addWidget(label(desk.say(NO_PAPERS), "muted", wraps=True))
        for paper in papers:
            try:
                slot = desk.say(FORM.slot(paper.slot).label)
            except UnknownField:
                slot = paper.slot
            name = label(desk.say(PAPER, slot=slot, name=paper.name), wraps=True)
            away = button(desk.say(TAKE_AWAY), partial(self.takes_away.emit, paper.id), "link")
            away.setAccessibleName(f"{away.text()} {slot} {paper.name}")
            line = row(name, away)
            line.setStretch(0, 1)
            inside.addLayout(line)
        return card


def _is_told(line: Line) -> bool:
    return bool(line.shown) and line.standing in (Standing.ANSWERED, Standing.LINKED, Standing.KEPT)
