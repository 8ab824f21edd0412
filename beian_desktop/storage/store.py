"""The filings kept on disk: what can be asked of them and what can be changed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, bindparam, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from beian_desktop.checks.report import ReadyFiling
from beian_desktop.filing.clients import Card
from beian_desktop.filing.files import Attachment
from beian_desktop.filing.filing import Client, Confirmation, Filing
from beian_desktop.filing.status import Status
from beian_desktop.form.field import BaseField
from beian_desktop.storage import beside, client_rows, filing_rows
from beian_desktop.storage.access import PLAIN, Access
from beian_desktop.storage.answer_rows import insert_texts, put_texts
from beian_desktop.storage.backups import FOLDER as BACKUPS
from beian_desktop.storage.backups import Backup, backups_in, make_backup, newest_good
from beian_desktop.storage.contents import StoredContent, drop_unused
from beian_desktop.storage.database import Database
from beian_desktop.storage.failures import (
    ClientInUse,
    ClientUnknown,
    FilingTaken,
    FilingUnknown,
    StoreDamaged,
    StoreUnwritable,
)
from beian_desktop.storage.file_rows import crop_text, insert_attachment
from beian_desktop.storage.health import examine, left_open
from beian_desktop.storage.migration import accept, bring_up
from beian_desktop.storage.schema import ATTACHMENT, BASELINE, BESIDE, CLIENT, CONFIRMATION, FILING, HISTORY, KEPT
from beian_desktop.storage.summary import Change, ClientSummary, Summary, stamp
from beian_desktop.system.clock import Clock
from beian_desktop.system.language import Text


class Store:
    """All filings of one data folder, in one SQLite file.

    Every change is on disk when its method returns, or not made at all. What goes
    wrong is one of the failures of :mod:`beian_desktop.storage.failures`, and the
    store goes on afterwards.
    """

    def __init__(self, database: Database, access: Access, clock: Clock, who: str) -> None:
        self._database = database
        self.access = access
        self._clock = clock
        self._who = who
        self._listing = filing_rows.Listing()

    @classmethod
    def open(cls, path: Path, clock: Clock, *, access: Access = PLAIN, who: str = "") -> Self:
        """The store in the file ``path``, made when it isn't there yet (0600, its folder 0700).

        With ``access.read_only`` nothing is written and every change raises StoreReadOnly.
        ``access`` holds the key of an encrypted store; ``who`` stands in the history. A file that isn't ours, is
        damaged or newer is left as it is; of a damaged one the failure names the newest good backup.
        """
        _make_place(path)
        database = access.database(path)
        try:
            _refuse_emptied(path)
            if access.read_only:
                accept(database)
            else:
                bring_up(database, clock.now(), access=access)
        except StoreDamaged as damage:
            database.close()
            good = newest_good(backups_in(path.parent / BACKUPS), access)
            raise StoreDamaged(path, good.path if good else None) from damage
        except BaseException:
            database.close()
            raise
        return cls(database, access, clock, who)

    def close(self) -> None:
        """Closes the file. Attachments of this store can't be read afterwards."""
        self._database.close()

    # Filings

    def summaries(self, search: str = "") -> list[Summary]:
        """The filings that hold ``search`` in any text; the nearest due first, then the last changed."""
        with self._database.reading() as connection:
            return self._listing.summaries(connection, search)

    def filing(self, filing_id: str) -> Filing:
        """The filing with all that belongs to it. Raises FilingUnknown."""
        with self._database.reading() as connection:
            found = filing_rows.load_filing(connection, self._database, filing_id)
        self._listing.rest()
        if found is None:
            raise FilingUnknown(filing_id)
        return found

    def with_answers_to(self, fields: Sequence[BaseField], after: str = "", at_most: int | None = None) -> list[Filing]:
        """Filings with their answers to these fields alone, and without their files, by their ids: of those after the
        id ``after`` as many as there are or ``at_most``."""
        with self._database.reading() as connection:
            return filing_rows.with_answers_to(connection, fields, after, at_most)

    def add(
        self,
        filing: Filing,
        report: tuple[int, int, date | None] = (0, 0, None),
        kept: Mapping[str, Any] = {},
    ) -> None:
        """Keeps a filing under its own id, the bytes of its files copied. Raises FilingTaken.

        With it goes, where it is known, what the checks found (see :meth:`note_report`), and values by their kind.
        """
        with self._database.writing() as connection:
            if connection.execute(_KNOWN, {"wanted": filing.id}).first():
                raise FilingTaken(filing.id)
            now = self._clock.now()
            filing_rows.insert_filing(connection, filing, now, report)
            for kind, value in kept.items():
                row = {"kind": kind, "name": filing.id, "json": json.dumps(value), "at": stamp(now)}
                connection.execute(_KEEP, row)

    def remove(self, filing_id: str, kinds: Sequence[str] = ()) -> None:
        """Removes a filing with everything that belongs to it, kept values of these kinds under its id included.

        Raises FilingUnknown.
        """
        with self._database.writing() as connection:
            if connection.execute(delete(FILING).where(FILING.c.id == filing_id)).rowcount == 0:
                raise FilingUnknown(filing_id)
            connection.execute(delete(KEPT).where(KEPT.c.kind.in_(kinds), KEPT.c.name == filing_id))
            drop_unused(connection)

    def destroy(self, filing_ids: Sequence[str]) -> datetime:
        """Removes filings with everything kept under their ids, and those of their clients that are left without any;
        the file is rewritten, so that nothing of them lies in it. Gives the moment. Raises FilingUnknown.
        """
        theirs = select(FILING.c.client).where(FILING.c.id.in_(filing_ids)).distinct()
        others = select(FILING.c.client).where(FILING.c.client.is_not(None))
        with self._database.writing() as connection:
            clients = connection.execute(theirs).scalars().all()
            for filing_id in filing_ids:
                _one(connection, delete(FILING).where(FILING.c.id == filing_id), filing_id)
            connection.execute(delete(KEPT).where(KEPT.c.name.in_(filing_ids)))
            connection.execute(delete(CLIENT).where(CLIENT.c.id.in_(clients), CLIENT.c.id.not_in(others)))
            drop_unused(connection)
        self._database.pragma("VACUUM")
        self._database.pragma("PRAGMA wal_checkpoint(TRUNCATE)")
        return self._clock.now()

    # Clients

    def clients(self) -> list[ClientSummary]:
        """Every client, by name."""
        with self._database.reading() as connection:
            return client_rows.list_clients(connection)

    def card(self, client_id: str) -> Card:
        """What is kept of a client. Raises ClientUnknown."""
        with self._database.reading() as connection:
            found = client_rows.load_card(connection, self._database, client_id)
        if found is None:
            raise ClientUnknown(client_id)
        return found

    def put_card(self, card: Card) -> None:
        """Keeps a client as the card tells it, new or known."""
        with self._database.writing() as connection:
            client_rows.put_card(connection, card, self._clock.now())

    def assign(self, filing_ids: Sequence[str], client: Client) -> None:
        """Makes filings the client's."""
        with self._database.writing() as connection:
            client_rows.assign(connection, filing_ids, client)

    def remove_client(self, client_id: str) -> None:
        """Removes a client that has no filings. Raises ClientUnknown, ClientInUse."""
        with self._database.writing() as connection:
            if client_rows.filings_of(connection, client_id):
                raise ClientInUse(client_id)
            if not client_rows.remove_client(connection, client_id):
                raise ClientUnknown(client_id)

    def merge_clients(self, card: Card, gone_id: str) -> None:
        """Keeps a client as the card tells it and gives it the filings of another, which goes. Raises ClientUnknown."""
        with self._database.writing() as connection:
            client_rows.put_card(connection, card, self._clock.now())
            client_rows.assign(connection, client_rows.filings_of(connection, gone_id), card.client)
            if not client_rows.remove_client(connection, gone_id):
                raise ClientUnknown(gone_id)

    # Answers

    def put(self, filing_id: str, texts: Mapping[BaseField, Sequence[str]]) -> None:
        """Changes all texts of some fields, together."""
        with self._changing(filing_id) as (connection, now):
            for field, given in texts.items():
                put_texts(connection, filing_id, field, given, now, self._who)

    def history(self, filing_id: str) -> list[Change]:
        """Every change of an answer, the latest first."""
        with self._database.reading() as connection:
            wanted = select(HISTORY).where(HISTORY.c.filing == filing_id).order_by(HISTORY.c.id.desc())
            return [
                Change(
                    row.field,
                    tuple(json.loads(row.before)),
                    tuple(json.loads(row.after)),
                    datetime.fromisoformat(row.at),
                    row.who,
                )
                for row in connection.execute(wanted)
            ]

    def set_status(self, filing_id: str, status: Status, texts: Mapping[BaseField, Sequence[str]] = {}) -> None:
        """Changes where the filing stands, and with it all texts of some fields."""
        with self._changing(filing_id) as (connection, now):
            for field, given in texts.items():
                put_texts(connection, filing_id, field, given, now, self._who)
            self._set(connection, filing_id, subject_state=status.subject, site_state=status.site)

    def approve(self, ready: ReadyFiling, status: Status, texts: Mapping[BaseField, Sequence[str]] = {}) -> None:
        """Changes where the filing stands, gives some fields their texts, and keeps the answers that passed the checks."""
        filing = ready.filing
        with self._changing(filing.id) as (connection, now):
            for field, given in texts.items():
                put_texts(connection, filing.id, field, given, now, self._who)
            connection.execute(delete(BASELINE).where(BASELINE.c.filing == filing.id))
            insert_texts(connection, BASELINE, filing.id, filing.answers)
            states = {"subject_state": status.subject, "site_state": status.site}
            self._set(connection, filing.id, approved_at=stamp(now), **states)

    def confirm(self, filing_id: str, confirmation: Confirmation) -> None:
        """Keeps that a person confirmed a value against the original."""
        with self._changing(filing_id) as (connection, now):
            filing_rows.put_confirmation(connection, filing_id, confirmation, stamp(now))

    def withdraw(self, filing_id: str, rule: str, field: str) -> None:
        """Takes a confirmation back."""
        table = CONFIRMATION.c
        here = (table.filing == filing_id, table.rule == rule, table.field == field)
        with self._changing(filing_id) as (connection, _):
            connection.execute(delete(CONFIRMATION).where(*here))

    def note_report(self, filing_id: str, missing: int, errors: int, due: date | None) -> None:
        """Keeps for the list what the checks found; the filing doesn't count as changed."""
        values = {"missing": missing, "errors": errors, "due": due and due.isoformat()}
        with self._database.writing() as connection:
            if connection.execute(_REPORTED, {"in_filing": filing_id, **values}).rowcount == 0:
                raise FilingUnknown(filing_id)

    # Files

    def attach(self, filing_id: str, attachment: Attachment) -> Attachment:
        """Copies a file in, behind the others; gives it back as it is kept."""
        with self._changing(filing_id) as (connection, now):
            insert_attachment(connection, filing_id, attachment, stamp(now))
        return next(kept for kept in self.filing(filing_id).attachments if kept.id == attachment.id)

    def detach(self, filing_id: str, attachment_id: str) -> None:
        """Removes a file."""
        with self._changing(filing_id) as (connection, _):
            _one(connection, delete(ATTACHMENT).where(*_file(filing_id, attachment_id)), attachment_id)
            drop_unused(connection)

    def adjust(self, filing_id: str, attachment_id: str, *, turn: int, crop: tuple[int, int, int, int] | None) -> None:
        """Changes how a picture is turned and which part of it is kept."""
        values = {"turn": turn, "crop": crop_text(crop)}
        with self._changing(filing_id) as (connection, _):
            changed = update(ATTACHMENT).where(*_file(filing_id, attachment_id)).values(values)
            _one(connection, changed, attachment_id)

    def move(self, filing_id: str, attachment_id: str, slot: str) -> None:
        """Puts a file into another slot."""
        with self._changing(filing_id) as (connection, _):
            changed = update(ATTACHMENT).where(*_file(filing_id, attachment_id)).values(slot=slot)
            _one(connection, changed, attachment_id)

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is changed in the block goes to the disk at once when it ends, or not at all."""
        try:
            with self._database.together():
                yield
        except BaseException:
            self._listing = filing_rows.Listing()  # it may have seen what is undone now
            raise

    # Small things kept by kind and name

    def kept(self, kind: str, name: str) -> Any:
        """What was kept under the name, as JSON values; None when nothing was."""
        with self._database.reading() as connection:
            wanted = select(KEPT.c.json).where(KEPT.c.kind == kind, KEPT.c.name == name)
            found = connection.execute(wanted).scalar_one_or_none()
        return None if found is None else json.loads(found)

    def keep(self, kind: str, name: str, value: Any) -> None:
        """Keeps a JSON value under the name, in the place of an earlier one."""
        row = {"kind": kind, "name": name, "json": json.dumps(value), "at": stamp(self._clock.now())}
        with self._database.writing() as connection:
            connection.execute(_KEEP, row)

    # The user's own files beside the store

    def keep_beside(self, files: Mapping[str, Path]) -> list[str]:
        """Keeps copies of these files by their paths, and of no others; gives those that couldn't be read."""
        return beside.keep_files(self._database, files, stamp(self._clock.now()))

    def beside(self) -> dict[str, StoredContent]:
        """The copies, by their paths."""
        return beside.files_kept(self._database)

    # Safety

    @property
    def encrypted(self) -> bool:
        """Whether the file is encrypted."""
        return self.access.key is not None

    @property
    def backup_folder(self) -> Path:
        """Where the store's own backups lie."""
        return self._database.path.parent / BACKUPS

    def backup(self) -> Backup:
        """Makes a backup, verified, and thins the older ones. The file is read beside: any thread may change the store."""
        reader = self.access.looking.database(self._database.path)
        try:
            return make_backup(reader, self.access, self.backup_folder, self._clock.now())
        finally:
            reader.close()

    def changed_since_backup(self) -> bool:
        """Whether anything was changed after the newest backup was made, settings included; False for an empty store.

        Backups that lie in the future tell nothing: the clock was set back since.
        """
        with self._database.reading() as connection:
            changes = (FILING.c.changed, CLIENT.c.changed, KEPT.c.at, BESIDE.c.at)
            moments = [connection.execute(select(func.max(at))).scalar_one() for at in changes]
        known = [moment for moment in moments if moment is not None]
        if not known:
            return False
        now = self._clock.now()
        changed = datetime.fromisoformat(max(known)).astimezone(now.tzinfo).replace(tzinfo=None)
        made = [backup.made for backup in backups_in(self.backup_folder)]
        return not any(changed < moment <= now.replace(tzinfo=None) for moment in made)

    def examine(self) -> list[Text]:
        """Everything that is wrong with the store; nothing when it is whole."""
        return examine(self._database)

    # How changes are made

    @contextmanager
    def _changing(self, filing_id: str) -> Iterator[tuple[Connection, datetime]]:
        """One change of one filing, which lists and search know of afterwards."""
        now = self._clock.now()
        with self._database.writing() as connection:
            if connection.execute(_KNOWN, {"wanted": filing_id}).first() is None:
                raise FilingUnknown(filing_id)
            yield connection, now
            filing_rows.sum_up(connection, filing_id, stamp(now))

    @staticmethod
    def _set(connection: Connection, filing_id: str, **values: object) -> None:
        _one(connection, update(FILING).where(FILING.c.id == filing_id).values(values), filing_id)


_KEEP = upsert(KEPT)  # statements that run for every filing of an import are built once
_KEEP = _KEEP.on_conflict_do_update(
    index_elements=["kind", "name"], set_={"json": _KEEP.excluded.json, "at": _KEEP.excluded.at}
)
_REPORTED = update(FILING).where(FILING.c.id == bindparam("in_filing"))
_KNOWN = select(FILING.c.id).where(FILING.c.id == bindparam("wanted"))


def _file(filing_id: str, attachment_id: str) -> tuple[Any, Any]:
    return ATTACHMENT.c.filing == filing_id, ATTACHMENT.c.id == attachment_id


def _one(connection: Connection, statement: Any, wanted: str) -> None:
    """Runs a change that must meet one row."""
    if connection.execute(statement).rowcount == 0:
        raise FilingUnknown(wanted)


def _refuse_emptied(path: Path) -> None:
    """Raises StoreDamaged for a file that lost all it held: it is empty, though backups show that it wasn't always."""
    if path.stat().st_size == 0 and not left_open(path) and backups_in(path.parent / BACKUPS):
        raise StoreDamaged(path)


def _make_place(path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return  # another program made it at the same moment
    except OSError as error:
        raise StoreUnwritable(path, error.strerror or str(error)) from error
