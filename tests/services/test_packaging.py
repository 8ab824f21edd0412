from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.attachments.content import OnDisk
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import operator, site
from beian_desktop.services.packaging import (
    UNNAMED,
    ExportCancelled,
    NotReady,
    Options,
    export,
    folder_name,
    safe_name,
)
from beian_desktop.services.sample import WRITTEN_FOR
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

ONE = Options(documents=("answers",))


def test_progress_goes_forward_to_the_end(sample: Filing, tmp_path: Path) -> None:
    told: list[tuple[float, Text]] = []
    export(sample, tmp_path, today=WRITTEN_FOR, options=ONE, progress=lambda part, step: told.append((part, step)))
    parts = [part for part, _ in told]
    assert parts == sorted(parts)
    assert (parts[0], parts[-1]) == (0.0, 1.0)


def stop_after(count: int) -> Callable[[], bool]:
    asked = iter(range(10_000))
    return lambda: next(asked) >= count


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 8])
def test_a_cancelled_export_leaves_what_was_there(count: int, sample: Filing, tmp_path: Path) -> None:
    export(sample, tmp_path, today=WRITTEN_FOR, options=ONE)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(ExportCancelled):
        export(sample, tmp_path, today=WRITTEN_FOR, options=ONE, cancelled=stop_after(count))
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["sample"]


def test_a_scan_that_vanished_since_is_named_and_nothing_is_written(sample: Filing, tmp_path: Path) -> None:
    first, *others = sample.attachments
    gone = replace(first, content=OnDisk(tmp_path / "gone.jpg"))
    with pytest.raises(Failure) as told:
        export(replace(sample, attachments=(gone, *others)), tmp_path / "out", today=WRITTEN_FOR)
    assert first.name in told.value.says.zh
    assert not (tmp_path / "out").exists() or list((tmp_path / "out").iterdir()) == []


def test_errors_are_counted_in_the_refusal(sample: Filing, tmp_path: Path) -> None:
    empty = sample.with_answers(sample.answers.with_texts(operator.NAME, ()))
    with pytest.raises(NotReady) as told:
        export(empty, tmp_path, today=WRITTEN_FOR)
    assert "1" in told.value.says.zh
    assert told.value.faults.zh.startswith("1 处要改：")


def test_an_empty_filing_makes_a_draft(tmp_path: Path) -> None:
    made = export(Filing(""), tmp_path, today=WRITTEN_FOR, options=Options(draft=True))
    assert made.draft
    assert made.folder == tmp_path / UNNAMED
    assert made.paths


def test_the_folder_is_named_by_id_else_domain_else_title() -> None:
    named = Answers({site.DOMAIN: ("Example.COM",), site.NAME: ("样本/官网",)})
    assert folder_name(Filing("2026-01", named)) == "2026-01"
    assert folder_name(Filing("", named)) == "example.com"
    assert folder_name(Filing("", Answers({site.NAME: ("样本/官网",)}))) == "样本-官网"
    assert folder_name(Filing("")) == UNNAMED


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("a.", "a"),
        ("...", ""),
        ("张三", "张三"),
    ],
)
def test_names_are_made_safe(text: str, safe: str) -> None:
    assert safe_name(text) == safe


@given(st.text(max_size=200))
def test_no_name_leaves_its_folder(text: str) -> None:
    name = safe_name(text)
    assert name not in (".", "..")
    assert not set(name) & set('/\\:*?"<>|\0')
    assert len(name) <= 81
    assert name == name.strip(" .")
