"""Many filings at once: checked, exported, printed or packed, one after another, while the window stays alive."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from beian_desktop.gui.desk import Desk
from beian_desktop.gui.printing import AsPdf, PrintRun, Wish
from beian_desktop.gui.work import as_failure
from beian_desktop.services.batch import (
    Ended,
    Item,
    Result,
    bundle_one,
    check_one,
    exported_one,
    failed,
    faulty,
    stopped,
)
from beian_desktop.services.printing import order
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from datetime import date

    from beian_desktop.checks.beside import Neighbours
    from beian_desktop.filing.filing import Filing
    from beian_desktop.services.export_processes import Job, Outcome
    from beian_desktop.services.preview import PdfFile
    from beian_desktop.services.workspace import Workspace

T = TypeVar("T")

NOTHING_TO_PRINT = Text("网上办理，没有要交的纸质材料", "filed online: no paper is handed in")


class Batch(QObject):
    """A batch. ``moved`` carries the title of what is being done, ``ended_one`` each Result, ``ended`` the end."""

    moved = Signal(str)
    ended_one = Signal(object)
    ended = Signal()

    def __init__(self, desk: Desk, items: Sequence[Item]) -> None:
        super().__init__(desk)
        self.desk, self.items = desk, items
        self.results: list[Result] = []
        self._cancelled = threading.Event()
        self.asking = False
        """Whether it waits for a person."""
        self.beside: Neighbours | None = None
        """What each is checked beside: all other filings."""

    @property
    def running(self) -> bool:
        """Whether anything is still to be done."""
        return len(self.results) < len(self.items)

    def start(self) -> None:
        """Reads what the filings are checked beside, and begins."""
        self.desk.work.do(_neighbours, self._compared, self._broken)

    def _compared(self, beside: Neighbours) -> None:
        self.beside = beside
        self._begin()

    def _begin(self) -> None:
        raise NotImplementedError

    def cancel(self) -> None:
        """Stops; what is whole stays, what isn't done is told."""
        self._cancelled.set()

    def _note(self, result: Result) -> None:
        self.results.append(result)
        self.ended_one.emit(result)
        if not self.running:
            self.ended.emit()

    def _broken(self, failure: Failure) -> None:
        """Nothing more can be done."""
        for item in self._left():
            self._note(failed(item, failure))

    def _left(self) -> list[Item]:
        """The filings that have no result yet."""
        known = {result.item.id for result in self.results}
        return [item for item in self.items if item.id not in known]


class OneByOne(Batch):
    """A batch whose filings are done in turn; each ``_do`` notes a result in the end."""

    def _begin(self) -> None:
        self._next()

    def _next(self) -> None:
        if not self.running:
            return
        item = self.items[len(self.results)]
        if self._cancelled.is_set():
            for rest in self._left():
                self._note(stopped(rest))
            return
        self.moved.emit(item.title)
        self._do(item)

    def _do(self, item: Item) -> None:
        raise NotImplementedError

    def _took(self, result: Result) -> None:
        self._note(result)
        self._next()

    def _ask(self, call: Callable[[Workspace], T], done: Callable[[T], None], item: Item) -> None:
        """Has something done in the worker thread, where the answers of the window get their turn in between."""
        self.desk.work.do(call, done, lambda failure: self._took(failed(item, failure)))


class Checking(OneByOne):
    """Checks each beside all others."""

    def _do(self, item: Item) -> None:
        assert self.beside is not None
        checking = partial(check_one, item=item, today=self.desk.clock.today(), beside=self.beside)
        self._ask(checking, self._took, item)


class Packing(OneByOne):
    """Writes a bundle of each into a folder."""

    def __init__(self, desk: Desk, items: Sequence[Item], folder: Path, passphrase: str | None) -> None:
        super().__init__(desk, items)
        self._folder, self._passphrase = folder, passphrase

    def start(self) -> None:
        """Packs the first; nothing is checked."""
        self._begin()

    def _do(self, item: Item) -> None:
        packing = partial(bundle_one, item=item, folder=self._folder, passphrase=self._passphrase)
        self._ask(packing, self._took, item)


class Printing(OneByOne):
    """Prints what each hands to the police; the first asks how, the others follow."""

    def __init__(self, desk: Desk, items: Sequence[Item]) -> None:
        super().__init__(desk, items)
        self._wish: Wish | None = None

    def _do(self, item: Item) -> None:
        assert self.beside is not None
        taking = partial(_ready, item=item, today=self.desk.clock.today(), beside=self.beside)
        self._ask(taking, partial(self._compose, item), item)

    def _compose(self, item: Item, filing: Filing | Result) -> None:
        if isinstance(filing, Result):
            self._took(filing)
            return
        composing = partial(_composed, filing, item, self.desk)
        self.desk.work.beside(composing, partial(self._print, item), lambda failure: self._took(failed(item, failure)))

    def _print(self, item: Item, made: PdfFile | Result) -> None:
        if isinstance(made, Result):
            self._took(made)
            return
        if self._wish is None:
            self.asking = True
            chosen = self.desk.ask.printing(self.desk, made)
            self.asking = False
            if chosen is None or isinstance(chosen, AsPdf):
                self.cancel()
                self._next()
                return
            self._wish = chosen
        two_sided = self._wish.two_sided
        pages = order(range(made.pages), made.leaves, two_sided=two_sided)
        wish = Wish(self._wish.printer, pages, two_sided, self._wish.offset)
        run = PrintRun(self.desk.work, f"{made.name} {item.title}", lambda: made.data, wish, self)
        run.ended.connect(partial(self._printed, item, run))
        run.start()

    def _printed(self, item: Item, run: PrintRun, failure: Failure | None) -> None:
        run.deleteLater()
        self._took(Result(item, Ended.DONE) if failure is None else failed(item, failure))


