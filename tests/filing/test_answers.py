from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.filing.answers import Answers
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Field
from beian_desktop.form.sections import operator, principal, service, site, start


def test_an_answer_has_three_faces() -> None:
    answers = Answers({site.OPENED_ON: ("2026年11月1日",)})
    value = answers.value(site.OPENED_ON)
    assert (value.typed, value.meaning, value.normal) == ("2026年11月1日", date(2026, 11, 1), "2026-11-01")
    assert answers[site.OPENED_ON] == date(2026, 11, 1)


def test_what_cant_be_read_is_kept_as_typed() -> None:
    answers = Answers({site.OPENED_ON: ("去年冬天",)})
    assert answers[site.OPENED_ON] is None
    assert answers.value(site.OPENED_ON).written == "去年冬天"
    assert answers.answered(site.OPENED_ON)


def test_an_unanswered_field_means_nothing_and_one_with_a_default_means_it() -> None:
    answers = Answers()
    assert answers[site.NAME] is None
    assert not answers.answered(site.NAME)
    defaults = [field for field in FORM.fields() if field.default]
    assert defaults
    assert all(answers.answered(field) and answers.normal(field) == field.default for field in defaults)


def test_a_changed_copy_leaves_the_first_alone() -> None:
    first = Answers({site.NAME: ("一",)})
    second = first.with_text(site.NAME, "二")
    assert (first.typed(site.NAME), second.typed(site.NAME)) == ("一", "二")
    assert first != second


def test_a_text_taken_away_leaves_no_trace() -> None:
    assert Answers({site.NAME: ("一",)}).with_text(site.NAME, "") == Answers()


def test_a_list_keeps_its_order_and_the_empty_items_between() -> None:
    answers = Answers({site.OTHER_DOMAINS: ("", "", "example.cn")}).with_text(site.OTHER_DOMAINS, "example.org")
    assert answers.texts(site.OTHER_DOMAINS) == ("example.org", "", "example.cn")
    assert [domain.host for domain in answers.all(site.OTHER_DOMAINS)] == ["example.org", "example.cn"]


def test_rows_are_read_together_and_empty_ones_left_out_when_written() -> None:
    rows: list[dict[Field[Any], str]] = [
        {site.IP_FROM: "203.0.113.1", site.IP_NOTE: "源站"},
        {site.IP_FROM: "", site.IP_TO: ""},
        {site.IP_FROM: "203.0.113.5", site.IP_TO: "203.0.113.9"},
    ]
    answers = Answers().with_rows(site.IP_RANGES, rows)
    first, second = answers.rows(site.IP_RANGES)
    assert first.texts() == {site.IP_FROM: "203.0.113.1", site.IP_TO: "", site.IP_NOTE: "源站"}
    assert second[site.IP_TO] is not None
    assert not first.empty
    assert answers.answered(site.IP_RANGES)


def test_a_number_is_read_by_the_type_chosen_beside_it() -> None:
    answers = Answers({principal.ID_NUMBER: ("E12345678",)})
    assert answers.value(principal.ID_NUMBER).findings == ()
    as_card = answers.with_text(principal.ID_TYPE, "111")
    assert as_card.value(principal.ID_NUMBER).findings
    assert answers.with_text(principal.ID_TYPE, "414").value(principal.ID_NUMBER).findings == ()


def test_a_name_is_read_by_the_nature_chosen_beside_it() -> None:
    long_name = "长" * 40
    answers = Answers({operator.NAME: (long_name,)})
    assert answers.with_text(operator.KIND, "unit").value(operator.NAME).findings == ()
    assert answers.with_text(operator.KIND, "individual").value(operator.NAME).findings


def test_an_undecided_condition_hides_nothing() -> None:
    assert Answers().shown(operator.OFFICE_PHONE)
    assert not Answers({operator.KIND: ("individual",)}).shown(operator.OFFICE_PHONE)


def test_the_representation_tells_no_personal_data() -> None:
    assert repr(Answers({principal.MOBILE: ("13800138000",)})) == "<Answers to 1 fields>"


def test_answered_fields_come_in_the_forms_order() -> None:
    answers = Answers({service.INTERACTIVE: ("false",), start.KIND: ("new",), site.NAME: ("一",)})
    assert list(answers) == [start.KIND, site.NAME, service.INTERACTIVE]


@given(st.dictionaries(st.sampled_from(list(FORM.fields())), st.lists(st.text(max_size=5), max_size=3), max_size=8))
def test_equal_texts_are_equal_answers_whatever_empty_ones_trail(texts: dict[BaseField, list[str]]) -> None:
    once = Answers({field: tuple(given) for field, given in texts.items()})
    trailing = Answers({field: (*given, "", "") for field, given in texts.items()})
    assert once == trailing
    assert len(once) == sum(any(given) for given in texts.values())


def test_what_was_read_and_forgotten_is_read_again() -> None:
    answers = Answers().with_text(site.DOMAIN, "example.com")
    before = answers[site.DOMAIN]
    answers.forget()
    assert answers[site.DOMAIN] == before
    assert answers.typed(site.DOMAIN) == "example.com"
