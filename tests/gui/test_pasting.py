"""Copied text filled in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from beian_desktop.form.sections import principal, site
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.menus import PASTE
from beian_desktop.gui.tick_dialog import TickDialog
from beian_desktop.gui.window import Window
from beian_desktop.system.language import Language
from tests.gui.conftest import given


def paste(window: Window, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    menus = window.menuBar().findChildren(QMenu)
    [action] = [each for menu in menus for each in menu.actions() if each.text() == PASTE.zh]
    action.trigger()


def test_what_is_new_goes_in_and_what_is_answered_stays_unless_ticked(editor: Editor, window: Window) -> None:
    editor.draft.give(editor.draft.answers.with_text(principal.MOBILE, "13900139000"))
    paste(window, "手机：13800138000\n邮箱：li@example.com\n域名：example.com")
    answers = editor.draft.answers
    assert (answers.typed(principal.EMAIL), answers.typed(site.DOMAIN)) == ("li@example.com", "example.com")
    assert answers.typed(principal.MOBILE) == "13900139000"
    assert any("13900139000" in row for row in given(window).asked)
    editor.draft.undo()
    assert not editor.draft.answers.typed(site.DOMAIN)


def test_a_clipboard_without_answers_is_told(editor: Editor, window: Window) -> None:
    before = editor.draft.answers
    paste(window, "今天天气不错")
    assert editor.draft.answers == before
    assert window.notice.isVisible()


def test_the_dialog_gives_what_is_ticked(window: Window) -> None:
    rows = [("甲 & 乙", True), ("丙", False)]
    dialog = TickDialog(window, lambda text: text.in_(Language.ZH), "t", "q", lambda: rows)
    dialog.boxes[1].setChecked(True)
    dialog.boxes[0].setChecked(False)
    assert dialog.ticked == {1}
    assert dialog.boxes[0].accessibleName() == "甲 & 乙"


def test_enter_in_the_dialog_takes_what_is_ticked(window: Window) -> None:
    dialog = TickDialog(window, lambda text: text.in_(Language.ZH), "t", "q", lambda: [("甲", True)])
    dialog.open()
    QTest.keyClick(dialog.boxes[0], Qt.Key.Key_Return)
    assert dialog.result() == TickDialog.DialogCode.Accepted
