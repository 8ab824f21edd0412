"""Pictures made to fit under the size that a platform takes, and still readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beian_desktop.attachments.picture import QUALITY, jpeg

if TYPE_CHECKING:
    from PIL.Image import Image

QUALITIES = (QUALITY, 82, 74, 66)
"""Tried from the best; below the last the small print of a certificate breaks up, so the picture gets smaller."""

READABLE_SIDE = 600
"""The shorter side in pixels under which a scan counts as unreadable (ATT-03)."""

SMALLER = 0.85


def fitted(found: Image, limit: int) -> bytes | None:
    """The picture as a JPEG of at most ``limit`` bytes at the best quality that fits.

    The shorter side never falls under :data:`READABLE_SIDE` where it was above; None when it doesn't fit so.
    """
    while True:
        for quality in QUALITIES:
            data = jpeg(found, quality)
            if len(data) <= limit:
                return data
        smaller = (round(found.width * SMALLER), round(found.height * SMALLER))
        if min(smaller) < READABLE_SIDE:
            return None
        found = found.resize(smaller)
