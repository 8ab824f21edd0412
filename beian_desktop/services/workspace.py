"""The filings kept in one data folder: what window and command line do with them."""

from __future__ import annotations

import secrets
import stat
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.clients import Card
from beian_desktop.filing.files import Attachment, Problem
from beian_desktop.filing.filing import Client, Confirmation, Filing
from beian_desktop.filing.status import OPEN, UNDER_REVIEW, State, Status
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField
from beian_desktop.form.options import Option
from beian_desktop.form.sections import result, start
from beian_desktop.services.data_folder import STORE_NAME, Backed, DataFolder
from beian_desktop.storage.failures import (
    KeyNeeded,
    StoreDamaged,
    StoreHeld,
    StoreReadOnly,
    StoreShut,
    WrongKey,
)
from beian_desktop.storage.summary import Change, ClientSummary, Summary
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.checks.report import ReadyFiling

__all__ = [
    "STORE_NAME",
    "Backed",
    "Change",
    "ClientSummary",
    "KeyNeeded",
    "StoreDamaged",
    "StoreHeld",
    "StoreReadOnly",
    "StoreShut",
    "Summary",
    "Workspace",
    "WrongKey",
]

_ID_CHARACTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # without those that look alike
_EXCHANGED = "exchanged"
_COPIED = "copied"
_RETURNED = "returned"
_ASKED = "asked"
_SHARED = "shared"
_PAPERS = "papers"
_MOST_STATES = 12
"""How many states of a filing's answers that other computers have are remembered."""
_NEEDS_READY = (State.READY, State.SUBMITTED, State.APPROVED)


@dataclass(frozen=True, slots=True)
class _OnDisk:
    path: Path

    def open(self) -> BinaryIO:
        return self.path.open("rb")


