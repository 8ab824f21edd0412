"""A filing as rows: put together, taken apart, and summed up for lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Connection,
    LargeBinary,
    Row,
    Table,
    bindparam,
    cast,
    func,
    insert,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Client, Confirmation, Filing, Foreign
from beian_desktop.filing.status import State, Status
from beian_desktop.form.field import BaseField
from beian_desktop.form.options import Option
from beian_desktop.form.sections import site, start
from beian_desktop.storage.answer_rows import (
    Texts,
    as_answers,
    insert_texts,
    storable,
    texts_in,
    unknown_to_the_form,
)
from beian_desktop.storage.database import Database
from beian_desktop.storage.file_rows import attachments_of, insert_attachment
from beian_desktop.storage.schema import ANSWER, ATTACHMENT, BASELINE, CLIENT, CONFIRMATION, FILING, FOREIGN, SEARCHED
from beian_desktop.storage.summary import Summary, folded, folded_lines, stamp

_BEFORE = FILING.alias("before")
# What a summary is made of, in the order that _summary takes it apart.
SUMMED = [
    *(FILING.c[name] for name in ("id", "title", "client", "client_name", "domain")),
    *(FILING.c.continues, _BEFORE.c.title),
    *(FILING.c[name] for name in ("answered", "missing", "errors")),
    *(FILING.c[name] for name in ("subject_state", "site_state", "due", "changed")),
]
_KINDS = select(ANSWER.c.filing, ANSWER.c.text).where(
    ANSWER.c.field == literal_column(f"'{start.KIND.id}'"), ANSWER.c.row == literal_column("0")
)
"""Word for word as in the index ``answer_kind``, which SQLite takes for no parameter, and reads instead of all answers."""
_SUMMED_FROM = FILING.outerjoin(_BEFORE, _BEFORE.c.id == FILING.c.continues)
_STATUS = {(subject.value, at_site.value): Status(subject, at_site) for subject in State for at_site in State}
_CLIENT_NAME = select(FILING.c.client_name).where(FILING.c.id == bindparam("in_filing"))
_FILE_NAMES = select(ATTACHMENT.c.name).where(ATTACHMENT.c.filing == bindparam("in_filing"))
counted = func.count()
_SUMMED = update(FILING).where(FILING.c.id == bindparam("in_filing"))
_NEW = insert(FILING)
_BARE: dict[str, object] = {column.name: None for column in FILING.c}
_SEARCH = upsert(SEARCHED)
_SEARCH = _SEARCH.on_conflict_do_update(index_elements=["filing"], set_={"text": _SEARCH.excluded.text})


def insert_filing(
    connection: Connection, filing: Filing, now: datetime, report: tuple[int, int, date | None] = (0, 0, None)
) -> None:
    """Adds a filing with all that belongs to it, the bytes of its files included, and what the checks found in it."""
    missing, errors, due = report
    at = stamp(now)
    if filing.client is not None:
        _remember_client(connection, filing.client, at)
    client = storable(filing.client.name) if filing.client else ""
    told = {
        "client": filing.client and filing.client.id,
        "client_name": client,
        "continues": filing.continues,
        "subject_state": filing.status.subject,
        "site_state": filing.status.site,
        "approved_at": at if filing.approved is not None else None,
        "missing": missing,
        "errors": errors,
        "due": due and due.isoformat(),
    }
    texts = {field.id: tuple(map(storable, filing.answers.texts(field))) for field in filing.answers}
    summed, search = _sums(filing.id, texts, client, [storable(one.name) for one in filing.attachments])
    connection.execute(_NEW, {**_BARE, **bare(filing.id, at), **told, **summed})
    insert_texts(connection, ANSWER, filing.id, filing.answers, at=at)
    if filing.approved is not None:
        insert_texts(connection, BASELINE, filing.id, filing.approved)
    _insert_all(
        connection, FOREIGN, filing.id, ({"path": f.path, "json": f.json, "known": f.known} for f in filing.foreign)
    )
    for confirmed in filing.confirmed:
        put_confirmation(connection, filing.id, confirmed, at)
    for attachment in filing.attachments:
        insert_attachment(connection, filing.id, attachment, at)
    connection.execute(_SEARCH, {"filing": filing.id, "text": search})


def bare(filing: str, at: str) -> dict[str, object]:
    """The row of a filing of which nothing is known yet."""
    texts: dict[str, object] = dict.fromkeys(("client_name", "title", "domain"), "")
    numbers = dict.fromkeys(("answered", "missing", "errors"), 0)
    states = dict.fromkeys(("subject_state", "site_state"), State.DRAFT)
    return {"id": filing, **texts, **numbers, **states, "created": at, "changed": at}


def _insert_all(connection: Connection, table: Table, filing: str, rows: Iterable[dict[str, object]]) -> None:
    complete = [{"filing": filing, **row} for row in rows]
    if complete:
        connection.execute(insert(table), complete)


def _remember_client(connection: Connection, client: Client, at: str) -> None:
    """Adds the client when it isn't known yet; a known one keeps its name."""
    row = {"id": client.id, "name": storable(client.name), "created": at, "changed": at}
    connection.execute(upsert(CLIENT).on_conflict_do_nothing(), row)


