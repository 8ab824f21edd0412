"""变更登记表: 项目, 变更前, 变更后, grouped as the platform groups them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportlab.platypus import Flowable, Spacer

from beian_desktop.documents.answers_sheet import load_steps
from beian_desktop.documents.flow import MM, WIDTH, paragraph, title
from beian_desktop.documents.job import Job, note
from beian_desktop.documents.pack import Document
from beian_desktop.documents.printed import Printed
from beian_desktop.documents.signing import signing
from beian_desktop.documents.tables import grid, headed
from beian_desktop.form.field import Section
from beian_desktop.form.sections import operator, result, site

_LABEL = 50 * MM
_WIDTHS = (_LABEL, (WIDTH - _LABEL) / 2, (WIDTH - _LABEL) / 2)
_HEADER = ("项目", "变更前", "变更后")
_EMPTY_ROWS = 10
"""Rows to fill by hand where no approved answers are kept to compare with, or nothing differs."""


def build_change(job: Job, document: Document) -> Iterator[Flowable]:
    """Every answer that differs from the last approved ones; hidden answers count as none."""
    assert document.source is not None
    yield from title(document.title.zh, note=note(document))
    yield from _whose(job.printed)
    changed = list(_groups(job, document.source))
    yield from changed or [grid([_HEADER, *[("", "", "")] * _EMPTY_ROWS], _WIDTHS)]
    yield from signing(job.printed, document)


def _groups(job: Job, source: Path) -> Iterator[Flowable]:
    """The platform's groups in which something changed; none where there are no answers to compare with."""
    if job.filing.approved is not None:
        before = Printed(job.filing.approved)
        for group in load_steps(source):
            yield from _group(group.name, group.sections, before, job.printed)


def _whose(printed: Printed) -> Iterator[Flowable]:
    for field in (operator.NAME, site.NAME, site.DOMAIN, result.NUMBER):
        if printed.asked(field):
            yield paragraph(f"{printed.label(field)}：{printed.text(field)}", size=10.5, after=1.0, leading=1.5)


def _group(name: str, sections: tuple[Section, ...], before: Printed, after: Printed) -> Iterator[Flowable]:
    rows = [row for section in sections for row in _changed(section, before, after, named=len(sections) > 1)]
    if rows:
        yield from headed(name, grid([_HEADER, *rows], _WIDTHS))
        yield Spacer(0, 4.0)


def _changed(section: Section, before: Printed, after: Printed, *, named: bool) -> Iterator[tuple[str, str, str]]:
    """Item, before and after; ``named`` tells whose item it is, where the group has several with the same label."""
    whose = f"{section.label.zh}：" if named else ""
    for question in section.questions:
        old = "\n".join(before.texts(question)) if before.asked(question) else ""
        new = "\n".join(after.texts(question)) if after.asked(question) else ""
        if old != new:
            yield whose + after.label(question), old, new
