"""The first window is painted before anything heavy is imported."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from beian_desktop.gui.app import make_application
from beian_desktop.gui.filling import wait_for
from beian_desktop.gui.frame import MENUS
from beian_desktop.gui.modules_ahead import MODULES
from beian_desktop.gui.window import Window
from beian_desktop.system.clock import Clock
from tests.gui.conftest import close

SCRIPT = """
import sys
from pathlib import Path
import beian_desktop.cli.command_line
from PySide6 import QtCore
from beian_desktop.gui.app import make_application
from beian_desktop.gui.window import Window
from beian_desktop.system.clock import Clock

application = make_application()
window = Window(Path(sys.argv[1]), Clock())
window.show()
window.grab()
print(*sys.modules, *(f"QtCore.{name}" for name in vars(QtCore)))
"""
HEAVY = {
    "sqlalchemy", "sqlite3", "reportlab", "jinja2", "PIL", "pypdf", "lxml", "docx", "openpyxl", "phonenumbers", "json",
    "decimal", "http.client", "urllib.request", "ssl", "importlib.metadata", "unittest", "PySide6.QtNetwork",
    "PySide6.QtSvg", "PySide6.QtPrintSupport", "QtCore.Qt",
}  # fmt: skip
"""``QtCore.Qt`` is made when it is first named, all its enumerations at once: a tenth of the start."""
OURS = {
    "app", "ask", "desk", "fonts", "frame", "garbage", "masking", "modules_ahead", "preferences", "recent_folders",
    "scroll_areas", "surroundings", "theme", "window", "work",
}  # fmt: skip
"""The modules of ``gui`` that the frame needs; of the rest of the program only ``cli`` and ``system``."""


def test_nothing_that_can_wait_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = done.stdout.split()
    parts = [name.split(".")[1:] for name in loaded if name.startswith("beian_desktop.")]
    assert HEAVY.intersection(loaded) == set()
    assert {part[0] for part in parts} == {"cli", "gui", "system"}
    assert {part[1] for part in parts if part[0] == "gui" and len(part) > 1} == OURS


def test_the_frame_becomes_whole_once_it_was_painted(folder: Path) -> None:
    make_application()
    window = Window(folder, Clock())
    assert [menu.actions() for menu in window.menuBar().findChildren(QMenu)] == [[]] * len(MENUS)
    window.show()
    wait_for(lambda: window.ready, "the data")
    assert window.home.isVisible()
    assert all(menu.actions() for menu in window.menuBar().findChildren(QMenu))
    close(window)


def test_a_window_that_is_closed_at_once_ends(folder: Path) -> None:
    make_application()
    window = Window(folder, Clock())
    window.show()
    window.repaint()
    assert window.close()
    QCoreApplication.processEvents()
    assert not window.desk.work.started


def test_what_is_imported_afterwards_exists() -> None:
    assert [name for name in MODULES if find_spec(f"beian_desktop.{name}") is None] == []