def put_confirmation(connection: Connection, filing: str, confirmed: Confirmation, at: str) -> None:
    """Adds a confirmation, in the place of an earlier one of the same rule and field."""
    put = upsert(CONFIRMATION).values(
        filing=filing,
        rule=confirmed.rule,
        field=confirmed.field,
        value=storable(confirmed.value),
        reason=storable(confirmed.reason),
        at=at,
    )
    new = {name: put.excluded[name] for name in ("value", "reason", "at")}
    connection.execute(put.on_conflict_do_update(index_elements=["filing", "rule", "field"], set_=new))


def load_filing(connection: Connection, database: Database, filing: str) -> Filing | None:
    """The filing with all that belongs to it, or None when none is kept under the id."""
    row = connection.execute(select(FILING).where(FILING.c.id == filing)).first()
    if row is None:
        return None
    texts = texts_in(connection, ANSWER, filing)
    approved = as_answers(texts_in(connection, BASELINE, filing)) if row.approved_at else None
    return Filing(
        id=filing,
        answers=as_answers(texts),
        attachments=attachments_of(connection, database, filing),
        client=None if row.client is None else Client(row.client, row.client_name),
        continues=row.continues,
        status=_status(row),
        approved=approved,
        confirmed=_confirmations(connection, filing),
        foreign=(*_foreign(connection, filing), *unknown_to_the_form(texts)),
    )


def with_answers_to(
    connection: Connection, fields: Iterable[BaseField], after: str = "", at_most: int | None = None
) -> list[Filing]:
    """Filings with their answers to these fields alone, and without their files: two queries, however many there are.

    By their ids, of those after the id ``after`` as many as there are or ``at_most``.
    """
    rows = connection.execute(select(FILING).where(FILING.c.id > after).order_by(FILING.c.id).limit(at_most)).all()
    if not rows:
        return []
    here = ANSWER.c.filing.between(rows[0].id, rows[-1].id)
    wanted = select(ANSWER.c.filing, ANSWER.c.field, ANSWER.c.text).where(
        here, ANSWER.c.field.in_([f.id for f in fields])
    )
    known, texts = {field.id: field for field in fields}, dict[str, dict[BaseField, list[str]]]()
    with connection.execute(wanted.order_by(ANSWER.c.filing, ANSWER.c.field, ANSWER.c.row)) as found:
        answered = found.cursor.fetchall()  # the driver's own rows: there may be 100,000
    for filing, field, text in answered:
        texts.setdefault(filing, {}).setdefault(known[field], []).append(text)
    return [
        Filing(
            row.id,
            Answers({field: tuple(given) for field, given in texts.get(row.id, {}).items()}),
            client=None if row.client is None else Client(row.client, row.client_name),
            continues=row.continues,
            status=_status(row),
        )
        for row in rows
    ]


def _status(row: Row[Any]) -> Status:
    return _STATUS[row.subject_state, row.site_state]


