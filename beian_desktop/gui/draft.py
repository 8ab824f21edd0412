"""The filing that is open: its answers, saved as they are given, its report, and undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from beian_desktop.checks.beside import Neighbours
from beian_desktop.checks.report import ReadyFiling, Report
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.files import Attachment
from beian_desktop.filing.filing import Confirmation, Filing
from beian_desktop.filing.life import Step
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.office import OfficeOffer
from beian_desktop.system.failure import Failure
from beian_desktop.wizard.first_plan import Plan, plan
from beian_desktop.wizard.mending import Kept
from beian_desktop.wizard.return_reader import Spoken

if TYPE_CHECKING:
    from beian_desktop.services.workspace import Workspace

RETRY = 3000
"""Milliseconds until a failed save is tried again."""

PIECE = 500
"""Filings that are read at once to compare with: some 40 ms."""

_STEPS = 500


@dataclass(frozen=True)
class Checked:
    """A filing as it was checked, with its report and its plan; ``ready`` is None while errors stand."""

    filing: Filing
    report: Report
    ready: ReadyFiling | None
    plan: Plan


class Draft(QObject):
    """An open filing. What is given shows at once and is saved in the worker thread.

    ``changed``: answers, files or state are others; ``checked``: there is a new report;
    ``saved``: everything given so far is on disk; ``unsaved``: why it isn't (and it is
    tried again).
    """

    changed = Signal()
    checked = Signal()
    saved = Signal()
    unsaved = Signal(object)

    def __init__(self, desk: Desk, filing: Filing) -> None:
        super().__init__()
        self.desk = desk
        self.filing = filing
        self.report = Report(())
        self.ready: ReadyFiling | None = None
        self.plan: Plan | None = None
        self.visited: set[str] = set()
        self.opened: set[str] = set()
        self.mend: Kept | None = None
        self._others: Neighbours | None = None
        self._waiting: dict[BaseField, tuple[str, ...]] = {}
        self._checking = self._stale = False
        self._undo: list[Answers] = []
        self._redo: list[Answers] = []
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY)
        self._retry.timeout.connect(self.save)
        OfficeOffer(self)

    @property
    def answers(self) -> Answers:
        """The answers as given so far."""
        return self.filing.answers

    @property
    def fixed(self) -> bool:
        """Whether nothing of it can be changed here: the data are only read."""
        return self.desk.reading

    # Answers

    def give(self, answers: Answers) -> None:
        """Takes other answers: they show at once, are saved and checked."""
        if answers == self.answers or self.fixed:
            return
        self._undo = [*self._undo[-_STEPS:], self.answers]
        self._redo.clear()
        self._take(answers)

    def undo(self) -> None:
        """Takes the last change back."""
        if self._undo:
            self._redo.append(self.answers)
            self._take(self._undo.pop())

    def redo(self) -> None:
        """Gives again what was taken back."""
        if self._redo:
            self._undo.append(self.answers)
            self._take(self._redo.pop())

    def _take(self, answers: Answers) -> None:
        before, self.filing = self.filing.answers, self.filing.with_answers(answers)
        self._waiting |= {field: answers.texts(field) for field in changed_fields(before, answers)}
        self.save()
        self.changed.emit()
        self.check()

    def save(self) -> None:
        """Has everything that waits written to disk."""
        batch = dict(self._waiting)
        if not batch:
            return
        filing_id = self.filing.id
        self.desk.work.do(
            lambda workspace: workspace.answer_all(filing_id, batch), lambda _: self._saved(batch), self._failed
        )

    def _saved(self, batch: dict[BaseField, tuple[str, ...]]) -> None:
        for field, texts in batch.items():
            if self._waiting.get(field) == texts:
                del self._waiting[field]
        if not self._waiting:
            self.saved.emit()

    def _failed(self, failure: Failure) -> None:
        self._retry.start()
        self.unsaved.emit(failure)

    @property
    def is_saved(self) -> bool:
        """Whether everything given so far is on disk."""
        return not self._waiting

    # Checking

    def check(self) -> None:
        """Has the filing checked in the worker thread; of many calls in a row the last one counts."""
        if self._checking:
            self._stale = True
            return
        self._checking, self._stale = True, False
        self._have_examined(self.filing)

    def _have_examined(self, filing: Filing) -> None:
        others = self._others
        if others is None:
            self._gather([])
            return
        self.desk.work.do(lambda workspace: self._examine(workspace, filing, others), self._examined, self._unexamined)

    def _gather(self, found: list[Filing]) -> None:
        """Reads what the filing is compared with, in pieces, between which answers are saved; looks it over beside."""
        after = found[-1].id if found else ""
        read = partial(self._gather_on, found)
        self.desk.work.do(lambda workspace: workspace.compared(after, PIECE), read, self._unexamined)

    def _gather_on(self, found: list[Filing], piece: list[Filing]) -> None:
        if piece:
            self._gather([*found, *piece])
            return
        strangers = [other for other in found if other.id != self.filing.id]
        self.desk.work.beside(lambda: _looked_over(strangers), self._gathered, self._unexamined)

    def _gathered(self, others: Neighbours) -> None:
        self._others, self._stale = others, False  # what was given while they were read is checked now
        self._have_examined(self.filing)

    def _examine(self, workspace: Workspace, filing: Filing, others: Neighbours) -> Checked:
        from beian_desktop.services.due import kept_calendar
        from beian_desktop.services.noting import check_kept

        today = self.desk.clock.today()
        report, ready = check_kept(workspace, filing, today, others)
        return Checked(filing, report, ready, plan(filing, today, kept_calendar(workspace)))

    def _examined(self, found: Checked) -> None:
        self._checking = False
        self.report, self.ready, self.plan = found.report, found.ready, found.plan
        self.checked.emit()
        if self._stale:
            self.check()

    def _unexamined(self, failure: Failure) -> None:
        self._checking = False
        self.desk.tell_failure(failure)

    # Files, confirmations, state: done in the worker thread, then read back

    def attach(self, slot: str, paths: Iterable[Path], refused: Callable[[], object] = lambda: None) -> None:
        """Puts files into a slot; ``refused`` is called after a person was told why they can't be kept."""
        chosen, filing_id = list(paths), self.filing.id

        def failed(failure: Failure) -> None:
            self._not_done(failure)
            refused()

        self._do(lambda workspace: [workspace.attach(filing_id, slot, path) for path in chosen], failed)

    def attach_picture(self, slot: str, png: bytes) -> None:
        """Puts a pasted picture into a slot."""
        filing_id = self.filing.id
        self._do(lambda workspace: workspace.attach_picture(filing_id, slot, png))

    def detach(self, attachment_id: str) -> None:
        """Removes a file."""
        filing_id = self.filing.id
        self._do(lambda workspace: workspace.detach(filing_id, attachment_id))

    def move(self, attachment_id: str, slot: str) -> None:
        """Puts a file into another slot."""
        filing_id = self.filing.id
        self._do(lambda workspace: workspace.move(filing_id, attachment_id, slot))

    def adjust(self, attachment: Attachment, *, turn: int, crop: tuple[int, int, int, int] | None) -> None:
        """Turns a picture to so many clockwise quarters and keeps a part of it (see :class:`Attachment`)."""
        filing_id = self.filing.id
        self._do(lambda workspace: workspace.adjust(filing_id, attachment.id, turn=turn % 4, crop=crop))

    def confirm(self, confirmation: Confirmation) -> None:
        """Keeps that a person confirmed a value against the original."""
        filing_id = self.filing.id
        self._do(lambda workspace: workspace.confirm(filing_id, confirmation))

    def withdraw(self, rule: str, field: str) -> None:
        """Takes a confirmation back."""
        filing_id = self.filing.id
        self._do(lambda workspace: workspace.withdraw(filing_id, rule, field))

    # What happens to the filing

    def note(self, step: Step, answers: Answers, mend: Iterable[Spoken] | None = None) -> None:
        """Notes that a step has happened, with all answers as they are then (see :mod:`beian_desktop.services.life`)."""
        filing_id, clock = self.filing.id, self.desk.clock
        chosen = None if mend is None else list(mend)

        def take(workspace: Workspace) -> Filing:
            from beian_desktop.services.life import take_step

            return take_step(workspace, filing_id, step, answers, clock, chosen)

        self.desk.work.do(take, self._moved_on, self._not_done)

    def take_back(self) -> None:
        """Takes the last step back."""
        filing_id, clock = self.filing.id, self.desk.clock

        def back(workspace: Workspace) -> Filing:
            from beian_desktop.services.life import take_back

            return take_back(workspace, filing_id, clock)

        self.desk.work.do(back, self._moved_on, self._not_done)

    def _moved_on(self, fresh: Filing) -> None:
        """Shows the filing in its new state; what was answered before stays as it was sent."""
        self.filing, self.mend = fresh.with_answers(fresh.answers.with_all(self._waiting)), None
        self._undo.clear()
        self._redo.clear()
        self.opened.clear()
        self.changed.emit()
        self.check()

    def read_mend(self) -> None:
        """Reads what is to be mended in a filing that came back; ``changed`` tells when it is there."""
        filing = self.filing

        def read(workspace: Workspace) -> Kept:
            from beian_desktop.services.life import returned

            return returned(workspace, filing)

        self.desk.work.do(read, self._mend_read)

    def _mend_read(self, kept: Kept) -> None:
        self.mend = kept
        self.changed.emit()

    def keep_mend(self, kept: Kept) -> None:
        """Keeps another list of what is to be mended."""
        filing_id = self.filing.id
        self.mend = kept
        self.desk.work.do(lambda workspace: workspace.remember_returned(filing_id, kept))
        self.changed.emit()

    def open_on_purpose(self, question_id: str) -> None:
        """Opens a key answer of a change filing."""
        self.opened.add(question_id)
        self.changed.emit()

    def _do(self, call: Callable[[Workspace], Any], failed: Callable[[Failure], None] | None = None) -> None:
        filing_id = self.filing.id

        def work(workspace: Workspace) -> Filing:
            call(workspace)
            return workspace.filing(filing_id)

        self.desk.work.do(work, self._read_back, failed or self._not_done)

    def _not_done(self, failure: Failure) -> None:
        self.desk.tell_failure(failure)
        self.reload()

    def reload(self) -> None:
        """Reads everything but the answers from the store again."""
        filing_id = self.filing.id
        self.desk.work.do(lambda workspace: workspace.filing(filing_id), self._read_back)

    def _read_back(self, fresh: Filing) -> None:
        self.filing = replace(fresh, answers=self.filing.answers)
        self.changed.emit()
        self.check()


def _looked_over(strangers: list[Filing]) -> Neighbours:
    """The filings to compare with; what was read of them isn't kept."""
    others = Neighbours(strangers)
    for stranger in strangers:
        stranger.answers.forget()
    return others


def changed_fields(before: Answers, after: Answers) -> list[BaseField]:
    """The fields whose texts differ."""
    return [field for field in FORM.fields() if before.texts(field) != after.texts(field)]
