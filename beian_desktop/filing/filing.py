"""A filing and whom it is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.files import Attachment
from beian_desktop.filing.status import Status
from beian_desktop.form.sections import site

"""What lists call a filing without a title."""


@dataclass(frozen=True, slots=True)
class Client:
    """Whom a filing is for. A filing copies the client's data and remembers where from."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Confirmation:
    """An error that only guesses, confirmed by a person against the original.

    It holds while the field's value (in normal form, else as typed) is ``value``.
    """

    rule: str
    field: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """A member of an exchange file that couldn't become an answer; kept and written back.

    ``path`` is its place (``site.colour``), ``json`` its value as JSON text;
    ``known`` tells that the field exists but the value has a wrong type.
    """

    path: str
    json: str
    known: bool = False


@dataclass(frozen=True, slots=True)
class Filing:
    """Answers to the form, with everything that belongs to them.

    ``continues`` is the id of the filing that this one goes on from (a change, a
    supplement, a moved office, a second round). ``approved`` holds the answers as
    they were last approved, the baseline of a change.
    """

    id: str
    answers: Answers = field(default_factory=Answers)
    attachments: tuple[Attachment, ...] = ()
    client: Client | None = None
    continues: str | None = None
    status: Status = Status()
    approved: Answers | None = None
    confirmed: tuple[Confirmation, ...] = ()
    foreign: tuple[Foreign, ...] = ()

    def with_answers(self, answers: Answers) -> Filing:
        """This filing with other answers."""
        return replace(self, answers=answers)

    def in_slot(self, slot: str) -> Iterator[Attachment]:
        """The files of a slot, in order."""
        return (attachment for attachment in self.attachments if attachment.slot == slot)

    @property
    def title(self) -> str:
        """A name for lists: the site's, else its domain, else nothing."""
        return self.answers.typed(site.NAME) or self.answers.typed(site.DOMAIN)


def lineage(filing_id: str, continues: Mapping[str, str | None]) -> frozenset[str]:
    """The ids of all filings tied to this one by ``continues``, both ways, itself included."""
    family = {filing_id}
    grew = True
    while grew:
        found = {
            other for pair in continues.items() if family.intersection(pair) for other in pair if other is not None
        }
        grew = not found <= family
        family |= found
    return frozenset(family)
