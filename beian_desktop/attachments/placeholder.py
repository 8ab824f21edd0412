"""What is printed for an attachment that can't be opened: a page that says so, never a silent gap."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from beian_desktop.attachments.picture import MAX_SIDE, pictures
from beian_desktop.filing.files import Attachment, Problem
from beian_desktop.system.paths import resource

if TYPE_CHECKING:
    from PIL.Image import Image

SIZE = (1240, 820)

_REASONS = {
    Problem.MISSING: "文件不在了",
    Problem.OUTSIDE: "路径指到了资料文件夹之外",
    Problem.EMPTY: "文件是空的",
    Problem.NOT_A_SCAN: "不是图片或 PDF",
    Problem.DAMAGED: "文件已损坏",
    Problem.CRASHES: "读取时程序中断，文件可能已损坏",
    Problem.TOO_LARGE: "文件太大",
    Problem.ENCRYPTED: "PDF 设了密码",
    Problem.UNREADABLE: "文件读不出来",
}
"""In Chinese only: it is printed among Chinese documents."""


def printable_pictures(attachment: Attachment, max_side: int = MAX_SIDE) -> Iterator[Image]:
    """The pages of an attachment as :func:`pictures` gives them, or one page that says why there is none.

    Raises Failure when the file broke or vanished after it was measured.
    """
    if attachment.facts.problem is None:
        return pictures(attachment, max_side)
    return iter([_notice(attachment.name, _REASONS[attachment.facts.problem])])


def _notice(name: str, reason: str) -> Image:
    from PIL import Image, ImageDraw, ImageFont

    paper = Image.new("RGB", SIZE, "white")
    draw = ImageDraw.Draw(paper)
    font = ImageFont.truetype(resource("fonts", "NotoSansSC-Regular.ttf"), 44)
    draw.rectangle((4, 4, SIZE[0] - 4, SIZE[1] - 4), outline="black", width=4)
    lines = ("此附件无法打印，请附纸质复印件", f"原因：{reason}", *_wrapped(name))
    for index, line in enumerate(lines):
        draw.text((SIZE[0] // 2, 240 + index * 80), line, "black", font, anchor="mm")
    return paper


def _wrapped(name: str, length: int = 24) -> Iterator[str]:
    """A file's name in at most three lines."""
    return (name[start : start + length] for start in range(0, min(len(name), 3 * length), length))
