"""A complete made-up filing with drawn scans: to look at, to try the program with, and for its self-test.

Its people, numbers and addresses exist nowhere: the check digits are right, the
births are of a century ago, domains and addresses are those reserved for documentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from beian_desktop.attachments.content import InMemory
from beian_desktop.attachments.measure import measure
from beian_desktop.attachments.sample_scan import CARD, PAGE, draw_pdf, draw_scan
from beian_desktop.exchange.filing_json import read_filing, write_filing
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.files import Attachment
from beian_desktop.filing.filing import Filing
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import ListField, Repeat, Section, Slot
from beian_desktop.form.kinds import Day, DayOr
from beian_desktop.form.sections import access
from beian_desktop.services.writing import write_file
from beian_desktop.system.language import Language
from beian_desktop.system.paths import resource

WRITTEN_FOR = date(2026, 11, 23)
"""The day that the dates in resources/samples/filing.json belong to."""

SAMPLE_FILE = "sample.json"

_LINES = 6
"""How many answers a drawn scan shows."""

_ASKED_FOR_ONLY = (access.AGREEMENT, access.LICENCE)
"""Scans that no rule requires and that the sample has all the same, so that the package shows them."""


def sample_filing(today: date = WRITTEN_FOR) -> Filing:
    """The sample with its scans, as if it were filled in around ``today``: its checks find no error then."""
    text = resource("samples", "filing.json").read_text(encoding="utf-8")
    filing = read_filing(text, source="filing.json")
    answers = _moved(filing.answers, today - WRITTEN_FOR)
    return replace(filing, answers=answers, attachments=tuple(_scans(answers)))


def _moved(answers: Answers, by: timedelta) -> Answers:
    """The answers with every date moved, so that limits and validities stand as they did."""
    texts = {
        field: tuple(_later(text, by) for text in answers.texts(field))
        if isinstance(field.kind, Day | DayOr)
        else answers.texts(field)
        for field in answers
    }
    return Answers(texts)


def _later(text: str, by: timedelta) -> str:
    try:
        return (date.fromisoformat(text) + by).isoformat()
    except ValueError:  # 长期 and the like
        return text


def _scans(answers: Answers) -> Iterator[Attachment]:
    numbers = count(1)
    for slot in FORM.slots:
        if slot.required.evaluate(answers) is True or slot in _ASKED_FOR_ONLY:
            section = FORM.section(slot.section_id)
            if answers.shown(section) and answers.shown(slot):
                yield _scan(slot, section, answers, next(numbers))


def _scan(slot: Slot, section: Section, answers: Answers, number: int) -> Attachment:
    lines, title = list(_lines(section, answers))[:_LINES], slot.label.zh
    if slot is access.AGREEMENT:
        data, kind = draw_pdf(title, (lines, ["第二页", *lines])), "pdf"
    else:
        data, kind = draw_scan(title, lines, CARD if slot.card else PAGE), "jpg"
    name, content = f"{number:02}-{title}.{kind}", InMemory(data)
    return Attachment(str(number), slot.id, name, measure(content, name), content)


def _lines(section: Section, answers: Answers) -> Iterator[str]:
    """The section's single answers as a paper would show them."""
    for question in section.questions:
        if isinstance(question, Repeat | ListField) or question is section.same_as:
            continue
        value = answers.face(question)
        if value.meaning is not None and answers.shown(question):
            yield f"{question.label.zh}：{question.kind.show(value.meaning, Language.ZH)}"


def write_sample(out: Path, today: date = WRITTEN_FOR) -> list[Path]:
    """Writes ``sample.json`` and its scans into the folder; the files made, the exchange file first.

    Raises Failure when the folder can't be written.
    """
    filing = sample_filing(today)
    for attachment in filing.attachments:
        with attachment.content.open() as stream:
            write_file(out / attachment.name, stream.read())
    write_file(out / SAMPLE_FILE, write_filing(filing).encode())
    return [out / SAMPLE_FILE, *(out / attachment.name for attachment in filing.attachments)]
