"""居民身份证 numbers (GB 11643-1999) and 港澳台居民居住证 numbers of the same build (81/82/83 0000)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from operator import mul

from beian_desktop.identifiers import area
from beian_desktop.identifiers.check_digits import IDENTITY_WEIGHTS, identity_check
from beian_desktop.identifiers.reading import Finding, Reading, Severity, finding
from beian_desktop.identifiers.text import Cleaned, clean_code

_PROVINCES = frozenset(
    f"{first}{last}"
    for first, lasts in (
        ("1", "12345"),
        ("2", "123"),
        ("3", "1234567"),
        ("4", "123456"),
        ("5", "01234"),
        ("6", "12345"),
    )
    for last in lasts
) | {"71", "81", "82"}
_RESIDENCE_REGIONS = {"810000": "香港特别行政区", "820000": "澳门特别行政区", "830000": "台湾省"}
_SHAPE = re.compile(r"[0-9]{17}[0-9X]")
_CROSSES = str.maketrans("×✕Х", "XXX")
_DIGITS = "0123456789X"
_CHANGES = tuple(tuple(missing * pow(weight, -1, 11) % 11 for weight in IDENTITY_WEIGHTS) for missing in range(11))
"""By what each digit must change to add so much to the weighted sum (modulo 11)."""
_SWAP_GAINS = tuple(first - second for first, second in pairwise(IDENTITY_WEIGHTS))
"""What a swap of two neighbours adds to the weighted sum, for each step between them."""
_FIRST_YEAR, _LAST_YEAR = 1800, 2099
_ADULT = 18


@dataclass(frozen=True, slots=True)
class IdNumber:
    """What an 18-character number tells: region, day of birth and sex.

    ``type`` is ``resident`` or ``residence``; ``region_name`` is None for a county
    that the table of areas lacks; ``sex`` is ``male`` or ``female``.
    """

    number: str
    type: str
    region: str
    region_name: str | None
    birth: date
    sex: str


def read_id_number(text: str) -> Reading[IdNumber]:
    """Reads an identity number (SUB-06); only its check character can be confirmed."""
    cleaned = _clean(text)
    number = cleaned.text
    if not _SHAPE.fullmatch(number):
        problem = _shape_problem(number)
        return Reading(text, None, None, (*cleaned.findings, problem))
    birth = _birth(number[6:14])
    if birth is None:
        problem = finding("SUB-06", "id-number.birth", digits=number[6:14])
        return Reading(text, None, None, (*cleaned.findings, problem), _near(number))
    region = number[:6]
    parts = IdNumber(
        number=number,
        type="residence" if region in _RESIDENCE_REGIONS else "resident",
        region=region,
        region_name=_region_name(region),
        birth=birth,
        sex="male" if int(number[16]) % 2 else "female",
    )
    findings = (*cleaned.findings, *_region_findings(region))
    if number[17] == identity_check(number):
        return Reading(text, number, parts, findings)
    findings = (*findings, finding("SUB-06", "id-number.check-character", confirmable=True))
    return Reading(text, number, parts, findings, _near(number))


def birth_findings(number: IdNumber, today: date) -> tuple[Finding, ...]:
    """SUB-06 as far as it depends on the day: a birth to come, a person under 18 years."""
    if number.birth > today:
        return (finding("SUB-06", "id-number.birth-to-come", birth=number.birth.isoformat()),)
    if age(number.birth, today) < _ADULT:
        return (finding("SUB-06", "id-number.minor", Severity.WARNING, birth=number.birth.isoformat()),)
    return ()


def age(birth: date, today: date) -> int:
    """Full years between ``birth`` and ``today``."""
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def _clean(text: str) -> Cleaned:
    cleaned = clean_code(text)
    return cleaned.then(cleaned.text.translate(_CROSSES), "×→X")


def _shape_problem(number: str) -> Finding:
    if len(number) == 15 and number.isascii() and number.isdigit():
        return finding("SUB-06", "id-number.fifteen-digits")
    if len(number) != 18:
        return finding("SUB-06", "id-number.length", length=len(number))
    return finding("SUB-06", "id-number.characters")


def _is_province(region: str) -> bool:
    return region[:2] in _PROVINCES or region in _RESIDENCE_REGIONS


@lru_cache(maxsize=8192)
def _region_name(region: str) -> str | None:
    if region in _RESIDENCE_REGIONS:
        return _RESIDENCE_REGIONS[region]
    found = area.earlier_area(region) or area.area(region)
    return found.full_name if found else None


@lru_cache(maxsize=8192)
def _region_findings(region: str) -> tuple[Finding, ...]:
    if not _is_province(region):
        return (finding("SUB-06", "id-number.province", digits=region[:2]),)
    if region in _RESIDENCE_REGIONS or area.is_known(region):
        return ()
    return (finding("SUB-06", "id-number.county", Severity.WARNING, digits=region),)


@lru_cache(maxsize=8192)
def _birth(digits: str) -> date | None:
    try:
        birth = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return birth if _FIRST_YEAR <= birth.year <= _LAST_YEAR else None


def _near(number: str) -> tuple[str, ...]:
    """Valid numbers one digit or one swap of neighbours away, wrong ones left out."""
    digits = [10 if each == "X" else int(each) for each in number]
    missing = (1 - sum(map(mul, IDENTITY_WEIGHTS, digits))) % 11
    if missing == 0:
        return ()
    changes = _CHANGES[missing]
    changed = (
        number[:place] + _DIGITS[(digit + changes[place]) % 11] + number[place + 1 :]
        for place, digit in enumerate(digits)
        if place == 17 or digit + changes[place] != 10
    )
    swapped = (
        number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        for place, (here, after) in enumerate(pairwise(digits))
        if _SWAP_GAINS[place] * (after - here) % 11 == missing and after != 10
    )
    return tuple(each for each in (*changed, *swapped) if _is_plausible(each[:6]) and _birth(each[6:14]))


@lru_cache(maxsize=8192)
def _is_plausible(region: str) -> bool:
    return region in _RESIDENCE_REGIONS or (_is_province(region) and area.is_known(region))
