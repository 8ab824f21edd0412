"""Small pictures of attachments, for showing."""

from __future__ import annotations

import io

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
