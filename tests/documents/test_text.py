"""Where Chinese text breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.documents.failures import MissingGlyph
from beian_desktop.documents.fonts import Face
from beian_desktop.documents.glyphs import has_glyph, missing_glyphs
from beian_desktop.documents.signs import JOINER, joined
from beian_desktop.documents.text import NOT_FIRST, NOT_LAST, lines_of, may_break

SENTENCES = st.text(alphabet="备案网站公安“”《》（）、，。；：！？ab12.-/ ", min_size=1, max_size=80)


def broken(text: str, width: float, size: float = 10.0) -> list[str]:
    return [line.text for line in lines_of(text, Face.BODY, size, width)]


@pytest.mark.parametrize("sign", list("，。、；：！？）》”’…"))
def test_a_closing_sign_never_starts_a_line(sign: str) -> None:
    assert not any(line.startswith(sign) for line in broken("公安联网备案" + sign + "网站", 60.0))


@pytest.mark.parametrize("sign", list("“‘《（〈【"))
def test_an_opening_sign_never_ends_a_line(sign: str) -> None:
    assert not any(line.endswith(sign) for line in broken("公安联网备" + sign + "网站信息", 60.0))


def test_a_word_and_a_number_stay_whole() -> None:
    assert broken("网站example.com备案", 82.0) == ["网站", "example.com备", "案"]
    assert broken("编号12345678号", 60.0) == ["编号", "12345678号"]


def test_a_word_longer_than_the_line_is_cut_rather_than_lost() -> None:
    lines = broken("a" * 40, 50.0)
    assert len(lines) > 1
    assert "".join(lines) == "a" * 40


def test_a_word_longer_than_the_line_is_cut_between_its_parts() -> None:
    assert broken("2001:db8:1111:2222:3333:4444:5555:1000", 150.0) == ["2001:db8:1111:2222:3333:4444:", "5555:1000"]
    assert broken("someone@mail.a-long-name.example.com", 110.0) == [
        "someone@mail.",
        "a-long-name.example.",
        "com",
    ]


def test_a_long_address_breaks_after_its_slashes() -> None:
    assert broken("https://example.com/columns/news", 100.0)[0].endswith("/")


def test_joined_text_moves_to_the_next_line_whole() -> None:
    assert broken("甲乙丙丁" + joined("网站"), 55.0) == ["甲乙丙丁", "网站"]


@given(SENTENCES, st.floats(min_value=40.0, max_value=300.0))
def test_breaking_loses_nothing_but_spaces(text: str, width: float) -> None:
    assert "".join(broken(text, width)).replace(" ", "") == text.replace(" ", "")


@given(SENTENCES, st.floats(min_value=40.0, max_value=300.0))
def test_no_line_is_wider_than_its_place(text: str, width: float) -> None:
    assert all(line.width <= width + 1e-6 for line in lines_of(text, Face.BODY, 10.0, width))


@given(st.characters(), st.characters())
def test_a_break_is_never_allowed_beside_a_forbidden_sign(left: str, right: str) -> None:
    if right in NOT_FIRST or left in NOT_LAST or JOINER in (left, right):
        assert not may_break(left, right)


def test_a_character_of_no_font_is_named() -> None:
    with pytest.raises(MissingGlyph) as raised:
        lines_of("网站😀", Face.BODY, 10.0, 100.0)
    assert "😀" in raised.value.says.zh
    assert "U+1F600" in raised.value.says.en


def test_missing_glyphs_come_once_and_in_order() -> None:
    assert missing_glyphs("甲😀乙😁😀\n") == "😀😁"
    assert has_glyph("𠮷")
    assert not has_glyph("\ue000")


def test_every_character_of_gb2312_is_printed() -> None:
    lines = (bytes((row, place)) for row in range(0xA1, 0xF8) for place in range(0xA1, 0xFF))
    everyday = b"".join(lines).decode("gb2312", errors="ignore")
    assert len(everyday) > 7400
    assert missing_glyphs(everyday) == ""
