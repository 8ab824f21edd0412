"""The badge put into a page's bytes, and old links renewed; every other byte stays what it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from beian_desktop.badge.encoding import decode_page
from beian_desktop.badge.links import read_link
from beian_desktop.badge.snippet import QUERY_URL
from beian_desktop.badge.tree import Tree, read_tree
from beian_desktop.checks.badge_page import LAST_THIRD

_XHTML = re.compile(r"\s*(?:<\?xml|<!DOCTYPE[^>]*XHTML)", re.IGNORECASE)
_VOID = re.compile(r"(<img\b[^>]*[^/>])>")
_INDENT = re.compile(r"(?:^|[\r\n])([ \t]*)$")


class Where(StrEnum):
    """Where in a page the badge is put."""

    FOOTER = "footer"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Changed:
    """A page with something added: its bytes, and the line where the added begins."""

    data: bytes
    line: int


class Source:
    """The bytes of a page as marks see them.

    All encodings of pages but UTF-16 leave ``<``, ``>`` and quotation marks to
    themselves, so that there one byte is read as one character and places are bytes.
    """

    def __init__(self, data: bytes) -> None:
        decoded = decode_page(data)
        self.data = data
        self._mark = decoded.mark
        self._wide = decoded.encoding if decoded.encoding.startswith("utf-16") else ""
        self._writing = decoded.writing
        self.text = decoded.text if self._wide else data[self._mark :].decode("latin-1")
        self.tree: Tree = read_tree(self.text)

    def byte_of(self, place: int) -> int:
        """The byte where a place of the text begins."""
        return self._mark + (len(self.text[:place].encode(self._wide)) if self._wide else place)

    def bytes_for(self, addition: str) -> bytes:
        """An addition in the page's encoding; what that lacks stands as an entity."""
        return addition.encode(self._writing, "xmlcharrefreplace")

    @property
    def line_end(self) -> str:
        """How the page ends its lines."""
        found = re.search(r"\r\n|\n|\r", self.text)
        return found[0] if found else "\n"

    @property
    def is_xhtml(self) -> bool:
        """Whether the page says that it is XHTML, where empty elements end in ``/>``."""
        return _XHTML.match(self.text) is not None

    def line(self, place: int) -> int:
        """The line of a place."""
        return self.tree.line(place)


def places(source: Source, wanted: Where | None) -> Iterator[int]:
    """Where the badge may go, the best first: in the last footer when that lies low, before ``</body>``, at the end."""
    tree, length = source.tree, len(source.text)
    begin, end = tree.body
    footer = tree.footer_end
    low = footer is not None and footer - begin >= LAST_THIRD * (end - begin)
    if footer is not None and wanted is not Where.BODY and (low or wanted is Where.FOOTER):
        yield footer
    for place in (tree.body_end, tree.html_end, length):
        if place is not None:
            yield place


def inserted(source: Source, code: str, place: int) -> Changed:
    """The page with the code at a place, on lines of its own."""
    addition = _VOID.sub(r"\1 />", code) if source.is_xhtml else code
    before = _INDENT.search(source.text[max(0, place - 200) : place])
    start = place - len(before[1]) if before else place
    lines = [*([] if before else [""]), *addition.strip("\n").split("\n"), ""]
    at = source.byte_of(start)
    added = source.bytes_for(source.line_end.join(lines))
    return Changed(source.data[:at] + added + source.data[at:], source.line(start) + (before is None))


def renewed(data: bytes, digits: str) -> tuple[bytes, int]:
    """The page with its old police links leading to the present query page, and how many they were.

    Links with another number's code stay as they are.
    """
    source = Source(data)
    pieces, done, count = [], 0, 0
    for element in source.tree.elements:
        href = element.attributes.get("href") if element.name == "a" else None
        link = read_link(href.value) if href else None
        if href and link and link.old and link.code in ("", digits):
            pieces += [data[done : source.byte_of(href.start)], source.bytes_for(QUERY_URL + digits)]
            done, count = source.byte_of(href.end), count + 1
    return b"".join([*pieces, data[done:]]), count
