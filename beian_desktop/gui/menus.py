"""The menu bar: every command of the window in its place, with its key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from beian_desktop.gui.agency_menu import AGENCY, show_agency
from beian_desktop.gui.clients.door import CLIENTS, COPY
from beian_desktop.gui.frame import name_menus
from beian_desktop.gui.home import DUE, GUIDE
from beian_desktop.gui.questionnaires import TEMPLATE
from beian_desktop.gui.view_menu import fill_view
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.gui.window import Window

NEW = Text("新建备案", "New filing")
IMPORT = Text("导入…", "Import…")
PRINT_ONLY = Text("只打印…", "Print only…")
PACK = Text("打包交接…", "Pack to hand over…")
LIST = Text("返回列表", "All filings")
ONLINE = Text("网上填报小窗", "Filing online, in a small window")
QUIT = Text("退出", "Quit")
PASTE = Text("从复制的文字填写…", "Fill in from copied text…")
UNDO = Text("撤销", "Undo")
REDO = Text("重做", "Redo")
HELP_TOPICS = Text("帮助主题", "Help topics")
HELP_HERE = Text("这一项怎么填", "About this question")
DENSE = Text("紧凑两栏(&D)", "&Dense, two columns")
PAGE_BESIDE = Text("旁边显示印出来的样子(&P)", "&Printed page beside the questions")


def fill_menu_bar(window: Window) -> tuple[QMenu, ...]:
    """Fills the window's menu bar anew; the menus whose commands wait while the data aren't open."""
    files, edit, view, data, helps = name_menus(window.menuBar(), window.desk)
    _fill_files(files, window)
    add(edit, window, UNDO, window.undo, "Ctrl+Alt+Z")
    add(edit, window, REDO, window.redo, "Ctrl+Alt+Y")
    add(edit, window, PASTE, window.paste, "Ctrl+Alt+V")
    _fill_view(view, window)
    window.safety.fill(data)
    data.addSeparator()
    add(data, window, AGENCY, partial(show_agency, window), "Ctrl+Shift+A")
    add(helps, window, HELP_HERE, window.help_here, "F1")
    add(helps, window, GUIDE, window.guide, "Ctrl+Shift+N")
    add(helps, window, HELP_TOPICS, lambda: window.help_pane().open(), "Ctrl+F1")
    return files, edit, data, helps


def _fill_files(menu: QMenu, window: Window) -> None:
    add(menu, window, NEW, window.new, QKeySequence.StandardKey.New)
    add(menu, window, IMPORT, window.handing.choose_import, QKeySequence.StandardKey.Open)
    add(menu, window, TEMPLATE, window.handing.questionnaires.save_template, "Ctrl+Shift+E")
    add(menu, window, PRINT_ONLY, window.handing.choose_print, "Ctrl+Shift+P")
    add(menu, window, PACK, window.pack, "Ctrl+Shift+B")
    menu.addSeparator()
    add(menu, window, COPY, window.clients.copy, "Ctrl+Shift+D")
    add(menu, window, CLIENTS, window.clients.show, "Ctrl+Shift+K")
    add(menu, window, LIST, window.show_home, "Alt+Home")
    add(menu, window, DUE, window.show_due, "Ctrl+T")
    add(menu, window, ONLINE, window.file_online, "Ctrl+K")
    menu.addSeparator()
    leaving = add(menu, window, QUIT, window.close, QKeySequence.StandardKey.Quit)
    leaving.setMenuRole(QAction.MenuRole.QuitRole)


def _fill_view(menu: QMenu, window: Window) -> None:
    kept = window.desk.preferences
    fill_view(window, menu)
    dense = add(menu, window, DENSE, window.switch_dense, "Ctrl+D")
    dense.setCheckable(True)
    dense.setChecked(kept.dense)
    beside = add(menu, window, PAGE_BESIDE, window.switch_page_beside, "F9")
    beside.setCheckable(True)
    menu.aboutToShow.connect(lambda: beside.setChecked(kept.page_beside))
    window.safety.fill_view(menu)


def add(
    menu: QMenu, window: Window, text: Text, does: Callable[[], object], key: str | QKeySequence.StandardKey
) -> QAction:
    """Adds a command to a menu."""
    action = menu.addAction(window.desk.say(text))
    action.setShortcut(QKeySequence(key))
    action.triggered.connect(lambda _checked=False: does())
    return action
