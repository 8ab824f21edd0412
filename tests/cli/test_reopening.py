"""The ``reopen`` command: the draft out of a package's archive."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call


@pytest.fixture
def archive(tmp_path: Path, sample: Path, call: Call) -> Path:
    """The archive of the sample's package, away from the sample's own files."""
    told = call("export", sample, "--out", tmp_path / "out", "--documents", "registration", "--json")
    assert told.code == 0
    return Path(told.document["packages"][0]["folder"]) / "3-存档.pdf"


def test_the_answers_come_back_as_they_were(archive: Path, sample: Path, call: Call) -> None:
    told = call("reopen", archive)
    assert (told.code, told.err) == (0, "")
    before = json.loads(sample.read_text(encoding="utf-8"))
    for section in ("operator", "principal", "site", "service", "security_officer"):
        assert told.document[section] == before[section]


def test_what_came_back_can_be_checked(archive: Path, tmp_path: Path, call: Call) -> None:
    again = tmp_path / "again.json"
    assert call("reopen", archive, "--out", again).out == ""
    told = call("check", again, "--json")
    assert {issue["rule"] for issue in told.document["filings"][0]["issues"] if issue["severity"] == "error"} <= {
        "ATT-05"
    }


def test_an_altered_archive_says_so_and_still_gives_its_data(archive: Path, call: Call) -> None:
    with archive.open("ab") as file:
        file.write(b"% a note\n")
    told = call("reopen", archive)
    assert told.code == 1
    assert "altered" in told.err
    assert told.document["format"] == "beian-filing"


@pytest.mark.parametrize("name", ["gone.pdf", "1-交公安.pdf", "manifest.json"])
def test_what_is_no_archive_is_one_sentence(archive: Path, name: str, call: Call) -> None:
    told = call("reopen", archive.with_name(name))
    assert (told.code, told.out) == (2, "")
    assert name in told.err
    assert told.err.count("\n") == 1
