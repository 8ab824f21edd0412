"""The clients in the window: the list, one client, its questions; what is begun, merged and deleted there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.clients import Card
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.shown import shown
from beian_desktop.gui.clients.client_list import ClientList
from beian_desktop.gui.clients.client_page import ClientPage
from beian_desktop.gui.clients.client_questions import ClientQuestions
from beian_desktop.gui.clients.offering import offer
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.running import Running
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from datetime import date

    from beian_desktop.services.bundles import Conflict
    from beian_desktop.services.clients import Offer, Seen
    from beian_desktop.services.workspace import Workspace

ASKS_DELETE = Text("删除客户“{name}”？", "Delete the client “{name}”?")
GONE = Text(
    "客户的资料和证件材料都会删除，删除前会先做一份备份。",
    "What is kept of it and its papers are deleted; a backup is made before.",
)
DELETE_YES = Text("删除(&D)", "&Delete")
MERGE = Text("合并客户", "Merge clients")
ASKS_MERGE = Text("把“{gone}”并入“{kept}”？", "Merge “{gone}” into “{kept}”?")
MERGED_HOW = Text(
    "备案和证件材料都归到“{kept}”，只有一边填了的照样保留。合并前会先做一份备份。",
    "Filings and papers of both belong to “{kept}” then; what only one of them answers stays. A backup is made before.",
)
MERGE_YES = Text("合并(&M)", "&Merge")
ASKS_WHICH = Text(
    "把“{gone}”并入“{kept}”。下面 {count} 项两边不一样，每一项用哪一边的？",
    "“{gone}” is merged into “{kept}”. {count} answers differ: which of the two counts?",
)
MERGED = Text("已合并为“{name}”。", "Merged: “{name}”.")
GATHERING = Text("正在把备案归到客户…", "Giving the filings a client…")
SO_FAR = Text("已归好 {done} 份，共 {all} 份", "{done} of {all} filings have a client")
STOPPING = Text("正在停止…已经归好的保留", "Stopping… those that have a client keep it")
GATHERED = Text("已把 {count} 份备案归到客户。", "Filings that have a client now: {count}.")
ASKS_AWAY = Text("从客户这里移走“{name}”？", "Take “{name}” away from the client?")
AWAY_HOW = Text("备案里的不变。", "Filings keep theirs.")
AWAY_YES = Text("移走(&T)", "&Take away")
MOST_LETTERS = 18
"""Of a name beside an answer to choose; the question has it whole."""


class Clients(QWidget):
    """``opens`` carries a filing's id, ``begun`` a new filing."""

    closed = Signal()
    opens = Signal(str)
    begun = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.list = ClientList(desk)
        self.page: ClientPage | None = None
        self.form: ClientQuestions | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.list.closed.connect(self.closed)
        self.list.opens.connect(self.open)
        self.list.begins.connect(self.begin)
        self.list.deletes.connect(partial(self._ask, done=self._delete))
        self.list.merges.connect(self.merge)
        self.list.gathers.connect(self.gather)

    def show_list(self, select: str = "") -> None:
        """Goes back to the list, read anew."""
        self._drop()
        self.stack.setCurrentWidget(self.list)
        self.list.refresh(select)

    def open(self, client_id: str) -> None:
        """Shows one client."""
        self._ask(client_id, self._show)

    def _ask(self, client_id: str, done: Callable[[Seen], None]) -> None:
        self.desk.work.do(partial(_seen, client_id=client_id), done)

    def _show(self, seen: Seen) -> None:
        self._drop()
        page = self.page = ClientPage(self.desk, seen)
        client_id = seen.card.client.id
        page.closed.connect(lambda: self.show_list(client_id))
        page.opens.connect(self.opens)
        page.begins.connect(lambda: self.begin(client_id))
        page.changes.connect(self._edit)
        page.deletes.connect(lambda: self._delete(seen))
        page.merges.connect(lambda gone: self.merge(client_id, gone))
        page.takes_away.connect(self._take_away)
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        page.new.setFocus()

    def _drop(self) -> None:
        for widget in (self.page, self.form):
            if widget is not None:
                self.stack.removeWidget(widget)
                widget.deleteLater()
        self.page, self.form = None, None

    def begin(self, client_id: str) -> None:
        """Begins a filing of the client."""
        beginning = partial(_begun, client_id=client_id, today=self.desk.clock.today())
        self.desk.work.do(beginning, self.begun.emit)

    def gather(self) -> None:
        """Gives the filings without a client one."""
        running = Running(self.desk, self.desk.say(GATHERING), SO_FAR, STOPPING, QApplication.activeWindow())
        running.setModal(True)
        gathering = partial(_gathered, heard=running.heard.emit, stopped=running.stopped.is_set)
        self.desk.work.do(gathering, partial(self._tell_gathered, running), partial(self._not_gathered, running))

    def _not_gathered(self, running: Running, failure: Failure) -> None:
        running.hide()
        running.deleteLater()
        self.desk.tell_failure(failure)

    def _tell_gathered(self, running: Running, count: int) -> None:
        running.hide()
        running.deleteLater()
        self.desk.tell(GATHERED, count=count)
        self.list.refresh()

    # Changing

    def _edit(self) -> None:
        assert self.page is not None
        form = self.form = ClientQuestions(self.desk, self.page.seen.card)
        form.closed.connect(lambda: self._back_to_page(form))
        form.kept.connect(lambda answers: self._keep(form, answers))
        self.stack.addWidget(form)
        self.stack.setCurrentWidget(form)
        form.questions.focus_first()
        form.questions.show_top()

    def _back_to_page(self, form: ClientQuestions) -> None:
        self.open(form.card.client.id)

    def _keep(self, form: ClientQuestions, answers: Answers) -> None:
        client_id = form.card.client.id
        changing = partial(_changed, client_id=client_id, answers=answers)
        self.desk.work.do(changing, partial(self._kept, client_id))

    def _kept(self, client_id: str, offers: list[Offer]) -> None:
        offer(self.desk, "", offers)
        self.open(client_id)

    def keep_typed(self) -> None:
        """Keeps what was edited, when the page is left by another way than its buttons."""
        if self.form is not None and self.form.changed:
            changing = partial(_changed, client_id=self.form.card.client.id, answers=self.form.answers)
            self.desk.work.do(changing, partial(offer, self.desk, ""))

    def _take_away(self, paper_id: str) -> None:
        assert self.page is not None
        card = self.page.seen.card
        name = next(paper.name for paper in card.papers if paper.id == paper_id)
        if self.desk.ask.agrees(self.desk.say(ASKS_AWAY, name=name), self.desk.say(AWAY_HOW), AWAY_YES):
            rest = replace(card, papers=tuple(paper for paper in card.papers if paper.id != paper_id))
            self.desk.work.do(lambda workspace: workspace.put_card(rest), self._put)

    def _put(self, card: Card) -> None:
        self.open(card.client.id)

    def _delete(self, seen: Seen) -> None:
        client = seen.card.client
        if self.desk.ask.agrees(self.desk.say(ASKS_DELETE, name=client.name), self.desk.say(GONE), DELETE_YES):
            self.desk.work.do(lambda workspace: workspace.remove_client(client.id), self._deleted)

    def _deleted(self, _: None) -> None:
        self.show_list()

    # Merging

    def merge(self, kept_id: str, gone_id: str) -> None:
        """Asks how two clients become one, and merges them."""
        self.desk.work.do(partial(_two, kept_id=kept_id, gone_id=gone_id), self._ask_merge)

    def _ask_merge(self, found: tuple[Seen, Seen, list[Conflict]]) -> None:
        kept, gone, conflicts = found
        names = {"kept": kept.card.client.name, "gone": gone.card.client.name}
        if conflicts:
            question = self.desk.say(ASKS_WHICH, count=len(conflicts), **names)

            def rows() -> list[tuple[str, str, str]]:
                return [(self.desk.say(one.question.label), *self._sides(one)) for one in conflicts]

            both = (_short(kept.card.client.name), _short(gone.card.client.name))
            taken = self.desk.ask.choose(self.desk.say(MERGE), question, rows, self.desk.masking, both)
        else:
            agreed = self.desk.ask.agrees(
                self.desk.say(ASKS_MERGE, **names), self.desk.say(MERGED_HOW, **names), MERGE_YES
            )
            taken = set() if agreed else None
        if taken is None:
            return
        theirs = [conflict for number, conflict in enumerate(conflicts) if number in taken]
        merging = partial(_merged, kept_id=kept.card.client.id, gone_id=gone.card.client.id, theirs=theirs)
        self.desk.work.do(merging, self._tell_merged)

    def _sides(self, one: Conflict) -> tuple[str, str]:
        mine, theirs = (
            self.desk.masking.within("\n".join(shown(one.question, answers, self.desk.language)), answers)
            for answers in (Answers(dict(one.mine)), Answers(dict(one.theirs)))
        )
        return mine, theirs

    def _tell_merged(self, client_id: str) -> None:
        self._ask(client_id, self._show_merged)

    def _show_merged(self, seen: Seen) -> None:
        self.desk.tell(MERGED, name=seen.card.client.name)
        if self.page is not None:
            self._show(seen)
        else:
            self.list.refresh(seen.card.client.id)


