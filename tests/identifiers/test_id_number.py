"""居民身份证 and 居住证 numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.identifiers.check_digits import IDENTITY_WEIGHTS
from beian_desktop.identifiers.id_number import IdNumber, age, birth_findings, read_id_number
from tests.identifiers.vectors import codes, errors, identity

# The examples of GB 11643 and those that open-source validators publish.
STANDARD = "11010519491231002X"
PUBLISHED = [STANDARD, "440308199901101512", "500154199301135886", "11010119900307803X", "440524188001010014"]


def parts(number: str) -> IdNumber:
    found = read_id_number(number).parts
    assert found is not None
    return found


@pytest.mark.parametrize("number", PUBLISHED)
def test_published_numbers_are_valid_without_doubt(number: str) -> None:
    reading = read_id_number(number)
    assert (reading.valid, reading.normal, reading.findings, reading.suggestions) == (True, number, (), ())


def test_parts_of_the_standards_example() -> None:
    assert parts(STANDARD) == IdNumber(
        number=STANDARD,
        type="resident",
        region="110105",
        region_name="北京市朝阳区",
        birth=date(1949, 12, 31),
        sex="female",
    )


def test_sex_is_the_parity_of_the_seventeenth_digit() -> None:
    assert [parts(identity(order=order)).sex for order in ("001", "002", "998", "999")] == [
        "male",
        "female",
        "female",
        "male",
    ]


@pytest.mark.parametrize(
    ("region", "name"),
    [("810000", "香港特别行政区"), ("820000", "澳门特别行政区"), ("830000", "台湾省")],
)
def test_residence_permits_are_read(region: str, name: str) -> None:
    found = parts(identity(region, "19940823"))
    assert (found.type, found.region_name) == ("residence", name)
    assert read_id_number(found.number).findings == ()


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002x",
        "110105 19491231 002X",
        "110105-19491231-002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "\u200b11010519491231002X",
        "身份证号：11010519491231002X",
        "居民身份证号码 11010519491231002X",
        "公民身份号码11010519491231002X",
        "证件号码：11010519491231002X",
        "ID: 11010519491231002X",
        "ID card No.: 11010519491231002X",
        "'11010519491231002X",
        "11010519491231002×",
        "11010519491231002Х",
        "110105\u00a019491231\u00a0002X",
    ],
)
def test_ways_of_writing_are_read(typed: str) -> None:
    assert (read_id_number(typed).normal, read_id_number(typed).valid) == (STANDARD, True)


def test_grouping_and_case_say_nothing_but_cleaning_does() -> None:
    assert codes(read_id_number("110105 19491231 002x")) == []
    assert codes(read_id_number("身份证号：" + STANDARD)) == ["text.cleaned"]
    (told,) = read_id_number("11010519491231002×").findings
    assert (told.code, dict(told.params)) == ("text.cleaned", {"changes": "×→X"})


def test_suggestions_are_valid_numbers() -> None:
    for order in range(1000):
        reading = read_id_number(f"11010519491231{order:03}X")
        for each in reading.suggestions:
            assert (read_id_number(each).valid, read_id_number(each).normal) == (True, each)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("610104620927690", "id-number.fifteen-digits"),
        ("110105491231002", "id-number.fifteen-digits"),
        ("", "id-number.length"),
        ("1101051949123100", "id-number.length"),
        ("110105194912310021X", "id-number.length"),
        ("11010519491231X02X", "id-number.characters"),
        ("1101051949123100２Y", "id-number.characters"),
        ("11010519491231002A", "id-number.characters"),
        ("一二三四五六七八九十一二三四五六七八", "id-number.characters"),
        ("110105194902300028", "id-number.birth"),
        ("110105194913310028", "id-number.birth"),
        ("110105194900310028", "id-number.birth"),
        ("110105190002290021", "id-number.birth"),
        ("110105179912310021", "id-number.birth"),
        ("张三11010519491231002X", "id-number.length"),
        ("110105210001010021", "id-number.birth"),
        ("520323297806058856", "id-number.birth"),
    ],
)
def test_unreadable_numbers_say_why(typed: str, code: str) -> None:
    reading = read_id_number(typed)
    assert (errors(reading), reading.normal, reading.parts, reading.valid) == ([code], None, None, False)


def test_the_length_is_told() -> None:
    (told,) = read_id_number("12345").findings
    assert (told.rule, dict(told.params), told.confirmable) == ("SUB-06", {"length": "5"}, False)


def test_years_at_the_edges() -> None:
    assert read_id_number(identity(birth="19000101")).valid
    assert read_id_number(identity(birth="20991231")).valid
    assert read_id_number(identity(birth="20000229")).valid


@pytest.mark.parametrize("region", ["160323", "010203", "660101", "830001", "990101", "910000"])
def test_an_unknown_province_is_an_error(region: str) -> None:
    number = identity(region)
    reading = read_id_number(number)
    assert (errors(reading), reading.normal) == (["id-number.province"], number)
    assert dict(reading.findings[0].params) == {"digits": region[:2]}
    assert not reading.findings[0].confirmable


@pytest.mark.parametrize(
    "region",
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
    ],
)
def test_every_province_is_known(region: str) -> None:
    assert errors(read_id_number(identity(region + "0000"))) == []


@pytest.mark.parametrize("region", ["235407", "119999", "810101"])
def test_an_unknown_county_of_a_known_province_is_a_doubt(region: str) -> None:
    reading = read_id_number(identity(region))
    assert (reading.valid, codes(reading)) == (True, ["id-number.county"])
    assert reading.parts is not None
    assert reading.parts.region_name is None


@pytest.mark.parametrize(
    ("region", "name"),
    [
        ("330183", "浙江省杭州市富阳市"),
        ("110103", "北京市崇文区"),
        ("132401", "河北省保定地区定州市"),
        ("379001", "山东省青州市"),
        ("441900", "广东省东莞市"),
        ("659001", "新疆维吾尔自治区石河子市"),
    ],
)
def test_abolished_and_city_codes_are_fine(region: str, name: str) -> None:
    reading = read_id_number(identity(region))
    assert codes(reading) == []
    assert reading.parts is not None
    assert reading.parts.region_name == name


def test_a_wrong_check_character_can_be_confirmed_and_suggests() -> None:
    reading = read_id_number("110105194912310021")
    assert (errors(reading), reading.findings[0].confirmable) == (["id-number.check-character"], True)
    assert reading.normal == "110105194912310021"
    assert STANDARD in reading.suggestions


@pytest.mark.parametrize(
    "wrong", ["11010519491213002X", "11010591491231002X", "11010519491231020X", "11010519491231002"]
)
def test_a_swap_is_suggested_back(wrong: str) -> None:
    reading = read_id_number(wrong)
    assert (STANDARD in reading.suggestions) is (len(wrong) == 18)


def test_a_wrong_date_is_suggested_right() -> None:
    assert STANDARD in read_id_number("11010519491331002X").suggestions
    assert read_id_number("99010519491331002X").suggestions == ()


@given(
    st.integers(0, 16),
    st.integers(1, 9),
    st.sampled_from(["110105", "330110", "440308"]),
    st.dates(date(1950, 1, 1), date(2005, 1, 1)),
)
def test_suggestions_are_valid_and_hold_the_original(place: int, shift: int, region: str, born: date) -> None:
    right = identity(region, born.strftime("%Y%m%d"), "137")
    wrong = right[:place] + str((int(right[place]) + shift) % 10) + right[place + 1 :]
    suggestions = read_id_number(wrong).suggestions
    assert all(read_id_number(each).findings == () for each in suggestions)
    assert len(set(suggestions)) == len(suggestions)
    if wrong[:2] == right[:2]:
        assert right in suggestions


@given(st.integers(0, 16))
def test_swapped_neighbours_are_found(place: int) -> None:
    right = identity("330110", "19870614", "259")
    wrong = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    if wrong != right and "X" not in wrong[:17]:
        reading = read_id_number(wrong)
        assert not reading.valid
        if wrong[:2] == right[:2]:
            assert right in reading.suggestions


def test_each_digit_changes_the_check() -> None:
    assert len(IDENTITY_WEIGHTS) == 18
    for place in range(17):
        digit = STANDARD[place]
        other = "1" if digit != "1" else "2"
        assert errors(read_id_number(STANDARD[:place] + other + STANDARD[place + 1 :]))


def test_age_counts_full_years() -> None:
    born = date(2008, 11, 23)
    assert age(born, date(2026, 11, 22)) == 17
    assert age(born, date(2026, 11, 23)) == 18
    assert age(born, date(2026, 12, 1)) == 18
    assert age(date(2008, 2, 29), date(2026, 2, 28)) == 17


def test_births_are_judged_by_the_day() -> None:
    today = date(2026, 11, 23)
    grown, minor, tomorrow, newborn = (
        parts(identity(birth=birth)) for birth in ("20081123", "20081124", "20261124", "20261123")
    )
    assert birth_findings(grown, today) == ()
    assert [(f.code, f.severity) for f in birth_findings(minor, today)] == [("id-number.minor", "warning")]
    assert [(f.code, f.severity) for f in birth_findings(tomorrow, today)] == [("id-number.birth-to-come", "error")]
    assert [f.code for f in birth_findings(newborn, today)] == ["id-number.minor"]
