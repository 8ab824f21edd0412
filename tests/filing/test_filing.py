from __future__ import annotations

import pytest

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing, lineage
from beian_desktop.filing.office import deciding_area, deciding_field, suggested_office
from beian_desktop.filing.status import STATE_LABELS, State, Status
from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import operator, principal, site
from beian_desktop.identifiers.area import area


def test_a_lineage_reaches_both_ways_and_over_several_steps() -> None:
    continues = {"a": None, "b": "a", "c": "b", "d": None, "e": "d"}
    assert lineage("c", continues) == {"a", "b", "c"}
    assert lineage("a", continues) == {"a", "b", "c"}
    assert lineage("x", continues) == {"x"}


def test_filings_that_continue_the_same_lost_one_are_related() -> None:
    assert lineage("a", {"a": "gone", "b": "gone"}) == {"a", "b", "gone"}


def test_a_circle_ends() -> None:
    assert lineage("a", {"a": "b", "b": "a"}) == {"a", "b"}


def test_the_title_is_the_sites_name_else_its_domain() -> None:
    assert Filing("1", Answers({site.NAME: ("示例",), site.DOMAIN: ("example.com",)})).title == "示例"
    assert Filing("1", Answers({site.DOMAIN: ("example.com",)})).title == "example.com"
    assert Filing("1").title == ""


@pytest.mark.parametrize(
    ("code", "office"),
    [
        ("110108", "北京市公安局海淀区分局网络安全保卫大队"),
        ("330110", "杭州市公安局余杭区分局网络安全保卫大队"),
        ("330522", "长兴县公安局网络安全保卫大队"),
        ("441900", "东莞市公安局网络安全保卫支队"),
    ],
)
def test_the_office_is_suggested_from_the_area(code: str, office: str) -> None:
    found = area(code)
    assert found is not None
    assert suggested_office(found) == office


def test_the_units_office_decides_and_the_individuals_residence() -> None:
    both: dict[BaseField, tuple[str, ...]] = {operator.OFFICE_REGION: ("110108",), principal.REGION: ("330110",)}
    unit = Answers({**both, operator.KIND: ("unit",)})
    person = Answers({**both, operator.KIND: ("individual",)})
    assert deciding_field(unit) is operator.OFFICE_REGION
    found = deciding_area(person)
    assert found is not None
    assert found.code == "330110"


def test_every_state_has_a_label() -> None:
    assert set(STATE_LABELS) == set(State)


def test_a_draft_is_open_and_a_sent_filing_is_not() -> None:
    assert Status().open
    assert Status(site=State.RETURNED).open
    assert not Status(site=State.SUBMITTED).open
    assert Status(site=State.CANCELLED).cancelled


def test_words_of_a_finished_draft_never_read_as_filed() -> None:
    for state in (State.DRAFT, State.READY):
        assert "已" not in STATE_LABELS[state].zh
