"""The dates taken elsewhere: nothing in them says who somebody is, and they stay the same event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from beian_desktop.filing.filing import Client, Filing
from beian_desktop.filing.working_days import Calendar
from beian_desktop.form.sections import operator, principal, site, start
from beian_desktop.services.due import Watched, watched
from beian_desktop.services.due_files import last_day_of, month_of, month_pdf, write_calendar
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language
from tests.checks.honest import COMPANY, PRINCIPAL_NUMBER, TODAY, filing
from tests.documents.reading import page_texts, squeezed

DECEMBER = date(2026, 12, 1)


def due_of(*filings: Filing) -> list[Watched]:
    return watched(filings, today=TODAY, until=date.max)


def events(found: list[Watched], out: Path) -> list[str]:
    """What each event says, its lines put together."""
    write_calendar(found, out, today=TODAY, language=Language.ZH)
    return out.read_bytes().replace(b"\r\n ", b"").decode().split("BEGIN:VEVENT")[1:]


def identity(event: str) -> str:
    return next(line for line in event.splitlines() if line.startswith("UID:"))


def test_an_event_keeps_its_identity_when_its_day_or_name_changes(tmp_path: Path) -> None:
    before = events(due_of(filing({start.CONNECTED_ON: "2026-11-10"})), tmp_path / "a.ics")
    after = events(due_of(filing({start.CONNECTED_ON: "2026-11-12", site.NAME: "新名"})), tmp_path / "b.ics")
    assert [identity(event) for event in before] == [identity(event) for event in after]
    assert len({identity(event) for event in before}) == len(before) > 1, "a filing date and certificates"
    assert before[0] != after[0]


def test_neither_file_holds_a_number_that_says_who_somebody_is(tmp_path: Path) -> None:
    careless = {site.NAME: f"网站{PRINCIPAL_NUMBER}", operator.NAME: "示例公司"}
    kept = replace(filing(careless), client=Client("c", f"张三 {PRINCIPAL_NUMBER}"))
    found = due_of(kept)
    write_calendar(found, tmp_path / "a.ics", today=TODAY, language=Language.ZH)
    calendar = (tmp_path / "a.ics").read_bytes().replace(b"\r\n ", b"").decode()
    month = squeezed("".join(page_texts(month_pdf(found, DECEMBER, language=Language.ZH))))
    numbers = [PRINCIPAL_NUMBER, COMPANY[operator.CERTIFICATE_NUMBER], COMPANY[principal.MOBILE]]
    for number in numbers:
        assert isinstance(number, str)
        assert number not in calendar
        assert number not in month
    assert "网站…" in calendar
    assert "网站…" in month


def test_a_month_has_its_days_off_and_every_date_of_it_and_no_other(tmp_path: Path) -> None:
    several = [filing({start.CONNECTED_ON: "2026-11-10", site.NAME: f"网站{n}号😀"}, name=f"f{n}") for n in range(60)]
    january = filing({start.CONNECTED_ON: "2026-12-10", site.NAME: "一月的"}, name="later")
    pages = page_texts(month_pdf(due_of(*several, january), DECEMBER, language=Language.ZH))
    text = squeezed("".join(pages))
    assert len(pages) > 2
    assert all(f"网站{n}号〓" in text for n in range(60)), "what no font has is marked, not lost"
    assert "共60项" in text
    assert "一月的" not in text
    assert "休" in text
    assert "放假安排" not in text


def test_a_month_without_announced_holidays_says_so_and_an_empty_one_too() -> None:
    def text(calendar: Calendar | None) -> str:
        return "".join(page_texts(month_pdf([], date(2033, 10, 5), language=Language.EN, calendar=calendar)))

    assert "Nothing to watch" in text(None)
    assert "The holidays of 2033 aren't known" in text(None)
    assert "aren't known" not in text(Calendar(frozenset({2033})))


def test_a_month_is_read_and_knows_its_last_day() -> None:
    assert month_of(" 2028-02 ") == date(2028, 2, 1)
    assert last_day_of(date(2028, 2, 10)) == date(2028, 2, 29)
    assert last_day_of(DECEMBER) == date(2026, 12, 31)
    for wrong in ("2026-13", "0000-01", "2026/12", "December"):
        with pytest.raises(Failure) as refused:
            month_of(wrong)
        assert wrong in refused.value.says.zh
