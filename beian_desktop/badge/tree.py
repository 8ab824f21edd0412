"""A page's elements, and what shows of its text, as browsers build them (HTML standard, tree construction).

Simplified where it can't matter to a footer: text in a table stays where it stands, and nothing is moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from beian_desktop.badge.markup import Attribute, Mark, Token, attributes, tokens
from beian_desktop.checks.badge_page import Unseen


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
_FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")
BLOCKS = _names(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li listing main menu nav ol p pre section summary table tbody "
    "td tfoot th thead tr ul"
)
_CLOSES_P = BLOCKS - _names("body br caption html tbody td tfoot th thead tr")
_WALLS = _names("applet caption html marquee object table td template th")
"""Elements whose inside is closed to the end tags of what is outside."""
_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"}) | _WALLS),
    "dd": (frozenset({"dd", "dt"}), frozenset({"dl"}) | _WALLS),
    "dt": (frozenset({"dd", "dt"}), frozenset({"dl"}) | _WALLS),
    "option": (frozenset({"option"}), frozenset({"select"}) | _WALLS),
    "td": (frozenset({"td", "th", "caption"}), frozenset({"table", "template", "html"})),
    "th": (frozenset({"td", "th", "caption"}), frozenset({"table", "template", "html"})),
    "tr": (frozenset({"tr", "caption"}), frozenset({"table", "template", "html"})),
    **dict.fromkeys(
        ("tbody", "thead", "tfoot"),
        (frozenset({"tbody", "thead", "tfoot", "tr", "caption"}), frozenset({"table", "template", "html"})),
    ),
}
"""A start tag -> the elements that it ends, up to the nearest of the second set."""
_TABLE_PARTS = _names("caption table tbody td tfoot th thead tr")
_IN_HEAD = _names("base basefont bgsound link meta noframes noscript script style template title")
_RAW_UNSEEN = {
    "script": Unseen.SCRIPT, "style": Unseen.SCRIPT, "title": Unseen.HEAD, "textarea": Unseen.FRAME,
    "iframe": Unseen.FRAME, "noembed": Unseen.FRAME, "noframes": Unseen.FRAME,
}  # fmt: skip
_OWN_UNSEEN = {"head": Unseen.HEAD, "template": Unseen.TEMPLATE, "noscript": Unseen.NOSCRIPT}
_DEEPEST = 512
"""Browsers nest no deeper either."""
_GOING_ON = 8
"""Of links and the like left open, so many go on after a block."""
_DECLARATION = re.compile(r"(?:^|;)\s*([\w-]+)\s*:\s*([^;]*)")
_HIDES = re.compile(r"[\s\"'/](?:hidden|style)", re.IGNORECASE)


class Element:
    """An element: its start tag, its parent, and why it doesn't show (None when it does)."""

    __slots__ = ("_attributes", "_text", "invisible", "name", "parent", "tag", "unseen")

    def __init__(self, text: str, tag: Token, parent: Element | None) -> None:
        self.name = tag.name
        self.tag = tag
        self.parent = parent
        self._text = text
        self._attributes: dict[str, Attribute] | None = None
        self.invisible: bool = parent.invisible if parent else False
        self.unseen: Unseen | None = parent.unseen if parent else None
        if self.unseen is None:
            self.unseen = self._own_unseen()

    def _own_unseen(self) -> Unseen | None:
        own = _OWN_UNSEEN.get(self.name)
        if own or not _HIDES.search(self._text, self.tag.start, self.tag.end):
            return own
        style = self.style
        visibility = style.get("visibility", "")
        if visibility:
            self.invisible = visibility in ("hidden", "collapse")
        return Unseen.HIDDEN if "hidden" in self.attributes or style.get("display") == "none" else None

    @property
    def attributes(self) -> dict[str, Attribute]:
        """The attributes of the start tag."""
        if self._attributes is None:
            self._attributes = attributes(self._text, self.tag)
        return self._attributes

    def get(self, name: str) -> str:
        """An attribute's value without outer whitespace, empty when there is none."""
        found = self.attributes.get(name)
        return found.value.strip() if found else ""

    @property
    def style(self) -> dict[str, str]:
        """The declarations of the style attribute, in lower case; what holds a URL stays as written."""
        found = _DECLARATION.findall(self.get("style"))
        return {name.lower(): _value(value) for name, value in found}

    @property
    def hidden(self) -> Unseen | None:
        """Why the element doesn't show, ``visibility`` included."""
        return self.unseen or (Unseen.HIDDEN if self.invisible else None)

    def lineage(self) -> Iterator[Element]:
        """The element itself and what it stands in, outwards."""
        here: Element | None = self
        while here is not None:
            yield here
            here = here.parent

    def nearest(self, name: str) -> Element | None:
        """Itself or the nearest element around it with this name."""
        return next((each for each in self.lineage() if each.name == name), None)


def _value(written: str) -> str:
    value = written.replace("!important", "").strip()
    return value if "(" in value else value.lower()


@dataclass(slots=True)
class Run:
    """Text between two marks: where it stands, what it stands in, and whether a new line begins before it."""

    start: int
    end: int
    inside: Element
    apart: bool


@dataclass(slots=True)
class Blob:
    """Source that holds no elements: a comment, a script, a style sheet."""

    start: int
    end: int
    unseen: Unseen
    name: str = ""


