"""What each general kind of answer reads, keeps and shows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.form.declaration import FORM
from beian_desktop.form.kinds import LONG_TERM, Amount, Choice, Day, DayOr, Digits, Kind, PlainText, Whole, YesNo
from beian_desktop.form.options import Option, listed
from beian_desktop.form.sections import beijing, operator, principal, site, start
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Language, Text

KINDS = list({field.kind.name: field.kind for field in FORM.fields()}.values())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@given(text=st.text(max_size=60))
def test_no_kind_ever_raises_and_what_was_typed_is_kept(kind: Kind[Any], text: str) -> None:
    value = kind.read(text)
    assert value.typed == text
    assert value.written == (text if value.normal is None else value.normal)


@pytest.mark.parametrize("field", list(FORM.fields()), ids=lambda field: field.id)
def test_a_normal_form_is_read_back_as_itself(field: Any) -> None:
    for typed in (*field.good, *(option.code for option in field.kind.options())):
        normal = field.kind.read(typed).normal
        assert normal is not None
        assert field.kind.read(normal).normal == normal


@pytest.mark.parametrize("field", list(FORM.fields()), ids=lambda field: field.id)
def test_every_good_example_can_be_shown(field: Any) -> None:
    for typed in field.good:
        meaning = field.kind.read(typed).meaning
        assert meaning is not None
        assert field.kind.show(meaning, Language.ZH).strip()
        assert field.kind.show(meaning, Language.EN).strip()


def test_text_is_cleaned_and_says_what_changed() -> None:
    value = PlainText().read("　示例\u200b１ ")
    assert value.normal == "示例1"
    assert [(f.rule, f.severity) for f in value.findings] == [("TXT-01", Severity.WARNING)]


def test_text_of_one_line_joins_lines_and_says_so() -> None:
    value = PlainText().read("示例路1号\n2层")
    assert value.normal == "示例路1号 2层"
    assert value.findings[0].rule == "TXT-01"
    assert PlainText(lines=True).read("第一行\n第二行").normal == "第一行\n第二行"


def test_text_too_long_is_kept_and_flagged() -> None:
    value = PlainText(5).read("123456")
    assert value.meaning == "123456"
    assert dict(value.findings[0].params) == {"length": "6", "limit": "5"}
    assert not PlainText(5).read("12345").findings


def test_a_text_of_nothing_but_invisible_characters_has_no_meaning() -> None:
    assert PlainText().read("\u200b").meaning is None


def test_digits_want_their_exact_number() -> None:
    assert Digits(6).read("１00080").normal == "100080"
    assert Digits(6).read("10008").normal is None
    assert Digits(6).read("10008a").normal is None


@pytest.mark.parametrize(("typed", "normal"), [("7", "7"), (" ３０ ", "30"), ("007", "7"), ("1,2", "12")])
def test_whole_numbers_are_read(typed: str, normal: str) -> None:
    assert Whole(1, 90).read(typed).normal == normal


@pytest.mark.parametrize("typed", ["0", "91", "-1", "1.5", "七", ""])
def test_whole_numbers_out_of_range_or_unreadable_are_flagged(typed: str) -> None:
    value = Whole(1, 90).read(typed)
    assert value.meaning is None
    assert value.findings[0].rule == "FMT-01"


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("500万", 5_000_000),
        ("1.5亿", 150_000_000),
        ("12,000", 12_000),
        ("0.5", Decimal("0.5")),
        ("3000 人", 3000),
        ("100", 100),
    ],
)
def test_amounts_know_their_units(typed: str, meaning: Decimal) -> None:
    value = Amount().read(typed)
    assert value.meaning == meaning
    assert value.normal is not None
    assert Decimal(value.normal) == meaning


@pytest.mark.parametrize("typed", ["很多", "-1", "1.5.2", "万", "12人万"])
def test_amounts_that_are_none_are_flagged(typed: str) -> None:
    assert Amount().read(typed).meaning is None


@pytest.mark.parametrize("typed", ["true", "是", "YES", "√", "有"])
def test_yes_in_many_words(typed: str) -> None:
    assert YesNo().read(typed).meaning is True


@pytest.mark.parametrize("typed", ["false", "否", "No", "没有"])
def test_no_in_many_words(typed: str) -> None:
    value = YesNo().read(typed)
    assert value.meaning is False
    assert value.normal == "false"


def test_perhaps_is_neither_yes_nor_no() -> None:
    assert YesNo().read("也许").meaning is None


def test_a_choice_reads_code_labels_and_aliases() -> None:
    kind = operator.KIND.kind
    for typed in ("unit", "单位", "UNIT", " 单 位 ", "个体工商户"):
        assert kind.read(typed).meaning == operator.UNIT
    assert kind.read("公司法人").findings[0].code == "choice.unknown"


def test_the_alias_of_today_means_the_old_home_return_permit() -> None:
    value = principal.ID_TYPE.kind.read("港澳居民来往内地通行证")
    assert value.normal == "516"


def test_words_of_ones_own_are_kept_with_the_option_that_takes_them() -> None:
    value = site.LANGUAGES.kind.read("其他: 泰语")
    assert value.normal == "其他：泰语"
    assert value.meaning == site.LANGUAGES.kind.read("其他").meaning
    assert value.meaning is not None
    assert value.meaning.show(Language.EN) == "Other：泰语"
    assert operator.CERTIFICATE_TYPE.kind.read("other：境外注册证书").normal == "其他：境外注册证书"


def test_words_behind_an_option_that_takes_none_are_refused() -> None:
    assert operator.KIND.kind.read("单位：某某").meaning is None
    assert site.LANGUAGES.kind.read("其他：").meaning is None


def test_beijings_codes_are_read_as_typed_on_paper() -> None:
    assert beijing.ACCESS_MODE.kind.read("04").meaning == beijing.CLOUD_HOST
    assert beijing.ACCESS_MODE.kind.read("03 租赁虚拟空间").normal == "03"


@pytest.mark.parametrize("typed", ["2026-11-23", "20261123", "2026年11月23日", "２０２６/11/23"])
def test_days_in_the_usual_shapes(typed: str) -> None:
    assert Day().read(typed).meaning == date(2026, 11, 23)


def test_a_day_is_shown_in_the_words_of_the_language() -> None:
    assert Day().show(date(2026, 11, 3), Language.ZH) == "2026年11月3日"
    assert Day().show(date(2026, 11, 3), Language.EN) == "2026-11-03"


def test_a_day_or_its_special_answer() -> None:
    kind = DayOr(LONG_TERM)
    assert kind.read("长期有效").normal == "long_term"
    assert kind.read("2040-05-31").meaning == date(2040, 5, 31)
    assert kind.read("2040-02-30").meaning is None
    assert kind.show(LONG_TERM, Language.ZH) == "长期"
    assert kind.show(date(2040, 5, 31), Language.ZH) == "2040年5月31日"
    assert start.CONNECTED_ON.kind.read("不清楚").meaning == start.NOT_KNOWN


def test_the_code_of_a_list_without_codes_is_its_chinese_text() -> None:
    option = listed("中文简体", "Simplified Chinese")
    kind = Choice((option, Option("x", Text("别的", "Else"))))
    assert kind.read("simplified chinese").normal == "中文简体"
