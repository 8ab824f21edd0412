"""公安备案号: the number that the police give to a filing and that the badge shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from beian_desktop.identifiers import area
from beian_desktop.identifiers.footer import (
    HAN,
    clean_footer,
    findings_around,
    is_label,
    may_follow,
    may_precede,
)
from beian_desktop.identifiers.reading import Finding, Reading, Severity, finding

SIGNS: dict[str, str] = {
    "11": "京", "12": "津", "13": "冀", "14": "晋", "15": "蒙", "21": "辽", "22": "吉", "23": "黑",
    "31": "沪", "32": "苏", "33": "浙", "34": "皖", "35": "闽", "36": "赣", "37": "鲁", "41": "豫", "42": "鄂", "43": "湘",
    "44": "粤", "45": "桂", "46": "琼", "50": "渝", "51": "川蜀", "52": "贵黔", "53": "滇云", "54": "藏",
    "61": "陕", "62": "甘陇", "63": "青", "64": "宁", "65": "新", "66": "兵", "71": "台", "80": "铁", "81": "港", "82": "澳",
}  # fmt: skip
"""The signs that stand before 公网安备, by the first two digits."""

LENGTH = 14
_WITHOUT_AREA = 6
LEGACY_LENGTHS = frozenset({_WITHOUT_AREA, 12, 13, 15})
_KIND = "02"
_LINK = re.compile(r"[?&#/](?:RECORDCODE|CODE)=([0-9]{6,15})(?:[&#].*)?$")
_DIGITS = r"(?P<digits>[0-9](?:[\s-]?[0-9]){5,29})"
_END = r"\s?[)\]]?\s?号?(?:-[0-9]{1,2}(?![0-9]))?"
_KNOWN = "".join(SIGNS.values())
_WITH_WORDS = re.compile(
    rf"(?:[\[(]?(?P<sign>[{_KNOWN}]|(?<!{HAN})(?![公网安备号]){HAN})[\])]?)?\s?(?:公{HAN}?网安|公安网|公网|公安|网安|公安局(?:{HAN}{{2,10}}局)?|公安分局)备\s?[案字]?\s?(?:编?号)?\s?第?[\s:.(\[-]{{0,4}}"
    rf"{_DIGITS}{_END}"
)
_BARE = re.compile(rf"(?P<label>[^0-9]*){_DIGITS}{_END}")


@dataclass(frozen=True, slots=True)
class FilingNumber:
    """A number of 14 digits, or a legacy one of 6, 12, 13 or 15.

    ``province`` is the sign as written, None when none was; ``area`` the first six
    digits, ``serial`` digits 9-14 (None in legacy numbers).
    """

    province: str | None
    digits: str
    area: str | None
    area_name: str | None
    serial: str | None
    legacy: bool

    @property
    def written(self) -> str:
        """The one way this program writes the number: 京公网安备11010802000001号."""
        return _normal(self)


def read_filing_number(text: str) -> Reading[FilingNumber]:
    """Reads a filing number as badges and people write it (NUM-01)."""
    cleaned = clean_footer(text)
    found = _from_link(cleaned.text) or _with_words(cleaned.text) or _bare(cleaned.text)
    if found is None:
        problem = finding("NUM-01", "filing-number.unreadable")
        return Reading(text, None, None, (*cleaned.findings, problem))
    findings = findings_around(cleaned, found.start, found.end)
    if len(found.digits) != LENGTH and len(found.digits) not in LEGACY_LENGTHS:
        problem = finding("NUM-01", "filing-number.length", length=len(found.digits))
        return Reading(text, None, None, (*findings, problem))
    number = _number(found.sign, found.digits)
    return Reading(text, _normal(number), number, (*findings, *_doubts(number)))


@dataclass(frozen=True, slots=True)
class _Found:
    """Sign and digits, and from where to where in the text they stand."""

    sign: str | None
    digits: str
    start: int
    end: int


def _from_link(text: str) -> _Found | None:
    match = _LINK.search(text)
    return match and _Found(None, match[1], match.start(1), match.end(1))


def _with_words(text: str) -> _Found | None:
    """A number after 公网安备 or what people write for it."""
    match = _WITH_WORDS.search(text)
    if match is None:
        return None
    sign: str | None = match["sign"]
    known = sign is None or sign in _KNOWN
    fits = may_precede(text[: match.start()], known) and may_follow(text[match.end() :])
    return _Found(sign, _joined(match["digits"]), match.start(), match.end()) if fits else None


def _bare(text: str) -> _Found | None:
    """Digits alone, or after a label such as 备案号：."""
    match = _BARE.fullmatch(text)
    if match is None or not is_label(match["label"].strip("([")):
        return None
    return _Found(None, _joined(match["digits"]), match.start("digits"), match.end())


def _joined(digits: str) -> str:
    """The digits without spaces between them; what follows a whole number after a space isn't part of it."""
    first = re.split(r"[\s-]", digits)[0]
    return first if len(first) == LENGTH else re.sub(r"[\s-]", "", digits)


def _number(sign: str | None, digits: str) -> FilingNumber:
    legacy = len(digits) != LENGTH
    found = area.area(digits[:6])
    has_area = not legacy or found is not None
    return FilingNumber(
        province=sign,
        digits=digits,
        area=digits[:6] if has_area else None,
        area_name=found.full_name if found else None,
        serial=None if legacy else digits[8:],
        legacy=legacy,
    )


def _normal(number: FilingNumber) -> str:
    return f"{number.province}公网安备{number.digits}号" if number.province else number.digits


def _doubts(number: FilingNumber) -> Iterator[Finding]:
    if number.legacy:
        yield finding("NUM-01", "filing-number.legacy", Severity.WARNING, length=len(number.digits))
    elif number.digits[6:8] != _KIND:
        yield finding("NUM-01", "filing-number.kind", Severity.WARNING, digits=number.digits[6:8])
    if not number.legacy and number.area_name is None:
        yield finding("NUM-01", "filing-number.area", Severity.WARNING, digits=number.digits[:6])
    sign = number.province
    if sign and len(number.digits) != _WITHOUT_AREA and sign not in SIGNS.get(number.digits[:2], ""):
        yield finding("NUM-01", "filing-number.sign", Severity.WARNING, sign=sign, digits=number.digits[:2])
