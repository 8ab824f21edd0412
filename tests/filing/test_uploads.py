"""What is uploaded, in the platform's order."""

from __future__ import annotations

from beian_desktop.filing.uploads import uploads
from beian_desktop.form.platform import STEPS
from tests.documents.made_up import complete


def test_scans_stand_in_the_order_of_the_steps_and_what_is_not_asked_comes_last() -> None:
    found = uploads(complete())
    steps = [STEPS.index(upload.step) if upload.step else len(STEPS) for upload in found]
    assert steps == sorted(steps)
    assert [upload.number for upload in found] == list(range(1, len(found) + 1))


def test_a_ticked_role_borrows_the_principals_scans() -> None:
    borrowed = {upload.slot.id: upload.attachment.slot for upload in uploads(complete()) if upload.borrowed}
    assert borrowed["emergency_contact.id_front"] == "principal.id_front"
