"""The smoke test of a built program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts import build, smoke


def ended(code: int, out: str = "", err: str = "") -> subprocess.CompletedProcess[str]:
    """A process that said this."""
    return subprocess.CompletedProcess([], code, out, err)


def test_a_passed_self_test_is_expected() -> None:
    said = "beian-desktop 0.1.0, Python 3.11.7, PySide6-Essentials 6.11.3\n写出的文件：\n  /tmp/a b/sample.json\n自检通过。\n"
    assert list(smoke.unexpected(ended(0, said, "检查：通过（0 个错误）\n"), "selftest", smoke.EXPECTED)) == []


@pytest.mark.parametrize(
    "line", ["检查：失败（SUB-01）", "qt.qpa.plugin: could not load", "Detected locale “C”", "自检没有通过：检查。"]
)
def test_any_other_line_and_any_bad_end_is_a_fault(line: str) -> None:
    assert line in str(list(smoke.unexpected(ended(0, "", line + "\n"), "selftest", smoke.EXPECTED)))
    assert list(smoke.unexpected(ended(1), "selftest", smoke.EXPECTED)) == ["selftest ended with 1"]


@pytest.mark.skipif("BEIAN_SMOKE" not in os.environ, reason="takes a minute; BEIAN_SMOKE=1 and a built folder run it")
def test_the_built_program_passes(tmp_path: Path) -> None:
    assert build.FOLDER.exists()
    script = Path(smoke.__file__)
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
