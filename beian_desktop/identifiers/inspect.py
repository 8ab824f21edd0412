"""The kinds of values that can be read on their own, and what each tells as plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from beian_desktop.identifiers.area import Area, read_area
from beian_desktop.identifiers.business_licence import BusinessLicence, read_business_licence
from beian_desktop.identifiers.credit_code import CreditCode, read_credit_code
from beian_desktop.identifiers.domain import Domain, read_domain
from beian_desktop.identifiers.email import Email, read_email
from beian_desktop.identifiers.filing_number import FilingNumber, read_filing_number
from beian_desktop.identifiers.icp_number import IcpNumber, read_icp_number
from beian_desktop.identifiers.id_number import IdNumber, birth_findings, read_id_number
from beian_desktop.identifiers.ip_range import IpRange, read_ip_range
from beian_desktop.identifiers.organisation_code import read_organisation_code
from beian_desktop.identifiers.person_name import PersonName, read_person_name
from beian_desktop.identifiers.phone import Phone, read_phone
from beian_desktop.identifiers.reading import Reading

Plain = dict[str, str | int | bool | list[str] | None]

_LARGEST_EXACT_NUMBER = 2**53
"""JSON readers that use doubles keep whole numbers exact up to here."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How to read one kind of value, and how to tell its parts as JSON-ready data."""

    read: Callable[[str], Reading[Any]]
    tell: Callable[[Any], Plain]


def inspect_value(
    kind: str, text: str, today: date, has_glyph: Callable[[str], bool]
) -> tuple[Reading[Any], Plain | None]:
    """Reads ``text`` as ``kind`` (a key of KINDS); also its parts, None when it can't be read.

    ``today`` is the day for what depends on it: nobody's birth is yet to come; ``has_glyph`` tells whether the print
    fonts have a character, which is asked of names.
    Raises KeyError for an unknown kind.
    """
    entry = KINDS[kind]
    reading = read_person_name(text, has_glyph) if kind == PERSON_NAME else entry.read(text)
    if isinstance(reading.parts, IdNumber):
        extra = birth_findings(reading.parts, today)
        if extra:
            reading = replace(reading, findings=(*reading.findings, *extra))
    return reading, None if reading.parts is None else entry.tell(reading.parts)


def _id_number(parts: IdNumber) -> Plain:
    return {
        "type": parts.type,
        "region": parts.region,
        "region_name": parts.region_name,
        "birth": parts.birth.isoformat(),
        "sex": parts.sex,
    }


def _credit_code(parts: CreditCode) -> Plain:
    return {
        "authority": parts.authority,
        "kind": parts.kind,
        "region": parts.region,
        "organisation_code": parts.organisation_code,
    }


def _business_licence(parts: BusinessLicence) -> Plain:
    return {"region": parts.region}


def _nothing(_: object) -> Plain:
    return {}


def _phone(parts: Phone) -> Plain:
    return {
        "type": parts.type,
        "e164": parts.e164,
        "area_code": parts.area_code,
        "extension": parts.extension,
    }


def _domain(parts: Domain) -> Plain:
    return {
        "registrable": parts.registrable,
        "host": parts.host,
        "suffix": parts.suffix,
        "is_registrable": parts.is_registrable,
        "unicode": parts.unicode,
        "punycode": parts.punycode,
    }


def _ip_range(parts: IpRange) -> Plain:
    exact = parts.count <= _LARGEST_EXACT_NUMBER
    return {
        "family": parts.family,
        "from": parts.start,
        "to": parts.end,
        "count": parts.count if exact else str(parts.count),
        "public": parts.public,
    }


def _icp_number(parts: IcpNumber) -> Plain:
    return {
        "province": parts.province,
        "kind": parts.kind,
        "number": parts.number,
        "suffix": parts.suffix,
        "suffix_kind": parts.suffix_kind,
    }


def _filing_number(parts: FilingNumber) -> Plain:
    return {
        "province": parts.province,
        "digits": parts.digits,
        "area": parts.area,
        "area_name": parts.area_name,
        "serial": parts.serial,
        "legacy": parts.legacy,
    }


def _email(parts: Email) -> Plain:
    return {"local": parts.local, "domain": parts.domain}


def _person_name(parts: PersonName) -> Plain:
    return {"script": parts.script, "missing_glyphs": list(parts.missing_glyphs)}


def _area(parts: Area) -> Plain:
    return {
        "name": parts.name,
        "province": parts.province,
        "city": parts.city,
        "county": parts.county,
        "police_only": parts.police_only,
        "abolished": parts.abolished,
    }


PERSON_NAME = "person-name"

KINDS: Mapping[str, Kind] = {
    "id-number": Kind(read_id_number, _id_number),
    "credit-code": Kind(read_credit_code, _credit_code),
    "business-licence": Kind(read_business_licence, _business_licence),
    "organisation-code": Kind(read_organisation_code, _nothing),
    "phone": Kind(read_phone, _phone),
    "domain": Kind(read_domain, _domain),
    "ip-range": Kind(read_ip_range, _ip_range),
    "icp-number": Kind(read_icp_number, _icp_number),
    "filing-number": Kind(read_filing_number, _filing_number),
    "email": Kind(read_email, _email),
    PERSON_NAME: Kind(read_person_name, _person_name),
    "area": Kind(read_area, _area),
}
"""The kinds by the names that the command line gives them."""
