"""Disks that are full, read-only or gone, and damage found when a store is opened.

Full and read-only are tried on a real small file system where this user may mount one.
"""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import site
from beian_desktop.storage.access import PLAIN, Access
from beian_desktop.storage.backups import backups_in, make_backup
from beian_desktop.storage.failures import (
    BackupUnusable,
    StoreDamaged,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreVanished,
)
from beian_desktop.storage.health import examine
from beian_desktop.storage.restoring import restore
from beian_desktop.storage.store import Store
from beian_desktop.system.clock import Clock
from tests.storage.contents import attachment

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
KEY = Access(bytes(range(32)))


def filled(path: Path, clock: Clock, access: Access = PLAIN) -> Store:
    store = Store.open(path, clock, access=access)
    store.add(Filing("f", Answers({site.NAME: ("示例",)}), attachments=(attachment("a.png", os.urandom(300_000)),)))
    return store


def test_a_full_disk_keeps_what_was_saved_and_takes_more_when_there_is_room(small_disk: Path, clock: Clock) -> None:
    path = small_disk / "data" / "beian.sqlite3"
    store = filled(path, clock)
    ballast = small_disk / "ballast"
    fill_up(ballast)
    with pytest.raises(StoreFull) as caught:
        store.attach("f", attachment("b.png", os.urandom(400_000)))
    assert str(path) in caught.value.says.zh
    assert store.filing("f").answers.typed(site.NAME) == "示例"
    ballast.unlink()
    store.put("f", {site.NAME: ["新"]})
    store.close()
    again = Store.open(path, clock)
    assert (again.filing("f").answers.typed(site.NAME), len(again.filing("f").attachments)) == ("新", 1)
    assert examine(again._database) == []
    again.close()


def fill_up(ballast: Path) -> None:
    """Writes until the disk takes no more."""
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass


def test_a_backup_that_has_no_room_leaves_nothing_of_itself(small_disk: Path, clock: Clock) -> None:
    path = small_disk / "data" / "beian.sqlite3"
    store = filled(path, clock)
    ballast = small_disk / "ballast"
    fill_up(ballast)
    os.truncate(ballast, ballast.stat().st_size - 100_000)
    with pytest.raises(StoreFull):
        make_backup(store._database, PLAIN, path.parent / "backups", NOW)
    assert list((path.parent / "backups").iterdir()) == []
    store.put("f", {site.NAME: ["新"]})
    store.close()


def test_a_read_only_disk_is_told(small_disk: Path, clock: Clock) -> None:
    path = small_disk / "data" / "beian.sqlite3"
    filled(path, clock).close()
    before = path.read_bytes()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(StoreReadOnly) as caught:
        Store.open(path, clock)
    assert "只读" in caught.value.says.zh
    assert path.read_bytes() == before


def test_a_drive_pulled_out_while_the_store_is_open_is_told(small_disk: Path, clock: Clock) -> None:
    store = filled(small_disk / "beian.sqlite3", clock)
    subprocess.run(["umount", "-l", str(small_disk)], check=True)
    with pytest.raises(StoreVanished):
        store.put("f", {site.NAME: ["新"]})
    assert list(small_disk.iterdir()) == []
    store.close()


@pytest.mark.parametrize("access", [PLAIN, KEY], ids=["plain", "encrypted"])
@pytest.mark.parametrize("page", [0, 2, 5])
def test_a_damaged_page_is_found_on_opening_and_the_newest_good_backup_is_named(
    path: Path, clock: Clock, access: Access, page: int
) -> None:
    store = filled(path, clock, access)
    folder = path.parent / "backups"
    (path.parent / "beian.keys").write_text("{}")
    good = make_backup(store._database, access, folder, NOW)
    later = make_backup(store._database, access, folder, NOW.replace(hour=13))
    store.close()
    for damaged in (path, later.path):
        damage(damaged, page)
    as_found = path.read_bytes()
    with pytest.raises(StoreDamaged) as caught:
        Store.open(path, clock, access=access)
    assert caught.value.backup == good.path
    assert str(good.path) in caught.value.says.zh
    assert path.read_bytes() == as_found
    aside = restore(path, good.path, access, NOW)
    assert aside is not None
    assert aside.name == "beian-set-aside-20261123-120000.sqlite3"
    assert aside.read_bytes() == as_found
    again = Store.open(path, clock, access=access)
    assert again.filing("f").answers.typed(site.NAME) == "示例"
    again.close()


def damage(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    for at in range(page * 4096, page * 4096 + 4096):
        content[at] ^= 0x5A
    path.write_bytes(content)


def test_without_a_good_backup_the_sentence_says_so(path: Path, clock: Clock) -> None:
    filled(path, clock).close()
    damage(path, 2)
    with pytest.raises(StoreDamaged) as caught:
        Store.open(path, clock)
    assert caught.value.backup is None
    assert "没有找到完好的备份" in caught.value.says.zh


def test_damage_in_an_attachment_doesnt_close_the_rest_and_is_named_by_the_examination(
    path: Path, clock: Clock
) -> None:
    store = filled(path, clock)
    store._database.pragma("UPDATE chunk SET bytes = zeroblob(300000)")
    assert store.filing("f").answers.typed(site.NAME) == "示例"
    (finding,) = examine(store._database)
    assert "a.png" in finding.zh
    with pytest.raises(BackupUnusable):
        make_backup(store._database, PLAIN, path.parent / "backups", NOW)
    assert backups_in(path.parent / "backups") == []
    store.close()


def test_a_damaged_backup_is_not_restored_and_the_store_stays(path: Path, clock: Clock) -> None:
    store = filled(path, clock)
    backup = make_backup(store._database, PLAIN, path.parent / "backups", NOW)
    store.close()
    damage(backup.path, 3)
    before = path.read_bytes()
    with pytest.raises((BackupUnusable, StoreDamaged)):
        restore(path, backup.path, PLAIN, NOW)
    assert path.read_bytes() == before
    assert sorted(file.name for file in path.parent.iterdir()) == ["backups", "beian.sqlite3"]


def test_a_store_in_use_is_not_replaced(path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("beian_desktop.storage.database.LOCK_WAIT_MS", 1)
    store = filled(path, clock)
    backup = make_backup(store._database, PLAIN, path.parent / "backups", NOW)
    store.put("f", {site.NAME: ["新"]})
    with pytest.raises(StoreLocked):
        restore(path, backup.path, PLAIN, NOW)
    assert store.filing("f").answers.typed(site.NAME) == "新"
    store.close()
    restore(path, backup.path, PLAIN, NOW)
    again = Store.open(path, clock)
    assert again.filing("f").answers.typed(site.NAME) == "示例"
    again.close()


def test_a_wrong_key_is_no_reason_to_touch_anything(path: Path, clock: Clock) -> None:
    filled(path, clock, KEY).close()
    before = path.read_bytes()
    with pytest.raises(StoreDamaged):
        Store.open(path, clock, access=replace(KEY, key=bytes(32)))
    assert path.read_bytes() == before
