"""How well a scan can be read: sharpness, brightness, and whether a chat program shrank it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

MEASURED_WIDTH = 1000
"""Sharpness is measured at this width in pixels, so that pictures of all sizes compare."""

CHAT_SIDES = (960, 1080, 1280, 1440, 1706, 1920)
"""Longest sides that chat programs scale pictures to (observed, not documented)."""

COARSE_TABLE = 1500
"""Sum of the luminance quantisation table from which a JPEG counts as strongly compressed (the standard's
table at quality 80 has 1,470)."""


def sharpness(picture: Image) -> float:
    """The variance of the Laplacian at 1000 pixels' width; small when nothing in the picture has an edge."""
    from PIL import Image, ImageFilter, ImageStat

    grey = picture.convert("L")
    height = max(3, round(grey.height * MEASURED_WIDTH / grey.width))
    grey = grey.resize((MEASURED_WIDTH, min(height, 4 * MEASURED_WIDTH)), Image.Resampling.BILINEAR)
    edges = grey.filter(ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128))
    inner = edges.crop((1, 1, edges.width - 1, edges.height - 1))  # the filter leaves the border as it was
    return float(ImageStat.Stat(inner).var[0])


def brightness(picture: Image) -> float:
    """The mean grey value, from 0 (black) to 255 (white)."""
    from PIL import ImageStat

    return float(ImageStat.Stat(picture.convert("L")).mean[0])


def shrunk(picture: Image) -> bool:
    """Whether the JPEG looks as chat programs leave pictures: their size, no EXIF, strongly compressed."""
    tables = getattr(picture, "quantization", None)
    if not tables or picture.getexif():
        return False
    return max(picture.size) in CHAT_SIDES and sum(next(iter(tables.values()))) >= COARSE_TABLE
