"""The window as a program: what ``beian-desktop`` without a command starts."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from beian_desktop.gui.fonts import load_fonts
from beian_desktop.gui.garbage import Garbage
from beian_desktop.gui.modules_ahead import ModulesAhead
from beian_desktop.gui.scroll_areas import tell_as_plain_widgets
from beian_desktop.gui.surroundings import prepare
from beian_desktop.system.clock import Clock, day, system_clock
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text
from beian_desktop.system.logs import keep_log
from beian_desktop.system.paths import resources_dir, user_data_dir

if TYPE_CHECKING:
    from beian_desktop.gui.desk import Desk

NO_FOLDER = Text(
    "数据文件夹 {folder} 不能建立。请检查权限和磁盘，或用 --data 另选一个文件夹。",
    "The data folder {folder} can't be made. Look at its permissions and the disk, or choose another with --data.",
)

STYLE = ("-style", "Fusion")
"""Arguments of Qt: asked for later, by ``setStyle``, the same style takes a twentieth of the start."""

_log = logging.getLogger(__name__)


def run(argv: Sequence[str]) -> int:
    """Opens the window and returns the exit code once it is closed.

    ``argv`` may have ``--data DIR``, ``--lang zh|en``, ``--today YYYY-MM-DD`` and a file: an exchange file is
    taken in, anything else is only printed. Raises Failure when the data folder can't be made.
    """
    arguments = _parser().parse_known_args(list(argv))[0]
    clock = system_clock(day(arguments.today) if arguments.today else None)
    folder = user_data_dir(arguments.data)
    if arguments.file is not None and arguments.file.suffix.lower() != ".json":
        return _print_only(folder, clock, arguments)
    return _work(folder, clock, arguments, [arguments.file] if arguments.file else [])


def _print_only(folder: Path, clock: Clock, arguments: argparse.Namespace) -> int:
    """The window that only prints; the list of filings opens when the person brings the file in after all."""
    application = make_application()
    from beian_desktop.gui.opening import Opening

    opening = Opening()
    opening.stand()
    from beian_desktop.gui.print_window import PrintWindow

    language = Language(arguments.lang) if arguments.lang else None
    window = PrintWindow(folder, clock, arguments.file.absolute(), language)
    brought: list[Path] = []
    window.brings.connect(brought.append)
    window.brings.connect(window.close)
    sys.excepthook = lambda kind, error, trace: _tell(window.desk, kind, error, trace)
    window.show()
    opening.close()
    code = application.exec()
    return _work(folder, clock, arguments, brought) if brought else code


def _work(folder: Path, clock: Clock, arguments: argparse.Namespace, files: list[Path]) -> int:
    """The window with the filings; takes files in at once."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Failure(NO_FOLDER.filled(folder=folder)) from error
    keep_log(folder)
    application = make_application()
    from beian_desktop.gui.window import Window

    window = Window(folder, clock, Language(arguments.lang) if arguments.lang else None)
    sys.excepthook = lambda kind, error, trace: _tell(window.desk, kind, error, trace)
    ahead = ModulesAhead(window)
    window.desk.work.opened.connect(ahead.begin)
    window.desk.work.unopened.connect(ahead.begin)
    if files:
        window.furnished.connect(lambda: window.import_files(files))
    window.show()
    return application.exec()


def make_application() -> QApplication:
    """The one QApplication of the process, with the bundled fonts; garbage is collected in its thread from now on."""
    existing = QApplication.instance()
    if existing is None and sys.platform == "linux":
        prepare(os.environ)
    application = existing if isinstance(existing, QApplication) else QApplication([*sys.argv[:1], *STYLE])
    application.setApplicationName("beian-desktop")
    application.setDesktopFileName("beian-desktop")
    application.setWindowIcon(QIcon(str(resources_dir() / "icons" / "program.svg")))
    load_fonts()
    tell_as_plain_widgets()
    if application.findChild(Garbage) is None:
        Garbage(application)
    return application


def show_sentence(says: str) -> None:
    """Shows a sentence in a box of its own, where there is neither a console nor a window to say it."""
    from PySide6.QtWidgets import QMessageBox

    application = make_application()
    box = QMessageBox(QMessageBox.Icon.Warning, application.applicationName(), says)
    box.exec()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="beian-desktop", add_help=False)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--lang", choices=[language.value for language in Language])
    parser.add_argument("--today")
    parser.add_argument("file", type=Path, nargs="?")
    return parser


def _tell(desk: Desk, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A fault in the window's own code is logged and told in one sentence."""
    from beian_desktop.gui.work import unexpected

    _log.error("unexpected in the window", exc_info=(kind, error, trace))
    desk.tell_failure(unexpected(error))
