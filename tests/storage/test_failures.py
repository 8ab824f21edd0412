"""What can be wrong with the file: each has its failure, and what was there stays as it was."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import site
from beian_desktop.storage import database
from beian_desktop.storage.access import Access
from beian_desktop.storage.failures import (
    StoreDamaged,
    StoreFull,
    StoreLocked,
    StoreNewer,
    StoreUnwritable,
    StoreVanished,
)
from beian_desktop.storage.store import Store
from beian_desktop.system.clock import Clock
from beian_desktop.system.failure import Failure
from tests.storage.contents import attachment


@contextmanager
def refused(kind: type[Failure], path: Path) -> Iterator[None]:
    """Expects the failure, and that both its sentences name the file."""
    with pytest.raises(kind) as caught:
        yield
    assert str(path) in caught.value.says.zh
    assert str(path) in caught.value.says.en


def with_a_filing(path: Path, clock: Clock) -> None:
    store = Store.open(path, clock)
    store.add(Filing("f", Answers({site.NAME: ("示例",)})))
    store.close()


def files_in(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize(
    "content", [b"hello", b"x" * 5000, b"SQLite format 3\0" + b"x" * 5000, b"\0" * 5000, b"PK\x03\x04" * 999]
)
def test_a_file_that_is_no_store_is_refused_and_left_alone(path: Path, clock: Clock, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with refused(StoreDamaged, path):
        Store.open(path, clock)
    assert files_in(path.parent) == {path.name: content}


def test_a_database_of_another_program_is_refused_and_left_alone(path: Path, clock: Clock) -> None:
    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (a)")
    other.close()
    before = files_in(path.parent)
    with refused(StoreDamaged, path):
        Store.open(path, clock)
    assert files_in(path.parent) == before


def test_a_newer_store_is_refused_and_left_alone(path: Path, clock: Clock) -> None:
    with_a_filing(path, clock)
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = files_in(path.parent)
    with refused(StoreNewer, path):
        Store.open(path, clock)
    assert files_in(path.parent) == before


def test_a_damaged_page_is_told_when_it_is_read(path: Path, clock: Clock) -> None:
    with_a_filing(path, clock)
    content = bytearray(path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    path.write_bytes(content)
    with refused(StoreDamaged, path):
        Store.open(path, clock).filing("f")


def test_a_damaged_list_of_tables_is_told(path: Path, clock: Clock) -> None:
    with_a_filing(path, clock)
    content = path.read_bytes()
    assert content.count(b"CREATE TABLE history (") == 1
    path.write_bytes(content.replace(b"CREATE TABLE history (", b"CREATE TABLE history N\xac"))
    with refused(StoreDamaged, path):
        Store.open(path, clock)


def test_a_cut_off_store_is_told(path: Path, clock: Clock) -> None:
    with_a_filing(path, clock)
    path.write_bytes(path.read_bytes()[:6000])
    with refused(StoreDamaged, path):
        Store.open(path, clock).filing("f")


def test_a_store_that_another_program_writes_to_is_locked_then_goes_on(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LOCK_WAIT_MS", 1)
    with_a_filing(path, clock)
    store = Store.open(path, clock)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with refused(StoreLocked, path):
        store.put("f", {site.NAME: ["新"]})
    assert store.filing("f").answers.typed(site.NAME) == "示例"
    other.execute("ROLLBACK")
    other.close()
    store.put("f", {site.NAME: ["新"]})
    assert store.filing("f").answers.typed(site.NAME) == "新"
    store.close()


def test_a_full_disk_loses_the_change_alone_and_the_store_goes_on(store: Store, path: Path) -> None:
    store.add(Filing("f", Answers({site.NAME: ("示例",)})))
    pages = store._database.pragma("PRAGMA page_count")
    store._database.pragma(f"PRAGMA max_page_count = {pages + 20}")
    with refused(StoreFull, path):
        store.attach("f", attachment("a.png", os.urandom(3_000_000)))
    with refused(StoreFull, path):
        store.add(Filing("g", Answers({site.PURPOSE: ("字" * 100_000,)})))
    store.put("f", {site.NAME: ["新"]})
    assert store.filing("f") == Filing("f", Answers({site.NAME: ("新",)}))
    assert [one.id for one in store.summaries()] == ["f"]
    assert store._database.pragma("SELECT count(*) FROM chunk") == 0


def test_a_store_that_may_not_be_written_can_be_read(path: Path, clock: Clock) -> None:
    with_a_filing(path, clock)

    store = Store.open(path, clock, access=Access(read_only=True))
    with refused(StoreUnwritable, path):
        store.put("f", {site.NAME: ["新"]})
    assert store.filing("f").answers.typed(site.NAME) == "示例"
    store.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").write_text("")
    path = tmp_path / "file" / "data" / "beian.sqlite3"
    with refused(StoreUnwritable, path):
        Store.open(path, clock)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions don't bind this user")
def test_a_folder_that_may_not_be_written_is_told(path: Path, clock: Clock) -> None:
    path.parent.mkdir(mode=0o500)
    with refused(StoreUnwritable, path):
        Store.open(path, clock)


def test_a_folder_where_the_file_should_be_is_told(path: Path, clock: Clock) -> None:
    path.mkdir(parents=True)
    with refused(StoreUnwritable, path):
        Store.open(path, clock)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps open files in place")
def test_a_folder_that_went_away_is_told_instead_of_writing_into_nothing(store: Store, path: Path) -> None:
    store.add(Filing("f"))
    moved = path.parent.rename(path.parent.with_name("moved"))
    with refused(StoreVanished, path):
        store.put("f", {site.NAME: ["示例"]})
    moved.rename(path.parent)
    store.put("f", {site.NAME: ["示例"]})
    assert store.filing("f").answers.typed(site.NAME) == "示例"


def test_an_empty_file_left_by_a_kill_at_birth_becomes_a_store(path: Path, clock: Clock) -> None:
    path.parent.mkdir()
    path.touch()
    store = Store.open(path, clock)
    assert store.summaries() == []
    store.close()
