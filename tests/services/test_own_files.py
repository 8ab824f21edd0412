"""Packs, Word forms and the window's settings lie beside the store and come back with a backup all the same."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from beian_desktop.form.sections import site
from beian_desktop.services import backups
from beian_desktop.services.document_list import own_packs
from beian_desktop.services.own_files import is_own, own_files
from beian_desktop.services.workspace import Workspace
from beian_desktop.storage.failures import BackupUnusable
from beian_desktop.storage.store import Store
from beian_desktop.system.clock import Clock
from beian_desktop.system.failure import Failure
from beian_desktop.system.paths import WINDOW_SETTINGS, resource

CLOCK = Clock(date(2026, 11, 23))
SETTINGS = "[General]\noffset-HP%2520LaserJet=1.5 -2\nprinter=HP LaserJet\n"


def contents(folder: Path) -> dict[str, bytes]:
    return {path: file.read_bytes() for path, file in own_files(folder).items()}


def with_own_files(folder: Path) -> dict[str, bytes]:
    """Puts a pack, a Word form and settings into the data folder; what must come back."""
    shutil.copytree(resource("packs", "national"), own_packs(folder) / "national")
    (folder / "word").mkdir()
    (folder / "word" / "海淀登记表.docx").write_bytes(b"a Word form")
    (folder / "word" / "~$淀登记表.docx").write_bytes(b"Word's lock")
    (folder / WINDOW_SETTINGS).write_text(SETTINGS)
    return contents(folder)


def test_a_pack_a_word_form_and_the_settings_are_in_every_backup(own_data_folder: Path) -> None:
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        workspace.new_filing()
        before = with_own_files(own_data_folder)
        made = workspace.backup().backup
        assert set(backups.preview(made.path).beside) == before.keys()
        assert {"packs/national/pack.toml", "word/海淀登记表.docx", WINDOW_SETTINGS} < before.keys()
        assert not any("~$" in path for path in before)
        (own_data_folder / "word" / "海淀登记表.docx").unlink()
        assert "word/海淀登记表.docx" not in backups.preview(workspace.backup().backup.path).beside
        assert workspace.verify() == []


def test_what_differs_here_is_set_aside_and_settings_are_only_added_to(own_data_folder: Path) -> None:
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        workspace.new_filing()
        before = with_own_files(own_data_folder)
        made = workspace.backup().backup.path
    (own_data_folder / "word" / "海淀登记表.docx").write_bytes(b"a newer one")
    (own_data_folder / "word" / "later.docx").write_bytes(b"stays")
    (own_data_folder / WINDOW_SETTINGS).write_text("[General]\nprinter=Canon\ntext-size=150\n")
    assert backups.restore(own_data_folder, made, CLOCK).not_back == ()
    after = contents(own_data_folder)
    assert after.pop("word/later.docx") == b"stays"
    settings = after.pop(WINDOW_SETTINGS).decode().split()
    assert settings == ["[General]", "printer=Canon", "text-size=150", "offset-HP%2520LaserJet=1.5", "-2"]
    before.pop(WINDOW_SETTINGS)
    assert after == before
    (aside,) = own_data_folder.glob("own-files-set-aside-*")
    assert [path.read_bytes() for path in aside.rglob("*.docx")] == [b"a newer one"]


@pytest.mark.parametrize(
    "path", ["../evil", "/etc/evil", "word/../../evil", "word\\..\\evil", "C:evil", "word", "beian.sqlite3", "word//a"]
)
def test_a_backup_with_a_path_that_leads_elsewhere_is_refused_whole(own_data_folder: Path, path: str) -> None:
    assert not is_own(path)
    (own_data_folder).mkdir()
    file = own_data_folder.with_name("file")
    file.write_bytes(b"evil")
    store = Store.open(own_data_folder.with_name("other") / "beian.sqlite3", CLOCK)
    store.keep_beside({path: file})
    backup = store.backup()
    store.close()
    with pytest.raises(BackupUnusable):
        backups.restore(own_data_folder, backup.path, CLOCK)
    assert list(own_data_folder.iterdir()) == []


@pytest.mark.parametrize("path", ["x'00'", "17"])
def test_a_backup_whose_path_is_no_text_is_refused(own_data_folder: Path, path: str) -> None:
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        with_own_files(own_data_folder)
        made = workspace.backup().backup.path
    with closing(sqlite3.connect(made)) as connection, connection:
        connection.execute(f"UPDATE beside SET path = CAST({path} AS BLOB) WHERE path = 'window.ini'")
    with pytest.raises(Failure):
        backups.restore(own_data_folder, made, CLOCK)


def test_a_folder_that_is_a_link_is_not_written_through_but_told(own_data_folder: Path, tmp_path: Path) -> None:
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        workspace.new_filing()
        with_own_files(own_data_folder)
        made = workspace.backup().backup.path
    shutil.rmtree(own_data_folder / "word")
    (tmp_path / "elsewhere").mkdir()
    try:
        (own_data_folder / "word").symlink_to(tmp_path / "elsewhere")
    except OSError:
        pytest.skip("this system makes no links")
    (told,) = backups.restore(own_data_folder, made, CLOCK).not_back
    assert "word/海淀登记表.docx" in told.zh
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_that_cannot_be_read_now_is_told_and_its_earlier_bytes_stay(own_data_folder: Path) -> None:
    file = own_data_folder.with_name("form.docx")
    file.write_bytes(b"earlier")
    store = Store.open(own_data_folder / "beian.sqlite3", CLOCK)
    assert store.keep_beside({"word/form.docx": file}) == []
    file.unlink()
    assert store.keep_beside({"word/form.docx": file}) == ["word/form.docx"]
    with store.beside()["word/form.docx"].open() as kept:
        assert kept.read() == b"earlier"
    store.close()


def test_bytes_of_own_files_outlive_removed_attachments(own_data_folder: Path) -> None:
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        filing = workspace.new_filing()
        with_own_files(own_data_folder)
        workspace.backup()
        workspace.answer(filing.id, site.NAME, ["示例"])
        workspace.remove(filing.id)
        made = workspace.backup().backup.path
        assert workspace.verify() == []
    shutil.rmtree(own_data_folder / "packs")
    backups.restore(own_data_folder, made, CLOCK)
    assert (own_data_folder / "packs" / "national" / "pack.toml").is_file()
