"""``form``: the form itself, for people and for other programs."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from beian_desktop.cli.console import DONE, Console
from beian_desktop.form.describe import as_json, as_markdown
from beian_desktop.system.language import Language, Text


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``form``."""
    words = Text("输出 Markdown 表格（不写也是）", "print tables in Markdown (the default)").in_(language)
    parser.add_argument("--markdown", action="store_true", help=words)


def run(options: Namespace, console: Console) -> int:  # noqa: ARG001 - Markdown is what remains
    """Prints the form."""
    if console.json:
        console.document(as_json())
    else:
        console.say(as_markdown(console.language).rstrip("\n"))
    return DONE
