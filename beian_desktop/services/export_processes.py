"""Many filings exported by several processes of this program, each busy on a core of its own.

A child reads one line of JSON for each filing, after it the filing itself where that is in no file, and answers with
lines: the steps as they begin, then how it ended. It is this program itself, started with :data:`ARGUMENT`, so that a
built program can do it too. When its input ends early it cleans up and stops: the user cancelled, or the program that
started it is gone.
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
from typing import Any, BinaryIO, TextIO

from beian_desktop.filing.filing import Filing
from beian_desktop.services.bundles import unpacked
from beian_desktop.services.exchange_files import read_filing_file
from beian_desktop.services.packaging import (
    CANCELLED,
    Cancelled,
    ExportCancelled,
    NotReady,
    Options,
    Package,
    PackageFile,
    export,
)
from beian_desktop.services.unfinished import clean_up
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
_LOOKS_UP = 0.1
"""Seconds between two looks whether the user cancelled."""


@dataclass(frozen=True, slots=True)
class Job:
    """A filing to export, and the name of its package's folder. ``title`` names it in sentences.

    ``given`` is its exchange file, or what packs it into a bundle of its own: called in a thread of the engine when
    its turn comes, it may raise Failure.
    """

    title: str
    name: str
    given: Path | Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an export ended: with a package, else with a sentence.

    ``unready`` names the errors of the filing that stopped it; ``stopped``: the user did.
    """

    package: Package | None
    says: Text | None = None
    unready: Text | None = None
    stopped: bool = False


STOPPED = Outcome(None, CANCELLED, stopped=True)

Told = Callable[[Job, Text | Outcome], None]


def cores() -> int:
    """How many processes can work at once on this computer, as far as this one may use it."""
    allowed: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)  # Linux has it
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def exported(
    jobs: Sequence[Job],
    out: Path,
    today: date,
    options: Options,
    count: int,
    told: Told,
    cancelled: Cancelled = lambda: False,
) -> list[Outcome]:
    """Exports all of them in ``count`` processes; the outcomes in the order of the jobs.

    ``told`` hears each step and each end, in this thread. Once it is cancelled the children stop, which leave
    nothing half-written, and what isn't done yet ends as STOPPED; an interruption does the same and is raised again.
    """
    waiting = deque(enumerate(jobs))
    events: queue.Queue[tuple[int, Text | Outcome]] = queue.Queue()
    task = {"out": str(out), "today": today.isoformat(), "options": _plain(options)}
    lines = [_Line(task, waiting, events) for _ in range(min(count, len(jobs)))]
    outcomes: dict[int, Outcome] = {}
    try:
        for line in lines:
            line.thread.start()
        while len(outcomes) < len(jobs) and not cancelled():
            with suppress(queue.Empty):
                number, event = events.get(timeout=_LOOKS_UP)
                if isinstance(event, Outcome):
                    outcomes[number] = event
                told(jobs[number], event)
    finally:
        waiting.clear()
        for line in lines:
            line.stop()
        for line in lines:
            line.close()
        clean_up(out)
    while not events.empty():  # what ended while the lines were stopped
        number, event = events.get()
        if isinstance(event, Outcome):
            outcomes[number] = event
    return [outcomes.get(number, STOPPED) for number in range(len(jobs))]


