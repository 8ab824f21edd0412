"""The print fonts, and which of them has a character.

A face is a row of fonts: the first that has a character prints it, so that a rare
name character of an extension block comes from a font of its own. Only TrueType
can be embedded; the fonts are registered when first needed.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfbase.ttfonts import TTFont

from beian_desktop.documents.coverage import BODY
from beian_desktop.system.paths import resource


class Face(StrEnum):
    """A style of writing: Song for text, a stronger Song, Hei for titles."""

    BODY = "body"
    STRONG = "strong"
    HEAD = "head"


_STACKS = {
    Face.BODY: BODY,
    Face.STRONG: ("NotoSerifSC-SemiBold", "NotoSerifSC-Regular", "HanaMinB"),
    Face.HEAD: ("NotoSansSC-Bold", "NotoSerifSC-Regular", "HanaMinB"),
}


@cache
def _registered(name: str) -> TTFont:
    font = TTFont(name, str(resource("fonts", f"{name}.ttf")), shapable=False)
    _mend_advances(font.face)
    pdfmetrics.registerFont(font)
    return font


def _mend_advances(face: Any) -> None:
    """Gives glyphs without an advance of their own the last one in the font's units.

    ReportLab gives them that advance in thousandths of an em, so that a font of 1024 units is embedded with
    other widths than the file says (ISO 19005-2, 6.2.11.5).
    """
    count = int.from_bytes(face.get_table("hhea")[34:36], "big")
    advance = face.hmetrics[count - 1][0]
    face.hmetrics[count:] = [(advance, side) for _, side in face.hmetrics[count:]]


def base_font() -> str:
    """The name of the font for text that isn't chosen otherwise, registered."""
    return _registered(_STACKS[Face.BODY][0]).fontName


@lru_cache(maxsize=1 << 16)
def glyph(face: Face, character: str) -> tuple[str, float] | None:
    """The font that prints the character and its width at 1 point; None when no font has it."""
    for name in _STACKS[face]:
        metrics = _registered(name).face
        if ord(character) in metrics.charToGlyph:
            return name, metrics.charWidths.get(ord(character), metrics.defaultWidth) / 1000
    return None


def _to_unicode_map(fontname: str, subset: list[int]) -> str:
    """The CMap that tells which text the codes of a subset stand for.

    ReportLab writes five hex digits beyond U+FFFF, which readers take for something
    else; the standard wants UTF-16BE, and at most 100 entries to a block (PDF 32000-1, 9.10.3).
    PDFium outside of Windows gives such characters back but its search doesn't find them, whoever wrote the
    file: it keeps their halves apart in the page and joins them in the word that it looks for.
    """
    pairs = [f"<{code:02X}> <{_utf16(character)}>" for code, character in enumerate(subset) if character]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({fontname}) /Ordering ({fontname}) /Supplement 0 >> def",
        f"/CMapName /{fontname} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


def _utf16(character: int) -> str:
    return chr(character).encode("utf-16-be").hex().upper()


ttfonts.makeToUnicodeCMap = _to_unicode_map
