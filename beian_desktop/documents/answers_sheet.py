"""填报对照表: every answer in the order of the platform's steps, for typing or copying online."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportlab.platypus import Flowable, Spacer

from beian_desktop.documents.flow import MM, WIDTH, heading, paragraph, title
from beian_desktop.documents.job import Job, note
from beian_desktop.documents.pack import Document, Source
from beian_desktop.documents.printed import Printed
from beian_desktop.documents.tables import Cell, Row, band, headed, label_cell, ruled, text_cell
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import Section
from beian_desktop.form.platform import STEPS

_LABEL_WIDTH = 48 * MM
_EMPTY = "（未填）"


@dataclass(frozen=True)
class Step:
    """One part of the sheet: its name, the sections that it has, and a sentence.

    ``answered_only`` leaves out what has no answer.
    """

    name: str
    sections: tuple[Section, ...]
    says: str
    answered_only: bool


_PICTURES = "图片从“上传文件夹”里按名称选取。"
PLATFORM = tuple(
    Step(step.name.zh, step.sections, step.says.zh + _PICTURES if step.says else "", answered_only=False)
    for step in STEPS
)
"""The platform's steps, which stand first."""


@lru_cache(maxsize=8)
def load_steps(path: Path) -> tuple[Step, ...]:
    """The steps in a TOML file. Raises BrokenPack, which names the line."""
    source = Source(path)
    steps = []
    for table in source.tables(source.data, "step"):
        sections = tuple(_section(source, name) for name in source.texts(table, "sections"))
        says = source.take(table, "says", str, "")
        answered_only = source.take(table, "answered_only", bool, default=False)
        steps.append(Step(source.take(table, "name", str), sections, says, answered_only))
    return tuple(steps)


def _section(source: Source, section_id: str) -> Section:
    try:
        return FORM.section(section_id)
    except LookupError:
        raise source.unknown(section_id) from None


def build_answers(job: Job, document: Document) -> Iterator[Flowable]:
    """Every answer, the platform's steps first; sections that no part names don't exist (a test holds that)."""
    assert document.source is not None
    yield from title(document.title.zh, note=note(document))
    for step in (*PLATFORM, *load_steps(document.source)):
        rows = [row for section in step.sections for row in _section_rows(section, step, job.printed)]
        if not rows and not step.says:
            continue
        says = [paragraph(step.says, size=10.5)] if step.says else []
        yield from headed(step.name, ruled(rows), between=says) if rows else [*heading(step.name), *says]
        yield Spacer(0, 6.0)


def _section_rows(section: Section, step: Step, printed: Printed) -> Iterator[Row]:
    asked = [question for question in section.questions if printed.asked(question)]
    if step.answered_only:
        asked = [question for question in asked if printed.texts(question)]
    if not asked:
        return
    yield band(section.label.zh, WIDTH, sub=True)
    for question in asked:
        texts = printed.texts(question)
        value = text_cell("\n".join(texts) or _EMPTY, WIDTH - _LABEL_WIDTH)
        named = Cell(value.lines, value.width, value.align, question.id)
        yield Row((label_cell(printed.label(question), _LABEL_WIDTH), named), least=19.0)
