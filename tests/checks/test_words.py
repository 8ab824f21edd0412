from __future__ import annotations

import pytest

from beian_desktop.checks.words import Term, affirmed, ends_like_organisation, found, looks_like_person


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("北京示例科技有限公司", "公司"),
        ("示例公司（上海）", "公司"),
        ("李家小店", "店"),
        ("某某事务所", "事务所"),
        ("张三", None),
        ("王中心", None),
        ("司马小店", None),
        ("阿卜杜勒·某店", None),
    ],
)
def test_the_ending_of_an_organisation(name: str, ending: str | None) -> None:
    assert ends_like_organisation(name) == ending


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("张三", True),
        ("王小明", True),
        ("诸葛小亮", True),
        ("李家小店", False),
        ("示例", False),
        ("张", False),
        ("Zhang", False),
    ],
)
def test_names_that_look_like_a_persons(name: str, person: bool) -> None:
    assert looks_like_person(name) is person


def test_a_word_inside_a_harmless_one_isnt_found() -> None:
    police = Term("公安", ("公安县",))
    assert found((police,), "公安县的店") == ()
    assert found((police,), "公安县公安局") == ("公安",)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("不涉及新闻、出版。有教育", "教育"),
        ("没有论坛，介绍医疗", "医疗"),
        ("无线电爱好", "无线电"),
    ],
)
def test_what_a_text_denies_is_left_out(text: str, left: str) -> None:
    kept = affirmed(text)
    assert left in kept
    assert "新闻" not in kept
    assert "论坛" not in kept
