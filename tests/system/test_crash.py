from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from beian_desktop.system.crash import crashed, diagnostics


def broken() -> Exception:
    try:
        try:
            int("样明 11010519491231002X")
        except ValueError as error:
            raise KeyError("13800138000") from error
    except KeyError as error:
        return error
    pytest.fail("int() read a name")


def test_diagnostics_tell_places_and_kinds_but_no_values() -> None:
    told = diagnostics(broken())
    assert "KeyError" in told
    assert "ValueError" in told
    assert re.search(r"test_crash\.py:\d+ broken", told)
    assert not any(secret in told for secret in ("样明", "11010519491231002X", "13800138000"))


def test_no_path_of_the_user_stands_in_the_diagnostics() -> None:
    assert str(Path(__file__).parent) not in diagnostics(broken())


def test_the_sentence_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    said = crashed(broken())
    [written] = tmp_path.iterdir()
    assert str(written) in said.zh
    assert str(written) in said.en
    assert "KeyError" in written.read_text(encoding="utf-8")


def test_where_nothing_can_be_written_the_sentence_names_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    said = crashed(broken())
    assert "KeyError" in said.en
    assert "test_crash.py" in said.en


@pytest.mark.skipif(sys.platform == "win32", reason="there the system asks nobody")
def test_a_crash_leaves_no_memory_on_the_disk() -> None:
    script = (
        "import resource; from beian_desktop.system.crash import keep_no_core\n"
        "keep_no_core(); print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "(0, 0)"
