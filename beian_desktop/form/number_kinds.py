"""The kinds of answers that are official numbers, names and addresses of the net."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from beian_desktop.form.kinds import Kind, PlainText, Value, from_reading
from beian_desktop.form.mask import Mask
from beian_desktop.form.options import Option
from beian_desktop.identifiers.area import Area, is_complete, read_area
from beian_desktop.identifiers.business_licence import BusinessLicence, read_business_licence
from beian_desktop.identifiers.credit_code import CreditCode, read_credit_code
from beian_desktop.identifiers.domain import Domain, HomeUrl, read_domain, read_home_url
from beian_desktop.identifiers.email import Email, read_email
from beian_desktop.identifiers.filing_number import FilingNumber, read_filing_number
from beian_desktop.identifiers.icp_number import IcpNumber, read_icp_number
from beian_desktop.identifiers.ip_range import IpRange, read_ip_range
from beian_desktop.identifiers.organisation_code import OrganisationCode, read_organisation_code
from beian_desktop.identifiers.person_certificate import PersonCertificate, read_person_certificate
from beian_desktop.identifiers.person_name import PersonName, read_person_name
from beian_desktop.identifiers.phone import Phone, read_phone
from beian_desktop.identifiers.reading import Finding, Reading, Severity, finding
from beian_desktop.identifiers.text import clean_identifier
from beian_desktop.system.language import Language

if TYPE_CHECKING:
    from beian_desktop.form.conditions import Lookup
    from beian_desktop.form.field import Field


class NameOfPerson(Kind[PersonName]):
    """A person's name as on the certificate (SUB-09)."""

    name: ClassVar[str] = "person name"

    def read(self, text: str) -> Value[PersonName]:
        return from_reading(read_person_name(text))

    def show(self, meaning: PersonName, language: Language) -> str:
        return meaning.name


@dataclass(frozen=True, eq=False)
class NameOfSubject(Kind[str]):
    """The name of a unit (at most 70 characters) or, when ``by`` says individual, of a person."""

    by: Field[Option]
    max_length: int = 70
    name: ClassVar[str] = "text"

    def read(self, text: str) -> Value[str]:
        return PlainText(self.max_length).read(text)

    def read_among(self, text: str, answers: Lookup) -> Value[str]:
        chosen = answers[self.by]
        if chosen is None or chosen.code != "individual":
            return self.read(text)
        reading = read_person_name(text)
        return Value(text, reading.normal, reading.normal, reading.findings, reading.suggestions)


class Region(Kind[Area]):
    """An area of GB/T 2260 or one that only the police use, as six digits or by name, down to the county (ARE-01)."""

    name: ClassVar[str] = "area"

    def read(self, text: str) -> Value[Area]:
        value = from_reading(read_area(text))
        area = value.meaning
        if area is None or is_complete(area.code) or any(found.rule == "ARE-01" for found in value.findings):
            return value
        stops = finding("ARE-01", "area.incomplete", Severity.WARNING, name=area.full_name)
        return replace(value, findings=(*value.findings, stops))

    def show(self, meaning: Area, language: Language) -> str:
        return meaning.full_name


class MobilePhone(Kind[Phone]):
    """A mobile number of the mainland (SUB-12)."""

    name: ClassVar[str] = "mobile"
    mask: ClassVar[Mask | None] = Mask(3, 4)

    def read(self, text: str) -> Value[Phone]:
        reading = read_phone(text)
        if reading.parts is None or reading.parts.type == "mobile":
            return from_reading(_as_mobile(reading))
        return Value(text, None, None, (finding("SUB-12", "phone.not-mobile"),))

    def show(self, meaning: Phone, language: Language) -> str:
        return meaning.written


def _as_mobile(reading: Reading[Phone]) -> Reading[Phone]:
    """Whatever is wrong with a number meant as a mobile is a fault by SUB-12."""
    findings = tuple(replace(f, rule="SUB-12") if f.rule == "SUB-13" else f for f in reading.findings)
    return replace(reading, findings=findings)


class OfficePhone(Kind[Phone]):
    """A landline; a mobile or a service number is read with a warning (SUB-13)."""

    name: ClassVar[str] = "landline"
    mask: ClassVar[Mask | None] = Mask(2, 2)

    def read(self, text: str) -> Value[Phone]:
        reading = read_phone(text)
        value = from_reading(reading)
        findings = (*_but_service(value.findings), *_not_an_office(reading.parts))
        return replace(value, findings=findings)

    def show(self, meaning: Phone, language: Language) -> str:
        return meaning.written


