"""Wheel and source archive. The wheel is made out of the unpacked source archive, so that both are proved at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "beian_desktop"
COMMAND = "beian-desktop = beian_desktop.__main__:main"
"""The line of the wheel's entry points that makes the command."""


def build(work: Path, out: Path, version: str, moment: datetime) -> list[Path]:
    """Both, by hatchling. Raises SystemExit when the wheel lacks something of the checkout."""
    shutil.rmtree(work, ignore_errors=True)
    made = [out / f"{NAME}-{version}.tar.gz", out / f"{NAME}-{version}-py3-none-any.whl"]
    _run_hatchling("sdist", ROOT, out, moment)
    shutil.unpack_archive(made[0], work, filter="data")
    _run_hatchling("wheel", work / f"{NAME}-{version}", out, moment)
    if lacking := list(lacks(made[1])):
        raise SystemExit("The wheel lacks " + ", ".join(lacking))
    return made


def _run_hatchling(target: str, project: Path, out: Path, moment: datetime) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(out.absolute())]
    variables = os.environ | {"SOURCE_DATE_EPOCH": str(int(moment.timestamp()))}
    subprocess.run(command, cwd=project, env=variables, stdout=subprocess.DEVNULL, check=True)


def lacks(wheel: Path) -> Iterator[str]:
    """What a wheel ought to hold and doesn't: modules, resources, the command."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        told = [archive.read(name).decode() for name in names if name.endswith(".dist-info/entry_points.txt")]
    yield from missing(names)
    if COMMAND not in "".join(told).splitlines():
        yield f"the command {COMMAND}"


def missing(names: Collection[str]) -> list[str]:
    """The modules and resources of this checkout that aren't among the names of a wheel's files."""
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / NAME).rglob("*.py")}
    resources = {f"{NAME}/{p.relative_to(ROOT).as_posix()}" for p in (ROOT / "resources").rglob("*") if p.is_file()}
    return sorted((modules | resources) - set(names))
