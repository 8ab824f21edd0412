from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from beian_desktop.system import paths
from beian_desktop.system.failure import Failure

ROOT = Path(__file__).parent.parent.parent


def test_a_source_checkout_finds_its_resources() -> None:
    assert paths.resource("notices.md") == ROOT / "resources" / "notices.md"


def test_a_built_program_finds_its_resources_where_it_was_unpacked(tmp_path: Path) -> None:
    assert paths.resources_of(tmp_path / "beian_desktop", tmp_path / "unpacked") == tmp_path / "unpacked" / "resources"


def test_an_installed_wheel_finds_its_resources_inside_the_package(tmp_path: Path) -> None:
    project = tmp_path / "project"
    leave_out = shutil.ignore_patterns("fonts", "__pycache__")
    for name in ("beian_desktop", "resources"):
        shutil.copytree(ROOT / name, project / name, ignore=leave_out)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, project)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel"], cwd=project, check=True, capture_output=True
    )
    installed = tmp_path / "installed"
    zipfile.ZipFile(next((project / "dist").glob("*.whl"))).extractall(installed)
    shows = "from beian_desktop.system.paths import resource; print(resource('notices.md'))"
    variables = {**os.environ, "PYTHONPATH": str(installed)}
    shown = subprocess.run(
        [sys.executable, "-c", shows], env=variables, cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert Path(shown.stdout.strip()) == installed / "beian_desktop" / "resources" / "notices.md"


def test_a_missing_resource_is_told_in_both_languages() -> None:
    with pytest.raises(Failure) as caught:
        paths.resource("fonts", "Nowhere.ttf")
    assert "fonts/Nowhere.ttf" in caught.value.says.zh
    assert "fonts/Nowhere.ttf" in caught.value.says.en


def test_the_chosen_data_folder_wins_over_the_variable(tmp_path: Path) -> None:
    assert paths.user_data_dir(tmp_path / "chosen") == tmp_path / "chosen"


def test_the_variable_names_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BEIAN_DATA", "named")
    assert paths.user_data_dir() == tmp_path / "named"


def test_a_built_program_keeps_its_data_beside_itself_when_there_is_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BEIAN_DATA")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "beian-desktop"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert paths.user_data_dir() == paths.platform_data_dir()
    (tmp_path / "data").mkdir()
    assert paths.user_data_dir() == tmp_path / "data"


def test_a_source_checkout_keeps_its_data_in_the_place_of_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BEIAN_DATA")
    assert paths.user_data_dir() == paths.platform_data_dir()
    assert paths.platform_data_dir().name == "beian-desktop"


def test_portable_data_lie_beside_what_a_person_sees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "beian-desktop" / "beian-desktop"
    application = tmp_path / "备案桌面.app" / "Contents" / "MacOS" / "beian-desktop"
    assert paths.folder_of(application) == tmp_path
    (program.parent / "data").mkdir(parents=True)
    monkeypatch.delenv("BEIAN_DATA", raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    assert paths.portable_data_dir() is None, "a checkout's own Python has no portable data"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert paths.user_data_dir() == program.parent / "data"
