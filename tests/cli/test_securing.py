"""``store encrypt|decrypt|passphrase|destroy|rescue|history``, and bundles where exchange files go."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from beian_desktop.storage import keys
from tests.cli.conftest import Call

Secret = Callable[[str, str], None]


@pytest.fixture
def secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Secret:
    """Puts a passphrase into the file that a variable names."""
    monkeypatch.setattr(keys, "STRENGTH", 2)

    def put(variable: str, passphrase: str) -> None:
        file = tmp_path / variable
        file.write_text(passphrase)
        monkeypatch.setenv(variable, str(file))

    return put


def test_data_are_encrypted_opened_by_code_and_turned_back(
    sample: Path, call: Call, own_data_folder: Path, tmp_path: Path, secret: Secret
) -> None:
    call("store", "add", sample)
    assert call("store", "encrypt").code == 2
    secret("BEIAN_NEW_PASSPHRASE_FILE", "a long passphrase")
    told = call("store", "encrypt")
    assert (told.code, "--recovery-file" in told.err) == (2, True)
    aside = own_data_folder / "beian-set-aside-20261101-120000.sqlite3"
    aside.write_bytes((own_data_folder / "beian.sqlite3").read_bytes())
    sheet = tmp_path / "code.txt"
    told = call("store", "encrypt", "--recovery-file", sheet, "--json")
    assert told.document == {"format": "beian-store", "version": 1, "encrypted": True, "plain_left": [str(aside)]}
    (code,) = [line for line in sheet.read_text().splitlines() if line.count("-") == 7]
    assert call("store", "list").code == 2
    secret("BEIAN_PASSPHRASE_FILE", code)
    assert call("store", "encrypt", "--remove-plain", "--json").document["plain_left"] == []
    assert not aside.exists()
    secret("BEIAN_NEW_PASSPHRASE_FILE", "another passphrase")
    assert call("store", "passphrase").code == 0
    secret("BEIAN_PASSPHRASE_FILE", "another passphrase")
    assert len(call("store", "list", "--json").document["filings"]) == 1
    assert call("store", "decrypt", "--json").document["encrypted"] is False
    assert call("store", "decrypt").code == 2


def test_a_client_is_destroyed_only_when_one_is_sure(sample: Path, call: Call, tmp_path: Path) -> None:
    call("store", "add", sample)
    told = call("store", "destroy", "sample")
    assert (told.code, "--yes" in told.err) == (1, True)
    assert call("store", "list", "--json").document["filings"]
    receipt = tmp_path / "receipt.pdf"
    told = call("store", "destroy", "sample", "--yes", "--receipt", receipt, "--json")
    assert (told.code, told.document["destroyed"]) == (0, ["sample"])
    assert receipt.read_bytes().startswith(b"%PDF")
    assert call("store", "list", "--json").document["filings"] == []
    told = call("store", "destroy", "--client", "nobody", "--yes")
    assert (told.code, "nobody" in told.err) == (2, True)


def test_damage_is_rescued_and_told(sample: Path, call: Call, own_data_folder: Path) -> None:
    call("store", "add", sample)
    call("store", "backup")
    path = own_data_folder / "beian.sqlite3"
    content = bytearray(path.read_bytes())
    content[8192:12288] = bytes(4096)
    path.write_bytes(content)
    assert call("store", "list").code == 2
    told = call("store", "rescue", "--json").document
    assert told["filings"] == 1
    assert Path(told["set_aside"]).read_bytes() == bytes(content)
    assert call("store", "verify").code == 0
    assert [one["id"] for one in call("store", "list", "--json").document["filings"]] == ["sample"]


def test_changes_are_listed_and_undone(sample: Path, call: Call) -> None:
    call("store", "add", sample)
    assert call("store", "history", "sample", "--json").document["history"] == []
    assert call("store", "history", "sample", "--undo", "1").code == 2
    assert call("store", "history", "nothing").code == 2


def test_check_and_export_take_bundles_also_sealed_ones(
    sample: Path, call: Call, tmp_path: Path, secret: Secret
) -> None:
    call("store", "add", sample)
    plain, sealed = tmp_path / "plain.beian", tmp_path / "sealed.beian"
    call("bundle", "pack", "sample", "--out", plain)
    secret("BEIAN_PASSPHRASE_FILE", "a long passphrase")
    call("bundle", "pack", "sample", "--out", sealed, "--seal")
    told = call("check", plain, sealed, sample, "--json")
    assert [one["source"] for one in told.document["filings"]] == [f"{plain}#sample", f"{sealed}#sample", str(sample)]
    assert {one["id"] for one in told.document["filings"]} == {"sample"}
    (package,) = call("export", plain, "--out", tmp_path / "out", "--draft", "--json").document["packages"]
    assert (Path(package["folder"]) / "manifest.json").exists()
    plain.write_bytes(plain.read_bytes()[:-100])
    assert call("check", plain, sample).code == 2


def test_all_filings_of_a_client_are_packed(call: Call, tmp_path: Path, sample: Path) -> None:
    told = json.loads(sample.read_text(encoding="utf-8")) | {"client": {"id": "c1", "name": "客户"}}
    sample.write_text(json.dumps(told), encoding="utf-8")
    assert call("store", "add", sample).code == 0
    packed = call("bundle", "pack", "--client", "c1", "--out", tmp_path / "c1.beian", "--json")
    assert packed.err == ""
    assert packed.document["packed"] == ["sample"]
    assert call("bundle", "pack", "--client", "c2", "--out", tmp_path / "c2.beian").code == 2
