"""How documents get at the pages of scans, which another package reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from beian_desktop.filing.files import Attachment

if TYPE_CHECKING:
    from PIL.Image import Image

Pictures = Callable[[Attachment, int], "Iterator[Image]"]
"""Gives each page of an attachment as an upright picture whose longest side is at most so many pixels."""

Fitted = Callable[["Image", int], bytes | None]
"""Gives a picture as a JPEG of at most so many bytes; None when it can't stay readable."""
