"""The program as it is on a screen of its own, where the machine has what that needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import day, system_clock
from tests.journeys import screen

TODAY = "2026-11-23"

Opens = Callable[..., screen.Screen]


@pytest.fixture(scope="session")
def needs_screen() -> None:
    """Skips what can't be done on this machine."""
    if lacking := screen.missing():
        pytest.skip(lacking)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder of the program on the screen."""
    return tmp_path / "data"


@pytest.fixture
def opens(needs_screen: None, tmp_path: Path, data: Path, request: pytest.FixtureRequest) -> Iterator[Opens]:
    """Starts the program on a screen; whatever it writes on its error stream fails the test.

    How many keys and clicks it took and the longest pause become properties of the test, and a line of the file that
    BEIAN_JOURNEYS names.
    """
    with ExitStack() as stack:
        started: list[screen.Screen] = []

        def start(*arguments: str, more: Sequence[Sequence[str]] = (), **variables: str) -> screen.Screen:
            given = ["--data", str(data), "--lang", "zh", "--today", TODAY, *arguments]
            started.append(stack.enter_context(screen.screen(given, tmp_path, more=more, **variables)))
            return started[-1]

        yield start
        for one in started:
            if one.program.poll() is None:
                one.close()
            assert one.program.returncode == 0
            assert one.said == ""
            told = {"keys": one.keys, "clicks": one.clicks, "pause": one.longest_pause}
            request.node.user_properties.extend(told.items())
            if report := os.environ.get("BEIAN_JOURNEYS"):
                with Path(report).open("a", encoding="utf-8") as lines:
                    lines.write(json.dumps({"journey": request.node.name, **told}) + "\n")


def kept(data: Path) -> Workspace:
    """The filings in the data folder, while no window has them."""
    return Workspace.open(data, system_clock(day(TODAY)))


def command(*arguments: str) -> str:
    """What a command of the program says."""
    run = [sys.executable, "-m", "beian_desktop", *arguments]
    return subprocess.run(run, cwd=screen.ROOT, capture_output=True, check=True, text=True).stdout
