"""ICP numbers as page footers and people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.identifiers.icp_number import SIGNS, IcpNumber, read_icp_number
from tests.identifiers.vectors import codes, errors

SITE = IcpNumber("京", "filing", "12345678", "1", "site")


@pytest.mark.parametrize(
    "typed",
    [
        "京ICP备12345678号-1",
        "京icp备12345678号-1",
        "京IcP备12345678号-1",
        "京 ICP 备 12345678 号 - 1",
        "京ICP备 12345678号-1",
        "京ICP备1234 5678号-1",
        "京ICP备12345678-1",
        "京ICP备12345678号_1",
        "京ICP备12345678号－1",
        "京ICP备12345678号—1",
        "京ICP备12345678号–1",
        "京ＩＣＰ备１２３４５６７８号－１",
        "京ICP備12345678號-1",
        "京ICP备案12345678号-1",
        "京ICP备第12345678号-1",
        "京ICP备字第12345678号-1",
        "京ICP备：12345678号-1",
        "京(ICP)备12345678号-1",
        "(京)ICP备12345678号-1",
        "（京）ICP备12345678号-1",
        "[京]ICP备12345678号-1",
        "【京ICP备12345678号-1】",
        "京ICP备&nbsp;12345678号-1",
        "京ICP备\u00a012345678号-1",
        "\u200b京ICP备12345678号-1",
        "备案号：京ICP备12345678号-1",
        "备案号京ICP备12345678号-1",
        "网站备案号:京ICP备12345678号-1",
        "網站備案號：京ICP備12345678號-1",
        "ICP备案号 京ICP备12345678号-1",
        "工信部备案号：京ICP备12345678号-1",
        "网站备案/许可证号：京ICP备12345678号-1",
        "互联网ICP备案：京ICP备12345678号-1",
        "© 2026 某某有限公司 京ICP备12345678号-1",
        "Copyright 2026. 京ICP备12345678号-1",
        "版权所有某某有限公司京ICP备12345678号-1",
        "京ICP备12345678号-1 | 京公网安备11010802000001号",
        "京ICP备12345678号-1 京公网安备 11010802000001号",
        "京ICP备12345678号-1京公网安备11010802000001号",
        "京ICP备12345678号-1 增值电信业务经营许可证 京B2-20260001",
        "京公网安备11010802000001号 京ICP备12345678号-1",
        "京ICP备12345678号-1。",
        "京ICP备12345678号-1 .",
    ],
)
def test_a_filing_in_every_writing(typed: str) -> None:
    reading = read_icp_number(typed)
    assert (reading.valid, reading.normal, reading.parts) == (True, "京ICP备12345678号-1", SITE)
    assert reading.typed == typed


@pytest.mark.parametrize(
    ("typed", "normal", "parts"),
    [
        ("京ICP备12345678号", "京ICP备12345678号", IcpNumber("京", "filing", "12345678", None, None)),
        ("京ICP备12345678", "京ICP备12345678号", IcpNumber("京", "filing", "12345678", None, None)),
        ("粤ICP备2021012345号", "粤ICP备2021012345号", IcpNumber("粤", "filing", "2021012345", None, None)),
        ("粤ICP备2021012345号-12", "粤ICP备2021012345号-12", IcpNumber("粤", "filing", "2021012345", "12", "site")),
        ("粤ICP备2021012345号-2A", "粤ICP备2021012345号-2A", IcpNumber("粤", "filing", "2021012345", "2A", "app")),
        ("粤ICP备2021012345号-2a", "粤ICP备2021012345号-2A", IcpNumber("粤", "filing", "2021012345", "2A", "app")),
        (
            "粤ICP备2021012345号-3X",
            "粤ICP备2021012345号-3X",
            IcpNumber("粤", "filing", "2021012345", "3X", "mini_program"),
        ),
        ("京ICP证030173号", "京ICP证030173号", IcpNumber("京", "licence", "030173", None, None)),
        ("京ICP证030173", "京ICP证030173号", IcpNumber("京", "licence", "030173", None, None)),
        ("京ICP證030173號", "京ICP证030173号", IcpNumber("京", "licence", "030173", None, None)),
        ("京ICP证字第030173号", "京ICP证030173号", IcpNumber("京", "licence", "030173", None, None)),
        ("京ICP证030173号-2", "京ICP证030173号-2", IcpNumber("京", "licence", "030173", "2", "site")),
        ("浙B2-20080224", "浙B2-20080224", IcpNumber("浙", "value_added", "B2-20080224", None, None)),
        ("浙b2—20080224", "浙B2-20080224", IcpNumber("浙", "value_added", "B2-20080224", None, None)),
        ("浙B2-20080224号", "浙B2-20080224", IcpNumber("浙", "value_added", "B2-20080224", None, None)),
        ("浙B2-20080224-1", "浙B2-20080224-1", IcpNumber("浙", "value_added", "B2-20080224", "1", "site")),
        ("京A2-20080224", "京A2-20080224", IcpNumber("京", "value_added", "A2-20080224", None, None)),
        ("京ICP证B2-20080224", "京B2-20080224", IcpNumber("京", "value_added", "B2-20080224", None, None)),
        ("合字B2-20090059", "合字B2-20090059", IcpNumber("合字", "value_added", "B2-20090059", None, None)),
        ("B2-20090059", "B2-20090059", IcpNumber(None, "value_added", "B2-20090059", None, None)),
        ("B1.B2-20040001", "B1.B2-20040001", IcpNumber(None, "value_added", "B1.B2-20040001", None, None)),
        (
            "京A2、B1、B2-20040001",
            "京A2.B1.B2-20040001",
            IcpNumber("京", "value_added", "A2.B1.B2-20040001", None, None),
        ),
        (
            "增值电信业务经营许可证：浙B2-20080224",
            "浙B2-20080224",
            IcpNumber("浙", "value_added", "B2-20080224", None, None),
        ),
        ("增值电信业务经营许可证B2-20090059", "B2-20090059", IcpNumber(None, "value_added", "B2-20090059", None, None)),
        (
            "经营许可证编号：合字B1-20200001",
            "合字B1-20200001",
            IcpNumber("合字", "value_added", "B1-20200001", None, None),
        ),
        ("京A2/B1-20040001", "京A2.B1-20040001", IcpNumber("京", "value_added", "A2.B1-20040001", None, None)),
        ("某公司合字B2-20090059", "合字B2-20090059", IcpNumber("合字", "value_added", "B2-20090059", None, None)),
        ("某公司川ICP备12345678号", "川ICP备12345678号", IcpNumber("川", "filing", "12345678", None, None)),
        ("ICP许可证号：沪B2-20100001", "沪B2-20100001", IcpNumber("沪", "value_added", "B2-20100001", None, None)),
    ],
)
def test_numbers_of_every_kind(typed: str, normal: str, parts: IcpNumber) -> None:
    reading = read_icp_number(typed)
    assert (reading.valid, reading.normal, reading.parts) == (True, normal, parts)
    assert read_icp_number(normal).parts == parts
    assert codes(read_icp_number(normal)) == (["icp.police-sign"] if parts.province == "川" else [])


@pytest.mark.parametrize("sign", sorted(SIGNS))
def test_every_sign_of_the_ministry_is_known(sign: str) -> None:
    assert codes(read_icp_number(f"{sign}ICP备12345678号")) == []


def test_there_are_thirty_one_signs() -> None:
    assert len(SIGNS) == 31


@pytest.mark.parametrize(("sign", "proper"), [("川", "蜀"), ("甘", "陇"), ("贵", "黔"), ("云", "滇")])
def test_signs_that_only_the_police_write_are_doubted(sign: str, proper: str) -> None:
    reading = read_icp_number(f"备案号：{sign}ICP备12345678号")
    assert (reading.valid, codes(reading)) == (True, ["text.cleaned", "icp.police-sign"])
    assert dict(reading.findings[1].params) == {"sign": sign, "proper": proper}


def test_an_unknown_sign_is_doubted() -> None:
    reading = read_icp_number("英ICP备12345678号")
    assert (reading.valid, codes(reading), reading.normal) == (True, ["icp.unknown-sign"], "英ICP备12345678号")
    assert codes(read_icp_number("英B2-20090059")) == ["icp.unknown-sign"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "icp.unreadable"),
        ("京ICP备", "icp.unreadable"),
        ("无", "icp.unreadable"),
        ("12345678", "icp.unreadable"),
        ("京备12345678号", "icp.unreadable"),
        ("x" * 1001, "icp.unreadable"),
        ("ICP备12345678号-1", "icp.no-province"),
        ("ICP证030173号", "icp.no-province"),
        ("京ICP备1234567号", "icp.digits"),
        ("京ICP备123456789号", "icp.digits"),
        ("京ICP备12345678901号", "icp.digits"),
        ("京ICP证12345号", "icp.digits"),
        ("京ICP证12345678号", "icp.digits"),
        ("京ICP证0301739", "icp.digits"),
        ("京ICP备12345678号-0", "icp.digits"),
        ("京ICP备12345678号-1B", "icp.digits"),
        ("京ICP备12345678号-1AA", "icp.digits"),
        ("京ICP备12345678号-A", "icp.digits"),
        ("京ICP备12345678号-123456", "icp.digits"),
        ("京ICP备12345678号1", "icp.digits"),
        ("京ICP备12345678号 1", "icp.digits"),
        ("京ICP备12345678号-1-2", "icp.digits"),
        ("京ICP备12345678号abc", "icp.digits"),
        ("abc京ICP备12345678号", "icp.digits"),
        ("某英ICP备12345678号", "icp.digits"),
        ("京公网安备11010802000001号", "icp.is-police-number"),
        ("京公安备11010802000001号", "icp.is-police-number"),
        ("京公网安备11010802000001号 京ICP备1234567号", "icp.digits"),
        ("C2-20090059", "icp.unreadable"),
        ("B3-20090059", "icp.unreadable"),
        ("B2-2009005", "icp.unreadable"),
        ("B2-200900591", "icp.unreadable"),
    ],
)
def test_unreadable_numbers_say_why(typed: str, code: str) -> None:
    reading = read_icp_number(typed)
    assert (errors(reading), reading.normal, reading.parts) == ([code], None, None)
    assert reading.findings[-1].rule == "WEB-06"


def test_the_number_of_digits_is_told() -> None:
    assert dict(read_icp_number("京ICP备1234567号").findings[0].params) == {"length": "7"}


def test_what_was_cut_off_is_told_and_plain_writings_say_nothing() -> None:
    assert codes(read_icp_number("京 icp 备 12345678")) == []
    assert codes(read_icp_number("京ICP备12345678号.")) == []
    (told,) = read_icp_number("备案号:京ICP备12345678号 | 首页").findings
    assert dict(told.params) == {"changes": "备案号:→ | 首页→"}
    (told,) = read_icp_number("某某某某某某某某某某某某某公司 京ICP备12345678号").findings
    assert dict(told.params) == {"changes": "某某某某某某某某某某某某…→"}


@pytest.mark.parametrize(("before", "told"), [("某" * 12, "某" * 12), ("某" * 13, "某" * 12 + "…")])
def test_long_surroundings_are_told_in_part(before: str, told: str) -> None:
    (change,) = read_icp_number(f"{before} 京ICP备12345678号").findings
    assert dict(change.params) == {"changes": f"{told}→"}


@given(
    st.sampled_from(sorted(SIGNS)),
    st.from_regex(r"[0-9]{8}([0-9]{2})?", fullmatch=True),
    st.sampled_from(["", "-1", "-20", "-3A", "-4X"]),
    st.sampled_from(["", " ", "\u3000", "&nbsp;"]),
)
def test_spaces_change_nothing(sign: str, digits: str, suffix: str, space: str) -> None:
    typed = space.join([sign, "ICP", "备", digits, "号"]) + suffix
    assert read_icp_number(typed).normal == f"{sign}ICP备{digits}号{suffix}"
