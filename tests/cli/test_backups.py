"""``store backup|restore|verify``."""

from __future__ import annotations

from pathlib import Path

import pytest

from beian_desktop.services.workspace import Workspace
from beian_desktop.storage import keys
from beian_desktop.storage.recovery_code import new_code
from beian_desktop.system.clock import Clock
from tests.cli.conftest import Call


def test_a_backup_is_made_shown_and_restored(sample: Path, call: Call) -> None:
    call("store", "add", sample)
    [made] = call("store", "backup", "--json").document["backups"]
    assert Path(made["path"]).stat().st_size == made["size"]
    assert call("store", "verify", made["path"]).code == 0
    call("store", "remove", "sample")
    shown = call("store", "restore", made["path"], "--preview", "--json").document
    assert [one["id"] for one in shown["filings"]] == ["sample"]
    assert call("store", "list", "--json").document["filings"] == []
    assert call("store", "restore", made["path"]).code == 0
    assert [one["id"] for one in call("store", "list", "--json").document["filings"]] == ["sample"]
    assert call("store", "verify", "--json").document == {
        "format": "beian-store",
        "version": 1,
        "whole": True,
        "findings": [],
    }


def test_what_is_no_backup_ends_with_2_and_one_sentence(sample: Path, call: Call) -> None:
    for action in ("restore", "verify"):
        told = call("store", action, sample)
        assert (told.code, told.out) == (2, "")
        assert str(sample) in told.err
        assert "Traceback" not in told.err


def test_an_encrypted_store_opens_by_the_passphrase_in_a_file_alone(
    sample: Path, call: Call, own_data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "STRENGTH", 2)
    call("store", "add", sample)
    code = new_code()
    with Workspace.open(own_data_folder, Clock()) as workspace:
        workspace.encrypt(code, code, passphrase="a long passphrase")
    told = call("store", "list")
    assert (told.code, told.out) == (2, "")
    assert "passphrase" in told.err
    (tmp_path / "secret").write_text("a long passphrase\r\n")
    monkeypatch.setenv("BEIAN_PASSPHRASE_FILE", str(tmp_path / "secret"))
    assert [one["id"] for one in call("store", "list", "--json").document["filings"]] == ["sample"]
    [backup] = call("store", "backup", "--list", "--json").document["backups"]
    assert call("store", "verify", backup["path"]).code == 0
    monkeypatch.setenv("BEIAN_PASSPHRASE_FILE", str(tmp_path / "nothing"))
    assert call("store", "list").code == 2
