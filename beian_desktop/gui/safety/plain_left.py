"""What still lies about unencrypted after encrypting: told, and overwritten on wish."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from beian_desktop.gui.desk import Desk
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.workspace import Workspace

LEFT = Text(
    "还有 {count} 处未加密的旧数据。现在覆盖并删除吗？",
    "{count} places still hold older, unencrypted data. Overwrite and remove them now?",
)
LEFT_MORE = Text(
    "{paths}\n\n固态硬盘、U盘和同步文件夹内部可能仍留有旧数据，程序管不到。",
    "{paths}\n\nSolid-state drives, USB sticks and synchronised folders may keep older bytes inside, which no program reaches.",
)
REMOVE = Text("覆盖并删除(&O)", "&Overwrite and remove")
REMAINS = Text("这些还没加密：{paths}", "Still there unencrypted: {paths}")
CLEAN = Text("没有发现未加密的旧数据。", "No older, unencrypted data were found.")


def look_for_plain(desk: Desk) -> None:
    """Looks for what was left unencrypted and offers to remove it."""
    desk.work.do(_left, lambda left: _offer(desk, left))


def _offer(desk: Desk, left: list[Path]) -> None:
    if not left:
        desk.tell(CLEAN)
        return
    paths = "\n".join(map(str, left[:12]))
    if desk.ask.agrees(desk.say(LEFT, count=len(left)), desk.say(LEFT_MORE, paths=paths), REMOVE):
        desk.work.do(_remove, lambda remains: _told(desk, remains))
    else:
        _told(desk, left)


def _told(desk: Desk, remains: list[Path]) -> None:
    if remains:
        desk.noticed.emit(desk.say(REMAINS, paths="、".join(map(str, remains[:6]))), True)
    else:
        desk.tell(CLEAN)


def _left(workspace: Workspace) -> list[Path]:
    return workspace.plain_left()


def _remove(workspace: Workspace) -> list[Path]:
    return workspace.remove_plain_left()
