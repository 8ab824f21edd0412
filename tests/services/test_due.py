"""The dates to watch over many filings, and imported holidays."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from beian_desktop.filing.due import LOOKED_AT, due_dates
from beian_desktop.filing.working_days import CalendarUnreadable, is_announced
from beian_desktop.form.sections import principal, result, site, start
from beian_desktop.services.due import NEEDED, as_json, import_calendar, kept_calendar, watched
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock
from beian_desktop.system.language import Language
from tests.checks.honest import AGENT, AT_COUNTER, INDIVIDUAL, OFFICER, TODAY, filing

CLOCK = Clock(TODAY)


@pytest.fixture
def workspace(own_data_folder: Path) -> Iterator[Workspace]:
    with Workspace.open(own_data_folder, CLOCK) as opened:
        yield opened


def _holidays(year: int, *days: str) -> str:
    return json.dumps({"year": year, "days": [{"name": "元旦", "date": day, "isOffDay": True} for day in days]})


def test_what_is_due_over_several_filings_comes_nearest_first_with_the_days_left() -> None:
    first = filing({start.CONNECTED_ON: "2026-11-10"}, name="first")
    second = filing({start.CONNECTED_ON: "2026-10-20"}, name="second")
    found = watched([first, second], today=TODAY)
    assert [(each.filing.id, each.days) for each in found] == [("second", -4), ("first", 17)]


def test_a_certificate_is_watched_only_from_three_months_before_its_end() -> None:
    far = filing({start.CONNECTED_ON: "", principal.ID_EXPIRES: "2036-03-14", site.CERTIFICATE_TO: "2027-03-01"})
    assert watched([far], today=date(2026, 11, 30)) == []
    assert len(watched([far], today=date(2026, 12, 1))) == 1


def test_the_document_tells_each_date_with_its_source_in_words() -> None:
    document = as_json(watched([filing()], today=TODAY), Language.ZH)
    assert document["format"] == "beian-due"
    assert document["dates"] == [
        {
            "id": "one",
            "title": "示例科技官网",
            "what": "file",
            "label": "办理公安联网备案",
            "of": None,
            "field": "start.connected_on",
            "since": "2026-11-10",
            "limit": "2026-12-10",
            "by": "2026-12-10",
            "days": 17,
            "holidays_known": True,
            "guessed": False,
            "source": "公安部令第33号第十二条：联通之日起三十日内",
        }
    ]


def test_imported_holidays_are_kept_year_by_year(workspace: Workspace, tmp_path: Path) -> None:
    assert not is_announced(2027, kept_calendar(workspace))
    first, second = tmp_path / "2027.json", tmp_path / "2028.json"
    first.write_text("\ufeff" + _holidays(2027, "2027-01-01"), encoding="utf-8")
    second.write_text(_holidays(2028, "2028-01-03"), encoding="utf-8")
    import_calendar(workspace, first)
    import_calendar(workspace, second)
    assert kept_calendar(workspace).years == {2027, 2028}
    first.write_text(_holidays(2027, "2027-01-04"), encoding="utf-8")
    assert import_calendar(workspace, first).off == {date(2027, 1, 4), date(2028, 1, 3)}


def test_a_file_that_isnt_a_calendar_is_refused_and_leaves_what_was_kept(workspace: Workspace, tmp_path: Path) -> None:
    wrong = tmp_path / "假日.json"
    with pytest.raises(CalendarUnreadable):
        import_calendar(workspace, wrong)
    wrong.write_bytes(b"\xff\xfe")
    with pytest.raises(CalendarUnreadable):
        import_calendar(workspace, wrong)
    wrong.write_text("{}", encoding="utf-8")
    with pytest.raises(CalendarUnreadable) as refused:
        import_calendar(workspace, wrong)
    assert "假日.json" in refused.value.says.zh
    assert kept_calendar(workspace).years == frozenset()


@pytest.mark.parametrize("given", [{}, AT_COUNTER, AGENT, OFFICER, INDIVIDUAL], ids=str)
def test_the_few_answers_that_are_read_for_a_list_give_the_same_dates_as_all(
    workspace: Workspace, given: Mapping[Any, Any]
) -> None:
    watching = {start.NOTIFIED_ON: "2026-11-20", result.INTERVIEW_ON: "2026-11-30"}
    dated = {field: "2027-01-20" for field in LOOKED_AT if field.id.endswith(("expires", ".to", "certificate_to"))}
    whole = filing(given, {**watching, **dated}, scans=False)
    kept = workspace.add(whole)
    (few,) = workspace.with_answers_to(NEEDED)
    assert len(few.answers) < len(kept.answers)
    assert due_dates(few) == due_dates(kept)
    assert len(due_dates(kept)) > 4
    assert few.title == kept.title
