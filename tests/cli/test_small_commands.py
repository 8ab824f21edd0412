from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.cli.conftest import Call

NUMBER = "京公网安备11010802000001号"


def test_the_badge_is_printed_with_its_link(call: Call) -> None:
    told = call("badge", NUMBER, "--icp", "浙ICP备12345678号-1")
    assert told.code == 0
    assert "https://beian.mps.gov.cn/#/query/webSearch?code=11010802000001" in told.out
    assert "浙ICP备12345678号-1" in told.out


@pytest.mark.parametrize("form", ["html", "vue", "react", "markdown"])
@pytest.mark.parametrize("variant", ["inline", "block", "dark"])
def test_the_badge_comes_in_every_form(form: str, variant: str, tmp_path: Path, call: Call) -> None:
    told = call("badge", NUMBER, "--format", form, "--variant", variant, "--out", tmp_path, "--json")
    code, preview = map(Path, told.document["files"])
    assert "11010802000001" in code.read_text(encoding="utf-8")
    assert preview.suffix == ".html"


def test_the_icon_lies_beside_the_page(tmp_path: Path, call: Call) -> None:
    icon = tmp_path / "given.png"
    Image.new("RGBA", (36, 40), "navy").save(icon)
    told = call("badge", NUMBER, "--icon", icon, "--out", tmp_path / "badge")
    assert told.code == 0
    assert told.err == ""
    assert any(path.read_bytes() == icon.read_bytes() for path in (tmp_path / "badge").glob("*.png"))


def test_an_icon_of_an_unusual_size_is_mentioned(tmp_path: Path, call: Call) -> None:
    icon = tmp_path / "large.png"
    Image.new("RGB", (300, 300)).save(icon)
    told = call("badge", NUMBER, "--icon", icon)
    assert told.code == 0
    assert "300×300" in told.err


def test_a_text_named_png_is_no_icon(tmp_path: Path, call: Call) -> None:
    icon = tmp_path / "icon.png"
    icon.write_text("no picture", encoding="utf-8")
    told = call("badge", NUMBER, "--icon", icon, "--out", tmp_path / "badge")
    assert (told.code, told.out) == (2, "")
    assert str(icon) in told.err
    assert not (tmp_path / "badge").exists()


def test_what_is_no_number_is_told(call: Call) -> None:
    told = call("badge", "12345")
    assert (told.code, told.out) == (2, "")
    assert "12345" in told.err


def test_the_form_comes_as_data_and_as_text(call: Call) -> None:
    told = call("form", "--json").document
    assert (told["format"], told["version"]) == ("beian-form", 1)
    assert {"start", "operator", "site", "result"} <= {section["id"] for section in told["sections"]}
    assert "site.domain" in call("form", "--markdown").out
    assert call("form").out == call("form", "--markdown").out


def test_the_sample_is_written_and_passes_on_its_own_day(tmp_path: Path, call: Call) -> None:
    told = call("sample", "--out", tmp_path, "--json", today=None)
    assert told.document["today"] == "2026-11-23"
    assert call("check", tmp_path / "sample.json").code == 0
    assert all(Path(path).is_file() for path in told.document["files"])


@pytest.mark.parametrize("today", ["2024-02-29", "2026-01-01", "2031-12-31"])
def test_the_sample_of_another_day_passes_then(today: str, tmp_path: Path, call: Call) -> None:
    assert call("sample", "--out", tmp_path, today=today).code == 0
    assert call("check", tmp_path / "sample.json", today=today).code == 0


def test_a_sample_that_cannot_be_written_is_told(tmp_path: Path, call: Call) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    told = call("sample", "--out", tmp_path / "file")
    assert told.code == 2
    assert str(tmp_path / "file") in told.err


def test_the_self_test_tells_its_steps_and_files(tmp_path: Path, call: Call) -> None:
    told = call("selftest", "--out", tmp_path, "--json")
    assert told.code == 0, told.err
    assert told.document["passed"] is True
    assert all(step["passed"] for step in told.document["steps"])
    assert all(Path(path).is_file() for path in told.document["files"])
    assert {"Python", "PySide6-Essentials"} <= set(told.document["versions"])
