"""Backups as window and command line use them."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest

from beian_desktop.form.sections import site
from beian_desktop.services import backups
from beian_desktop.services.data_folder import Backed
from beian_desktop.services.workspace import Workspace
from beian_desktop.services.writing import write_file
from beian_desktop.storage.database import Database
from beian_desktop.storage.failures import BackupFolderGone, StoreUnwritable
from beian_desktop.system.clock import Clock
from beian_desktop.system.failure import Failure
from beian_desktop.system.paths import WINDOW_SETTINGS

CLOCK = Clock(date(2026, 11, 23))


def test_what_was_removed_comes_back_from_the_backup_made_before(own_data_folder: Path) -> None:
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        kept = workspace.new_filing()
        workspace.answer(kept.id, site.NAME, ["示例"])
        workspace.remove(kept.id)
        assert workspace.summaries() == []
    (backup,) = backups.backups(own_data_folder)
    assert [one.title for one in backups.preview(backup.path).filings] == ["示例"]
    aside = backups.restore(own_data_folder, backup.path, CLOCK).aside
    assert aside is not None
    assert backups.preview(aside).filings == ()
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        assert workspace.filing(kept.id).answers.typed(site.NAME) == "示例"


def made_when_due(workspace: Workspace) -> Backed | None:
    make = workspace.due_backup()
    return make() if make is not None else None


def test_answers_are_kept_while_a_backup_is_made_which_holds_what_was_there(
    own_data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        before = workspace.new_filing()
        make = workspace.prepared_backup()
        copied, goes_on = Event(), Event()
        copy = Database.copy_to

        def slowly(database: Database, target: Path) -> None:
            copy(database, target)
            copied.set()
            assert goes_on.wait(30)

        monkeypatch.setattr(Database, "copy_to", slowly)
        with ThreadPoolExecutor(1) as threads:
            making = threads.submit(make)
            assert copied.wait(30)
            after = workspace.new_filing()
            goes_on.set()
            backed = making.result(30)
        assert backed is not None
        assert [one.id for one in backups.preview(backed.backup.path).filings] == [before.id]
        assert {one.id for one in workspace.filings()} == {before.id, after.id}


def test_no_backup_is_made_of_data_that_were_closed_before_it_began(own_data_folder: Path) -> None:
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        workspace.new_filing()
        make = workspace.prepared_backup()
    assert make() is None
    assert not backups.backups(own_data_folder)


def test_the_daily_backup_is_made_once_a_day_and_not_of_nothing(own_data_folder: Path) -> None:
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        write_file(own_data_folder / WINDOW_SETTINGS, b"[General]\nlanguage=zh\n")
        assert workspace.due_backup() is None
        workspace.new_filing()
        assert made_when_due(workspace) is not None
        assert workspace.due_backup() is None
    tomorrow = Clock(CLOCK.today() + timedelta(1))
    with Workspace.open(own_data_folder, tomorrow) as workspace:
        assert made_when_due(workspace) is not None
    assert len(backups.backups(own_data_folder)) == 2


def test_a_backup_is_copied_to_the_chosen_folder_and_a_missing_one_is_told(
    own_data_folder: Path, tmp_path: Path
) -> None:
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        workspace.new_filing()
        workspace.set_backup_folder(tmp_path / "drive")
        backed = workspace.backup()
        assert backed.copy is not None
        assert backed.copy.path.read_bytes() == backed.backup.path.read_bytes()
        (tmp_path / "in the way").touch()
        workspace.set_backup_folder(tmp_path / "in the way" / "drive")
        backed = workspace.backup()
        assert (backed.copy, type(backed.failure)) == (None, BackupFolderGone)
        assert backed.backup.path.exists()


def test_what_is_no_backup_is_refused(own_data_folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    for content in (b"", b"hello", b"SQLite format 3\0" + bytes(5000)):
        other.write_bytes(content)
        with pytest.raises(Failure) as caught:
            backups.restore(own_data_folder, other, CLOCK)
        assert str(other) in str(caught.value)
    with pytest.raises(StoreUnwritable):
        backups.preview(tmp_path / "nothing")
    assert not (own_data_folder / "beian.sqlite3").exists()


def test_two_stores_that_share_a_folder_never_thin_the_backups_of_each_other(tmp_path: Path) -> None:
    """Neither do a data folder and the copy of it that goes on elsewhere."""
    drive, day = tmp_path / "drive", timedelta(1)
    for name in ("one", "two"):
        with Workspace.open(tmp_path / name, CLOCK) as workspace:
            workspace.answer(workspace.new_filing().id, site.NAME, [name])
            workspace.set_backup_folder(drive)
            workspace.backup()
    shutil.copytree(tmp_path / "one", tmp_path / "copy of one")
    made: dict[str, list[Path]] = {"one": [], "two": [], "copy of one": []}
    for number in (14, 15, 16, 60):
        for name, paths in made.items():
            with Workspace.open(tmp_path / name, Clock(CLOCK.today() + number * day)) as workspace:
                copy = workspace.backup().copy
                assert copy is not None
                paths.append(copy.path)
    left = {name: [path for path in paths if path.exists()] for name, paths in made.items()}
    assert [len(paths) for paths in left.values()] == [2, 2, 2]  # the last of that week, and today's
    assert {one.title for one in backups.preview(left["two"][0]).filings} == {"two"}
