"""只打印: what is verified, what is refused, and which pages there are."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from beian_desktop.documents.package import FileKind
from beian_desktop.exchange.bundle import pack
from beian_desktop.filing.filing import Filing
from beian_desktop.services.bundles import BundleSealed
from beian_desktop.services.packaging import MANIFEST, export
from beian_desktop.services.print_only import WHOLE, pages_of, printables
from beian_desktop.system.failure import Failure

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def made(sample: Filing, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package on disk."""
    return export(sample, tmp_path_factory.mktemp("made"), today=TODAY).folder


@pytest.fixture
def package(made: Path, tmp_path: Path) -> Path:
    """A package that a test may spoil."""
    return Path(shutil.copytree(made, tmp_path / "sample"))


def altered(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n% looked at\n")


@pytest.mark.parametrize("chosen", ["", MANIFEST, "1-交公安.pdf", "3-存档.pdf"])
def test_a_package_is_verified_by_its_list_and_its_archive_never_printed(package: Path, chosen: str) -> None:
    (printable,) = printables(package / chosen)
    assert (printable.told, printable.warnings) == ((WHOLE,), ())
    files = pages_of(printable, today=TODAY, data=None).files
    assert [file.kind for file in files] == [FileKind.COUNTER, FileKind.OWN]
    assert files[0].data == (package / "1-交公安.pdf").read_bytes()
    assert None in files[0].leaves  # where a copy would begin on a back side
    assert None not in files[1].leaves


def test_what_was_altered_or_is_gone_is_said_and_the_rest_printed(package: Path) -> None:
    altered(package / "1-交公安.pdf")
    (package / "2-自己留.pdf").unlink()
    (printable,) = printables(package)
    assert not printable.told
    assert [("1-交公安" in w.zh, "2-自己留" in w.zh) for w in printable.warnings] == [(True, False), (False, True)]
    assert len(pages_of(printable, today=TODAY, data=None).files) == 1


def test_a_package_of_a_newer_program_is_refused(package: Path) -> None:
    told = json.loads((package / MANIFEST).read_text(encoding="utf-8"))
    (package / MANIFEST).write_text(json.dumps({**told, "version": 2}), encoding="utf-8")
    with pytest.raises(Failure, match=r"newer|更新"):
        printables(package)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": "beian-package", "version": 1, "files": [1]}', "[" * 9999]
)
def test_a_damaged_list_is_refused(package: Path, text: str) -> None:
    (package / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(Failure, match=MANIFEST):
        printables(package)


def test_a_file_alone_prints_and_says_that_it_cannot_be_verified(package: Path, tmp_path: Path) -> None:
    alone = Path(shutil.copy(package / "1-交公安.pdf", tmp_path / "打印.pdf"))
    (printable,) = printables(alone)
    assert "打印.pdf" in printable.warnings[0].zh
    assert printable.package is not None


def test_an_archive_alone_is_laid_out_from_its_data_and_says_when_it_was_altered(package: Path, tmp_path: Path) -> None:
    alone = Path(shutil.copy(package / "3-存档.pdf", tmp_path / "3-存档.pdf"))
    (printable,) = printables(alone)
    assert not printable.warnings
    kinds = [file.kind for file in pages_of(printable, today=TODAY, data=None).files]
    assert kinds == [FileKind.COUNTER, FileKind.OWN]
    altered(alone)
    (printable,) = printables(alone)
    assert "改动过" in printable.warnings[0].zh


def test_a_bundle_gives_each_filing_and_asks_for_its_passphrase(sample: Filing, tmp_path: Path) -> None:
    file = tmp_path / "client.beian"
    file.write_bytes(pack([sample], "correct horse"))
    with pytest.raises(BundleSealed):
        printables(file)
    (printable,) = printables(file, "correct horse")
    assert printable.title == sample.title
    assert pages_of(printable, today=TODAY, data=None).files


@pytest.mark.parametrize(
    ("name", "data"), [("a.pdf", b"%PDF-1.4 no"), ("a.txt", b""), ("a.beian", b"PK"), ("b.pdf", None)]
)
def test_anything_else_is_refused_in_one_sentence(tmp_path: Path, name: str, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(Failure, match=name):
        printables(tmp_path / name)


def test_a_pdf_of_another_program_is_refused(tmp_path: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(tmp_path / "foreign.pdf")
    with pytest.raises(Failure, match="foreign"):
        printables(tmp_path / "foreign.pdf")
