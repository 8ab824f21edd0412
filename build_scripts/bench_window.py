"""Measures the window from inside, in a process of its own: ``bench.py pages``, ``list`` and ``many`` run it.

Prints one JSON object of figures in milliseconds.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from beian_desktop.services.sample import sample_filing  # noqa: E402 - the checkout, wherever this is called from
from beian_desktop.services.workspace import STORE_NAME  # noqa: E402
from build_scripts import bench_store, pictured_pages  # noqa: E402

if TYPE_CHECKING:
    from beian_desktop.gui.editor import Editor
    from beian_desktop.gui.window import Window
    from beian_desktop.services.workspace import Workspace

SEARCHED = ("示", "示例", "示例网", "客户29", "s", "sh", "shop4321.example.com", "110105")


def main() -> int:
    """Runs the one that is named."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    measured: Callable[[Window, Path], dict[str, float]] = {
        "pages": pages,
        "list": filings,
        "batch": batch,
        "memory": memory,
        "fill": fill,
    }[sys.argv[1]]
    with tempfile.TemporaryDirectory() as made:
        folder = sys.argv[2] if len(sys.argv) > 2 else made
        if measured is filings:
            bench_store.fill(Path(folder) / STORE_NAME, replace(sample_filing(pictured_pages.TODAY), attachments=()))
        window = pictured_pages.opened(Path(folder), "zh-light-100-empty")
        print(json.dumps(measured(window, Path(folder)), ensure_ascii=False))
        window.close()
        _wait(lambda: not window.isVisible(), "the window to close")
    return 0


class Pulse:
    """Feels the event loop every few milliseconds; ``longest`` is the longest it didn't answer, in milliseconds."""

    EVERY = 5

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(self.EVERY)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, 1000 * (now - self._last) - self.EVERY)
        self._last = now

    def stop(self) -> float:
        """The longest pause."""
        self._timer.stop()
        return self.longest


def pages(window: Window, folder: Path) -> dict[str, float]:
    """Each page of the sample shown for the first time and again, then typing, with the longest pause of each."""
    from beian_desktop.wizard.pages import shown_pages

    pictured_pages.filings(window, folder, "full")
    window.open(next(s.id for s in window.home.model.rows if not s.title.startswith("示例网站")))
    _wait(lambda: window.editor is not None, "the filing")
    editor = window.editor
    assert editor is not None
    pulse = Pulse()
    _wait(lambda: editor.draft.report.issues and editor.ahead.done, "the report and the pages made ahead")
    figures = {"pause while pages are made ahead": pulse.stop()}
    pulse = Pulse()
    for time_shown in ("first", "again"):
        for page in shown_pages(editor.draft.answers):
            figures[f"{time_shown} {page.id}"] = _took(lambda page=page: editor.go_to(page))  # type: ignore[misc]
            pictured_pages.settle()
    figures["pause while switching"] = pulse.stop()
    figures["pause while typing"] = typing(editor)
    return figures


def fill(window: Window, folder: Path) -> dict[str, float]:
    """Only makes the filings that :func:`memory` opens: making their scans takes memory too."""
    pictured_pages.filings(window, folder, "full")
    return {}


def memory(window: Window, _: Path) -> dict[str, float]:
    """Megabytes: the peak once a filing was open and each page shown, and what is held before and after 1,000 switches."""
    import resource

    from PySide6.QtCore import QCoreApplication

    from beian_desktop.wizard.pages import shown_pages
    from build_scripts.bench import megabytes_now

    window.open(next(s.id for s in window.home.model.rows if not s.title.startswith("示例网站")))
    _wait(lambda: window.editor is not None, "the filing")
    editor = window.editor
    assert editor is not None
    _wait(lambda: editor.draft.report.issues and editor.ahead.done, "the report and the pages made ahead")
    every = shown_pages(editor.draft.answers)
    held = {}
    for number in range(1200):
        editor.go_to(every[number % len(every)])
        QCoreApplication.processEvents()
        if number in (199, 1199):
            held[number] = megabytes_now()
        if number == len(every):
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"peak": peak, "early": held[199], "later": held[1199]}


