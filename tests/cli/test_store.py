from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Call

Changed = Callable[..., Path]


def test_a_filing_is_kept_shown_found_and_removed(sample: Path, call: Call) -> None:
    assert call("store", "add", sample, "--json").document["added"] == ["sample"]
    [listed] = call("store", "list", "--json").document["filings"]
    assert (listed["id"], listed["title"], listed["domain"]) == ("sample", "样本科技官网", "example.com")
    assert listed["status"] == {"subject": "draft", "site": "draft"}
    assert [f["id"] for f in call("store", "search", "官", "--json").document["filings"]] == ["sample"]
    assert call("store", "search", "龘", "--json").document["filings"] == []
    assert call("store", "remove", "sample").code == 0
    assert call("store", "list", "--json").document["filings"] == []


def test_show_prints_the_exchange_file(sample: Path, call: Call) -> None:
    call("store", "add", sample)
    shown = json.loads(call("store", "show", "sample").out)
    given = json.loads(sample.read_text(encoding="utf-8"))
    assert shown["format"] == "beian-filing"
    assert {name: shown[name] for name in ("operator", "site", "people") if name in given} == {
        name: given[name] for name in ("operator", "site", "people") if name in given
    }


def test_the_lines_for_people_name_the_filing(sample: Path, call: Call) -> None:
    assert "sample" in call("store", "add", sample).out
    told = call("store", "list").out
    assert "样本科技官网" in told
    assert "Draft" in told


def test_the_status_is_shown_and_changed(sample: Path, call: Call) -> None:
    call("store", "add", sample)
    assert call("store", "status", "sample", "ready").code == 0
    [told] = call("store", "status", "sample", "--json").document["filings"]
    assert told["status"] == {"subject": "ready", "site": "ready"}


def test_subject_and_site_are_reviewed_apart(sample: Path, call: Call) -> None:
    call("store", "add", sample)
    call("store", "status", "sample", "ready", "--part", "subject")
    [told] = call("store", "status", "sample", "--json").document["filings"]
    assert told["status"] == {"subject": "ready", "site": "draft"}


def test_a_filing_with_errors_is_neither_ready_nor_submitted(changed: Callable[..., Path], call: Call) -> None:
    call("store", "add", changed(operator__name=None))
    for state in ("ready", "submitted", "approved"):
        assert call("store", "status", "sample", state).code == 2
    [told] = call("store", "list", "--json").document["filings"]
    assert told["status"] == {"subject": "draft", "site": "draft"}


def test_a_filing_that_is_here_already_is_told_and_kept(sample: Path, call: Call) -> None:
    call("store", "add", sample)
    other = sample.with_name("other.json")
    other.write_text(sample.read_text(encoding="utf-8").replace('"id": "sample"', '"id": "other"'), encoding="utf-8")
    told = call("store", "add", sample, other)
    assert told.code == 1
    assert "sample" in told.err
    assert call("store", "add", sample, other).code == 2
    assert {filing["id"] for filing in call("store", "list", "--json").document["filings"]} == {"sample", "other"}


def test_a_filing_that_is_not_there_is_told(call: Call) -> None:
    told = call("store", "show", "nonsense")
    assert told.code == 2
    assert "nonsense" in told.err
    assert call("store", "status", "nonsense").code == 2


def test_nothing_is_removed_when_one_is_not_there(sample: Path, call: Call) -> None:
    call("store", "add", sample)
    assert call("store", "remove", "sample", "nonsense").code == 2
    assert len(call("store", "list", "--json").document["filings"]) == 1


def test_the_data_folder_can_be_named(sample: Path, tmp_path: Path, call: Call) -> None:
    call("store", "add", sample, "--data", tmp_path / "elsewhere")
    assert call("store", "list", "--json").document["filings"] == []
    assert len(call("--data", tmp_path / "elsewhere", "store", "list", "--json").document["filings"]) == 1


def test_a_file_that_is_no_store_is_told_and_left_alone(tmp_path: Path, call: Call) -> None:
    (tmp_path / "beian.sqlite3").write_bytes(b"something else entirely" * 100)
    told = call("store", "list", "--data", tmp_path)
    assert told.code == 2
    assert len(told.err.splitlines()) == 1
    assert (tmp_path / "beian.sqlite3").read_bytes() == b"something else entirely" * 100


def test_an_unreadable_file_does_not_keep_the_others_out(sample: Path, call: Call) -> None:
    assert call("store", "add", "gone.json", sample).code == 2
    assert len(call("store", "list", "--json").document["filings"]) == 1


def test_the_list_tells_what_an_added_filing_lacks(changed: Changed, call: Call) -> None:
    call("store", "add", changed(site__name=None, principal__mobile="1380013800"))
    [told] = call("store", "list", "--json").document["filings"]
    assert (told["missing"], told["errors"], told["due"]) == (1, 1, "2026-12-04")
