"""Every question that the window asks in a dialog, in one place, so that tests can answer them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets  # a dialog's class is made when it is named, never before the window is seen
from PySide6.QtGui import QPixmap

from beian_desktop.gui.preferences import Preferences
from beian_desktop.gui.recent_folders import nothing_remembered
from beian_desktop.system.language import Language, Text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from beian_desktop.gui.cropping import Crop
    from beian_desktop.gui.desk import Desk
    from beian_desktop.gui.masking import Masking
    from beian_desktop.gui.printing import AsPdf, Wish
    from beian_desktop.services.preview import PdfFile

CANCEL = Text("取消(&C)", "&Cancel")


class Questions:
    """Asks in dialogs over ``parent``. A test puts an object with the same methods in its place."""

    def __init__(self, parent: QtWidgets.QWidget, preferences: Preferences) -> None:
        self._parent = parent
        self._kept = preferences

    @property
    def _language(self) -> Language:
        return self._kept.language

    def agrees(self, question: str, detail: str, yes: Text) -> bool:
        """Whether the person chose ``yes`` and not Cancel, which is offered first."""
        box = self.message(question, detail, yes)
        box.exec()
        return box.buttonRole(box.clickedButton()) is QtWidgets.QMessageBox.ButtonRole.AcceptRole

    def message(self, question: str, detail: str, yes: Text) -> QtWidgets.QMessageBox:
        """The dialog of :meth:`agrees`."""
        box = QtWidgets.QMessageBox(self._parent)
        box.setIcon(QtWidgets.QMessageBox.Icon.Question)
        box.setText(question)
        box.setInformativeText(detail)
        box.addButton(yes.in_(self._language), QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(CANCEL.in_(self._language), QtWidgets.QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        return box

    def words(self, title: str, question: str) -> str:
        """A line of text that the person typed; empty when cancelled."""
        text, agreed = QtWidgets.QInputDialog.getText(self._parent, title, question)
        return text.strip() if agreed else ""

    def secret(self, title: str, question: str) -> str | None:
        """A passphrase that the person typed unseen; None when cancelled."""
        text, agreed = QtWidgets.QInputDialog.getText(
            self._parent, title, question, QtWidgets.QLineEdit.EchoMode.Password
        )
        return text if agreed else None

    def seal(self, title: str, question: str) -> str | None:
        """A new passphrase, typed twice; empty for none, None when cancelled."""
        from beian_desktop.gui.seal_dialog import SealDialog

        dialog = SealDialog(self._parent, lambda text: text.in_(self._language), self._kept.text_size, title, question)
        return dialog.passphrase if dialog.exec() else None

    def choose(
        self,
        title: str,
        question: str,
        rows: Callable[[], Sequence[tuple[str, str, str]]],
        masking: Masking,
        sides: tuple[str, str] | None = None,
    ) -> set[int] | None:
        """For each row (its name, what is here, what came): those taken from what came; None when cancelled.

        ``rows`` gives them as they may be seen now, and is asked again when ``masking`` changes; ``sides`` are the names
        of both, where they aren't the program and a file.
        """
        from beian_desktop.gui.merge_dialog import MergeDialog

        dialog = MergeDialog(
            self._parent, lambda text: text.in_(self._language), self._kept.text_size, title, question, rows, sides
        )
        masking.changed.connect(dialog.show_answers)
        return dialog.taken if dialog.exec() else None

    def tick(
        self, title: str, question: str, rows: Callable[[], Sequence[tuple[str, bool]]], masking: Masking
    ) -> set[int] | None:
        """Which of the rows are ticked, each with how it is offered; None when cancelled. ``rows`` as in :meth:`choose`."""
        from beian_desktop.gui.tick_dialog import TickDialog

        dialog = TickDialog(self._parent, lambda text: text.in_(self._language), title, question, rows)
        masking.changed.connect(dialog.show_lines)
        return dialog.ticked if dialog.exec() else None

    def files(self, title: str, patterns: Sequence[str], purpose: str) -> list[Path]:
        """Existing files to read; ``patterns`` are like ``*.json``. Empty when cancelled."""
        with nothing_remembered():
            folder = self._kept.folder(purpose)
            chosen, _ = QtWidgets.QFileDialog.getOpenFileNames(self._parent, title, folder, " ".join(patterns))
        if chosen:
            self._kept.keep_folder(purpose, str(Path(chosen[0]).parent))
        return [Path(name) for name in chosen]

    def folder(self, title: str, purpose: str) -> Path | None:
        """A folder to write into; None when cancelled."""
        with nothing_remembered():
            chosen = QtWidgets.QFileDialog.getExistingDirectory(self._parent, title, self._kept.folder(purpose))
        if not chosen:
            return None
        self._kept.keep_folder(purpose, chosen)
        return Path(chosen)

    def part(self, name: str, upright: bytes, quarters: int, crop: Crop | None) -> tuple[Crop | None] | None:
        """Shows a picture large; the part to keep (None: all of it) in a tuple, or None when it was only looked at."""
        from beian_desktop.gui.cropping import CropDialog

        picture = QPixmap()
        picture.loadFromData(upright)
        dialog = CropDialog(
            self._parent, lambda text: text.in_(self._language), name, picture, quarters=quarters, crop=crop
        )
        return (dialog.crop,) if dialog.exec() else None

    def new_file(self, title: str, name: str, purpose: str) -> Path | None:
        """A file to write, ``name`` suggested; None when cancelled. The system asks before another is replaced."""
        suggested = str(Path(self._kept.folder(purpose)) / name)
        with nothing_remembered():
            chosen, _ = QtWidgets.QFileDialog.getSaveFileName(self._parent, title, suggested, f"*{Path(name).suffix}")
        if not chosen:
            return None
        self._kept.keep_folder(purpose, str(Path(chosen).parent))
        return Path(chosen)

    def printer(self, name: str, pages: int) -> tuple[QPrinter, range] | None:
        """A printer for a sheet of so many pages, and which of them, from 0; None when cancelled."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        dialog = QPrintDialog(printer, self._parent)
        dialog.setMinMax(1, pages)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if not dialog.exec():
            return None
        ranged = printer.printRange() == QPrinter.PrintRange.PageRange
        return printer, range(printer.fromPage() - 1, min(printer.toPage(), pages)) if ranged else range(pages)

    def printing(self, desk: Desk, file: PdfFile) -> Wish | AsPdf | None:
        """How a file of a package is printed; None when cancelled."""
        from beian_desktop.gui.print_dialog import PrintDialog

        dialog = PrintDialog(self._parent, desk, file)
        return dialog.wish if dialog.exec() else None
