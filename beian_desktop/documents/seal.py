"""The seal of an archive: a digest of the whole file, kept inside it, so that a later change shows.

It is no signature: whoever changes the file can also seal it anew.
"""

from __future__ import annotations

import hashlib
import re
from enum import StrEnum
from io import BytesIO

VERSION = 1
"""Of the archive; a program refuses those made by a newer one."""

EMBEDDED_NAME = "filing.json"
"""The exchange file inside the archive."""

UNSEALED = f"beian-package {VERSION} sha256 {'0' * 64}"
"""What the file's keywords say before it is sealed."""

_SEAL = re.compile(rb"beian-package (\d{1,9}) sha256 ([0-9a-f]{64})")


class Condition(StrEnum):
    """How a file compares with its seal."""

    WHOLE = "whole"
    ALTERED = "altered"
    NEWER = "newer"
    UNSEALED = "unsealed"


def seal(file: BytesIO) -> None:
    """Writes the digest of all bytes of the file in place of the zeros, without a copy of the file."""
    with file.getbuffer() as data:
        if found := re.search(UNSEALED.encode(), data):
            data[found.end() - 64 : found.end()] = hashlib.sha256(data).hexdigest().encode()


def condition_of(data: bytes) -> Condition:
    """Whether the file is as it was made; unsealed when no seal of this program stands in it."""
    found = _SEAL.search(data)
    if found is None:
        return Condition.UNSEALED
    if int(found[1]) > VERSION:
        return Condition.NEWER
    start, end = found.span(2)
    emptied = data[:start] + b"0" * 64 + data[end:]
    whole = hashlib.sha256(emptied).hexdigest().encode() == found[2]
    return Condition.WHOLE if whole else Condition.ALTERED
