"""营业执照: registration numbers of fifteen digits, or credit codes."""

from __future__ import annotations

import pytest

from beian_desktop.identifiers.business_licence import BusinessLicence, read_business_licence
from tests.identifiers.vectors import codes, errors, licence

PUBLISHED = ["110108000000016", "440301103097413"]


@pytest.mark.parametrize("number", PUBLISHED)
def test_published_numbers_are_valid(number: str) -> None:
    reading = read_business_licence(number)
    assert (reading.valid, reading.findings) == (True, ())
    assert reading.parts == BusinessLicence(number, number[:6], None)


@pytest.mark.parametrize(
    "typed", ["110108 000000016", "110108-000000016", "１１０１０８０００００００１６", "注册号：110108000000016"]
)
def test_ways_of_writing_are_read(typed: str) -> None:
    assert read_business_licence(typed).normal == "110108000000016"


def test_grouping_says_nothing_but_a_label_does() -> None:
    assert codes(read_business_licence("110108 000000016")) == []
    (told,) = read_business_licence("注册号:110108000000016").findings
    assert (told.code, dict(told.params)) == ("text.cleaned", {"changes": "注册号:→"})


def test_a_credit_code_is_a_licence_number() -> None:
    reading = read_business_licence("9131 0110 6660 0721 7t")
    assert (reading.valid, reading.normal, codes(reading)) == (True, "91310110666007217T", [])
    assert reading.parts is not None
    assert (reading.parts.number, reading.parts.region) == ("91310110666007217T", "310110")
    assert reading.parts.credit_code is not None
    assert reading.parts.credit_code.kind == "91"


def test_a_wrong_credit_code_is_told_as_one() -> None:
    reading = read_business_licence("91310110666007217U")
    assert (errors(reading), reading.findings[0].rule) == (["credit-code.check-character"], "SUB-01")
    assert "91310110666007217T" in reading.suggestions
    assert read_business_licence("91310110666007217I").parts is None


def test_cleaning_of_a_credit_code_is_told_once() -> None:
    assert codes(read_business_licence("９1310110666007217T")) == ["text.cleaned"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "business-licence.length"),
        ("1101080000001", "business-licence.length"),
        ("1101080000000167", "business-licence.length"),
        ("11010800000001A", "business-licence.characters"),
    ],
)
def test_unreadable_numbers_say_why(typed: str, code: str) -> None:
    reading = read_business_licence(typed)
    assert (errors(reading), reading.normal, reading.parts) == ([code], None, None)


def test_a_wrong_check_digit_can_be_confirmed() -> None:
    reading = read_business_licence("110108000000017")
    assert (errors(reading), reading.normal) == (["business-licence.check-digit"], "110108000000017")
    assert reading.findings[0].confirmable


def test_zeros_are_refused() -> None:
    assert errors(read_business_licence("0" * 15)) == ["business-licence.zeros"]


def test_an_unknown_region_is_a_doubt_but_the_nation_is_not() -> None:
    assert codes(read_business_licence(licence("99999900001234"))) == ["business-licence.region"]
    assert read_business_licence(licence("99999900001234")).valid
    assert codes(read_business_licence(licence("10000000001234"))) == []
