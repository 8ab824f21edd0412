"""The persons of a filing, each in the sections where the form asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from beian_desktop.checks.case import Case
from beian_desktop.form.field import BaseField, Field, Section
from beian_desktop.form.options import Option
from beian_desktop.form.sections import agent, legal_representative, operator, people, principal
from beian_desktop.identifiers.id_number import IdNumber
from beian_desktop.identifiers.person_certificate import PersonCertificate
from beian_desktop.identifiers.person_name import PersonName
from beian_desktop.identifiers.phone import Phone
from beian_desktop.system.language import Text


@dataclass(frozen=True, slots=True)
class Questions:
    """Where one person stands in the form."""

    section: Section
    who: Text
    name: Field[PersonName]
    id_type: Field[Option]
    id_number: Field[Any]
    mobile: Field[Phone]
    id_expires: Field[date | Option] | None = None


PRINCIPAL = Questions(
    principal.SECTION,
    Text("主体负责人", "principal"),
    principal.NAME,
    principal.ID_TYPE,
    principal.ID_NUMBER,
    principal.MOBILE,
    principal.ID_EXPIRES,
)
LEGAL_REPRESENTATIVE = Questions(
    legal_representative.SECTION,
    Text("法定代表人", "legal representative"),
    operator.LEGAL_REPRESENTATIVE,
    legal_representative.ID_TYPE,
    legal_representative.ID_NUMBER,
    legal_representative.MOBILE,
    legal_representative.ID_EXPIRES,
)
ROLES = tuple(
    Questions(
        role.section,
        role.section.label,
        role.name,
        role.id_type,
        role.id_number,
        role.mobile,
        role.id_expires,
    )
    for role in people.ROLES
)
AGENT = Questions(agent.SECTION, agent.SECTION.label, agent.NAME, agent.ID_TYPE, agent.ID_NUMBER, agent.MOBILE)
EVERYBODY = (PRINCIPAL, LEGAL_REPRESENTATIVE, *ROLES, AGENT)


@dataclass(frozen=True, slots=True)
class Person:
    """One person of one filing, as far as answered; numbers and names in normal form."""

    at: Questions
    name: str
    id_type: Option | None
    number: str
    card: IdNumber | None
    mobile: str

    @property
    def who(self) -> Text:
        """What the person is in the filing: 主体负责人."""
        return self.at.who


def persons(case: Case) -> Iterator[Person]:
    """Everybody whose answers the filing asks for; a ticked role is the principal and left out."""
    for questions in EVERYBODY:
        if _stands_alone(questions, case):
            yield _person(questions, case)


def asked_name(questions: Questions, case: Case) -> BaseField:
    """The question where the person's name is typed: an individual's is the subject's."""
    return questions.name if case.asks(questions.name) else operator.NAME


def _stands_alone(questions: Questions, case: Case) -> bool:
    if questions is LEGAL_REPRESENTATIVE:  # the name stands with the unit, the rest only at the counter
        return case.asks(questions.name)
    return case.asks(questions.id_number)


def _person(questions: Questions, case: Case) -> Person:
    answers = case.answers
    known = questions is not LEGAL_REPRESENTATIVE or case.own.shown(questions.section)
    number = answers[questions.id_number] if known else None
    return Person(
        questions,
        answers.normal(questions.name) or "",
        answers[questions.id_type] if known else None,
        (answers.normal(questions.id_number) or "") if known else "",
        number.identity if isinstance(number, PersonCertificate) else None,
        (answers.normal(questions.mobile) or "") if known else "",
    )
