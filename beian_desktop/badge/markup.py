"""The marks of a page with their places in the source, cut as browsers cut them (HTML standard, tokenization).

Places are what a check's line numbers and a change of nothing else need; lxml keeps none, so the pages are cut here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from html import unescape


class Mark(Enum):
    """What a stretch of the source is."""

    TEXT = "text"
    START = "start"
    END = "end"
    COMMENT = "comment"
    RAW = "raw"
    """What stands in an element that holds no marks, such as a script."""


@dataclass(slots=True)
class Token:
    """A stretch of the source from ``start`` to ``end``; ``name`` is the element's, in lower case."""

    mark: Mark
    start: int
    end: int
    name: str = ""


RAW_ELEMENTS = frozenset({"script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"})

_OPEN = re.compile(r"<(?:(!--)|(/)?([A-Za-z][^\s/>]*)|[!?/])", re.ASCII)
_REST_OF_TAG = re.compile(r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')|=)*+>""", re.ASCII)
_END_OF_COMMENT = re.compile(r"--!?>")
_ATTRIBUTE = re.compile(r"""([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""", re.ASCII)
_SCRIPT = re.compile(r"<!--|-->|<(/?)script(?=[\s/>])", re.IGNORECASE)


def tokens(text: str) -> Iterator[Token]:
    """The whole source in pieces, in order; what a broken end leaves over belongs to the last piece."""
    place, length = 0, len(text)
    while place < length:
        found = _OPEN.search(text, place)
        if found is None:
            yield Token(Mark.TEXT, place, length)
            return
        if found.start() > place:
            yield Token(Mark.TEXT, place, found.start())
        token = _marked(text, found)
        yield token
        place = token.end
        if token.mark is Mark.START and token.name in RAW_ELEMENTS:
            end = _end_of_raw(text, place, token.name)
            yield Token(Mark.RAW, place, end, token.name)
            place = end


def _marked(text: str, found: re.Match[str]) -> Token:
    start = found.start()
    if found[1]:
        return Token(Mark.COMMENT, start, _end_of_comment(text, found.end()))
    if not found[3]:
        end = text.find(">", found.end() - 1)
        return Token(Mark.COMMENT, start, end + 1 if end >= 0 else len(text))
    rest = _REST_OF_TAG.match(text, found.end())
    if rest is None:
        return Token(Mark.COMMENT, start, len(text))
    return Token(Mark.END if found[2] else Mark.START, start, rest.end(), found[3].lower())


def _end_of_comment(text: str, inside: int) -> int:
    for short in (">", "->"):
        if text.startswith(short, inside):
            return inside + len(short)
    end = _END_OF_COMMENT.search(text, inside)
    return end.end() if end else len(text)


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)


def _end_of_raw(text: str, place: int, name: str) -> int:
    if name == "script":
        return _end_of_script(text, place)
    end = _closing(name).search(text, place)
    return end.start() if end else len(text)


def _end_of_script(text: str, place: int) -> int:
    """Where a script ends: within ``<!--`` a script may hold another whole one."""
    commented = nested = False
    for found in _SCRIPT.finditer(text, place):
        if found[0] == "<!--":
            commented = True
        elif found[0] == "-->":
            commented = nested = False
        elif not found[1]:
            nested = commented
        elif nested:
            nested = False
        else:
            return found.start()
    return len(text)


@dataclass(frozen=True, slots=True)
class Attribute:
    """A value, entities read, and where it stands in the source without its quotation marks."""

    value: str
    start: int
    end: int


def attributes(text: str, token: Token) -> dict[str, Attribute]:
    """The attributes of a start tag by name in lower case; of two with one name the first counts."""
    found: dict[str, Attribute] = {}
    for each in _ATTRIBUTE.finditer(text, token.start + 1 + len(token.name), token.end - 1):
        group = next((n for n in (2, 3, 4) if each[n] is not None), 0)
        value = unescape(each[group]) if group else ""
        found.setdefault(each[1].lower(), Attribute(value, *(each.span(group) if group else (each.end(), each.end()))))
    return found
