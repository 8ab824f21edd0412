"""A client as rows: its card put together and taken apart, and what lists tell of all clients."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, case, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.clients import Card
from beian_desktop.filing.filing import Client
from beian_desktop.filing.status import OPEN
from beian_desktop.storage import filing_rows
from beian_desktop.storage.answer_rows import as_answers, storable
from beian_desktop.storage.contents import drop_unused
from beian_desktop.storage.database import Database
from beian_desktop.storage.file_rows import attachments_of, insert_attachment
from beian_desktop.storage.schema import CLIENT, CLIENT_ANSWER, FILING, PAPER
from beian_desktop.storage.summary import ClientSummary, stamp


def list_clients(connection: Connection) -> list[ClientSummary]:
    """Every client with its answers and the number of its filings, by name."""
    texts: dict[str, dict[str, list[str]]] = {}
    for client, field, row, text in connection.execute(_ANSWERS):
        given = texts.setdefault(client, {}).setdefault(field, [])
        given.extend([""] * (row - len(given)))
        given.append(text)
    return [
        ClientSummary(
            Client(row.id, row.name),
            as_answers({name: tuple(given) for name, given in texts.get(row.id, {}).items()}),
            row.filings,
            row.drafts or 0,
            datetime.fromisoformat(row.changed),
        )
        for row in connection.execute(_LISTED)
    ]


_ANSWERS = select(CLIENT_ANSWER.c.client, CLIENT_ANSWER.c.field, CLIENT_ANSWER.c.row, CLIENT_ANSWER.c.text).order_by(
    CLIENT_ANSWER.c.client, CLIENT_ANSWER.c.field, CLIENT_ANSWER.c.row
)
_LISTED = (
    select(
        CLIENT,
        func.count(FILING.c.id).label("filings"),
        func.sum(case((FILING.c.site_state.in_([state.value for state in OPEN]), 1), else_=0)).label("drafts"),
    )
    .join_from(CLIENT, FILING, isouter=True)
    .group_by(CLIENT.c.id)
    .order_by(CLIENT.c.name, CLIENT.c.id)
)


def load_card(connection: Connection, database: Database, client: str) -> Card | None:
    """What is kept of the client, or None when there is none of that id."""
    row = connection.execute(select(CLIENT).where(CLIENT.c.id == client)).first()
    if row is None:
        return None
    texts: dict[str, list[str]] = {}
    wanted = select(CLIENT_ANSWER).where(CLIENT_ANSWER.c.client == client)
    for found in connection.execute(wanted.order_by(CLIENT_ANSWER.c.field, CLIENT_ANSWER.c.row)):
        given = texts.setdefault(found.field, [])
        given.extend([""] * (found.row - len(given)))
        given.append(found.text)
    answers = as_answers({name: tuple(given) for name, given in texts.items()})
    return Card(Client(row.id, row.name), answers, attachments_of(connection, database, client, PAPER))


def put_card(connection: Connection, card: Card, now: datetime) -> None:
    """Keeps a client as the card tells it; its filings get its name for the list."""
    at, client = stamp(now), card.client.id
    row = {"id": client, "name": storable(card.client.name), "created": at, "changed": at}
    put = upsert(CLIENT).values(row)
    changed = {"name": put.excluded.name, "changed": put.excluded.changed}
    connection.execute(put.on_conflict_do_update(index_elements=["id"], set_=changed))
    _put_answers(connection, client, card.answers)
    _put_papers(connection, card, at)
    renamed = select(FILING.c.id).where(FILING.c.client == client, FILING.c.client_name != row["name"])
    assign(connection, connection.execute(renamed).scalars().all(), card.client)


def _put_answers(connection: Connection, client: str, answers: Answers) -> None:
    connection.execute(delete(CLIENT_ANSWER).where(CLIENT_ANSWER.c.client == client))
    rows = [
        {"client": client, "field": field.id, "row": number, "text": storable(text)}
        for field in answers
        for number, text in enumerate(answers.texts(field))
        if text
    ]
    if rows:
        connection.execute(insert(CLIENT_ANSWER), rows)


def _put_papers(connection: Connection, card: Card, at: str) -> None:
    """Papers that are there already stay where they are; others come behind them, and the rest goes."""
    here = PAPER.c.client == card.client.id
    known = set(connection.execute(select(PAPER.c.id).where(here)).scalars())
    for paper in card.papers:
        if paper.id not in known:
            insert_attachment(connection, card.client.id, paper, at, PAPER)
    wanted = [paper.id for paper in card.papers]
    if connection.execute(delete(PAPER).where(here, PAPER.c.id.not_in(wanted))).rowcount:
        drop_unused(connection)


def assign(connection: Connection, filings: Sequence[str], client: Client) -> None:
    """Makes filings the client's; they don't count as changed."""
    for filing in filings:
        here = update(FILING).where(FILING.c.id == filing)
        connection.execute(here.values(client=client.id, client_name=storable(client.name)))
        changed = connection.execute(select(FILING.c.changed).where(FILING.c.id == filing)).scalar_one()
        filing_rows.sum_up(connection, filing, changed)


def filings_of(connection: Connection, client: str) -> list[str]:
    """The ids of the client's filings."""
    return list(
        connection.execute(select(FILING.c.id).where(FILING.c.client == client).order_by(FILING.c.id)).scalars()
    )


def remove_client(connection: Connection, client: str) -> bool:
    """Removes a client with its answers and papers; whether there was one."""
    gone = connection.execute(delete(CLIENT).where(CLIENT.c.id == client)).rowcount > 0
    drop_unused(connection)
    return gone
