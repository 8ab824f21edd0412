"""What a person does on the pages that every journey comes to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.journeys.screen import Screen


def provider(screen: Screen, typed: str, name: str) -> None:
    """Chooses the first that the provider book offers."""
    screen.type(typed)
    screen.until(lambda: screen.pops_up, "what the book has")
    screen.key("Down", "Return")
    screen.until(lambda: screen.focused_text == name, name)


def providers(screen: Screen) -> None:
    """The page of both, chosen from the book."""
    screen.turn("所属地区管辖")
    screen.answer("")
    provider(screen, "阿里", "阿里云计算有限公司")
    screen.answer("", "", "", "", "")
    provider(screen, "阿里", "阿里云计算有限公司（原万网）")


def service(screen: Screen) -> None:
    """A site that only shows something."""
    screen.turn("是否提供互联网")
    screen.answer("2")
    screen.key("End", "space")
    screen.answer("", "2", "2")


def pictures(screen: Screen, scans: Mapping[str, Path]) -> None:
    """All pictures are pasted at once, and one key puts each where it belongs."""
    screen.key("shift+Tab")
    screen.until(lambda: screen.focused and screen.focused.name.startswith("一次选多张"), "the attachments")
    screen.copied_files(*scans.values())
    screen.key("ctrl+v")
    for left, paper in zip(range(len(scans), 0, -1), scans, strict=True):
        screen.see(f"待分拣：还有 {left} 张")
        [key] = [one.name[0] for one in screen.look() if one.name[1:] == f"  {paper}"]
        screen.key(key)


def saved(screen: Screen, folder: Path) -> list[str]:
    """Saves the package from its page into a folder; the names of what is there then."""
    folder.mkdir()
    screen.until(lambda: screen.focused and screen.focused.name.startswith("保存到"), "the page of the package")
    screen.key("Return")
    screen.until(lambda: screen.pops_up, "the choice of a folder")
    screen.type(str(folder))
    screen.until(lambda: screen.focused_text == str(folder), "the folder's name")
    screen.key("Return")
    screen.see("✓  已生成")
    return sorted(path.name for path in folder.rglob("*.pdf"))
