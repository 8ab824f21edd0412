"""Real windows over real stores; questions are answered by what a test wrote down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtPrintSupport import QPrinter

from beian_desktop.form.sections import operator
from beian_desktop.gui.app import make_application
from beian_desktop.gui.cropping import Crop
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import wait_for
from beian_desktop.gui.masking import Masking
from beian_desktop.gui.preferences import Look, Preferences
from beian_desktop.gui.printing import AsPdf, Wish
from beian_desktop.gui.window import Window
from beian_desktop.services.preview import PdfFile
from beian_desktop.services.sample import write_sample
from beian_desktop.system.clock import Clock
from beian_desktop.system.language import Language, Text
from beian_desktop.system.paths import WINDOW_SETTINGS

TODAY = date(2026, 11, 23)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform warns that it can't raise a list that pops up."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@dataclass
class Answered:
    """Answers the window's questions as told, and remembers what was asked."""

    agree: bool = True
    typed: str = ""
    paths: list[Path] = field(default_factory=list)
    kept: tuple[Crop | None] | None = None
    printer_chosen: tuple[QPrinter, range] | None = None
    printed: Wish | AsPdf | None = None
    secrets: list[str] = field(default_factory=list)
    taken: set[int] | None = None
    asked: list[str] = field(default_factory=list)

    def agrees(self, question: str, detail: str, yes: Text) -> bool:
        self.asked.append(question)
        return self.agree

    def words(self, title: str, question: str) -> str:
        self.asked.append(question)
        return self.typed

    def secret(self, title: str, question: str) -> str | None:
        self.asked.append(question)
        return self.secrets.pop(0) if self.secrets else None

    def seal(self, title: str, question: str) -> str | None:
        self.asked.append(question)
        return self.secrets.pop(0) if self.secrets else ""

    def choose(
        self,
        title: str,
        question: str,
        rows: Callable[[], Sequence[tuple[str, str, str]]],
        masking: Masking,
        sides: tuple[str, str] | None = None,
    ) -> set[int] | None:
        self.asked += [question, *("|".join(row) for row in rows())]
        return self.taken

    def tick(
        self, title: str, question: str, rows: Callable[[], Sequence[tuple[str, bool]]], masking: Masking
    ) -> set[int] | None:
        self.asked += [question, *(row for row, _ in rows())]
        return {number for number, (_, ticked) in enumerate(rows()) if ticked} if self.agree else None

    def files(self, title: str, patterns: Sequence[str], purpose: str) -> list[Path]:
        self.asked.append(title)
        return self.paths

    def part(self, name: str, upright: bytes, quarters: int, crop: Crop | None) -> tuple[Crop | None] | None:
        self.asked.append(name)
        return self.kept

    def printer(self, name: str, pages: int) -> tuple[QPrinter, range] | None:
        self.asked.append(name)
        return self.printer_chosen

    def printing(self, desk: Desk, file: PdfFile) -> Wish | AsPdf | None:
        self.asked.append(file.name)
        return self.printed

    def new_file(self, title: str, name: str, purpose: str) -> Path | None:
        self.asked.append(title)
        return self.paths[0] / name if self.paths else None

    def folder(self, title: str, purpose: str) -> Path | None:
        self.asked.append(title)
        return self.paths[0] if self.paths else None


Opens = Callable[..., Window]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data folder of the test."""
    made = tmp_path / "window-data"
    made.mkdir()
    return made


@pytest.fixture
def open_window(folder: Path) -> Iterator[Opens]:
    """Opens windows on the data folder, one after another; closes what is open at the end."""
    make_application()
    opened: list[Window] = []

    def open_one(language: Language = Language.ZH) -> Window:
        preferences = Preferences(folder / WINDOW_SETTINGS)
        preferences.language, preferences.look = language, Look.LIGHT
        window = Window(folder, Clock(TODAY))
        window.desk.ask = Answered()  # type: ignore[assignment]
        opened.append(window)
        window.furnish()
        window.show()
        wait_for(lambda: window.safety.gate or (window.ready and window.home.stack.currentIndex() > 0), "the list")
        return window

    yield open_one
    for window in opened:
        close(window)
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # else each window slows the next


@pytest.fixture
def window(open_window: Opens) -> Window:
    """An open window on an empty data folder, in Chinese."""
    return open_window()


@pytest.fixture
def editor(window: Window) -> Editor:
    """An empty filing, open in the window."""
    return begin(window)


@pytest.fixture
def sample(window: Window, tmp_path: Path) -> Editor:
    """The sample filing, open in the window and checked."""
    window.import_files([write_sample(tmp_path / "sample", TODAY)[0]])
    wait_for(lambda: window.home.model.rows, "the sample")
    window.open(window.home.model.rows[0].id)
    wait_for(lambda: window.editor is not None and window.editor.draft.ready is not None, "the report")
    assert window.editor is not None
    return window.editor


def begin(window: Window) -> Editor:
    """Begins a filing in the window."""
    window.new()
    wait_for(lambda: window.editor is not None, "a new filing")
    assert window.editor is not None
    return window.editor


def as_unit(editor: Editor) -> None:
    """Says that a unit files, on which most questions about the subject wait."""
    editor.draft.give(editor.draft.answers.with_text(operator.KIND, operator.UNIT.code))


def close(window: Window) -> None:
    """Closes a window as a person does, and waits until it is gone."""
    if window.isVisible():
        window.close()
        wait_for(lambda: not window.isVisible(), "the window to close")


def given(window: Window) -> Answered:
    """What answers the window's questions."""
    assert isinstance(window.desk.ask, Answered)
    return window.desk.ask
