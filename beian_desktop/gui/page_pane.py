"""Beside the questions: the printed form, with the cell of the present question marked. Laid out anew after each answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from beian_desktop.gui.draft import Draft
from beian_desktop.gui.page_view import PageView
from beian_desktop.gui.widgets import button, label, row
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.preview import Composed, PagePixels, PdfFile

TITLE = Text("印出来的样子", "As printed")
CLOSE = Text("关闭", "Close")
PAGE = Text("第 {page} 页，共 {pages} 页", "Page {page} of {pages}")
BEFORE, AFTER = Text("上一页", "Previous page"), Text("下一页", "Next page")
NOT_PRINTED = Text("这一项不印在表格里。", "This answer isn't printed in the forms.")
LAYING_OUT = Text("正在排版…", "Laying out…")

DELAY = 400
"""Milliseconds after an answer until the form is laid out anew."""
LARGE = 120
"""Dots per inch."""


class PagePane(QFrame):
    """Follows the question that is answered. ``chosen`` carries the one whose cell was chosen; ``closed``: not wanted."""

    chosen = Signal(str)
    closed = Signal()
    shown = Signal()

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft, self.desk = draft, draft.desk
        self.question = ""
        self.package: Composed | None = None
        self.number = 0
        self._laying_out, self._stale = False, True
        self._was_ready: bool | None = None
        self._painted: tuple[PdfFile, int] | None = None
        self._failure = ""
        self.setProperty("role", "side")
        say = self.desk.say
        self.view = PageView(self.desk)
        self.before = button("‹", lambda: self.turn(-1))
        self.after = button("›", lambda: self.turn(1))
        for part, text in ((self.before, BEFORE), (self.after, AFTER)):
            part.setAccessibleName(say(text))
            part.setToolTip(say(text))
        self.page = label("", "muted", wraps=True)
        self.state = label(say(LAYING_OUT), "muted", wraps=True)
        self.area = QScrollArea()
        self._lay_out()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(DELAY)
        self._wait.timeout.connect(self.lay_out)
        self.view.chosen.connect(self.chosen)
        draft.changed.connect(self._wait.start)
        draft.checked.connect(self._drafted)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(8)
        close = button(self.desk.say(CLOSE), self.closed.emit, "link")
        layout.addLayout(row(label(self.desk.say(TITLE), "label"), None, close))
        pages = row(self.before, self.page, self.after)
        pages.setStretch(1, 1)
        layout.addLayout(pages)
        layout.addWidget(self.state)
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        column.addStretch(1)
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        layout.addWidget(self.area, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """What was given while the pane wasn't seen is laid out now."""
        super().showEvent(event)
        if self._stale:
            self._wait.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page follows the width."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        self.view.fit()
        self._bring()

    # Laying out, in a thread of its own

    def _drafted(self) -> None:
        """A draft that became ready, or the other way, prints otherwise."""
        if self._was_ready != (self.draft.ready is not None):
            self._wait.start()

    def lay_out(self) -> None:
        """Has the forms laid out with the present answers, while the pane is seen; of many calls the last one counts."""
        if self._laying_out or not self.isVisible():
            self._stale = True
            return
        self._laying_out, self._stale = True, False
        filing, today, data = self.draft.filing, self.desk.clock.today(), self.desk.folder
        self._was_ready = ready = self.draft.ready is not None

        def compose() -> Composed:
            from beian_desktop.services.preview import forms

            return forms(filing, today=today, data=data, draft=not ready)

        self.desk.work.beside(compose, self._laid_out, self._not_laid_out)

    def _laid_out(self, package: Composed) -> None:
        self.package, self._failure = package, ""
        self._done()
        self.follow(self.question)

    def _not_laid_out(self, failure: Failure) -> None:
        self._failure = self.desk.say(failure.says)
        self._say(self._failure)
        self._done()

    def _done(self) -> None:
        self._laying_out = False
        if self._stale:
            self._wait.start()

    # Showing

    @property
    def file(self) -> PdfFile | None:
        """The forms, each once."""
        return self.package.files[-1] if self.package is not None and self.package.files else None

    def follow(self, question: str) -> None:
        """Shows the page with the answer to a question and marks its cell."""
        self.question = question
        file = self.file
        if file is None or self.package is None:
            return
        found = next((place for place in self.package.places if place.question == question), None)
        if found is not None:
            self.number = file.leaves.index((found.document, found.page))
        self._say(self._failure or ("" if found is not None or not question else self.desk.say(NOT_PRINTED)))
        self._show()

    def turn(self, step: int) -> None:
        """Shows the next page or the one before."""
        self.number += step
        self._show()

    def _show(self) -> None:
        file = self.file
        if file is None:
            return
        self.number = max(0, min(self.number, file.pages - 1))
        self.page.setText(self.desk.say(PAGE, page=self.number + 1, pages=file.pages))
        self.before.setEnabled(self.number > 0)
        self.after.setEnabled(self.number < file.pages - 1)
        if self._painted == (file, self.number):
            self._mark()
            return
        page, data = self.number, file.data
        self.desk.work.beside(lambda: _pixels(data, page), partial(self._paint, file, page), self._not_laid_out)

    def _paint(self, file: PdfFile, page: int, pixels: PagePixels) -> None:
        if file is self.file and page == self.number and self.package is not None:
            self.view.show_page(pixels, self.page.text(), self.package.places_on(file, page))
            self._painted = file, page
            self._mark()
            self.shown.emit()

    def _mark(self) -> None:
        self.view.mark(self.question)
        QTimer.singleShot(0, self, self._bring)

    def _bring(self) -> None:
        """Scrolls to the marked cell."""
        if self.view.marked is not None:
            place = self.view.place(self.view.cells[self.view.marked])
            self.area.ensureVisible(place.center().x(), place.center().y(), 0, 120)
            self.area.horizontalScrollBar().setValue(0)

    def _say(self, text: str) -> None:
        self.state.setText(text)
        self.state.setVisible(bool(text))


def _pixels(pdf: bytes, page: int) -> PagePixels:
    from beian_desktop.services.preview import page_pixels

    return page_pixels(pdf, page, LARGE)
