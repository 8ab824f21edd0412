"""Numbers of persons' certificates of every kind that the form knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from beian_desktop.identifiers.check_digits import identity_check
from beian_desktop.identifiers.id_number import IdNumber, read_id_number
from beian_desktop.identifiers.reading import Finding, Reading, Severity, finding
from beian_desktop.identifiers.text import clean_code, clean_identifier

IDENTITY_CODES = frozenset({"111", "112"})
RESIDENCE_CODE = "hmt_residence"
PERMANENT_CODE = "foreigner_permanent"
PASSPORT_CODES = frozenset({"411", "412", "413", "414", "420", "421"})

_PASSPORT = (r"(?=.*[0-9].*[0-9].*[0-9])[A-Z0-9]{5,12}", "certificate.passport")
_SHAPES: dict[str, tuple[str, str]] = {
    **dict.fromkeys(PASSPORT_CODES, _PASSPORT),
    "420": (r"[A-Z]{1,2}[0-9]{7,8}", "certificate.passport"),
    "421": (r"[A-Z]{1,2}[0-9]{7,8}", "certificate.passport"),
    "511": (r"[0-9]{8}|[0-9]{10}(?:[A-Z]|\([A-Z]\))?", "certificate.taiwan-permit"),
    "513": (r"[CW][A-Z0-9][0-9]{7}", "certificate.exit-permit"),
    "516": (r"[HM](?:[0-9]{8}|[0-9]{10})", "certificate.home-return"),
    "517": (r"[LT][0-9]{8}", "certificate.strait-permit"),
}
_OLD_PERMANENT = re.compile(r"[A-Z]{3}[0-9]{12}")
_NEW_PERMANENT = re.compile(r"9[0-9]{16}[0-9X]")
_SHORTEST, _LONGEST = 4, 30


@dataclass(frozen=True, slots=True)
class PersonCertificate:
    """A certificate's code (as in the form's list), its number, and what an identity number tells."""

    code: str
    number: str
    identity: IdNumber | None


def read_person_certificate(code: str, text: str) -> Reading[PersonCertificate]:
    """Reads a number as the kind ``code`` has it: SUB-06 for identity cards, SUB-07 for the others."""
    if code in IDENTITY_CODES or code == RESIDENCE_CODE:
        return _read_identity(code, text)
    is_known = code == PERMANENT_CODE or code in _SHAPES
    cleaned = clean_code(text) if is_known else clean_identifier(text)
    number = cleaned.text
    if code == PERMANENT_CODE:
        problems = _permanent_problems(number)
    else:
        problems = _shape_problems(*_SHAPES[code], number) if is_known else _length_problems(number)
    parts = PersonCertificate(code, number, None)
    reading = Reading(text, number, parts, (*cleaned.findings, *problems))
    return reading if reading.valid else Reading(text, None, None, reading.findings)


def _read_identity(code: str, text: str) -> Reading[PersonCertificate]:
    found = read_id_number(text)
    if found.parts is None:
        return Reading(text, None, None, found.findings, found.suggestions)
    findings = found.findings
    is_residence = found.parts.type == "residence"
    if code == RESIDENCE_CODE and not is_residence:
        findings = (*findings, finding("SUB-07", "certificate.not-residence"))
    if code != RESIDENCE_CODE and is_residence:
        findings = (*findings, finding("SUB-07", "certificate.is-residence"))
    parts = PersonCertificate(code, found.parts.number, found.parts)
    return Reading(text, found.normal, parts, findings, found.suggestions)


def _shape_problems(shape: str, problem: str, number: str) -> tuple[Finding, ...]:
    return () if re.fullmatch(shape, number) else (finding("SUB-07", problem),)


def _length_problems(number: str) -> tuple[Finding, ...]:
    if _SHORTEST <= len(number) <= _LONGEST:
        return ()
    return (finding("SUB-07", "certificate.length", shortest=_SHORTEST, longest=_LONGEST),)


def _permanent_problems(number: str) -> tuple[Finding, ...]:
    """Old cards: nationality, place, birth, serial. New cards (2023): 9, place, nationality, birth, serial, check."""
    if _OLD_PERMANENT.fullmatch(number):
        return ()
    if not _NEW_PERMANENT.fullmatch(number) or not _is_date(number[6:14]):
        return (finding("SUB-07", "certificate.permanent-residence"),)
    if number[17] != identity_check(number):
        return (finding("SUB-07", "certificate.permanent-residence-check", Severity.WARNING),)
    return ()


def _is_date(digits: str) -> bool:
    try:
        return bool(date(int(digits[:4]), int(digits[4:6]), int(digits[6:])))
    except ValueError:
        return False
