"""Which scans the platform takes, in the order of its steps; what it doesn't ask for comes last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.files import Attachment
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.links import ticked
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import Section, Slot
from beian_desktop.form.platform import STEPS, PlatformStep
from beian_desktop.form.sections.attachments import OTHER_PREFIX


@dataclass(frozen=True, slots=True)
class Upload:
    """A scan and the slot that it is uploaded to, in a step or (None) only when the police ask for it.

    ``borrowed`` is the principal's for a ticked role; ``number`` counts the scans from 1.
    """

    number: int
    step: PlatformStep | None
    slot: Slot
    attachment: Attachment
    borrowed: bool


def uploads(filing: Filing) -> tuple[Upload, ...]:
    """Every scan that goes into the upload folder, in its order."""
    return tuple(Upload(number, *found) for number, found in enumerate(_found(filing), 1))


def _found(filing: Filing) -> Iterator[tuple[PlatformStep | None, Slot, Attachment, bool]]:
    placed = {section: step for step in STEPS for section in step.sections}
    for section, step in placed.items():
        for slot in section.slots:
            borrowed = slot.mirrors is not None and ticked(section, filing.answers)
            yield from ((step, slot, scan, borrowed) for scan in scans(section, slot, filing))
    for section in FORM.sections:
        if section not in placed:
            for slot in section.slots:
                yield from ((None, slot, scan, False) for scan in _own(section, slot, filing))
    for attachment in filing.attachments:
        if attachment.slot.startswith(OTHER_PREFIX):
            yield None, FORM.slot(attachment.slot), attachment, False


def scans(section: Section, slot: Slot, filing: Filing) -> tuple[Attachment, ...]:
    """What is uploaded to a slot: the principal's scans where the role is ticked, nothing where it isn't asked for."""
    if slot.mirrors is not None and ticked(section, filing.answers):
        return tuple(filing.in_slot(slot.mirrors.id))
    return _own(section, slot, filing)


def _own(section: Section, slot: Slot, filing: Filing) -> tuple[Attachment, ...]:
    return tuple(filing.in_slot(slot.id)) if _asked(section, slot, filing.answers) else ()


def _asked(section: Section, slot: Slot, answers: Answers) -> bool:
    return answers.shown(section) and answers.shown(slot)
