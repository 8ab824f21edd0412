"""``reopen PACKAGE.pdf``: the filing that an archive carries, as an exchange file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from beian_desktop.cli.console import DONE, ERRORS_FOUND, Console
from beian_desktop.services.reopening import reopen
from beian_desktop.services.writing import write_file
from beian_desktop.system.language import Language, Text


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``reopen``."""
    archive = Text("材料存档（3-存档.pdf）", "the archive of a package (3-存档.pdf)")
    out = Text("写入这个文件；不写则输出到屏幕", "write to this file instead of standard output")
    parser.add_argument("archive", type=Path, metavar="PACKAGE.pdf", help=archive.in_(language))
    parser.add_argument("--out", type=Path, metavar="FILE", help=out.in_(language))


def run(options: Namespace, console: Console) -> int:
    """Gives the exchange file; 1 when the PDF was altered after it was made."""
    reopened = reopen(options.archive)
    if options.out:
        write_file(options.out, reopened.text.encode())
    if console.json or not options.out:
        print(reopened.text, end="")
    if reopened.warning is None:
        return DONE
    console.tell(reopened.warning)
    return ERRORS_FOUND
