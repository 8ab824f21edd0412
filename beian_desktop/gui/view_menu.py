"""The choices of the menu View: language, size of text, look, and how the list is sorted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from beian_desktop.gui.filings_table import COLUMNS, UNSORTED
from beian_desktop.gui.preferences import LOOK_LABELS, TEXT_SIZES
from beian_desktop.system.language import Language, Text

if TYPE_CHECKING:
    from beian_desktop.gui.window import Window

LANGUAGE = Text("语言 Language(&L)", "&Language 语言")
SIZE = Text("文字大小(&T)", "&Text size")
LOOK = Text("外观(&A)", "&Appearance")
SORT = Text("备案列表排序(&S)", "&Sort the filings")
NEAREST_DUE = Text("期限最近的在前", "Nearest due first")
LANGUAGES = {Language.ZH: "中文", Language.EN: "English"}


def fill_view(window: Window, menu: QMenu) -> None:
    """Adds the submenus to choose from."""
    desk = window.desk
    languages = {name: partial(window.speak, language) for language, name in LANGUAGES.items()}
    _choices(menu.addMenu(desk.say(LANGUAGE)), languages, LANGUAGES[desk.language])
    sizes = {f"{size} %": partial(window.set_text_size, size) for size in TEXT_SIZES}
    _choices(menu.addMenu(desk.say(SIZE)), sizes, f"{desk.preferences.text_size} %")
    looks = {desk.say(text): partial(window.set_look, look) for look, text in LOOK_LABELS.items()}
    _choices(menu.addMenu(desk.say(LOOK)), looks, desk.say(LOOK_LABELS[desk.preferences.look]))
    sorts = menu.addMenu(desk.say(SORT))
    for number, column in enumerate((NEAREST_DUE, *(column.label for column in COLUMNS)), start=UNSORTED):
        action = sorts.addAction(desk.say(column))
        action.triggered.connect(lambda _checked=False, number=number: window.home.sort_by(number))


def _choices(menu: QMenu, names: Mapping[str, Callable[[], object]], chosen: str) -> None:
    """Fills a menu with names of which one is chosen."""
    group = QActionGroup(menu)
    for name, does in names.items():
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(name == chosen)
        group.addAction(action)
        action.triggered.connect(lambda _checked=False, does=does: does())
