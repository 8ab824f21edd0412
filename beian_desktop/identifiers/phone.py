"""Telephone numbers of the mainland: mobile, landline and service numbers, with extensions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from beian_desktop.identifiers.reading import Finding, Reading, Severity, finding
from beian_desktop.identifiers.text import clean_identifier

PhoneType = Literal["mobile", "landline", "service"]

_LABEL = re.compile(
    r"^(?:[\u4e00-\u9fff0-9/ ]{0,16}(?:电话|号码?|手机|座机|热线|传真|总机|方式)|tel(?:ephone)?|phone|mobile|fax)[.:]?\s*",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\([\u4e00-\u9fff]+\)$")
_LONGEST, _LONGEST_DIGITS = 60, 20
_MARKED_EXTENSION = re.compile(
    r"^(.*?[0-9)])[\s,;.\-]*(?:转接?|轉|转?分机号?|extension|ext\.?|x|#|\*)[\s:.\-]*([0-9]{1,6})[)\s]*$",
    re.IGNORECASE,
)
_BRACKETED_EXTENSION = re.compile(r"^(.*[0-9])\s*\(([0-9]{1,6})\)$")
_HYPHEN_EXTENSION = re.compile(r"^(.*[0-9])\s*[-,]\s*([0-9]{1,6})$")
_COUNTRY = re.compile(r"^(?:\+\s*|00)86[\s\-.]*(?:\(0\))?|^\(\+?86[)\s\-.]+|^86[\s\-]+(?=[0-9(])")
_GROUPING = re.compile(r"[\s\-_.()\[\]/]+")
_WRITTEN_APART = re.compile(r"\(?(0[0-9]+)[^0-9]")
_MOBILE = re.compile(r"0?(1[3-9][0-9]{9})")
_BARE_COUNTRY = re.compile(r"86([1-9][0-9]{8,10})")
_FREEPHONE = re.compile(r"[48]00[0-9]{7}")
_SHORT_SERVICE = re.compile(
    r"9[56][0-9]{3,4}|9510[0-9]{4}|950[0-9]{5,8}|96[0-9]{6}|100[0-9]{2}|1010[0-9]{4}|12[0-9]{3}|11[48]|11[68][0-9]{2,3}|1118[0-9]"
)
_AREA_OF_THREE = re.compile(r"10|2[0-9]")
_LOCAL_LENGTHS = (7, 8)
_SHORTEST_WITH_AREA_CODE = 10
_PROBES = ("2345678", "6234567", "8234567", "62345678", "82345678")


@dataclass(frozen=True, slots=True)
class Phone:
    """One number.

    ``digits`` is the number as dialled in the country, with the area code's 0 and without the
    extension; ``e164`` the international form (``+8610…``, None for short service numbers);
    ``area_code`` with its 0 (``010``), for landlines and for service numbers that were written with one.
    """

    type: PhoneType
    e164: str | None
    area_code: str | None
    extension: str | None
    digits: str

    @property
    def written(self) -> str:
        """The one way this program writes the number: 13800138000, 010-66001234-801, 95187."""
        return _normal(self)


def read_phone(text: str) -> Reading[Phone]:
    """Reads one number (SUB-12 for mobile, SUB-13 for the others); which type a field allows is the field's matter."""
    cleaned = clean_identifier(text).without(_LABEL).without(_REMARK)
    if len(cleaned.text) > _LONGEST:
        return Reading(text, None, None, (*cleaned.findings, finding("SUB-13", "phone.unreadable")))
    for body, extension in _divisions(cleaned.text):
        number, foreign = _national(body)
        if foreign:
            return Reading(text, None, None, (*cleaned.findings, finding("SUB-13", "phone.foreign")))
        phone = _phone(number, extension)
        if phone is not None and _is_divided_well(phone, body):
            findings = (*cleaned.findings, *_doubts(phone))
            return Reading(text, _normal(phone), phone, findings)
    return Reading(text, None, None, (*cleaned.findings, _problem(cleaned.text)))


def _divisions(text: str) -> list[tuple[str, str | None]]:
    """The ways to divide ``text`` into a number and an extension, the likelier first."""
    marked = _MARKED_EXTENSION.match(text) or _BRACKETED_EXTENSION.match(text)
    if marked:
        return [(marked[1], marked[2])]
    hyphen = _HYPHEN_EXTENSION.match(text)
    if hyphen:
        divided = (hyphen[1], hyphen[2])
        whole = _national(hyphen[1])[0]
        is_whole = whole.startswith("0") and len(whole) >= _SHORTEST_WITH_AREA_CODE
        return [divided] if is_whole else [divided, (text, None)]
    return [(text, None)]


def _national(text: str) -> tuple[str, bool]:
    """The digits without +86 (a landline keeps its 0), and whether another country's code stood there."""
    rest = _COUNTRY.sub("", text)
    digits = _GROUPING.sub("", rest)
    bare = _BARE_COUNTRY.fullmatch(digits)
    abroad = rest == text and digits.startswith(("+", "00"))
    if bare:
        digits = bare[1]
    has_country = bare is not None or rest != text
    if has_country and not digits.startswith("0") and not _stands_alone(digits):
        digits = "0" + digits
    return digits, abroad


