"""Pages of the site on the badge page: checked one by one or by the folder, and the badge put into a copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from beian_desktop.gui.desk import Desk
from beian_desktop.gui.flow import Flow
from beian_desktop.gui.widgets import button, clear, frame, hint_label, label
from beian_desktop.identifiers.reading import Severity
from beian_desktop.services.badge_insertion import Put, put_badge
from beian_desktop.services.badge_pages import CheckedPage, check_page, digits_of, mends, pages_in, says
from beian_desktop.services.badges import Wanted
from beian_desktop.system.language import Text

HEADING = Text("检查网站上的标识", "Check the badge on the site")
HINT = Text(
    "在浏览器里把首页“另存为”网页，再在这里选择；只在本机看文件，不上网。",
    "Save the home page from the browser, then choose it here; only the file is read, nothing goes online.",
)
CHECK = Text("检查网页…", "Check pages…")
CHECK_FOLDER = Text("检查文件夹…", "Check a folder…")
PUT_IN = Text("放入网页副本…", "Put into a copy…")
CHECK_TITLE = Text("选择保存下来的网页", "Choose saved pages")
FOLDER_TITLE = Text("选择存有网页的文件夹", "Choose a folder with pages")
PUT_TITLE = Text("选择要放标识的网页", "Choose the page for the badge")
COPY_TITLE = Text("副本存成", "Save the copy as")
SHOWS = Text("{sign}  {name}：显示 {number}", "{sign}  {name}: shows {number}")
SHOWS_NOT = Text("✗  {name}：没有显示公安备案标识", "✗  {name}: shows no badge")
LINE = Text("第 {line} 行：", "Line {line}: ")
WEIGHTS = {
    Severity.ERROR: Text("错误", "Error"),
    Severity.WARNING: Text("警告", "Warning"),
    Severity.INFO: Text("提醒", "Note"),
}
_ROLES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "muted"}
PUT_THERE = Text(
    "标识已放入 {name} 第 {line} 行，原网页没有改动。",
    "The badge stands in {name}, line {line}; the original is unchanged.",
)
THERE = Text("网页本来就显示这个编号，{name} 与它相同。", "The page shows this number already; {name} is the same.")
PAGES = ("*.html", "*.htm", "*.xhtml", "*.shtml")
MOST = 50
"""So many pages are listed."""
MORE = Text("还有 {count} 个网页没有列出。", "{count} more pages aren't listed.")
NOTE = Text("这是线上的网页：记下标识今天已上线(&T)", "This page is online: no&te that the badge is there from today")


class SitePages(QWidget):
    """The buttons and, under them, what was found. ``wanted`` tells the badge as it is chosen on the page.

    ``online``: a page that shows the right badge is the one that the public sees; offered while ``undated``.
    """

    online = Signal()

    def __init__(self, desk: Desk, wanted: Callable[[], Wanted]) -> None:
        super().__init__()
        self.desk = desk
        self._wanted = wanted
        self.undated = False
        self.note = button(desk.say(NOTE), self._note)
        self.note.hide()
        self.check = button(desk.say(CHECK), self._check)
        self.check_folder = button(desk.say(CHECK_FOLDER), self._check_folder)
        self.put = button(desk.say(PUT_IN), self._put)
        card = frame("card", QVBoxLayout, 22, 8)
        inside = card.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(label(desk.say(HEADING), "label", wraps=True))
        inside.addWidget(hint_label(desk.say(HINT)))
        inside.addLayout(Flow(self.check, self.check_folder, self.put))
        self.found = QVBoxLayout()
        self.found.setSpacing(4)
        inside.addLayout(self.found)
        inside.addLayout(Flow(self.note))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def allow(self, number: bool) -> None:
        """Lets the badge be put into pages when there is a number."""
        self.put.setEnabled(number)

    # Checking

    def _check(self) -> None:
        self._check_all(self.desk.ask.files(self.desk.say(CHECK_TITLE), PAGES, "pages"))

    def _check_folder(self) -> None:
        folder = self.desk.ask.folder(self.desk.say(FOLDER_TITLE), "pages")
        self._check_all([folder] if folder is not None else [])

    def _check_all(self, paths: list[Path]) -> None:
        if not paths:
            return
        number = self._wanted().number if self.put.isEnabled() else ""

        def check() -> list[CheckedPage]:
            expected = digits_of(number)
            return [check_page(page, expected) for path in paths for page in pages_in(path)]

        self.desk.work.beside(check, self._checked)

    def _checked(self, pages: list[CheckedPage]) -> None:
        self.show_pages(pages)
        right = self.put.isEnabled() and any(page.shows_badge and page.good for page in pages)
        self.note.setVisible(right and self.undated)

    def _note(self) -> None:
        self.note.hide()
        self.online.emit()

    def show_pages(self, pages: list[CheckedPage]) -> None:
        """Lists the pages with their issues."""
        clear(self.found)
        self.note.hide()
        for page in pages[:MOST]:
            self._show_page(page)
        if len(pages) > MOST:
            self.found.addWidget(label(self.desk.say(MORE, count=len(pages) - MOST), "muted", wraps=True))

    def _show_page(self, page: CheckedPage) -> None:
        badge = page.seen.deciding
        name = Path(page.source).name
        if badge is not None and page.shows_badge:
            number = f"{badge.sign or ''}公网安备{badge.digits}号"
            words = self.desk.say(SHOWS, sign="✓" if page.good else "✗", name=name, number=number)
            self.found.addWidget(label(words, "label", wraps=True))
        else:
            self.found.addWidget(label(self.desk.say(SHOWS_NOT, name=name), "label", wraps=True))
        for issue in page.issues:
            place = self.desk.say(LINE, line=issue.line) if issue.line else ""
            words = f"{says(issue, self.desk.language)} {mends(issue, self.desk.language)}"
            weight = self.desk.say(WEIGHTS[issue.found.severity])
            text = f"{weight} · {place}{words}"
            self.found.addWidget(label(text, _ROLES[issue.found.severity], wraps=True))

    # Putting in

    def _put(self) -> None:
        chosen = self.desk.ask.files(self.desk.say(PUT_TITLE), PAGES, "pages")
        if not chosen:
            return
        page, wanted = chosen[0], self._wanted()
        out = self.desk.ask.new_file(self.desk.say(COPY_TITLE), f"{page.stem}-badge{page.suffix}", "pages")
        if out is not None:
            self.desk.work.beside(lambda: put_badge(page, out, wanted, renew=True), self._told)

    def _told(self, put: Put) -> None:
        name = put.files[0].name
        if put.line is None:
            self.desk.tell(THERE, name=name)
        else:
            self.desk.tell(PUT_THERE, name=name, line=put.line)
        self.show_pages([put.page])
