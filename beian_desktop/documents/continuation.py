"""Continuation sheets: what doesn't fit into the cells of the form tables, whole."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable, Spacer

from beian_desktop.documents.flow import WIDTH, title
from beian_desktop.documents.form_sheet import load_form_table, overflowing
from beian_desktop.documents.job import Job, note
from beian_desktop.documents.pack import Document
from beian_desktop.documents.printed import ZH, Printed
from beian_desktop.documents.tables import Ruled, grid, headed
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import ListField, Question, Repeat

_NUMBER_WIDTH = 40.0


def build_continuation(job: Job, document: Document) -> Iterator[Flowable]:
    """One table for each answer that continues; nothing when everything fits."""
    questions = list(dict.fromkeys(_continued(job)))
    if not questions:
        return
    yield from title(document.title.zh, note=note(document))
    for question in questions:
        yield from headed(_whole_label(question, job.printed), _table(question, job.printed))
        yield Spacer(0, 6.0)


def _continued(job: Job) -> Iterator[Question]:
    for document in job.documents:
        if document.builder == "form" and document.source is not None:
            yield from overflowing(load_form_table(document.source), job.printed)


def _whole_label(question: Question, printed: Printed) -> str:
    """Section and label: several sections ask for a 证件号码."""
    return f"{FORM.section(question.id.partition('.')[0]).label.zh}　{printed.label(question)}"


def _table(question: Question, printed: Printed) -> Ruled:
    if isinstance(question, Repeat):
        return _rows_table(question, printed)
    if isinstance(question, ListField):
        numbered = [(str(number), text) for number, text in enumerate(printed.texts(question), 1)]
        return grid(
            [("序号", printed.label(question)), *numbered], (_NUMBER_WIDTH, WIDTH - _NUMBER_WIDTH), centred=(0,)
        )
    return grid([(printed.text(question),)], (WIDTH,), headers=0)


def _rows_table(repeat: Repeat, printed: Printed) -> Ruled:
    rows = [
        [str(number), *(row.answers.face(member, row.index).written for member in repeat.members)]
        for number, row in enumerate(printed.rows(repeat), 1)
    ]
    labels = ["序号", *(member.label.in_(ZH) for member in repeat.members)]
    width = (WIDTH - _NUMBER_WIDTH) / len(repeat.members)
    return grid([labels, *rows], (_NUMBER_WIDTH, *[width] * len(repeat.members)), centred=(0,))
