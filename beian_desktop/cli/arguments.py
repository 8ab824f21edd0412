"""Reading the arguments: options that every command knows, and wrong calls told in one sentence."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text, system_language

WRONG_CALL = Text(
    "命令写得不对（{problem}）。用 {program} --help 看用法。",
    "This call can't be understood ({problem}). See {program} --help.",
)


class Arguments(ArgumentParser):
    """A parser that raises Failure instead of leaving the program."""

    def error(self, message: str) -> NoReturn:
        """Raises Failure: the command line prints one sentence and ends with 2."""
        raise Failure(WRONG_CALL.filled(problem=message, program=self.prog))


def new_parser(program: str, description: str, epilog: str = "") -> Arguments:
    """A parser that takes no abbreviations, so that a new option never changes what an old call means."""
    return Arguments(
        prog=program,
        description=description,
        epilog=epilog,
        allow_abbrev=False,
        formatter_class=RawDescriptionHelpFormatter,
    )


def add_general(parser: ArgumentParser, language: Language) -> None:
    """The options that stand before or after any command."""
    words = {
        "lang": Text("文字用中文还是英文", "language of the texts"),
        "data": Text("资料文件夹（也可设 BEIAN_DATA）", "the data folder (or BEIAN_DATA)"),
        "today": Text("把今天定为这一天（也可设 BEIAN_TODAY）", "take this day for today (or BEIAN_TODAY)"),
        "json": Text("只输出一个 JSON 文档", "print one JSON document and nothing else"),
    }
    told = {name: text.in_(language) for name, text in words.items()}
    parser.add_argument("--lang", choices=[code.value for code in Language], help=told["lang"])
    parser.add_argument("--data", type=Path, metavar="DIR", help=told["data"])
    parser.add_argument("--today", metavar="YYYY-MM-DD", help=told["today"])
    parser.add_argument("--json", action="store_true", help=told["json"])


TAKING_A_VALUE = ("--lang", "--data", "--today")


def split_at_command(arguments: Sequence[str]) -> tuple[list[str], str | None, list[str]]:
    """The general options before the command, the command's name if there is one, and what follows it."""
    index = 0
    while index < len(arguments) and arguments[index].startswith("-"):
        index += 2 if arguments[index] in TAKING_A_VALUE else 1
    command = arguments[index] if index < len(arguments) else None
    return list(arguments[:index]), command, list(arguments[index + 1 :])


def wanted_language(arguments: Sequence[str]) -> Language:
    """The language that ``--lang`` names anywhere among the arguments, else the system's.

    It is needed before the arguments are read, for the help and for what is wrong with them.
    """
    named = (
        argument.removeprefix("--lang=") if argument.startswith("--lang=") else following
        for argument, following in pairwise([*arguments, ""])
        if argument == "--lang" or argument.startswith("--lang=")
    )
    known = [Language(name) for name in named if name in {language.value for language in Language}]
    return known[-1] if known else system_language()
