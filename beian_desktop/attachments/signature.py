"""What a file is by its first bytes, never by its name."""

from __future__ import annotations

from beian_desktop.filing.files import FileType

HEAD = 1024
"""How many bytes from the start decide."""

_STARTS = (
    (b"\x89PNG\r\n\x1a\n", FileType.PNG),
    (b"\xff\xd8\xff", FileType.JPEG),
    (b"BM", FileType.BMP),
    (b"II*\x00", FileType.TIFF),
    (b"MM\x00*", FileType.TIFF),
)

_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def type_of(head: bytes) -> FileType:
    """The type that the first :data:`HEAD` bytes tell; OTHER when they tell none that is known."""
    for start, file_type in _STARTS:
        if head.startswith(start):
            return file_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return FileType.WEBP
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS:
        return FileType.HEIC
    if b"%PDF-" in head:  # readers allow a kilobyte of anything before it (ISO 32000-1, annex H)
        return FileType.PDF
    return FileType.OTHER
