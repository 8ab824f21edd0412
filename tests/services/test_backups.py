"""Backups as window and command line use them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from beian_desktop.form.sections import site
from beian_desktop.services import backups
from beian_desktop.services.workspace import Workspace
from beian_desktop.storage.failures import BackupFolderGone, StoreUnwritable
from beian_desktop.system.clock import Clock
from beian_desktop.system.failure import Failure

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


def test_the_daily_backup_is_made_once_a_day_and_not_of_nothing(own_data_folder: Path) -> None:
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        assert workspace.backup_if_due() is None
        workspace.new_filing()
        assert workspace.backup_if_due() is not None
        assert workspace.backup_if_due() is None
    tomorrow = Clock(CLOCK.today() + timedelta(1))
    with Workspace.open(own_data_folder, tomorrow) as workspace:
        assert workspace.backup_if_due() is not None
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
