"""``beian-desktop``: a command goes to the command line; without one the window opens."""

from __future__ import annotations

import sys

from beian_desktop import __version__


def main() -> int:
    """Does what the arguments of this process ask; returns the exit code.

    The version is told without argparse, and nothing but the window imports Qt.
    """
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        print(f"beian-desktop {__version__}")  # noqa: T201 - the shortest way to the most frequent answer
        return 0
    from beian_desktop.cli.command_line import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
