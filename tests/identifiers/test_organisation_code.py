"""组织机构代码."""

from __future__ import annotations

import pytest

from beian_desktop.identifiers.organisation_code import OrganisationCode, read_organisation_code
from tests.identifiers.vectors import codes, errors


@pytest.mark.parametrize(
    "typed", ["D2143569X", "D2143569-X", "d2143569-x", "D 2143569 X", "Ｄ２１４３５６９Ｘ", "D2143569－X"]
)
def test_the_standards_example_is_read_in_every_writing(typed: str) -> None:
    reading = read_organisation_code(typed)
    assert (reading.valid, reading.normal, reading.parts) == (True, "D2143569X", OrganisationCode("D2143569X"))
    assert reading.typed == typed


def test_a_plain_code_says_nothing() -> None:
    assert codes(read_organisation_code("67395965-4")) == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "organisation-code.length"),
        ("6739596", "organisation-code.length"),
        ("6739596544", "organisation-code.length"),
        ("91310110666007217T", "organisation-code.length"),
        ("67395965A", "organisation-code.characters"),
        ("6739*9654", "organisation-code.characters"),
    ],
)
def test_unreadable_codes_say_why(typed: str, code: str) -> None:
    reading = read_organisation_code(typed)
    assert (errors(reading), reading.normal, reading.parts) == ([code], None, None)
    assert reading.findings[-1].rule == "SUB-02"


def test_a_wrong_check_character_can_be_confirmed() -> None:
    reading = read_organisation_code("673959655")
    assert (errors(reading), reading.normal) == (["organisation-code.check-character"], "673959655")
    assert reading.findings[0].confirmable


def test_zeros_are_refused_though_their_check_fits() -> None:
    reading = read_organisation_code("000000000")
    assert (errors(reading), reading.findings[0].confirmable) == (["organisation-code.zeros"], False)


def test_cleaning_is_told_beside_the_rest() -> None:
    assert codes(read_organisation_code("６73959655")) == ["text.cleaned", "organisation-code.check-character"]
