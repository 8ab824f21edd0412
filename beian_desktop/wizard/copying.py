"""网上填报: what is typed, chosen and uploaded on the platform, one thing after another in its own order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.files import Attachment
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.shown import show_one, shown
from beian_desktop.filing.uploads import scans
from beian_desktop.form.field import BaseField, Repeat, Section, Slot
from beian_desktop.form.kinds import Choice, YesNo
from beian_desktop.form.options import Option
from beian_desktop.form.platform import STEPS, PlatformStep
from beian_desktop.identifiers.area import Area
from beian_desktop.system.language import Language, Text
from beian_desktop.wizard.review import Line, Standing, lines

ROW = Text("{label}（第 {number} 个）", "{label} (no. {number})")
LEVEL = "　›　"
"""Stands between the levels of an area, which the platform asks one after another."""


class Way(StrEnum):
    """What a person does with one thing: paste it, pick it, upload it; read a note; or answer it here first."""

    COPY = "copy"
    PICK = "pick"
    UPLOAD = "upload"
    READ = "read"
    MISSING = "missing"


NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Item:
    """One box, choice or picture of the platform. ``id`` is stable and says nothing of the answer.

    ``place`` is the question or slot, ``fields`` the ids of what it is answered by; ``value`` is what is pasted
    or picked, in the platform's form; ``scans`` are what is uploaded.
    """

    id: str
    step: PlatformStep
    heading: Text
    label: Text
    way: Way
    place: str = ""
    row: int | None = None
    fields: tuple[str, ...] = ()
    value: Text = NOTHING
    scans: tuple[Attachment, ...] = ()


def items(filing: Filing) -> tuple[Item, ...]:
    """Everything that the platform asks of this filing, in its order; what may stay empty is left out.

    What the tick 同主体负责人信息 fills in on the platform is left out too, but for its pictures.
    """
    by_section: dict[Section, list[Line]] = defaultdict(list)
    for line in lines(filing, Language.ZH):
        if line.standing in (Standing.ANSWERED, Standing.MISSING):
            by_section[line.section].append(line)
    return tuple(item for step in STEPS for item in _of_step(step, by_section, filing))


def _of_step(step: PlatformStep, by_section: dict[Section, list[Line]], filing: Filing) -> Iterator[Item]:
    for section in step.sections:
        for line in by_section[section]:
            yield from _of_line(step, line, filing.answers)
        for slot in section.slots:
            yield from _of_slot(step, section, slot, filing)
    if step.says is not None:
        yield Item(f"step.{STEPS.index(step) + 1}", step, step.name, step.says, Way.READ)


def _of_line(step: PlatformStep, line: Line, answers: Answers) -> Iterator[Item]:
    question, heading = line.question, line.section.label
    label = question.label_for(answers)
    if line.standing is Standing.MISSING:
        yield Item(question.id, step, heading, label, Way.MISSING, question.id)
    elif isinstance(question, Repeat):
        yield from _of_rows(step, heading, question, answers)
    elif question.kind.options() and _is_picked(question, answers):
        yield Item(
            question.id, step, heading, label, Way.PICK, question.id, None, (question.id,), _picked(question, answers)
        )
    else:
        yield from _of_texts(step, heading, question, answers)


def _of_texts(step: PlatformStep, heading: Text, field: BaseField, answers: Answers) -> Iterator[Item]:
    label, count = field.label_for(answers), len(answers.texts(field))
    for row in range(max(count, 1)):
        if not answers.face(field, row).written:
            continue
        value = answers.face(field, row)
        way = Way.PICK if isinstance(value.meaning, Area) else Way.COPY
        named = ROW.filled(label=label, number=row + 1) if count > 1 else label
        name, index = (f"{field.id}[{row}]", row) if count > 1 else (field.id, None)
        yield Item(name, step, heading, named, way, field.id, index, (field.id,), _written(field, answers, row))


def _of_rows(step: PlatformStep, heading: Text, repeat: Repeat, answers: Answers) -> Iterator[Item]:
    """The first two members of each row, such as both ends of a range; an end that is left out is the beginning."""
    first, last = repeat.members[:2]
    for row in (row for row in answers.rows(repeat) if not row.empty):
        for member in (first, last):
            typed = member if row.typed(member) else first
            label = ROW.filled(label=member.label, number=row.index + 1)
            value = _written(typed, answers, row.index)
            name = f"{member.id}[{row.index}]"
            yield Item(name, step, heading, label, Way.COPY, repeat.id, row.index, (first.id, last.id), value)


def _of_slot(step: PlatformStep, section: Section, slot: Slot, filing: Filing) -> Iterator[Item]:
    found = scans(section, slot, filing)
    if found:
        yield Item(slot.id, step, section.label, slot.label, Way.UPLOAD, slot.id, scans=found)
    elif (
        filing.answers.shown(section) and filing.answers.shown(slot) and slot.required.evaluate(filing.answers) is True
    ):
        yield Item(slot.id, step, section.label, slot.label, Way.MISSING, slot.id)


def _is_picked(field: BaseField, answers: Answers) -> bool:
    """Whether the answer is picked from a list on the platform: a choice, or 长期 in the place of a date."""
    return isinstance(field.kind, (Choice, YesNo)) or isinstance(answers.face(field).meaning, Option)


def _picked(field: BaseField, answers: Answers) -> Text:
    zh, en = (shown(field, answers, language) for language in (Language.ZH, Language.EN))
    return Text("、".join(zh), ", ".join(en))


def _written(field: BaseField, answers: Answers, row: int) -> Text:
    """The answer as the platform takes it: dates as 2026-11-23, areas level by level, all else in its normal form."""
    value = answers.face(field, row)
    if isinstance(value.meaning, Area):
        path = _levels(value.meaning)
        return Text(path, path)
    if isinstance(value.meaning, date):
        return Text(value.meaning.isoformat(), value.meaning.isoformat())
    written = value.written if value.meaning is not None else show_one(field, answers, row, Language.ZH)
    return Text(written, written)


def _levels(found: Area) -> str:
    own = found.county or found.name
    return LEVEL.join(dict.fromkeys(level for level in (found.province, found.city, own) if level))


def next_open(found: Iterable[Item], done: Iterable[str], after: int) -> int:
    """The place of the first thing not done behind ``after``, else of the first at all, else the last."""
    every, ticked = list(found), set(done)
    behind = [*range(after + 1, len(every)), *range(min(after + 1, len(every)))]
    return next((place for place in behind if every[place].id not in ticked), len(every) - 1)
