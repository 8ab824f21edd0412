"""Answers as rows: one for each text, with the history of what stood there before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Foreign
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField
from beian_desktop.storage.schema import ANSWER, BASELINE, FOREIGN, HISTORY
from beian_desktop.storage.summary import stamp

ONE_CHANGE = timedelta(minutes=1)
"""Pauses while typing shorter than this belong to one change of the history."""

Texts = Mapping[str, tuple[str, ...]]

# Statements that run at every answer are built once: building them costs more than running them.
_IN = {
    table.name: select(table.c.field, table.c.row, table.c.text)
    .where(table.c.filing == bindparam("in_filing"))
    .order_by(table.c.field, table.c.row)
    for table in (ANSWER, BASELINE)
}
_ROWS = select(ANSWER.c.row, ANSWER.c.text).where(
    ANSWER.c.filing == bindparam("in_filing"), ANSWER.c.field == bindparam("in_field")
)
_GONE = delete(ANSWER).where(
    ANSWER.c.filing == bindparam("in_filing"),
    ANSWER.c.field == bindparam("in_field"),
    ANSWER.c.row == bindparam("in_row"),
)
_PUT = upsert(ANSWER)
_PUT = _PUT.on_conflict_do_update(
    index_elements=["filing", "field", "row"], set_={"text": _PUT.excluded.text, "at": _PUT.excluded.at}
)
_LAST = (
    select(HISTORY.c.id, HISTORY.c.before, HISTORY.c.after, HISTORY.c.at)
    .where(*(HISTORY.c[name] == bindparam(f"in_{name}") for name in ("filing", "field", "who")))
    .order_by(HISTORY.c.id.desc())
    .limit(1)
)
_LONGER = update(HISTORY).where(HISTORY.c.id == bindparam("in_id"))
_NEW = insert(HISTORY)
_TYPED = delete(FOREIGN).where(
    FOREIGN.c.filing == bindparam("in_filing"),
    FOREIGN.c.known,
    or_(
        FOREIGN.c.path.in_(bindparam("in_paths", expanding=True)),
        func.substr(FOREIGN.c.path, 1, func.length(bindparam("in_row"))) == bindparam("in_row"),
    ),
)


def texts_in(connection: Connection, table: Table, filing: str) -> dict[str, tuple[str, ...]]:
    """Every field's texts by its id, from the answers or from the baseline."""
    found: dict[str, list[str]] = {}
    for field, row, text in connection.execute(_IN[table.name], {"in_filing": filing}):
        texts = found.setdefault(field, [])
        texts.extend([""] * (row - len(texts)))
        texts.append(text)
    return {field: tuple(texts) for field, texts in found.items()}


def as_answers(texts: Texts) -> Answers:
    """The texts of the fields that this version's form has."""
    fields = _fields()
    return Answers({fields[name]: given for name, given in texts.items() if name in fields})


@cache
def _fields() -> dict[str, BaseField]:
    return {field.id: field for field in FORM.fields()}


def unknown_to_the_form(texts: Texts) -> Iterable[Foreign]:
    """Answers that a later version's form asked for: kept in the store, shown as foreign."""
    fields = _fields()
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
        connection.execute(_GONE, [{"in_filing": filing, "in_field": field.id, "in_row": row} for row in gone])
    new = [
        {"filing": filing, "field": field.id, "row": row, "text": text, "at": at}
        for row, text in after.items()
        if before.get(row) != text
    ]
    if new:
        connection.execute(_PUT, new)
    _remember(connection, {"filing": filing, "field": field.id, "who": who}, before, after, now)
    _answered_anew(connection, filing, field)
    return True


def _rows(connection: Connection, filing: str, field: str) -> dict[int, str]:
    return {row: text for row, text in connection.execute(_ROWS, {"in_filing": filing, "in_field": field})}  # noqa: C416 - pairs of a Row


def _remember(
    connection: Connection, place: dict[str, str], before: dict[int, str], after: dict[int, str], now: datetime
) -> None:
    """Adds to the history, or lengthens the change that is still going on.

    What leads back to where that change began is a change of its own: lengthened, the two would tell of nothing.
    """
    was, becomes = _as_list(before), _as_list(after)
    last = connection.execute(_LAST, {f"in_{name}": value for name, value in place.items()}).first()
    goes_on = last is not None and last.after == was and last.at >= stamp(now - ONE_CHANGE)
    if last is not None and goes_on and last.before != becomes:
        connection.execute(_LONGER, {"in_id": last.id, "after": becomes, "at": stamp(now)})
    else:
        connection.execute(_NEW, {"before": was, "after": becomes, "at": stamp(now), **place})


def _as_list(rows: dict[int, str]) -> str:
    count = max(rows, default=-1) + 1
    return json.dumps([rows.get(row, "") for row in range(count)], ensure_ascii=False)


def _answered_anew(connection: Connection, filing: str, field: BaseField) -> None:
    """A value of a wrong type, kept from an exchange file, gives way to the answer."""
    question = ".".join(field.id.split(".")[:2])  # of a repeat's member: the repeat
    paths = [field.section_id, question]
    connection.execute(_TYPED, {"in_filing": filing, "in_paths": paths, "in_row": f"{question}["})


def storable(text: str) -> str:
    """The text without broken halves of characters, which UTF-8 can't hold."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
