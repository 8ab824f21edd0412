"""The worker thread and those who wait for it."""

from __future__ import annotations

import threading
import weakref
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from beian_desktop.gui.filling import wait_for
from beian_desktop.gui.window import Window
from beian_desktop.gui.work import Work
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text
from tests.gui.conftest import TODAY


class Waiting(QObject):
    """Something that waits for an outcome."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []

    def take(self, outcome: object) -> None:
        self.told.append((self.objectName(), outcome))


def test_an_outcome_is_told_to_who_waits_and_not_to_who_is_gone(window: Window) -> None:
    stays, goes, partly = Waiting(), Waiting(), Waiting()
    window.desk.work.do(lambda _: 1, goes.take)
    window.desk.work.do(lambda _: 2, partial(lambda who, outcome: who.take(outcome), stays))
    window.desk.work.do(lambda _: 3, partial(partly.take))
    window.desk.work.do(lambda _: 4, stays.take)
    delete(goes)
    delete(partly)
    wait_for(lambda: len(stays.told) == 2, "both outcomes")
    assert (goes.told, partly.told) == ([], [])


def test_what_needs_no_workspace_waits_for_no_job(window: Window) -> None:
    told, go_on = Waiting(), threading.Event()
    window.desk.work.do(lambda _: go_on.wait(30), told.take)
    window.desk.work.beside(lambda: 7, told.take)
    window.desk.work.beside(refuse, told.take, told.take)
    wait_for(lambda: len(told.told) == 2, "both from beside")
    go_on.set()
    assert sorted(map(str, told.told)) == ["('', 7)", "('', Failure('no'))"]


def test_after_a_failed_opening_was_stopped_the_next_one_stays_open(folder: Path) -> None:
    outcomes: list[object] = []
    fails = [True]

    def opens() -> Workspace:
        if fails:
            refuse()
        return Workspace.open(folder, Clock(TODAY))

    work = Work(opens)
    work.unopened.connect(outcomes.append)
    work.start()
    wait_for(lambda: outcomes, "the failure")
    work.stop()
    fails.clear()
    work.start()
    work.do(lambda workspace: workspace.summaries(), outcomes.append)
    wait_for(lambda: len(outcomes) == 2, "the list")
    work.stop()
    assert outcomes[1] == []


def refuse() -> None:
    raise Failure(Text("no", "no"))


@pytest.mark.parametrize("beside", [False, True])
def test_who_waited_is_destroyed_in_the_window_s_thread(window: Window, beside: bool) -> None:
    work, ended = window.desk.work, []
    for _ in range(20):
        waits = Waiting()
        weakref.finalize(waits, lambda: ended.append(threading.current_thread() is threading.main_thread()))
        told: list[int] = []
        begin_job(window, waits, told, beside=beside)
        del waits
        wait_for(lambda told=told: told, "the outcome")  # type: ignore[misc]
        nothing: list[object] = []
        work.do(lambda _: 0, nothing.append)
        wait_for(lambda nothing=nothing: nothing, "the next job")  # type: ignore[misc]
    wait_for(lambda: len(ended) == 20, "the ends")
    assert all(ended)


def begin_job(window: Window, waits: Waiting, told: list[int], *, beside: bool) -> None:
    """Gives a job that only itself keeps ``waits`` for, in its call and in who is told."""

    def tell(outcome: int) -> None:
        waits.take(outcome)
        told.append(outcome)

    if beside:
        window.desk.work.beside(lambda: len(waits.told), lambda _: tell(1))
    else:
        window.desk.work.do(lambda _: len(waits.told), lambda _: tell(1))
