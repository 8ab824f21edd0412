"""网上填报: the order of the platform, and each thing in the form that it takes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from beian_desktop.filing.filing import Filing
from beian_desktop.form.declaration import FORM
from beian_desktop.form.platform import STEPS
from beian_desktop.form.sections import operator, site
from beian_desktop.wizard.copying import Item, Way, items, next_open
from tests.documents.made_up import complete


def by_id(filing: Filing) -> dict[str, Item]:
    return {item.id: item for item in items(filing)}


def test_items_stand_in_the_platforms_order_under_ids_of_their_own() -> None:
    found = items(complete())
    places = [STEPS.index(item.step) for item in found]
    assert places == sorted(places)
    assert len({item.id for item in found}) == len(found)
    assert found[-1].way is Way.READ


@pytest.mark.parametrize(
    ("place", "typed", "way", "value"),
    [
        ("site.opened_on", "2026年11月3日", Way.COPY, "2026-11-03"),
        ("operator.certificate_expires", "长期", Way.PICK, "长期"),
        ("operator.certificate_expires", "20301231", Way.COPY, "2030-12-31"),
        ("operator.office_region", "330106", Way.PICK, "浙江省　›　杭州市　›　西湖区"),
        ("operator.office_region", "110108", Way.PICK, "北京市　›　海淀区"),
        ("operator.unit_nature", "enterprise", Way.PICK, "企业单位"),
        ("principal.mobile", "+86 138 0013 8000", Way.COPY, "13800138000"),
        ("site.certificate_to", "不知道", Way.COPY, "不知道"),
    ],
)
def test_each_answer_has_the_platforms_form(place: str, typed: str, way: Way, value: str) -> None:
    filing = complete()
    item = by_id(filing.with_answers(filing.answers.with_text(FORM.field(place), typed)))[place]
    assert (item.way, item.value.zh) == (way, value)


def test_lists_are_copied_one_by_one_and_a_single_address_at_both_ends() -> None:
    filing = complete()
    answers = filing.answers.with_texts(site.OTHER_DOMAINS, ("example.net", "example.org"))
    answers = answers.with_rows(site.IP_RANGES, [{site.IP_FROM: "203.0.113.7"}])
    found = by_id(filing.with_answers(answers))
    assert found["site.other_domains[1]"].value.zh == "example.org"
    assert found["site.other_domains[1]"].label.zh == "其他域名（第 2 个）"
    assert found["site.ip_ranges.to[0]"].value.zh == "203.0.113.7"


def test_a_ticked_role_is_one_tick_and_its_pictures() -> None:
    mine = [item.id for item in items(complete()) if item.id.startswith("emergency_contact.")]
    assert mine == [
        "emergency_contact.same_as_principal",
        "emergency_contact.email",
        "emergency_contact.id_front",
        "emergency_contact.id_back",
    ]


def test_what_is_required_and_missing_is_said_and_what_may_stay_empty_is_left_out() -> None:
    filing = complete()
    answers = filing.answers.with_text(operator.NAME, "").with_text(operator.EMAIL, "")
    found = by_id(replace(filing, answers=answers, attachments=()))
    assert found["operator.name"].way is Way.MISSING
    assert found["operator.certificate"].way is Way.MISSING
    assert "operator.email" not in found


def test_the_next_open_thing_is_behind_else_the_first_that_was_skipped() -> None:
    found = items(complete())
    every = [item.id for item in found]
    assert next_open(found, every[:3], 2) == 3
    assert next_open(found, every[1:], len(every) - 1) == 0
    assert next_open(found, every, 4) == len(every) - 1
