"""What is seen for a moment or on one condition: questions before a step, batches, the agency's settings, a badge found wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from beian_desktop.system.language import Text
from build_scripts.pictured_pages import settle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from beian_desktop.gui.editor import Editor
    from beian_desktop.gui.window import Window

WRONG = Text("主体负责人的证件号码与出生日期不符", "The person's number doesn't fit the date of birth")
NUMBER = "京公网安备11010802000001号"
OTHER_BADGE = '<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010802000002">京公网安备11010802000002号</a>'


def moments(window: Window, editor: Editor) -> Iterator[tuple[str, QWidget]]:
    """All of them; the filing's badge number isn't kept."""
    yield from messages(window, editor)
    yield from agency(window)
    yield from batches(window, editor)
    yield from badge(editor)
    yield from saving(editor)


def messages(window: Window, editor: Editor) -> Iterator[tuple[str, QWidget]]:
    """The questions that stand before what can't be taken back."""
    from beian_desktop.gui import batches, home
    from beian_desktop.gui import window as main
    from beian_desktop.gui.safety import backups_dialog

    say = window.desk.say
    asked = {
        "quit-unsaved": (say(main.UNSAVED), say(main.LOST, why="U盘已拔出"), main.QUIT_ANYWAY),
        "quit-batch": (say(batches.QUIT), say(batches.QUIT_SAYS, done=2, count=12), batches.QUIT_YES),
        "delete": (say(home.ASKS_DELETE, name=editor.draft.filing.title), say(home.GONE), home.DELETE_YES),
        "restore": (say(backups_dialog.SURE, at="2026-11-23 09:00"), say(backups_dialog.SURE_MORE), backups_dialog.YES),
    }
    for name, (question, detail, yes) in asked.items():
        box = window.desk.ask.message(question, detail, yes)
        box.show()
        settle()
        yield f"message-{name}", box
        box.deleteLater()


def agency(window: Window) -> Iterator[tuple[str, QWidget]]:
    """The agency's settings, above and below."""
    from beian_desktop.gui.agency_dialog import AgencyDialog
    from beian_desktop.gui.agency_menu import show_agency
    from beian_desktop.gui.filling import wait_for

    show_agency(window)
    wait_for(lambda: window.findChild(AgencyDialog) is not None, "the agency's settings")
    dialog = window.findChild(AgencyDialog)
    assert dialog is not None
    settle()
    yield "dialog-agency", dialog
    bar = dialog.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    yield "dialog-agency-below", dialog
    dialog.close()


def batches(window: Window, editor: Editor) -> Iterator[tuple[str, QWidget]]:
    """A batch that runs, and one that has ended with every outcome."""
    from beian_desktop.gui.batch import Batch
    from beian_desktop.gui.batch_dialog import BatchDialog
    from beian_desktop.gui.batches import EXPORTING
    from beian_desktop.services.batch import Ended, Item, Result

    title = editor.draft.filing.title
    items = [Item(f"f{number}", name) for number, name in enumerate((title, "示例网站1", "示例网站2"))]
    batch = Batch(window.desk, items)
    dialog = BatchDialog(batch, EXPORTING, window.desk.folder, window)
    dialog.show()
    ends = (
        Result(items[0], Ended.DONE, path=window.desk.folder),
        Result(items[1], Ended.FAULTY, WRONG),
    )
    for result in ends:
        batch.results.append(result)
        batch.ended_one.emit(result)
    batch.moved.emit(items[2].title)
    settle()
    yield "dialog-batch-runs", dialog
    batch.results.append(Result(items[2], Ended.STOPPED))
    batch.ended.emit()
    settle()
    yield "dialog-batch-ended", dialog
    dialog.close()


def badge(editor: Editor) -> Iterator[tuple[str, QWidget]]:
    """The badge of a number, and pages that show another or none."""
    from beian_desktop.gui.pages.badge import BadgePage
    from beian_desktop.services.badge_pages import check_page, digits_of
    from beian_desktop.wizard.pages import BADGE

    editor.go_to(BADGE)
    page = editor.page_widget(BADGE)
    assert isinstance(page, BadgePage)
    page.number.setText(NUMBER)
    page.number.textEdited.emit(NUMBER)
    settle()
    yield "badge-number", editor.window()
    files = []
    for name, body in (("index.html", OTHER_BADGE), ("about.html", "")):
        files.append(editor.desk.folder / name)
        files[-1].write_text(f"<html><body><footer>{body}</footer></body></html>", encoding="utf-8")
    page.site_pages.show_pages([check_page(file, digits_of(NUMBER)) for file in files])
    page.settle()
    page.bring(page.site_pages, 20)
    settle()
    yield "badge-findings", editor.window()


def saving(editor: Editor) -> Iterator[tuple[str, QWidget]]:
    """The package while it is made, and once it is."""
    from PySide6.QtTest import QTest

    from beian_desktop.gui.filling import wait_for
    from beian_desktop.gui.pages.package import PackagePage
    from beian_desktop.wizard.pages import PACKAGE

    editor.go_to(PACKAGE)
    page = editor.page_widget(PACKAGE)
    assert isinstance(page, PackagePage)
    wait_for(lambda: page.documents.boxes, "the documents")
    settle()
    page.make(editor.desk.folder / "saved")
    QTest.qWait(60)  # its line of progress finds its place
    yield "package-saving", editor.window()
    wait_for(page.bar.isHidden, "the package")
    page.show_top()
    settle()
    yield "package-saved", editor.window()
