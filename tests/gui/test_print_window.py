"""只打印: the window that shows and prints a package or bundle and keeps nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from beian_desktop.exchange.bundle import pack
from beian_desktop.gui.app import make_application
from beian_desktop.gui.filling import wait_for
from beian_desktop.gui.print_window import PrintWindow
from beian_desktop.gui.window import Window
from beian_desktop.services.packaging import export
from beian_desktop.services.sample import sample_filing
from beian_desktop.system.clock import Clock
from beian_desktop.system.language import Language
from tests.gui.conftest import TODAY, Answered

Prints = Callable[[Path], PrintWindow]


@pytest.fixture
def prints(tmp_path: Path) -> Iterator[Prints]:
    """Opens a file in the window that only prints, on a data folder that isn't there."""
    make_application()
    opened: list[PrintWindow] = []

    def open_one(path: Path) -> PrintWindow:
        window = PrintWindow(tmp_path / "no-data", Clock(TODAY), path, Language.ZH)
        window.desk.ask = Answered()  # type: ignore[assignment]
        opened.append(window)
        window.show()
        return window

    yield open_one
    for window in opened:
        window.close()
        window.deleteLater()


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return export(sample_filing(), tmp_path / "out", today=TODAY).folder


def told(window: PrintWindow) -> str:
    """What was verified and warned of."""
    items = [window.told.itemAt(place) for place in range(window.told.count())]
    parts = [item.widget() for item in items if item is not None]
    return "\n".join(part.text() for part in parts if isinstance(part, QLabel))


def test_a_package_is_verified_shown_and_offered_to_print_and_nothing_is_left(
    prints: Prints, package: Path, tmp_path: Path
) -> None:
    before = sorted(tmp_path.rglob("*"))
    window = prints(package / "1-交公安.pdf")
    wait_for(lambda: not window.previewed.page.pixmap().isNull(), "the first page")
    assert "与生成时一致" in told(window)
    assert window.previewed.files.count() == 2
    assert window.previewed.print.isVisible()
    assert window.bring.isHidden()
    window.previewed.print.click()
    assert window.desk.ask.asked == ["1-交公安.pdf"]  # type: ignore[attr-defined]
    window.close()
    assert [path for path in sorted(tmp_path.rglob("*")) if path not in before] == []


def test_an_altered_package_says_so(prints: Prints, package: Path) -> None:
    file = package / "1-交公安.pdf"
    file.write_bytes(file.read_bytes() + b"\n")
    window = prints(package)
    wait_for(lambda: "改动过" in told(window), "the warning")


def test_a_sealed_bundle_asks_until_its_passphrase_fits_and_each_filing_is_shown(
    prints: Prints, tmp_path: Path
) -> None:
    sample = sample_filing()
    file = tmp_path / "client.beian"
    file.write_bytes(pack([sample, replace(sample, id="second", attachments=())], "correct horse"))
    window = prints(file)
    window.desk.ask.secrets = ["wrong horse", "correct horse"]  # type: ignore[attr-defined]
    wait_for(lambda: window.previewed.package is not None, "the first filing")
    first = window.previewed.package
    assert window.which.count() == 2
    window.which.setCurrentIndex(1)
    window.which.activated.emit(1)
    wait_for(lambda: window.previewed.package is not first, "the second filing")


def test_what_cannot_be_printed_is_refused_in_one_sentence(prints: Prints, tmp_path: Path) -> None:
    file = tmp_path / "foreign.pdf"
    file.write_bytes(b"no PDF")
    window = prints(file)
    wait_for(window.notice.isVisible, "the sentence")
    assert "foreign.pdf" in window.notice.text.text()
    assert window.previewed.isHidden()


def test_a_filing_can_be_brought_into_the_list_after_all(window: Window, package: Path, tmp_path: Path) -> None:
    archive = tmp_path / "3-存档.pdf"
    archive.write_bytes((package / "3-存档.pdf").read_bytes())
    window.handing.print_only(archive)
    printing = window.handing.printing
    assert printing is not None
    wait_for(printing.bring.isVisible, "the archive")
    printing.bring.click()
    wait_for(lambda: window.home.model.rows, "the filing")
