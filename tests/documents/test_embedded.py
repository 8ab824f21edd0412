"""The exchange file read back from an archive."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from beian_desktop.documents.embedded import Embedded, NotAnArchive, read_embedded
from beian_desktop.documents.package import FileKind, Package
from beian_desktop.documents.seal import VERSION, Condition, condition_of
from tests.documents.made_up import complete
from tests.documents.reading import composed, data_of

EXCHANGE = '{"format": "beian-filing", "version": 1, "id": "样本"}\n'


@pytest.fixture(scope="module")
def package() -> Package:
    return composed(complete(), json=EXCHANGE, documents=("registration",))


@pytest.fixture(scope="module")
def archive(package: Package) -> bytes:
    return data_of(package, FileKind.ARCHIVE)


def saved_anew(data: bytes, password: str | None = None) -> bytes:
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(data))), io.BytesIO()
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def test_an_archive_gives_back_its_exchange_file(archive: bytes) -> None:
    assert read_embedded(archive, source="3-存档.pdf") == Embedded(EXCHANGE, altered=False)


def test_any_changed_byte_shows(archive: bytes) -> None:
    for place in (len(archive) // 3, len(archive) // 2, len(archive) - 20):
        changed = archive[:place] + bytes([archive[place] ^ 1]) + archive[place + 1 :]
        assert condition_of(changed) is Condition.ALTERED
    assert condition_of(archive + b"\n") is Condition.ALTERED


def test_an_archive_saved_by_another_program_is_read_and_called_altered(archive: bytes) -> None:
    assert read_embedded(saved_anew(archive), source="copy.pdf") == Embedded(EXCHANGE, altered=True)


def test_an_archive_of_a_newer_program_is_refused_with_the_way_out(archive: bytes) -> None:
    newer = archive.replace(f"beian-package {VERSION}".encode(), f"beian-package {VERSION + 1}".encode())
    with pytest.raises(NotAnArchive) as raised:
        read_embedded(newer, source="new.pdf")
    assert "升级" in raised.value.says.zh


def test_an_archive_packed_in_an_unknown_way_is_told(archive: bytes) -> None:
    with pytest.raises(NotAnArchive):
        read_embedded(archive.replace(b"/FlateDecode", b"/FlateDecodf"), source="3.pdf")


def test_what_is_handed_in_holds_no_data(package: Package) -> None:
    with pytest.raises(NotAnArchive, match="no data is embedded"):
        read_embedded(data_of(package, FileKind.COUNTER), source="1.pdf")


def test_an_encrypted_archive_is_told(archive: bytes) -> None:
    with pytest.raises(NotAnArchive, match="encrypted"):
        read_embedded(saved_anew(archive, "secret"), source="locked.pdf")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"\x89PNG", b"beian-package 1 sha256 " + b"0" * 64])
def test_what_is_no_pdf_is_told(data: bytes) -> None:
    with pytest.raises(NotAnArchive):
        read_embedded(data, source="other.bin")


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_archive_is_read_as_altered_or_told(archive: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(archive) - 1))
    middle = data.draw(st.binary(max_size=40))
    damaged = archive[:start] + middle + archive[start + data.draw(st.integers(0, 4000)) :]
    try:
        altered = read_embedded(damaged, source="x.pdf").altered
    except NotAnArchive:
        altered = True
    assert altered is (damaged != archive)
