"""What the workflow calls exists in this checkout: scripts, their commands and options, folders, and other people's steps."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from typing import Any

import pytest

from build_scripts import commands
from build_scripts.environment import ROOT

yaml = pytest.importorskip("yaml", reason="PyYAML comes with a tool that is locked for Linux only")

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
CALLED = re.compile(r"build_scripts/(\w+\.py)(.*)")


def jobs() -> list[Any]:
    """The jobs of all workflows."""
    return [job for file in WORKFLOWS for job in yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values()]


def calls() -> list[list[str]]:
    """Each call of a script of ours, split into words: the script's name first."""
    runs = [step["run"] for job in jobs() for step in job["steps"] if "run" in step]
    found = [CALLED.search(line) for run in runs for line in run.splitlines()]
    return [[match[1], *shlex.split(match[2])] for match in found if match]


def test_every_script_exists_and_takes_its_options() -> None:
    assert {"dev.py", "smoke.py", "reproducible.py"} <= {name for name, *_ in calls()}
    for name, *arguments in calls():
        assert (ROOT / "build_scripts" / name).is_file(), name
        for option in (argument for argument in arguments if argument.startswith("--")):
            helped = [sys.executable, str(ROOT / "build_scripts" / name), "--help"]
            assert option in subprocess.run(helped, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("given", [words for words in calls() if words[0] == "dev.py"], ids=" ".join)
def test_every_command_of_dev_is_one(given: list[str]) -> None:
    assert given[1] in {*commands.PASSING_ON, "setup", "lock"}


def test_each_job_checks_out_first_and_works_where_it_did() -> None:
    for job in jobs():
        first, *steps = job["steps"]
        assert first["uses"].startswith("actions/checkout@")
        place = first.get("with", {}).get("path")
        ours = [step for step in steps if "build_scripts" in step.get("run", "")]
        assert {step.get("working-directory") for step in ours} == {place}
        assert all(step["uses"].split("@")[1] for step in steps if "uses" in step)


def test_what_is_built_is_handed_out_and_every_system_has_a_name() -> None:
    [program] = [job for job in jobs() if "strategy" in job]
    matrix = program["strategy"]["matrix"]["include"]
    assert {entry["name"].split("-")[0] for entry in matrix} == {"linux", "windows", "macos"}
    assert [step["with"]["path"] for step in program["steps"] if "upload-artifact" in step.get("uses", "")] == [
        "备案 桌面/dist/*"
    ]
