"""Questionnaires written, and filled ones taken into the store with a report row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from beian_desktop.checks.catalogue import MESSAGES
from beian_desktop.exchange.grids import Grid, NotATable, read_grids, text_grid
from beian_desktop.exchange.names import folded
from beian_desktop.exchange.questionnaire_reader import Entry, Note, Trouble, asks, read_entries
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Question, Repeat
from beian_desktop.form.sections import operator, site
from beian_desktop.services.checking import check
from beian_desktop.services.due import kept_calendar
from beian_desktop.services.noting import check_kept, for_list
from beian_desktop.services.workspace import Summary, Workspace
from beian_desktop.services.writing import write_file
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text

LARGEST = 64 << 20
_TOGETHER = 50
"""So many rows go to the disk at once: much quicker than one by one, and the others wait for a moment only."""

NO_QUESTIONS = Text(
    "“{source}”里没有找到问卷的问题。表头或左边一列要写问题的名称，如“网站信息 · 主域名”；可以用“问卷”生成的表格。",
    "“{source}” has no questions of the form. Headings, or the column on the left, name them, like “Site · Main domain”; "
    "use the questionnaire that this program makes.",
)
NOTHING_ANSWERED = Text(
    "“{source}”是空的问卷，还没有填。请填好再读入。",
    "“{source}” is a questionnaire with nothing answered yet. Read it in once it is filled in.",
)
_UNREADABLE = Text("文件不存在，或没有读取权限", "there is no such file, or it may not be read")
_TOO_LARGE = Text("它太大了", "it is too large")


class Outcome(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


OUTCOME_LABELS = {
    Outcome.ADDED: Text("新加入", "Added"),
    Outcome.CHANGED: Text("已更新", "Changed"),
    Outcome.UNCHANGED: Text("没有变化", "Unchanged"),
    Outcome.REFUSED: Text("没有读入", "Not taken"),
}

TROUBLE_WORDS = {
    Trouble.CLEANED: Text("“{text}”已整理", "“{text}” was tidied"),
    Trouble.WRONG: Text("“{text}”有问题，已照原样放入", "“{text}” is wrong, and was kept as it is"),
    Trouble.LOST_DIGITS: Text(
        "这个号码存成了数字（{text}），末几位已经丢失，没有读入；请把格子设为文本，重新填写",
        "this number was stored as a number ({text}) and has lost its last digits, so it wasn't taken; set the cell to text and "
        "type it again",
    ),
    Trouble.BROKEN: Text("公式出错（{text}），没有读入", "a formula failed here ({text}); not taken"),
    Trouble.UNKNOWN: Text("不认识这一栏：{text}，没有读入", "nobody knows this heading: {text}; not taken"),
}
KEPT_HERE = Text(
    "“{text}”没有放入：这一项在程序里已经改成别的，以程序里的为准",
    "“{text}” wasn't taken: this was changed in the program since, which counts",
)
NO_NAME = Text(
    "既没有网站名称也没有域名，不知道是哪个网站",
    "neither site name nor domain is given, so nobody knows which site it is",
)
NOT_OPEN = Text(
    "“{name}”已经提交或备案，不能再改；要改请先办变更",
    "“{name}” was submitted or approved already and can't be changed; file a change",
)
CANCELLED = Text("读入被取消，这一行还没有读", "taking in was cancelled before this row")
SAME_SITE = Text("与 {place} 是同一个网站", "the same site as {place}")


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence about one cell. ``bad`` tells that something wasn't taken or is wrong."""

    cell: str
    question: Question | None
    trouble: str
    words: Text
    bad: bool


@dataclass
class Row:
    """What became of one site of the file: ``taken`` are the questions whose answers went in."""

    place: str
    outcome: Outcome
    id: str = ""
    title: str = ""
    taken: list[Question] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    why: Text | None = None

    @property
    def good(self) -> bool:
        """Whether everything of it went in without fault."""
        return self.outcome is not Outcome.REFUSED and not any(told.bad for told in self.told)


def save_template(path: Path, language: Language) -> None:
    """Writes the empty questionnaire. Raises Failure."""
    from beian_desktop.exchange.questionnaire import write_questionnaire

    write_file(path, write_questionnaire(language))


def read_file(path: Path) -> list[Entry]:
    """The sites of a workbook or a CSV file. Raises NotATable, and Failure when it has no questions."""
    try:
        if path.stat().st_size > LARGEST:
            raise NotATable(str(path), _TOO_LARGE)
        data = path.read_bytes()
    except OSError as error:
        raise NotATable(str(path), _UNREADABLE) from error
    return _entries(read_grids(data, str(path)), str(path))


