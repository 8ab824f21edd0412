"""What comes in and goes out as files: filings brought in, packages only printed, a client's filings packed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from beian_desktop.filing.names import UNNAMED
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.incoming import Incoming
from beian_desktop.gui.questionnaires import PATTERNS as TABLE_PATTERNS
from beian_desktop.gui.questionnaires import TABLES, Questionnaires
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.gui.batch_bar import Kind
    from beian_desktop.gui.batches import Batches
    from beian_desktop.gui.print_window import PrintWindow
    from beian_desktop.services.workspace import Summary, Workspace

IMPORT_TITLE = Text(
    "导入备案文件、材料存档、交接包或问卷", "Bring in filings, archives of packages, bundles or questionnaires"
)
PACK_TITLE = Text("打包交接", "Pack to hand over")
PACK_ASKS = Text(
    "把“{name}”的 {count} 份备案连同附件打成一个文件，换电脑或交给别人时用。要加口令吗？",
    "The filings of “{name}” ({count}) are packed with their attachments into one file, to move or to hand over. "
    "Seal it by a passphrase?",
)
PACKED = Text("已打包到 {path}。", "Packed into {path}.")


class Handing(QObject):
    """``finished`` carries the ids of the filings that are new or changed."""

    finished = Signal(list)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.incoming = Incoming(desk)
        self.incoming.finished.connect(self.finished)
        self.incoming.prints.connect(self.print_only)
        self.questionnaires = Questionnaires(desk)
        self.questionnaires.finished.connect(self.finished)
        self.printing: PrintWindow | None = None
        self.batches: Batches | None = None

    def choose_import(self) -> None:
        """Asks for files and takes them in."""
        from beian_desktop.services.incoming import PATTERNS as BROUGHT

        self.take(self.desk.ask.files(self.desk.say(IMPORT_TITLE), (*BROUGHT, *TABLE_PATTERNS), "import"))

    def take(self, paths: list[Path]) -> None:
        """Takes files in; tables as questionnaires, with a report each."""
        tables = [path for path in paths if path.suffix.lower() in TABLES]
        for path in tables:
            self.questionnaires.take(path)
        self.incoming.take([path for path in paths if path not in tables])

    def choose_print(self) -> None:
        """Asks for a package or bundle that is only printed."""
        from beian_desktop.gui.print_window import ANOTHER_TITLE, PATTERNS

        for path in self.desk.ask.files(self.desk.say(ANOTHER_TITLE), PATTERNS, "print")[:1]:
            self.print_only(path)

    def print_only(self, path: Path) -> None:
        """Opens a package or bundle in a window of its own, to print it."""
        from beian_desktop.gui.print_window import PrintWindow

        if self.printing is not None and self.printing.isVisible():
            self.printing.open(path)
        else:
            self.printing = PrintWindow(self.desk.folder, self.desk.clock, path)
            self.printing.desk.ask = self.desk.ask
            self.printing.brings.connect(lambda brought: self.incoming.take([brought]))
        self.printing.show()
        self.printing.activateWindow()

    def close(self) -> None:
        """Closes what has a window of its own."""
        self.questionnaires.close()
        self.put_away()
        if self.printing is not None:
            self.printing.close()

    # Many at once

    @property
    def busy(self) -> bool:
        """Whether a batch is being done."""
        return self.batches is not None and self.batches.busy

    def may_close(self, close: Callable[[], object]) -> bool:
        """Whether no batch keeps the window open; else it is closed by ``close`` once that has ended, if at all."""
        return self.batches is None or self.batches.may_close(close)

    def put_away(self) -> None:
        """Stops a batch and hides its report until :meth:`bring_back`."""
        if self.batches is not None:
            self.batches.put_away()

    def bring_back(self) -> None:
        """Shows the report of a batch that was put away."""
        if self.batches is not None:
            self.batches.bring_back()

    def batch(self, kind: Kind, chosen: list[Summary]) -> None:
        """Does something with many filings."""
        if self.batches is None:
            from beian_desktop.gui.batches import Batches

            self.batches = Batches(self.desk)
            self.batches.finished.connect(lambda: self.finished.emit([]))
        self.batches.begin(kind, chosen)

    # Packing

    def pack(self, filing_id: str) -> None:
        """Packs the filings of the client that this filing belongs to."""
        if filing_id:
            self.desk.work.do(partial(_of_client, filing_id=filing_id), self._ask_pack)

    def _ask_pack(self, found: list[Summary]) -> None:
        from beian_desktop.services.packaging import safe_name

        name = found[0].client_name or found[0].title or self.desk.say(UNNAMED)
        title = self.desk.say(PACK_TITLE)
        passphrase = self.desk.ask.seal(title, self.desk.say(PACK_ASKS, name=name, count=len(found)))
        if passphrase is None:
            return
        out = self.desk.ask.new_file(title, f"{safe_name(name)}.beian", "bundle")
        if out is not None:
            packing = partial(_pack, ids=[one.id for one in found], out=out, passphrase=passphrase or None)
            self.desk.work.do(packing, lambda _: self.desk.tell(PACKED, path=out))


def _of_client(workspace: Workspace, filing_id: str) -> list[Summary]:
    from beian_desktop.services.bundles import of_client

    return of_client(workspace, filing_id)


def _pack(workspace: Workspace, ids: list[str], out: Path, passphrase: str | None) -> None:
    from beian_desktop.services.bundles import pack_to

    pack_to(workspace, ids, out, passphrase)