class Workspace(DataFolder):
    """One data folder. What is changed is on disk when the method returns.

    Every method may raise a Failure: the store is locked, full, gone, or knows
    no filing of that id. Nothing is half done then, and the workspace goes on.
    """

    # Filings

    def summaries(self, search: str = "") -> list[Summary]:
        """The filings that hold ``search`` in any of their texts; the nearest due first."""
        return self._store.summaries(search)

    def filing(self, filing_id: str) -> Filing:
        """One filing with its files."""
        return self._store.filing(filing_id)

    def filings(self) -> list[Filing]:
        """Every filing."""
        return [self._store.filing(summary.id) for summary in self._store.summaries()]

    def compared(self, after: str = "", at_most: int | None = None) -> list[Filing]:
        """Filings to compare with: with those answers alone that a comparison needs, and without files.

        All of them, or in pieces: by their ids, of those after the id ``after`` ``at_most`` so many.
        """
        from beian_desktop.checks.beside import COMPARED

        return self._store.with_answers_to(COMPARED, after, at_most)

    def with_answers_to(self, fields: Sequence[BaseField]) -> list[Filing]:
        """Every filing with its answers to these fields alone, and without its files."""
        return self._store.with_answers_to(fields)

    def new_filing(self) -> Filing:
        """A filing in which nothing is answered but what the agency answers always, kept."""
        from beian_desktop.services.agency import agency

        return self._kept(Filing(self._new_id(), agency(self).mandate))

    def add(self, filing: Filing) -> Filing:
        """Keeps a filing that came from elsewhere, the bytes of its files copied.

        It keeps its id, or gets one when it has none; the files get ids of the store.
        Raises Failure when a file vanished since the filing was read.
        """
        files = tuple(replace(attachment, id=self._new_id()) for attachment in filing.attachments)
        try:
            return self._kept(replace(filing, id=filing.id or self._new_id(), attachments=files))
        except OSError as error:
            raise _unreadable(error.filename or error) from error

    def add_asked(
        self, answers: Answers, found: Callable[[Filing], tuple[int, int, date | None]], given: Answers
    ) -> Filing:
        """Keeps a new filing of a questionnaire, what the list shows of it, and what the questionnaire gave, in one go."""
        filing = Filing(self._new_id(), answers)
        self._store.add(filing, found(filing), {_ASKED: _as_json(given)})
        return filing

    def _kept(self, filing: Filing) -> Filing:
        self._store.add(filing)
        return self._store.filing(filing.id)

    def remove(self, filing_id: str, *, backup: bool = True) -> None:
        """Removes a filing with its files and its history; a change that ends so gives its original back.

        A backup is made first, unless one holds everything already or the caller wants none (a full disk).
        """
        filing = self._store.filing(filing_id)
        if backup:
            self.backup_if_changed()
        with self.together():
            self._store.remove(filing_id, kinds=(_EXCHANGED, _COPIED, _RETURNED, _ASKED, _SHARED))
            self.give_back(filing)

    def remove_all(self, filing_ids: Sequence[str]) -> None:
        """Removes several filings, after one backup; those before one that can't be removed are gone."""
        self.backup_if_changed()
        for filing_id in filing_ids:
            self.remove(filing_id, backup=False)

    def give_back(self, gone: Filing) -> None:
        """Of a change that is gone before it was approved: the filing that it was to change is approved as before.

        Not while another change of that filing is kept.
        """
        from beian_desktop.services.noting import check_kept

        kept = {summary.id: summary for summary in self._store.summaries()}
        before = kept.get(gone.continues or "")
        if (
            before is None
            or before.status.site is not State.CHANGING
            or not _may_change(gone.answers[start.KIND], gone.status)
        ):
            return
        others = (one for one in kept.values() if one.continues == before.id and one.id != gone.id)
        if not any(_may_change(other.kind, other.status) for other in others):
            self._store.set_status(before.id, replace(before.status, site=State.APPROVED))
            check_kept(self, self._store.filing(before.id), self._clock.today())

    # Clients (see :mod:`beian_desktop.services.clients`)

    def clients(self) -> list[ClientSummary]:
        """Every client with its answers and the number of its filings, by name."""
        return self._store.clients()

    def card(self, client_id: str) -> Card:
        """What is kept of a client. Raises ClientUnknown."""
        return self._store.card(client_id)

    def put_card(self, card: Card) -> Card:
        """Keeps a client as the card tells it; papers that aren't the client's yet get ids of their own."""
        known = {paper.id for paper in self.card(card.client.id).papers} if card.client.id else set()
        client = card.client if card.client.id else replace(card.client, id=self._new_id())
        self._store.put_card(self._own(replace(card, client=client), known))
        return self._store.card(client.id)

    def assign(self, filing_ids: Sequence[str], client: Client) -> None:
        """Makes filings the client's."""
        self._store.assign(filing_ids, client)

    def remove_client(self, client_id: str) -> None:
        """Removes a client without filings, after a backup. Raises ClientInUse, ClientUnknown."""
        self.backup_if_changed()
        self._store.remove_client(client_id)

    def merge_clients(self, card: Card, gone_id: str) -> Card:
        """Keeps a client as the card tells it and gives it the filings of another, which goes, after a backup."""
        self.backup_if_changed()
        known = {paper.id for paper in self._store.card(card.client.id).papers}
        self._store.merge_clients(self._own(card, known), gone_id)
        return self._store.card(card.client.id)

    def _own(self, card: Card, known: set[str]) -> Card:
        papers = tuple(paper if paper.id in known else replace(paper, id=self._new_id()) for paper in card.papers)
        return replace(card, papers=papers)

    # Answers

    def answer(self, filing_id: str, field: BaseField, texts: Sequence[str]) -> None:
        """Gives a field its texts as typed; none at all takes the answer away."""
        self._store.put(filing_id, {field: texts})

    def answer_all(self, filing_id: str, texts: Mapping[BaseField, Sequence[str]]) -> None:
        """Gives several fields their texts, in one step."""
        self._store.put(filing_id, texts)

    def history(self, filing_id: str) -> list[Change]:
        """Who changed which answer when, the latest change first."""
        return self._store.history(filing_id)

    def confirm(self, filing_id: str, confirmation: Confirmation) -> None:
        """Keeps that a person confirmed a value against the original."""
        self._store.confirm(filing_id, confirmation)

    def withdraw(self, filing_id: str, rule: str, field: str) -> None:
        """Takes a confirmation back."""
        self._store.withdraw(filing_id, rule, field)

    # Where the filing stands

    def set_status(self, filing_id: str, status: Status, answers: Answers | None = None) -> None:
        """Changes where the filing stands, and with it, in one step, the answers where others are given.

        Ready, submitted and approved are for filings that pass the checks: on the day of their submission, once
        that is noted. The answers of one that becomes approved are kept as the baseline. Raises Failure for a filing
        with errors.
        """
        filing = self._store.filing(filing_id)
        texts = {} if answers is None else _differing(filing.answers, answers)
        if answers is not None:
            filing = filing.with_answers(answers)
        if status.site is filing.status.site or status.site not in _NEEDS_READY:
            self._store.set_status(filing_id, status, texts)
        elif status.site is State.APPROVED:
            self._store.approve(self._ready(filing), status, texts)
        else:
            self._store.set_status(self._ready(filing).filing.id, status, texts)

    def approve(self, filing_id: str) -> None:
        """The police approved the filing, both subject and site."""
        self.set_status(filing_id, Status(State.APPROVED, State.APPROVED))

    def _ready(self, filing: Filing) -> ReadyFiling:
        """The filing, if it passes the checks."""
        from beian_desktop.services.checking import check

        today = filing.answers[result.SUBMITTED_ON] or self._clock.today()
        _, ready = check(filing, today=min(today, self._clock.today()))
        if ready is None:
            raise Failure(_NOT_READY)
        return ready

    def note_report(self, filing_id: str, missing: int, errors: int, due: date | None) -> None:
        """Keeps for the list what the checks found."""
        self._store.note_report(filing_id, missing, errors, due)

    # Files

    def attach(self, filing_id: str, slot: str, path: Path) -> Attachment:
        """Copies a file into a slot. Whatever is wrong with its content stands in its facts.

        Raises Failure when it isn't a regular file or can't be read.
        """
        from beian_desktop.attachments.measure import measure_path

        _must_be_file(path)
        facts = measure_path(path)
        if facts.problem in (Problem.MISSING, Problem.UNREADABLE):
            raise _unreadable(path)
        attachment = Attachment(self._new_id(), slot, path.name, facts, _OnDisk(path))
        try:
            return self._store.attach(filing_id, attachment)
        except OSError as error:
            raise _unreadable(path) from error

    def attach_picture(self, filing_id: str, slot: str, png: bytes) -> Attachment:
        """Keeps a picture that never was a file in a slot."""
        from beian_desktop.attachments.content import InMemory
        from beian_desktop.attachments.measure import measure

        name, content = f"{slot}.png", InMemory(png)
        return self._store.attach(filing_id, Attachment(self._new_id(), slot, name, measure(content, name), content))

    def attach_copy(self, filing_id: str, file: Attachment) -> Attachment:
        """Adds a file that came from elsewhere, its bytes copied."""
        return self._store.attach(filing_id, replace(file, id=self._new_id()))

    def detach(self, filing_id: str, attachment_id: str) -> None:
        """Removes a file."""
        self._store.detach(filing_id, attachment_id)

    def adjust(self, filing_id: str, attachment_id: str, *, turn: int, crop: tuple[int, int, int, int] | None) -> None:
        """Changes how a picture is turned and which part of it is kept (see :class:`Attachment`)."""
        self._store.adjust(filing_id, attachment_id, turn=turn, crop=crop)

    def move(self, filing_id: str, attachment_id: str, slot: str) -> None:
        """Puts a file into another slot."""
        self._store.move(filing_id, attachment_id, slot)

    def returned(self, filing_id: str) -> dict[str, Any] | None:
        """What was kept, as JSON values, when the filing last came back."""
        found: dict[str, Any] | None = self._store.kept(_RETURNED, filing_id)
        return found

    def remember_returned(self, filing_id: str, kept: Mapping[str, Any]) -> None:
        """Keeps what is to be mended and how it stood."""
        self._store.keep(_RETURNED, filing_id, dict(kept))

    def together(self) -> AbstractContextManager[None]:
        """What is changed in the block is on disk when it ends, all of it or, when it fails, nothing.

        Others wait meanwhile, so the block should be short.
        """
        return self._store.together()

    # Remembered

    def office_for(self, area_code: str) -> dict[str, str] | None:
        """The office's answers by field id, as a person last edited them for this area; None when never."""
        found: dict[str, str] | None = self._store.kept("office", area_code)
        return found

    def remember_office(self, area_code: str, answers: Mapping[str, str]) -> None:
        """Keeps the office's answers by field id for the area."""
        self._store.keep("office", area_code, dict(answers))

    def copied(self, filing_id: str) -> Any:
        """How far the filing is copied onto the platform (see :mod:`beian_desktop.services.copying`); None at first."""
        return self._store.kept(_COPIED, filing_id)

    def keep_copied(self, filing_id: str, value: Any) -> None:
        """Keeps how far it is, as JSON values without personal data."""
        self._store.keep(_COPIED, filing_id, value)

    # What goes to other computers and comes back

    def exchanged(self, filing_id: str) -> tuple[Answers, ...]:
        """The answers as they were whenever the filing left or came in a bundle, the latest first."""
        found = self._store.kept(_EXCHANGED, filing_id) or []
        return tuple(_from_json(state) for state in (found if isinstance(found, list) else [found]))

    def remember_exchanged(self, filing_id: str, answers: Answers) -> None:
        """Keeps the answers that another computer has too."""
        states = (answers, *(state for state in self.exchanged(filing_id) if state != answers))
        self._store.keep(_EXCHANGED, filing_id, [_as_json(state) for state in states[:_MOST_STATES]])

    def last_asked(self, filing_id: str) -> Answers:
        """The answers as a questionnaire last gave them; none when none ever did."""
        return self._kept_answers(_ASKED, filing_id)

    def remember_asked(self, filing_id: str, answers: Answers) -> None:
        """Keeps the answers that a questionnaire gave."""
        self._keep_answers(_ASKED, filing_id, answers)

    def last_shared(self, filing_id: str) -> tuple[Answers, tuple[str, ...]] | None:
        """The answers about the client, and the SHA-256 of its papers, that were offered by now; None when never."""
        found = self._store.kept(_SHARED, filing_id)
        return None if found is None else (self._kept_answers(_SHARED, filing_id), tuple(found.get(_PAPERS, ())))

    def remember_shared(self, filing_id: str, answers: Answers, papers: Sequence[str]) -> None:
        """Keeps the answers about the client, and its papers, that were offered by now."""
        self._store.keep(_SHARED, filing_id, {**_as_json(answers), _PAPERS: list(papers)})

    def _kept_answers(self, kind: str, filing_id: str) -> Answers:
        return _from_json(self._store.kept(kind, filing_id) or {})

    def _keep_answers(self, kind: str, filing_id: str, answers: Answers) -> None:
        self._store.keep(kind, filing_id, _as_json(answers))

    def _new_id(self) -> str:
        """An id that sorts by day, is safe as a folder's name and never comes twice."""
        tail = "".join(secrets.choice(_ID_CHARACTERS) for _ in range(8))
        return f"{self._clock.today():%Y%m%d}-{tail}"


