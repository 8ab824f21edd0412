"""Calendar files (.ics, RFC 5545) of whole days with a reminder each, for any calendar program.

Whole days need neither time zones nor repetition, so what is left of the format stands here: folded
lines, escaped texts, and a stable identity by which a calendar program knows an event again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_LONGEST = 75
"""Octets of a line without its end (3.1)."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Event:
    """A whole day. ``uid`` stays the same when the day moves; the reminder comes ``ahead`` days before at nine."""

    uid: str
    day: date
    title: str
    notes: str
    ahead: int


def calendar_file(events: Iterable[Event], *, name: str, written: date) -> bytes:
    """The events as a calendar file; the same ones on the same day give the same bytes."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//beian-desktop//due//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for event in events:
        lines += _event(event, written)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(event: Event, written: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{written:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.title)}"
    yield f"DESCRIPTION:{_escaped(event.notes)}"
    yield "TRANSP:TRANSPARENT"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_escaped(event.title)}"
    yield f"TRIGGER:{_before(event.ahead)}"
    yield "END:VALARM"
    yield "END:VEVENT"


def _before(days: int) -> str:
    """Nine o'clock so many days before the day, counted from its midnight."""
    return "PT9H" if days == 0 else f"-P{days - 1}DT15H"


def _escaped(text: str) -> str:
    return "".join(c for c in text if c in "\n\t" or ord(c) >= 32).translate(_ESCAPES)  # no other controls (3.1)


def _folded(line: str) -> bytes:
    """The line with its end, cut into lines of 75 octets without cutting a character."""
    parts, part = [], b""
    for character in line:
        octets = character.encode("utf-8", "replace")
        if len(part) + len(octets) > _LONGEST:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join([*parts, part]) + b"\r\n"
