"""Answers as rows: one for each text, with the history of what stood there before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, Table, delete, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Foreign
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField
from beian_desktop.storage.schema import ANSWER, FOREIGN, HISTORY
from beian_desktop.storage.summary import stamp

ONE_CHANGE = timedelta(minutes=1)
"""Pauses while typing shorter than this belong to one change of the history."""

Texts = Mapping[str, tuple[str, ...]]


def texts_in(connection: Connection, table: Table, filing: str) -> dict[str, tuple[str, ...]]:
    """Every field's texts by its id, from the answers or from the baseline."""
    found: dict[str, list[str]] = {}
    wanted = select(table.c.field, table.c.row, table.c.text).where(table.c.filing == filing)
    for field, row, text in connection.execute(wanted.order_by(table.c.field, table.c.row)):
        texts = found.setdefault(field, [])
        texts.extend([""] * (row - len(texts)))
        texts.append(text)
    return {field: tuple(texts) for field, texts in found.items()}


def as_answers(texts: Texts) -> Answers:
    """The texts of the fields that this version's form has."""
    fields = {field.id: field for field in FORM.fields()}
    return Answers({fields[name]: given for name, given in texts.items() if name in fields})


def unknown_to_the_form(texts: Texts) -> Iterable[Foreign]:
    """Answers that a later version's form asked for: kept in the store, shown as foreign."""
    fields = {field.id for field in FORM.fields()}
    for name, given in texts.items():
        if name not in fields:
            value = given[0] if len(given) == 1 else list(given)
            yield Foreign(name, json.dumps(value, ensure_ascii=False))


def insert_texts(connection: Connection, table: Table, filing: str, answers: Answers, **more: str) -> None:
    """Adds the texts of a filing that has none yet."""
    rows = [
        {"filing": filing, "field": field.id, "row": row, "text": storable(text), **more}
        for field in answers
        for row, text in enumerate(answers.texts(field))
        if text
    ]
    if rows:
        connection.execute(insert(table), rows)


def put_texts(
    connection: Connection, filing: str, field: BaseField, texts: Sequence[str], now: datetime, who: str
) -> bool:
    """Changes all texts of one field, where they differ; whether they did."""
    before = _rows(connection, filing, field.id)
    after = {row: storable(text) for row, text in enumerate(texts) if text}
    if before == after:
        return False
    at = stamp(now)
    gone = [row for row in before if row not in after]
    if gone:
        here = (ANSWER.c.filing == filing, ANSWER.c.field == field.id, ANSWER.c.row.in_(gone))
        connection.execute(delete(ANSWER).where(*here))
    new = [
        {"filing": filing, "field": field.id, "row": row, "text": text, "at": at}
        for row, text in after.items()
        if before.get(row) != text
    ]
    if new:
        put = upsert(ANSWER)
        kept = put.on_conflict_do_update(
            index_elements=["filing", "field", "row"], set_={"text": put.excluded.text, "at": put.excluded.at}
        )
        connection.execute(kept, new)
    _remember(connection, {"filing": filing, "field": field.id, "who": who}, before, after, now)
    _answered_anew(connection, filing, field)
    return True


def _rows(connection: Connection, filing: str, field: str) -> dict[int, str]:
    wanted = select(ANSWER.c.row, ANSWER.c.text).where(ANSWER.c.filing == filing, ANSWER.c.field == field)
    return {found.row: found.text for found in connection.execute(wanted)}


def _remember(
    connection: Connection, place: dict[str, str], before: dict[int, str], after: dict[int, str], now: datetime
) -> None:
    """Adds to the history, or lengthens the change that is still going on."""
    was, becomes = _as_list(before), _as_list(after)
    here = [HISTORY.c[name] == value for name, value in place.items()]
    last = connection.execute(select(HISTORY).where(*here).order_by(HISTORY.c.id.desc()).limit(1)).first()
    if last is not None and last.after == was and last.at >= stamp(now - ONE_CHANGE):
        connection.execute(update(HISTORY).where(HISTORY.c.id == last.id).values(after=becomes, at=stamp(now)))
    else:
        connection.execute(insert(HISTORY).values(before=was, after=becomes, at=stamp(now), **place))


def _as_list(rows: dict[int, str]) -> str:
    count = max(rows, default=-1) + 1
    return json.dumps([rows.get(row, "") for row in range(count)], ensure_ascii=False)


def _answered_anew(connection: Connection, filing: str, field: BaseField) -> None:
    """A value of a wrong type, kept from an exchange file, gives way to the answer."""
    question = ".".join(field.id.split(".")[:2])  # of a repeat's member: the repeat
    path = FOREIGN.c.path
    same = or_(path == field.section_id, path == question, path.startswith(f"{question}[", autoescape=True))
    connection.execute(delete(FOREIGN).where(FOREIGN.c.filing == filing, FOREIGN.c.known, same))


def storable(text: str) -> str:
    """The text without broken halves of characters, which UTF-8 can't hold."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
