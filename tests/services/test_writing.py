from __future__ import annotations

from pathlib import Path

import pytest

from beian_desktop.services.writing import new_folder, write_file
from beian_desktop.system.failure import Failure


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_whole_and_nothing_else_stays(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.txt"
    write_file(path, b"one")
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert names(path.parent) == ["file.txt"]


def test_a_folder_in_the_place_of_the_file_is_told_and_stays(tmp_path: Path) -> None:
    (tmp_path / "taken" / "inside").mkdir(parents=True)
    with pytest.raises(Failure, match="taken"):
        write_file(tmp_path / "taken", b"data")
    assert names(tmp_path) == ["taken"]
    assert names(tmp_path / "taken") == ["inside"]


def test_a_new_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    target = tmp_path / "package"
    target.mkdir()
    (target / "old").touch()
    with new_folder(target) as folder:
        (folder / "new").touch()
        assert names(target) == ["old"]
    assert names(target) == ["new"]
    assert names(tmp_path) == ["package"]


def half_fill(target: Path) -> None:
    with new_folder(target) as folder:
        (folder / "half").touch()
        raise ZeroDivisionError


def test_a_folder_that_failed_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "package"
    target.mkdir()
    (target / "old").touch()
    with pytest.raises(ZeroDivisionError):
        half_fill(target)
    assert names(target) == ["old"]
    assert names(tmp_path) == ["package"]


def test_a_path_through_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Failure, match="file"), new_folder(tmp_path / "file" / "package"):
        pytest.fail("there is no folder to fill")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="this system has no folder that refuses even root")
def test_a_folder_that_refuses_is_told() -> None:
    with pytest.raises(Failure, match="/proc"), new_folder(Path("/proc/beian")):
        pytest.fail("nothing can be made there")
