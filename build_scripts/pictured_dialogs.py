"""The dialogs of the window, open one after another, and the pages that stand before the data: for looking at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from build_scripts.pictured_moments import moments
from build_scripts.pictured_pages import open_filing, settle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from beian_desktop.gui.editor import Editor
    from beian_desktop.gui.window import Window

PRINTER = "HP LaserJet Pro MFP M428fdn (财务室二楼靠窗)"


def dialogs(window: Window) -> Iterator[tuple[str, QWidget]]:
    """Every dialog, then the menus, then the pages before the data, after which the window is of no more use."""
    editor = open_filing(window)
    made: list[tuple[str, Callable[[], QDialog]]] = [
        ("merge", partial(merge, window, editor)),
        ("seal", partial(seal, window)),
        ("tick", partial(tick, window)),
        ("print", partial(print_file, window)),
        ("ruler", partial(ruler, window)),
        ("questionnaire", partial(questionnaire, window)),
    ]
    for name, make in made:
        yield from shown(name, make())
    yield from safety_dialogs(window, editor)
    yield from moments(window, editor)
    yield from menus(window)
    yield from gates(window)


def shown(name: str, dialog: QDialog) -> Iterator[tuple[str, QWidget]]:
    """A dialog while it is open."""
    dialog.show()
    settle()
    yield f"dialog-{name}", dialog
    dialog.close()
    dialog.deleteLater()


def merge(window: Window, editor: Editor) -> QDialog:
    """The answers of the filing, as if another file had others."""
    from beian_desktop.filing.shown import shown as shown_lines
    from beian_desktop.form.sections import operator, principal, site
    from beian_desktop.gui.incoming import ASKS
    from beian_desktop.gui.incoming import MERGE as TITLE
    from beian_desktop.gui.merge_dialog import MergeDialog

    say, answers = window.desk.say, editor.draft.answers
    questions = (operator.NAME, principal.ADDRESS, principal.EMAIL, site.PURPOSE, site.OTHER_DOMAINS, site.IP_RANGES)
    rows = [(say(q.label), "\n".join(shown_lines(q, answers, window.desk.language)), "") for q in questions]
    asks = say(ASKS, source="交接包.beian", count=len(rows))
    title = say(TITLE, title=editor.draft.filing.title)
    return MergeDialog(window, say, window.desk.preferences.text_size, title, asks, lambda: rows)


def seal(window: Window) -> QDialog:
    """The passphrase of a bundle, typed wrongly."""
    from beian_desktop.gui.handing import PACK_ASKS, PACK_TITLE
    from beian_desktop.gui.seal_dialog import SealDialog

    desk = window.desk
    asks = desk.say(PACK_ASKS, name="样本科技（杭州）有限公司", count=12)
    dialog = SealDialog(window, desk.say, desk.preferences.text_size, desk.say(PACK_TITLE), asks)
    dialog.seal.click()
    return dialog


def tick(window: Window) -> QDialog:
    """What of the clipboard goes into the filing."""
    from beian_desktop.form.sections import operator, principal, site
    from beian_desktop.gui.menus import PASTE
    from beian_desktop.gui.pasting import ASKS
    from beian_desktop.gui.tick_dialog import TickDialog

    say = window.desk.say
    rows = [(f"{say(q.label)}：{say(q.hint)}", True) for q in (operator.NAME, principal.MOBILE, site.ICP_NUMBER)]
    return TickDialog(window, say, say(PASTE), say(ASKS), lambda: rows)


def print_file(window: Window) -> QDialog:
    """Printing a file of a package on a printer that was measured, with pages that can't be read."""
    from beian_desktop.documents.package import FileKind
    from beian_desktop.gui.print_dialog import PrintDialog
    from beian_desktop.services.preview import PdfFile
    from beian_desktop.services.printing import Offset

    window.desk.preferences.keep_offset(PRINTER, Offset(1.5, -2.0))
    dialog = PrintDialog(window, window.desk, PdfFile(FileKind.COUNTER, "1-交公安.pdf", b"", (("a", 0),)))
    settle()
    dialog.show_printers(([PRINTER], PRINTER))
    dialog.pages.setText("7")
    return dialog


