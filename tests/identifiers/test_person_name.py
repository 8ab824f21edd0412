"""Names of persons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.identifiers.person_name import PersonName, read_person_name
from tests.identifiers.vectors import codes, errors


@pytest.mark.parametrize(
    "name",
    [
        "张三",
        "欧阳娜娜",
        "买买提·艾力",
        "德克·维尔纳·诺维茨基",
        "𠮷野",
        "㐂三",
        "陆〇",
        "丁一",
        "万千百",
        "𰻝一",
        "扎西次仁",
    ],
)
def test_chinese_names_are_fine(name: str) -> None:
    reading = read_person_name(name)
    assert (reading.valid, codes(reading), reading.normal) == (True, [], name)
    assert reading.parts == PersonName(name, "han", ())


@pytest.mark.parametrize(
    "typed",
    [f"买买提{dot}艾力" for dot in (*"·•‧∙⋅・･●.．。｡․ㆍ᛫⸱·", "&middot;", "&#183;")]
    + ["姓名：买买提·艾力", "买买提 · 艾力", "买买提· 艾力", "买买提　·　艾力", "买买提\u200b·艾力"],
)
def test_middle_dots_of_every_kind(typed: str) -> None:
    reading = read_person_name(typed)
    assert (reading.valid, reading.normal) == (True, "买买提\u00b7艾力")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("张 三", "张三"),
        ("张\u3000三", "张三"),
        ("欧阳 娜娜", "欧阳娜娜"),
        (" 张三 ", "张三"),
        ("张三\u200b", "张三"),
        ("阿卜杜拉 买买提江", "阿卜杜拉·买买提江"),
        ("葛\U000e0100城", "葛城"),
        ("葛\ufe00城", "葛城"),
    ],
)
def test_spaces_and_invisible_characters_are_cleaned_and_told(typed: str, name: str) -> None:
    reading = read_person_name(typed)
    assert (reading.valid, reading.normal, codes(reading)) == (True, name, ["text.cleaned"])


@pytest.mark.parametrize(
    "name", ["John Smith", "O'Neil", "José María", "Jean-Luc Picard", "John F. Kennedy", "Smith, John", "Nguyễn Văn A"]
)
def test_latin_names_are_valid_with_a_warning(name: str) -> None:
    reading = read_person_name(name)
    assert (reading.valid, codes(reading), reading.normal) == (True, ["person-name.latin"], name)
    assert reading.parts is not None
    assert reading.parts.script == "latin"


@pytest.mark.parametrize("typed", ["Dirk·Nowitzki", "Dirk•Nowitzki", "Dirk・Nowitzki"])
def test_middle_dots_in_latin_names(typed: str) -> None:
    assert (read_person_name(typed).valid, read_person_name(typed).normal) == (True, "Dirk\u00b7Nowitzki")


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("〇〇", "han"),
        ("李\ue000", "other"),
        ("JohnИван", "other"),
        ("张И", "other"),
        ("...", "other"),
        ("李 O'Neil", "mixed"),
        ("रामा", "other"),
    ],
)
def test_scripts(name: str, script: str) -> None:
    reading = read_person_name(name)
    assert reading.parts is not None
    assert (reading.parts.script, reading.normal) == (script, name)


def test_marks_of_other_scripts_are_fine() -> None:
    assert errors(read_person_name("李 O'Neil")) == errors(read_person_name("रामा")) == []


@pytest.mark.parametrize(
    ("typed", "change"), [("葛\ufe00城", "U+FE00→"), ("张 三", "U+0020→"), ("姓名：张三", "姓名：→")]
)
def test_the_change_is_told(typed: str, change: str) -> None:
    (told,) = read_person_name(typed).findings
    assert dict(told.params) == {"changes": change}


def test_strange_characters_are_shown_together() -> None:
    (told,) = read_person_name("张/三&").findings
    assert dict(told.params) == {"characters": "/&"}


def test_marks_alone_are_no_name() -> None:
    for typed in ("...", "--", "' '"):
        (told,) = [each for each in read_person_name(typed).findings if each.code == "person-name.characters"]
        assert (told.confirmable, dict(told.params)) == (True, {"characters": typed})


def test_spaces_in_latin_names_stay_single() -> None:
    assert read_person_name("John   Smith").normal == "John Smith"


def test_other_scripts() -> None:
    for name, script, code in [
        ("李Smith", "mixed", "latin"),
        ("བཀྲ་ཤིས", "other", "script"),
        ("Иван Петров", "other", "script"),
        ("김철수", "other", "script"),
    ]:
        reading = read_person_name(name)
        assert (reading.valid, codes(reading)) == (True, [f"person-name.{code}"])
        assert reading.parts is not None
        assert reading.parts.script == script


@pytest.mark.parametrize(
    ("length", "found"),
    [
        (1, ["person-name.length"]),
        (2, []),
        (15, []),
        (16, ["person-name.long"]),
        (30, ["person-name.long"]),
        (31, ["person-name.length"]),
    ],
)
def test_lengths_of_chinese_names(length: int, found: list[str]) -> None:
    assert codes(read_person_name("尼" * length)) == found


@pytest.mark.parametrize(("length", "error"), [(50, []), (51, ["person-name.length"])])
def test_dotted_and_latin_names_may_be_longer(length: int, error: list[str]) -> None:
    assert errors(read_person_name("尼" * 20 + "·" + "玛" * (length - 21))) == error
    assert errors(read_person_name("a" * length)) == error


def test_lengths_are_told() -> None:
    assert dict(read_person_name("尼" * 31).findings[0].params) == {"length": "31", "longest": "30"}
    assert dict(read_person_name("尼" * 16).findings[0].params) == {"length": "16", "limit": "15"}
    assert read_person_name("尼" * 31).findings[0].confirmable


def test_rare_characters_count_once() -> None:
    assert codes(read_person_name("𠮷" * 15)) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("王先生", "person-name.title"),
        ("李女士", "person-name.title"),
        ("赵小姐", "person-name.title"),
        ("Mr. Smith", "person-name.title"),
        ("mrs Smith", "person-name.title"),
        ("张三1", "person-name.digits"),
        ("张三１", "person-name.digits"),
        ("张三②", "person-name.digits"),
        ("张三Ⅳ", "person-name.digits"),
        ("张三（女）", "person-name.characters"),
        ("张三、李四", "person-name.characters"),
        ("张三/李四", "person-name.characters"),
        ("张三😀", "person-name.characters"),
        ("张-三", "person-name.characters"),
        ("张\ue000", "person-name.characters"),
        ("·张三", "person-name.dots"),
        ("张三·", "person-name.dots"),
        ("张··三", "person-name.dots"),
        ("John_Smith", "person-name.characters"),
        ("***", "person-name.characters"),
    ],
)
def test_what_is_no_name_can_be_confirmed(name: str, code: str) -> None:
    reading = read_person_name(name)
    assert errors(reading) == [code]
    assert all(each.confirmable for each in reading.findings if each.code == code)
    assert reading.findings[-1].rule == "SUB-09"


@pytest.mark.parametrize("name", ["先生三", "张小姐妹", "Mrskin"])
def test_titles_count_where_titles_stand(name: str) -> None:
    assert "person-name.title" not in codes(read_person_name(name))


def test_nothing_is_no_name() -> None:
    for typed in ("", "  ", "\u200b"):
        reading = read_person_name(typed)
        assert (errors(reading), reading.normal, reading.parts) == (["person-name.empty"], None, None)


def test_characters_that_the_font_lacks_are_named() -> None:
    reading = read_person_name("张𰻝𰻝", has_glyph=lambda character: character == "张")
    assert (reading.valid, codes(reading)) == (True, ["person-name.glyphs"])
    assert dict(reading.findings[0].params) == {"characters": "𰻝"}
    assert reading.parts is not None
    assert reading.parts.missing_glyphs == ("𰻝",)
    assert codes(read_person_name("张三", has_glyph=lambda _: True)) == []


@given(st.text(max_size=30))
def test_reading_the_normal_form_gives_the_same(text: str) -> None:
    reading = read_person_name(text)
    if reading.normal is not None:
        again = read_person_name(reading.normal)
        assert (again.normal, again.parts) == (reading.normal, reading.parts)
