"""``template --out FILE.xlsx``: the questionnaire to send to a client."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from beian_desktop.cli.console import DONE, Console
from beian_desktop.services.questionnaires import save_template
from beian_desktop.system.language import Language, Text

WRITTEN = Text("已写入 {path}", "Written: {path}")


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``template``."""
    words = Text("写成这个文件（.xlsx）", "the workbook to write (.xlsx)").in_(language)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=words)


def run(options: Namespace, console: Console) -> int:
    """Writes the empty questionnaire in the language of the call. Raises Failure."""
    save_template(options.out, console.language)
    if console.json:
        console.document({"format": "beian-template", "version": 1, "files": [str(options.out)]})
    else:
        console.say(WRITTEN.filled(path=options.out))
    return DONE
