"""The encoding of a page: by its byte order mark, by what it declares, by what its bytes can be."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

UTF_8 = "utf-8"
GB = "gb18030"
"""Read for every page in gb2312, gbk or gb18030: each of them is part of the next."""

_MARKS = ((codecs.BOM_UTF8, UTF_8), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_PROLOGUE = 8192
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_DECLARED = re.compile(
    rb"""(?:<meta\b[^>]{0,300}?\bcharset\s*=\s*|<\?xml[^>]{0,100}?\bencoding\s*=\s*)["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_GB_NAMES = frozenset({"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936", "hz-gb-2312", "euc-cn"})
_SMALLER = frozenset({"gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936", "euc-cn"})


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's text and how it came from bytes.

    ``encoding`` is Python's name of what the text was read with, ``writing`` the
    one for what is added (gbk where gb2312 is declared, ascii where nothing tells),
    ``mark`` the length of the byte order mark.
    """

    text: str
    encoding: str
    writing: str
    mark: int


def decode_page(data: bytes) -> PageText:
    """The text of a page. Bytes that belong to no encoding are kept as lone surrogates; nothing raises."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return PageText(_replaced(data[len(mark) :], encoding), encoding, encoding, len(mark))
    declared = _declared(data)
    encoding = _fitting(data, declared)
    return PageText(_replaced(data, encoding), encoding, _writing(data, declared, encoding), 0)


def _declared(data: bytes) -> str:
    """What the page says itself, in lower case; empty when it says nothing that is known."""
    found = _DECLARED.search(_COMMENT.sub(b"", data[:_PROLOGUE]))
    name = found[1].decode("ascii", "replace").lower() if found else ""
    if name in _GB_NAMES:
        return name
    try:
        known = codecs.lookup(name).name if name else ""
    except LookupError:
        return ""
    return UTF_8 if known.startswith("utf-16") else known  # who says so in ASCII isn't


def _fitting(data: bytes, declared: str) -> str:
    """The encoding that the bytes fit: text in UTF-8 can hardly be anything else, whatever is declared."""
    wanted = GB if declared in _GB_NAMES else declared
    if data.isascii():
        return wanted or UTF_8
    likely = [UTF_8, GB, wanted] if wanted in ("", UTF_8, GB, "iso8859-1", "cp1252", "ascii") else [UTF_8, wanted, GB]
    for encoding in filter(None, likely):
        if _fits(data, encoding):
            return encoding
    return min(filter(None, (wanted, *likely)), key=lambda encoding: data.decode(encoding, "replace").count("\ufffd"))


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _replaced(data: bytes, encoding: str) -> str:
    errors = "surrogateescape" if not encoding.startswith("utf-16") else "replace"
    return data.decode(encoding, errors)


def _writing(data: bytes, declared: str, encoding: str) -> str:
    if not declared and data.isascii():
        return "ascii"
    if encoding == GB and declared in _SMALLER | {""}:
        return "gbk"
    return encoding
