"""``badge-check PAGE…``: whether pages show the badge, and what is wrong with it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from beian_desktop.cli.checking import SEVERITIES
from beian_desktop.cli.console import DONE, ERRORS_FOUND, UNUSABLE, Console
from beian_desktop.services.badge_pages import CheckedPage, as_json, check_page, digits_of, mends, pages_in, says
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text

SHOWS = Text("{source}：显示备案号 {number}", "{source}: shows the number {number}")
SHOWS_NOT = Text("{source}：没有显示公安备案标识", "{source}: shows no badge")
LINE = Text("第 {line} 行：", "line {line}: ")


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``badge-check``."""
    pages = Text("网页文件，或存有网页的文件夹", "pages, or folders with pages").in_(language)
    number = Text("页面应当显示的公安备案号", "the police filing number that they should show").in_(language)
    parser.add_argument("pages", nargs="+", type=Path, metavar="PAGE", help=pages)
    parser.add_argument("--number", default="", metavar="N", help=number)


def run(options: Namespace, console: Console) -> int:
    """Checks the pages in the order given; 1 when errors were found, 2 when a page can't be used. Raises Failure."""
    expected = digits_of(options.number)
    checked: list[CheckedPage] = []
    unusable = False
    for path in options.pages:
        try:
            for file in pages_in(path):
                checked.append(check_page(file, expected))  # noqa: PERF401 - what was read before a failure counts
        except Failure as failure:
            console.tell(failure.says)
            unusable = True
    if console.json:
        console.document(as_json(checked, console.language))
    else:
        for page in checked:
            print_page(page, console)
    if unusable:
        return UNUSABLE
    return DONE if all(page.good for page in checked) else ERRORS_FOUND


def print_page(page: CheckedPage, console: Console) -> None:
    """What was found on a page, in lines that a person reads."""
    badge = page.seen.deciding
    if badge is not None and page.shows_badge:
        console.say(SHOWS.filled(source=page.source, number=f"{badge.sign or ''}公网安备{badge.digits}号"))
    else:
        console.say(SHOWS_NOT.filled(source=page.source))
    gap = "" if console.language is Language.ZH else " "
    for issue in page.issues:
        severity = SEVERITIES[issue.found.severity].in_(console.language)
        place = LINE.fill(console.language, line=issue.line) if issue.line else ""
        words = says(issue, console.language) + gap + mends(issue, console.language)
        console.say(f"  {severity} {issue.found.rule} {place}{words}")