_NOT_READY = Text(
    "这份备案还有检查出的错误，不能标记为待提交、已提交或已备案。请先核对并改正，确认无误的可以逐条确认。",
    "The checks still find errors in this filing, so it can't be marked as ready, submitted or approved. Mend them "
    "first, or confirm those that are right as they are.",
)


def _from_json(kept: Mapping[str, Any]) -> Answers:
    return Answers({field: tuple(kept[field.id]) for field in FORM.fields() if field.id in kept})


def _as_json(answers: Answers) -> dict[str, Any]:
    return {field.id: list(answers.texts(field)) for field in answers}


def _differing(before: Answers, after: Answers) -> dict[BaseField, tuple[str, ...]]:
    """The texts of the fields that differ."""
    return {field: after.texts(field) for field in FORM.fields() if before.texts(field) != after.texts(field)}


def _may_change(kind: Option | None, status: Status) -> bool:
    """Whether a filing is a change that isn't approved yet."""
    return kind is start.CHANGE and status.site in (*OPEN, *UNDER_REVIEW)


def _must_be_file(path: Path) -> None:
    """Raises Failure unless the path leads to a regular file, which never blocks when read."""
    try:
        found = path.stat()
    except OSError as error:
        raise _unreadable(path) from error
    if not stat.S_ISREG(found.st_mode):
        raise _unreadable(path)


def _unreadable(path: object) -> Failure:
    return Failure(
        Text(
            f"读不了文件 {path}：它不存在、不是普通文件，或没有读取权限。请确认文件还在，或换一个文件。",
            f"The file {path} can't be read: it isn't there, isn't an ordinary file, or may not be read. Make sure "
            f"that it is still there, or choose another.",
        )
    )
