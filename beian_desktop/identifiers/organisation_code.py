"""组织机构代码 (GB 11714-1997): eight characters and a check character."""

from __future__ import annotations

import re
from dataclasses import dataclass

from beian_desktop.identifiers.check_digits import organisation_check
from beian_desktop.identifiers.reading import Reading, finding
from beian_desktop.identifiers.text import clean_code

_SHAPE = re.compile(r"[0-9A-Z]{8}[0-9X]")


@dataclass(frozen=True, slots=True)
class OrganisationCode:
    """The nine characters, without the hyphen that is printed before the last."""

    code: str


def read_organisation_code(text: str) -> Reading[OrganisationCode]:
    """Reads an organisation code (SUB-02); its check character can be confirmed."""
    cleaned = clean_code(text)
    code = cleaned.text
    if len(code) != 9:
        problem = finding("SUB-02", "organisation-code.length", length=len(code))
        return Reading(text, None, None, (*cleaned.findings, problem))
    if not _SHAPE.fullmatch(code):
        problem = finding("SUB-02", "organisation-code.characters")
        return Reading(text, None, None, (*cleaned.findings, problem))
    findings = cleaned.findings
    if set(code) == {"0"}:
        return Reading(text, None, None, (*findings, finding("SUB-02", "organisation-code.zeros")))
    if code[8] != organisation_check(code):
        findings = (*findings, finding("SUB-02", "organisation-code.check-character", confirmable=True))
    return Reading(text, code, OrganisationCode(code), findings)
