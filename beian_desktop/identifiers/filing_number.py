"""公安备案号: the number that the police give to a filing and that the badge shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from beian_desktop.identifiers import area
from beian_desktop.identifiers.reading import Finding, Reading, Severity, finding
from beian_desktop.identifiers.text import Cleaned, clean_identifier

SIGNS: dict[str, str] = {
    "11": "京", "12": "津", "13": "冀", "14": "晋", "15": "蒙", "21": "辽", "22": "吉", "23": "黑",
    "31": "沪", "32": "苏", "33": "浙", "34": "皖", "35": "闽", "36": "赣", "37": "鲁", "41": "豫", "42": "鄂", "43": "湘",
    "44": "粤", "45": "桂", "46": "琼", "50": "渝", "51": "川蜀", "52": "贵黔", "53": "滇云", "54": "藏",
    "61": "陕", "62": "甘陇", "63": "青", "64": "宁", "65": "新", "66": "兵", "71": "台", "80": "铁", "81": "港", "82": "澳",
}  # fmt: skip
"""The signs that stand before 公网安备, by the first two digits."""

LENGTH = 14
LEGACY_LENGTHS = frozenset({6, 12, 13, 15})
_KIND = "02"
_ANY_SIGN = "".join(SIGNS.values())
_WRITTEN_AS = str.maketrans("號備網", "号备网")
_LINK = re.compile(r"[?&#/](?:recordcode|code)=([0-9]{6,15})(?:[&#].*)?$", re.IGNORECASE)
_SHAPE = re.compile(
    rf"(?:[({{\[<]*(?:公安|网安|联网|公安联网|全国|网站|互联网|公安部|公安机关|公安网|公网)*(?:安全)?备案(?:编|证)?(?:号码?|号|信息|编号)*[\])>]*[:.\-]*)?"
    rf"[\[(]?(?P<sign>[^\W\d_A-Za-z公备网安])?[\])]?(?P<words>公网安备|公安网备|公安备案|公网备案|公安备|公网备|网安备|公安网安备|公网安备案)?(?:字|案)?(?:编?号)?第?[:.\-]*"
    r"(?P<digits>[0-9]+)(?:号)?(?:-[0-9]{1,2})?"
)
_TRAILING = ".,;|)]}>"
_LONGEST = 300


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


def read_filing_number(text: str) -> Reading[FilingNumber]:
    """Reads a filing number as badges and people write it (NUM-01)."""
    cleaned = _clean(text)
    match = _SHAPE.fullmatch(cleaned.text)
    if match is None:
        return Reading(text, None, None, (*cleaned.findings, finding("NUM-01", "filing-number.unreadable")))
    digits = match["digits"]
    if len(digits) != LENGTH and len(digits) not in LEGACY_LENGTHS:
        problem = finding("NUM-01", "filing-number.length", length=len(digits))
        return Reading(text, None, None, (*cleaned.findings, problem))
    number = _number(match["sign"], digits)
    return Reading(text, _normal(number), number, (*cleaned.findings, *_doubts(number)))


def _clean(text: str) -> Cleaned:
    cleaned = clean_identifier(text)
    if len(cleaned.text) > _LONGEST:
        return Cleaned("", cleaned.changes)
    link = _LINK.search(cleaned.text)
    if link:
        return cleaned.then(link[1], "https://…→")
    compact = re.sub(r"\s+", "", cleaned.text).translate(_WRITTEN_AS).rstrip(_TRAILING)
    joined = re.sub(r"(?<=[0-9])-(?=[0-9]{3,})", "", compact)
    return Cleaned(joined, cleaned.changes)


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
    if sign and len(number.digits) > 6 and sign not in SIGNS.get(number.digits[:2], ""):
        yield finding("NUM-01", "filing-number.sign", Severity.WARNING, sign=sign, digits=number.digits[:2])
