"""Pages read for their badge: a corpus of footers, and properties that hold for any page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.badge.page import read_page
from beian_desktop.identifiers.reading import Severity
from beian_desktop.services.badge_pages import CheckedPage, as_json, checked
from beian_desktop.system.language import Language
from tests.badge.footers import FILLER, FOOTERS, IMG, NOW, TEXT, Footer, M, N, link

GOOD = f"<p>{link(NOW, IMG + TEXT)}</p>"


def told(page: CheckedPage) -> set[str]:
    """The rules of what isn't a mere note."""
    return {issue.found.rule for issue in page.issues if issue.found.severity is not Severity.INFO}


def codes(html: str, expected: str = "") -> list[tuple[str, int | None]]:
    """Every issue of a page with its line."""
    return [(issue.found.code, issue.line) for issue in checked("", html.encode(), expected).issues]


@pytest.mark.parametrize("footer", FOOTERS, ids=lambda footer: footer.name)
def test_a_footer_is_read_as_a_person_reads_it(footer: Footer) -> None:
    page = checked("page", footer.page)
    entries = as_json([page], Language.EN)["pages"]
    assert isinstance(entries, list)
    [entry] = entries
    names = ("has_badge", "number", "link", "link_ok", "icon", "encoding")
    assert {name: entry[name] for name in names} == {name: getattr(footer, name) for name in names}
    assert told(page) == footer.rules


def test_issues_name_the_line_of_the_source() -> None:
    page = f"<body>{FILLER}<!--\n{TEXT}\n-->\n<p>\n&nbsp;&nbsp;\n{link(NOW.replace(N, M), TEXT)}</p>"
    line = page[: page.index(f">{TEXT}<")].count("\n") + 1
    assert codes(page) == [("badge.in-comment", 63), ("badge.code-differs", line), ("badge.no-icon", line)]


def test_the_number_that_is_expected_must_be_the_one_that_shows() -> None:
    page = f"<body>{FILLER}{GOOD}"
    assert codes(page, N) == []
    assert codes(page, M) == [("badge.other-number", 62)]


def test_the_last_third_is_counted_in_characters_of_the_body() -> None:
    for before, high in ((1990, True), (2010, False)):
        page = "<body>" + "好" * before + TEXT + "x" * (3000 - before - len(TEXT)) + "</body>"
        assert ("badge.high" in dict(codes(page))) is high


@given(st.binary(max_size=400) | st.text("<>/!-=\"' apdivscripthidden公网安备1\n", max_size=300).map(str.encode))
def test_no_bytes_make_the_reader_fall(data: bytes) -> None:
    assert read_page(data).encoding


@given(st.integers(0, 600), st.text("<>/!-=\"' \nab", max_size=8))
def test_a_broken_beginning_never_makes_up_a_badge(place: int, noise: str) -> None:
    seen = read_page((FILLER[:place] + noise + f"<p>{TEXT[:-3]}").encode())
    assert all(badge.digits == N[:-2] for badge in seen.badges)


def test_thousands_of_unclosed_elements_are_read_in_one_pass() -> None:
    page = ("<div><b><font><a href=#>" * 20_000) + GOOD
    assert read_page(page.encode()).badges[0].digits == N
