"""The badge's code and preview page."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from beian_desktop.badge.snippet import BadNumber, Format, Variant, preview_page, snippet

NUMBER = "京公网安备11010802000001号"
ICP = "京ICP备12345678号-1"
ATTACK = '"><script>alert(1)</script>{{ 7*7 }}'


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.mark.parametrize("variant", Variant)
def test_icon_and_number_link_to_the_query_page_and_the_icp_number_to_the_ministry(variant: Variant) -> None:
    page = Page(snippet(NUMBER, icp=ICP, variant=variant, icon="img/beian.png"))
    police, ministry = page.of("a")
    assert police["href"] == "https://beian.mps.gov.cn/#/query/webSearch?code=11010802000001"
    assert ministry["href"] == "https://beian.miit.gov.cn/"
    assert all((a["rel"], a["target"]) == ("noreferrer", "_blank") for a in (police, ministry))
    assert [name for name, _ in page.elements if name in ("a", "img")] == ["a", "img", "a"]
    assert page.of("img")[0]["src"] == "img/beian.png"
    assert NUMBER in page.text
    assert ICP in page.text


@pytest.mark.parametrize(
    "typed", ["11010802000001", "京公网安备 11010802000001 号", "京公网安备１１０１０８０２０００００１号"]
)
def test_a_number_is_read_however_it_is_typed(typed: str) -> None:
    assert NUMBER in Page(snippet(typed)).text


@pytest.mark.parametrize("typed", ["", "123", ICP, "<script>"])
def test_what_is_no_number_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(BadNumber) as raised:
        snippet(typed)
    assert "公安备案号" in raised.value.says.zh


def test_without_an_icon_the_code_says_what_to_put_there() -> None:
    code = snippet(NUMBER)
    assert "<!--" in code
    assert "beian-icon.png" in code
    assert Page(code).of("img")[0]["src"] == "beian-icon.png"


@pytest.mark.parametrize("variant", Variant)
def test_what_a_person_typed_is_escaped_in_html(variant: Variant) -> None:
    for text in (
        snippet(NUMBER, icp=ATTACK, variant=variant, icon=ATTACK),
        preview_page(NUMBER, icp=ATTACK, icon=ATTACK),
    ):
        page = Page(text)
        assert not page.of("script")
        assert page.of("img")[0]["src"] == ATTACK
        assert ATTACK in page.text


def test_vue_does_not_interpolate_what_a_person_typed() -> None:
    code = snippet(NUMBER, icp=ATTACK, format=Format.VUE, icon=ATTACK)
    assert not Page(code).of("script")
    assert code.index("v-pre") < code.index("7*7")


def test_react_holds_typed_text_as_string_literals() -> None:
    code = snippet(NUMBER, icp=ATTACK, format=Format.REACT, icon=ATTACK)
    assert "<script>" not in code
    assert '{"\\"\\u003e\\u003cscript\\u003ealert(1)\\u003c/script\\u003e{{ 7*7 }}"}' in code
    assert f'{{"{NUMBER}"}}' in code


def test_markdown_escapes_brackets_and_tags() -> None:
    code = snippet(NUMBER, icp="[x](y)<script>", format=Format.MARKDOWN)
    assert "<script>" not in code
    assert "\\[x\\](y)" in code
    assert "](https://beian.mps.gov.cn/#/query/webSearch?code=11010802000001)" in code


def test_the_preview_is_a_whole_page_that_loads_nothing_from_elsewhere() -> None:
    text = preview_page(NUMBER, icp=ICP, icon="beian-icon.png")
    page = Page(text)
    assert text.startswith("<!DOCTYPE html>")
    assert page.of("html")[0]["lang"] == "zh-CN"
    assert page.of("meta")[0]["charset"] == "utf-8"
    assert not page.of("link")
    assert [image["src"] for image in page.of("img")] == ["beian-icon.png"]
    assert "default-src 'none'" in text
    assert "url(" not in text
