from __future__ import annotations

import pytest

from beian_desktop.form.sections import service
from beian_desktop.identifiers.reading import Severity

from .honest import Given, issues, said

E, W, REMARK = Severity.ERROR, Severity.WARNING, Severity.INFO
FORUM: Given = {service.INTERACTIVE: "true", service.FEATURES: ("forum",), service.TYPES: ("论坛bbs",)}


@pytest.mark.parametrize("feature", ["comment", "forum", "blog", "chat", "upload", "live", "appstore"])
def test_web14_denied_interaction_is_an_error_to_confirm(feature: str) -> None:
    (found,) = issues("WEB-14", {service.FEATURES: (feature, "login")})
    assert (found.severity, found.code, found.place, found.value) == (
        E,
        "interactive.denied",
        "service.interactive",
        "false",
    )
    assert found.confirmable


@pytest.mark.parametrize("feature", ["login", "shop", "payment"])
def test_web14_what_officers_often_take_as_interactive_is_warned(feature: str) -> None:
    assert said("WEB-14", {service.FEATURES: (feature,)}) == {(W, "interactive.debatable", "service.interactive")}


def test_web14_display_only_together_with_others_is_an_error_that_cant_be_confirmed() -> None:
    (found,) = issues("WEB-14", FORUM, {service.FEATURES: ("none", "forum")})
    assert (found.severity, found.code, found.confirmable) == (E, "features.none-and-others", False)


@pytest.mark.parametrize(
    "given", [{}, FORUM, {service.INTERACTIVE: "", service.FEATURES: ("forum",)}, {service.FEATURES: ()}]
)
def test_web14_is_silent_where_the_answers_agree_or_one_is_missing(given: Given) -> None:
    assert issues("WEB-14", given) == []


def test_web15_interactive_service_without_a_type_is_an_error() -> None:
    assert said("WEB-15", FORUM, {service.TYPES: ()}) == {
        (E, "interactive.no-type", "service.types"),
        (REMARK, "interactive.interview", "service.interactive"),
    }


def test_web15_reminds_of_the_interview_and_is_silent_on_plain_sites() -> None:
    assert said("WEB-15", FORUM) == {(REMARK, "interactive.interview", "service.interactive")}
    assert issues("WEB-15") == []


def test_web16_yes_without_an_item_is_an_error() -> None:
    given = {service.CONTROLLED: "true", service.PRELICENSED: "true"}
    assert said("WEB-16", given) == {
        (E, "items.missing", "service.controlled_items"),
        (E, "items.missing", "service.prelicensed_items"),
    }


def test_web16_is_silent_with_items_or_with_no() -> None:
    assert issues("WEB-16", {service.PRELICENSED: "true", service.PRELICENSED_ITEMS: ("教育",)}) == []
    assert issues("WEB-16") == []


@pytest.mark.parametrize(
    "given", [FORUM, {service.FEATURES: ("live",)}, {**FORUM, service.FEATURES: (), service.TYPES: ("微博",)}]
)
def test_web18_services_that_shape_opinion_are_reminded_of_the_assessment(given: Given) -> None:
    assert [found.severity for found in issues("WEB-18", given)] == [REMARK]


@pytest.mark.parametrize("given", [{}, {service.FEATURES: ("login", "shop")}, {service.TYPES: ("微博",)}])
def test_web18_is_silent_on_other_services_and_on_hidden_types(given: Given) -> None:
    assert issues("WEB-18", given) == []
