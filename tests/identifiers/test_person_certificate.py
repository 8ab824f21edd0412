"""Numbers of persons' certificates."""

from __future__ import annotations

import pytest

from beian_desktop.identifiers.check_digits import identity_check
from beian_desktop.identifiers.person_certificate import read_person_certificate
from tests.identifiers.vectors import codes, errors, identity

RESIDENT = "11010519491231002X"
RESIDENCE = identity("810000", "19940823")


@pytest.mark.parametrize("code", ["111", "112"])
def test_identity_cards_are_read_as_identity_numbers(code: str) -> None:
    reading = read_person_certificate(code, "110105 19491231 002x")
    assert (reading.valid, reading.normal) == (True, RESIDENT)
    assert reading.parts is not None
    assert (reading.parts.code, reading.parts.number) == (code, RESIDENT)
    assert reading.parts.identity is not None
    assert reading.parts.identity.region == "110105"
    assert errors(read_person_certificate(code, RESIDENCE)) == ["certificate.is-residence"]


def test_a_wrong_identity_number_keeps_findings_and_suggestions() -> None:
    reading = read_person_certificate("111", "110105194912310021")
    assert (errors(reading), RESIDENT in reading.suggestions) == (["id-number.check-character"], True)
    reading = read_person_certificate("111", "11010519491331002X")
    assert (errors(reading), reading.normal, reading.parts) == (["id-number.birth"], None, None)
    assert RESIDENT in reading.suggestions


def test_residence_permits() -> None:
    reading = read_person_certificate("hmt_residence", RESIDENCE)
    assert (reading.valid, reading.normal, codes(reading)) == (True, RESIDENCE, [])
    assert errors(read_person_certificate("hmt_residence", RESIDENT)) == ["certificate.not-residence"]


@pytest.mark.parametrize(
    ("code", "typed", "normal"),
    [
        ("414", "E12345678", "E12345678"),
        ("414", "ea1234567", "EA1234567"),
        ("414", "G 1234-5678", "G12345678"),
        ("414", "C01X00T47", "C01X00T47"),
        ("414", "123456789", "123456789"),
        ("414", "SPECI2014", "SPECI2014"),
        ("411", "D12345678", "D12345678"),
        ("412", "S28233515", "S28233515"),
        ("413", "PE1234567", "PE1234567"),
        ("420", "K12345678", "K12345678"),
        ("420", "KJ1234567", "KJ1234567"),
        ("421", "MA1234567", "MA1234567"),
        ("516", "H12345678", "H12345678"),
        ("516", "m0123456701", "M0123456701"),
        ("511", "12345678", "12345678"),
        ("511", "0012345601", "0012345601"),
        ("511", "0012345601B", "0012345601B"),
        ("511", "0012345601(b)", "0012345601(B)"),
        ("511", "0012345601（B）", "0012345601(B)"),
        ("513", "C12345678", "C12345678"),
        ("513", "CA1234567", "CA1234567"),
        ("513", "W12345678", "W12345678"),
        ("517", "L12345678", "L12345678"),
        ("517", "T12345678", "T12345678"),
        ("foreigner_permanent", "FRA110177101501", "FRA110177101501"),
        ("foreigner_permanent", "911124198108030024", "911124198108030024"),
        ("foreigner_permanent", "932682198512310015", "932682198512310015"),
        ("114", "军字第1234567号", "军字第1234567号"),
        ("335", "110105 1949", "110105 1949"),
        ("990", "abcd", "abcd"),
        ("990", "a" * 30, "a" * 30),
    ],
)
def test_shapes_that_fit(code: str, typed: str, normal: str) -> None:
    reading = read_person_certificate(code, typed)
    assert (reading.valid, reading.normal) == (True, normal)
    assert reading.parts is not None
    assert (reading.parts.code, reading.parts.number, reading.parts.identity) == (code, normal, None)
    assert codes(reading) == (["text.cleaned"] if "（" in typed else [])


@pytest.mark.parametrize(
    ("code", "typed", "problem"),
    [
        ("414", "", "certificate.passport"),
        ("414", "E123", "certificate.passport"),
        ("414", "ABCDEFGH", "certificate.passport"),
        ("414", "ABCDEFG12", "certificate.passport"),
        ("414", "E123456789012", "certificate.passport"),
        ("414", "E1234567号", "certificate.passport"),
        ("414", RESIDENT, "certificate.passport"),
        ("411", "D1", "certificate.passport"),
        ("420", "123456789", "certificate.passport"),
        ("421", "MAB1234567", "certificate.passport"),
        ("516", "12345678", "certificate.home-return"),
        ("516", "H1234567", "certificate.home-return"),
        ("516", "H123456789", "certificate.home-return"),
        ("516", "A12345678", "certificate.home-return"),
        ("511", "1234567", "certificate.taiwan-permit"),
        ("511", "123456789", "certificate.taiwan-permit"),
        ("511", "12345678B", "certificate.taiwan-permit"),
        ("513", "A12345678", "certificate.exit-permit"),
        ("513", "C1234567", "certificate.exit-permit"),
        ("517", "C12345678", "certificate.strait-permit"),
        ("foreigner_permanent", "", "certificate.permanent-residence"),
        ("foreigner_permanent", "FRA1101771015", "certificate.permanent-residence"),
        ("foreigner_permanent", RESIDENT, "certificate.permanent-residence"),
        ("foreigner_permanent", "911124198113030024", "certificate.permanent-residence"),
        ("foreigner_permanent", "911124198102310024", "certificate.permanent-residence"),
        ("114", "abc", "certificate.length"),
        ("990", "a" * 31, "certificate.length"),
        ("unheard-of", "", "certificate.length"),
    ],
)
def test_shapes_that_do_not_fit(code: str, typed: str, problem: str) -> None:
    reading = read_person_certificate(code, typed)
    assert (errors(reading), reading.normal, reading.parts) == ([problem], None, None)
    assert reading.findings[-1].rule == "SUB-07"


def test_allowed_lengths_are_told() -> None:
    assert dict(read_person_certificate("990", "a").findings[0].params) == {"shortest": "4", "longest": "30"}


def test_the_check_character_of_a_new_permanent_card_is_a_doubt() -> None:
    number = "91112419810803002"
    assert number + identity_check(number) == "911124198108030024"
    reading = read_person_certificate("foreigner_permanent", number + "5")
    assert (reading.valid, codes(reading)) == (True, ["certificate.permanent-residence-check"])
