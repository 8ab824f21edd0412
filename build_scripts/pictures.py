"""Pictures of every page of the window, for looking at it: ``python build_scripts/pictures.py OUT [--readme]``.

Renders off screen the list and all pages of an empty and of the sample filing, in both
languages and looks, at 100 % and 150 %; with ``--readme`` the README's four instead.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 23)
SIZE = (1180, 800)
README_PAGES = ("home", "people", "attachments", "review")

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from beian_desktop.filing.filing import Filing
    from beian_desktop.form.field import BaseField
    from beian_desktop.gui.editor import Editor
    from beian_desktop.gui.window import Window
    from beian_desktop.services.workspace import Workspace


def main() -> int:
    """Makes the pictures; returns the exit code."""
    parser = argparse.ArgumentParser(description="Pictures of every page of the window.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--readme", action="store_true", help="only the four pictures of the README")
    parser.add_argument("--only", default="", help="only combinations whose name contains this, such as zh-dark")
    parser.add_argument("--size", default="x".join(map(str, SIZE)), help="of the window, such as 1024x700")
    arguments = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    arguments.out.mkdir(parents=True, exist_ok=True)
    width, height = map(int, arguments.size.split("x"))
    for name in combinations(arguments.readme, arguments.only):
        with tempfile.TemporaryDirectory() as folder:
            take(arguments.out, name, Path(folder), (width, height), readme=arguments.readme)
    return 0


def combinations(readme: bool, only: str) -> Iterator[str]:
    """Names such as ``zh-light-100-full``."""
    if readme:
        yield "zh-light-100-full"
        return
    for parts in product(("zh", "en"), ("light", "dark"), ("100", "150"), ("empty", "full")):
        name = "-".join(parts)
        if only in name:
            yield name


def take(out: Path, name: str, folder: Path, size: tuple[int, int], *, readme: bool) -> None:
    """Takes the pictures of one combination."""
    from beian_desktop.gui.app import make_application
    from beian_desktop.gui.filling import wait_for
    from beian_desktop.gui.window import Window
    from beian_desktop.system.clock import Clock

    make_application()
    prefer(folder, name)
    window = Window(folder, Clock(TODAY))
    window.resize(*size)
    window.show()
    wait_for(lambda: window.ready and window.home.stack.currentIndex() > 0, "the list")
    filings(window, folder, full=name.endswith("full"))
    for page, widget in pages(window):
        kind = page.rpartition("-")[2]
        if readme and kind in README_PAGES:
            widget.grab().save(str(out / f"{kind}.png"))
        elif not readme:
            widget.grab().save(str(out / f"{name}-{page}.png"))
    window.close()
    wait_for(lambda: not window.isVisible(), "the window to close")


def prefer(folder: Path, name: str) -> None:
    """Writes the preferences that a combination stands for."""
    from beian_desktop.gui.desk import PREFERENCES_FILE
    from beian_desktop.gui.preferences import Look, Preferences
    from beian_desktop.system.language import Language

    language, look, percent, _ = name.split("-")
    preferences = Preferences(folder / PREFERENCES_FILE)
    preferences.language, preferences.look, preferences.text_size = Language(language), Look(look), int(percent)


def filings(window: Window, folder: Path, *, full: bool) -> None:
    """Keeps the sample filing and some unfinished ones, or opens an empty one."""
    from beian_desktop.gui.filling import wait_for
    from beian_desktop.services.exchange_files import read_filing_file
    from beian_desktop.services.sample import write_sample

    if full:
        written = write_sample(folder / "sample", TODAY)
        window.import_files([written[0]])
        wait_for(lambda: len(window.home.model.summaries) == 1, "the sample")
        sample: Filing = read_filing_file(written[0])
        for number in range(1, 4):
            copy = unfinished(sample, number)
            window.desk.work.do(partial(keep, filing=copy))
        window.home.refresh()
        wait_for(lambda: len(window.home.model.summaries) == 4, "the unfinished ones")


def keep(workspace: Workspace, filing: Filing) -> None:
    """Keeps a filing and notes for the list what the checks find in it."""
    from beian_desktop.services.noting import check_kept

    check_kept(workspace, workspace.add(filing), TODAY)


def unfinished(sample: Filing, number: int) -> Filing:
    """A copy of the sample with another name and without some answers."""
    from dataclasses import replace

    from beian_desktop.form.sections import principal, site, start

    answers = sample.answers.with_text(site.NAME, f"示例网站{number}").with_text(site.DOMAIN, f"example{number}.com")
    answers = answers.with_text(principal.ID_NUMBER, "110105194912310021")
    answers = answers.with_texts(site.OTHER_DOMAINS, ()).with_text(start.CONNECTED_ON, f"2026-1{number % 2}-0{number}")
    return replace(sample, id="", answers=answers, attachments=())


def pages(window: Window) -> Iterator[tuple[str, QWidget]]:
    """The window on each of its pages."""
    from beian_desktop.gui.filling import wait_for
    from beian_desktop.wizard.pages import ATTACHMENTS, PACKAGE, shown_pages

    settle()
    yield "home", window
    yield from way_in(window)
    summaries = window.home.model.summaries
    if summaries:
        window.open(next(s.id for s in summaries if not s.title.startswith("示例网站")))
    else:
        window.new()
    wait_for(lambda: window.editor is not None, "the filing")
    editor = window.editor
    assert editor is not None
    wait_for(lambda: editor.draft.report.issues, "the report")
    for number, page in enumerate(shown_pages(editor.draft.answers), start=1):
        editor.go_to(page)
        settle()
        yield f"{number:02}-{page.id}", window
        if page is PACKAGE:
            yield from package(editor, number)
            yield from beside(window, number)
        elif page is ATTACHMENTS:
            yield from tray(editor, number)
    if editor.draft.ready is not None:
        yield from life(editor)


def way_in(window: Window) -> Iterator[tuple[str, QWidget]]:
    """First start: the two questions, the few, the plan, and the statement of who need not file."""
    from beian_desktop.gui.filling import wait_for
    from beian_desktop.wizard.first_start import Happened, Situation

    window.guide()
    guide = window.first_start
    assert guide is not None
    for situation in (Situation.SITE, Situation.NOT_MINE):
        guide.show_page(0)
        guide.two.happened.choose(list(Happened).index(Happened.CALLED))
        guide.two.situation.choose(list(Situation).index(situation))
        for step in ("questions", "few", "plan"):
            wait_for(lambda: guide.page != 3 or not guide.statement.paper.page.pixmap().isNull(), "the statement")
            settle()
            yield f"way-{situation.value}-{step}", window
            if step != "plan":
                guide.go(1)
    window.show_home()


def package(editor: Editor, number: int) -> Iterator[tuple[str, QWidget]]:
    """The package page with its documents and a page of the preview."""
    from beian_desktop.gui.filling import wait_for
    from beian_desktop.gui.pages.package import PackagePage
    from beian_desktop.wizard.pages import PACKAGE

    page = editor.page_widget(PACKAGE)
    assert isinstance(page, PackagePage)
    wait_for(lambda: page.documents.boxes, "the documents")
    page.look.click()
    wait_for(lambda: not page.previewed.page.pixmap().isNull(), "the first page")
    settle()
    yield f"{number:02}-preview", editor.window()
    page.bring(page.documents, 20)
    settle()
    yield f"{number:02}-documents", editor.window()


def beside(window: Window, number: int) -> Iterator[tuple[str, QWidget]]:
    """The windows beside: 网上填报 as narrow as it gets, and 只打印."""
    from beian_desktop.gui.filling import wait_for
    from beian_desktop.services.packaging import Options, export

    window.file_online()
    panel = window.panel
    assert panel is not None
    panel.resize(320, panel.height())
    panel.do()
    settle()
    yield f"{number:02}-panel", panel
    panel.close()
    assert window.draft is not None
    made = export(window.draft.filing, window.desk.folder / "out", today=TODAY, options=Options(draft=True))
    window.handing.print_only(made.folder)
    printing = window.handing.printing
    assert printing is not None
    wait_for(lambda: not printing.previewed.page.pixmap().isNull(), "the first page")
    settle()
    yield f"{number:02}-print-only", printing
    printing.close()


def life(editor: Editor) -> Iterator[tuple[str, QWidget]]:
    """The filing submitted, come back, and approved: what is asked, what it shows, a page that is for reading."""
    from beian_desktop.filing.life import HAPPENINGS, Step, offered, status_after
    from beian_desktop.form.sections import result
    from beian_desktop.gui.filling import wait_for
    from beian_desktop.gui.pages.life import LifePage
    from beian_desktop.wizard.pages import LIFE, page

    remark = "网站名称与ICP备案不一致；身份证正面照片不清晰；办公地址不详细，请详细到门牌号"
    given: dict[Step, dict[BaseField, tuple[str, ...]]] = {
        Step.RETURN: {result.RETURN_REASON: (remark,)},
        Step.APPROVE: {result.NUMBER: ("京公网安备11010802000001号",)},
    }
    editor.go_to(LIFE)
    shown = editor.page_widget(LIFE)
    assert isinstance(shown, LifePage)
    for step in (Step.SUBMIT, Step.RETURN, Step.SUBMIT, Step.APPROVE):
        shown.ask(HAPPENINGS[step])
        settle()
        yield f"life-asks-{step}", editor.window()
        answers = offered(HAPPENINGS[step], editor.draft.filing, TODAY)
        answers = answers.with_all(given.get(step, {}))
        wanted = status_after(step, editor.draft.filing, answers)
        shown.drop_form()
        editor.draft.note(step, answers)
        wait_for(lambda wanted=wanted: editor.draft.filing.status == wanted, step)  # type: ignore[misc]
        settle()
        yield f"life-{step}", editor.window()
    editor.go_to(page("operator"))
    settle()
    yield "life-reading", editor.window()


def tray(editor: Editor, number: int) -> Iterator[tuple[str, QWidget]]:
    """The attachments with pictures to sort, and a picture looked at large."""
    from PySide6.QtGui import QPixmap

    from beian_desktop.gui.cropping import CropDialog
    from beian_desktop.gui.filling import wait_for
    from beian_desktop.gui.pages.attachments import AttachmentsPage
    from beian_desktop.wizard.pages import ATTACHMENTS

    page = editor.page_widget(ATTACHMENTS)
    assert isinstance(page, AttachmentsPage)
    picture = editor.window().grab()
    dropped = editor.desk.folder / "IMG_2041.png"
    picture.save(str(dropped))
    page.tray.add([dropped, dropped])
    wait_for(lambda: not page.tray.picture.pixmap().isNull(), "the picture")
    settle()
    yield f"{number:02}-tray", editor.window()
    page.tray.skip.click()
    page.tray.skip.click()
    dialog = CropDialog(
        editor.window(), editor.desk.say, dropped.name, QPixmap(str(dropped)), quarters=0, crop=(200, 150, 900, 850)
    )
    dialog.show()
    settle()
    yield f"{number:02}-crop", dialog
    dialog.close()


def settle() -> None:
    """Lets layouts, small pictures and checks arrive."""
    from PySide6.QtTest import QTest

    QTest.qWait(250)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
