from __future__ import annotations

import json
import subprocess
import sys

from tests.cli.conftest import Call

VALID = "11010519491231002X"


def piped(lines: str, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "beian_desktop", "--lang", "en", "inspect", "id-number", *options]
    return subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_value_is_read_into_its_parts(call: Call) -> None:
    told = call("inspect", "id-number", " 11010519491231002x ", "--json")
    assert told.code == 0
    [result] = told.document["results"]
    assert set(result) == {"input", "kind", "valid", "normal", "parts", "issues", "suggestions"}
    assert (result["input"], result["normal"], result["valid"]) == (" 11010519491231002x ", VALID, True)
    assert result["parts"]["birth"] == "1949-12-31"


def test_an_invalid_value_is_no_error_of_the_call(call: Call) -> None:
    told = call("inspect", "id-number", "110105194912310021", "--json")
    assert told.code == 0
    [result] = told.document["results"]
    assert result["valid"] is False
    assert VALID in result["suggestions"]
    assert {"severity": "error", "rule": "SUB-06"}.items() <= result["issues"][0].items()


def test_characters_that_no_print_font_has_are_told_of_a_name(call: Call) -> None:
    [result] = call("inspect", "person-name", "张\ue000", "--json").document["results"]
    assert result["parts"] == {"script": "other", "missing_glyphs": ["\ue000"]}
    [result] = call("inspect", "person-name", "张𠮷", "--json").document["results"]
    assert (result["parts"]["missing_glyphs"], result["valid"]) == ([], True)


def test_the_day_matters(call: Call) -> None:
    born = "110105202611200018"
    assert call("inspect", "id-number", born, "--json", today="2026-01-01").document["results"][0]["valid"] is False


def test_lines_are_read_from_standard_input() -> None:
    told = piped(f"{VALID}\r\n\nnonsense\n", "--json")
    assert told.returncode == 0
    results = json.loads(told.stdout)["results"]
    assert [(result["input"], result["valid"]) for result in results] == [
        (VALID, True),
        ("", False),
        ("nonsense", False),
    ]


def test_lines_of_every_system_are_told_apart() -> None:
    command = [sys.executable, "-m", "beian_desktop", "inspect", "phone", "--json"]
    told = subprocess.run(
        command, input=b"13800138000\r\n95588\r\r10086\n\x00\n12306", capture_output=True, check=False
    )
    results = json.loads(told.stdout)["results"]
    assert [result["input"] for result in results] == ["13800138000", "95588", "", "10086", "\x00", "12306"]


def test_no_lines_give_an_empty_document() -> None:
    assert json.loads(piped("", "--json").stdout)["results"] == []


def test_bytes_that_are_no_text_are_a_value_like_any_other() -> None:
    command = [sys.executable, "-m", "beian_desktop", "inspect", "id-number", "--json"]
    told = subprocess.run(command, input=b"\xff\xfe\n", capture_output=True, check=False)
    assert told.returncode == 0
    assert json.loads(told.stdout)["results"][0]["valid"] is False


def test_people_get_a_line_for_each_value(call: Call) -> None:
    told = call("inspect", "id-number", "110105194912310021")
    first, *others = told.out.splitlines()
    assert first.startswith("110105194912310021\tnot valid\t")
    assert any("SUB-06" in line for line in others)
    assert any(VALID in line for line in others)


def test_an_unknown_kind_is_told(call: Call) -> None:
    told = call("inspect", "shoe-size", "42")
    assert told.code == 2
    assert "shoe-size" in told.err
