"""Filled questionnaires read: each site's answers, and what can't be taken cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from beian_desktop.exchange.asked import OF_A_SITE, named
from beian_desktop.exchange.grids import Cell, Grid, column_letters
from beian_desktop.exchange.names import folded
from beian_desktop.exchange.names import sections as section_names
from beian_desktop.filing.answers import Answers
from beian_desktop.form.field import BaseField, ListField, Question, Repeat
from beian_desktop.form.kinds import Day, DayOr
from beian_desktop.form.sections import site
from beian_desktop.identifiers.reading import Finding, Severity

_HEADINGS_WITHIN = 20
_FEWEST_NAMES = 2
_LINES = re.compile(r"[\n;；]+")
_COMMAS = re.compile(r"[、，,]+(?![^(（]*[)）])")
_SITE = re.compile(r"(?:网站|site)\s*\d+", re.IGNORECASE)
_SERIAL = re.compile(r"[2-6][0-9]{4}")
"""Days from 1954 to 2091."""
_REMARK = re.compile(r"\s*[(（]([^()（）]*)[)）]$")
_RANGE = re.compile(r"\s*(?:~|～|至|到|—|–|(?<=\S)\s*-\s*(?=\S))\s*")

Texts = dict[BaseField, tuple[str, ...]]


class Trouble(StrEnum):
    """Why a cell wasn't simply taken."""

    CLEANED = "cleaned"
    WRONG = "wrong"
    LOST_DIGITS = "lost-digits"
    BROKEN = "broken"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Note:
    """What is told about one cell: its place, the question (None: nobody knows it), what stood there, and findings."""

    cell: str
    question: Question | None
    trouble: Trouble
    text: str
    findings: tuple[Finding, ...] = ()


@dataclass
class Entry:
    """One site of a questionnaire: where it stands, the id that it names (or empty), texts to take, and notes."""

    place: str
    id: str = ""
    texts: Texts = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    @property
    def answers(self) -> Answers:
        """The texts as answers."""
        return Answers(self.texts)


@dataclass(frozen=True, slots=True)
class _Given:
    """A cell that isn't empty, with the question that its row or column names."""

    question: Question | str
    cell: Cell
    place: str


def read_entries(grids: Iterable[Grid]) -> list[Entry]:
    """Every site in the tables: those in rows under headings, and those in columns beside questions.

    Tables without any question are passed over.
    """
    return [entry for grid in grids if grid.rows for entry in _entries(grid)]


def asks(grid: Grid) -> bool:
    """Whether a table has questions of the form, answered or not."""
    (_, down), (_, across) = _named_most(grid)
    return max(down, across) >= _FEWEST_NAMES


def _entries(grid: Grid) -> Iterator[Entry]:
    if asks(grid):
        (column, down), (row, across) = _named_most(grid)
        yield from _by_column(grid, column) if down > across else _by_row(grid, row)


def _named_most(grid: Grid) -> tuple[tuple[int, int], tuple[int, int]]:
    """The column and the row that name most questions, each with how many."""
    columns = [(_names_down(grid, column), -column) for column in range(min(4, grid.width))]
    rows = [(_names_across(grid, row), -row) for row in range(min(_HEADINGS_WITHIN, len(grid.rows)))]
    (down, column), (across, row) = max(columns, default=(0, 0)), max(rows, default=(0, 0))
    return (-column, down), (-row, across)


def _names_down(grid: Grid, column: int) -> int:
    return sum(name is not None for _, name in _questions_down(grid, column))


def _names_across(grid: Grid, row: int) -> int:
    return sum(named(cell.text) is not None for cell in grid.rows[row])


# A row for each site


