"""What isn't an exchange file is refused with one sentence; files it names are looked for safely."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.exchange.failures import NotAFiling
from beian_desktop.exchange.filing_json import read_filing
from beian_desktop.filing.files import Problem

HEAD = '"format": "beian-filing", "version": 1'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "第 1 行"),
        ("备案", "第 1 行"),
        ("{" + HEAD + ',\n "id": }', "第 2 行"),
        ("[]", "format"),
        ('{"format": "beian-check", "version": 1}', "format"),
        ('{"format": "beian-filing", "version": 2}', "版本"),
        ('{"format": "beian-filing", "version": "1"}', "版本"),
        ('{"format": "beian-filing", "version": true}', "版本"),
        ('{"format": "beian-filing"}', "版本"),
        ("{" + HEAD + ', "site": {"name": "a", "name": "b"}}', "两个“name”"),
        ("{" + HEAD + ', "x": NaN}', "NaN"),
        ("{" + HEAD + ', "x": -Infinity}', "Infinity"),
        ("{" + HEAD + ', "x": "\\ud800"}', "字符"),
        ("{" + HEAD + ', "\\ud800": 1}', "字符"),
        ("{" + HEAD + ', "x": ' + "[" * 100 + "]" * 100 + "}", "嵌套"),
        ("[" * 200_000, "嵌套"),
        ("x" * 20_000_001, "太大"),
    ],
    ids=range(17),
)
def test_what_is_no_exchange_file_is_refused(text: str, said: str) -> None:
    with pytest.raises(NotAFiling) as refused:
        read_filing(text, source="我的.json")
    assert "我的.json" in refused.value.says.zh
    assert said in refused.value.says.zh
    assert "我的.json" in refused.value.says.en


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_filing("\ufeff{" + HEAD + ', "id": "a"}', source="x").id == "a"


def test_a_number_of_a_million_digits_is_kept_without_counting_them() -> None:
    text = "{" + HEAD + ', "start": {"notice_days": ' + "9" * 1_000_000 + "}}"
    filing = read_filing(text, source="x")
    assert len(next(iter(filing.answers.texts(next(iter(filing.answers)))))) == 1_000_000


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(NotAFiling):
        read_filing(text, source="x")


def attachments(folder: Path | None, *paths: str) -> list[Problem | None]:
    entries = [{"slot": "site.home_page", "file": path} for path in paths]
    text = json.dumps({"format": "beian-filing", "version": 1, "attachments": entries})
    return [one.facts.problem for one in read_filing(text, source="x", folder=folder).attachments]


def test_files_are_found_beside_the_file_and_below(tmp_path: Path) -> None:
    (tmp_path / "scans").mkdir()
    (tmp_path / "a.png").write_bytes(b"1")
    (tmp_path / "scans" / "b.png").write_bytes(b"2")
    assert attachments(tmp_path, "a.png", "./scans/b.png", "scans\\b.png", "scans/../a.png") == [None] * 4
    assert attachments(tmp_path, "c.png", "scans", "\0", "x" * 5000) == [Problem.MISSING] * 4
    assert attachments(None, "a.png") == [Problem.MISSING]


def test_paths_that_leave_the_folder_are_outside_whether_the_file_is_there_or_not(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(b"s")
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "up").symlink_to(tmp_path)
    outside = [
        "../secret.png",
        str(tmp_path / "secret.png"),
        "..\\secret.png",
        "C:\\secret.png",
        "C:secret.png",
        "\\\\host\\a",
    ]
    outside += ["link.png", "up/secret.png", "a/../../secret.png", "..", "//host/a"]
    assert attachments(folder, *outside) == [Problem.OUTSIDE] * len(outside)


def test_a_file_outside_is_never_opened(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(b"s")
    text = json.dumps(
        {"format": "beian-filing", "version": 1, "attachments": [{"slot": "site.home_page", "file": "a.png"}]}
    )
    (folder / "a.png").write_bytes(b"fine")
    content = read_filing(text, source="x", folder=folder).attachments[0].content
    (folder / "a.png").unlink()
    (folder / "a.png").symlink_to(tmp_path / "secret.png")  # changed after it was judged
    with pytest.raises(OSError, match="leaves the folder"):
        content.open()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_no_file_and_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    assert attachments(tmp_path, "pipe.png") == [Problem.MISSING]


def test_an_entry_without_a_slot_of_the_form_is_told() -> None:
    entries = [{"slot": "no.such", "file": "a"}, {"file": "a"}, {"slot": "主办单位证件", "file": ""}, "a.png"]
    text = json.dumps({"format": "beian-filing", "version": 1, "attachments": entries})
    filing = read_filing(text, source="x")
    assert filing.attachments == ()
    assert [(foreign.path, foreign.known) for foreign in filing.foreign] == [
        (f"attachments[{n}]", True) for n in range(4)
    ]


def test_turn_and_crop_are_read_or_told() -> None:
    good = {"slot": "site.home_page", "file": "a", "turn": 3, "crop": [0, 0, 500, 1000]}
    bad = {"slot": "site.home_page", "file": "b", "turn": 4, "crop": [500, 0, 400, 1000], "note": "x"}
    text = json.dumps({"format": "beian-filing", "version": 1, "attachments": [good, bad]})
    filing = read_filing(text, source="x")
    assert [(one.turn, one.crop) for one in filing.attachments] == [(3, (0, 0, 500, 1000)), (0, None)]
    assert [foreign.path for foreign in filing.foreign] == [
        f"attachments[1].{name}" for name in ("turn", "crop", "note")
    ]