class _Line:
    """One child at a time, and the thread that hands it jobs; a child that ended is followed by another."""

    def __init__(
        self,
        task: dict[str, Any],
        waiting: deque[tuple[int, Job]],
        events: queue.Queue[tuple[int, Text | Outcome]],
    ) -> None:
        self._task, self._waiting, self._events = task, waiting, events
        self._child: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self.thread = threading.Thread(target=self._work, daemon=True)

    def _work(self) -> None:
        while self._waiting:
            try:
                number, job = self._waiting.popleft()
            except IndexError:  # another took the last
                return
            self._events.put((number, self._tried(number, job)))

    def _tried(self, number: int, job: Job) -> Outcome:
        outcome = None
        try:
            outcome = self._one(number, job)
        except NotReady as failure:
            return Outcome(None, failure.says, failure.faults)
        except Failure as failure:  # the filing couldn't be had
            return Outcome(None, failure.says)
        except (OSError, ValueError):  # the child's pipe is closed: it ended, or was stopped
            pass
        if outcome is None:
            if self._stopped:
                return STOPPED
            self._bury()
            return Outcome(None, ENDED.filled(source=job.title))
        return outcome

    def _bury(self) -> None:
        """Lets go of a child that ended by itself, so that another follows."""
        child, self._child = self._child, None
        if child is not None:
            assert child.stdin is not None
            assert child.stdout is not None
            with suppress(OSError):
                child.stdin.close()
            child.stdout.close()
            child.kill()
            child.wait()

    def _one(self, number: int, job: Job) -> Outcome | None:
        content = None if isinstance(job.given, Path) else job.given()
        if self._child is None and not self._stopped:
            self._child = _started()
        if self._child is None:
            return None
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        given = {"path": str(job.given)} if content is None else {"size": len(content)}
        header = json.dumps(self._task | given | {"name": job.name, "title": job.title}) + "\n"
        self._child.stdin.write(header.encode() + (content or b""))
        self._child.stdin.flush()
        for line in self._child.stdout:
            answer = json.loads(line)
            if "step" in answer:
                self._events.put((number, Text(*answer["step"])))
            else:
                return _outcome(answer)
        return None

    def stop(self) -> None:
        """Tells the child that there is nothing more to do; what it is at, it cleans up."""
        self._stopped = True
        if self._child is not None:
            assert self._child.stdin is not None
            with suppress(OSError):
                self._child.stdin.close()

    def close(self) -> None:
        """Waits until the child has ended."""
        self.thread.join(timeout=_PATIENCE)
        self.stop()  # one that was about to be started
        child = self._child
        if child is None:
            return
        assert child.stdout is not None
        try:
            child.wait(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        self.thread.join(timeout=_PATIENCE)
        child.stdout.close()


def _started() -> subprocess.Popen[bytes]:
    module = [] if getattr(sys, "frozen", False) else ["-m", "beian_desktop"]
    return subprocess.Popen(  # noqa: S603 - this program itself
        [sys.executable, *module, ARGUMENT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # only Windows has it
    )


def _plain(options: Options) -> dict[str, Any]:
    return asdict(options) | {"data": str(options.data) if options.data else None}


def _options(plain: dict[str, Any]) -> Options:
    given = {
        name: tuple(plain[name]) if plain[name] is not None else None for name in ("documents", "word", "letterhead")
    }
    return Options(**plain | given | {"data": Path(plain["data"]) if plain["data"] else None})


def _outcome(answer: dict[str, Any]) -> Outcome:
    if "says" in answer:
        unready = Text(*answer["unready"]) if answer["unready"] else None
        return Outcome(None, Text(*answer["says"]), unready, answer["stopped"])
    files = tuple(PackageFile(**file) for file in answer["files"])
    packed = Path(answer["zip"]) if answer["zip"] else None
    warnings = tuple(Text(*words) for words in answer["warnings"])
    return Outcome(Package(Path(answer["folder"]), files, answer["draft"], packed, warnings))


# The child


def run() -> int:
    """The child: exports what it is told, one after another, until there are no more; returns the exit code."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background would have it ignored
    ended = threading.Event()
    tasks: queue.Queue[tuple[dict[str, Any], bytes] | None] = queue.Queue()
    hearing = threading.Thread(target=_hear, args=(tasks, ended), daemon=True)
    hearing.start()
    # a program without a console has no sys.stdout
    with suppress(KeyboardInterrupt, BrokenPipeError), open(1, "w", encoding="utf-8", closefd=False) as answers:
        while (task := tasks.get()) is not None and not ended.is_set():
            for answer in _answers(*task, answers, ended.is_set):
                _say(answer, answers)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    hearing.join()
    return 0


def _hear(tasks: queue.Queue[tuple[dict[str, Any], bytes] | None], ended: threading.Event) -> None:
    """Takes in what the program that started this one asks for, to know at once when it asks no more."""
    with open(0, "rb", closefd=False) as stream:
        while line := stream.readline():
            task = json.loads(line)
            tasks.put((task, _exactly(task.get("size", 0), stream)))
    ended.set()
    tasks.put(None)


def _exactly(size: int, stream: BinaryIO) -> bytes:
    return stream.read(size) if size else b""


def _answers(task: dict[str, Any], content: bytes, answers: TextIO, cancelled: Cancelled) -> Iterator[dict[str, Any]]:
    try:
        package = export(
            _filing(task, content),
            Path(task["out"]),
            today=date.fromisoformat(task["today"]),
            options=_options(task["options"]),
            name=task["name"],
            progress=lambda _, step: _say({"step": _both(step)}, answers),
            cancelled=cancelled,
        )
    except Failure as failure:
        unready = failure.faults if isinstance(failure, NotReady) else None
        yield _refused(failure.says, unready, stopped=isinstance(failure, ExportCancelled))
    except Exception as error:  # noqa: BLE001 - a slip of ours is told in a sentence, and the others go on
        from beian_desktop.system.crash import crashed

        yield _refused(crashed(error))
    else:
        yield _told(package)


def _filing(task: dict[str, Any], content: bytes) -> Filing:
    return unpacked(content, task["title"])[0] if content else read_filing_file(Path(task["path"]))


def _say(answer: dict[str, Any], answers: TextIO) -> None:
    print(json.dumps(answer), file=answers, flush=True)


def _refused(says: Text, unready: Text | None = None, *, stopped: bool = False) -> dict[str, Any]:
    return {"says": _both(says), "unready": unready and _both(unready), "stopped": stopped}


def _both(text: Text) -> list[str]:
    return [text.zh, text.en]


def _told(package: Package) -> dict[str, Any]:
    return {
        "folder": str(package.folder),
        "files": [asdict(file) for file in package.files],
        "draft": package.draft,
        "zip": str(package.zip) if package.zip else None,
        "warnings": [_both(warning) for warning in package.warnings],
    }
