"""Files for attachments in tests."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import BinaryIO

from beian_desktop.filing.files import Attachment, FileFacts


@dataclass(frozen=True)
class Bytes:
    """Bytes that a test made up."""

    data: bytes = field(repr=False)

    def open(self) -> BinaryIO:
        return io.BytesIO(self.data)


def attachment(name: str, data: bytes, slot: str = "site.home_page") -> Attachment:
    """A file that wasn't measured."""
    return Attachment(f"id of {name}", slot, name, FileFacts(), Bytes(data))
