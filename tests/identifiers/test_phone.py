"""Telephone numbers as people write them."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.identifiers.phone import Phone, read_phone
from tests.identifiers.vectors import codes, errors


@pytest.mark.parametrize(
    "typed",
    [
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "138.0013.8000",
        "+8613800138000",
        "+86 138 0013 8000",
        "+86-13800138000",
        "008613800138000",
        "0086 138-0013-8000",
        "8613800138000",
        "86-13800138000",
        "(86)13800138000",
        "(+86) 13800138000",
        "013800138000",
        "１３８００１３８０００",
        "手机：13800138000",
        "手机号码 13800138000",
        "Mobile: 13800138000",
        "联系方式：13800138000",
        "移动电话 13800138000",
        "13800138000（微信同号）",
        "13800138000\u200b",
    ],
)
def test_a_mobile_in_every_writing(typed: str) -> None:
    reading = read_phone(typed)
    assert (reading.valid, reading.normal) == (True, "13800138000")
    assert reading.parts == Phone("mobile", "+8613800138000", None, None, "13800138000")


@pytest.mark.parametrize(
    "typed",
    [
        "010-12345678",
        "01012345678",
        "(010)12345678",
        "（010）1234 5678",
        "010 1234 5678",
        "010-1234-5678",
        "010/12345678",
        "010123 45678",
        "010—12345678",
        "+86 10 12345678",
        "+86-10-1234-5678",
        "+86(0)10 12345678",
        "+86 010 12345678",
        "0086-10-12345678",
        "86 10 12345678",
        "86-010-12345678",
        "(86)10-12345678",
        "(86-10)12345678",
        "+86 (10) 12345678",
        "+86 (010) 12345678",
        "8610-12345678",
        "861012345678",
        "电话：010-12345678",
        "Tel: 010-12345678",
        "传真 010-12345678",
        "总机：010-12345678",
        "010-12345678（总机）",
        "24小时服务热线：010-12345678",
    ],
)
def test_a_landline_in_every_writing(typed: str) -> None:
    reading = read_phone(typed)
    assert (reading.valid, reading.normal) == (True, "010-12345678")
    assert reading.parts == Phone("landline", "+861012345678", "010", None, "01012345678")


@pytest.mark.parametrize(
    "typed",
    [
        "0571-88881234-801",
        "0571-88881234转801",
        "0571-88881234 转 801",
        "0571-88881234轉801",
        "0571-88881234转接801",
        "0571-88881234 ext 801",
        "0571-88881234 ext.801",
        "0571-88881234 Ext: 801",
        "0571-88881234 extension 801",
        "0571-88881234x801",
        "0571-88881234 分机 801",
        "0571-88881234分机号：801",
        "0571-88881234转分机801",
        "0571-88881234*801",
        "0571-88881234#801",
        "0571-88881234,801",
        "0571-88881234(801)",
        "+86 571 88881234-801",
        "86-571-88881234-801",
        "0571-88881234-分机801",
        "0571888 81234-801",
    ],
)
def test_extensions_are_cut_off(typed: str) -> None:
    reading = read_phone(typed)
    assert (reading.valid, reading.normal) == (True, "0571-88881234-801")
    assert reading.parts == Phone("landline", "+8657188881234", "0571", "801", "057188881234")


def test_plain_writings_say_nothing_and_cleaning_is_told() -> None:
    assert codes(read_phone("010-12345678转801")) == []
    assert codes(read_phone("+86 138 0013 8000")) == []
    assert codes(read_phone("电话：010-12345678")) == ["text.cleaned"]
    assert codes(read_phone("010－12345678")) == ["text.cleaned"]


@pytest.mark.parametrize(
    ("typed", "normal", "e164"),
    [
        ("400-820-8820", "4008208820", "+864008208820"),
        ("4008208820", "4008208820", "+864008208820"),
        ("+86 400 820 8820", "4008208820", "+864008208820"),
        ("800-810-1234", "8008101234", "+868008101234"),
        ("95588", "95588", None),
        ("95187", "95187", None),
        ("951234", "951234", None),
        ("9501-3888", "95013888", None),
        ("9510 5105", "95105105", None),
        ("96110", "96110", None),
        ("962288", "962288", None),
        ("10000", "10000", None),
        ("10010", "10010", None),
        ("10086", "10086", None),
        ("12345", "12345", None),
        ("12306", "12306", None),
        ("11185", "11185", None),
        ("118114", "118114", None),
        ("10109999", "10109999", None),
        ("95588转1", "95588-1", None),
        ("400-820-8820转1", "4008208820-1", "+864008208820"),
    ],
)
def test_service_numbers_are_valid_with_a_warning(typed: str, normal: str, e164: str | None) -> None:
    reading = read_phone(typed)
    assert (reading.valid, reading.normal, codes(reading)) == (True, normal, ["phone.service"])
    assert reading.parts is not None
    assert (reading.parts.type, reading.parts.e164) == ("service", e164)


def test_a_service_number_behind_an_area_code_may_have_an_extension() -> None:
    reading = read_phone("0571-95588转1")
    assert (reading.normal, reading.parts) == ("0571-95588-1", Phone("service", None, "0571", "1", "057195588"))


def test_only_sixty_characters_are_read() -> None:
    assert read_phone(f"010{' ' * 49}12345678").valid
    assert not read_phone(f"010{' ' * 50}12345678").valid


def test_what_stands_around_a_number_is_told() -> None:
    (told,) = read_phone("电话 010-12345678(总机)").findings
    assert dict(told.params) == {"changes": "电话→ (总机)→"}


def test_a_service_number_behind_an_area_code() -> None:
    reading = read_phone("0571-95588")
    assert (reading.valid, reading.normal) == (True, "0571-95588")
    assert reading.parts == Phone("service", None, "0571", None, "057195588")


@pytest.mark.parametrize(
    "number", ["13012345678", "14712345678", "15012345678", "16612345678", "17312345678", "19912345678", "19212345678"]
)
def test_known_mobile_ranges_say_nothing(number: str) -> None:
    assert codes(read_phone(number)) == []


@pytest.mark.parametrize("number", ["14012345678", "15412345678", "16012345678", "17912345678", "19412345678"])
def test_unknown_mobile_ranges_are_doubted(number: str) -> None:
    reading = read_phone(number)
    assert (reading.valid, codes(reading)) == (True, ["phone.mobile-range"])
    assert (reading.findings[0].rule, dict(reading.findings[0].params)) == ("SUB-12", {"range": number[:3]})


@pytest.mark.parametrize(
    ("typed", "rule", "code"),
    [
        ("12345678901", "SUB-12", "phone.mobile"),
        ("1380013800", "SUB-12", "phone.mobile"),
        ("138001380001", "SUB-12", "phone.mobile"),
        ("+86 1380013800", "SUB-12", "phone.mobile"),
        ("88881234", "SUB-13", "phone.no-area-code"),
        ("8888123", "SUB-13", "phone.no-area-code"),
        ("1234567", "SUB-13", "phone.no-area-code"),
        ("12345678", "SUB-13", "phone.no-area-code"),
        ("8888 1234转801", "SUB-13", "phone.no-area-code"),
        ("010-123456789", "SUB-13", "phone.landline"),
        ("0999-123456", "SUB-13", "phone.landline"),
        ("08128-8301111", "SUB-13", "phone.landline"),
        ("+86 08128-8301111", "SUB-13", "phone.landline"),
        ("0700-1234567", "SUB-13", "phone.area-code"),
        ("0600-12345678", "SUB-13", "phone.area-code"),
        ("+852 2123 4567", "SUB-13", "phone.foreign"),
        ("00852 21234567", "SUB-13", "phone.foreign"),
        ("+1 650 253 0000", "SUB-13", "phone.foreign"),
        ("010-12345678/13800138000", "SUB-13", "phone.several"),
        ("010-12345678、010-87654321", "SUB-13", "phone.several"),
        ("", "SUB-13", "phone.unreadable"),
        ("无", "SUB-13", "phone.unreadable"),
        ("110", "SUB-13", "phone.unreadable"),
        ("abcdefg", "SUB-13", "phone.unreadable"),
        ("0" * 100, "SUB-13", "phone.unreadable"),
        ("01", "SUB-13", "phone.unreadable"),
        ("010abcdefgh", "SUB-13", "phone.unreadable"),
        ("07654321", "SUB-13", "phone.unreadable"),
        ("013800138", "SUB-13", "phone.unreadable"),
        ("070012345", "SUB-13", "phone.unreadable"),
        ("0700123456", "SUB-13", "phone.area-code"),
        ("138001380", "SUB-12", "phone.mobile"),
        ("8888 1234，8888 1235", "SUB-13", "phone.several"),
        ("1" * 20, "SUB-12", "phone.mobile"),
        ("1" * 21, "SUB-13", "phone.several"),
    ],
)
def test_unreadable_numbers_say_why(typed: str, rule: str, code: str) -> None:
    reading = read_phone(typed)
    assert (errors(reading), reading.normal, reading.parts) == ([code], None, None)
    assert reading.findings[-1].rule == rule


@pytest.mark.parametrize("number", ["010-1234567", "0755-7654321", "010-1234567-8", "0818-83011113"])
def test_a_length_that_the_area_has_not_is_doubted(number: str) -> None:
    reading = read_phone(number)
    assert (reading.valid, reading.normal, codes(reading)) == (True, number, ["phone.plan"])


@pytest.mark.parametrize("number", ["010-88888888", "0571-66666666"])
def test_one_repeated_digit_is_no_number(number: str) -> None:
    assert errors(read_phone(number)) == ["phone.one-digit"]
    assert read_phone(number).normal == number


def test_the_area_code_counts_not_for_repetition() -> None:
    assert read_phone("0999-9999998").valid


@pytest.mark.parametrize(
    "number",
    [
        "020-81234567",
        "021-51234567",
        "022-23456789",
        "023-67123456",
        "024-23456789",
        "025-84123456",
        "027-87123456",
        "028-85123456",
        "029-88123456",
        "0755-26001234",
        "0512-65123456",
        "0311-86012345",
        "0431-88123456",
        "0936-4211235",
        "0898-66123456",
        "0991-2612345",
    ],
)
def test_areas_of_china(number: str) -> None:
    reading = read_phone(number)
    assert (reading.valid, reading.normal) == (True, number)


@given(st.from_regex(r"0(10|2[0-9]|[3-9][0-9]{2})[2-8][0-9]{6,7}", fullmatch=True))
def test_landlines_agree_with_phonenumbers(number: str) -> None:
    parsed = phonenumbers.parse(number, "CN")
    expected = phonenumbers.is_valid_number_for_region(parsed, "CN")
    found = read_phone(number).parts
    kinds = phonenumbers.number_type(parsed)
    if expected and kinds == phonenumbers.PhoneNumberType.FIXED_LINE:
        assert found is not None
        assert found.e164 == phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    elif not expected:
        assert found is None or found.type == "mobile" or codes(read_phone(number))


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(["", "+86", "0086", "86 ", "0"]))
def test_mobiles_are_read_behind_every_prefix(number: str, prefix: str) -> None:
    assert read_phone(prefix + number).normal == number


@given(st.text(alphabet="0123456789+-()转 ext.分机*#", max_size=40))
def test_reading_the_normal_form_gives_the_same(text: str) -> None:
    reading = read_phone(text)
    if reading.normal is not None:
        again = read_phone(reading.normal)
        assert (again.normal, again.parts) == (reading.normal, reading.parts)
