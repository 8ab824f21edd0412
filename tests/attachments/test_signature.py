from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.attachments.signature import type_of
from beian_desktop.filing.files import FileType


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"\x89PNG\r\n\x1a\n\x00", FileType.PNG),
        (b"\xff\xd8\xff\xe1", FileType.JPEG),
        (b"%PDF-1.7\n", FileType.PDF),
        (b"\xef\xbb\xbf\n%PDF-1.4", FileType.PDF),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", FileType.HEIC),
        (b"\x00\x00\x00\x18ftypmif1\x00\x00", FileType.HEIC),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", FileType.WEBP),
        (b"BM\x36\x00", FileType.BMP),
        (b"II*\x00\x08", FileType.TIFF),
        (b"MM\x00*\x00", FileType.TIFF),
        (b"RIFF\x10\x00\x00\x00WAVEfmt ", FileType.OTHER),
        (b"\x00\x00\x00\x18ftypmp42", FileType.OTHER),
        (b"PK\x03\x04", FileType.OTHER),
        ("营业执照".encode(), FileType.OTHER),
        (b"", FileType.OTHER),
    ],
)
def test_the_content_tells_the_type(head: bytes, expected: FileType) -> None:
    assert type_of(head) is expected


@given(st.binary(max_size=1024))
def test_any_bytes_have_a_type(head: bytes) -> None:
    assert isinstance(type_of(head), FileType)