def ruler(window: Window) -> QDialog:
    """A printer that scales."""
    from beian_desktop.gui.ruler_dialog import RulerDialog

    dialog = RulerDialog(window, window.desk, PRINTER)
    dialog.boxes[0].setValue(28.5)
    dialog.boxes[2].setValue(97)
    return dialog


def questionnaire(window: Window) -> QDialog:
    """The report of a questionnaire with a row that was refused."""
    from beian_desktop.gui.questionnaires import Report
    from beian_desktop.services.questionnaires import NO_NAME, Outcome, Row

    rows = [Row("问卷!3", Outcome.REFUSED, why=NO_NAME), Row("问卷!2", Outcome.ADDED, title="样本科技官网")]
    return Report(window.desk, "备案问卷（客户填写）.xlsx", rows, window)


def safety_dialogs(window: Window, editor: Editor) -> Iterator[tuple[str, QWidget]]:
    """Encrypting step by step, the passphrase, backups, history, destroying."""
    from beian_desktop.gui.desk import READING
    from beian_desktop.gui.filling import wait_for
    from beian_desktop.gui.safety.backups_dialog import BackupsDialog
    from beian_desktop.gui.safety.destroy_dialog import DestroyDialog
    from beian_desktop.gui.safety.encrypt_dialog import EncryptDialog
    from beian_desktop.gui.safety.history_dialog import HistoryDialog
    from beian_desktop.gui.safety.passphrase_dialog import PassphraseDialog

    encrypting = EncryptDialog(window, window.desk)
    encrypting.show()
    for step in ("choice", "wrong", "code", "back"):
        settle()
        yield f"dialog-encrypt-{step}", encrypting
        encrypting.next.click()
        if step == "wrong":
            encrypting.passphrase.first.setText("correct horse battery")
            encrypting.passphrase.second.setText("correct horse battery")
            encrypting.next.click()
    encrypting.close()
    yield from shown("passphrase", PassphraseDialog(window, window.desk))
    yield from shown("backups", BackupsDialog(window, window.desk))
    yield from shown("history", HistoryDialog(window, editor.draft))
    destroying = DestroyDialog(window, window.desk, editor.draft.filing.id)
    wait_for(lambda: destroying.plan is not None, "what goes")
    yield from shown("destroy", destroying)
    window.desk.noticed.emit(window.desk.say(READING), False)
    settle()
    yield "notice-reading", window
    window.notice.hide()


def menus(window: Window) -> Iterator[tuple[str, QWidget]]:
    """The menus, which hold the settings."""
    from PySide6.QtWidgets import QMenu

    for number, action in enumerate(window.menuBar().actions(), start=1):
        menu = action.menu()
        if isinstance(menu, QMenu):
            menu.resize(menu.sizeHint())
            yield f"menu-{number}", menu


def gates(window: Window) -> Iterator[tuple[str, QWidget]]:
    """The pages that stand before data that are locked, sealed, damaged or held."""
    from pathlib import Path

    from beian_desktop.gui.desk import READING
    from beian_desktop.gui.safety import damage, safety
    from beian_desktop.services.workspace import StoreDamaged

    window.safety.show_gate(safety.LOCKED, [safety.LOCKED_SAYS], asks=lambda _typed: None)
    assert window.safety.gate is not None
    window.safety.gate.tell(safety.WRONG)
    settle()
    yield "gate-locked", window
    damage.damaged(window.safety, StoreDamaged(Path("/home/example/备案数据/filings.sqlite3")))
    settle()
    yield "gate-damaged", window
    window.safety.show_gate(safety.HELD, [READING], actions=[(safety.READ, settle), (safety.RETRY, settle)])
    settle()
    yield "gate-held", window
