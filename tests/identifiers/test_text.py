"""Cleaning tells what it changed and changes nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.identifiers.text import clean_code, clean_identifier, clean_text


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("网\u200b站", "网站"),
        ("\ufeff网站", "网站"),
        ("网\u00ad站", "网站"),
        ("\u202a网站\u202c", "网站"),
        ("\u2066网站\u2069", "网站"),
        ("网\x00站\x1f", "网站"),
        ("a\u00a0b", "a b"),
        ("a\u3000b", "a b"),
        ("a\tb", "a b"),
        ("ＡＢｃ１２３", "ABc123"),
        ("  网站\n", "网站"),
        ("\r\n网站", "网站"),
        ("一行\r\n二行\r三行\u2028四行", "一行\n二行\n三行\n四行"),
    ],
)
def test_text_is_cleaned(typed: str, clean: str) -> None:
    assert clean_text(typed).text == clean


@pytest.mark.parametrize(
    "typed", ["网站（官方），第１".replace("１", "1"), "两行\n文字", "“引号”：；！？", "a b c", "𠮷野", "é", ""]
)
def test_ordinary_text_stays_and_says_nothing(typed: str) -> None:
    cleaned = clean_text(typed)
    assert (cleaned.text, cleaned.changes, cleaned.findings) == (typed, (), ())


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("网\u200b站", "U+200B→"),
        ("１", "１→1"),
        ("a\u3000b", "U+3000→U+0020"),
        (" 网站", "U+0020→"),
        ("网站 ", "U+0020→"),
        ("\ue000网\x07站", "U+0007→"),
        ("\u3000网站", "U+3000→U+0020"),
        ("X\u3000", "U+3000→U+0020"),
        (" \u3000网站", "U+3000→U+0020 U+0020→"),
        ("a\u200bb\u200bc", "U+200B→"),
    ],
)
def test_the_finding_shows_what_changed(typed: str, shown: str) -> None:
    (told,) = clean_text(typed).findings
    assert (told.rule, told.code, told.severity, dict(told.params)) == (
        "TXT-01",
        "text.cleaned",
        "warning",
        {"changes": shown},
    )


def test_a_line_break_at_the_end_alone_says_nothing() -> None:
    assert clean_text("网站\n").findings == ()


def test_many_changes_are_shown_in_part() -> None:
    (told,) = clean_text("０１２３４５６７８９").findings
    assert dict(told.params)["changes"] == "０→0 １→1 ２→2 ３→3 ４→4 ５→5 ６→6 ７→7 …"
    (told,) = clean_text("０１２３４５６７").findings
    assert dict(told.params)["changes"] == "０→0 １→1 ２→2 ３→3 ４→4 ５→5 ６→6 ７→7"


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("ａ＠ｂ．ｃｏｍ", "a@b.com"),
        ("例子。中国", "例子.中国"),
        ("１－２", "1-2"),
        ("1—2", "1-2"),
        ("1–2", "1-2"),
        ("1−2", "1-2"),
        ("1～2", "1~2"),
        ("a，b：c", "a,b:c"),
        ("（010）", "(010)"),
        ("a、b", "a,b"),
        ("【a】", "[a]"),
        ("a&nbsp;b&#160;c&#xa0;d&ensp;e", "a b c d e"),
        ("\U0001d7cf\U0001d7d0", "12"),
        ("a\nb", "a b"),
        ("a\r\nb", "a  b"),
        ("京\u200bＩＣＰ备", "京ICP备"),
    ],
)
def test_identifiers_are_cleaned_to_ascii_forms(typed: str, clean: str) -> None:
    assert clean_identifier(typed).text == clean


@pytest.mark.parametrize("typed", ["", "a-b", "110105 1949", "京ICP备12345678号", "a&b=c", "x" * 1000])
def test_plain_identifiers_stay_and_say_nothing(typed: str) -> None:
    cleaned = clean_identifier(typed)
    assert (cleaned.text, cleaned.findings) == (typed, ())


@pytest.mark.parametrize(
    ("typed", "clean", "changes"),
    [
        ("ab 12-3_4'5", "AB12345", ()),
        ("ab12", "AB12", ()),
        ("证件号码：1 2", "12", ("：→:", "证件号码:→")),
        ("身份证 1", "1", ("身份证→",)),
        ("（证）1", "1", ("（→(", "）→)", "(证)→")),
        ("ID no. : 1", "1", ("ID no. :→",)),
        ("ID1", "ID1", ()),
        ("ID-1", "ID1", ()),
        ("张三1", "张三1", ()),
        ("1证2", "1证2", ()),
    ],
)
def test_codes_lose_label_and_grouping(typed: str, clean: str, changes: tuple[str, ...]) -> None:
    cleaned = clean_code(typed)
    assert (cleaned.text, cleaned.changes) == (clean, changes)


def test_space_entities_are_told() -> None:
    assert clean_identifier("a&nbsp;b").changes == ("&nbsp;→",)
    assert clean_identifier("a&nbsp;１").changes == ("&nbsp;→", "１→1")


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_text(text).text
    assert clean_text(once).text == once
    once = clean_identifier(text).text
    assert clean_identifier(once).text.strip() == clean_identifier(clean_identifier(once).text).text


@given(st.text())
def test_what_changed_is_told_and_what_did_not_is_not(text: str) -> None:
    cleaned = clean_text(text)
    if cleaned.text != text.removesuffix("\n").replace("\r\n", "\n"):
        return
    assert cleaned.findings == ()
