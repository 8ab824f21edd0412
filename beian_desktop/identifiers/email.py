"""E-mail addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from beian_desktop.identifiers.reading import Reading, finding
from beian_desktop.identifiers.text import clean_identifier

_LONGEST = 254
_LABEL = re.compile(r"^(?:[\u4e00-\u9fff]{0,8}(?:邮箱|邮件|信箱|地址)|e-?mail)\s?:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Email:
    """The part before the @ as typed and the domain in lower case."""

    local: str
    domain: str


def read_email(text: str) -> Reading[Email]:
    """Reads one address without display name (SUB-14); nothing is looked up in the network."""
    # The library costs 47 ms to import and is not needed before the first window.
    from email_validator import EmailNotValidError, validate_email

    labelled = clean_identifier(text).without(_LABEL)
    cleaned = labelled.then(labelled.text.removeprefix("<").removesuffix(">"), "<>→")
    address = cleaned.text.removeprefix("mailto:")
    if "@" not in address:
        return Reading(text, None, None, (*cleaned.findings, finding("SUB-14", "email.at-sign")))
    if len(address) > _LONGEST:
        return Reading(text, None, None, (*cleaned.findings, finding("SUB-14", "email.length")))
    try:
        found = validate_email(address, check_deliverability=False, allow_smtputf8=False, strict=True)
    except EmailNotValidError:
        return Reading(text, None, None, (*cleaned.findings, finding("SUB-14", "email.syntax")))
    parts = Email(found.local_part, found.domain.lower())
    return Reading(text, f"{parts.local}@{parts.domain}", parts, cleaned.findings)
