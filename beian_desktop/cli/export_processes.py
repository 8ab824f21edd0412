"""Many exchange files exported by several processes of this program, each busy on a core of its own.

A child reads one line of JSON for each filing and answers with lines: the steps as they begin, then how it ended.
It is this program itself, started with :data:`ARGUMENT`, so that a built program can do it too.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from beian_desktop.services.exchange_files import read_filing_file
from beian_desktop.services.packaging import NotReady, Options, Package, PackageFile, export
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

ARGUMENT = "--export-child"
FEWEST = 8
"""Fewer filings are done before a second process has started."""

ENDED = Text(
    "处理 {source} 的进程意外结束，这份没有生成。请再试一次；若仍如此，请单独生成这一份。",
    "The process that worked on {source} ended unexpectedly, so its package wasn't made. Try again; if it happens "
    "again, export that one alone.",
)

_PATIENCE = 10.0
"""Seconds that a child gets to clean up and end."""


@dataclass(frozen=True, slots=True)
class Job:
    """An exchange file to export, and the name of its package's folder."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an export ended: with a package, else with a sentence; ``unready`` when errors of the filing stopped it."""

    package: Package | None
    says: Text | None = None
    unready: bool = False


Told = Callable[[Job, Text], None]


def cores() -> int:
    """How many processes can work at once on this computer, as far as this one may use it."""
    allowed: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)  # Linux has it
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def exported(jobs: Sequence[Job], out: Path, today: date, options: Options, count: int, told: Told) -> list[Outcome]:
    """Exports all of them in ``count`` processes; the outcomes in the order of the jobs.

    ``told`` hears each step, in this thread. An interruption stops the children, which leave nothing half-written,
    and is raised again.
    """
    waiting = deque(enumerate(jobs))
    events: queue.Queue[tuple[int, Text | Outcome]] = queue.Queue()
    task = {"out": str(out), "today": today.isoformat(), "options": _plain(options)}
    lines = [_Line(task, waiting, events) for _ in range(min(count, len(jobs)))]
    outcomes: dict[int, Outcome] = {}
    try:
        for line in lines:
            line.thread.start()
        while len(outcomes) < len(jobs):
            number, event = events.get()
            if isinstance(event, Outcome):
                outcomes[number] = event
            else:
                told(jobs[number], event)
    except BaseException:
        waiting.clear()
        for line in lines:
            line.interrupt()
        raise
    finally:
        for line in lines:
            line.close()
    return [outcomes[number] for number in range(len(jobs))]


class _Line:
    """One child at a time, and the thread that hands it jobs; a child that ended is followed by another."""

    def __init__(
        self,
        task: dict[str, Any],
        waiting: deque[tuple[int, Job]],
        events: queue.Queue[tuple[int, Text | Outcome]],
    ) -> None:
        self._task, self._waiting, self._events = task, waiting, events
        self._child: subprocess.Popen[str] | None = None
        self.thread = threading.Thread(target=self._work, daemon=True)

    def _work(self) -> None:
        while self._waiting:
            try:
                number, job = self._waiting.popleft()
            except IndexError:  # another took the last
                return
            outcome = None
            with suppress(OSError, ValueError):  # the child's pipe is closed: it ended
                outcome = self._one(number, job)
            if outcome is None:
                self._child = None
                outcome = Outcome(None, ENDED.filled(source=job.path))
            self._events.put((number, outcome))

    def _one(self, number: int, job: Job) -> Outcome | None:
        if self._child is None:
            self._child = _started()
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write(json.dumps(self._task | {"path": str(job.path), "name": job.name}) + "\n")
        self._child.stdin.flush()
        for line in self._child.stdout:
            answer = json.loads(line)
            if "step" in answer:
                self._events.put((number, Text(*answer["step"])))
            else:
                return _outcome(answer)
        return None

    def interrupt(self) -> None:
        """Asks the child to clean up and end; where the system knows no such wish, ends it."""
        if self._child is not None:
            self._child.send_signal(signal.SIGINT) if os.name == "posix" else self._child.terminate()

    def close(self) -> None:
        """Tells the child that there is nothing more to do, and waits until it has ended."""
        child = self._child
        if child is None:
            return
        assert child.stdin is not None
        assert child.stdout is not None
        with suppress(OSError):
            child.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            child.wait(timeout=_PATIENCE)
        self.thread.join(timeout=_PATIENCE)
        child.stdout.close()


def _started() -> subprocess.Popen[str]:
    module = [] if getattr(sys, "frozen", False) else ["-m", "beian_desktop"]
    return subprocess.Popen(  # noqa: S603 - this program itself
        [sys.executable, *module, ARGUMENT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # only Windows has it
    )


def _plain(options: Options) -> dict[str, Any]:
    return asdict(options) | {"data": str(options.data) if options.data else None}


def _options(plain: dict[str, Any]) -> Options:
    documents, data = plain["documents"], plain["data"]
    return Options(
        **plain | {"documents": tuple(documents) if documents else None, "data": Path(data) if data else None}
    )


def _outcome(answer: dict[str, Any]) -> Outcome:
    if "says" in answer:
        return Outcome(None, Text(*answer["says"]), answer["unready"])
    files = tuple(PackageFile(**file) for file in answer["files"])
    packed = Path(answer["zip"]) if answer["zip"] else None
    warnings = tuple(Text(*words) for words in answer["warnings"])
    return Outcome(Package(Path(answer["folder"]), files, answer["draft"], packed, warnings))


def run() -> int:
    """The child: exports what it is told, line by line, until there are no more; returns the exit code."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background would have it ignored
    with suppress(KeyboardInterrupt, BrokenPipeError):
        for line in sys.stdin:
            for answer in _answers(json.loads(line)):
                print(json.dumps(answer), flush=True)
    return 0


def _answers(task: dict[str, Any]) -> Iterator[dict[str, Any]]:
    def progress(_: float, step: Text) -> None:
        print(json.dumps({"step": [step.zh, step.en]}), flush=True)

    try:
        package = export(
            read_filing_file(Path(task["path"])),
            Path(task["out"]),
            today=date.fromisoformat(task["today"]),
            options=_options(task["options"]),
            name=task["name"],
            progress=progress,
        )
    except Failure as failure:
        yield {"says": [failure.says.zh, failure.says.en], "unready": isinstance(failure, NotReady)}
    except Exception as error:  # noqa: BLE001 - a slip of ours is told in a sentence, and the others go on
        from beian_desktop.system.crash import crashed

        told = crashed(error)
        yield {"says": [told.zh, told.en], "unready": False}
    else:
        yield _told(package)


def _told(package: Package) -> dict[str, Any]:
    return {
        "folder": str(package.folder),
        "files": [asdict(file) for file in package.files],
        "draft": package.draft,
        "zip": str(package.zip) if package.zip else None,
        "warnings": [[warning.zh, warning.en] for warning in package.warnings],
    }
