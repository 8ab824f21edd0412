"""``sample``: writes a made-up filing with its scans."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from beian_desktop.cli.console import DONE, Console
from beian_desktop.services.sample import WRITTEN_FOR, write_sample
from beian_desktop.system.language import Language, Text

DEFAULT_OUT = Path("beian-sample")
WRITTEN = Text("样本已写入 {path}（{count} 个附件）", "The sample was written to {path} ({count} attachments)")


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``sample``."""
    words = Text(f"写到哪个文件夹（默认 {DEFAULT_OUT}）", f"the folder to write to (default {DEFAULT_OUT})")
    parser.add_argument("--out", type=Path, default=DEFAULT_OUT, metavar="DIR", help=words.in_(language))


def run(options: Namespace, console: Console) -> int:
    """Writes the sample; without --today it is dated 2026-11-23, so that it is the same everywhere."""
    today = console.clock.fixed or WRITTEN_FOR
    filing, *scans = write_sample(options.out, today)
    if console.json:
        files = [str(path) for path in (filing, *scans)]
        console.document({"format": "beian-sample", "version": 1, "today": today.isoformat(), "files": files})
    else:
        console.say(WRITTEN.filled(path=filing, count=len(scans)))
    return DONE
