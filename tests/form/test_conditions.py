"""Three-valued conditions: what half-empty answers decide and what they leave open."""

from __future__ import annotations

import itertools

import pytest

from beian_desktop.form.conditions import (
    ALWAYS,
    NEVER,
    AllOf,
    Answered,
    AnyOf,
    Condition,
    Constant,
    Includes,
    Not,
    NumberStarts,
    OneOf,
    Unless,
    equals,
)
from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import access, operator, principal, service, site, start
from beian_desktop.system.language import Language
from tests.form.given import Given

EMPTY = Given()
UNIT = Given({operator.KIND: "unit"})
INDIVIDUAL = Given({operator.KIND: "individual"})


class Open(Condition):
    """A condition that isn't decided."""

    def evaluate(self, answers: object) -> bool | None:
        return None

    def fields(self) -> tuple[BaseField, ...]:
        return ()

    def explain(self, language: Language) -> str:
        return "?"


def test_an_unanswered_field_leaves_the_condition_open() -> None:
    assert equals(operator.KIND, operator.UNIT).evaluate(EMPTY) is None
    assert equals(operator.KIND, operator.UNIT).evaluate(UNIT) is True
    assert equals(operator.KIND, operator.UNIT).evaluate(INDIVIDUAL) is False


def test_an_unreadable_answer_leaves_the_condition_open() -> None:
    assert equals(operator.KIND, operator.UNIT).evaluate(Given({operator.KIND: "??"})) is None


def test_the_answer_not_clear_yet_leaves_the_condition_open() -> None:
    unclear = Given({start.ROUTE: "unknown"})
    assert equals(start.ROUTE, start.ONLINE).evaluate(unclear) is None
    assert (~equals(start.ROUTE, start.ONLINE)).evaluate(unclear) is None
    assert equals(start.ROUTE, start.ROUTE_UNKNOWN).evaluate(unclear) is True


def test_a_condition_on_a_hidden_field_is_false_even_when_the_field_kept_a_value() -> None:
    kept = Given({operator.KIND: "individual", operator.UNIT_NATURE: "enterprise"})
    assert equals(operator.UNIT_NATURE, operator.ENTERPRISE).evaluate(kept) is False
    number = Given({operator.KIND: "individual", operator.OFFICE_REGION: "110108"})
    assert NumberStarts(operator.OFFICE_REGION, ("11",)).evaluate(number) is False
    assert Answered(operator.OFFICE_REGION).evaluate(number) is False


def test_number_starts_looks_at_the_normal_form() -> None:
    beijing = Given({operator.KIND: "unit", operator.OFFICE_REGION: " １１0108 "})
    assert NumberStarts(operator.OFFICE_REGION, ("11",)).evaluate(beijing) is True
    assert NumberStarts(operator.OFFICE_REGION, ("33", "44")).evaluate(beijing) is False
    assert NumberStarts(operator.OFFICE_REGION, ("11",)).evaluate(UNIT) is None


def test_includes_is_open_without_any_answer_and_false_without_the_option() -> None:
    forum = Includes(service.FEATURES, (service.FORUM,))
    assert forum.evaluate(EMPTY) is None
    assert forum.evaluate(Given(lists={service.FEATURES: ["login"]})) is False
    assert forum.evaluate(Given(lists={service.FEATURES: ["login", "论坛/社区"]})) is True


def test_includes_on_a_hidden_list_is_false() -> None:
    kept = Given({service.CONTROLLED: "false"}, {service.CONTROLLED_ITEMS: ["枪支弹药"]})
    slot = next(each for each in service.CONTROLLED_LICENCES if each.id.endswith("枪支弹药"))
    assert slot.required.evaluate(kept) is False
    assert slot.required.evaluate(Given({service.CONTROLLED: "true"}, kept.lists)) is True


def test_answered_tells_whether_there_is_a_readable_answer() -> None:
    assert Answered(principal.MOBILE).evaluate(EMPTY) is False
    assert Answered(principal.MOBILE).evaluate(Given({principal.MOBILE: "13800138000"})) is True


def test_unless_holds_until_the_exception_is_certain() -> None:
    asked = Unless(equals(access.TERRITORY, access.OVERSEAS))
    assert asked.evaluate(EMPTY) is True
    assert asked.evaluate(Given({access.TERRITORY: "境内"})) is True
    assert asked.evaluate(Given({access.TERRITORY: "境外"})) is False


