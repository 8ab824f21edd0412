"""Pictures opened with care: only the decoder that the content asks for, and no bombs."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from beian_desktop.filing.files import Content, FileType

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_JPEG_PIXELS = 120_000_000
"""A JPEG is decoded at a fraction of its size, so one of 100 megapixels needs no more memory than a small one."""

MAX_PIXELS = 64_000_000
"""Other types are decoded whole: 64 megapixels of four bytes are 256 MB, twice that while they are converted."""

MAX_WEBP_PIXELS = 32_000_000
"""The decoder of WebP holds three copies of four bytes a pixel."""

_LIMITS = {FileType.JPEG: MAX_JPEG_PIXELS, FileType.WEBP: MAX_WEBP_PIXELS}

DECODERS = {
    FileType.PNG: "PNG",
    FileType.JPEG: "JPEG",
    FileType.HEIC: "HEIF",
    FileType.WEBP: "WEBP",
    FileType.BMP: "BMP",
    FileType.TIFF: "TIFF",
}


class TooManyPixelsError(Exception):
    """The picture can't be held in memory: a decompression bomb, or a poster."""


@contextmanager
def opened(content: Content, file_type: FileType) -> Iterator[Image]:
    """The picture with its header read and its pixels not yet decoded.

    Raises TooManyPixelsError before anything large is decoded, OSError when the bytes
    can't be read, and whatever the decoder raises on bad content.
    """
    with content.open() as stream, _decoder(stream, file_type) as picture:
        if picture.width * picture.height > _LIMITS.get(file_type, MAX_PIXELS):
            raise TooManyPixelsError
        yield picture


def _decoder(stream: BinaryIO, file_type: FileType) -> Image:
    from PIL import Image

    _prepare()
    try:
        return Image.open(stream, formats=(DECODERS[file_type],))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise TooManyPixelsError from None


@cache
def _prepare() -> None:
    """Sets Pillow's own limit, which also guards whatever opens pictures without us, and adds HEIC."""
    import pi_heif
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MAX_JPEG_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    pi_heif.register_heif_opener()


ORIENTATION = 0x0112
_LYING = (5, 6, 7, 8)


def upright_size(picture: Image) -> tuple[int, int]:
    """Width and height in pixels after the turn that EXIF asks for."""
    width, height = picture.size
    return (height, width) if picture.getexif().get(ORIENTATION) in _LYING else (width, height)


def decoded(picture: Image, scale: float = 1.0) -> Image:
    """The picture with its pixels decoded, at most eight bits a channel.

    A JPEG is decoded at the smallest fraction that is at least ``scale``. Scanners save greys of 16 bits, which
    Pillow would cut off at 255 instead of dividing: a white page.
    """
    if scale < 1:
        picture.draft(None, (max(1, round(picture.width * scale)), max(1, round(picture.height * scale))))
    picture.load()
    if picture.mode == "I" or picture.mode.startswith("I;16"):
        return picture.convert("I").point(lambda grey: grey * (255 / 65535)).convert("L")
    return picture