def typing(editor: Editor) -> float:
    """The longest pause while some answers are typed key by key, saved and checked."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from beian_desktop.form.sections import people, principal, site
    from beian_desktop.gui.filling import press
    from beian_desktop.wizard.pages import page_of_section
    from beian_desktop.wizard.targets import Target

    pulse = Pulse()
    for field in (site.DOMAIN, principal.MOBILE, principal.EMAIL, people.SECURITY_OFFICER.mobile):
        editor.go_to_target(Target(page_of_section(field.section_id), field.id))
        for character in "13800138000":
            focus = editor.focusWidget()
            press(focus, Qt.Key(ord(character)), character)
            QTest.qWait(30)
        press(editor.focusWidget(), Qt.Key.Key_Return, "\r")
        QTest.qWait(400)
    return pulse.stop()


def filings(window: Window, _: Path) -> dict[str, float]:
    """A list of 10,000: each key of a search until its rows are painted, scrolling through it.

    Processor time of all threads, so it waits first until what follows a start is done, the daily backup too.
    """
    from PySide6.QtCore import QCoreApplication, QEventLoop

    _wait(lambda: len(window.home.model.rows) == bench_store.FILINGS, "the filings")
    rested = time.monotonic() + 6
    _wait(lambda: time.monotonic() > rested, "what follows a start")
    figures, shown = {}, QEventLoop()
    window.home.model.modelReset.connect(shown.quit)
    for text in SEARCHED:
        found = len(window.home.model.rows)
        begun = time.process_time()
        window.home.search.setText(text)
        shown.exec()
        QCoreApplication.processEvents()
        figures[f"key {text} ({found} before)"] = 1000 * (time.process_time() - begun)
    window.home.search.setText("")
    _wait(lambda: len(window.home.model.rows) == bench_store.FILINGS, "all filings")
    bar, slowest = window.home.table.verticalScrollBar(), 0.0
    for place in range(0, 5000, 40):
        slowest = max(slowest, _took(lambda place=place: bar.setValue(place)))  # type: ignore[misc]
    figures["scrolling one screen"] = slowest
    return figures


PACKAGES = 100


def batch(window: Window, folder: Path) -> dict[str, float]:
    """Packages made of every filing of the list: the longest pause of the window, and how many cores had nothing to do.

    That is told by the system, as cores that other programs keep busy aren't to be had; ``used`` are those that we had.
    """
    from beian_desktop.form.sections import site
    from beian_desktop.gui.batch_bar import Kind

    def keep(workspace: Workspace) -> None:
        for number in range(PACKAGES):
            answers = sample.answers.with_text(site.DOMAIN, f"example{number}.cn").with_text(site.HOME_URL, "")
            workspace.add(replace(sample, id="", answers=answers.with_texts(site.OTHER_DOMAINS, ())))

    sample = sample_filing(pictured_pages.TODAY)
    window.desk.work.do(keep)
    window.home.refresh()
    _wait(lambda: len(window.home.model.rows) == PACKAGES, "the filings")
    window.desk.ask.folder = lambda *_: folder / "packages"  # type: ignore[method-assign]
    window.home.table.selectAll()
    pulse, begun, used, rested = Pulse(), time.perf_counter(), _processor_time(), _idle_time()
    window.home.bar.buttons[Kind.EXPORT].click()
    batches = window.handing.batches
    assert batches is not None
    assert batches.dialog is not None
    running = batches.dialog.batch
    _wait(lambda: not running.running, "the packages")
    _wait(lambda: not any(thread.name == "beside" for thread in threading.enumerate()), "the processes to end")
    longest, seconds = pulse.stop(), time.perf_counter() - begun
    whole = sum((made / "manifest.json").is_file() for made in (folder / "packages").iterdir())
    return {
        "pause": longest,
        "seconds": seconds,
        "idle": (_idle_time() - rested) / seconds,
        "used": (_processor_time() - used) / seconds,
        "missing": PACKAGES - whole,
    }


def _processor_time() -> float:
    """Seconds of all cores that this process and those that it waited for have used."""
    return sum(os.times()[:4])


def _idle_time() -> float:
    """Seconds of all cores in which none of the programs of this computer had anything to do."""
    idle, waiting_for_disk = Path("/proc/stat").read_text(encoding="ascii").split()[4:6]
    return (int(idle) + int(waiting_for_disk)) / os.sysconf("SC_CLK_TCK")


def _took(does: Callable[[], object]) -> float:
    """Milliseconds until it is done and painted, of the window's thread: other programs count for little."""
    from PySide6.QtCore import QCoreApplication

    begun = time.thread_time()
    does()
    QCoreApplication.processEvents()
    return 1000 * (time.thread_time() - begun)


def _wait(condition: Callable[[], object], what: str) -> None:
    from beian_desktop.gui import filling

    filling.PATIENCE = 600.0
    filling.wait_for(condition, what)


if __name__ == "__main__":
    sys.exit(main())
