"""Pages of scans as JPEGs, each read once for all the files that they stand in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from mmap import mmap
from typing import TYPE_CHECKING

from beian_desktop.documents.pictures import Pictures
from beian_desktop.filing.files import Attachment

if TYPE_CHECKING:
    from PIL.Image import Image

QUALITY = 85


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page: an upright JPEG, its name made of its bytes, and its sides in pixels.

    The bytes lie in memory of their own: in the heap, the pages decoded in between would leave holes about them
    that no other program can use, for fifty pages as large as all their JPEGs.
    """

    jpeg: mmap
    name: str
    width: int
    height: int


class PagePictures:
    """The pages of a package's scans, read when first asked for. ``last`` tells that each is written once more only."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures, self.last = pictures, False
        self._read: dict[tuple[str, int], tuple[PagePicture, ...]] = {}

    def page(self, attachment: Attachment, index: int, side: int) -> PagePicture:
        """One page whose longest side is at most ``side`` pixels.

        Raises Failure when the scan can't be used, IndexError when it has no such page.
        """
        key = (attachment.id, side)
        if key not in self._read:
            images = self._pictures(attachment, side)
            self._read[key] = tuple(_picture(image) for image in images)
        return self._read[key][index]


def _picture(image: Image) -> PagePicture:
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY)
    with out.getbuffer() as data:
        held = mmap(-1, len(data))
        held[:] = data
        return PagePicture(held, hashlib.sha256(data).hexdigest()[:32], *image.size)
