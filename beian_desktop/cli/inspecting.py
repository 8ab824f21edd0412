"""``inspect KIND [VALUE…]``: reads values as one kind, from the call or one per line from standard input."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from io import TextIOWrapper

from beian_desktop.cli.console import DONE, Console
from beian_desktop.services.inspecting import KINDS, inspected
from beian_desktop.system.language import Language, Text

VALID = Text("有效", "valid")
INVALID = Text("无效", "not valid")
SUGGESTED = Text("相近的有效值：{values}", "valid values near by: {values}")


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``inspect``."""
    kind = Text("按哪一种来读", "what to read the values as").in_(language)
    values = Text("要读的值；不写则从标准输入逐行读", "the values; else one per line from standard input").in_(language)
    parser.add_argument("kind", choices=list(KINDS), metavar="KIND", help=f"{kind}: {', '.join(KINDS)}")
    parser.add_argument("values", nargs="*", metavar="VALUE", help=values)


def run(options: Namespace, console: Console) -> int:
    """Reads every value; 0 when all lines were read, whatever their validity."""
    results = inspected(options.kind, options.values or _lines(), console.clock.today(), console.language)
    if console.json:
        _print_json(results, sys.stdout.write)
    else:
        for result in results:
            _print_lines(result, console)
    return DONE


def _lines() -> Iterator[str]:
    """The lines of standard input, whichever system has ended them."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(newline=None)
    return (line.removesuffix("\n") for line in sys.stdin)


def _print_json(results: Iterable[dict[str, object]], write: Callable[[str], object]) -> None:
    """One document, written as the values come, so that any number of lines needs no memory."""
    write('{"format": "beian-inspect", "version": 1, "results": [')
    encode = json.JSONEncoder(ensure_ascii=False).encode
    separator = "\n"
    for result in results:
        write(f"{separator}{encode(result)}")
        separator = ",\n"
    write("\n]}\n")


def _print_lines(result: dict[str, object], console: Console) -> None:
    state = (VALID if result["valid"] else INVALID).in_(console.language)
    console.say(f"{result['input']}\t{state}\t{result['normal'] or ''}")
    for line in _told(result, console.language):
        console.say(f"  {line}")


def _told(result: dict[str, object], language: Language) -> Iterator[str]:
    parts, issues, suggestions = result["parts"], result["issues"], result["suggestions"]
    if isinstance(parts, dict) and parts:
        known = {name: part for name, part in parts.items() if part is not None}
        yield ", ".join(f"{name}: {part}" for name, part in known.items())
    if isinstance(issues, list):
        yield from (f"{issue['rule']} {issue['message']}" for issue in issues)
    if isinstance(suggestions, list) and suggestions:
        yield SUGGESTED.fill(language, values=", ".join(suggestions))
