"""Which pages are printed in which order, and what a printer's offset is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops
from pypdfium2 import PdfDocument

from beian_desktop.services.printing import Offset, bands, mended, order, page_numbers, ruler_page, scales
from beian_desktop.system.language import Language

DOTS = 600 / 25.4


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", (0, 1, 2, 3, 4, 5, 6, 7, 8)),
        ("2", (1,)),
        ("1-3, 7", (0, 1, 2, 6)),
        ("３、1－2；", (0, 1, 2)),
        ("8-", (7, 8)),
        ("-2", (0, 1)),
        ("3,3", (2,)),
        ("0", None),
        ("10", None),
        ("3-1", None),
        ("a", None),
        ("-", None),
    ],
)
def test_page_numbers_are_read_as_typed(text: str, pages: tuple[int, ...] | None) -> None:
    assert page_numbers(text, 9) == pages


@given(st.sets(st.integers(0, 40)))
def test_on_both_sides_every_page_keeps_its_side_and_shares_no_strange_sheet(chosen: set[int]) -> None:
    ordered = order(sorted(chosen), [object()] * 41, two_sided=True)
    for front, back in zip(ordered[::2], ordered[1::2], strict=False):
        assert front is None or back is None or back == front + 1
    assert [page for page in ordered if page is not None] == sorted(chosen)
    assert all(page is None or page % 2 == side % 2 for side, page in enumerate(ordered))


def test_on_one_side_blank_pages_are_left_out() -> None:
    assert order(range(4), ["a", None, "b", None], two_sided=False) == (0, 2)


def test_an_offset_is_corrected_by_what_is_still_wrong() -> None:
    assert mended(Offset(1.0, -0.5), 29.2, 30.5) == Offset(1.8, -1.0)
    assert mended(Offset(), 300, 0) == Offset(-15.0, 15.0)
    assert (scales(100.4, 99.6), scales(100, 97)) == (False, True)


@pytest.mark.parametrize("language", list(Language))
def test_the_ruler_page_has_its_cross_and_lines_where_it_says(language: Language) -> None:
    pdf = ruler_page(language)
    document = PdfDocument(pdf)
    drawn = document[0].render(scale=600 / 72).to_pil().convert("L")
    document.close()
    dark = drawn.point(lambda grey: 255 if grey < 128 else 0)
    row = dark.crop((round(49.8 * DOTS), round(59.9 * DOTS), round(180 * DOTS), round(60.1 * DOTS))).getbbox()
    assert row is not None
    assert (row[2] - row[0]) / DOTS == pytest.approx(100, abs=0.3)
    assert dark.getpixel((round(30 * DOTS), round(26 * DOTS))) == 255
    assert dark.getpixel((round(26 * DOTS), round(30 * DOTS))) == 255
    assert ruler_page(language) == pdf


def test_a_page_in_strips_is_the_page() -> None:
    pdf = ruler_page(Language.ZH)
    strips = list(bands(pdf, 0))
    assert all(strip.grey for strip in strips)
    assert all(len(strip.dots) == strip.size[0] * strip.size[1] for strip in strips)
    document = PdfDocument(pdf)
    whole = document[0].render(scale=600 / 72).to_pil().convert("L")
    document.close()
    for strip in strips:
        top = round(strip.down * DOTS)
        part = Image.frombytes("L", strip.size, strip.dots)
        differs = ImageChops.difference(whole.crop((0, top, strip.size[0], top + strip.size[1])), part)
        assert differs.point(lambda level: level if level > 16 else 0).getbbox() is None
    with pytest.raises(IndexError):
        list(bands(pdf, 1))
