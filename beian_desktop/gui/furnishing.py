"""What the window gets once its frame is painted: menus, notice, list, and the parts that lead on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from beian_desktop.gui.clients.door import Door
from beian_desktop.gui.frame import TITLE
from beian_desktop.gui.handing import Handing
from beian_desktop.gui.home import Home
from beian_desktop.gui.menus import fill_menu_bar
from beian_desktop.gui.notice import Notice
from beian_desktop.gui.safety.safety import Safety
from beian_desktop.gui.translation import install_qt_texts

if TYPE_CHECKING:
    from beian_desktop.gui.window import Window


def furnish(window: Window) -> None:
    """Makes the parts of a window that has only its frame, and builds what is seen of them."""
    desk = window.desk
    window.handing = Handing(desk)
    window.handing.finished.connect(window.brought)
    window.clients = Door(window)
    window.safety = Safety(window)
    window.setAcceptDrops(True)
    desk.noticed.connect(window.show_notice)
    desk.withdrawn.connect(lambda text: window.notice.withdraw(text))  # noqa: PLW0108 - it is made anew at times
    desk.files_online.connect(window.file_online)
    desk.begun.connect(window.show_filing)
    desk.work.opened.connect(window.opened)
    desk.work.unopened.connect(window.unopened)
    build(window)


def build(window: Window) -> None:
    """Makes everything that is seen, in the present language, size and look."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    install_qt_texts(application, window.desk.language)
    window.setWindowTitle(window.desk.say(TITLE))
    guarded = fill_menu_bar(window)
    window.notice = Notice(window.desk)
    window.home = _home(window)
    window.stack = QStackedWidget()
    window.board = None
    window.stack.addWidget(window.home)
    whole = QWidget()
    whole.setObjectName("page")
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(window.notice)
    layout.addWidget(window.stack, 1)
    window.setCentralWidget(whole)
    window.safety.built(*guarded)


def _home(window: Window) -> Home:
    home, handing = Home(window.desk), window.handing
    home.opens.connect(window.open)
    home.news.connect(window.new)
    home.imports.connect(handing.choose_import)
    home.asks.connect(handing.questionnaires.save_template)
    home.guides.connect(window.guide)
    home.watches.connect(window.show_due)
    home.clients.connect(window.clients.show)
    home.batches.connect(handing.batch)
    return home
