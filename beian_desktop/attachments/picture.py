"""Plain pictures of a file's pages: upright, cropped, without EXIF and place."""

from __future__ import annotations

import io
from collections.abc import Iterator
from math import ceil
from typing import TYPE_CHECKING

from beian_desktop.attachments import imaging, pdf_pages
from beian_desktop.filing.files import Attachment, Content, FileType, Problem
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from PIL.Image import Image

Crop = tuple[int, int, int, int]

THOUSANDTHS = 1000
QUALITY = 90

MAX_SIDE = 5000
"""Longest side in pixels; at 600 dpi it covers a page of 21 cm."""

MANY_PIXELS = 25_000_000
"""More are reduced before they are converted, which takes several copies of the picture."""

UNUSABLE = Text(
    "附件“{name}”用不了：文件损坏、加密、太大或不在了。请换一份能打开的扫描件。",
    "The attachment “{name}” can't be used: it is damaged, encrypted, too large or gone. Put a scan there that opens.",
)


def pictures(attachment: Attachment, max_side: int = MAX_SIDE) -> Iterator[Image]:
    """Each page of an attachment as it is to be seen: upright, turned and cropped as a person asked.

    The longest side is at most ``max_side`` pixels. Raises Failure when the file can't be used.
    """
    if attachment.facts.problem is not None:
        raise unusable(attachment)
    try:
        for page in _pages(attachment.content, attachment.facts.type, max_side):
            yield adjusted(page, attachment.turn, attachment.crop, max_side)
    except (GeneratorExit, Failure):
        raise
    except Exception as error:  # decoders raise anything on bad content
        raise unusable(attachment) from error


def unusable(attachment: Attachment) -> Failure:
    """The sentence about an attachment that can't be opened."""
    name = attachment.name or attachment.slot
    if attachment.facts.problem is Problem.MISSING:
        return Failure(
            Text(
                f"附件“{name}”的文件不在了。请重新选择这份扫描件。",
                f"The file of the attachment “{name}” is gone. Choose the scan again.",
            )
        )
    return Failure(UNUSABLE.filled(name=name))


def _pages(content: Content, file_type: FileType, max_side: int) -> Iterator[Image]:
    if file_type is FileType.PDF:
        with pdf_pages.opened(content) as document:
            for index in range(len(document)):
                yield pdf_pages.page_picture(document, index)
        return
    with imaging.opened(content, file_type) as found:
        frames = getattr(found, "n_frames", 1) if file_type is FileType.TIFF else 1
        for frame in range(frames):
            if frames > 1:
                found.seek(frame)
            yield _upright(found, max_side)


def _upright(found: Image, max_side: int) -> Image:
    """The picture in colour on white, turned as EXIF asks; large ones are decoded or reduced to a fraction."""
    from PIL import ImageOps

    found = imaging.decoded(found, max_side / max(found.size))
    times = ceil((found.width * found.height / MANY_PIXELS) ** 0.5)
    smaller = found.reduce(times) if times > 1 and found.mode in _REDUCIBLE else found
    return _on_white(ImageOps.exif_transpose(smaller))


_REDUCIBLE = ("L", "RGB", "RGBA", "CMYK")


def _on_white(found: Image) -> Image:
    """The picture in RGB; where it is transparent, white paper shows."""
    from PIL import Image

    if not found.has_transparency_data:
        return found.convert("RGB")
    paper = Image.new("RGB", found.size, "white")
    over = found.convert("RGBA")
    paper.paste(over, mask=over.getchannel("A"))
    return paper


def adjusted(upright: Image, turn: int, crop: Crop | None, max_side: int) -> Image:
    """An upright picture cropped, turned clockwise by quarters, and made smaller where it is too large."""
    if crop is not None:
        upright = upright.crop(_box(upright.size, crop))
    if turn % 4:
        upright = upright.rotate(-90 * (turn % 4), expand=True)
    if max(upright.size) > max_side:
        upright.thumbnail((max_side, max_side))
    return upright


def _box(size: tuple[int, int], crop: Crop) -> tuple[int, int, int, int]:
    """The crop in pixels; at least one pixel stays."""
    width, height = size
    left, top, right, bottom = (min(max(part, 0), THOUSANDTHS) for part in crop)
    x, y = left * width // THOUSANDTHS, top * height // THOUSANDTHS
    x, y = min(x, width - 1), min(y, height - 1)
    return x, y, max(x + 1, right * width // THOUSANDTHS), max(y + 1, bottom * height // THOUSANDTHS)


def jpeg(found: Image, quality: int = QUALITY) -> bytes:
    """The picture as a JPEG without EXIF, the same bytes for the same pixels."""
    out = io.BytesIO()
    plain = found.convert("RGB")
    plain.info = {}  # neither EXIF nor colour profile nor comment
    plain.save(out, "JPEG", quality=quality, optimize=True, exif=b"")
    return out.getvalue()
