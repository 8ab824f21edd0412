"""``bundle pack|open``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from beian_desktop.exchange import bundle
from tests.cli.conftest import Call


def test_a_filing_goes_to_another_folder_and_back(sample: Path, call: Call, tmp_path: Path) -> None:
    out, other = tmp_path / "b.beian", tmp_path / "other"
    call("store", "add", sample)
    assert call("bundle", "pack", "sample", "--out", out).code == 0
    assert call("bundle", "open", out, "--data", other, "--json").document["added"] == ["sample"]
    shown = [json.loads(call("store", "show", "sample", *there).out) for there in ((), ("--data", other))]
    assert shown[0] == shown[1]
    assert call("bundle", "open", out, "--json").document == {
        "format": "beian-bundle-report", "version": 1, "added": [], "merged": ["sample"], "conflicts": [],
    }  # fmt: skip


def test_a_sealed_bundle_needs_its_passphrase(
    sample: Path, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "STRENGTH", 14)
    out, secret = tmp_path / "b.beian", tmp_path / "secret"
    call("store", "add", sample)
    assert call("bundle", "pack", "sample", "--out", out, "--seal").code == 2
    secret.write_text("a passphrase\n")
    monkeypatch.setenv("BEIAN_PASSPHRASE_FILE", str(secret))
    assert call("bundle", "pack", "sample", "--out", out, "--seal").code == 0
    assert call("bundle", "open", out, "--data", tmp_path / "other").code == 0
    secret.write_text("another passphrase\n")
    refused = call("bundle", "open", out)
    assert (refused.code, refused.out) == (2, "")
    monkeypatch.delenv("BEIAN_PASSPHRASE_FILE")
    assert call("bundle", "open", out).code == 2


def test_both_sides_changed_waits_for_a_decision(sample: Path, call: Call, tmp_path: Path) -> None:
    out, other = tmp_path / "b.beian", tmp_path / "other"
    call("store", "add", sample)
    told = json.loads(sample.read_text(encoding="utf-8"))
    told["site"]["name"] = "那里的名称"
    sample.write_text(json.dumps(told), encoding="utf-8")
    call("store", "add", sample, "--data", other)
    call("bundle", "pack", "sample", "--out", out, "--data", other)
    asked = call("bundle", "open", out, "--json")
    assert asked.code == 1
    assert [one["field"] for one in asked.document["conflicts"]] == ["site.name"]
    assert "那里的名称" not in call("store", "show", "sample").out
    assert "那里的名称" in call("bundle", "open", out).out
    assert call("bundle", "open", out, "--take", "theirs").code == 0
    assert "那里的名称" in call("store", "show", "sample").out


def test_what_is_no_bundle_ends_with_2(sample: Path, call: Call) -> None:
    told = call("bundle", "open", sample)
    assert (told.code, told.out) == (2, "")
    assert str(sample) in told.err
