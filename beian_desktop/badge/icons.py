"""The picture of a badge on a page: in its link, or directly beside its number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from beian_desktop.badge.links import is_police, parted
from beian_desktop.badge.stream import Stream
from beian_desktop.badge.tree import BLOCKS, Element, Tree
from beian_desktop.checks.badge_page import IconKind
from beian_desktop.identifiers.domain import read_domain
from beian_desktop.identifiers.footer import is_label

_NEAR = 60
"""So many elements before and after a number are looked at."""
_FAR = 3
"""A picture as many blocks away from what it shares with the number isn't beside it."""
_LATER = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-url",
    "lazy-src",
    "lay-src",
    "_src",
    "original",
)
_NO_PICTURE = re.compile(r"(?:#.*|about:.*|javascript:.*|undefined|null|\{\{.*)?$", re.IGNORECASE | re.DOTALL)
_OTHER_PICTURES = re.compile(r"qr|ewm|erwei|weixin|wechat|conac|dzjg|12377|gsxt", re.IGNORECASE)
_LARGE_PICTURES = re.compile(r"logo|licen[cs]e|banner|avatar", re.IGNORECASE)
"""What names a picture that isn't the icon, unless it is as small as one or says that it is."""
_BADGE_PICTURES = re.compile(
    r"beian|备案|備案|公安|网安|網安|警徽|国徽|guohui|police|gong-?an|wang-?an|ghs|record|mps\.gov", re.IGNORECASE
)
"""In a picture's own address or description, these say that it is the icon, whatever else they say."""
_BETWEEN = re.compile(r"[\s|｜·•/,，、:;()\[\]\ue000-\uf8ff-]*")
_URL = re.compile(r"""url\(\s*["']?([^"')]*)""", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_COMPOUND = re.compile(r"([#.]?)((?:[\w-]|[^\x00-\x7f])+)")
_PSEUDO = re.compile(r":+[\w-]+(?:\([^)]*\))?|\[[^\]]*\]")
_PIXELS = re.compile(r"([0-9]{1,4})(?:px)?")
_ICON = 40
"""So many pixels an icon is wide or high at most."""
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)", re.IGNORECASE)
_RANK = (IconKind.FINE, IconKind.ELSEWHERE, IconKind.EMPTY, IconKind.MISSING)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a number stands: the elements around it, its link, its place in the source from its words to its end."""

    inside: Element
    anchor: Element | None
    start: int
    end: int


class Icons:
    """The pictures of one page."""

    def __init__(self, tree: Tree, shown: Stream) -> None:
        self._tree = tree
        self._shown = shown

    def beside(self, spot: Spot) -> IconKind:
        """The best picture that belongs to the number."""
        kinds = {self._kind(address) for address in self._pictures(spot)}
        return next((kind for kind in _RANK if kind in kinds), IconKind.MISSING)

    def _pictures(self, spot: Spot) -> Iterator[str]:
        """The address of each picture that belongs to the number; empty for one without."""
        for element in self._around(spot):
            address = self._picture(element)
            if address is not None and not element.hidden and self._belongs(element, address, spot):
                yield address

    def _around(self, spot: Spot) -> Iterator[Element]:
        elements = self._tree.elements
        at = bisect_left(elements, spot.start, key=lambda each: each.tag.start)
        yield from reversed(elements[max(0, at - _NEAR) : at])
        yield from islice(elements, at, at + _NEAR)

    def _picture(self, element: Element) -> str | None:
        """The address of an element's picture, ``data:`` for a drawing in the page; None when it is no picture."""
        name = element.name
        if name in ("img", "image") or (name == "input" and element.get("type").lower() == "image"):
            return _source(element)
        if name == "svg":
            return "data:" if self._has_inside(element) else ""
        if name in ("object", "embed"):
            return element.get("data") or element.get("src")
        return self._background(element)

    def _has_inside(self, svg: Element) -> bool:
        text, end = self._tree.text, svg.tag.end
        closing = text.find("</", end)
        return (
            text[end - 2] != "/" and "<" in text[end : text.lower().find("</svg", end) if closing >= 0 else len(text)]
        )

    def _background(self, element: Element) -> str | None:
        for name, value in element.style.items():
            found = _URL.search(value) if name.startswith("background") else None
            if found:
                return found[1]
        if not self._rules or not (element.get("class") or element.get("id") or element.name in ("i", "em", "s")):
            return None
        return next((url for selector, url in self._rules if _selects(selector, element)), None)

    @cached_property
    def _rules(self) -> list[tuple[list[str], str]]:
        """What the page's own style sheets give a background picture: each selector in its compounds, and the address."""
        rules = []
        for blob in self._tree.blobs:
            if blob.name != "style":
                continue
            sheet = _CSS_COMMENT.sub("", self._tree.text[blob.start : blob.end])
            for selectors, declarations in _RULE.findall(sheet):
                found = _URL.search(declarations) if re.search("background|content", declarations) else None
                if found:
                    rules += [(_compounds(each), found[1]) for each in selectors.split(",")]
        return rules

    # Which belong

    def _belongs(self, element: Element, address: str, spot: Spot) -> bool:
        if element.name not in ("img", "image", "input", "svg", "object", "embed") and element in spot.inside.lineage():
            return self._is_own_box(element, spot)
        anchor = element.nearest("a")
        if anchor is not None and spot.anchor is not None and anchor.tag.start == spot.anchor.tag.start:
            return True
        if anchor is not None and not _may_be_icons(anchor):
            return False
        named = "" if address.startswith("data:") else address
        own = (each for each in element.lineage() if all(each is not other for other in spot.inside.lineage()))
        said = f"{named} {element.get('alt')}"
        words = " ".join((said, *(f"{each.get('class')} {each.get('id')}" for each in own)))
        large = _LARGE_PICTURES.search(words) and not _BADGE_PICTURES.search(said) and not _is_small(element)
        return not large and not _OTHER_PICTURES.search(words) and self._is_beside(element, spot)

    def _is_own_box(self, element: Element, spot: Spot) -> bool:
        """Whether an element around the number, which has a background, holds little else."""
        if element.name in ("body", "html", "footer"):
            return False
        words = self._shown.between(element.tag.end, spot.start)
        return _is_nothing(words)

    def _is_beside(self, element: Element, spot: Spot) -> bool:
        """Whether only labels stand between picture and number, and they share a box."""
        before = element.tag.start < spot.start
        first, last = (element.tag.end, spot.start) if before else (spot.end, element.tag.start)
        if not _is_nothing(self._shown.between(first, last)):
            return False
        around = {id(each) for each in spot.inside.lineage()}
        shared = next((each for each in element.lineage() if id(each) in around), None)
        away = _blocks_below(shared, element), _blocks_below(shared, spot.inside)
        return max(away) < _FAR if before else max(away) == 0

    # What they are

    def _kind(self, address: str) -> IconKind:
        if _NO_PICTURE.match(address):
            return IconKind.EMPTY
        host, _ = parted(address)
        return IconKind.ELSEWHERE if host and not self._is_own(host) else IconKind.FINE

    def _is_own(self, host: str) -> bool:
        return any(host == own or _registrable(host) == _registrable(own) for own in self._own_hosts)

    @cached_property
    def _own_hosts(self) -> list[str]:
        """The hosts that the page itself says it comes from."""
        saved = _SAVED_FROM.search(self._tree.text[:4096])
        addresses = [saved[1]] if saved else []
        for each in self._tree.elements:
            if each.name == "base" or (each.name == "link" and each.get("rel").lower() == "canonical"):
                addresses.append(each.get("href"))
            elif each.name == "meta" and each.get("property").lower() == "og:url":
                addresses.append(each.get("content"))
        return [host for host, _ in map(parted, addresses) if host]


