"""What can be read of a damaged store is rescued, page by page; what is gone is told, and the backup fills it up."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Client, Filing
from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import site
from beian_desktop.storage.access import PLAIN, Access
from beian_desktop.storage.backups import Backup, backups_in
from beian_desktop.storage.failures import NothingRescued, StoreDamaged
from beian_desktop.storage.rescuing import Rescued, rescue
from beian_desktop.storage.store import Store
from beian_desktop.system.clock import Clock
from tests.storage.contents import attachment

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
KEY = Access(bytes(range(32)))
MANY = 40
PAGE = 4096


def name_of(number: int) -> str:
    return f"网站{number} " + "字" * 150


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[Access, Path]:
    """A plain and an encrypted store, made once."""
    folders = {access: tmp_path_factory.mktemp("made") for access in (PLAIN, KEY)}
    for access, folder in folders.items():
        fill(folder / "beian.sqlite3", access)
    return folders


def filled(path: Path, made: dict[Access, Path], access: Access) -> Backup:
    """A copy of the store and its backup."""
    shutil.copytree(made[access], path.parent)
    (backup,) = backups_in(path.parent / "backups")
    return backup


def fill(path: Path, access: Access) -> None:
    """Forty filings on many pages, three with a file; a backup; then one more answer in each, and one removed."""
    store = Store.open(path, Clock(date(2026, 11, 23)), access=access)
    (path.parent / "beian.keys").write_text("{}")
    for number in range(MANY):
        files = (attachment(f"{number}.png", os.urandom(30_000)),) if number % 13 == 0 else ()
        texts: dict[BaseField, tuple[str, ...]] = {site.NAME: (name_of(number),), site.PURPOSE: ("用途" * 200,)}
        store.add(Filing(f"f{number:03}", Answers(texts), files, client=Client(f"c{number % 7}", f"客户{number % 7}")))
    store.keep("office", "110108", {"office.name": "海淀分局"})
    store.backup()
    for number in range(MANY):
        store.put(f"f{number:03}", {site.DOMAIN: [f"new{number}.example.com"]})
    store.remove("f039")
    store.close()


def damaged(path: Path, pages: range) -> bytes:
    content = bytearray(path.read_bytes())
    for page in pages:
        content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    path.write_bytes(content)
    return bytes(content)


def pages_of(path: Path) -> int:
    return path.stat().st_size // PAGE


def found(path: Path, clock: Clock, access: Access) -> dict[str, Filing]:
    store = Store.open(path, clock, access=access)
    assert store.examine() == []
    filings = {one.id: store.filing(one.id) for one in store.summaries()}
    store.close()
    return filings


@pytest.mark.parametrize("access", [PLAIN, KEY], ids=["plain", "encrypted"])
@pytest.mark.parametrize("part", [2, 3, 5])
def test_with_a_backup_no_filing_is_missing_wherever_the_damage_is(
    path: Path, clock: Clock, made: dict[Access, Path], access: Access, part: int
) -> None:
    backup = filled(path, made, access)
    start = pages_of(path) * part // 8
    bytes_found = damaged(path, range(start, start + 3))
    told = rescue(path, access, backup.path, NOW)
    filings = found(path, clock, access)
    everything = {f"f{number:03}" for number in range(MANY - 1)}
    assert everything <= filings.keys()
    assert all(filings[one].title == name_of(int(one[1:])) for one in everything)
    whole = [one for one in everything if filings[one].answers.typed(site.DOMAIN) == f"new{int(one[1:])}.example.com"]
    assert len(whole) > MANY // 2
    assert told.filings == len(filings)
    assert told.aside is not None
    assert told.aside.read_bytes() == bytes_found
    bad = [one for filing in filings.values() for one in filing.attachments if not readable(one)]
    assert len([text for text in told.lost if ".png" in text.zh]) == len(bad)


def readable(one: object) -> bool:
    try:
        with one.content.open() as stream:  # type: ignore[attr-defined]  # an attachment
            return bool(stream.read())
    except OSError:
        return False


def test_without_a_backup_what_can_be_read_is_kept_and_the_rest_is_told(
    path: Path, clock: Clock, made: dict[Access, Path]
) -> None:
    filled(path, made, PLAIN)
    middle = pages_of(path) // 2
    damaged(path, range(middle, middle + 4))
    told = rescue(path, PLAIN, None, NOW)
    assert len(found(path, clock, PLAIN)) > MANY // 2
    assert told.lost


def test_what_was_removed_on_purpose_stays_away(path: Path, clock: Clock, made: dict[Access, Path]) -> None:
    backup = filled(path, made, PLAIN)
    told = rescue(path, PLAIN, backup.path, NOW)  # nothing is broken
    assert "f039" not in found(path, clock, PLAIN)
    assert (told.lost, told.from_backup) == ([], [])


@pytest.mark.parametrize("access", [PLAIN, KEY], ids=["plain", "encrypted"])
def test_a_broken_first_page_leaves_the_backup_and_without_one_the_file_as_it_was(
    path: Path, clock: Clock, made: dict[Access, Path], access: Access
) -> None:
    backup = filled(path, made, access)
    before = damaged(path, range(1))
    with pytest.raises(NothingRescued):
        rescue(path, access, None, NOW)
    assert path.read_bytes() == before
    assert sorted(one.name for one in path.parent.iterdir()) == ["backups", "beian.keys", "beian.sqlite3"]
    told: Rescued = rescue(path, access, backup.path, NOW)
    assert told.filings == MANY
    assert found(path, clock, access)["f001"].title == name_of(1)


def test_a_truncated_store_gives_what_is_left_of_it(path: Path, clock: Clock, made: dict[Access, Path]) -> None:
    backup = filled(path, made, PLAIN)
    os.truncate(path, pages_of(path) // 2 * PAGE)
    with pytest.raises(StoreDamaged):
        Store.open(path, clock)
    rescue(path, PLAIN, backup.path, NOW)
    assert len(found(path, clock, PLAIN)) >= MANY - 1
