"""Dates."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.identifiers.date import read_date
from tests.identifiers.vectors import codes, errors


@pytest.mark.parametrize(
    "typed",
    [
        "20260103",
        "2026-01-03",
        "2026-1-3",
        "2026/01/03",
        "2026/1/3",
        "2026.1.3",
        "2026. 1. 3",
        "2026年1月3日",
        "2026年01月03日",
        "2026 年 1 月 3 日",
        "2026年1月3号",
        "2026年1月3",
        "２０２６－０１－０３",
        "２０２６年１月３日",
        "2026-01-03 00:00:00",
        "2026-01-03T00:00",
        " 2026-01-03 ",
        "2026—01—03",
    ],
)
def test_a_day_in_every_writing(typed: str) -> None:
    reading = read_date(typed)
    assert (reading.valid, reading.normal, reading.parts) == (True, "2026-01-03", datetime.date(2026, 1, 3))
    assert reading.typed == typed


def test_the_first_and_last_years_count() -> None:
    assert read_date("1900-06-01").valid
    assert read_date("2199-06-01").valid


def test_plain_writings_say_nothing() -> None:
    assert codes(read_date("2026年1月3日")) == []
    assert codes(read_date("２026-01-03")) == ["text.cleaned"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "date.unreadable"),
        ("2026", "date.unreadable"),
        ("2026-1", "date.unreadable"),
        ("2026-1/3", "date.unreadable"),
        ("26-01-03", "date.unreadable"),
        ("2026013", "date.unreadable"),
        ("2026-01-03 12:00", "date.unreadable"),
        ("2026-001-03", "date.unreadable"),
        ("昨天", "date.unreadable"),
        ("2026-02-29", "date.not-real"),
        ("2026-13-01", "date.not-real"),
        ("20260431", "date.not-real"),
        ("0000-01-01", "date.not-real"),
        ("1899-12-31", "date.range"),
        ("2200-01-01", "date.range"),
    ],
)
def test_unreadable_days_say_why(typed: str, code: str) -> None:
    reading = read_date(typed)
    assert (errors(reading), reading.normal, reading.parts) == ([code], None, None)
    assert reading.findings[-1].rule == "FMT-01"


def test_the_range_is_told() -> None:
    assert dict(read_date("1800-01-01").findings[0].params) == {"first": "1900", "last": "2199"}


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)))
def test_every_day_of_the_range_reads_back(day: datetime.date) -> None:
    for typed in (day.isoformat(), day.strftime("%Y%m%d"), f"{day.year}年{day.month}月{day.day}日"):
        assert read_date(typed).parts == day