@dataclass
class Tree:
    """A page. ``body`` is where the body's inside begins and ends in the source."""

    text: str
    elements: list[Element] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    blobs: list[Blob] = field(default_factory=list)
    body: tuple[int, int] = (0, 0)
    body_end: int | None = None
    """Where ``</body>`` begins, None when there is none."""
    html_end: int | None = None
    footer_end: int | None = None
    """Where the end tag of the last footer element that shows begins."""

    def words(self, run: Run) -> str:
        """The text of a run, entities read."""
        written = self.text[run.start : run.end]
        return unescape(written) if "&" in written else written

    def line(self, place: int) -> int:
        """The line, from 1, of a place in the source."""
        return 1 + (self.text.count("\n", 0, place) or self.text.count("\r", 0, place))


def read_tree(text: str) -> Tree:
    """The page of a source; broken pages are read as browsers read them."""
    builder = _Builder(Tree(text))
    for token in tokens(text):
        builder.take(token)
    return builder.finished()


class _Builder:
    """The open elements while a page is read."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        root = Element(tree.text, Token(Mark.START, 0, 0, "html"), None)
        self.open = [root]
        self.apart = True
        self.begun = 0

    def take(self, token: Token) -> None:
        if token.mark is Mark.TEXT:
            self._text(token)
        elif token.mark is Mark.START:
            self._start(token)
        elif token.mark is Mark.END:
            self._end(token)
        elif token.mark is Mark.COMMENT:
            self.tree.blobs.append(Blob(token.start, token.end, Unseen.COMMENT))
        else:
            self._raw(token)

    def finished(self) -> Tree:
        end = self.tree.body_end if self.tree.body_end is not None else self.tree.html_end
        self.tree.body = (self.begun, len(self.tree.text) if end is None or end < self.begun else end)
        return self.tree

    def _raw(self, token: Token) -> None:
        if token.name == "xmp":
            self._text(token)
        elif token.end > token.start:
            unseen = self.open[-1].unseen or _RAW_UNSEEN[token.name]
            self.tree.blobs.append(Blob(token.start, token.end, unseen, token.name))

    def _text(self, token: Token) -> None:
        blank = self.tree.text[token.start : token.end].isspace()
        if not blank:
            self._leave_head(token.start)
        self.tree.runs.append(Run(token.start, token.end, self.open[-1], self.apart))
        self.apart = False

    def _leave_head(self, place: int) -> None:
        if self.open[-1].name == "head":
            self.open.pop()
            self.begun = place

    def _start(self, token: Token) -> None:
        name = token.name
        self.apart = self.apart or name in BLOCKS
        if name not in _IN_HEAD:
            self._leave_head(token.start)
        if name in ("html", "body"):
            self._root(token)
            return
        if name in _CLOSES_P:
            self._close(frozenset({"p"}), _WALLS | {"button"})
        if name in _CLOSES:
            self._close(*_CLOSES[name])
        if name == "a":
            self._end_formatting("a")
        element = Element(self.tree.text, token, self.open[-1])
        self.tree.elements.append(element)
        if (
            name not in VOID
            and len(self.open) < _DEEPEST
            and not (self.tree.text[token.end - 2] == "/" and self._foreign(element))
        ):
            self.open.append(element)

    def _root(self, token: Token) -> None:
        """The one html and the one body; their attributes count wherever they stand."""
        if token.name == "body" and not any(each.name == "body" for each in self.open):
            self.begun = token.end
            self.open.append(Element(self.tree.text, token, self.open[-1]))
            self.tree.elements.append(self.open[-1])

    @staticmethod
    def _foreign(element: Element) -> bool:
        return any(each.name in ("svg", "math") for each in element.lineage())

    def _close(self, names: frozenset[str], until: frozenset[str]) -> None:
        """Ends every open element of these names, from the innermost out to the first of ``until``."""
        for index in range(len(self.open) - 1, 0, -1):
            if self.open[index].name in names:
                self._cut(index)
            elif self.open[index].name in until:
                return

    def _end(self, token: Token) -> None:
        name = token.name
        self.apart = self.apart or name in BLOCKS
        if name == "body":
            self.tree.body_end = token.start
        elif name == "html":
            self.tree.html_end = token.start
        elif name in _FORMATTING:
            self._end_formatting(name)
        elif name == "form":
            self._end_form()
        else:
            self._note_footer(token)
            self._end_other(name)
        if name == "head":
            self.begun = token.end

    def _note_footer(self, token: Token) -> None:
        footer = self.open[-1].nearest("footer") if token.name == "footer" else None
        if footer is not None and footer.hidden is None:
            self.tree.footer_end = token.start

    def _end_other(self, name: str) -> None:
        walls = frozenset({"table", "template"}) if name in _TABLE_PARTS else _WALLS
        for index in range(len(self.open) - 1, 0, -1):
            if self.open[index].name == name:
                self._cut(index)
                return
            special = self.open[index].name in BLOCKS and name not in BLOCKS
            if self.open[index].name in walls or special:
                return

    def _cut(self, index: int) -> None:
        """Ends an element and what is open in it; links and the like that weren't ended go on after it."""
        going_on = [each for each in self.open[index + 1 :] if each.name in _FORMATTING][-_GOING_ON:]
        wall = self.open[index].name in _WALLS
        del self.open[index:]
        if not wall:
            self.open.extend(self._again(going_on))

    def _again(self, elements: Iterable[Element]) -> Iterator[Element]:
        parent = self.open[-1]
        for each in elements:
            parent = Element(self.tree.text, each.tag, parent)
            yield parent

    def _end_formatting(self, name: str) -> None:
        for index in range(len(self.open) - 1, 0, -1):
            if self.open[index].name == name:
                inner = self.open[index + 1 :]
                del self.open[index:]
                self.open.extend(inner if any(each.name in BLOCKS for each in inner) else self._again(inner))
                return
            if self.open[index].name in _WALLS:
                return

    def _end_form(self) -> None:
        for index in range(len(self.open) - 1, 0, -1):
            if self.open[index].name == "form":
                del self.open[index]
                return
