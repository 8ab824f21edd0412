"""Which characters a print font has: the one table of its file that tells, without the font and without ReportLab.

To ask ReportLab takes 26 MB and a tenth of a second for each font, which the checks of a name would cost the window.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from functools import cache

from beian_desktop.system.paths import resource

BODY = ("NotoSerifSC-Regular", "HanaMinB")
"""The fonts of running text: the first that has a character prints it."""

UNICODE = (3, 10)
"""Platform and encoding of the table for all of Unicode (OpenType, cmap)."""

SEGMENTED = 12
"""Its format: groups of first and last character, and the first one's glyph."""


def covers(name: str, character: str) -> bool:
    """Whether the font ``name`` of resources/fonts has a character."""
    firsts, lasts = _groups(name)
    place = bisect_right(firsts, ord(character)) - 1
    return place >= 0 and ord(character) <= lasts[place]


@cache
def _groups(name: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The first and the last characters of the groups, ascending."""
    table = _cmap(name)
    count = int.from_bytes(table[2:4], "big")
    subtables = {entry[:2]: entry[2] for entry in struct.iter_unpack(">HHL", table[4 : 4 + 8 * count])}
    subtable = table[subtables[UNICODE] :]
    kind, groups = int.from_bytes(subtable[:2], "big"), int.from_bytes(subtable[12:16], "big")
    assert kind == SEGMENTED, name
    numbers = struct.unpack(f">{3 * groups}L", subtable[16 : 16 + 12 * groups])
    return numbers[::3], numbers[1::3]


def _cmap(name: str) -> bytes:
    """The table ``cmap`` of a font file."""
    with resource("fonts", f"{name}.ttf").open("rb") as file:
        tables = struct.iter_unpack(">4sLLL", file.read(12 + 16 * 64)[12:])
        offset, length = next((offset, length) for tag, _, offset, length in tables if tag == b"cmap")
        file.seek(offset)
        return file.read(length)
