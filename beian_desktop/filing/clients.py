"""A client kept once: the subject with its people, papers and platform account, which many filings use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.files import Attachment
from beian_desktop.filing.filing import Client
from beian_desktop.form.field import BaseField, Section
from beian_desktop.form.sections import account, legal_representative, operator, people, principal

SECTIONS: tuple[Section, ...] = (
    operator.SECTION,
    principal.SECTION,
    *(role.section for role in people.ROLES),
    legal_representative.SECTION,
    account.SECTION,
)
"""What belongs to the client and not to one site of it."""

FIELDS: tuple[BaseField, ...] = tuple(field for section in SECTIONS for field in section.fields())

_IDS = frozenset(section.id for section in SECTIONS)


@dataclass(frozen=True, slots=True)
class Card:
    """What is kept of a client: answers to the questions of :data:`SECTIONS`, and the papers that belong to them."""

    client: Client
    answers: Answers = field(default_factory=Answers)
    papers: tuple[Attachment, ...] = ()


def shared(answers: Answers) -> Answers:
    """Those answers of a filing that belong to its client."""
    return Answers({field: answers.texts(field) for field in FIELDS})


def papers(files: Iterable[Attachment]) -> tuple[Attachment, ...]:
    """Those files of a filing that belong to its client."""
    return tuple(file for file in files if file.slot.partition(".")[0] in _IDS)


def written(answers: Answers, field: BaseField) -> tuple[str, ...]:
    """An answer to compare by: in normal form where it can be read, so that spaces and signs make no difference."""
    return tuple(answers.face(field, row).written for row in range(len(answers.texts(field))))


def identity(answers: Answers) -> str | None:
    """The number that tells one client from all others: of a unit its certificate's, of an individual the card's.

    None while it isn't answered or can't be read.
    """
    individual = answers[operator.KIND] is operator.INDIVIDUAL
    return answers.normal(principal.ID_NUMBER if individual else operator.CERTIFICATE_NUMBER)


def same_account(one: Answers, other: Answers) -> bool:
    """Whether the platform account has the same holder and mobile in both."""
    ours, theirs = ((each.normal(account.HOLDER), each.normal(account.MOBILE)) for each in (one, other))
    return all(ours) and ours == theirs
