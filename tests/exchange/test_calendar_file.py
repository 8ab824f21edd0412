"""Calendar files as other programs read them."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.exchange.calendar_file import Event, calendar_file

DAY = date(2026, 12, 31)


def properties(data: bytes) -> list[tuple[str, str]]:
    """The lines put together again (RFC 5545, 3.1), each as its name and its text."""
    assert data.endswith(b"\r\n")
    whole = data.replace(b"\r\n ", b"").decode()
    return [(name, value) for name, _, value in (line.partition(":") for line in whole.splitlines())]


def unescaped(text: str) -> str:
    """A text as it was before it was written (3.3.11)."""
    parts = text.split("\\\\")
    return "\\".join(part.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";") for part in parts)


def test_a_date_is_a_whole_day_with_a_reminder_and_an_identity() -> None:
    told = properties(calendar_file([Event("u1", DAY, "挂标识", "", 3)], name="期限", written=date(2026, 11, 23)))
    assert ("UID", "u1") in told
    assert ("DTSTAMP", "20261123T000000Z") in told
    assert ("DTSTART;VALUE=DATE", "20261231") in told
    assert ("DTEND;VALUE=DATE", "20270101") in told
    assert ("TRIGGER", "-P2DT15H") in told, "nine o'clock three days before"
    assert told[-1] == ("END", "VCALENDAR")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"), max_size=120))
def test_any_words_come_back_and_no_line_is_longer_than_it_may_be(words: str) -> None:
    data = calendar_file([Event("u", DAY, words, f"{words}\nend", 0)], name="n", written=DAY)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    told = properties(data)
    assert unescaped(next(value for name, value in told if name == "SUMMARY")) == words
    assert unescaped(next(value for name, value in told if name == "DESCRIPTION")) == f"{words}\nend"
