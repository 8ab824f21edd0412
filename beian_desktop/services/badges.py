"""The badge as files: the snippet, a preview page and the icon beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from beian_desktop.badge.icon import ICON_NAME, Icon, read_icon
from beian_desktop.badge.snippet import BadNumber, Format, Variant, preview_page, snippet
from beian_desktop.services.writing import write_file

__all__ = ["BadNumber", "Format", "Variant", "Wanted", "badge_files", "badge_text", "icon_of", "write_badge"]

PREVIEW_NAME = "preview.html"

SNIPPET_NAMES = {
    Format.HTML: "badge.html",
    Format.VUE: "Badge.vue",
    Format.REACT: "Badge.jsx",
    Format.MARKDOWN: "badge.md",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a badge. ``icon`` is the platform's picture, which the program itself doesn't have."""

    number: str
    icp: str = ""
    variant: Variant = Variant.INLINE
    format: Format = Format.HTML
    icon: Icon | None = None


def icon_of(path: Path) -> Icon:
    """The icon in a file. Raises NotAnIcon."""
    return read_icon(path)


def badge_text(wanted: Wanted) -> str:
    """The badge's code. Raises BadNumber."""
    icon = ICON_NAME if wanted.icon else None
    return snippet(wanted.number, icp=wanted.icp, variant=wanted.variant, format=wanted.format, icon=icon)


def badge_files(wanted: Wanted) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file of the badge: code, preview page, and the icon when there is one. Raises BadNumber."""
    icon = ICON_NAME if wanted.icon else None
    yield SNIPPET_NAMES[wanted.format], badge_text(wanted).encode()
    yield PREVIEW_NAME, preview_page(wanted.number, icp=wanted.icp, variant=wanted.variant, icon=icon).encode()
    if wanted.icon:
        yield ICON_NAME, wanted.icon.data


def write_badge(wanted: Wanted, out: Path) -> list[Path]:
    """Writes the files of the badge into the folder. Raises BadNumber, and Failure when it can't be written."""
    files = list(badge_files(wanted))
    for name, data in files:
        write_file(out / name, data, public=True)
    return [out / name for name, _ in files]
