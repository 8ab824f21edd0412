"""Pages of scans as JPEGs, each read once for all the files that they stand in."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from beian_desktop.documents.pictures import Pictures
from beian_desktop.filing.files import Attachment

if TYPE_CHECKING:
    from PIL.Image import Image

QUALITY = 85


class PagePicture(NamedTuple):
    """One page: an upright JPEG and its sides in pixels."""

    jpeg: bytes
    width: int
    height: int


class PagePictures:
    """The pages of a package's scans, read when first asked for."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self._read: dict[tuple[str, int], tuple[PagePicture, ...]] = {}

    def page(self, attachment: Attachment, index: int, side: int) -> PagePicture:
        """One page whose longest side is at most ``side`` pixels.

        Raises Failure when the scan can't be used, IndexError when it has no such page.
        """
        key = (attachment.id, side)
        if key not in self._read:
            images = self._pictures(attachment, side)
            self._read[key] = tuple(PagePicture(_jpeg(image), *image.size) for image in images)
        return self._read[key][index]


def _jpeg(image: Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()
