from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.filing.working_days import (
    Calendar,
    CalendarUnreadable,
    add_working_days,
    is_announced,
    is_working_day,
    last_working_day,
    read_calendar,
)
from beian_desktop.system.language import Language

SPRING_2027 = json.dumps(
    {
        "year": 2027,
        "days": [
            {"name": "春节", "date": "2027-02-05", "isOffDay": True},
            {"name": "春节", "date": "2027-02-08", "isOffDay": True},
            {"name": "春节", "date": "2027-02-13", "isOffDay": False},
        ],
    }
)


def test_holidays_and_worked_weekends_of_an_announced_year() -> None:
    assert is_announced(2026)
    assert not is_working_day(date(2026, 10, 1))  # 国庆
    assert is_working_day(date(2026, 10, 10))  # a Saturday worked for it
    assert is_working_day(date(2026, 11, 23))
    assert not is_working_day(date(2026, 11, 22))


@pytest.mark.parametrize("year", [2003, 2031])
def test_a_year_without_an_announcement_says_so_and_counts_monday_to_friday(year: int) -> None:
    assert not is_announced(year)
    days = [date(year, 6, 1) + timedelta(days=n) for n in range(14)]
    assert [is_working_day(day) for day in days] == [day.weekday() < 5 for day in days]


def test_the_last_working_day_before_a_rest_day() -> None:
    assert last_working_day(date(2026, 11, 23)) == date(2026, 11, 23)
    assert last_working_day(date(2026, 11, 22)) == date(2026, 11, 20)
    assert last_working_day(date(2026, 10, 7)) == date(2026, 9, 30)


def test_working_days_after_a_day_that_doesnt_count_itself() -> None:
    assert add_working_days(date(2026, 11, 20), 5) == date(2026, 11, 27)
    assert add_working_days(date(2026, 9, 30), 1) == date(2026, 10, 8)
    assert add_working_days(date(2026, 11, 20), 0) == date(2026, 11, 20)


def test_an_imported_calendar_brings_a_year() -> None:
    calendar = read_calendar(SPRING_2027, source="2027.json")
    assert is_announced(2027, calendar)
    assert not is_working_day(date(2027, 2, 8), calendar)
    assert is_working_day(date(2027, 2, 13), calendar)
    assert is_working_day(date(2027, 2, 9), calendar)
    assert last_working_day(date(2027, 2, 8), calendar) == date(2027, 2, 4)


def test_an_imported_calendar_overrides_its_years_and_no_others() -> None:
    calendar = Calendar(frozenset({2026}), worked=frozenset({date(2026, 10, 1)}))
    assert is_working_day(date(2026, 10, 1), calendar)
    assert is_working_day(date(2026, 10, 2), calendar)
    assert not is_working_day(date(2025, 10, 1), calendar)


def test_a_file_may_hold_several_years_and_an_empty_year_isnt_announced() -> None:
    text = json.dumps([json.loads(SPRING_2027), {"year": 2028, "days": []}])
    calendar = read_calendar(text, source="years.json")
    assert is_announced(2027, calendar)
    assert not is_announced(2028, calendar)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[1]",
        "{}",
        '{"year": 2027, "days": [{"date": "2027-02-30", "isOffDay": true}]}',
        '{"year": 2027, "days": [{"date": "2027-02-05"}]}',
        '{"year": 2027, "days": [{"date": "2027-02-05", "isOffDay": "no"}]}',
        '{"year": "soon", "days": [{"date": "2027-02-05", "isOffDay": true}]}',
    ],
)
def test_a_file_that_isnt_a_calendar_is_refused_by_name(text: str) -> None:
    with pytest.raises(CalendarUnreadable) as refused:
        read_calendar(text, source="假日.json")
    for language in Language:
        assert "假日.json" in refused.value.says.in_(language)


@given(st.dates(date(2005, 1, 1), date(2035, 12, 31)), st.integers(1, 12))
def test_adding_working_days_ends_on_a_working_day_with_as_many_between(day: date, count: int) -> None:
    end = add_working_days(day, count)
    between = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert sum(is_working_day(each) for each in between) == count
    assert is_working_day(end)
    assert last_working_day(end) == end
