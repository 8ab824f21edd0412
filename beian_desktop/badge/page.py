"""What a page has of badges: the numbers that show and those that don't, with their links and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import groupby

from beian_desktop.badge.encoding import decode_page
from beian_desktop.badge.icons import Icons, Spot
from beian_desktop.badge.links import is_police, read_link
from beian_desktop.badge.numbers import ICP, KNOWN, OTHER_WORDS, SHORTEST, SHOWN, Found, numbers_in
from beian_desktop.badge.stream import Stream, plain
from beian_desktop.badge.tree import BLOCKS, Blob, Element, Tree, read_tree
from beian_desktop.checks.badge_page import BadgeSeen, IconKind, Link, PageSeen, Unseen

_POLICE_IN_SOURCE = re.compile(
    r"beian(?:\.mps)?\.gov\.cn(?:/|\\/)[^\s\"'<>]{0,200}?code(?:=|%3D)\s*([0-9]{6,15})", re.IGNORECASE
)
_COMPOSED = re.compile(rf"([{KNOWN}])?公网安备[^0-9]{{1,120}}([0-9]{{14}})(?![0-9])")
_TAGS = re.compile(r"<[^<>]*>")
_JOINTS = re.compile(r"[\"'`+\\]")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def read_page(data: bytes) -> PageSeen:
    """What the bytes of a page show; broken pages are read as browsers read them, nothing raises."""
    decoded = decode_page(data)
    reader = _Reader(read_tree(decoded.text))
    return PageSeen(decoded.encoding, tuple(reader.badges()), tuple(reader.icp_to_police()))


class _Reader:
    """Finds the numbers of one page."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._shown = Stream(tree, (run for run in tree.runs if run.inside.hidden is None))
        self._icons = Icons(tree, self._shown)
        self._police = [e for e in tree.elements if e.name == "a" and e.attributes and is_police(e.get("href"))]

    def badges(self) -> list[BadgeSeen]:
        """Every number in the order of the source; a fallback is looked for only when there is none."""
        found = [*self._in(self._shown, SHOWN, None), *self._hidden(), *self._in_blobs()]
        if not any(badge.unseen is None for _, badge in found):
            found += self._in(self._shown, OTHER_WORDS, Unseen.OTHER_WORDS)
        if not found:
            found += self._in_links() or self._in_source()
        return [badge for _, badge in sorted(found, key=lambda pair: pair[0])]

    def icp_to_police(self) -> Iterator[int]:
        """The lines where an ICP number that shows leads to the police."""
        for match in ICP.finditer(self._shown.text):
            anchor = _anchor(self._shown.run_at(match.start("digits")).inside)
            if anchor is not None and is_police(anchor.get("href")):
                yield self._tree.line(self._shown.source_of(match.start()))

    # In text

    def _in(self, stream: Stream, shape: re.Pattern[str], unseen: Unseen | None) -> Iterator[tuple[int, BadgeSeen]]:
        for found in numbers_in(stream.text, shape):
            yield self._badge(stream, found, unseen)

    def _hidden(self) -> Iterator[tuple[int, BadgeSeen]]:
        runs = (run for run in self._tree.runs if run.inside.hidden is not None)
        for unseen, group in groupby(runs, key=lambda run: run.inside.hidden):
            yield from self._in(Stream(self._tree, group), SHOWN, unseen)

    def _badge(self, stream: Stream, found: Found, unseen: Unseen | None) -> tuple[int, BadgeSeen]:
        place, end = stream.source_of(found.start), stream.source_of(found.end - 1) + 1
        inside = stream.run_at(found.digits_at).inside
        anchor = _anchor(inside) or _anchor(stream.run_at(found.start).inside) or self._link_beside(inside, place, end)
        icon = IconKind.MISSING
        if unseen is None:
            icon = self._icons.beside(Spot(inside, anchor, place, end))
        link = read_link(anchor.get("href")) if anchor is not None else Link()
        line = self._tree.line(stream.source_of(found.digits_at))
        return place, BadgeSeen(found.digits, found.sign, unseen, line, self._share(place), link, icon)

    def _link_beside(self, inside: Element, start: int, end: int) -> Element | None:
        """A link to the police in the number's own block that has no other number: one around the icon, or 查询."""
        block = _block(inside)
        near = [each for each in self._police if _block(each) is block and not self._says_icp(each)]
        return min(near, key=lambda each: min(abs(each.tag.start - end), abs(start - each.tag.end)), default=None)

    def _says_icp(self, anchor: Element) -> bool:
        end = self._tree.text.find("</", anchor.tag.end)
        return bool(ICP.search(plain(self._tree.text[anchor.tag.end : end])))

    def _share(self, place: int) -> float:
        begin, end = self._tree.body
        return (place - begin) / max(end - begin, 1)

    # In what doesn't show

    def _in_blobs(self) -> Iterator[tuple[int, BadgeSeen]]:
        for blob in self._tree.blobs:
            source = self._tree.text[blob.start : blob.end].removeprefix("<!--").removesuffix("-->")
            digits = dict(_numbers_of(source)) or _linked_code(source) or _composed(source)
            for number, sign in digits.items():
                yield blob.start, BadgeSeen(number, sign, blob.unseen, self._line_within(blob, number))

    def _line_within(self, blob: Blob, number: str) -> int:
        at = self._tree.text.find(number, blob.start, blob.end)
        return self._tree.line(at if at >= 0 else blob.start)

    def _in_links(self) -> list[tuple[int, BadgeSeen]]:
        found = []
        for anchor in self._police:
            link = read_link(anchor.get("href"))
            if len(link.code) >= SHORTEST:
                unseen = anchor.hidden or Unseen.LINK_ONLY
                line, place = self._tree.line(anchor.tag.start), anchor.tag.start
                found.append((place, BadgeSeen(link.code, None, unseen, line, self._share(place), link)))
        return found

    def _in_source(self) -> list[tuple[int, BadgeSeen]]:
        """Numbers in attributes, and links that a script or the like holds."""
        found = []
        for element in self._tree.elements:
            tag = self._tree.text[element.tag.start : element.tag.end]
            for number, sign in _numbers_of(tag, tags=False):
                line = self._tree.line(element.tag.start)
                unseen = Unseen.HEAD if element.hidden is Unseen.HEAD or element.name == "meta" else Unseen.ATTRIBUTE
                found.append((element.tag.start, BadgeSeen(number, sign, unseen, line)))
        return found


def _numbers_of(source: str, *, tags: bool = True) -> Iterator[tuple[str, str | None]]:
    """The numbers in source that isn't text: entities and escapes read, tags and what joins strings away."""
    if "备" not in source and "備" not in source and "\\u" not in source and "&#" not in source:
        return
    text = unescape(_ESCAPED.sub(lambda match: chr(int(match[1], 16)), source))
    text = _JOINTS.sub(" ", _TAGS.sub("", text) if tags else text)
    for found in numbers_in(plain(text), SHOWN):
        yield found.digits, found.sign


def _linked_code(source: str) -> dict[str, str | None]:
    found = _POLICE_IN_SOURCE.search(source)
    return {found[1]: None} if found else {}


def _composed(source: str) -> dict[str, str | None]:
    """A whole number not far behind 公网安备, as scripts put them together."""
    found = _COMPOSED.search(source)
    return {found[2]: found[1]} if found else {}


def _anchor(element: Element) -> Element | None:
    """The link around an element, when it leads anywhere."""
    anchor = element.nearest("a")
    return anchor if anchor is not None and anchor.get("href") else None


def _block(element: Element) -> Element | None:
    return next((each for each in element.lineage() if each.name in BLOCKS), None)
