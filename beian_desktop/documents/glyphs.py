"""Whether the print fonts have every character of a text."""

from __future__ import annotations

from functools import lru_cache

from beian_desktop.documents.coverage import BODY, covers
from beian_desktop.documents.signs import JOINER

INVISIBLE = "\n" + JOINER
"""What a text may hold without printing it: the end of a line, and a joiner that forbids a break."""


@lru_cache(maxsize=4096)
def missing_glyphs(text: str) -> str:
    """The characters of ``text`` that no print font has, each once, in order."""
    return "".join(c for c in dict.fromkeys(text) if c not in INVISIBLE and not any(covers(font, c) for font in BODY))


def has_glyph(character: str) -> bool:
    """Whether a print font has the character. The fonts are opened only for one that isn't an everyday one."""
    try:
        character.encode("gb2312")  # the everyday characters, all of which the first font has
    except UnicodeEncodeError:
        return not missing_glyphs(character)
    return True
