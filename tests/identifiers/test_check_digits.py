"""Check characters against published vectors and python-stdnum."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc
from stdnum.iso7064 import mod_11_10

from beian_desktop.identifiers.check_digits import (
    CREDIT_ALPHABET,
    credit_check,
    identity_check,
    licence_check,
    organisation_check,
)

DIGITS = "0123456789"


@given(st.text(DIGITS, min_size=17, max_size=17))
def test_identity_check_agrees_with_stdnum(number: str) -> None:
    assert identity_check(number) == ric.calc_check_digit(number + "0")


@given(st.text(CREDIT_ALPHABET, min_size=17, max_size=17))
def test_credit_check_agrees_with_stdnum(code: str) -> None:
    assert credit_check(code) == uscc.calc_check_digit(code)


@given(st.text(DIGITS, min_size=14, max_size=14))
def test_licence_check_agrees_with_stdnum(number: str) -> None:
    assert licence_check(number) == mod_11_10.calc_check_digit(number)


def test_a_licence_check_digit_may_be_zero() -> None:
    assert licence_check("33011000001208") == mod_11_10.calc_check_digit("33011000001208") == "0"


@pytest.mark.parametrize("code", ["673959654", "563654948", "D2143569X"])
def test_organisation_check_of_printed_codes(code: str) -> None:
    assert organisation_check(code) == code[8]


@pytest.mark.parametrize(
    ("eight", "total"),
    [
        ("10000000", 3),
        ("01000000", 7),
        ("00100000", 9),
        ("00010000", 10),
        ("00001000", 5),
        ("00000100", 8),
        ("00000010", 4),
        ("00000001", 2),
        ("A0000000", 30),
        ("Z0000000", 105),
        ("000000A0", 40),
    ],
)
def test_organisation_check_weighs_each_place(eight: str, total: int) -> None:
    remainder = 11 - total % 11
    assert organisation_check(eight) == {10: "X", 11: "0"}.get(remainder, str(remainder))
