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
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build" / "program" / "beian-desktop" / "beian-desktop"
EMPTY_PROGRAM = ROOT / "build" / "empty" / "empty_wizard" / "empty_wizard"
EMPTY = ROOT / "build_scripts" / "empty_wizard.py"

START_AT_MOST = 1.5
"""Start to first painted window against an empty QWizard's."""

VERSION_AT_MOST = 3.0
"""``--version`` against ``python -c pass``."""

ABOVE_EMPTY_AT_MOST = 200
"""Megabytes of the window with a filing open above an empty QWizard."""

GROWS_BY_AT_MOST = 5
"""Megabytes between the 200th and the 1,200th page switch."""

RUNS = 9


def start() -> Iterator[tuple[str, float, float]]:
    """From source, and built where a build is: the medians of starts in turns."""
    yield compared([sys.executable, "-m", "beian_desktop"], [sys.executable, str(EMPTY)], "source")
    if PROGRAM.exists():
        yield compared([str(PROGRAM)], [str(empty_program())], "built")


def compared(ours: Sequence[str], empty: Sequence[str], what: str) -> tuple[str, float, float]:
    """The program's start against the empty window's, in turns: both see the same machine."""
    with tempfile.TemporaryDirectory() as folder:
        mine, other = [], []
        for _ in range(RUNS):
            mine.append(painted([*ours, "--data", folder]))
            other.append(painted(empty))
    print(f"         {what}: first painted window after {median(mine):.3f} s, an empty QWizard {median(other):.3f} s")
    return f"times an empty QWizard, {what}", median(mine) / median(other), START_AT_MOST


def painted(command: Sequence[str]) -> float:
    """Seconds from the start of a process to its first window on the screen; the process is ended then."""
    told = {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "qt.widgets.painting.info=true",
        "QT_FORCE_STDERR_LOGGING": "1",
    }
    begun = time.perf_counter()
    with subprocess.Popen(
        command, env=os.environ | told, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stderr is not None
        try:
            next(line for line in process.stderr if "Flushing" in line)
            return time.perf_counter() - begun
        finally:
            process.kill()


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
