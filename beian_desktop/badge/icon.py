"""The icon of the badge: a PNG that the platform gave; the program itself has none to pass on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

ICON_NAME = "beian-icon.png"
"""The icon's file beside the page."""

USUAL_SIZES = frozenset({(36, 40), (20, 20)})
"""Of the platform's icon now and before, in pixels."""

LARGEST = 1 << 20
_PNG = b"\x89PNG\r\n\x1a\n"


class NotAnIcon(Failure):
    """The chosen file can't be the icon."""

    def __init__(self, path: Path, zh: str, en: str) -> None:
        zh_way = "请选择在平台“备案号详情”里下载的备案图标。"
        super().__init__(
            Text(f"“{path}”{zh}。{zh_way}", f"“{path}” {en}. Choose the icon downloaded from the platform.")
        )


@dataclass(frozen=True, slots=True)
class Icon:
    """A PNG with its size in pixels."""

    data: bytes
    width: int
    height: int

    @property
    def usual(self) -> bool:
        """Whether it has the size of the platform's icon."""
        return (self.width, self.height) in USUAL_SIZES


def read_icon(path: Path) -> Icon:
    """The icon in a file. Raises NotAnIcon when it can't be read, isn't a PNG, or is far too large."""
    try:
        if path.stat().st_size > LARGEST:
            raise NotAnIcon(path, "太大，不会是备案图标", "is far too large for the icon")
        data = path.read_bytes()
    except OSError as error:
        raise NotAnIcon(path, f"读不到（{error.strerror}）", f"can't be read ({error.strerror})") from error
    if not data.startswith(_PNG) or data[12:16] != b"IHDR" or len(data) < 24:
        raise NotAnIcon(path, "不是 PNG 图片", "isn't a PNG picture")
    return Icon(data, int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
