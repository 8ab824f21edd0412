"""Stores of every earlier version open; a step is taken wholly, after a copy, or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import MetaData, create_engine

from beian_desktop.filing.filing import Filing
from beian_desktop.storage.access import PLAIN, Access
from beian_desktop.storage.backups import backups_in, keys_of, verified
from beian_desktop.storage.database import Database
from beian_desktop.storage.failures import StoreDamaged, StoreUnwritable
from beian_desktop.storage.migration import bring_up
from beian_desktop.storage.schema import METADATA
from beian_desktop.storage.steps import STEPS
from beian_desktop.storage.store import Store
from beian_desktop.system.clock import Clock
from tests.storage.make_stored import CARD, FOLDER, as_kept

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
CLIENTS_SINCE = 3
"""The first version that keeps more of a client than its name."""

VERSIONS = sorted(FOLDER.glob("version_*.sql"))


@pytest.fixture
def old(path: Path) -> Iterator[Database]:
    """A store of version 1, opened without being brought up."""
    stored(FOLDER / "version_1.sql", path)
    database = PLAIN.database(path)
    yield database
    database.close()


def stored(script: Path, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(script.read_text(encoding="utf-8"))
    connection.close()


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    found = connection.execute(f"SELECT * FROM {table}").fetchall()
    connection.close()
    return found


def test_every_version_has_its_stored_file() -> None:
    assert [file.name for file in VERSIONS] == [f"version_{n}.sql" for n in range(1, len(STEPS) + 1)]


@pytest.mark.parametrize("script", VERSIONS, ids=lambda script: script.stem)
def test_a_store_of_every_version_opens_with_everything_in_it(script: Path, path: Path, clock: Clock) -> None:
    stored(script, path)
    store = Store.open(path, clock)
    kept, expected = store.filing(as_kept().id), as_kept()
    assert [one.content.open().read() for one in kept.attachments] == [b"page", b"paper"]
    files = tuple(
        replace(one, facts=replace(one.facts, size=found.facts.size, sha256=found.facts.sha256))
        for one, found in zip(expected.attachments, kept.attachments, strict=True)
    )
    assert kept == replace(expected, attachments=files)
    (summary,) = store.summaries("新站")
    assert (summary.missing, summary.errors, summary.due) == (3, 1, date(2026, 12, 1))
    assert [change.after for change in store.history(kept.id)] == [("示例新站",)]
    assert store.kept("office", "110108") == {"office.name": "海淀分局"}
    store.close()


def test_a_client_of_every_version_opens_with_what_was_kept_of_it(path: Path, clock: Clock) -> None:
    for script in VERSIONS[CLIENTS_SINCE - 1 :]:
        stored(script, path)
        store = Store.open(path, clock)
        card = store.card(CARD.client.id)
        assert (card.client, card.answers) == (CARD.client, CARD.answers)
        assert [(one.slot, one.content.open().read()) for one in card.papers] == [("operator.certificate", b"paper")]
        store.close()
        path.unlink()


def test_a_client_of_before_comes_with_its_name_alone(old: Database, path: Path, clock: Clock) -> None:
    old.close()
    store = Store.open(path, clock)
    assert [(one.client, len(one.answers), one.filings) for one in store.clients()] == [(CARD.client, 0, 1)]
    store.close()


def test_the_steps_make_the_tables_that_the_program_knows(store: Store, path: Path) -> None:
    engine = create_engine(f"sqlite:///{path}")
    found = MetaData()
    found.reflect(engine)
    engine.dispose()
    assert shapes(found) == shapes(METADATA)


def shapes(metadata: MetaData) -> dict[str, object]:
    return {
        table.name: {
            column.name: (
                column.type._type_affinity,
                column.nullable,
                column.primary_key,
                sorted(key.target_fullname for key in column.foreign_keys),
            )
            for column in table.columns
        }
        for table in metadata.tables.values()
    }


REMADE = (
    "CREATE TABLE filing_new AS SELECT * FROM filing",
    "DROP TABLE filing",
    "CREATE TABLE filing (id TEXT NOT NULL PRIMARY KEY, client TEXT REFERENCES client(id), colour TEXT)",
    "INSERT INTO filing SELECT id, client, 'red' FROM filing_new",
    "DROP TABLE filing_new",
)


def test_remaking_a_parent_table_keeps_its_children(old: Database, path: Path) -> None:
    answers = rows(path, "answer")
    bring_up(old, NOW, (*STEPS[:1], REMADE))
    old.close()
    assert answers
    assert rows(path, "answer") == answers
    assert rows(path, "filing") == [("20261123-stored01", "c1", "red")]


def test_the_store_as_it_was_lies_in_backups(old: Database, path: Path) -> None:
    before = rows(path, "kept")
    bring_up(old, NOW, (*STEPS[:1], ("DELETE FROM kept",)))
    (copy,) = (path.parent / "backups").iterdir()
    assert copy.name == "beian-version-1-20261123-120000.sqlite3"
    assert before
    assert (rows(path, "kept"), rows(copy, "kept")) == ([], before)
    assert old.pragma("PRAGMA user_version") == 2


def test_without_a_copy_no_step_is_taken(old: Database, path: Path) -> None:
    (path.parent / "backups").write_text("in the way")
    with pytest.raises(StoreUnwritable):
        bring_up(old, NOW, (*STEPS[:1], ("DELETE FROM kept",)))
    assert old.pragma("PRAGMA user_version") == 1
    assert rows(path, "kept")


def test_a_step_that_fails_half_way_leaves_nothing_of_itself(old: Database, path: Path) -> None:
    steps = (*STEPS[:1], ("CREATE TABLE second (a)",), ("DELETE FROM kept", "SELECT * FROM no_such_table"))
    with pytest.raises(StoreUnwritable):
        bring_up(old, NOW, steps)
    assert old.pragma("PRAGMA user_version") == 2
    assert rows(path, "kept")
    bring_up(old, NOW, (*steps[:2], ("DELETE FROM kept",)))  # goes on where it stopped
    assert rows(path, "kept") == []


def test_a_step_that_breaks_a_reference_is_not_kept(old: Database, path: Path) -> None:
    with pytest.raises(StoreDamaged):
        bring_up(old, NOW, (*STEPS[:1], ("DELETE FROM filing",)))
    assert rows(path, "filing")


def test_a_new_store_needs_no_copy(store: Store, path: Path) -> None:
    store.add(Filing("f"))
    assert not (path.parent / "backups").exists()


def test_programs_that_make_the_same_store_at_once_agree(path: Path, clock: Clock) -> None:
    with ThreadPoolExecutor(6) as threads:
        stores = list(threads.map(lambda _: Store.open(path, clock), range(6)))
    stores[0].add(Filing("f"))
    assert [[one.id for one in store.summaries()] for store in stores] == [["f"]] * 6
    assert not (path.parent / "backups").exists()  # nobody took it half made for an older one
    for store in stores:
        store.close()


def test_the_copy_of_an_encrypted_store_is_verified_and_has_its_key_file(path: Path, clock: Clock) -> None:
    access = Access(bytes(range(32)))
    Store.open(path, clock, access=access).close()
    keys_of(path).write_text("the wrapped key")
    database = access.database(path)
    bring_up(database, NOW, (*STEPS, ("CREATE TABLE later (a)",)), access)
    database.close()
    (copy,) = backups_in(path.parent / "backups")
    assert copy.sealed
    assert copy.keys.read_text() == "the wrapped key"
    assert verified(copy.path, access)["filing"] == 0


def test_a_store_of_which_no_whole_copy_can_be_made_is_told_as_damaged(old: Database, path: Path) -> None:
    old.pragma("UPDATE chunk SET bytes = zeroblob(3)")
    with pytest.raises(StoreDamaged):
        bring_up(old, NOW, (*STEPS, ("DELETE FROM kept",)))
    assert old.pragma("PRAGMA user_version") == 1
    assert list((path.parent / "backups").iterdir()) == []
