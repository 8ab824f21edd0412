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
from beian_desktop.system.clock import day, system_clock
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text
from beian_desktop.system.logs import keep_log
from beian_desktop.system.paths import user_data_dir

NO_FOLDER = Text(
    "数据文件夹 {folder} 不能建立。请检查权限和磁盘，或用 --data 另选一个文件夹。",
    "The data folder {folder} can't be made. Look at its permissions and the disk, or choose another with --data.",
)

_log = logging.getLogger(__name__)


def run(argv: Sequence[str]) -> int:
    """Opens the window and returns the exit code once it is closed.

    ``argv`` may have ``--data DIR``, ``--lang zh|en`` and ``--today YYYY-MM-DD``. Raises
    Failure when the data folder can't be made.
    """
    arguments = _parser().parse_known_args(list(argv))[0]
    clock = system_clock(day(arguments.today) if arguments.today else None)
    folder = user_data_dir(arguments.data)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Failure(NO_FOLDER.filled(folder=folder)) from error
    keep_log(folder)
    application = make_application()
    window = Window(folder, clock)
    if arguments.lang:
        window.speak(Language(arguments.lang))
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
    parser.add_argument("--lang", choices=[language.value for language in Language])
    parser.add_argument("--today")
    return parser


def _tell(window: Window, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A fault in the window's own code is logged and told in one sentence."""
    _log.error("unexpected in the window", exc_info=(kind, error, trace))
    window.desk.tell_failure(unexpected(error))
