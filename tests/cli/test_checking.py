from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call

Changed = Callable[..., Path]


def rules(told: Any, severity: str = "error") -> list[tuple[str, str]]:
    [filing] = told["filings"]
    return [(issue["rule"], issue["field"]) for issue in filing["issues"] if issue["severity"] == severity]


def test_the_sample_passes(sample: Path, call: Call) -> None:
    told = call("check", sample, "--json")
    assert told.code == 0
    assert (told.document["format"], told.document["version"]) == ("beian-check", 1)
    [filing] = told.document["filings"]
    assert (filing["id"], filing["source"], filing["ready"]) == ("sample", str(sample), True)
    assert filing["counts"]["error"] == 0
    assert rules(told.document) == []


def test_an_error_is_told_with_its_field_and_way_out(changed: Changed, call: Call) -> None:
    told = call("check", changed(operator__name=None), "--json")
    assert told.code == 1
    assert rules(told.document) == [("REQ-01", "operator.name")]
    [issue] = [i for i in told.document["filings"][0]["issues"] if i["severity"] == "error"]
    assert set(issue) == {"severity", "rule", "field", "message", "fix", "value"}
    assert all(issue[name] for name in ("message", "fix"))


def test_a_list_item_is_named_by_its_index(changed: Changed, call: Call) -> None:
    told = call("check", changed(site__other_domains=["example.net", "not a domain"]), "--json")
    assert ("WEB-07", "site.other_domains[1]") in rules(told.document)


def test_the_lines_for_people_say_the_same(changed: Changed, call: Call) -> None:
    told = call("check", changed(operator__name=None))
    assert told.code == 1
    assert "REQ-01 operator.name" in told.out


def test_a_vanished_attachment_is_att_05(sample: Path, call: Call) -> None:
    next(sample.parent.glob("01-*")).unlink()
    assert rules(call("check", sample, "--json").document) == [("ATT-05", "operator.certificate")]


def test_a_text_named_jpg_is_att_01(sample: Path, call: Call) -> None:
    next(sample.parent.glob("01-*")).write_text("不是图片", encoding="utf-8")
    assert rules(call("check", sample, "--json").document) == [("ATT-01", "operator.certificate")]


def test_a_decompression_bomb_is_refused(sample: Path, call: Call) -> None:
    from tests.attachments.test_measure import png_header

    next(sample.parent.glob("01-*")).write_bytes(png_header(60_000, 60_000))
    assert rules(call("check", sample, "--json").document) == [("ATT-02", "operator.certificate")]


def test_a_path_outside_the_folder_is_att_08(sample: Path, call: Call) -> None:
    told = json.loads(sample.read_text(encoding="utf-8"))
    (sample.parent.parent / "secret.jpg").write_bytes(b"secret")
    told["attachments"][0]["file"] = "../secret.jpg"
    sample.write_text(json.dumps(told), encoding="utf-8")
    assert ("ATT-08", "operator.certificate") in rules(call("check", sample, "--json").document)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"format": "other", "version": 1}',
        b'{"format": "beian-filing", "version": 2}',
        b"\xff\xfe\x00",
    ],
)
def test_a_file_that_is_no_filing_is_refused_in_one_sentence(content: bytes, tmp_path: Path, call: Call) -> None:
    path = tmp_path / "foreign.json"
    path.write_bytes(content)
    told = call("check", path, "--json")
    assert told.code == 2
    assert told.document["filings"] == []
    assert str(path) in told.err
    assert len(told.err.splitlines()) == 1


def test_the_other_files_are_still_worked_on(sample: Path, tmp_path: Path, call: Call) -> None:
    told = call("check", tmp_path / "gone.json", sample, tmp_path, "--json")
    assert told.code == 2
    assert [filing["source"] for filing in told.document["filings"]] == [str(sample)]
    assert len(told.err.splitlines()) == 2


def test_files_of_one_call_are_compared(sample: Path, tmp_path: Path, call: Call) -> None:
    told = json.loads(sample.read_text(encoding="utf-8"))
    other = sample.with_name("other.json")
    other.write_text(json.dumps({**told, "id": "other"}), encoding="utf-8")
    found = call("check", sample, other, "--json").document["filings"]
    assert all(any(issue["rule"] == "WEB-08" for issue in filing["issues"]) for filing in found)


def test_the_store_is_compared_with_only_on_wish(sample: Path, call: Call) -> None:
    assert call("store", "add", sample).code == 0
    told = json.loads(sample.read_text(encoding="utf-8"))
    sample.write_text(json.dumps({**told, "id": "other"}), encoding="utf-8")
    assert rules(call("check", sample, "--json").document) == []
    assert ("WEB-08", "site.domain") in rules(call("check", sample, "--with-store", "--json").document)


def test_a_filing_is_not_compared_with_itself_in_the_store(sample: Path, call: Call) -> None:
    call("store", "add", sample)
    assert call("check", sample, "--with-store").code == 0


def test_the_profile_of_2017_asks_for_every_mailbox(changed: Changed, call: Call) -> None:
    path = changed(operator__email=None)
    assert call("check", path).code == 0
    assert rules(call("check", path, "--profile", "2017", "--json").document) == [("REQ-01", "operator.email")]
