"""The benchmarks ``bench.py start``, ``version``, ``memory``: the program as a process, seen from outside.

Both windows tell by Qt's own log (``qt.widgets.painting``) when they first put something on the screen, so the
program carries nothing for this.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from beian_desktop.services.sample import sample_filing  # noqa: E402 - the checkout, wherever this is called from
from beian_desktop.services.workspace import Workspace  # noqa: E402
from beian_desktop.system.clock import system_clock  # noqa: E402

PROGRAM = ROOT / "build" / "program" / "beian-desktop" / "beian-desktop"
EMPTY_PROGRAM = ROOT / "build" / "empty" / "empty_wizard" / "empty_wizard"
EMPTY = ROOT / "build_scripts" / "empty_wizard.py"

START_AT_MOST = 1.5
"""Start to the first paint of the window, of its frame, against an empty QWizard's, in time of the processor."""

LIST_AT_MOST = 6.0
"""The same until the list stands in it, read from the store: SQLAlchemy and the form are imported for it."""

VERSION_AT_MOST = 3.0
"""``--version`` against ``python -c pass``."""

ABOVE_EMPTY_AT_MOST = 200
"""Megabytes of the window with a filing open above an empty QWizard."""

GROWS_BY_AT_MOST = 5
"""Megabytes between the 200th and the 1,200th page switch."""

RUNS = 9
STAGES = (" of top level Window(", "FilingsTable(")
"""In Qt's log: what is painted next is the window's frame, menus and heading; then the table of filings."""

Moment = tuple[float, float]
"""Seconds since a process was started: by the clock, and of the processor."""


def start() -> Iterator[tuple[str, float, float]]:
    """From source, its bytecode compiled as after the first start: the medians of starts in turns."""
    yield from compared([sys.executable, "-m", "beian_desktop"], [sys.executable, str(EMPTY)], "source")


def built() -> Iterator[tuple[str, float, float]]:
    """The same of the built folder. Raises FileNotFoundError when none was built."""
    if not PROGRAM.exists():
        raise FileNotFoundError(f"{PROGRAM.relative_to(ROOT)} isn't there: dev.py build folder makes it")
    yield from compared([str(PROGRAM)], [str(empty_program())], "built")


def compared(ours: Sequence[str], empty: Sequence[str], what: str) -> Iterator[tuple[str, float, float]]:
    """The program's start against the empty window's, in turns: both see the same machine."""
    with tempfile.TemporaryDirectory() as folder:
        with Workspace.open(Path(folder), system_clock(None)) as workspace:
            workspace.add(sample_filing(date(2026, 11, 23)))
        mine, other = [], []
        for _ in range(RUNS):
            mine.append(painted([*ours, "--data", folder], STAGES))
            other.append(painted(empty, ("",))[0])
    clock, processor = (median(moment[unit] for moment in other) for unit in (0, 1))
    print(f"         {what}: an empty QWizard {clock:.3f} s, {processor:.3f} s of the processor")
    for stage, (name, limit) in enumerate((("first paint", START_AT_MOST), ("list there", LIST_AT_MOST))):
        told, spent = (median(moments[stage][unit] for moments in mine) for unit in (0, 1))
        print(f"         {what}: {name} {told:.3f} s ({told / clock:.2f} times), {spent:.3f} s of the processor")
        yield f"times an empty QWizard, {name}, {what}", spent / processor, limit


def painted(command: Sequence[str], stages: Sequence[str]) -> list[Moment]:
    """When each stage was on the screen; the process is ended then."""
    told = {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "qt.widgets.painting.info=true",
        "QT_FORCE_STDERR_LOGGING": "1",
    }
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | told
    begun, moments = time.perf_counter(), []
    with subprocess.Popen(
        command, env=environment, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stderr is not None
        try:
            for stage in stages:
                next(line for line in process.stderr if stage in line)
                next(line for line in process.stderr if "Flushing" in line)
                moments.append((time.perf_counter() - begun, processor_seconds(process.pid)))
        finally:
            process.kill()
    return moments


def processor_seconds(pid: int) -> float:
    """What all threads of a process have had of the processor (Linux)."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9


def empty_program() -> Path:
    """The empty window built like the program, once."""
    if not EMPTY_PROGRAM.exists():
        # fmt: off
        command = [
            sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "--distpath",
            str(EMPTY_PROGRAM.parent.parent), "--workpath", str(ROOT / "build" / "empty-work"), "--specpath",
            str(ROOT / "build" / "empty-work"), str(EMPTY),
        ]
        # fmt: on
        subprocess.run(command, check=True, capture_output=True)
    return EMPTY_PROGRAM


def version() -> Iterator[tuple[str, float, float]]:
    """``--version`` from source."""
    ours, bare = [], []
    for _ in range(RUNS):
        ours.append(run([sys.executable, "-m", "beian_desktop", "--version"]))
        bare.append(run([sys.executable, "-c", "pass"]))
    yield "times python -c pass", median(ours) / median(bare), VERSION_AT_MOST


def run(command: Sequence[str]) -> float:
    """Seconds that a process takes."""
    begun = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def memory() -> Iterator[tuple[str, float, float]]:
    """The window with a filing open, and after 1,000 switches of pages more."""
    window = ROOT / "build_scripts" / "bench_window.py"
    with tempfile.TemporaryDirectory() as folder:
        told = ""
        for part in ("fill", "memory"):
            command = [sys.executable, str(window), part, folder]
            told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    figures = json.loads(told)
    offscreen = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    empty = subprocess.run(
        [sys.executable, str(EMPTY), "--memory"], capture_output=True, text=True, check=True, env=offscreen
    )
    yield "MB above an empty QWizard, peak", figures["peak"] - float(empty.stdout), ABOVE_EMPTY_AT_MOST
    yield "MB more after 1,000 switches of pages", figures["later"] - figures["early"], GROWS_BY_AT_MOST
