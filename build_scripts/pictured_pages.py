"""The window brought to each of its pages, with nothing, the sample or the longest answers: for looking, and benchmarks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

TODAY = date(2026, 11, 23)
SIZE = (1180, 800)
MOST_WAITS = 40
CONTENTS = ("empty", "full", "longest")

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from beian_desktop.filing.filing import Filing
    from beian_desktop.form.field import BaseField
    from beian_desktop.gui.editor import Editor
    from beian_desktop.gui.window import Window
    from beian_desktop.services.workspace import Workspace


def prefer(folder: Path, name: str) -> None:
    """Writes the preferences that a combination stands for."""
    from beian_desktop.gui.preferences import Look, Preferences
    from beian_desktop.system.language import Language
    from beian_desktop.system.paths import WINDOW_SETTINGS

    language, look, percent, _ = name.split("-")
    preferences = Preferences(folder / WINDOW_SETTINGS)
    preferences.language, preferences.look, preferences.text_size = Language(language), Look(look), int(percent)


def opened(folder: Path, name: str, size: tuple[int, int] = SIZE) -> Window:
    """A window of a combination such as ``zh-light-100-full``, with its filings, on a data folder."""
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
    filings(window, folder, name.rpartition("-")[2])
    return window


def closed(window: Window) -> None:
    """Closes a window once everything is kept."""
    from beian_desktop.gui.filling import wait_for

    window.close()
    wait_for(lambda: not window.isVisible(), "the window to close")


def filings(window: Window, folder: Path, content: str) -> None:
    """Keeps the sample filing, or one of the longest answers, and some unfinished ones; nothing for ``empty``."""
    from beian_desktop.gui.filling import wait_for
    from beian_desktop.services.exchange_files import read_filing_file
    from beian_desktop.services.sample import write_sample
    from build_scripts.longest import longest

    if content == "empty":
        return
    sample: Filing = read_filing_file(write_sample(folder / "sample", TODAY)[0])
    if content == "longest":
        sample = replace(sample, answers=longest(sample.answers))
    for filing in (sample, *(unfinished(sample, number) for number in range(1, 4))):
        window.desk.work.do(partial(keep, filing=filing))
    window.home.refresh()
    wait_for(lambda: len(window.home.model.rows) == 4, "the filings")


def keep(workspace: Workspace, filing: Filing) -> None:
    """Keeps a filing and notes for the list what the checks find in it."""
    from beian_desktop.services.noting import check_kept

    check_kept(workspace, workspace.add(filing), TODAY)


def unfinished(sample: Filing, number: int) -> Filing:
    """A copy of the sample with another name and without some answers; the first is met by the police."""
    from beian_desktop.filing.status import State, Status
    from beian_desktop.form.sections import principal, result, site, start

    answers = sample.answers.with_text(site.NAME, f"示例网站{number}").with_text(site.DOMAIN, f"example{number}.com")
    answers = answers.with_text(principal.ID_NUMBER, "110105194912310021")
    answers = answers.with_texts(site.OTHER_DOMAINS, ()).with_text(start.CONNECTED_ON, f"2026-1{number % 2}-0{number}")
    made = replace(sample, id="", answers=answers, attachments=())
    if number > 1:
        return made
    met = answers.with_text(result.SUBMITTED_ON, "2026-11-16").with_text(result.INTERVIEW_ON, "2026-11-27")
    return replace(made, answers=met, status=Status(State.REVIEWING, State.REVIEWING))


def pages(window: Window) -> Iterator[tuple[str, QWidget]]:
    """The window on each of its pages."""
    from beian_desktop.gui.filling import wait_for
    from beian_desktop.wizard.pages import ATTACHMENTS, PACKAGE, shown_pages

    window.notice.hide()
    settle()
    yield "home", window
    if window.home.model.rows:
        window.home.table.selectAll()
        settle()
        yield "home-several", window
        window.home.table.clearSelection()
    yield from due(window)
    yield from way_in(window)
    yield from clients(window)
    editor = open_filing(window)
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
    yield from otherwise(window)


def open_filing(window: Window) -> Editor:
    """The filing that is most filled in, or a new one, in the window."""
    from beian_desktop.gui.filling import wait_for

    window.show_home()
    wait_for(lambda: window.home.stack.currentIndex() > 0, "the list")
    summaries = window.home.model.rows
    if summaries:
        window.open(next(s.id for s in summaries if not s.title.startswith("示例网站")))
    else:
        window.new()
    wait_for(lambda: window.editor is not None, "the filing")
    assert window.editor is not None
    return window.editor


def otherwise(window: Window) -> Iterator[tuple[str, QWidget]]:
    """A page with help open, with the printed page beside it, and in two columns; the menus."""
    from beian_desktop.gui.filling import wait_for
    from beian_desktop.wizard.pages import page

    editor = open_filing(window)
    editor.go_to(page("operator"))
    window.help_here()
    settle()
    yield "help-question", window
    window.help_pane().show_list()
    settle()
    yield "help-topics", window
    window.help_pane().hide()
    window.desk.preferences.page_beside = True
    editor.show_printed()
    printed = editor.printed
    if printed is not None and printed.isVisible():  # with large text there is no room beside
        wait_for(lambda: not printed.view.pixmap().isNull(), "the printed page")
        settle()
        yield "printed-beside", window
    window.desk.preferences.page_beside = False
    window.desk.preferences.dense = True
    window.rebuild()
    assert window.editor is not None
    for dense in ("operator", "site", "people"):
        window.editor.go_to(page(dense))
        settle()
        yield f"dense-{dense}", window
    window.desk.preferences.dense = False
    window.rebuild()


def due(window: Window) -> Iterator[tuple[str, QWidget]]:
    """The due board: the dates, and the people."""
    from beian_desktop.gui.filling import wait_for

    window.show_due()
    board = window.board
    assert board is not None
    wait_for(lambda: board.board is not None, "the dates")
    for number, name in enumerate(("dates", "faces")):
        board.show_list(number)
        settle()
        yield f"due-{name}", window
    window.show_home()


def clients(window: Window) -> Iterator[tuple[str, QWidget]]:
    """The list of clients with what may be gathered, one client, and its questions."""
    from beian_desktop.gui.filling import wait_for

    window.clients.show()
    shown = window.clients.shown
    assert shown is not None
    wait_for(lambda: not (shown.list.hints.isHidden() and shown.list.state.isHidden()), "the list of clients")
    settle()
    yield "clients-before", window
    if window.home.model.rows:
        shown.gather()
        wait_for(lambda: shown.list.table.clients.rows, "the clients")
        settle()
        yield "clients", window
        shown.open(shown.list.table.clients.rows[0].client.id)
        wait_for(lambda: shown.page is not None, "the client")
        settle()
        yield "client", window
        assert shown.page is not None
        shown.page.change.click()
        settle()
        yield "client-questions", window
    window.show_home()


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
    from beian_desktop.services.bundles import pack_to
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
    bundle = window.desk.folder / "交接包.beian"
    window.desk.work.do(partial(pack_to, filing_ids=[window.draft.filing.id], out=bundle))
    wait_for(bundle.exists, "the bundle")
    for name, path in (("print-only", made.folder), ("print-bundle", bundle)):
        window.handing.print_only(path)
        printing = window.handing.printing
        assert printing is not None
        wait_for(lambda shown=printing: not shown.previewed.page.pixmap().isNull(), "the first page")  # type: ignore[misc]
        settle()
        yield f"{number:02}-{name}", printing
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
    """Lets layouts, small pictures and checks arrive, until nothing moves any more."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    before = None
    for _ in range(MOST_WAITS):
        QTest.qWait(120)
        now = [widget.geometry() for widget in QApplication.allWidgets() if widget.isVisible()]
        if now == before:
            return
        before = now
