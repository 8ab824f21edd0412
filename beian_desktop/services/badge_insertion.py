"""The badge put into a copy of a page, looked at before it is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from beian_desktop.badge.icon import ICON_NAME
from beian_desktop.badge.insert import Source, Where, inserted, places, renewed
from beian_desktop.checks.badge_page import BadgeSeen
from beian_desktop.services.badge_pages import CheckedPage, checked, digits_of, read_bytes
from beian_desktop.services.badges import Wanted, badge_text
from beian_desktop.services.writing import write_file
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

__all__ = ["Put", "Where", "put_badge"]

SAME_FILE = Text(
    "{path} 就是原网页。请另取一个文件名，原网页不改动。",
    "{path} is the page itself. Choose another name: the original stays as it is.",
)
ANOTHERS = Text(
    "{path} 第 {line} 行已经显示编号 {number}，不是 {wanted}。请先核对，去掉错的一个。",
    "{path} shows the number {number} on line {line}, not {wanted}. See which is right and take the other away.",
)
NO_PLACE = Text(
    "{path} 里找不到能显示标识的位置（可能是框架页，或有没关上的注释、脚本或隐藏元素）。请由做网站的人放入代码。",
    "{path} has no place where the badge would show (a page of frames, or a comment, script or hidden element that isn't "
    "ended). Ask whoever makes the site to put the code in.",
)


@dataclass(frozen=True, slots=True)
class Put:
    """What was written: the page as it reads now, the line of the badge put in (None: it was there), links renewed."""

    files: tuple[Path, ...]
    page: CheckedPage
    line: int | None
    links: int


def put_badge(page: Path, out: Path, wanted: Wanted, *, where: Where | None = None, renew: bool = False) -> Put:
    """Writes a copy of the page with the badge; the icon, when there is one, beside it.

    A page that shows this number already gets no second badge. ``renew`` makes old
    links lead to the present query page. Raises Failure: then nothing is written.
    """
    if out.exists() and page.exists() and out.samefile(page):
        raise Failure(SAME_FILE.filled(path=out))
    digits = digits_of(wanted.number)
    code = badge_text(wanted)
    data, links = renewed(read_bytes(page), digits) if renew else (read_bytes(page), 0)
    line: int | None = None
    if not _shows_already(page, data, digits):
        data, line = _with_badge(page, data, code, digits, where)
    files = [out]
    write_file(out, data)
    if wanted.icon and line is not None:
        files.append(out.with_name(ICON_NAME))
        write_file(files[-1], wanted.icon.data)
    return Put(tuple(files), checked(str(out), data, digits), line, links)


def _shows_already(page: Path, data: bytes, digits: str) -> bool:
    """Whether the number shows. Raises Failure when another one does."""
    badge = _shown(checked(str(page), data))
    if badge is not None and badge.digits != digits:
        raise Failure(ANOTHERS.filled(path=page, line=badge.line, number=badge.digits, wanted=digits))
    return badge is not None


def _shown(page: CheckedPage) -> BadgeSeen | None:
    badge = page.seen.deciding
    return badge if badge is not None and badge.unseen is None else None


def _with_badge(page: Path, data: bytes, code: str, digits: str, where: Where | None) -> tuple[bytes, int]:
    """The page with the badge at the first place where it shows and no rule finds fault with it."""
    source = Source(data)
    before = {issue.found for issue in checked("", data).issues}
    shown = None
    for place in places(source, where):
        changed = inserted(source, code, place)
        result = checked("", changed.data, digits)
        badge = _shown(result)
        if badge is None or badge.digits != digits or not badge.link_fits:
            continue
        shown = shown or changed
        if not {issue.found for issue in result.issues} - before:
            return changed.data, changed.line
    if shown is None:
        raise Failure(NO_PLACE.filled(path=page))
    return shown.data, shown.line
