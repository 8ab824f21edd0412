"""Pictures of every page of the window, for looking at it: ``python build_scripts/pictures.py OUT [--sheet|--readme]``.

Renders off screen all pages and dialogs with no answers, with the sample and with the longest
answers, in both languages and looks, at 100 % and 150 %, and names what is cut or overlaps
on them. With ``--sheet`` each page in its whole height, and contact sheets of all of them
(``sheet-….png``); with ``--readme`` the README's four pictures instead.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from build_scripts.pictured_pages import CONTENTS, SIZE  # noqa: E402 - the checkout, wherever this is called from

README_PAGES = ("home", "people", "attachments", "review")
HIGHEST = 6000

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def main() -> int:
    """Makes the pictures; returns the exit code, 1 when something is cut."""
    parser = argparse.ArgumentParser(description="Pictures of every page of the window.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--sheet", action="store_true", help="pages in their whole height, and contact sheets of all")
    parser.add_argument("--readme", action="store_true", help="only the four pictures of the README")
    parser.add_argument("--only", default="", help="only combinations whose name contains this, such as zh-dark")
    parser.add_argument("--text", default="100,150", help="sizes of text in percent, such as 200")
    parser.add_argument("--size", default="x".join(map(str, SIZE)), help="of the window, such as 1024x700")
    arguments = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # what that platform can't do
    arguments.out.mkdir(parents=True, exist_ok=True)
    width, height = map(int, arguments.size.split("x"))
    names = [*combinations(arguments.readme, arguments.only, arguments.text.split(","))]
    make = partial(take, arguments.out, (width, height), sheet=arguments.sheet, readme=arguments.readme)
    found = 0
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        for cut in processes.map(make, names):
            print(*cut, sep="\n", end="\n" if cut else "", flush=True)
            found += len(cut)
    return 1 if found else 0


def combinations(readme: bool, only: str, sizes: list[str]) -> Iterator[str]:
    """Names such as ``zh-light-100-full``."""
    if readme:
        yield "zh-light-100-full"
        return
    for parts in product(("zh", "en"), ("light", "dark"), sizes, CONTENTS):
        name = "-".join(parts)
        if only in name:
            yield name


def take(out: Path, size: tuple[int, int], name: str, *, sheet: bool, readme: bool) -> list[str]:
    """Takes the pictures of one combination; what is cut on them."""
    from build_scripts.contact_sheet import write_sheets
    from build_scripts.cut_text import faults
    from build_scripts.pictured_dialogs import dialogs
    from build_scripts.pictured_pages import closed, opened, pages

    cut, taken = [], []
    with tempfile.TemporaryDirectory() as folder:
        window = opened(Path(folder), name, size)
        for page, widget in pages(window):
            kind = page.rpartition("-")[2]
            if readme and kind in README_PAGES:
                widget.grab().save(str(out / f"{kind}.png"))
            elif not readme:
                cut += [f"{name}-{page}: {fault}" for fault in faults(widget)]
                taken.append(picture(out / f"{name}-{page}.png", widget, whole=sheet))
        for page, widget in () if readme else dialogs(window):
            cut += [f"{name}-{page}: {fault}" for fault in faults(widget)]
            taken.append(picture(out / f"{name}-{page}.png", widget, whole=False))
        closed(window)
    if sheet:
        write_sheets(out, f"sheet-{name}", taken)
    return cut


def picture(file: Path, widget: QWidget, *, whole: bool) -> Path:
    """Saves what a widget shows; ``whole``: in a window as high as the page."""
    from PySide6.QtWidgets import QApplication, QScrollArea

    before = widget.size()
    if whole:
        hidden = [area.verticalScrollBar().maximum() for area in widget.findChildren(QScrollArea) if area.isVisible()]
        widget.resize(before.width(), min(before.height() + max(hidden, default=0), HIGHEST))
        QApplication.processEvents()
    widget.grab().save(str(file))
    widget.resize(before)
    return file


if __name__ == "__main__":
    sys.exit(main())
