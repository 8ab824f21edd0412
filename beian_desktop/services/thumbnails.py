"""Small pictures of attachments, for showing."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

from beian_desktop.filing.files import Attachment


def thumbnail(attachment: Attachment, side: int) -> bytes:
    """The first page of an attachment as a PNG of at most ``side`` pixels, upright and cropped as asked.

    Raises Failure when the file can't be used.
    """
    from beian_desktop.attachments.picture import pictures

    page = next(iter(pictures(attachment, side)))
    page.thumbnail((side, side))
    made = io.BytesIO()
    page.save(made, "PNG")
    return made.getvalue()


def whole_picture(attachment: Attachment, side: int) -> bytes:
    """The first page upright, as :func:`thumbnail`, but neither turned nor cropped as a person asked."""
    return thumbnail(replace(attachment, turn=0, crop=None), side)


def thumbnail_of_file(path: Path, side: int) -> bytes:
    """The first page of a file on disk that isn't in any filing yet, as :func:`thumbnail`."""
    from beian_desktop.attachments.content import OnDisk
    from beian_desktop.attachments.measure import measure_path

    return thumbnail(Attachment("", "", path.name, measure_path(path), OnDisk(path)), side)
