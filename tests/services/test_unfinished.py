"""What a killed program left where it was writing is cleaned up, and nothing else is."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from beian_desktop.services.unfinished import beside
from beian_desktop.services.writing import new_folder, put, write_file

ROOT = Path(__file__).parent.parent.parent

KILLED_WHILE_FILLING = """
import os, sys
from pathlib import Path
from beian_desktop.services.writing import new_folder
with new_folder(Path(sys.argv[1])) as folder:
    (folder / "half").touch()
    os.abort()
"""
KILLED_BETWEEN_THE_RENAMES = """
import os, sys
from pathlib import Path
from beian_desktop.services.unfinished import beside
target = Path(sys.argv[1])
with beside(target) as (new, old):
    new.mkdir()
    target.rename(old)
    os.abort()
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def killed(script: str, target: Path) -> None:
    command = [sys.executable, "-c", script, str(target)]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode < 0


def test_the_next_export_removes_what_a_killed_one_left_and_nothing_of_others(tmp_path: Path) -> None:
    killed(KILLED_WHILE_FILLING, tmp_path / "package")
    others = [".package.12345678.tmp", ".package.0011aabb.lock", ".notes.tmp"]
    for name in others:
        (tmp_path / name).touch()
    assert len(names(tmp_path)) == len(others) + 2
    with new_folder(tmp_path / "another"):
        pass
    assert names(tmp_path) == sorted([*others, "another"])


def test_what_was_about_to_be_replaced_is_put_back(tmp_path: Path) -> None:
    target = tmp_path / ("长" * 20 + "-package-of-a-long-name-that-is-cut")
    target.mkdir()
    (target / "old").touch()
    killed(KILLED_BETWEEN_THE_RENAMES, target)
    assert not target.exists()
    write_file(tmp_path / "other", b"")
    assert names(tmp_path) == sorted(["other", target.name])
    assert names(target) == ["old"]


@pytest.mark.parametrize("told", [b"", b"\0" * 7, b"../elsewhere", b"a/b", b".."])
def test_a_lock_that_tells_no_target_is_taken_away_and_stops_nothing(tmp_path: Path, told: bytes) -> None:
    (tmp_path / ".package.0011aabb.beian-lock").write_bytes(told)
    (tmp_path / ".package.0011aabb.old").mkdir()
    (tmp_path / ".package.0011aabb.tmp").mkdir()
    with new_folder(tmp_path / "another"):
        pass
    assert names(tmp_path) == [".package.0011aabb.old", "another"], "what was to be replaced isn't lost"


def test_what_another_writes_at_this_moment_stays(tmp_path: Path) -> None:
    with beside(tmp_path / "one") as (first, _):
        put(first, b"1")
        write_file(tmp_path / "two", b"2")
        assert first.read_bytes() == b"1"
    assert names(tmp_path) == ["two"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_packages_are_for_their_owner_alone_and_badges_for_the_web_server(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        with new_folder(tmp_path / "package") as folder:
            put(folder / "scan", b"")
        write_file(tmp_path / "filing.json", b"")
        write_file(tmp_path / "badge.html", b"", public=True)
    finally:
        os.umask(before)
    found = ["package", "package/scan", "filing.json", "badge.html"]
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in found] == [0o700, 0o600, 0o600, 0o644]
