"""What stands on the screen while the modules of the window that only prints are read."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from beian_desktop.gui.app import show_sentence
from beian_desktop.gui.opening import OPENS, Opening

SCRIPT = """
import sys
import beian_desktop.gui.app
print(*[name for name in ("beian_desktop.gui.window", "beian_desktop.form.declaration") if name in sys.modules])
"""


def test_it_says_in_both_languages_that_the_program_opens(qtbot: QtBot) -> None:
    opening = Opening()
    qtbot.addWidget(opening)
    opening.stand()
    assert opening.isVisible()
    assert OPENS.zh in opening.text()
    assert OPENS.en in opening.text()
    assert opening.fontMetrics().boundingRect(OPENS.en).width() < opening.width()


def test_it_stands_before_the_window_and_the_form_are_read() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == ""


def test_a_sentence_without_console_and_window_stands_in_a_box(qtbot: QtBot) -> None:
    said = []

    def read_and_close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        box.accept()

    QTimer.singleShot(0, read_and_close)
    show_sentence("数据文件夹不能建立。")
    assert said == ["数据文件夹不能建立。"]