class Exporting(Batch):
    """Makes each package in processes beside this one, as many as there are cores."""

    _told = Signal(object, object)

    def __init__(self, desk: Desk, items: Sequence[Item], folder: Path) -> None:
        super().__init__(desk, items)
        self._folder = folder
        self._told.connect(self._hear)

    def _begin(self) -> None:
        """Hands all to the processes, whose filings come out of the store when their turn comes."""
        self.desk.work.beside(self._export, self._rest, self._broken)

    def _export(self) -> list[Outcome]:
        from beian_desktop.services.export_processes import Job, cores, exported
        from beian_desktop.services.packaging import Options, safe_name

        jobs = [Job(item.title or item.id, safe_name(item.id), partial(self._given, item)) for item in self.items]
        numbers = {id(job): number for number, job in enumerate(jobs)}

        def told(job: Job, event: Text | Outcome) -> None:
            self._told.emit(self.items[numbers[id(job)]], event)

        today, desk = self.desk.clock.today(), self.desk
        options = Options(data=desk.folder, copies=desk.copies, letterhead=desk.letterhead)
        return exported(jobs, self._folder, today, options, cores(), told, self._cancelled.is_set)

    def _given(self, item: Item) -> bytes:
        """A filing's bytes, in a thread of the engine; the worker thread checks and reads them between other jobs."""
        from beian_desktop.services.packaging import CANCELLED, ExportCancelled

        if self._cancelled.is_set():  # the data may be locked by now
            raise ExportCancelled(CANCELLED)
        assert self.beside is not None
        packing = partial(_packed, item=item, today=self.desk.clock.today(), beside=self.beside)
        answer: SimpleQueue[bytes | Failure] = SimpleQueue()

        def read(workspace: Workspace) -> None:
            try:
                answer.put(packing(workspace))
            except Exception as error:  # noqa: BLE001 - a thread waits for the answer
                answer.put(as_failure(error))

        self.desk.work.do(read)
        given = answer.get()
        if isinstance(given, Failure):
            raise given
        return given

    def _hear(self, item: Item, event: Any) -> None:
        from beian_desktop.services.export_processes import Outcome

        if isinstance(event, Outcome):
            self._note(exported_one(item, event))
        else:
            self.moved.emit(item.title)

    def _rest(self, outcomes: list[Outcome]) -> None:
        """What ended without a word: it was cancelled."""
        left = {item.id for item in self._left()}
        for item, outcome in zip(self.items, outcomes, strict=True):
            if item.id in left:
                self._note(exported_one(item, outcome))


def _neighbours(workspace: Workspace) -> Neighbours:
    from beian_desktop.checks.beside import Neighbours

    return Neighbours(workspace.compared())


def _ready(workspace: Workspace, item: Item, today: date, beside: Neighbours) -> Filing | Result:
    """A filing as it stands now, or what is to be mended in it."""
    from beian_desktop.services.noting import check_kept
    from beian_desktop.services.preview import snapshot

    filing = workspace.filing(item.id)
    report, ready = check_kept(workspace, filing, today, beside)
    return snapshot(filing) if ready is not None else faulty(item, report)


def _packed(workspace: Workspace, item: Item, today: date, beside: Neighbours) -> bytes:
    """A filing as a bundle. Raises NotReady when there is something to be mended in it."""
    from beian_desktop.services.bundles import packed
    from beian_desktop.services.noting import check_kept
    from beian_desktop.services.packaging import NotReady

    report, ready = check_kept(workspace, workspace.filing(item.id), today, beside)
    if ready is None:
        raise NotReady(item.title or item.id, report)
    return packed(workspace, item.id)


def _composed(filing: Filing, item: Item, desk: Desk) -> PdfFile | Result:
    """What is handed to the police, or why there is nothing to hand."""
    from beian_desktop.services.packaging import Options
    from beian_desktop.services.preview import FileKind, preview

    options = Options(data=desk.folder, copies=desk.copies, letterhead=desk.letterhead)
    file = preview(filing, today=desk.clock.today(), options=options).file(FileKind.COUNTER)
    return file if file is not None else Result(item, Ended.DONE, NOTHING_TO_PRINT)