def _source(image: Element) -> str:
    later = next((image.get(name) for name in _LATER if image.get(name)), "")
    sets = (image.get("srcset") or image.get("data-srcset")).split()
    return later or image.get("src") or (sets[0] if sets else "")


def _is_small(image: Element) -> bool:
    """Whether a picture says that it is shown no larger than an icon."""
    sides = (image.get(name) or image.style.get(name, "") for name in ("width", "height"))
    return any(int(side[1]) <= _ICON for side in map(_PIXELS.fullmatch, sides) if side)


def _may_be_icons(anchor: Element) -> bool:
    """Whether a link of its own around a picture lets it be the badge's: to the police, or nowhere."""
    href = anchor.get("href")
    return is_police(href) or not href or href == "#" or href.lower().startswith("javascript:")


def _is_nothing(words: str) -> bool:
    left = _BETWEEN.sub("", words)
    return not left or is_label(left)


def _blocks_below(shared: Element | None, element: Element) -> int:
    """How many blocks lie between an element and one around it."""
    count = 0
    for each in element.lineage():
        if each is shared:
            return count
        count += each.name in BLOCKS
    return count


def _compounds(selector: str) -> list[str]:
    return [_PSEUDO.sub("", each) for each in re.split(r"[\s>+~]+", selector.strip()) if each]


def _selects(compounds: list[str], element: Element) -> bool:
    """Whether a selector means the element; what stands before the last compound may be anywhere around it."""
    if not compounds or not compounds[-1] or not _fits(compounds[-1], element):
        return False
    around = [each for each in element.lineage() if each is not element]
    return all(any(_fits(each, other) for other in around) for each in compounds[:-1])


def _fits(compound: str, element: Element) -> bool:
    classes = element.get("class").split()
    parts = _COMPOUND.findall(compound)
    return bool(parts) and all(
        name in classes if sign == "." else element.get("id") == name if sign else element.name == name.lower()
        for sign, name in parts
    )


def _registrable(host: str) -> str:
    parts = read_domain(host).parts
    return parts.registrable if parts else host
