from __future__ import annotations

from datetime import date, timedelta

import pytest

from beian_desktop.system.clock import TODAY_VARIABLE, Clock, day, system_clock
from beian_desktop.system.failure import Failure


def test_a_given_day_stands() -> None:
    clock = system_clock(date(2026, 11, 23))
    assert clock.today() == date(2026, 11, 23)
    assert clock.now() == clock.now()
    assert clock.now().date() == date(2026, 11, 23)
    assert clock.now().utcoffset() == timedelta(hours=8)


def test_the_variable_fixes_the_day_unless_one_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TODAY_VARIABLE, "2026-01-31")
    assert system_clock().today() == date(2026, 1, 31)
    assert system_clock(date(2026, 2, 1)).today() == date(2026, 2, 1)


def test_a_clock_that_goes_knows_its_zone() -> None:
    clock = Clock()
    assert clock.now().tzinfo is not None
    assert clock.today() - clock.now().date() <= timedelta(days=0)


@pytest.mark.parametrize("typed", ["", "2026-02-30", "23.11.2026", "今天", "1949-12-31", "2150-01-01"])
def test_what_is_no_day_is_told(typed: str) -> None:
    with pytest.raises(Failure) as told:
        day(typed)
    assert typed in told.value.says.zh
    assert typed in told.value.says.en


def test_a_variable_that_is_no_day_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TODAY_VARIABLE, "soon")
    with pytest.raises(Failure, match="soon"):
        system_clock()