STATES: tuple[Condition, ...] = (ALWAYS, NEVER, Open())


def kleene_and(a: bool | None, b: bool | None) -> bool | None:
    table = {(True, True): True, (True, None): None, (None, True): None, (None, None): None}
    return table.get((a, b), False)


@pytest.mark.parametrize(("left", "right"), list(itertools.product(STATES, STATES)))
def test_and_or_and_not_follow_kleene(left: Condition, right: Condition) -> None:
    a, b = left.evaluate(EMPTY), right.evaluate(EMPTY)
    assert (left & right).evaluate(EMPTY) is kleene_and(a, b)
    negated = kleene_and(Not(left).evaluate(EMPTY), Not(right).evaluate(EMPTY))
    assert (left | right).evaluate(EMPTY) is (None if negated is None else not negated)


def test_not_leaves_open_what_is_open() -> None:
    assert Not(Open()).evaluate(EMPTY) is None
    assert Not(ALWAYS).evaluate(EMPTY) is False


def test_conditions_name_every_field_they_look_at() -> None:
    both = AllOf((equals(operator.KIND, operator.UNIT), AnyOf((Answered(site.NAME), ~Answered(site.DOMAIN)))))
    assert both.fields() == (operator.KIND, site.NAME, site.DOMAIN)
    assert Constant(holds=True).fields() == ()
    assert Unless(equals(access.TERRITORY, access.OVERSEAS)).fields() == (access.TERRITORY,)


@pytest.mark.parametrize(
    ("condition", "zh", "en"),
    [
        (operator.IS_UNIT, "开办主体性质为“单位”", "“Nature of the subject” is “Unit”"),
        (
            OneOf(operator.UNIT_NATURE, (operator.MILITARY, operator.OVERSEAS)),
            "单位性质为“国防军队”或“境外组织”",
            "“Kind of unit” is “Military” or “Overseas organisation”",
        ),
        (
            equals(site.HAS_OWN_DOMAIN, True),
            "是否有独立一级域名为“是”",
            "“Has a registrable domain of its own” is “Yes”",
        ),
        (
            Includes(service.FEATURES, (service.FORUM,)),
            "网站功能自查勾选了“论坛/社区”",
            "“Self-check of functions” includes “Forum or community”",
        ),
        (
            NumberStarts(operator.OFFICE_REGION, ("11",)),
            "单位办公地址（省/市/区）以 11 开头",
            "“Office address (area)” begins with 11",
        ),
        (Answered(site.NAME), "填写了网站名称", "“Name of the site” is given"),
        (Unless(Answered(site.NAME)), "除非填写了网站名称", "unless “Name of the site” is given"),
        (~operator.IS_UNIT, "不是：开办主体性质为“单位”", "not: “Nature of the subject” is “Unit”"),
        (
            operator.IS_UNIT & Answered(site.NAME),
            "开办主体性质为“单位”，且填写了网站名称",
            "“Nature of the subject” is “Unit” and “Name of the site” is given",
        ),
        (
            operator.IS_UNIT | Answered(site.NAME),
            "开办主体性质为“单位”，或填写了网站名称",
            "“Nature of the subject” is “Unit” or “Name of the site” is given",
        ),
        (ALWAYS, "一律", "always"),
        (NEVER, "无需", "never"),
    ],
)
def test_conditions_explain_themselves(condition: Condition, zh: str, en: str) -> None:
    assert condition.explain(Language.ZH) == zh
    assert condition.explain(Language.EN) == en


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        (OneOf(operator.KIND, (operator.UNIT, operator.INDIVIDUAL)), "“Nature of the subject” is “Unit”"),
        (~equals(operator.KIND, operator.INDIVIDUAL) & ALWAYS, "“Nature of the subject” is “Unit”"),
        (~equals(operator.KIND, operator.UNIT), "not: “Nature of the subject” is “Unit”"),
        (equals(access.TERRITORY, access.OVERSEAS), "“Jurisdiction” is “Overseas”"),
    ],
)
def test_of_many_possible_answers_the_reason_is_the_one_that_was_given(condition: Condition, why: str) -> None:
    assert condition.why(UNIT, Language.EN) == why