def _confirmations(connection: Connection, filing: str) -> tuple[Confirmation, ...]:
    table = CONFIRMATION.c
    wanted = select(table.rule, table.field, table.value, table.reason).where(table.filing == filing)
    return tuple(Confirmation(*row) for row in connection.execute(wanted.order_by(table.rule, table.field)))


def _foreign(connection: Connection, filing: str) -> tuple[Foreign, ...]:
    table = FOREIGN.c
    wanted = select(table.path, table.json, table.known).where(table.filing == filing)
    return tuple(Foreign(*row) for row in connection.execute(wanted.order_by(table.path)))


def sum_up(connection: Connection, filing: str, at: str) -> None:
    """Renews what lists and search know of a filing, after it changed."""
    texts = texts_in(connection, ANSWER, filing)
    client = connection.execute(_CLIENT_NAME, {"in_filing": filing}).scalar_one()
    files = connection.execute(_FILE_NAMES, {"in_filing": filing}).scalars().all()
    known, search = _sums(filing, texts, client, files)
    connection.execute(_SUMMED, {"in_filing": filing, "changed": at, **known})
    connection.execute(_SEARCH, {"filing": filing, "text": search})


def _sums(filing: str, texts: Texts, client: str, files: Iterable[str]) -> tuple[dict[str, object], str]:
    """What lists show of these texts, and what is searched."""
    answers = as_answers(texts)
    title, domain = Filing(filing, answers).title, answers.value(site.DOMAIN).written
    searched = (client, filing, *(text for given in texts.values() for text in given), *files)
    return {"title": title, "domain": domain, "answered": len(texts)}, folded_lines(searched)


class Listing:
    """The list of all filings, read once and kept while nothing changes: somebody types and searches 10,000 of them."""

    def __init__(self) -> None:
        self._state: Row[Any] | None = None
        self._all: dict[str, Summary] = {}
        self._texts: list[tuple[str, bytes]] = []

    def summaries(self, connection: Connection, search: str) -> list[Summary]:
        """The filings that hold ``search`` in any of their texts: the nearest due first, then the last changed."""
        state = connection.exec_driver_sql(_STATE).one()
        if state != self._state:
            kinds = {row[0]: row[1] for row in connection.execute(_KINDS)}
            self._all = {row[0]: _summary(row, kinds.get(row[0])) for row in connection.execute(_ALL)}
            self._state = state
            self._texts = []
        if not search:
            return list(self._all.values())
        if not self._texts:
            with connection.execute(_TEXTS) as found:
                self._texts = list(found.cursor.fetchall())  # the driver's own rows: there may be 10,000
        wanted = folded(search).encode(errors="surrogatepass")  # half a character is found nowhere
        held = {filing for filing, text in self._texts if wanted in text}
        return [summary for filing, summary in self._all.items() if filing in held]

    def rest(self) -> None:
        """Somebody works on a filing and doesn't search: the texts of all go out of memory."""
        self._texts = []


_STATE = "SELECT data_version, total_changes() FROM pragma_data_version"
"""Changes by other connections, and by this one."""

_ALL = select(*SUMMED).select_from(_SUMMED_FROM)
_ALL = _ALL.order_by(FILING.c.due.is_(None), FILING.c.due, FILING.c.changed.desc(), FILING.c.id)
_TEXTS = select(SEARCHED.c.filing, cast(SEARCHED.c.text, LargeBinary))
"""Kept while the list is searched: Python looks through them in a quarter of SQLite's time."""


def _summary(row: Sequence[Any], kind: str | None) -> Summary:
    """Taken apart by position, which is quick: a list of 10,000 filings is shown while somebody types."""
    *plain, continues, continued, answered, missing, errors, subject, at_site, due, changed = row
    filing_id, title, client, client_name, domain = plain
    return Summary(
        filing_id,
        title,
        client,
        client_name,
        domain,
        None if kind is None else _kind(kind),
        continues,
        continued or "",
        answered,
        missing,
        errors,
        _STATUS[subject, at_site],
        None if due is None else date.fromisoformat(due),
        datetime.fromisoformat(changed),
    )


@lru_cache(64)
def _kind(typed: str) -> Option | None:
    return Answers().with_text(start.KIND, typed)[start.KIND]
