"""Exchange files on disk."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from beian_desktop.exchange.failures import NotAFiling
from beian_desktop.filing.files import FileType, Problem
from beian_desktop.services.exchange_files import read_filing_file


def test_attachments_are_measured(tmp_path: Path) -> None:
    entries = [{"slot": "site.home_page", "file": name} for name in ("a.jpg", "no.jpg", "../no.jpg")]
    (tmp_path / "a.jpg").write_text("this is text")
    path = tmp_path / "filing.json"
    path.write_text(json.dumps({"format": "beian-filing", "version": 1, "attachments": entries}))
    facts = [one.facts for one in read_filing_file(path).attachments]
    assert [one.problem for one in facts] == [Problem.NOT_A_SCAN, Problem.MISSING, Problem.OUTSIDE]
    assert (facts[0].type, facts[0].size) == (FileType.OTHER, 12)


def test_a_file_saved_by_notepad_is_read(tmp_path: Path) -> None:
    path = tmp_path / "filing.json"
    path.write_bytes(b'\xef\xbb\xbf{"format": "beian-filing",\r\n"version": 1, "id": "a"}')
    assert read_filing_file(path).id == "a"


@pytest.mark.parametrize(
    ("content", "said"), [('{"a": "备案"}'.encode("gbk"), "UTF-8"), ("{}".encode("utf-16"), "UTF-8"), (b"{", "JSON")]
)
def test_a_file_that_cannot_be_read_is_named_with_the_way_out(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "filing.json"
    path.write_bytes(content)
    with pytest.raises(NotAFiling, match=said) as refused:
        read_filing_file(path)
    assert str(path) in refused.value.says.zh
    assert path.read_bytes() == content


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    places = [tmp_path, tmp_path / "gone.json", tmp_path / ("x" * 300)]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.json")
        places.append(tmp_path / "pipe.json")
    for place in places:
        with pytest.raises(NotAFiling, match="no such file"):
            read_filing_file(place)


def test_a_file_without_end_is_not_read_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(NotAFiling, match="too large"):
        read_filing_file(path)
