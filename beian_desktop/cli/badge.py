"""``badge NUMBER``: the badge's code, or its files in a folder."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from beian_desktop.cli.console import DONE, Console
from beian_desktop.services.badges import Format, Variant, Wanted, badge_text, icon_of, write_badge
from beian_desktop.system.language import Language, Text

WRITTEN = Text("已写入 {path}", "Written: {path}")
UNUSUAL_ICON = Text(
    "提醒：图标是 {width}×{height} 像素，平台给的是 36×40（旧的 20×20），请核对是不是平台下载的那张。",
    "Note: the icon has {width}×{height} pixels; the platform's has 36×40 (formerly 20×20). Is it the right picture?",
)


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``badge``."""
    words = {
        "number": Text("公安备案号", "the police filing number"),
        "icp": Text("并排显示的工信部备案号", "the ICP number to stand beside it"),
        "variant": Text("样式", "how it looks"),
        "format": Text("代码的写法", "what the code is written in"),
        "icon": Text("平台下载的图标（PNG）", "the icon downloaded from the platform (PNG)"),
        "out": Text("写到文件夹；不写则直接输出代码", "write into this folder; else the code is printed"),
    }
    told = {name: text.in_(language) for name, text in words.items()}
    parser.add_argument("number", metavar="NUMBER", help=told["number"])
    parser.add_argument("--icp", default="", metavar="TEXT", help=told["icp"])
    parser.add_argument(
        "--variant", choices=list(map(str, Variant)), default=Variant.INLINE.value, help=told["variant"]
    )
    parser.add_argument("--format", choices=list(map(str, Format)), default=Format.HTML.value, help=told["format"])
    parser.add_argument("--icon", type=Path, metavar="FILE", help=told["icon"])
    parser.add_argument("--out", type=Path, metavar="DIR", help=told["out"])


def run(options: Namespace, console: Console) -> int:
    """Prints the code, or writes the files of the badge."""
    icon = icon_of(options.icon) if options.icon else None
    if icon is not None and not icon.usual:
        console.tell(UNUSUAL_ICON.filled(width=icon.width, height=icon.height))
    wanted = Wanted(options.number, options.icp, Variant(options.variant), Format(options.format), icon)
    code = badge_text(wanted)
    written = [str(path) for path in write_badge(wanted, options.out)] if options.out else []
    if console.json:
        console.document({"format": "beian-badge", "version": 1, "code": code, "files": written})
    elif written:
        for path in written:
            console.say(WRITTEN.filled(path=path))
    else:
        console.say(code.rstrip("\n"))
    return DONE
