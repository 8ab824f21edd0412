"""Garbage is collected in the window's thread, never in the one that works."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject

from beian_desktop.gui.filling import wait_for
from beian_desktop.gui.garbage import Garbage
from beian_desktop.gui.window import Window


class Circular(QObject):
    """Keeps itself."""

    def __init__(self) -> None:
        super().__init__()
        self.me = self


def test_a_cycle_is_destroyed_in_the_window_s_thread(window: Window) -> None:
    ended: list[threading.Thread] = []
    weakref.finalize(Circular(), lambda: ended.append(threading.current_thread()))
    littered: list[list[list[int]]] = []  # kept, as what is let go counts no longer
    window.desk.work.do(lambda _: [[each] for each in range(200_000)], littered.append)
    wait_for(lambda: littered, "work that would have collected")
    assert not gc.isenabled()
    wait_for(lambda: ended, "the end of the cycle")
    assert ended == [threading.main_thread()]


def test_what_is_there_after_the_start_is_looked_through_no_more_but_what_comes_later_is() -> None:
    owner = QObject()
    garbage = Garbage(owner)
    littered = [[number] for number in range(5_000)]
    before = gc.get_freeze_count()
    garbage.settle()
    settled = gc.get_freeze_count()
    assert settled >= before + len(littered)
    littered += [[number] for number in range(5_000)]
    garbage.settle()
    assert gc.get_freeze_count() <= settled
