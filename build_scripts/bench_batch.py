"""The benchmarks ``bench.py batch`` and ``peers``: many packages on one and two cores, and other ways to make a PDF."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "build" / "peers"

FASTER_AT_LEAST = 1.7
"""Two cores against one."""

WEASYPRINT_AT_LEAST, TYPST_AT_MOST = 10, 2
"""Times that WeasyPrint takes longer, and that we take longer than Typst, for the same words on as many pages."""


def batch(count: int) -> Iterator[tuple[str, float, float]]:
    """The command ``export`` on 100 filings and on ``count``; the limit is the part of the time that two cores need."""
    with tempfile.TemporaryDirectory() as folder:
        files = filings(Path(folder), max(count, 100))
        for number in sorted({100, count}):
            alone, both = (exported(files[:number], Path(folder) / "out", jobs) for jobs in (1, 2))
            print(
                f"         {number} packages: {alone:.1f} s in one process, {both:.1f} s in two: {alone / both:.2f} times faster"
            )
            yield f"of the time on two cores, {number} packages", both / alone, 1 / FASTER_AT_LEAST


def filings(folder: Path, count: int) -> list[Path]:
    """The sample that many times, each with an id of its own; without scans, whose pictures would be most of the work."""
    subprocess.run(
        [sys.executable, "-m", "beian_desktop", "sample", "--out", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    sample = json.loads((folder / "sample.json").read_text(encoding="utf-8"))
    paths = [folder / f"f{number}.json" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(json.dumps(sample | {"id": f"f{number}", "attachments": []}), encoding="utf-8")
    return paths


def exported(files: list[Path], out: Path, jobs: int) -> float:
    """Seconds of one call."""
    command = [sys.executable, "-m", "beian_desktop", "--today", "2026-11-23", "export", "--draft", *map(str, files)]
    begun = time.perf_counter()
    subprocess.run([*command, "--out", str(out), "--jobs", str(jobs)], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - begun


def peers(words: list[list[str]], ours: float) -> Iterator[tuple[str, float, float]]:
    """The same words, page by page, through WeasyPrint and Typst, which are installed into ``build/peers`` for this."""
    python = peers_python()
    content = json.dumps({"pages": words, "fonts": str(ROOT / "resources" / "fonts")}, ensure_ascii=False)
    seconds = {}
    for name in ("weasyprint", "typst"):
        command = [str(python), str(ROOT / "build_scripts" / "peer.py"), name]
        told = subprocess.run(command, input=content, capture_output=True, text=True, check=True)
        seconds[name] = float(told.stdout)
    print(f"         ours {ours:.3f} s, WeasyPrint {seconds['weasyprint']:.3f} s, Typst {seconds['typst']:.3f} s")
    yield "of WeasyPrint's time", ours / seconds["weasyprint"], 1 / WEASYPRINT_AT_LEAST
    yield "times Typst's time", ours / seconds["typst"], TYPST_AT_MOST


def peers_python() -> Path:
    """The Python of an environment with the two; made at the first call, which needs the network."""
    python = PEERS / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(PEERS)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", "weasyprint", "typst"], check=True)
    return python
