"""``badge-insert PAGE --number N --out FILE``: the badge put into a copy of a page."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from beian_desktop.cli.badge_check import print_page
from beian_desktop.cli.console import DONE, ERRORS_FOUND, Console
from beian_desktop.services.badge_insertion import Put, Where, put_badge
from beian_desktop.services.badge_pages import as_json
from beian_desktop.services.badges import Variant, Wanted, icon_of
from beian_desktop.system.language import Language, Text

PUT = Text("标识已放入 {path} 第 {line} 行", "The badge stands in {path}, line {line}")
THERE = Text(
    "{path}：页面本来就显示这个编号，没有再放一个", "{path}: the page shows this number already; none was added"
)
RENEWED = Text("换新了 {count} 个旧链接", "Old links renewed: {count}")


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``badge-insert``."""
    words = {
        "page": Text("网页文件", "the page"),
        "number": Text("公安备案号", "the police filing number"),
        "out": Text("写成这个文件（原网页不改动）", "write the copy here; the original stays as it is"),
        "icp": Text("并排显示的工信部备案号", "the ICP number to stand beside it"),
        "variant": Text("样式", "how it looks"),
        "icon": Text(
            "平台下载的图标（PNG），写在新网页旁边", "the icon downloaded from the platform, written beside the copy"
        ),
        "where": Text("放进 footer，还是 </body> 前", "into the footer element, or before </body>"),
        "renew": Text("把旧的 beian.gov.cn 链接换成现在的", "renew links to the old beian.gov.cn"),
    }
    told = {name: text.in_(language) for name, text in words.items()}
    parser.add_argument("page", type=Path, metavar="PAGE", help=told["page"])
    parser.add_argument("--number", required=True, metavar="N", help=told["number"])
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=told["out"])
    parser.add_argument("--icp", default="", metavar="TEXT", help=told["icp"])
    parser.add_argument("--variant", choices=list(map(str, Variant)), default=Variant.BLOCK.value, help=told["variant"])
    parser.add_argument("--icon", type=Path, metavar="FILE", help=told["icon"])
    parser.add_argument("--where", choices=list(map(str, Where)), help=told["where"])
    parser.add_argument("--renew-links", action="store_true", help=told["renew"])


def run(options: Namespace, console: Console) -> int:
    """Writes the copy; 1 when errors of the page itself remain. Raises Failure."""
    icon = icon_of(options.icon) if options.icon else None
    wanted = Wanted(options.number, options.icp, Variant(options.variant), icon=icon)
    where = Where(options.where) if options.where else None
    put = put_badge(options.page, options.out, wanted, where=where, renew=options.renew_links)
    if console.json:
        console.document(_document(put, console.language))
    else:
        _say(put, console)
    return DONE if put.page.good else ERRORS_FOUND


def _say(put: Put, console: Console) -> None:
    if put.line is None:
        console.say(THERE.filled(path=put.page.source))
    else:
        console.say(PUT.filled(path=put.page.source, line=put.line))
    if put.links:
        console.say(RENEWED.filled(count=put.links))
    print_page(put.page, console)


def _document(put: Put, language: Language) -> dict[str, object]:
    return {
        "format": "beian-badge-insert",
        "version": 1,
        "files": [str(path) for path in put.files],
        "line": put.line,
        "links_renewed": put.links,
        "pages": as_json([put.page], language)["pages"],
    }