def read_pasted(text: str, source: str) -> list[Entry]:
    """The sites of a table copied out of a spreadsheet. Raises Failure when it has no questions."""
    return _entries([text_grid(text)], source)


def _entries(grids: Sequence[Grid], source: str) -> list[Entry]:
    entries = read_entries(grids)
    if not entries:
        why = NOTHING_ANSWERED if any(asks(grid) for grid in grids) else NO_QUESTIONS
        raise Failure(why.filled(source=source))
    return entries


def import_entries(
    workspace: Workspace,
    entries: Sequence[Entry],
    today: date,
    progress: Callable[[int], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Row]:
    """Takes the sites in, one after the other; ``progress`` hears how many are done. What isn't done when it is
    ``cancelled`` is told as left out; what is done stays, and reading the file again goes on from there.

    A site that is kept here already gets what changed in the file since it was last
    read; what a person changed here since then stays. Reading a file again changes nothing.
    """
    importer = _Importer(workspace, today)
    rows: list[Row] = []
    for start in range(0, len(entries), _TOGETHER):
        if cancelled():
            rows += [Row(entry.place, Outcome.REFUSED, why=CANCELLED) for entry in entries[start:]]
            break
        with workspace.together():
            rows += map(importer.take, entries[start : start + _TOGETHER])
        progress(len(rows))
    return rows


class _Importer:
    """Takes the entries of one file into a workspace."""

    def __init__(self, workspace: Workspace, today: date) -> None:
        self._workspace = workspace
        self._today = today
        self._calendar = kept_calendar(workspace)
        self._kept: dict[str, list[Summary]] = {}
        for summary in workspace.summaries():
            for name in {summary.id, folded(summary.domain), folded(summary.title)} - {""}:
                self._kept.setdefault(name, []).append(summary)
        self._done: dict[str, str] = {}

    def take(self, entry: Entry) -> Row:
        """Takes one entry in, and tells what became of it."""
        given = entry.answers
        title = given.typed(site.NAME) or given.typed(site.DOMAIN)
        row = Row(entry.place, Outcome.REFUSED, title=title, told=[_told(note) for note in entry.notes])
        if not title and not entry.id:
            row.why = NO_NAME
            return row
        name = folded(given.typed(site.DOMAIN) or title)
        if name in self._done:
            row.why = SAME_SITE.filled(place=self._done[name])
            return row
        kept = self._kept_filing(entry, given)
        if kept is None:
            self._add(entry, given, row)
        elif not kept.status.open:
            self._compare_closed(entry, kept, row)
        else:
            self._merge(entry, given, kept, row)
        self._done[name] = entry.place
        return row

    def _kept_filing(self, entry: Entry, answers: Answers) -> Filing | None:
        """The filing of this site and subject that is kept here; an open one before others."""
        names = (entry.id, folded(answers.typed(site.DOMAIN)), folded(answers.typed(site.NAME)))
        for name in filter(None, names):
            found = [self._workspace.filing(each.id) for each in self._kept.get(name, ())]
            fitting = [filing for filing in found if filing.id == entry.id or _same_subject(filing, answers)]
            if fitting:
                return min(fitting, key=lambda filing: not filing.status.open)
        return None

    def _add(self, entry: Entry, given: Answers, row: Row) -> None:
        kept = self._workspace.add_asked(given, self._found, given)
        row.outcome, row.id, row.taken = Outcome.ADDED, kept.id, list(_questions(entry.texts))

    def _found(self, filing: Filing) -> tuple[int, int, date | None]:
        report, _ = check(filing, today=self._today, calendar=self._calendar)
        return for_list(filing, report, self._today, self._calendar)

    def _compare_closed(self, entry: Entry, kept: Filing, row: Row) -> None:
        row.id = kept.id
        if any(kept.answers.texts(field) != texts for field, texts in entry.texts.items()):
            row.why = NOT_OPEN.filled(name=kept.title)
        else:
            row.outcome = Outcome.UNCHANGED

    def _merge(self, entry: Entry, given: Answers, kept: Filing, row: Row) -> None:
        """Takes what changed in the file since it was last read, unless it was changed here as well."""
        before = self._workspace.last_asked(kept.id)
        taken: dict[BaseField, tuple[str, ...]] = {}
        for question in _questions(entry.texts):
            theirs, ours, last = (_part(question, each) for each in (given, kept.answers, before))
            if theirs in (ours, last):
                continue
            if ours == last or not any(map(any, ours.values())):
                taken |= theirs
            else:
                text = " / ".join(text for texts in theirs.values() for text in texts if text)
                row.told.append(Told(entry.place, question, "kept-here", KEPT_HERE.filled(text=text), bad=True))
        row.id, row.taken = kept.id, list(_questions(taken))
        row.outcome = Outcome.CHANGED if taken else Outcome.UNCHANGED
        if taken:
            self._workspace.answer_all(kept.id, taken)
            kept = self._workspace.filing(kept.id)
        self._remember(kept, entry.texts if taken or len(before) == 0 else {}, before)

    def _remember(self, kept: Filing, texts: Mapping[BaseField, tuple[str, ...]], before: Answers) -> None:
        """Keeps what the file said, for the next time, and what the list shows of the filing."""
        if texts:
            self._workspace.remember_asked(kept.id, before.with_all(dict(texts)))
            check_kept(self._workspace, kept, self._today, calendar=self._calendar)


def _same_subject(filing: Filing, answers: Answers) -> bool:
    """Whether both are of one subject; one that isn't named yet may be any."""
    ours, theirs = (folded(each.typed(operator.NAME)) for each in (filing.answers, answers))
    return not ours or not theirs or ours == theirs


def _part(question: Question, answers: Answers) -> dict[BaseField, tuple[str, ...]]:
    fields = question.members if isinstance(question, Repeat) else (question,)
    return {field: answers.texts(field) for field in fields}


def _questions(texts: Mapping[BaseField, tuple[str, ...]]) -> Iterator[Question]:
    """The questions that have texts, in the form's order."""
    for section in FORM.sections:
        for question in section.questions:
            fields = question.members if isinstance(question, Repeat) else (question,)
            if any(any(texts.get(field, ())) for field in fields):
                yield question


def _told(note: Note) -> Told:
    """A note in words: what was there, and why it was changed, doubted or left out."""
    words = TROUBLE_WORDS[note.trouble].filled(text=note.text)
    why = [_finding_words(found.code, dict(found.params)) for found in note.findings]
    zh, en = "".join(each.zh for each in why), " ".join(each.en for each in why)
    full = Text(f"{words.zh}：{zh}" if zh else words.zh, f"{words.en}: {en}" if en else words.en)
    return Told(note.cell, note.question, note.trouble.value, full, note.trouble is not Trouble.CLEANED)


def _finding_words(code: str, params: Mapping[str, str]) -> Text:
    return MESSAGES[code].says.filled(**params)


def save_report(path: Path, rows: Sequence[Row], language: Language) -> None:
    """Writes the report as a table (CSV, UTF-8 with a mark so that spreadsheets know): a line for each thing to tell,
    one at least for each row. Raises Failure.
    """
    lines = [[heading.in_(language) for heading in _HEADINGS]]
    for row in rows:
        first = [row.place, OUTCOME_LABELS[row.outcome].in_(language), row.id, row.title]
        told = [(one.cell, one.question.label if one.question else _NONE, one.words) for one in row.told]
        if row.why is not None or not told:
            told.insert(0, ("", _NONE, row.why or _NONE))
        lines += [[*first, cell, question.in_(language), words.in_(language)] for cell, question, words in told]
    out = io.StringIO()
    csv.writer(out).writerows([_plain(text) for text in line] for line in lines)
    write_file(path, b"\xef\xbb\xbf" + out.getvalue().encode())


_NONE = Text("", "")
_HEADINGS = (
    Text("行", "Row"),
    Text("结果", "Outcome"),
    Text("编号", "Number"),
    Text("网站", "Site"),
    Text("格子", "Cell"),
    Text("问题", "Question"),
    Text("说明", "What it is about"),
)


def _plain(text: str) -> str:
    """A text that a spreadsheet takes for text, never for a formula."""
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text


def as_json(rows: Sequence[Row], language: Language) -> dict[str, object]:
    """The document of ``import --json``."""
    counts = {outcome.value: sum(row.outcome is outcome for row in rows) for outcome in Outcome}
    return {"format": "beian-import", "version": 1, "rows": [_entry(row, language) for row in rows], "counts": counts}


def _entry(row: Row, language: Language) -> dict[str, object]:
    return {
        "row": row.place,
        "outcome": row.outcome.value,
        "id": row.id or None,
        "title": row.title,
        "why": row.why.in_(language) if row.why else None,
        "taken": [question.id for question in row.taken],
        "cells": [
            {
                "cell": told.cell,
                "field": told.question.id if told.question else None,
                "what": told.trouble,
                "message": told.words.in_(language),
            }
            for told in row.told
        ],
    }
