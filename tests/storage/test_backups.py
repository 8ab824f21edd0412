"""Backups: whole, thinned by age, and due once a day."""

from __future__ import annotations

import stat
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.filing.filing import Filing
from beian_desktop.storage.access import PLAIN
from beian_desktop.storage.backups import Backup, backups_in, is_due, make_backup, superfluous, verified
from beian_desktop.storage.failures import StoreDamaged
from beian_desktop.storage.store import Store
from beian_desktop.system.clock import Clock

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC).replace(tzinfo=None)
MOMENTS = st.lists(st.timedeltas(timedelta(0), timedelta(500)).map(lambda age: NOW - age), max_size=60)


def test_a_year_of_daily_backups_leaves_those_of_two_weeks_then_weeks_then_months() -> None:
    daily = [NOW - timedelta(days) for days in range(500)]
    kept = sorted(set(daily) - superfluous(daily, NOW), reverse=True)
    ages = [(NOW - made).days for made in kept]
    assert ages[:15] == list(range(15))
    assert len([age for age in ages if 14 < age <= 56]) in (6, 7)
    assert len([age for age in ages if 56 < age <= 365]) in (10, 11, 12)
    assert max(ages) <= 365


@given(MOMENTS)
def test_thinning_keeps_the_newest_and_all_of_two_days_and_doing_it_twice_changes_nothing(made: list[datetime]) -> None:
    gone = superfluous(made, NOW)
    kept = set(made) - gone
    assert not made or max(made) in kept
    assert all(NOW - moment > timedelta(2) for moment in gone)
    assert superfluous(kept, NOW) == set()


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(60)))
def test_for_every_backup_of_two_months_one_as_new_or_newer_stays_near_it(
    made: list[datetime], later: timedelta
) -> None:
    kept = set(made) - superfluous(made, NOW + later)
    for moment in made:
        if NOW + later - moment <= timedelta(56):
            assert any(moment <= other <= moment + timedelta(7) for other in kept)


def test_backups_from_the_future_stay_and_dont_count_as_done(path: Path) -> None:
    ahead = NOW + timedelta(400)
    assert superfluous([ahead, NOW, NOW - timedelta(500)], NOW) == {NOW - timedelta(500)}
    assert is_due([Backup(path, ahead, 1, False)], NOW.replace(tzinfo=UTC))
    assert not is_due([Backup(path, NOW - timedelta(hours=23), 1, False)], NOW.replace(tzinfo=UTC))
    assert is_due([], NOW.replace(tzinfo=UTC))


def test_a_backup_is_for_its_owner_alone_holds_everything_and_takes_no_earlier_name(store: Store, path: Path) -> None:
    store.add(Filing("f"))
    folder = path.parent / "backups"
    made = [make_backup(store._database, PLAIN, folder, NOW.replace(tzinfo=UTC)) for _ in range(2)]
    assert [one.path.name for one in made] == ["beian-20261123-120000.sqlite3", "beian-20261123-120000-2.sqlite3"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.path.stat().st_mode) for one in made} == {0o600}
    assert verified(made[0].path, PLAIN)["filing"] == 1
    assert {one.path for one in backups_in(folder)} == {one.path for one in made}
    assert sorted(folder.iterdir()) == sorted(one.path for one in made)


def test_a_store_that_lost_all_it_held_is_damaged_and_its_backup_named(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "beian.sqlite3"
    with closing(Store.open(path, clock)) as store:
        store.add(Filing("f"))
        backup = store.backup()
    path.write_bytes(b"")
    with pytest.raises(StoreDamaged) as raised:
        Store.open(path, clock)
    assert raised.value.backup == backup.path
    assert path.read_bytes() == b""


def test_an_empty_file_without_backups_becomes_a_new_store(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "beian.sqlite3"
    path.write_bytes(b"")
    with closing(Store.open(path, clock)) as store:
        assert store.summaries() == []


def test_a_setting_counts_as_a_change_and_a_backup_of_the_future_as_none(path: Path) -> None:
    today = Clock(date(2026, 11, 23))
    with closing(Store.open(path, today)) as store:
        assert not store.changed_since_backup()
        store.keep("setting", "printer", [1, 2])
        assert store.changed_since_backup()
    with closing(Store.open(path, Clock(date(2026, 11, 24)))) as store:
        store.backup()
        assert not store.changed_since_backup()
    with closing(Store.open(path, today)) as store:  # the clock was set back
        store.keep("setting", "printer", [3, 4])
        assert store.changed_since_backup()