def _but_service(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings without the remark that it is a service number: each kind judges that itself."""
    return tuple(each for each in findings if each.code != "phone.service")


def _not_an_office(phone: Phone | None) -> Iterator[Finding]:
    if phone is not None and phone.type == "mobile":
        yield finding("SUB-13", "phone.mobile-as-office", Severity.WARNING)
    if phone is not None and phone.type == "service":
        yield finding("SUB-13", "phone.service-as-office", Severity.WARNING)


class ProviderPhone(Kind[Phone]):
    """A provider's number: landline, mobile or service number (SUB-13)."""

    name: ClassVar[str] = "phone"

    def read(self, text: str) -> Value[Phone]:
        value = from_reading(read_phone(text))
        return replace(value, findings=_but_service(value.findings))

    def show(self, meaning: Phone, language: Language) -> str:
        return meaning.written


class EmailAddress(Kind[Email]):
    """An e-mail address (SUB-14)."""

    name: ClassVar[str] = "email"
    mask: ClassVar[Mask | None] = Mask(2, 0, up_to="@")

    def read(self, text: str) -> Value[Email]:
        return from_reading(read_email(text))

    def show(self, meaning: Email, language: Language) -> str:
        return f"{meaning.local}@{meaning.domain}"


@dataclass(frozen=True, eq=False)
class DomainName(Kind[Domain]):
    """A domain name; ``registrable`` asks for the one that was registered (WEB-07)."""

    registrable: bool = False
    name: ClassVar[str] = "domain"

    def read(self, text: str) -> Value[Domain]:
        reading = read_domain(text)
        value = from_reading(reading)
        domain = reading.parts
        if not self.registrable or domain is None:
            return value
        if not domain.is_registrable:
            below = finding("WEB-07", "domain.not-registrable", host=domain.host, registrable=domain.registrable)
            others = (found for found in value.findings if found.code != "domain.from-url")
            return replace(value, findings=(*others, below))
        return replace(value, findings=tuple(map(_as_main, value.findings)))

    def show(self, meaning: Domain, language: Language) -> str:
        return meaning.unicode


def _as_main(found: Finding) -> Finding:
    """A URL where the main domain is asked for is a fault, not just a remark."""
    if found.code != "domain.from-url":
        return found
    return replace(found, code="domain.url-as-main", severity=Severity.ERROR)


class HomeAddress(Kind[HomeUrl]):
    """The address of a home page: a URL or an IP address."""

    name: ClassVar[str] = "url"

    def read(self, text: str) -> Value[HomeUrl]:
        return from_reading(read_home_url(text))

    def show(self, meaning: HomeUrl, language: Language) -> str:
        return meaning.url


class IpAddress(Kind[IpRange]):
    """One end of a range of addresses; a whole range typed here is read too.

    The range itself is judged row by row (WEB-10), so this kind reports nothing.
    """

    name: ClassVar[str] = "ip"

    def read(self, text: str) -> Value[IpRange]:
        reading = read_ip_range(text)
        return Value(text, reading.parts, reading.normal)

    def show(self, meaning: IpRange, language: Language) -> str:
        return meaning.start if meaning.start == meaning.end else f"{meaning.start}-{meaning.end}"


class IcpFilingNumber(Kind[IcpNumber]):
    """A number of the ministry's ICP filing or licence (WEB-06)."""

    name: ClassVar[str] = "icp-number"

    def read(self, text: str) -> Value[IcpNumber]:
        return from_reading(read_icp_number(text))

    def show(self, meaning: IcpNumber, language: Language) -> str:
        return meaning.written


class PoliceFilingNumber(Kind[FilingNumber]):
    """A number of the police filing (NUM-01)."""

    name: ClassVar[str] = "filing-number"

    def read(self, text: str) -> Value[FilingNumber]:
        return from_reading(read_filing_number(text))

    def show(self, meaning: FilingNumber, language: Language) -> str:
        return meaning.written


def _code_only(text: str) -> Value[Any]:
    """A certificate number whose type isn't known yet: cleaned, not judged."""
    cleaned = clean_identifier(text)
    code = cleaned.text.replace(" ", "").upper() or None
    return Value(text, code, code, cleaned.findings)


@dataclass(frozen=True, eq=False)
class PersonCertificateNumber(Kind[Any]):
    """The number of a person's certificate, read by the type that ``by`` names."""

    by: Field[Option]
    name: ClassVar[str] = "person certificate"
    mask: ClassVar[Mask | None] = Mask(3, 4)

    def read(self, text: str) -> Value[Any]:
        return _code_only(text)

    def read_among(self, text: str, answers: Lookup) -> Value[Any]:
        chosen = answers[self.by]
        if chosen is None:
            return _code_only(text)
        return from_reading(read_person_certificate(chosen.code, text))

    def show(self, meaning: Any, language: Language) -> str:
        return meaning.number if isinstance(meaning, PersonCertificate) else str(meaning)


@dataclass(frozen=True, eq=False)
class UnitCertificateNumber(Kind[Any]):
    """The number of a unit's certificate, read by the type that ``by`` names (SUB-01, SUB-02)."""

    by: Field[Option]
    name: ClassVar[str] = "unit certificate"

    def read(self, text: str) -> Value[Any]:
        return _code_only(text)

    def read_among(self, text: str, answers: Lookup) -> Value[Any]:
        chosen = answers[self.by]
        readers = {
            "uscc": read_credit_code,
            "business_licence": read_business_licence,
            "organisation_code": read_organisation_code,
        }
        reader = readers.get(chosen.code) if chosen else None
        return from_reading(reader(text)) if reader else _code_only(text)

    def show(self, meaning: Any, language: Language) -> str:
        if isinstance(meaning, BusinessLicence):
            return meaning.number
        return meaning.code if isinstance(meaning, (CreditCode, OrganisationCode)) else str(meaning)
