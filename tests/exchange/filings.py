"""Random filings for the tests of the exchange file."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from beian_desktop.exchange.beside import Beside
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.files import Attachment, FileFacts, Problem
from beian_desktop.filing.filing import Client, Confirmation, Filing
from beian_desktop.filing.status import State, Status
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, ListField, Repeat

FREE = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def texts_of(field: BaseField) -> st.SearchStrategy[str]:
    """What somebody may have typed: examples, options by any name, anything."""
    known = [*field.good, *field.bad, *(name for option in field.kind.options() for name in option.names)]
    return st.one_of(st.sampled_from(known), FREE) if known else FREE


@st.composite
def answers(draw: st.DrawFn) -> Answers:
    """Answers to some of the questions."""
    questions = [question for section in FORM.sections for question in section.questions]
    found = Answers()
    for question in draw(st.lists(st.sampled_from(questions), max_size=12, unique=True)):
        if isinstance(question, Repeat):
            row: Any = st.fixed_dictionaries({member: texts_of(member) for member in question.members})
            found = found.with_rows(question, draw(st.lists(row, max_size=3)))
        else:
            most = 3 if isinstance(question, ListField) else 1
            found = found.with_texts(question, draw(st.lists(texts_of(question).filter(bool), max_size=most)))
    return found


NAMES = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
FILES = st.builds(
    Attachment,
    id=st.just(""),
    slot=st.sampled_from([slot.id for slot in FORM.slots] + ["other.情况说明"]),
    name=NAMES,
    facts=st.just(FileFacts(problem=Problem.MISSING)),
    content=st.just(Beside(None, "")),
    turn=st.integers(0, 3),
    crop=st.none() | st.just((0, 10, 900, 1000)),
)


def _numbered(files: list[Attachment]) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(str(n), f.slot, f.name, f.facts, Beside(None, f"{n}/{f.name}"), f.turn, f.crop)
        for n, f in enumerate(files, 1)
    )


FILINGS = st.builds(
    Filing,
    id=st.just("") | st.just("20261123-abc"),
    answers=answers(),
    attachments=st.lists(FILES, max_size=3).map(_numbered),
    client=st.none() | st.builds(Client, NAMES, NAMES),
    continues=st.none() | NAMES,
    status=st.builds(Status, st.sampled_from(State), st.sampled_from(State)),
    approved=st.none() | answers(),
    confirmed=st.lists(st.builds(Confirmation, NAMES, NAMES, FREE, FREE), max_size=2).map(tuple),
)
