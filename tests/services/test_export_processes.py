"""Filings exported by child processes: read from the store, cancelled in the middle, and a child that is killed."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from beian_desktop.services import export_processes
from beian_desktop.services.bundles import packed
from beian_desktop.services.exchange_files import read_filing_file
from beian_desktop.services.export_processes import ENDED, STOPPED, Job, Outcome, exported
from beian_desktop.services.packaging import MANIFEST, Options, export
from beian_desktop.services.sample import write_sample
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text
from tests.checks.honest import TODAY

ONE = Options(documents=("answers",))
GONE = Text("不在了", "gone")


@pytest.fixture
def workspace(own_data_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A store with the sample."""
    with Workspace.open(own_data_folder, Clock(TODAY)) as opened:
        opened.add(read_filing_file(write_sample(tmp_path / "sample", TODAY)[0]))
        yield opened


def jobs(workspace: Workspace, count: int) -> list[Job]:
    """The sample that many times, its bytes out of the store."""
    content = packed(workspace, workspace.summaries()[0].id)
    return [Job(f"filing {number}", f"f{number}", lambda: content) for number in range(count)]


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file but the manifest, which names the filing's folder."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def unavailable() -> bytes:
    """As a filing that was removed meanwhile."""
    raise Failure(GONE)


def test_a_filing_out_of_the_store_becomes_the_package_that_it_becomes_here(
    workspace: Workspace, tmp_path: Path
) -> None:
    filing = workspace.filing(workspace.summaries()[0].id)
    alone = export(filing, tmp_path / "alone", today=TODAY, options=ONE)
    wanted = [*jobs(workspace, 1), Job("nowhere", "f9", unavailable)]
    made, missing = exported(wanted, tmp_path / "out", TODAY, ONE, 1, lambda *_: None)
    assert made.package is not None
    assert files_below(made.package.folder) == files_below(alone.folder)
    assert missing == Outcome(None, GONE)


def test_what_is_cancelled_stops_at_once_and_leaves_whole_packages_only(workspace: Workspace, tmp_path: Path) -> None:
    out, told = tmp_path / "out", []

    def tell(job: Job, event: Text | Outcome) -> None:
        told.append((job, event))

    def cancelled() -> bool:
        done = sum(isinstance(event, Outcome) for _, event in told)
        return done > 0 and isinstance(told[-1][1], Text)  # one is whole, another has begun

    ended = exported(jobs(workspace, 12), out, TODAY, ONE, 2, tell, cancelled)
    made = [outcome.package.folder for outcome in ended if outcome.package is not None]
    assert 0 < len(made) < 12
    assert [outcome for outcome in ended if outcome.package is None] == [STOPPED] * (12 - len(made))
    assert sorted(out.iterdir()) == sorted(made)
    assert all((folder / MANIFEST).is_file() for folder in made)


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_a_killed_child_costs_one_filing_and_leaves_nothing_behind(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    children: list[subprocess.Popen[bytes]] = []
    start = export_processes._started

    def started() -> subprocess.Popen[bytes]:
        children.append(start())
        return children[-1]

    def kill(job: Job, event: Text | Outcome) -> None:
        if job.name == "f1" and isinstance(event, Text) and children[0].poll() is None:
            children[0].send_signal(signal.SIGKILL)

    monkeypatch.setattr(export_processes, "_started", started)
    out = tmp_path / "out"
    ended = exported(jobs(workspace, 6), out, TODAY, ONE, 1, kill)
    lost = [number for number, outcome in enumerate(ended) if outcome.package is None]
    assert len(lost) == 1, "all the others are made by another child"
    assert ended[lost[0]].says == ENDED.filled(source=f"filing {lost[0]}")
    assert sorted(path.name for path in out.iterdir()) == [f"f{n}" for n in range(6) if n not in lost]
