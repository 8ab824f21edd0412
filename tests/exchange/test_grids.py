"""Tables read from workbooks, CSV and pasted text."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.exchange.grids import Cell, Grid, NotATable, column_letters, read_grids, text_grid
from beian_desktop.exchange.questionnaire_reader import read_entries


def workbook(*cells: object) -> bytes:
    """A workbook with these cells in its first row."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for column, value in enumerate(cells):
            sheet.write(0, column, value)
    return target.getvalue()


def row_of(*cells: object) -> list[Cell]:
    [grid] = read_grids(workbook(*cells), "x")
    return list(grid.rows[0])


def test_cells_become_what_a_person_would_have_typed() -> None:
    day, moment = date(2026, 11, 23), datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001 - a workbook knows no zone
    texts = [cell.text for cell in row_of(" 好 ", 13800138000, 12.5, True, day, moment)]
    assert texts == ["好", "13800138000", "12.5", "是", "2026-11-23", "2026-11-23T09:30:00"]


def test_numbers_that_lost_digits_are_told() -> None:
    assert [cell.lost for cell in row_of(110105194912310021, 999999999999999, 10**15, "110105194912310021")] == [
        True, False, True, False,
    ]  # fmt: skip
    assert text_grid("1.10105E+17,E17").rows[0][0].lost


def test_texts_that_begin_like_formulas_are_texts() -> None:
    for text in ("=1+1", "+86", "-1", "@x", "'=1"):
        assert row_of(text)[0] == Cell(text.removeprefix("'"))
    assert row_of("#N/A")[0].broken


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_is_read_in_the_encodings_that_spreadsheets_write(encoding: str) -> None:
    data = '名称,域名\r\n"甲,乙\n丙",example.com\r\n'.encode(encoding)
    [grid] = read_grids(data, "x.csv")
    assert [[cell.text for cell in row] for row in grid.rows] == [["名称", "域名"], ["甲,乙\n丙", "example.com"]]


@pytest.mark.parametrize("sign", ["\t", ";", "，"])
def test_other_separators_are_seen(sign: str) -> None:
    assert [cell.text for cell in text_grid(f"a{sign}b\n1{sign}2").rows[1]] == ["1", "2"]


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", b"\xff\xff\xff\x80", workbook("x")[:400]])
def test_what_is_no_table_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(NotATable, match="Choose"):
        read_grids(data, "x")


@given(st.text())
def test_no_text_makes_the_reader_fall(text: str) -> None:
    assert text_grid(text).name == ""


def test_columns_are_called_as_in_spreadsheets() -> None:
    assert [column_letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_table_without_a_row_has_no_sites() -> None:
    assert read_entries([Grid("", ())]) == []
