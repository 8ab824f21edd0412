"""Made-up values with right check characters, and what tests ask of readings."""

from __future__ import annotations

from beian_desktop.identifiers.check_digits import credit_check, identity_check, licence_check, organisation_check
from beian_desktop.identifiers.reading import Reading, Severity


def identity(region: str = "110105", birth: str = "19491231", order: str = "002") -> str:
    number = region + birth + order
    return number + identity_check(number)


def credit(head: str = "91", region: str = "330110", organisation: str = "12345678") -> str:
    code = head + region + organisation + organisation_check(organisation)
    return code + credit_check(code)


def licence(fourteen: str = "33011000001234") -> str:
    return fourteen + licence_check(fourteen)


def codes(reading: Reading[object]) -> list[str]:
    return [each.code for each in reading.findings]


def errors(reading: Reading[object]) -> list[str]:
    return [each.code for each in reading.findings if each.severity is Severity.ERROR]
