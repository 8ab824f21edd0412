"""The plan of the first day: days left, what to have at hand, what to ask whoever built the site."""

from __future__ import annotations

from datetime import date

import pytest

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.form.field import BaseField, Field
from beian_desktop.form.options import Option
from beian_desktop.form.sections import access, operator, principal, registrar, site, start
from beian_desktop.services.sample import sample_filing
from beian_desktop.system.language import Language
from beian_desktop.wizard.first_plan import Plan, plan
from beian_desktop.wizard.first_start import Happened, Situation, way

TODAY = date(2026, 11, 23)


def planned(texts: dict[BaseField, str] | None = None, today: date = TODAY) -> Plan:
    """The plan for who was called about a site and gave these answers."""
    begun = way(Happened.CALLED, Situation.SITE).starts or Answers()
    return plan(Filing("1", begun.with_all({field: (text,) for field, text in (texts or {}).items()})), today)


def test_without_a_date_there_is_no_limit_and_the_plan_says_why() -> None:
    found = planned()
    assert found.limits == ()
    assert found.without_limit is not None
    assert "联通" in found.without_limit.zh


@pytest.mark.parametrize(
    ("kind", "field", "says", "days"),
    [
        (start.CHANGE, start.CHANGED_ON, "变更发生日期", 25),
        (start.CANCEL, start.CLOSED_ON, "网站停办日期", 4),
    ],
)
def test_a_change_and_a_cancellation_have_limits_of_their_own(
    kind: Option, field: Field[date], says: str, days: int
) -> None:
    undated = planned({start.KIND: kind.code})
    assert undated.without_limit is not None
    assert says in undated.without_limit.zh
    dated = planned({start.KIND: kind.code, field: "2026-11-20"})
    assert [left.days for left in dated.limits] == [days]
    assert dated.without_limit is None


@pytest.mark.parametrize(
    ("today", "days", "words"),
    [
        (date(2026, 11, 23), 8, "还有 8 天，最晚 2026-12-01"),
        (date(2026, 12, 1), 0, "今天是最后一天"),
        (date(2026, 12, 3), -2, "已过期 2 天"),
    ],
)
def test_the_days_left_count_from_going_online(today: date, days: int, words: str) -> None:
    (left,) = planned({start.CONNECTED_ON: "2026-11-01"}, today).limits
    assert left.days == days
    assert words in left.says.zh
    assert "第33号第十二条" in left.says.zh
    assert "art. 12" in left.says.en


def test_the_nearest_limit_comes_first_and_a_guessed_one_says_so() -> None:
    first, second = planned({start.CONNECTED_ON: "2026-11-01", start.NOTIFIED_ON: "2026-11-20"}).limits
    assert first.due.by < second.due.by
    assert "先按 7 天算，请问清期限" in first.says.zh
    assert "请问清期限" not in second.says.zh


def ids(found: Plan, of: str) -> list[str]:
    """The ids of what is to have at hand."""
    return [each.id for each in getattr(found, of)]


def test_a_unit_needs_its_licence_and_a_person_does_not() -> None:
    assert "operator.certificate" in ids(planned(), "papers")
    person = planned({operator.KIND: "individual"})
    assert "operator.certificate" not in ids(person, "papers")
    assert principal.ADDRESS.id in ids(person, "facts")


def test_a_paper_that_hangs_on_the_route_is_only_perhaps_needed() -> None:
    assert "principal.id_held" in ids(planned({start.ROUTE: "unknown"}), "perhaps")
    assert "principal.id_held" in ids(planned({start.ROUTE: "online"}), "papers")
    assert "principal.id_held" not in ids(planned({start.ROUTE: "counter"}), "perhaps")


def test_papers_of_roles_and_licences_nobody_spoke_of_are_not_named() -> None:
    named = (*ids(planned(), "papers"), *ids(planned(), "perhaps"))
    assert not [slot for slot in named if slot.startswith(("security_officer", "service", "agent"))]


def test_facts_are_looked_up_and_choices_are_not() -> None:
    facts = ids(planned(), "facts")
    assert operator.CERTIFICATE_NUMBER.id in facts
    assert operator.UNIT_NATURE.id not in facts
    assert start.KEY_SECTOR.id not in facts


def test_an_answer_that_is_given_is_not_asked_for_again() -> None:
    given = planned({operator.NAME: "示例公司", site.OPENED_ON: "2026-11-01"})
    assert operator.NAME.id not in ids(given, "facts")
    assert given.builder is not None
    assert site.OPENED_ON not in given.builder.open


def test_the_builder_is_asked_for_address_host_and_certificate_in_one_message() -> None:
    builder = planned().builder
    assert builder is not None
    assert {site.IP_RANGES, access.NAME, site.ICP_NUMBER, site.DOMAIN_CERTIFICATE} <= set(builder.open)
    assert registrar.NAME not in builder.open, "it stands on the certificate"
    assert builder.message(Language.ZH).startswith("您好")


def test_a_site_without_a_domain_is_not_asked_for_its_certificate() -> None:
    builder = planned({site.HAS_OWN_DOMAIN: "false"}).builder
    assert builder is not None
    assert site.HOME_URL in builder.open
    assert not {site.DOMAIN, site.DOMAIN_CERTIFICATE} & set(builder.open)


def test_a_complete_filing_asks_nobody() -> None:
    complete = plan(sample_filing(), TODAY)
    assert (complete.papers, complete.facts, complete.builder) == ((), (), None)


def test_the_page_says_everything_and_leaves_empty_parts_out() -> None:
    page = planned({start.ROUTE: "unknown"}).page
    assert [part.heading.zh for part in page] == [
        "还有几天",
        "手边准备这些证件",
        "可能还要，看怎么办、谁来办",
        "查好这些，填的时候照抄",
        "今天只问建站公司这几句",
    ]
    assert page[-1].lines[0].zh.startswith("您好")
    complete = plan(sample_filing(), TODAY)
    assert [part.heading.zh for part in complete.page] == ["还有几天"]
