"""Form tables: rows of cells that name field ids, from the data of a pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from reportlab.platypus import Flowable

from beian_desktop.documents.flow import MM, WIDTH, title
from beian_desktop.documents.job import Job, note
from beian_desktop.documents.pack import Document, Source
from beian_desktop.documents.printed import Printed
from beian_desktop.documents.signing import signing
from beian_desktop.documents.tables import Row, band, fitted, label_cell, ruled, value_cell
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import Question

CONTINUED = "……（接续表）"
NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True)
class Part:
    """A part of a form table: its heading and rows of questions; an ``optional`` one without answers is left out."""

    heading: str
    rows: tuple[tuple[Question, ...], ...]
    numbered: bool
    optional: bool


@dataclass(frozen=True)
class FormTable:
    """A form as data.

    ``columns`` are the widths of label and answer, twice, in points. ``most`` tells how
    many lines an answer may take, ``boxes`` which choices print all their options.
    ``labels`` are the names that an office's own paper gives to questions, ``codes``
    prints the options with their codes. A ``fixed`` form has all its rows, whoever files;
    ``instead`` names the question whose answer stands where another isn't asked; ``header``
    are the names of the four columns, which come again on each page.
    """

    columns: tuple[float, ...]
    parts: tuple[Part, ...]
    most: Mapping[Question, int]
    boxes: Mapping[Question, bool]
    labels: Mapping[Question, str]
    instead: Mapping[Question, Question]
    codes: bool
    fixed: bool
    header: tuple[str, ...] = ()

    def questions(self) -> Iterator[Question]:
        """Every question that stands in the form."""
        for part in self.parts:
            for row in part.rows:
                yield from row


@lru_cache(maxsize=32)
def load_form_table(path: Path) -> FormTable:
    """The form table in a TOML file. Raises BrokenPack, which names the line."""
    source = Source(path)
    millimetres = source.take(source.data, "columns", list)
    numbers = all(isinstance(width, int | float) and width > 10 for width in millimetres)
    if not numbers or len(millimetres) != 4 or not 100 <= sum(millimetres) <= WIDTH / MM + 0.01:
        raise source.broken(
            "columns",
            "“columns”应是四个宽度（毫米，各大于10），合计不超过175",
            "“columns” must be four widths in mm, each above 10, 175 in all at most",
        )
    parts = tuple(_part(source, table) for table in source.tables(source.data, "part"))
    most, boxes, labels = (
        source.by_question("most", int),
        source.by_question("boxes", bool),
        source.by_question("labels", str),
    )
    instead = {asked: source.question(other) for asked, other in source.by_question("instead", str).items()}
    header = tuple(source.texts(source.data, "header"))
    if len(header) not in (0, 4):
        raise source.broken("header", "“header”应是四个列名", "“header” must be four names of columns")
    codes, fixed = (source.take(source.data, key, bool, default=False) for key in ("codes", "fixed"))
    return FormTable(
        tuple(width * MM for width in millimetres), parts, most, boxes, labels, instead, codes, fixed, header
    )


def _part(source: Source, table: Mapping[str, Any]) -> Part:
    heading = source.take(table, "heading", str, "")
    section_id = source.take(table, "section", str, "")
    if section_id:
        try:
            heading = FORM.section(section_id).label.zh
        except LookupError:
            raise source.unknown(section_id) from None
    rows = tuple(_questions(source, row) for row in source.take(table, "rows", list, []))
    numbered = source.take(table, "numbered", bool, default=True)
    return Part(heading, rows, numbered, source.take(table, "optional", bool, default=False))


def _questions(source: Source, row: object) -> tuple[Question, ...]:
    if not isinstance(row, list) or len(row) not in (1, 2):
        near = str(row[0]) if isinstance(row, list) and row else "rows"
        raise source.broken(near, "每行应有一项或两项", "a row must have one or two questions")
    return tuple(source.question(name) for name in row)


def build_form(job: Job, document: Document) -> Iterator[Flowable]:
    """A form table with title and places to sign."""
    assert document.source is not None
    form = load_form_table(document.source)
    yield from title(document.title.zh, note=note(document))
    header = [_header(form)] if form.header else []
    yield ruled([*header, *_rows(form, job.printed)], headers=len(header))
    yield from signing(job.printed, document)


def build_blank(job: Job, document: Document) -> Iterator[Flowable]:
    """A form table with every question and no answer, for handwriting."""
    return build_form(replace(job, printed=Printed(job.printed.own, blank=True)), document)


def _header(form: FormTable) -> Row:
    return Row(tuple(label_cell(*each) for each in zip(form.header, form.columns, strict=True)), least=20.0)


def _rows(form: FormTable, printed: Printed) -> Iterator[Row]:
    number = 0
    for part in form.parts:
        rows = [row for questions in part.rows if (row := _row(form, questions, printed)) is not None]
        if (not rows and part.rows) or _is_left_out(part, printed):
            continue
        number += part.numbered
        mark = f"{NUMERALS[number - 1]}、" if part.numbered and number <= len(NUMERALS) else ""
        if part.heading:
            yield band(mark + part.heading, sum(form.columns), sub=not part.numbered)
        yield from rows


def _is_left_out(part: Part, printed: Printed) -> bool:
    """An optional part without answers; of a form to fill by hand, one that these answers don't ask for."""
    if not part.optional:
        return False
    questions = [question for row in part.rows for question in row]
    if printed.blank:
        return not any(printed.own.shown(FORM.section(question.id.partition(".")[0])) for question in questions)
    return not any(printed.asked(question) and printed.texts(question) for question in questions)


class _Box(NamedTuple):
    """A question's label, its answer and their widths; no answer where it isn't asked of this filing."""

    question: Question
    label: str
    text: str
    label_width: float
    width: float


def _boxes(form: FormTable, questions: Sequence[Question], printed: Printed) -> Iterator[_Box]:
    """Those of a row's questions that the form has for this filing; the last takes the rest of the width."""
    answered = [(question, _source(form, question, printed)) for question in questions]
    kept = [(question, source) for question, source in answered if source is not None or form.fixed]
    for index, (question, source) in enumerate(kept):
        label, width = form.columns[2 * index : 2 * index + 2]
        if index == len(kept) - 1:
            width = sum(form.columns[2 * index + 1 :])
        text = printed.value(source, boxes=form.boxes.get(question), codes=form.codes) if source else ""
        yield _Box(source or question, form.labels.get(question) or printed.label(question), text, label, width)


def _source(form: FormTable, question: Question, printed: Printed) -> Question | None:
    candidates = (question, form.instead.get(question))
    return next((each for each in candidates if each is not None and printed.asked(each)), None)


def _row(form: FormTable, questions: Sequence[Question], printed: Printed) -> Row | None:
    """The row with those questions that stand in the form."""
    cells = []
    for box in _boxes(form, questions, printed):
        most = form.most.get(box.question, 3)
        cells.append(label_cell(box.label, box.label_width))
        cells.append(value_cell(box.text, box.width, most=most, question=box.question.id, continued=CONTINUED))
    return Row(tuple(cells), least=20.2) if cells else None


def overflowing(form: FormTable, printed: Printed) -> Iterator[Question]:
    """The questions whose answers don't fit into their cells and continue on a sheet."""
    for part in form.parts:
        for questions in part.rows:
            for box in _boxes(form, questions, printed):
                if not fitted(box.text, box.width, most=form.most.get(box.question, 3))[1]:
                    yield box.question
