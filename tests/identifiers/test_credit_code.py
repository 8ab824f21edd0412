"""统一社会信用代码."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.identifiers import credit_code
from beian_desktop.identifiers.check_digits import CREDIT_ALPHABET, credit_check
from beian_desktop.identifiers.credit_code import KINDS, CreditCode, read_credit_code
from beian_desktop.system.language import Text
from tests.identifiers.vectors import codes, credit, errors

# Printed in open-source test suites.
PUBLISHED = [
    "91310110666007217T",
    "91110000600037341L",
    "91230184MA1BUFLT44",
    "92371000MA3MXH0E3W",
    "91110108772551611J",
    "911101085923662400",
    "911101085636549482",
]


@pytest.mark.parametrize("code", PUBLISHED)
def test_published_codes_are_valid_without_doubt(code: str) -> None:
    reading = read_credit_code(code)
    assert (reading.valid, reading.normal, reading.findings, reading.suggestions) == (True, code, (), ())


def test_parts() -> None:
    reading = read_credit_code("92371000MA3MXH0E3W")
    assert reading.parts == CreditCode("92371000MA3MXH0E3W", "9", "92", "371000", "MA3MXH0E3")
    assert reading.parts is not None
    assert reading.parts.kind == credit_code.SOLE_TRADER
    assert reading.parts.kind_name == Text("个体工商户", "Sole trader")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_the_standard_is_fine(kind: str) -> None:
    reading = read_credit_code(credit(kind))
    assert (reading.valid, codes(reading)) == (True, [])
    assert reading.parts is not None
    assert reading.parts.kind_name == KINDS[kind]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("ENTERPRISE", "企业"),
        ("SOLE_TRADER", "个体工商户"),
        ("FARMERS_COOPERATIVE", "农民专业合作社"),
        ("STATE_AUTHORITY", "机关"),
        ("PUBLIC_INSTITUTION", "事业单位"),
        ("SOCIAL_ORGANISATION", "社会团体"),
    ],
)
def test_named_kinds(name: str, kind: str) -> None:
    assert KINDS[getattr(credit_code, name)].zh == kind


@pytest.mark.parametrize(
    "typed",
    [
        "91310110666007217t",
        "9131 0110 6660 0721 7T",
        "91310110-666007217-T",
        "９１３１０１１０６６６００７２１７Ｔ",
        "统一社会信用代码：91310110666007217T",
        "社会信用代码 91310110666007217T",
        "信用代码：91310110666007217T",
        "统一社会信用代码/注册号：91310110666007217T",
        "统一社会信用代码（纳税人识别号）91310110666007217T",
        "USCC: 91310110666007217T",
        "9 1 310110 666007217 T",
    ],
)
def test_ways_of_writing_are_read(typed: str) -> None:
    assert (read_credit_code(typed).normal, read_credit_code(typed).valid) == ("91310110666007217T", True)


def test_grouping_and_case_say_nothing_but_a_label_does() -> None:
    assert codes(read_credit_code("9131 0110 6660 0721 7t")) == []
    assert codes(read_credit_code("统一社会信用代码:91310110666007217T")) == ["text.cleaned"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "credit-code.length"),
        ("9131011066600721", "credit-code.length"),
        ("91310110666007217T1", "credit-code.length"),
        ("000000000000000000", "credit-code.zeros"),
        ("91310110666007217I", "credit-code.alphabet"),
        ("9131011066600721７Ⅶ", "credit-code.alphabet"),
        ("9A31011A666007217T", "credit-code.region-digits"),
        ("91A10110666007217T", "credit-code.region-digits"),
    ],
)
def test_unreadable_codes_say_why(typed: str, code: str) -> None:
    reading = read_credit_code(typed)
    assert (errors(reading), reading.normal, reading.parts) == ([code], None, None)
    assert not reading.findings[-1].confirmable


@pytest.mark.parametrize("letter", "IOSVZ")
def test_letters_that_the_standard_left_out_are_named(letter: str) -> None:
    reading = read_credit_code(f"9131011066600{letter}2{letter}7T")
    assert dict(reading.findings[0].params) == {"characters": letter}


@pytest.mark.parametrize(("right", "wrong"), [("0", "O"), ("1", "I"), ("5", "S"), ("2", "Z")])
def test_letters_read_for_digits_are_suggested_back(right: str, wrong: str) -> None:
    code = credit("91", "310110", "00125001")
    assert read_credit_code(code.replace(right, wrong)).suggestions == (code,)


def test_letters_read_for_digits_are_not_suggested_when_that_fails_too() -> None:
    assert read_credit_code("9131O110666007217U").suggestions == ()


def test_a_wrong_check_character_can_be_confirmed_and_suggests() -> None:
    reading = read_credit_code("91350211M00013FA1N")
    assert (errors(reading), reading.findings[-1].confirmable) == (["credit-code.check-character"], True)
    assert reading.normal == "91350211M00013FA1N"
    assert reading.parts is not None


@pytest.mark.parametrize("head", ["B1", "G9", "01"])
def test_an_unknown_authority_is_a_doubt(head: str) -> None:
    assert codes(read_credit_code(credit(head))) == ["credit-code.authority"]
    assert read_credit_code(credit(head)).valid


@pytest.mark.parametrize("head", ["94", "1A", "N4", "Y2"])
def test_an_unknown_kind_is_a_doubt(head: str) -> None:
    reading = read_credit_code(credit(head))
    assert (reading.valid, codes(reading)) == (True, ["credit-code.kind"])
    assert reading.parts is not None
    assert reading.parts.kind_name is None


def test_an_unknown_region_is_a_doubt_but_the_nation_is_not() -> None:
    assert codes(read_credit_code(credit(region="999999"))) == ["credit-code.region"]
    assert codes(read_credit_code(credit(region="100000"))) == []


def test_the_organisation_codes_own_check_is_a_doubt_only() -> None:
    code = "91330110" + "123456780"
    reading = read_credit_code(code + credit_check(code))
    assert (reading.valid, codes(reading)) == (True, ["credit-code.organisation-check"])


@given(st.integers(0, 17), st.sampled_from(CREDIT_ALPHABET), st.sampled_from(["91", "92", "N2"]))
def test_suggestions_are_valid_and_hold_the_original(place: int, character: str, head: str) -> None:
    right = credit(head, "330110", "MA2B1C3D")
    wrong = right[:place] + character + right[place + 1 :]
    suggestions = read_credit_code(wrong).suggestions
    assert all(read_credit_code(each).findings == () for each in suggestions)
    assert len(set(suggestions)) == len(suggestions)
    if wrong != right and wrong[2:8].isdigit():
        assert right in suggestions


@given(st.integers(0, 16))
def test_swapped_neighbours_are_found(place: int) -> None:
    right = credit("91", "330110", "MA2B1C3D")
    wrong = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    if wrong != right and wrong[2:8].isdigit():
        assert right in read_credit_code(wrong).suggestions
