"""Tables that grow, shrink a little, split, and never cut."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.platypus import Spacer

from beian_desktop.documents.flow import BOTTOM, ROOM, WIDTH, Lines, Page, paginate
from beian_desktop.documents.tables import (
    SHRINKS_BY,
    SIZE,
    Row,
    Ruled,
    band,
    fitted,
    grid,
    headed,
    label_cell,
    ruled,
    text_cell,
    value_cell,
)


def said(pages: list[Page]) -> list[str]:
    """What the tables on the pages say, cell by cell."""
    tables = [placed.block for page in pages for placed in page if isinstance(placed.block, Ruled)]
    return [text_of(content) for each in tables for row in each._cellvalues for content in row if content is not None]


def text_of(content: str | Lines) -> str:
    return "".join(line.text for line in content.lines) if isinstance(content, Lines) else content.replace("\n", "")


def test_a_table_repeats_its_header_on_each_page() -> None:
    rows = [("序号", "名称"), *((str(n), f"第{n}项") for n in range(200))]
    pages = paginate([grid(rows, (60.0, 300.0))])
    assert len(pages) > 3
    assert said(pages).count("名称") == len(pages)


def test_a_row_higher_than_a_page_continues_on_the_next() -> None:
    text = "很长的说明" * 2000
    pages = paginate([grid([("项目", "内容"), ("说明", text)], (60.0, 300.0))])
    assert len(pages) > 1
    assert "".join(said(pages)).replace("项目内容", "").replace("说明", "", 1).count("很长的") == 2000


def test_a_page_never_ends_with_a_band() -> None:
    rows = [row for n in range(60) for row in (band(f"第{n}部分", 300.0), *grid_rows(f"答{n}"))]
    for page in paginate([ruled(rows)])[:-1]:
        assert said([page])[-1].startswith("答")


@pytest.mark.parametrize("above", range(0, 720, 30))
def test_a_heading_stands_with_the_beginning_of_its_table(above: int) -> None:
    rows = [band("第一步", 300.0), band("主体", 300.0, sub=True), *grid_rows("答" * 200), *grid_rows("答")]
    for table in (ruled(rows), grid([("项目", "内容"), ("说明", "很长的说明" * 40)], (60.0, 300.0))):
        pages = paginate([Spacer(0, above), *headed("标题", table)])
        assert [isinstance(page[-1].block, Ruled) for page in pages if page] == [True] * len(pages)


def test_a_label_of_two_lines_parts_no_word() -> None:
    said = ["".join(line.text) for line in label_cell("负责人常驻地址详细地址", 93.5).lines]
    assert said == ["负责人常驻地址", "详细地址"]


def grid_rows(text: str) -> list[Row]:
    return [Row((text_cell(text, 300.0),), least=20.0)]


@settings(max_examples=25)
@given(st.lists(st.text(alphabet="备案网站，。ab1☑", min_size=1, max_size=400), min_size=1, max_size=40))
def test_splitting_loses_no_character_and_no_page_overflows(texts: list[str]) -> None:
    pages = paginate([grid([(text,) for text in texts], (200.0,), headers=0)])
    assert "".join(said(pages)) == "".join(texts)
    for placed in (placed for page in pages for placed in page):
        _, height = placed.block.wrap(WIDTH, ROOM)
        assert BOTTOM - 0.1 <= placed.y <= placed.y + height <= BOTTOM + ROOM + 0.1


def test_a_text_shrinks_by_at_most_two_points_before_it_continues() -> None:
    lines, fits = fitted("公安联网备案" * 8, 120.0, most=3)
    assert fits is (len(lines) <= 3)
    assert all(SIZE - SHRINKS_BY <= line.size <= SIZE for line in lines)
    cell = value_cell("公安联网备案" * 80, 120.0, most=3, question="site.purpose", continued="（接续表）")
    assert len(cell.lines) == 3
    assert cell.lines[-1].text == "（接续表）"
