"""``template`` and ``import``."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call

TABLE = "主域名,网站名称\nexample.com,甲站\n"


def test_a_table_comes_in_once_and_the_report_is_json(call: Call, tmp_path: Path) -> None:
    (tmp_path / "clients.csv").write_text(TABLE, encoding="gb18030")
    data = ("--data", tmp_path / "data")
    first = call(*data, "import", tmp_path / "clients.csv", "--json")
    assert first.code == 0
    assert first.document["counts"]["added"] == 1
    assert call(*data, "import", tmp_path / "clients.csv", "--json").document["counts"]["unchanged"] == 1
    assert "1 unchanged" in call(*data, "import", tmp_path / "clients.csv").out


def test_what_is_wrong_ends_with_1_and_names_cell_and_question(call: Call, tmp_path: Path) -> None:
    (tmp_path / "clients.csv").write_text(
        "主域名,网站名称,主体负责人 · 手机号码\nexample.com,甲,12\n", encoding="utf-8"
    )
    done = call("--data", tmp_path / "data", "import", tmp_path / "clients.csv")
    assert done.code == 1
    assert "C2 Mobile:" in done.out


def test_a_pasted_table_is_read_from_standard_input(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(TABLE.replace(",", "\t")))
    assert call("--data", tmp_path / "data", "import", "-", "--json").document["counts"]["added"] == 1


def test_a_template_is_written_and_an_empty_one_refused(call: Call, tmp_path: Path) -> None:
    assert call("template", "--out", tmp_path / "q.xlsx").code == 0
    assert (tmp_path / "q.xlsx").read_bytes().startswith(b"PK")
    assert call("--data", tmp_path / "data", "import", tmp_path / "q.xlsx").code == 2
