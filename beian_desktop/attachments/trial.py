"""A PDF tried out in a process of its own before this one opens it.

A small file can inflate to gigabytes or hold a page that takes minutes to read, inside PDFium, where nothing
can be stopped. So a child process draws every page small, within bounds of time and (where the system can limit
it: Linux) of memory; what it survives, the program opens itself. Windows has the bound of time alone.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from enum import IntEnum
from typing import NamedTuple

ARGUMENT = "--try-pdf"
"""What makes this program the child: a built one has no interpreter to call."""

TO_OPEN, TO_DRAW, A_PAGE = 15.0, 6.0, 0.5
"""Seconds; a scanned page takes 0.02 to 0.1."""

MEMORY = 1_200_000_000
"""Bytes of address space; a page with a picture of a hundred megapixels takes half."""

MAX_PAGES = 200
"""More pages than any slot's paper has."""

_SMALL = 0.5
"""The scale at which pages are drawn: 36 dots per inch."""


_OUT_OF_MEMORY = (-signal.SIGABRT, -9) if os.name == "posix" else (3, 0xE000_0008, 0xC000_0017, 0xC000_012D)
"""How a process ends when memory is out: PDFium aborts it, or the system kills it."""

_EXCEPTION = 0x8000_0000
"""From here on Windows tells how it ended a process."""


class Verdict(IntEnum):
    """How a trial ended. The numbers are exit codes that neither Python nor a signal uses."""

    USABLE = 0
    LOCKED = 40
    DAMAGED = 41
    TOO_MUCH = 42
    CRASHED = 43


class Trial(NamedTuple):
    """A verdict, and how many pages the file has; 0 where that isn't known."""

    verdict: Verdict
    pages: int


def tried(data: bytes) -> Trial | None:
    """What becomes of a PDF in a child process, which is killed when it takes too long.

    None when no child could be had, for a program that can't start itself again must still read scans. Never raises.
    """
    module = [] if getattr(sys, "frozen", False) else ["-m", "beian_desktop"]
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # only Windows has it
    limit = TO_OPEN + TO_DRAW + A_PAGE * MAX_PAGES + 5
    try:
        done = subprocess.run(  # noqa: S603 - this program itself
            [sys.executable, *module, ARGUMENT],
            input=data,
            capture_output=True,
            timeout=limit,
            creationflags=hidden,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Trial(Verdict.TOO_MUCH, 0)
    except OSError:
        return None
    pages = int(done.stdout) if done.stdout.isdigit() else 0
    if done.returncode in set(Verdict):
        return Trial(Verdict(done.returncode), pages)
    verdict = _killed(done.returncode, done.stderr)
    return None if verdict is None else Trial(verdict, pages)


def _killed(code: int, said: bytes) -> Verdict | None:
    """What a process that was ended tells; None for one that ended by itself.

    PDFium says nothing when memory is out; a library that finds its memory in disorder says so and aborts too.
    """
    if code in _OUT_OF_MEMORY:
        return Verdict.CRASHED if said else Verdict.TOO_MUCH
    return Verdict.CRASHED if code < 0 or code >= _EXCEPTION else None


def run() -> int:
    """The child: draws the PDF from standard input, and returns the exit code."""
    with open(0, "rb", closefd=False) as stream:  # a program without a console has no sys.stdin
        data = stream.read()
    _bound_memory(len(data))
    opening = _end_after(TO_OPEN)
    try:
        return _draw(data, opening)
    except MemoryError:
        return Verdict.TOO_MUCH


def _draw(data: bytes, opening: threading.Timer) -> Verdict:
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    try:
        document = PdfDocument(data)
        pages = len(document)
        os.write(1, str(pages).encode())
        if pages > MAX_PAGES:
            return Verdict.TOO_MUCH
        opening.cancel()
        _end_after(TO_DRAW + A_PAGE * pages)
        for index in range(pages):
            page = document[index]
            page.render(scale=_SMALL)
            page.close()
    except PdfiumError as error:
        return Verdict.LOCKED if error.err_code == FPDF_ERR_PASSWORD else Verdict.DAMAGED
    return Verdict.USABLE if pages else Verdict.DAMAGED


def _bound_memory(used: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY + used, MEMORY + used))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_after(seconds: float) -> threading.Timer:
    """Ends this process when the time is over; PDFium leaves Python's other threads running."""
    timer = threading.Timer(seconds, os._exit, (Verdict.TOO_MUCH,))
    timer.daemon = True
    timer.start()
    return timer
