"""Wheel and source archive: what hatchling would put into them, and what is found lacking."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from build_scripts import python_package
from build_scripts.environment import ROOT

sdist = pytest.importorskip("hatchling.builders.sdist", reason="only a checkout's environment builds")
wheel = pytest.importorskip("hatchling.builders.wheel", reason="only a checkout's environment builds")


def names(builder: type) -> set[str]:
    """Where hatchling puts the files of this checkout."""
    return {str(file.distribution_path) for file in builder(str(ROOT)).recurse_included_files()}


def test_a_wheel_holds_every_module_and_every_resource_once() -> None:
    held = names(wheel.WheelBuilder)
    assert python_package.missing(held) == []
    assert not [name for name in held if not name.startswith("beian_desktop/")]


def test_the_source_archive_holds_what_its_tests_and_builds_read() -> None:
    needed = {"requirements.lock", "build_scripts/linux/beian-desktop.desktop", ".github/workflows/build.yml"}
    assert needed <= names(sdist.SdistBuilder)


def test_a_wheel_without_a_resource_or_without_the_command_is_told(tmp_path: Path) -> None:
    made = tmp_path / "made.whl"
    with zipfile.ZipFile(made, "w") as archive:
        for name in names(wheel.WheelBuilder) - {"beian_desktop/resources/notices.md"}:
            archive.writestr(name, "")
        archive.writestr("beian_desktop-0.1.0.dist-info/entry_points.txt", "[console_scripts]\n")
    assert list(python_package.lacks(made)) == [
        "beian_desktop/resources/notices.md",
        f"the command {python_package.COMMAND}",
    ]