def _short(name: str) -> str:
    return name if len(name) <= MOST_LETTERS else f"{name[:MOST_LETTERS]}…"


def _seen(workspace: Workspace, client_id: str) -> Seen:
    from beian_desktop.services.clients import see

    return see(workspace, client_id)


def _begun(workspace: Workspace, client_id: str, today: date) -> Filing:
    from beian_desktop.services.clients import begin_filing

    return begin_filing(workspace, client_id, today)


def _gathered(workspace: Workspace, heard: Callable[[int, int], object], stopped: Callable[[], bool]) -> int:
    from beian_desktop.services.clients import gather

    return gather(workspace, heard, stopped)


def _changed(workspace: Workspace, client_id: str, answers: Answers) -> list[Offer]:
    from beian_desktop.services.clients import change

    return change(workspace, client_id, answers)


def _two(workspace: Workspace, kept_id: str, gone_id: str) -> tuple[Seen, Seen, list[Conflict]]:
    from beian_desktop.services.clients import conflicts, see

    return see(workspace, kept_id), see(workspace, gone_id), conflicts(workspace, kept_id, gone_id)


def _merged(workspace: Workspace, kept_id: str, gone_id: str, theirs: list[Conflict]) -> str:
    from beian_desktop.services.clients import merge

    return merge(workspace, kept_id, gone_id, theirs).client.id
