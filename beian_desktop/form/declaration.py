"""The whole form: its sections in order, and where each field and slot is found by its id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from beian_desktop.form.field import BaseField, Question, Repeat, Section, Slot
from beian_desktop.form.sections import (
    access,
    account,
    agent,
    attachments,
    beijing,
    legal_representative,
    office,
    operator,
    people,
    principal,
    registrar,
    result,
    security,
    service,
    site,
    start,
)

T = TypeVar("T")


class UnknownField(LookupError):
    """The form has nothing of that id."""

    def __init__(self, unknown_id: str) -> None:
        super().__init__(unknown_id)
        self.id = unknown_id


@dataclass(frozen=True, eq=False)
class Form:
    """Sections in the form's order and slots in print order."""

    sections: tuple[Section, ...]
    slots: tuple[Slot, ...]

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return {section.id: section for section in self.sections}

    @cached_property
    def _questions(self) -> dict[str, Question]:
        return {question.id: question for section in self.sections for question in section.questions}

    @cached_property
    def _fields(self) -> dict[str, BaseField]:
        return {field.id: field for section in self.sections for field in section.fields()}

    @cached_property
    def _slots(self) -> dict[str, Slot]:
        return {slot.id: slot for slot in self.slots}

    @cached_property
    def _positions(self) -> dict[str, int]:
        ids = (name for section in self.sections for name in _ids_of(section))
        return {name: position for position, name in enumerate(ids)}

    def section(self, section_id: str) -> Section:
        """The section of that id. Raises UnknownField."""
        return _found(self._sections, section_id)

    def question(self, question_id: str) -> Question:
        """The field or repeat of that id; members of repeats aren't questions. Raises UnknownField."""
        return _found(self._questions, question_id)

    def field(self, field_id: str) -> BaseField:
        """The field of that id, members of repeats included. Raises UnknownField."""
        return _found(self._fields, field_id)

    def slot(self, slot_id: str) -> Slot:
        """The slot of that id; every ``other.…`` is one. Raises UnknownField."""
        if slot_id.startswith(attachments.OTHER_PREFIX) and slot_id != attachments.OTHER_PREFIX:
            return attachments.other(slot_id)
        return _found(self._slots, slot_id)

    def fields(self) -> Iterator[BaseField]:
        """Every field in the form's order, members of repeats included."""
        return iter(self._fields.values())

    def position(self, item: Question | Section | Slot | str) -> int:
        """Where the section, question, field or slot (or its id) stands in the form, to order by.

        What the form doesn't have comes last.
        """
        name = item if isinstance(item, str) else item.id
        return self._positions.get(name, len(self._positions))


def _found(table: dict[str, T], name: str) -> T:
    try:
        return table[name]
    except KeyError:
        raise UnknownField(name) from None


def _ids_of(section: Section) -> Iterator[str]:
    yield section.id
    for question in section.questions:
        yield question.id
        if isinstance(question, Repeat):
            yield from (member.id for member in question.members)
    yield from (slot.id for slot in section.slots)


FORM = Form(
    sections=(
        start.SECTION,
        operator.SECTION,
        principal.SECTION,
        site.SECTION,
        access.SECTION,
        registrar.SECTION,
        service.SECTION,
        *(role.section for role in people.ROLES),
        legal_representative.SECTION,
        account.SECTION,
        agent.SECTION,
        security.SECTION,
        beijing.SECTION,
        office.SECTION,
        attachments.SECTION,
        result.SECTION,
    ),
    slots=attachments.SLOTS,
)