def _stands_alone(digits: str) -> bool:
    """Whether these digits are a number without an area code."""
    return any(shape.fullmatch(digits) for shape in (_MOBILE, _FREEPHONE, _SHORT_SERVICE))


def _phone(digits: str, extension: str | None) -> Phone | None:
    if not (digits.isascii() and digits.isdigit()):
        return None
    mobile = _MOBILE.fullmatch(digits)
    if mobile and extension is None:
        return Phone("mobile", "+86" + mobile[1], None, None, mobile[1])
    if _FREEPHONE.fullmatch(digits):
        return Phone("service", "+86" + digits, None, extension, digits)
    if _SHORT_SERVICE.fullmatch(digits):
        return Phone("service", None, None, extension, digits)
    return _with_area_code(digits, extension)


def _with_area_code(digits: str, extension: str | None) -> Phone | None:
    area_code, local = _divide(digits)
    if area_code is None:
        return None
    if len(local) in _LOCAL_LENGTHS:
        return Phone("landline", "+86" + digits[1:], area_code, extension, digits)
    return Phone("service", None, area_code, extension, digits) if _SHORT_SERVICE.fullmatch(local) else None


def _divide(digits: str) -> tuple[str | None, str]:
    """Area code with its 0 and local number; (None, digits) when there is no real area code."""
    if not digits.startswith("0"):
        return None, digits
    length = 3 if _AREA_OF_THREE.match(digits[1:]) else 4
    code, local = digits[:length], digits[length:]
    return (code, local) if len(code) == length and _is_area_code(code) else (None, digits)


def _is_divided_well(phone: Phone, body: str) -> bool:
    """Whether an area code that was written apart is the one that was found, unlike in 08128-8301111."""
    apart = _WRITTEN_APART.match(_COUNTRY.sub("", body))
    if phone.type != "landline" or apart is None:
        return True
    return apart[1] == phone.area_code or _is_assigned(phone.digits[1:])


@cache
def _is_area_code(code: str) -> bool:
    is_mobile = code.startswith("01") and code != "010"
    return not is_mobile and any(_is_assigned(code[1:] + probe) for probe in _PROBES)


def _is_assigned(national: str) -> bool:
    # The library costs 29 ms to import and is not needed before the first window.
    from phonenumbers import PhoneNumber, is_valid_number_for_region

    number = PhoneNumber(country_code=86, national_number=int(national))
    return bool(is_valid_number_for_region(number, "CN"))


def _doubts(phone: Phone) -> tuple[Finding, ...]:
    if phone.type == "mobile":
        known = _is_assigned(phone.digits)
        doubt = finding("SUB-12", "phone.mobile-range", Severity.WARNING, range=phone.digits[:3])
        return () if known else (doubt,)
    if phone.type == "service":
        return (finding("SUB-13", "phone.service", Severity.WARNING, number=phone.digits),)
    _, local = _divide(phone.digits)
    if len(set(local)) == 1:
        return (finding("SUB-13", "phone.one-digit"),)
    doubt = finding("SUB-13", "phone.plan", Severity.WARNING, area_code=phone.area_code, length=len(local))
    return () if _is_assigned(phone.digits[1:]) else (doubt,)


def _normal(phone: Phone) -> str:
    number = phone.digits
    if phone.area_code:
        number = f"{phone.area_code}-{number.removeprefix(phone.area_code)}"
    return f"{number}-{phone.extension}" if phone.extension else number


def _problem(text: str) -> Finding:
    """Why the number can't be read, as exactly as can be said."""
    body, _ = _divisions(text)[0]
    digits, _ = _national(body)
    if len(re.findall(r"[0-9]{7,}", _GROUPING.sub("", text))) > 1 or len(digits) > _LONGEST_DIGITS:
        return finding("SUB-13", "phone.several")
    if not (digits.isascii() and digits.isdigit()):
        return finding("SUB-13", "phone.unreadable")
    if len(digits) in _LOCAL_LENGTHS and not digits.startswith("0"):
        return finding("SUB-13", "phone.no-area-code")
    mobile = digits.removeprefix("0")
    if mobile.startswith("1") and not mobile.startswith("10") and len(mobile) > max(_LOCAL_LENGTHS):
        return finding("SUB-12", "phone.mobile", length=len(mobile), start=mobile[:2])
    area_code, local = _divide(digits)
    if area_code:
        return finding("SUB-13", "phone.landline", area_code=area_code, length=len(local))
    if digits.startswith("0") and len(digits) >= _SHORTEST_WITH_AREA_CODE:
        return finding("SUB-13", "phone.area-code", digits=digits[:4])
    return finding("SUB-13", "phone.unreadable")