def _by_row(grid: Grid, heading: int) -> Iterator[Entry]:
    columns = {column: named(cell.text) for column, cell in enumerate(grid.rows[heading])}
    unknown = {column: grid.cell(heading, column).text for column, name in columns.items() if name is None}
    for row in range(heading + 1, len(grid.rows)):
        filled = {column: cell for column, cell in enumerate(grid.rows[row]) if cell.text}
        if _is_heading(filled.values()):
            continue
        entry = Entry(_named_place(grid, str(row + 1)))
        given = [_Given(name, filled[c], _place(grid, row, c)) for c, name in columns.items() if name and c in filled]
        _take(entry, given)
        strange = [c for c in filled if unknown.get(c)]
        entry.notes += [Note(_place(grid, row, c), None, Trouble.UNKNOWN, unknown[c]) for c in strange]
        if given or strange:
            yield entry


def _is_heading(cells: Iterable[Cell]) -> bool:
    """Whether a row repeats the headings, as that with the labels under that with the ids."""
    texts = [cell.text for cell in cells]
    return len(texts) >= _FEWEST_NAMES and sum(named(text) is not None for text in texts) > len(texts) / 2


# A column for each site


def _by_column(grid: Grid, names: int) -> Iterator[Entry]:
    questions = dict(_questions_down(grid, names))
    first = _first_answers(grid, names)
    main: Entry | None = None
    for column in range(first, grid.width):
        given = [
            _Given(name, grid.cell(row, column), _place(grid, row, column))
            for row, name in questions.items()
            if name and grid.cell(row, column).text
        ]
        entry = Entry(_named_place(grid, column_letters(column)))
        _take(entry, given)
        _note_unknown(entry, grid, names, column, questions)
        if main is None and given:
            main = entry
            yield entry
        elif main is not None and any(field in entry.texts for field in site.SECTION.fields()):
            _inherit(entry, main)
            yield entry
        elif given:
            entry.notes.append(Note(given[0].place, None, Trouble.UNKNOWN, given[0].cell.text))
            yield entry


def _questions_down(grid: Grid, names: int) -> Iterator[tuple[int, Question | str | None]]:
    """Each row's question; a label that several sections have means that of the section named above it."""
    section = ""
    for row in range(len(grid.rows)):
        text = grid.cell(row, names).text
        band = text or grid.cell(row, names + 1).text
        if folded(band) in section_names():
            section = band
        else:
            yield row, named(f"{section}{text}") or named(text)


def _note_unknown(
    entry: Entry, grid: Grid, names: int, column: int, questions: Mapping[int, Question | str | None]
) -> None:
    """Tells of answers beside what is no question of the form, from the first question on."""
    begun = False
    for row, question in questions.items():
        begun = begun or question is not None
        label = grid.cell(row, names).text
        if begun and question is None and label and grid.cell(row, column).text:
            entry.notes.append(Note(_place(grid, row, column), None, Trouble.UNKNOWN, label))


def _first_answers(grid: Grid, names: int) -> int:
    """The column where answers begin: that of 网站1, else the first after those that name questions."""
    for row in range(min(_HEADINGS_WITHIN, len(grid.rows))):
        for column in range(names + 1, grid.width):
            if _SITE.fullmatch(grid.cell(row, column).text):
                return column
    first = names + 1
    while first < grid.width and _names_down(grid, first) >= _FEWEST_NAMES:
        first += 1
    return first


def _inherit(entry: Entry, main: Entry) -> None:
    """Takes over from the first site what another one of the same subject leaves out."""
    own = {section.id for section in OF_A_SITE}
    for each, texts in main.texts.items():
        if each not in entry.texts and each.section_id not in own:
            entry.texts[each] = texts


# Cells


def _place(grid: Grid, row: int, column: int) -> str:
    return _named_place(grid, f"{column_letters(column)}{row + 1}")


def _named_place(grid: Grid, place: str) -> str:
    return f"{grid.name}!{place}" if grid.name else place


