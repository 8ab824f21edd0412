"""营业执照 numbers: fifteen digits (GS 15-2006) or a credit code (GB 32100-2015)."""

from __future__ import annotations

from dataclasses import dataclass

from beian_desktop.identifiers import area
from beian_desktop.identifiers.check_digits import licence_check
from beian_desktop.identifiers.credit_code import CreditCode, read_credit_code
from beian_desktop.identifiers.reading import Finding, Reading, Severity, finding
from beian_desktop.identifiers.text import clean_code

_OLD_LENGTH, _CREDIT_CODE_LENGTH = 15, 18


@dataclass(frozen=True, slots=True)
class BusinessLicence:
    """A licence number, the region that registered it, and the credit code if it is one."""

    number: str
    region: str
    credit_code: CreditCode | None


def read_business_licence(text: str) -> Reading[BusinessLicence]:
    """Reads a licence number (SUB-02, or SUB-01 for a credit code); check digits can be confirmed."""
    cleaned = clean_code(text)
    number = cleaned.text
    if not (len(number) == _OLD_LENGTH and number.isascii() and number.isdigit()):
        return _read_other(text, number, cleaned.findings)
    findings = cleaned.findings
    if set(number) == {"0"}:
        return Reading(text, None, None, (*findings, finding("SUB-02", "business-licence.zeros")))
    if number[14] != licence_check(number):
        findings = (*findings, finding("SUB-02", "business-licence.check-digit", confirmable=True))
    if number[:6] != "100000" and not area.is_known(number[:6]):
        findings = (
            *findings,
            finding("SUB-02", "business-licence.region", Severity.WARNING, digits=number[:6]),
        )
    return Reading(text, number, BusinessLicence(number, number[:6], None), findings)


def _read_other(text: str, number: str, findings: tuple[Finding, ...]) -> Reading[BusinessLicence]:
    if len(number) == _OLD_LENGTH:
        return Reading(text, None, None, (*findings, finding("SUB-02", "business-licence.characters")))
    if len(number) != _CREDIT_CODE_LENGTH:
        problem = finding("SUB-02", "business-licence.length", length=len(number))
        return Reading(text, None, None, (*findings, problem))
    code = read_credit_code(number)
    parts = BusinessLicence(code.parts.code, code.parts.region, code.parts) if code.parts else None
    return Reading(text, code.normal, parts, (*findings, *code.findings), code.suggestions)
