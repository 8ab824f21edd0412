"""Who changed what when, question by question, and a change taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Question, Repeat
from beian_desktop.services.workspace import Workspace
from beian_desktop.storage.summary import Change
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

Texts = dict[BaseField, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of one question; ``before`` and ``after`` are texts as typed, by field (a repeat has several)."""

    question: Question
    before: Texts
    after: Texts
    at: datetime
    who: str


def history(workspace: Workspace, filing_id: str) -> list[Entry]:
    """The changes of a filing, the latest first. Those of fields that this version's form lacks are left out.

    Raises FilingUnknown.
    """
    workspace.filing(filing_id)
    questions = {field.id: question for question in _questions() for field in _fields(question)}
    known = (change for change in workspace.history(filing_id) if change.field in questions)
    return [_entry(questions[changes[0].field], changes) for changes in _together(known, questions)]


def _together(changes: Iterable[Change], questions: dict[str, Question]) -> list[list[Change]]:
    """What was changed at once in one question: each field once, so that two changes of the same moment stay two."""
    groups: list[list[Change]] = []
    last: tuple[str, datetime, str] | None = None
    for change in changes:
        mark = (questions[change.field].id, change.at, change.who)
        if mark != last or any(other.field == change.field for other in groups[-1]):
            groups.append([])
        groups[-1].append(change)
        last = mark
    return groups


def _entry(question: Question, changes: list[Change]) -> Entry:
    fields = {field.id: field for field in _fields(question)}
    before = {fields[change.field]: change.before for change in changes}
    after = {fields[change.field]: change.after for change in changes}
    return Entry(question, before, after, changes[0].at, changes[0].who)


def undo(workspace: Workspace, filing_id: str, entry: Entry) -> None:
    """Gives the question the answer that it had before; the history then has one change more.

    Raises Failure when the question was answered anew since: that answer isn't thrown away unseen.
    """
    answers = workspace.filing(filing_id).answers
    if any(_filled(answers.texts(field)) != _filled(after) for field, after in entry.after.items()):
        raise Failure(_CHANGED_SINCE.filled(zh=entry.question.label.zh, en=entry.question.label.en))
    workspace.answer_all(filing_id, entry.before)


def _filled(texts: tuple[str, ...]) -> list[str]:
    """The texts without empty ones at the end, which the store doesn't keep."""
    filled = list(texts)
    while filled and not filled[-1]:
        filled.pop()
    return filled


def _questions() -> Iterator[Question]:
    return (question for section in FORM.sections for question in section.questions)


def _fields(question: Question) -> tuple[BaseField, ...]:
    return tuple(question.members) if isinstance(question, Repeat) else (question,)


_CHANGED_SINCE = Text(
    "“{zh}”后来又改过，没有撤销。请先撤销后面的改动，或直接修改答案。",
    "“{en}” was changed again since, so this wasn't undone. Undo the later change first, or change the answer itself.",
)
