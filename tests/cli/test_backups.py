"""``store backup|restore|verify``."""

from __future__ import annotations

from pathlib import Path

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
