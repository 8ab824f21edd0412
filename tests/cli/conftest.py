"""The command line called within the test, and a sample on disk."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from beian_desktop.cli.command_line import run
from beian_desktop.cli.console import Window
from beian_desktop.filing.filing import Filing
from beian_desktop.services.sample import write_sample
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock


@dataclass(frozen=True)
class Called:
    """How a call ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document of the standard output."""
        return json.loads(self.out)


def keep(sample: Filing, data: Path, clock: Clock) -> str:
    """Keeps the sample as the window would, without one."""
    with Workspace.open(data, clock) as workspace:
        return workspace.add(sample).id


def no_window(arguments: Sequence[str]) -> int:
    """Says that the window was asked for."""
    print("window", *arguments)  # noqa: T201 - the test reads it
    return 0


def no_box(says: str) -> None:
    """Nothing that a console is there for is shown in a box."""
    raise AssertionError(says)


Call = Callable[..., Called]


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str]) -> Call:
    """Calls the command line in English on 2026-11-23."""

    def do(*arguments: str | Path, today: str | None = "2026-11-23") -> Called:
        given = ["--lang", "en", *(["--today", today] if today else []), *map(str, arguments)]
        capfd.readouterr()
        code = run(given, Window(no_window, keep, no_box))
        return Called(code, *capfd.readouterr())

    return do


@pytest.fixture(scope="session")
def drawn_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's folder, made once and not to be changed."""
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder)
    return folder


@pytest.fixture
def sample(drawn_sample: Path, tmp_path: Path) -> Path:
    """The exchange file of a sample of this test's own."""
    return shutil.copytree(drawn_sample, tmp_path / "sample") / "sample.json"


@pytest.fixture
def changed(sample: Path) -> Callable[..., Path]:
    """The sample with some answers changed, by ``section.field``; None takes one away."""

    def change(**answers: object) -> Path:
        told = json.loads(sample.read_text(encoding="utf-8"))
        for name, value in answers.items():
            section, _, member = name.partition("__")
            told[section].pop(member, None)
            if value is not None:
                told[section][member] = value
        sample.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        return sample

    return change
