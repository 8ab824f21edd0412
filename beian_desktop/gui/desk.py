"""What every part of the window works with: language, clock, worker thread, questions, notices."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from beian_desktop.gui.ask import Questions
from beian_desktop.gui.masking import Masking
from beian_desktop.gui.preferences import Preferences
from beian_desktop.gui.work import Work
from beian_desktop.system.clock import Clock
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text
from beian_desktop.system.paths import WINDOW_SETTINGS

if TYPE_CHECKING:
    from beian_desktop.services.agency import Agency
    from beian_desktop.services.workspace import Workspace

READING = Text(
    "只读打开（数据正在别处打开，或只能读）：可以看、核对、导出和打印，不能改。",
    "Open for reading (the data are open elsewhere, or can only be read): look, check, export and print; nothing can be "
    "changed.",
)
NOT_KEPT = Text("只读，不能改", "For reading; nothing can be changed")


class Desk(QObject):
    """One for each window. ``noticed`` carries a sentence for the person and whether it is bad news;
    ``withdrawn`` carries one that isn't true any more.

    ``files_online``: the person wants the open filing's answers beside the browser; ``begun`` carries a filing
    that goes on from the open one; ``looks_back`` carries the id of a question whose history is wanted.
    """

    noticed = Signal(str, bool)
    withdrawn = Signal(str)
    files_online = Signal()
    begun = Signal(object)
    looks_back = Signal(str)

    def __init__(self, folder: Path, clock: Clock, window: QWidget, preferences: Preferences | None = None) -> None:
        super().__init__()
        self.folder = folder
        self.clock = clock
        self.preferences = preferences or Preferences(folder / WINDOW_SETTINGS)
        self.masking = Masking(self.preferences)
        self.key: str | None = None
        """What was typed to open an encrypted store by; forgotten once it was tried."""
        self.copies: Mapping[str, int] = {}
        """An agency's usual copies of documents, by their ids, and below the lines of its letterhead."""
        self.letterhead: tuple[str, ...] = ()
        self.reading = False
        """Whether the store is opened for reading only."""
        self.ask = Questions(window, self.preferences)
        self.work = Work(self._open)
        self.work.failed.connect(self.tell_failure)

    def _open(self) -> Workspace:
        from beian_desktop.services.copying import remove_pictures
        from beian_desktop.services.workspace import Workspace

        key, self.key = self.key, None
        if self.reading:
            return Workspace.open_for_reading(self.folder, self.clock, key)
        workspace = Workspace.open(self.folder, self.clock, key, alone=True)
        remove_pictures(self.folder)  # what a crash left behind
        return workspace

    def read_agency(self) -> None:
        """Learns what the agency says of itself, once the data are open or after it was changed."""
        self.work.do(_agency, self._have_agency, lambda _: None)  # shut again meanwhile: it is read when they open

    def _have_agency(self, found: Agency) -> None:
        self.copies, self.letterhead = found.copies, found.head

    @property
    def language(self) -> Language:
        """The language that the window speaks now."""
        return self.preferences.language

    def say(self, text: Text, **params: object) -> str:
        """A text in the window's language, its places filled."""
        return text.fill(self.language, **params) if params else text.in_(self.language)

    def tell(self, text: Text, **params: object) -> None:
        """Shows a sentence of good news above the page."""
        self.noticed.emit(self.say(text, **params), False)

    def tell_failure(self, failure: Failure) -> None:
        """Shows what couldn't be done above the page: the one place for all failures."""
        self.noticed.emit(self.say(failure.says), True)


def _agency(workspace: Workspace) -> Agency:
    from beian_desktop.services.agency import agency

    return agency(workspace)
