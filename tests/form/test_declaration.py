"""The whole form: sections in order, everything found by its id."""

from __future__ import annotations

import pytest

from beian_desktop.form.declaration import FORM, UnknownField
from beian_desktop.form.field import Question, Repeat, Section, Slot
from beian_desktop.form.sections import attachments, operator, people, principal, site

SECTIONS = [
    "start", "operator", "principal", "site", "access", "registrar", "service", "site_manager", "security_officer",
    "emergency_contact", "opinion_officer", "legal_representative", "account", "agent", "security", "beijing", "office",
    "attachments", "result",
]  # fmt: skip


def test_the_sections_stand_in_the_forms_order() -> None:
    assert [section.id for section in FORM.sections] == SECTIONS


def test_fields_sections_questions_and_slots_are_found_by_id() -> None:
    assert FORM.field("site.domain") is site.DOMAIN
    assert FORM.field("site.ip_ranges.from") is site.IP_FROM
    assert FORM.question("site.ip_ranges") is site.IP_RANGES
    assert FORM.section("site") is site.SECTION
    assert FORM.slot("operator.certificate") is operator.CERTIFICATE_SCAN


@pytest.mark.parametrize("unknown", ["site.colour", "site", "", "site.ip_ranges"])
def test_an_id_that_names_no_field_is_refused(unknown: str) -> None:
    with pytest.raises(UnknownField) as caught:
        FORM.field(unknown)
    assert caught.value.id == unknown


def test_a_member_of_a_repeat_is_no_question() -> None:
    with pytest.raises(UnknownField):
        FORM.question("site.ip_ranges.from")


def test_every_other_paper_has_a_slot_of_its_own() -> None:
    slot = FORM.slot("other.情况说明")
    assert slot is FORM.slot("other.情况说明")
    assert slot.section_id == "attachments"
    assert slot.label.zh == "其他材料：情况说明"


@pytest.mark.parametrize("unknown", ["other.", "other", "operator.photo", "site.domain"])
def test_an_id_that_names_no_slot_is_refused(unknown: str) -> None:
    with pytest.raises(UnknownField):
        FORM.slot(unknown)


def test_another_paper_needs_a_name() -> None:
    with pytest.raises(ValueError, match=r"other\."):
        attachments.other("other.")


def test_positions_follow_the_form() -> None:
    order: list[Question | Section | Slot] = [
        operator.SECTION, operator.KIND, operator.NAME, operator.CERTIFICATE_SCAN, principal.NAME,
        site.IP_RANGES, site.IP_FROM, site.LANGUAGES, people.SITE_MANAGER.name,
    ]  # fmt: skip
    positions = [FORM.position(item) for item in order]
    assert positions == sorted(set(positions))
    assert FORM.position("site.ip_ranges") == FORM.position(site.IP_RANGES)
    assert FORM.position("nothing.of_ours") > FORM.position("result.cancelled_on")


def test_the_fields_are_those_of_the_sections_once_each() -> None:
    fields = list(FORM.fields())
    assert len(fields) == len(set(fields))
    assert fields == [field for section in FORM.sections for field in section.fields()]


def test_only_the_ip_ranges_and_the_earlier_returns_repeat() -> None:
    repeats = [q.id for section in FORM.sections for q in section.questions if isinstance(q, Repeat)]
    assert repeats == ["site.ip_ranges", "result.returns"]


def test_slots_stand_in_print_order_under_the_section_that_asks_for_them() -> None:
    assert [slot for slot in FORM.slots if slot.section_id == "principal"] == list(principal.SECTION.slots)
    assert FORM.slots[0] is operator.CERTIFICATE_SCAN
    assert FORM.slot("legal_change_notice").section_id == "attachments"
    assert FORM.slot("service.controlled.枪支弹药").section_id == "service"