def _take(entry: Entry, given: Iterable[_Given]) -> None:
    """Takes the cells into the entry; those that mustn't be taken become notes."""
    taken: dict[Question, _Given] = {}
    for each in given:
        question = each.question
        if isinstance(question, str):
            entry.id = each.cell.text
        elif each.cell.lost and _has_long_numbers(question):
            entry.notes.append(Note(each.place, question, Trouble.LOST_DIGITS, each.cell.text))
        elif each.cell.broken:
            entry.notes.append(Note(each.place, question, Trouble.BROKEN, each.cell.text))
        else:
            taken[question] = each
            entry.texts.update(_texts(question, _dated(question, each.cell.text)))
    answers = entry.answers
    for question, each in taken.items():
        _read(entry, question, each, answers)


def _has_long_numbers(question: Question) -> bool:
    """Whether a number that lost its last digits is worthless here; amounts never reach so far."""
    return isinstance(question, Repeat) or question.kind.name not in ("number", "integer")


def _read(entry: Entry, question: Question, given: _Given, answers: Answers) -> None:
    """Puts what was typed into its normal form, and notes what was cleaned or is wrong."""
    findings: list[Finding] = []
    changed = False
    for each in _fields(question):
        written = []
        for row, text in enumerate(answers.texts(each)):
            value = answers.face(each, row)
            findings += value.findings
            written.append(value.written)
            changed = changed or (value.normal is not None and _differs(text, value.normal, each))
        if each in entry.texts:
            entry.texts[each] = tuple(written)
    wrong = tuple(found for found in findings if found.severity is Severity.ERROR)
    told = tuple(findings)
    if wrong:
        entry.notes.append(Note(given.place, question, Trouble.WRONG, given.cell.text, told))
    elif told or changed:
        entry.notes.append(Note(given.place, question, Trouble.CLEANED, given.cell.text, told))


def _differs(typed: str, normal: str, field: BaseField) -> bool:
    """Whether the normal form is another text, and not just an option's code."""
    return typed != normal and not field.kind.options() and field.kind.name not in ("area", "date")


def _fields(question: Question) -> tuple[BaseField, ...]:
    return question.members if isinstance(question, Repeat) else (question,)


def _dated(question: Question, text: str) -> str:
    """A day that a spreadsheet keeps as a number of days since 1899-12-30, written as a day."""
    if isinstance(question, Repeat) or not isinstance(question.kind, Day | DayOr) or not _SERIAL.fullmatch(text):
        return text
    return (date(1899, 12, 30) + timedelta(days=int(text))).isoformat()


def _texts(question: Question, text: str) -> Texts:
    """A cell's text as the texts of its question."""
    if isinstance(question, Repeat):
        rows = [_ends(line, len(question.members)) for line in _split(text)]
        return {member: tuple(row[n] for row in rows) for n, member in enumerate(question.members)}
    if isinstance(question, ListField):
        return {question: tuple(_items(question, text))}
    return {question: (text,)}


def _split(text: str) -> list[str]:
    return [part for line in _LINES.split(text) for part in map(str.strip, _COMMAS.split(line)) if part]


def _ends(line: str, count: int) -> list[str]:
    """A range's two ends and what stands behind it in brackets; the second end of one address alone is empty."""
    remark = _REMARK.search(line)
    ends = _RANGE.split(_REMARK.sub("", line), maxsplit=1)
    return [*ends, *[""] * (2 - len(ends)), remark[1] if remark else ""][:count]


def _items(field: BaseField, text: str) -> Iterator[str]:
    """The items of a list: one on a line, or separated by commas that aren't part of an option's own name."""
    options = {folded(name) for option in field.kind.options() for name in option.names}
    for line in _LINES.split(text):
        yield from filter(None, map(str.strip, _apart(line, options)))


def _apart(line: str, options: AbstractSet[str]) -> Iterator[str]:
    """A line at its commas; a stretch that is an option stays whole."""
    ends = [*(match.span() for match in _COMMAS.finditer(line)), (len(line), len(line))]
    start = 0
    while ends:
        whole = next((n for n in reversed(range(len(ends))) if folded(line[start : ends[n][0]]) in options), 0)
        yield line[start : ends[whole][0]]
        start = ends[whole][1]
        del ends[: whole + 1]
