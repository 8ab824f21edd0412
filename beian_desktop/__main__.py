"""``beian-desktop``: a command goes to the command line; without one the window opens."""

from __future__ import annotations

import sys

from beian_desktop import __version__

INTERRUPTED = 130
"""What a shell shows for a program that Ctrl-C ended."""

TYPE_CHECKING = False  # typing itself takes longer to import than the version to tell
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from beian_desktop.filing.filing import Filing
    from beian_desktop.system.clock import Clock


def main() -> int:
    """Does what the arguments of this process ask; returns the exit code.

    The version is told without argparse, and nothing but the window imports Qt. Child processes that try
    out a PDF or export come this way too: a built program has no other.
    """
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        print(f"beian-desktop {__version__}")  # noqa: T201 - the shortest way to the most frequent answer
        return 0
    if arguments == ["--try-pdf"]:
        from beian_desktop.attachments import trial

        return trial.run()
    if arguments == ["--export-child"]:
        from beian_desktop.services import export_processes

        return export_processes.run()
    try:
        from beian_desktop.cli.command_line import run
        from beian_desktop.cli.console import Window
        from beian_desktop.system.crash import keep_no_core

        keep_no_core()
        _heed_no_interrupt_at_the_end()
        return run(arguments, Window(_open_window, _drive, _tell))
    except KeyboardInterrupt:  # before anything was begun
        return INTERRUPTED


def _heed_no_interrupt_at_the_end() -> None:
    """Once all is done an interrupt changes nothing: Python's shutdown would let it end the process by the signal."""
    import atexit
    import signal

    atexit.register(signal.signal, signal.SIGINT, signal.SIG_IGN)


def _open_window(arguments: Sequence[str]) -> int:
    import gc

    gc.disable()  # nothing of what is imported now is garbage; the window collects by itself
    from beian_desktop.gui.app import run

    return run(list(arguments))


def _drive(sample: Filing, data: Path, clock: Clock) -> str:
    from beian_desktop.gui.selftest import drive

    return drive(sample, data, clock)


def _tell(says: str) -> None:
    from beian_desktop.gui.app import show_sentence

    show_sentence(says)


if __name__ == "__main__":
    sys.exit(main())
