"""Police filing numbers as badges and people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.identifiers.filing_number import SIGNS, FilingNumber, read_filing_number
from tests.identifiers.vectors import codes, errors

SIGNED = FilingNumber("京", "11010802000001", "110108", "北京市海淀区", "000001", False)
BARE = FilingNumber(None, "11010802000001", "110108", "北京市海淀区", "000001", False)


@pytest.mark.parametrize(
    "typed",
    [
        "京公网安备11010802000001号",
        "京公网安备 11010802000001号",
        "京公网安备 11010802000001 号",
        "京公网安备11010802000001",
        "京 公网安备11010802000001号",
        "京公网安备：11010802000001号",
        "京公网安备:11010802000001",
        "京公网安备第11010802000001号",
        "京公网安备号11010802000001",
        "京公网安备（11010802000001）号",
        "京公网安备1101 0802 0000 01号",
        "京公网安备110108-02000001号",
        "京公网安备１１０１０８０２０００００１号",
        "京公网安备&nbsp;11010802000001号",
        "京公网安备&nbsp;&nbsp;11010802000001&nbsp;号",
        "京公网安备\u00a011010802000001号",
        "京公网安备\u200b11010802000001号",
        "京公網安備11010802000001號",
        "京公安备11010802000001号",
        "京公安网备11010802000001号",
        "京公网备11010802000001号",
        "京网安备11010802000001号",
        "京公网安备案11010802000001号",
        "公安备案号：京公网安备11010802000001号",
        "公安备案号:京公网安备 11010802000001号",
        "备案号：京公网安备11010802000001号",
        "公安联网备案号：京公网安备11010802000001号",
        "（京）公网安备11010802000001号",
        "京公网安备11010802000001号-1",
        "京ICP备12345678号-1 京公网安备11010802000001号",
        "京ICP备12345678号-1 | 京公网安备 11010802000001号",
        "京公网安备11010802000001号 京ICP备12345678号-1",
        "京公网安备11010802000001号京ICP备12345678号-1",
        "© 2026 某公司 京公网安备 11010802000001号",
        "京公网安备11010802000001 2026",
        "某公司京公网安备11010802000001号",
        "【京公网安备11010802000001号】",
        "京公海网安备11010802000001号",
        "京公网安备11010802000001号-京ICP证110507号",
        "京公网安备11010802000001号。",
    ],
)
def test_a_signed_number_in_every_writing(typed: str) -> None:
    reading = read_filing_number(typed)
    assert (reading.valid, reading.normal, reading.parts) == (True, "京公网安备11010802000001号", SIGNED)
    assert reading.typed == typed


@pytest.mark.parametrize(
    "typed",
    [
        "11010802000001",
        "11010802000001号",
        "1101 0802 0000 01",
        "１１０１０８０２０００００１",
        "备案号11010802000001",
        "备案号：11010802000001",
        "公安备案号：11010802000001",
        "公安备案 11010802000001",
        "公安联网备案号:11010802000001",
        "公网安备11010802000001号",
        "公网安备 11010802000001",
        "公安备案号公网安备11010802000001",
        "（11010802000001）",
        "某英公网安备11010802000001号",
        "京B2-20260001号 公安备案号:11010802000001",
        "上海市公安局黄浦分局备案编号：11010802000001",
        "海淀公安分局备案编号：11010802000001",
        "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010802000001",
        "https://beian.mps.gov.cn/#/query/webSearch?code=11010802000001",
        "https://beian.mps.gov.cn/#/query/webSearch?code=11010802000001&from=x",
    ],
)
def test_a_number_without_sign_in_every_writing(typed: str) -> None:
    reading = read_filing_number(typed)
    assert (reading.valid, reading.normal, reading.parts) == (True, "11010802000001", BARE)


def test_plain_writings_say_nothing_and_cleaning_is_told() -> None:
    assert codes(read_filing_number("京公网安备 11010802000001")) == []
    assert codes(read_filing_number("京公网安备&nbsp;11010802000001号")) == ["text.cleaned"]
    assert codes(read_filing_number("备案号 11010802000001")) == ["text.cleaned"]


@pytest.mark.parametrize(("prefix", "sign"), [(prefix, sign) for prefix, signs in SIGNS.items() for sign in signs])
def test_every_sign_fits_its_prefix(prefix: str, sign: str) -> None:
    reading = read_filing_number(f"{sign}公网安备{prefix}000002000001号")
    assert (reading.valid, codes(reading), reading.normal) == (True, [], f"{sign}公网安备{prefix}000002000001号")


def test_there_are_thirty_six_prefixes() -> None:
    assert len(SIGNS) == 36


@pytest.mark.parametrize(
    ("typed", "changes"),
    [
        ("http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010802000001", "HTTP://WWW.B…→"),
        ("X 京公网安备11010802000001号", "X→"),
        ("?code=11010802000001", "?CODE=→"),
        ("京公网安备11010802000001号 | 京ICP备1号", "| 京ICP备1号→"),
    ],
)
def test_what_stands_around_is_told(typed: str, changes: str) -> None:
    (told,) = read_filing_number(typed).findings
    assert (told.code, dict(told.params)) == ("text.cleaned", {"changes": changes})


def test_only_a_thousand_characters_are_read() -> None:
    number = "京公网安备11010802000001"
    assert read_filing_number(" " * (1000 - len(number)) + number).normal == f"{number}号"
    assert not read_filing_number(" " * (1001 - len(number)) + number).valid


def test_a_sign_before_an_unknown_prefix_is_doubted() -> None:
    assert codes(read_filing_number("京公网安备99010802000001号")) == ["filing-number.area", "filing-number.sign"]


def test_a_sign_that_does_not_fit_is_doubted() -> None:
    reading = read_filing_number("浙公网安备11010802000001号")
    assert (reading.valid, codes(reading)) == (True, ["filing-number.sign"])
    assert dict(reading.findings[0].params) == {"sign": "浙", "digits": "11"}


def test_an_unknown_area_is_doubted() -> None:
    reading = read_filing_number("99010802000001")
    assert (reading.valid, codes(reading)) == (True, ["filing-number.area"])
    assert reading.parts is not None
    assert (reading.parts.area, reading.parts.area_name) == ("990108", None)


def test_police_and_abolished_areas_are_known() -> None:
    assert codes(read_filing_number("鲁公网安备37900102000001号")) == []
    reading = read_filing_number("冀公网安备13019902000001号")
    assert reading.parts is not None
    assert (codes(reading), reading.parts.area_name) == ([], "河北省石家庄市高新区")
    assert codes(read_filing_number("33018302000001")) == []


def test_another_kind_than_02_is_doubted() -> None:
    reading = read_filing_number("京公网安备11010801000001号")
    assert (reading.valid, codes(reading)) == (True, ["filing-number.kind"])
    assert dict(reading.findings[0].params) == {"digits": "01"}


@pytest.mark.parametrize("digits", ["110108", "110108000001", "1101080200001", "110108020000011"])
@pytest.mark.parametrize("sign", ["京", ""])
def test_legacy_lengths_are_valid_with_a_warning(digits: str, sign: str) -> None:
    reading = read_filing_number(f"{sign}公网安备{digits}号" if sign else digits)
    assert (reading.valid, codes(reading)) == (True, ["filing-number.legacy"])
    assert reading.normal == (f"{sign}公网安备{digits}号" if sign else digits)
    assert reading.parts == FilingNumber(sign or None, digits, "110108", "北京市海淀区", None, True)


def test_a_legacy_number_without_known_area_has_none() -> None:
    reading = read_filing_number("京公网安备000123号")
    assert reading.parts == FilingNumber("京", "000123", None, None, None, True)
    assert codes(reading) == ["filing-number.legacy"]


def test_six_digits_are_no_area_to_fit_a_sign() -> None:
    assert codes(read_filing_number("京公网安备330110号")) == ["filing-number.legacy"]


def test_a_link_is_told_with_what_was_cut_off() -> None:
    (told,) = read_filing_number("https://beian.mps.gov.cn/#/query/webSearch?code=11010802000001").findings
    assert dict(told.params) == {"changes": "HTTPS://BEIA…→"}


def test_a_legacy_number_of_another_province_is_doubted() -> None:
    assert codes(read_filing_number("浙公网安备110108000001号")) == ["filing-number.legacy", "filing-number.sign"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "filing-number.unreadable"),
        ("京公网安备", "filing-number.unreadable"),
        ("京公网安备12345号", "filing-number.unreadable"),
        ("京ICP备12345678号", "filing-number.unreadable"),
        ("X公网安备11010802000001号", "filing-number.unreadable"),
        ("abc11010802000001", "filing-number.unreadable"),
        ("X11010802000001", "filing-number.unreadable"),
        ("某公司11010802000001", "filing-number.unreadable"),
        ("京公网安备11010802000001号2", "filing-number.unreadable"),
        ("京公网安备1101080200000a号", "filing-number.unreadable"),
        ("x" * 2000, "filing-number.unreadable"),
        ("京公网安备1101080号", "filing-number.length"),
        ("京公网安备11010802号", "filing-number.length"),
        ("京公网安备1101080200号", "filing-number.length"),
        ("京公网安备11010802000号", "filing-number.length"),
        ("京公网安备1101080200000111号", "filing-number.length"),
        ("110108020000011234", "filing-number.length"),
        ("13800138000", "filing-number.length"),
    ],
)
def test_unreadable_numbers_say_why(typed: str, code: str) -> None:
    reading = read_filing_number(typed)
    assert (errors(reading), reading.normal, reading.parts) == ([code], None, None)
    assert reading.findings[-1].rule == "NUM-01"


def test_the_length_is_told() -> None:
    assert dict(read_filing_number("1101080200").findings[0].params) == {"length": "10"}


@given(
    st.from_regex(r"1101080[0-9]{7}", fullmatch=True),
    st.sampled_from(["", " ", "\u3000", "&nbsp;", "-"]),
    st.integers(1, 13),
)
def test_one_gap_in_the_digits_changes_nothing(digits: str, gap: str, place: int) -> None:
    typed = f"京公网安备{digits[:place]}{gap}{digits[place:]}号"
    assert read_filing_number(typed).normal == f"京公网安备{digits}号"
