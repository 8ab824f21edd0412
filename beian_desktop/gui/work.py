"""Background work: one thread owns the workspace, and everything that needs it is done there."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.workspace import Workspace

T = TypeVar("T")

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Job:
    call: Callable[[Any], Any]
    done: Callable[[Any], None]
    failed: Callable[[Failure], None]


class Work(QObject):
    """The worker thread. Jobs are done one after another, in the order they were given.

    ``opened`` and ``unopened`` tell how the opening of the workspace went; a job's
    outcome comes back in the window's thread. ``failed`` carries what no job took
    care of itself.

    The threads know a job by its number only and the window's thread lets go of it, so that a
    widget that nobody but its job keeps is never destroyed elsewhere.
    """

    opened = Signal()
    unopened = Signal(object)
    failed = Signal(object)
    _returned = Signal(int, object)
    _raised = Signal(int, object)

    def __init__(self, open_workspace: Callable[[], Workspace]) -> None:
        super().__init__()
        self._open = open_workspace
        self._jobs: SimpleQueue[int | threading.Thread] = SimpleQueue()  # a thread: it ends here
        self._given: dict[int, _Job] = {}
        self._numbers = count()
        self._thread: threading.Thread | None = None
        self._beside: list[threading.Thread] = []
        self._returned.connect(lambda number, result: _tell(self._given.pop(number).done, result))
        self._raised.connect(lambda number, failure: _tell(self._given.pop(number).failed, failure))

    @property
    def started(self) -> bool:
        """Whether the thread was started."""
        return self._thread is not None

    def start(self) -> None:
        """Opens the workspace in the worker thread and begins with the jobs given so far."""
        self._thread = threading.Thread(target=self._run, name="workspace", daemon=True)
        self._thread.start()

    def do(
        self,
        call: Callable[[Workspace], T],
        done: Callable[[T], None] = lambda _result: None,
        failed: Callable[[Failure], None] | None = None,
    ) -> None:
        """Has ``call`` done with the workspace; ``done`` gets its result, ``failed`` what went wrong."""
        self._jobs.put(self._numbered(_Job(call, done, failed or self.failed.emit)))

    def beside(
        self,
        call: Callable[[], T],
        done: Callable[[T], None] = lambda _result: None,
        failed: Callable[[Failure], None] | None = None,
    ) -> None:
        """As :meth:`do`, for what needs no workspace: at once, in a thread of its own, so that no answer waits for it."""
        number = self._numbered(_Job(lambda _: call(), done, failed or self.failed.emit))
        thread = threading.Thread(target=self._do, args=(number, None), name="beside", daemon=True)
        self._beside = [*(other for other in self._beside if other.is_alive()), thread]
        thread.start()

    def _numbered(self, job: _Job) -> int:
        number = next(self._numbers)
        self._given[number] = job
        return number

    def stop(self) -> None:
        """Finishes the jobs given so far, closes the workspace and ends the thread."""
        for thread in self._beside:
            thread.join()
        if self._thread is not None:
            self._jobs.put(self._thread)
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        try:
            workspace = self._open()
        except Exception as error:  # noqa: BLE001 - whatever it is, a person must be told
            self.unopened.emit(as_failure(error))
            return
        self.opened.emit()
        try:
            while (given := self._jobs.get()) is not threading.current_thread():
                if isinstance(given, int):  # else the end of a thread before this one, which couldn't open
                    self._do(given, workspace)
        finally:
            workspace.close()

    def _do(self, number: int, workspace: Workspace | None) -> None:
        try:
            result = self._given[number].call(workspace)
        except Exception as error:  # noqa: BLE001 - one job must not end the thread
            failure = as_failure(error).with_traceback(None)  # its frames keep what the call kept
        else:
            self._returned.emit(number, result)
            return
        self._raised.emit(number, failure)


def _tell(told: Callable[[Any], None], outcome: object) -> None:
    """Tells an outcome, unless the widget that waited for it is gone by now."""
    if still_waits(told):
        told(outcome)


def still_waits(told: Callable[..., object]) -> bool:
    """Whether the widget whose method is to be told is still there."""
    method = told.func if isinstance(told, partial) else told
    owner = getattr(method, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


def as_failure(error: Exception) -> Failure:
    """What to tell a person of an error; one that nobody expected is logged."""
    if isinstance(error, Failure):
        return error
    _log.error("unexpected in the worker thread", exc_info=error)
    return unexpected(error)


def unexpected(error: BaseException) -> Failure:
    """A fault of the program itself, told without a traceback."""
    name = type(error).__name__
    return Failure(
        Text(
            f"程序出了意外的错（{name}）。已填写的内容不受影响；请重试，还不行就关闭程序再打开。",
            f"Something unexpected went wrong ({name}). What you filled in is safe; try again, or restart the program.",
        )
    )
