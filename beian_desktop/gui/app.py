"""The window as a program: what ``beian-desktop`` without a command starts."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from beian_desktop.gui.fonts import load_fonts
from beian_desktop.gui.window import Window
from beian_desktop.gui.work import unexpected
from beian_desktop.system.clock import system_clock
from beian_desktop.system.paths import user_data_dir

_log = logging.getLogger(__name__)


def run(argv: Sequence[str]) -> int:
    """Opens the window and returns the exit code once it is closed.

    ``argv`` may have ``--data DIR`` and ``--lang zh|en``, and exchange files to import.
    """
    arguments = _parser().parse_args(list(argv))
    application = make_application()
    folder = user_data_dir(arguments.data)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    window = Window(folder, system_clock())
    sys.excepthook = lambda kind, error, trace: _tell(window, kind, error, trace)
    window.show()
    return application.exec()


def make_application() -> QApplication:
    """The one QApplication of the process, with the bundled fonts."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("beian-desktop")
    load_fonts()
    return application


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="beian-desktop", add_help=False)
    parser.add_argument("--data", type=Path)
    return parser


def _tell(window: Window, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A fault in the window's own code is logged and told in one sentence."""
    _log.error("unexpected in the window", exc_info=(kind, error, trace))
    window.desk.tell_failure(unexpected(error))
