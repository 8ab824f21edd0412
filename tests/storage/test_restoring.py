"""A backup put in the store's place at once with its keys, also when the power fails between the two files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from beian_desktop.filing.filing import Filing
from beian_desktop.storage import restoring
from beian_desktop.storage.access import PLAIN, Access
from beian_desktop.storage.backups import keys_of
from beian_desktop.storage.store import Store
from beian_desktop.system.clock import Clock

KEYS = {name: Access(bytes([number]) * 32) for number, name in enumerate(("present", "earlier"))}


class PowerCut(BaseException):
    """The power fails here."""


def made(path: Path, clock: Clock, name: str) -> None:
    store = Store.open(path, clock, access=KEYS[name])
    store.add(Filing(name))
    store.close()
    keys_of(path).write_text(name)


def told(path: Path, clock: Clock) -> str:
    """Which store is there, opened by the keys beside it."""
    store = Store.open(path, clock, access=KEYS[keys_of(path).read_text()])
    (summary,) = store.summaries()
    store.close()
    return summary.id


def failing_at(number: int, rename: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
    count = [0]

    def replace(self: Path, target: Path) -> Path:
        count[0] += 1
        if count[0] == number:
            raise PowerCut
        return rename(self, target)

    return replace


@pytest.mark.parametrize("number", range(1, 9))
def test_after_a_power_cut_store_and_keys_belong_together(
    tmp_path: Path, clock: Clock, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, backup = tmp_path / "data" / "beian.sqlite3", tmp_path / "backup" / "beian-20261101-120000.sqlite3"
    made(path, clock, "present")
    made(backup, clock, "earlier")
    with monkeypatch.context() as cut:
        cut.setattr(Path, "replace", failing_at(number, Path.replace))
        try:
            restoring.restore(path, backup, KEYS["earlier"], clock.now())
            whole = True
        except PowerCut:
            whole = False
    restoring.resume(path)
    begun = number > 3  # the copy, its keys and the journal were written
    assert told(path, clock) == ("earlier" if whole or begun else "present")
    assert not restoring.journal_of(path).exists()
    assert whole == (number > 5)


def test_nothing_that_waited_in_vain_stays(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    path, backup = tmp_path / "data" / "beian.sqlite3", tmp_path / "backup" / "beian-20261101-120000.sqlite3"
    made(path, clock, "present")
    made(backup, clock, "earlier")
    before = sorted(path.parent.iterdir())
    monkeypatch.setattr(Path, "replace", failing_at(3, Path.replace))
    with pytest.raises(PowerCut):
        restoring.restore(path, backup, KEYS["earlier"], clock.now())
    left = {one for one in path.parent.iterdir() if "set-aside" not in one.name}
    assert left == set(before)


def test_a_plain_backup_takes_the_place_of_an_encrypted_store(tmp_path: Path, clock: Clock) -> None:
    path, backup = tmp_path / "data" / "beian.sqlite3", tmp_path / "backup" / "beian-20261101-120000.sqlite3"
    made(path, clock, "present")
    store = Store.open(backup, clock)
    store.add(Filing("plain"))
    store.close()
    restoring.restore(path, backup, PLAIN, clock.now())
    opened = Store.open(path, clock)
    assert [one.id for one in opened.summaries()] == ["plain"]
    opened.close()
