"""The way from the window to the clients and back; what they are made of is imported when they are first wanted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from datetime import date

    from beian_desktop.filing.filing import Filing
    from beian_desktop.gui.clients.clients import Clients
    from beian_desktop.gui.window import Window
    from beian_desktop.services.workspace import Workspace

CLIENTS = Text("客户", "Clients")
COPY = Text("复制这份备案", "Copy this filing")


class Door:
    """The way from the window to the clients and back."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.shown: Clients | None = None

    def show(self) -> None:
        """Shows the list of clients."""
        self._show().show_list()

    def _show(self) -> Clients:
        window = self._window
        if self.shown is None:
            opened = window.draft.filing.id if window.draft is not None else ""
            window.leave_draft()
            self.left(opened)
            from beian_desktop.gui.clients.clients import Clients

            self.shown = Clients(window.desk)
            self.shown.closed.connect(window.show_home)
            self.shown.opens.connect(window.open)
            self.shown.begun.connect(window.show_filing)
            window.stack.addWidget(self.shown)
        window.stack.setCurrentWidget(self.shown)
        return self.shown

    def leave(self) -> None:
        """Puts the clients away; what was edited is kept."""
        if self.shown is not None:
            self.shown.keep_typed()
            self._window.stack.removeWidget(self.shown)
            self.shown.deleteLater()
            self.shown = None

    def rebuilt(self) -> None:
        """The window was built anew, in another language or size: the clients are too, where they were open."""
        before = self.shown
        if before is not None:
            before.keep_typed()
            self.shown = None
            if before.page is not None:
                self._show().open(before.page.seen.card.client.id)
            else:
                self.show()

    def left(self, filing_id: str) -> None:
        """A filing was left: what changed in it about its client is offered to the client and its other drafts."""
        if filing_id and not self._window.desk.reading:
            from beian_desktop.gui.clients.offering import offer_left

            offer_left(self._window.desk, filing_id)

    def copy(self) -> None:
        """Begins a filing with the answers of the open or chosen one."""
        window = self._window
        filing_id = window.draft.filing.id if window.draft is not None else window.home.selected_id()
        if filing_id:
            if window.editor is not None:
                window.editor.commit()  # what is being typed is copied too
            copying = partial(_copied, filing_id=filing_id, today=window.desk.clock.today())
            window.desk.work.do(copying, window.show_filing)


def _copied(workspace: Workspace, filing_id: str, today: date) -> Filing:
    from beian_desktop.services.clients import copy_filing

    return copy_filing(workspace, filing_id, today)
