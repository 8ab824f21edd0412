"""Names of persons as they stand on a certificate."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from beian_desktop.identifiers.reading import Finding, Reading, Severity, finding
from beian_desktop.identifiers.text import Cleaned, clean_text

Script = Literal["han", "latin", "mixed", "other"]

MIDDLE_DOT = "\u00b7"
PLATFORM_LIMIT = 15
"""The platform's field takes this many characters."""

_DOTS = re.compile(
    "[\u0387\u16eb\u2022\u2024\u2027\u2219\u22c5\u25cf\u2e31\u30fb\u318d\ua78f\uff65]|&(?:middot|#183|#xb7);"
)
_CHINESE_DOTS = re.compile("[\u3002\ufe52\uff0e\uff61.]")
_LABEL = re.compile(r"^(?:姓名|名字)\s?[:：]\s*")
_HAN = (
    (0x3007, 0x3007),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
_PRIVATE_USE = ((0xE000, 0xF8FF), (0xF0000, 0x10FFFF))
_LATIN_MARKS = frozenset(" '-.,’`\u2010")
_OTHER_MARKS = frozenset(" '-.\u0f0b\u0f0c\u0f0d\u0f14")
"""Among them the Tibetan marks between syllables."""
_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_TITLE = re.compile(r"(?:先生|女士|小姐)$|\b(?:mr|mrs|ms|miss)\b\.?", re.IGNORECASE)
_SHORTEST, _LONGEST, _LONGEST_DOTTED = 2, 30, 50
_PADDED = 4


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name, the script that it is written in, and the characters that a print font lacks."""

    name: str
    script: Script
    missing_glyphs: tuple[str, ...]


def read_person_name(text: str, has_glyph: Callable[[str], bool] | None = None) -> Reading[PersonName]:
    """Reads a name (SUB-09). ``has_glyph`` tells whether the print font has a character."""
    cleaned = _clean(text)
    name = cleaned.text
    if not name:
        return Reading(text, None, None, (*cleaned.findings, finding("SUB-09", "person-name.empty")))
    missing = () if has_glyph is None else tuple(dict.fromkeys(c for c in name if not has_glyph(c)))
    parts = PersonName(name, _script(name), missing)
    return Reading(text, name, parts, (*cleaned.findings, *_findings(parts)))


def _findings(parts: PersonName) -> Iterator[Finding]:
    name = parts.name
    yield from _length_findings(parts)
    title = _TITLE.search(name)
    if title:
        yield finding("SUB-09", "person-name.title", confirmable=True, title=title[0])
    if any(c.isdigit() or (c.isnumeric() and not _is_han(c)) for c in name):
        yield finding("SUB-09", "person-name.digits", confirmable=True)
    strange = "".join(dict.fromkeys(c for c in name if not _may_stand(c, parts.script)))
    if strange or not any(map(str.isalnum, name)):
        yield finding("SUB-09", "person-name.characters", confirmable=True, characters=strange or name)
    elif name[0] in MIDDLE_DOT or name[-1] in MIDDLE_DOT or MIDDLE_DOT * 2 in name:
        yield finding("SUB-09", "person-name.dots", confirmable=True)
    yield from _script_findings(parts)


def _length_findings(parts: PersonName) -> Iterator[Finding]:
    length = len(parts.name)
    longest = _LONGEST_DOTTED if parts.script == "latin" or MIDDLE_DOT in parts.name else _LONGEST
    if not _SHORTEST <= length <= longest:
        yield finding("SUB-09", "person-name.length", confirmable=True, length=length, longest=longest)
    elif length > PLATFORM_LIMIT:
        yield finding("SUB-09", "person-name.long", Severity.WARNING, length=length, limit=PLATFORM_LIMIT)


def _script_findings(parts: PersonName) -> Iterator[Finding]:
    if parts.script in ("latin", "mixed"):
        yield finding("SUB-09", "person-name.latin", Severity.WARNING)
    elif parts.script == "other":
        yield finding("SUB-09", "person-name.script", Severity.WARNING)
    if parts.missing_glyphs:
        shown = " ".join(parts.missing_glyphs)
        yield finding("SUB-09", "person-name.glyphs", Severity.WARNING, characters=shown)


def _clean(text: str) -> Cleaned:
    plain = clean_text(text).without(_LABEL)
    cleaned = plain.then(_VARIATION.sub("", plain.text), "U+FE00→")
    name = _DOTS.sub(MIDDLE_DOT, cleaned.text)
    if not any(map(_is_han, name)):
        return Cleaned(" ".join(name.split()), cleaned.changes)
    dotted = _CHINESE_DOTS.sub(MIDDLE_DOT, name)
    return Cleaned(dotted, cleaned.changes).then(_without_spaces(dotted), "U+0020→")


def _without_spaces(name: str) -> str:
    """张三 for 张 三; in a longer name of several parts a space stands for the middle dot."""
    pieces = re.sub(rf"\s*{MIDDLE_DOT}\s*", MIDDLE_DOT, name).split()
    letters = "".join(pieces)
    all_han = all(_is_han(c) or c == MIDDLE_DOT for c in letters)
    if not all_han:
        return " ".join(pieces)
    return letters if len(letters) <= _PADDED else MIDDLE_DOT.join(pieces)


def _script(name: str) -> Script:
    letters = [c for c in name if c.isalpha() or _is_han(c) or _within(c, _PRIVATE_USE)]
    han = [c for c in letters if _is_han(c)]
    latin = [c for c in letters if _is_latin(c)]
    if han and latin:
        return "mixed"
    if latin and len(latin) == len(letters):
        return "latin"
    return "han" if han and len(han) == len(letters) else "other"


def _may_stand(character: str, script: Script) -> bool:
    if character == MIDDLE_DOT or _is_han(character) or character.isnumeric():
        return True
    if script in ("latin", "mixed") and character in _LATIN_MARKS:
        return True
    if script == "other" and (character in _OTHER_MARKS or unicodedata.category(character) in ("Mn", "Mc")):
        return True
    return character.isalpha()


def _is_latin(character: str) -> bool:
    return (character.isascii() and character.isalpha()) or "LATIN" in unicodedata.name(character, "")


def _is_han(character: str) -> bool:
    return _within(character, _HAN)


def _within(character: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    point = ord(character)
    return any(first <= point <= last for first, last in ranges)
