"""The dates to watch, told on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.conftest import Call


def test_nothing_is_due_in_an_empty_store(call: Call) -> None:
    called = call("due")
    assert called.code == 0
    assert "Nothing to watch" in called.out


def test_the_limit_of_a_notice_and_of_going_online_are_told_nearest_first(sample: Path, call: Call) -> None:
    call("store", "add", sample)
    dates = call("due", "--json").document["dates"]
    assert [row["what"] for row in dates] == ["answer-notice", "file"]
    assert [row["by"] for row in dates] == sorted(row["by"] for row in dates)
    first, second = call("due").out.splitlines()
    assert "样本科技官网" in first
    assert "2026-12-04 11 days left" in first
    assert "2026-12-11" in second


def test_a_passed_limit_is_told_with_the_days_since(sample: Path, call: Call) -> None:
    call("store", "add", sample)
    assert "2 days overdue" in call("due", today="2026-12-06").out


def test_a_year_without_announced_holidays_says_so(changed: Callable[..., Path], call: Call) -> None:
    call("store", "add", changed(start__connected_on="2033-09-10", start__notified_on=None))
    assert "No holidays are known for 2033:" in call("due", today="2033-09-20").err


def filing_limit(call: Call) -> dict[str, Any]:
    dates = call("due", "--json", today="2033-09-20").document["dates"]
    return next(row for row in dates if row["what"] == "file")


def test_imported_holidays_move_the_day_and_stay(changed: Callable[..., Path], tmp_path: Path, call: Call) -> None:
    call("store", "add", changed(start__connected_on="2033-09-10", start__notified_on=None))
    holidays = tmp_path / "2033.json"
    day = {"name": "国庆节", "date": "2033-10-10", "isOffDay": True}
    holidays.write_text(json.dumps({"year": 2033, "days": [day]}), encoding="utf-8")
    before = filing_limit(call)
    assert (before["limit"], before["by"], before["holidays_known"]) == ("2033-10-10", "2033-10-10", False)
    assert call("due", "--holidays", holidays, today="2033-09-20").code == 0
    after = filing_limit(call)
    assert (after["by"], after["holidays_known"]) == ("2033-10-07", True)


def test_a_file_that_holds_no_holidays_is_refused_in_a_sentence(tmp_path: Path, call: Call) -> None:
    wrong = tmp_path / "holidays.json"
    wrong.write_text("no holidays", encoding="utf-8")
    called = call("due", "--holidays", wrong)
    assert called.code == 2
    assert "holidays.json" in called.err
    assert len(called.err.strip().splitlines()) == 1


def test_whose_badge_is_due_is_listed_alone(sample: Path, call: Call) -> None:
    told = json.loads(sample.read_text(encoding="utf-8"))
    sample.write_text(json.dumps({**told, "result": {"approved_on": "2026-11-20"}}), encoding="utf-8")
    call("store", "add", sample)
    dates = call("due", "--only", "badge", "--json").document["dates"]
    assert [(row["what"], row["limit"]) for row in dates] == [("badge", "2026-12-20")]
    assert call("due", "--only", "cancel", "--json").document["dates"] == []


def test_the_dates_are_written_for_calendar_programs_and_a_month_on_paper(
    sample: Path, tmp_path: Path, call: Call
) -> None:
    call("store", "add", sample)
    calendar, sheet = tmp_path / "due.ics", tmp_path / "month.pdf"
    called = call("due", "--json", "--ics", calendar, "--month", "2026-12", "--out", sheet)
    assert called.code == 0
    assert len(called.document["dates"]) == 2
    assert calendar.read_bytes().count(b"BEGIN:VEVENT") > 2, "certificates that end later too"
    assert sheet.read_bytes().startswith(b"%PDF")
    assert "month.pdf" in called.err


def test_a_month_without_a_file_or_that_is_none_is_a_wrong_call(tmp_path: Path, call: Call) -> None:
    assert call("due", "--month", "2026-12").code == 2
    assert call("due", "--out", tmp_path / "m.pdf").code == 2
    assert call("due", "--month", "12", "--out", tmp_path / "m.pdf").code == 2
    assert not (tmp_path / "m.pdf").exists()
