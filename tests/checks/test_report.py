"""The engine: order, counts, confirmations, and the filing that passed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from beian_desktop.checks.case import Case, Profile
from beian_desktop.checks.issue import issue
from beian_desktop.checks.report import ReadyFiling, Report, examine, mends, says
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Confirmation, Filing
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import operator, principal, service, site
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Language, Text

from .honest import TODAY, Given, case, credit_code, filing, issues, report

WRONG_CODE = credit_code()[:-1] + ("0" if credit_code()[-1] != "0" else "1")


def confirmation(rule: str, field: str, value: str) -> tuple[Confirmation, ...]:
    return (Confirmation(rule, field, value, "已核对执照原件"),)


def test_a_filing_without_errors_is_ready_and_another_isnt() -> None:
    found, ready = examine(case())
    assert isinstance(ready, ReadyFiling)
    assert ready.filing.id == "one"
    assert found.ready
    found, none = examine(case({site.NAME: ""}))
    assert none is None
    assert not found.ready


def test_issues_stand_in_the_forms_order_and_errors_before_warnings() -> None:
    found = report({site.NAME: "", operator.NAME: "", principal.MOBILE: "1", service.FEATURES: ("none", "forum")})
    positions = [FORM.position(each.field) for each in found.issues]
    assert positions == sorted(positions)
    rows = report({site.IP_FROM: ("10.0.0.1", "203.0.113.1", "10.0.0.2")}).at("site.ip_ranges")
    assert [each.row for each in rows] == [None, 0, 1, 2]


def test_an_issue_is_told_once() -> None:
    found = report({site.DOMAIN: "www.example.com"}).issues
    assert len(found) == len(set(found))


def test_counts_name_every_severity() -> None:
    counts = report().counts
    assert set(counts) == set(Severity)
    assert counts[Severity.ERROR] == 0
    assert sum(counts.values()) == len(report().issues)


def test_the_same_filing_gives_the_same_report() -> None:
    given: Given = {site.IP_FROM: ("10.0.0.1", "nonsense"), operator.NAME: "ABC", site.NAME: "中国公安法院"}
    assert report(given) == report(given)


def test_a_confirmed_value_counts_as_a_warning_with_its_reason() -> None:
    given: Given = {operator.CERTIFICATE_NUMBER: WRONG_CODE}
    confirmed = confirmation("SUB-01", "operator.certificate_number", WRONG_CODE)
    (found,) = issues("SUB-01", given, confirmed=confirmed)
    assert (found.severity, found.reason) == (Severity.WARNING, "已核对执照原件")
    assert report(given, confirmed=confirmed).ready
    assert not report(given).ready


def test_a_confirmation_without_a_reason_confirms_nothing() -> None:
    confirmed = (Confirmation("SUB-01", "operator.certificate_number", WRONG_CODE, " "),)
    assert not report({operator.CERTIFICATE_NUMBER: WRONG_CODE}, confirmed=confirmed).ready


def test_a_confirmation_is_compared_as_the_field_writes_it() -> None:
    spaced = f"{WRONG_CODE[:6].lower()} {WRONG_CODE[6:]}"
    given: Given = {operator.CERTIFICATE_NUMBER: spaced}
    confirmed = confirmation("SUB-01", "operator.certificate_number", spaced)
    (found,) = issues("SUB-01", given, confirmed=confirmed)
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "confirmed",
    [
        confirmation("SUB-01", "operator.certificate_number", credit_code()),
        confirmation("SUB-02", "operator.certificate_number", WRONG_CODE),
        confirmation("SUB-01", "operator.name", WRONG_CODE),
        confirmation("SUB-01", "no.such_field", WRONG_CODE),
    ],
)
def test_a_confirmation_of_another_value_rule_or_field_confirms_nothing(confirmed: tuple[Confirmation, ...]) -> None:
    (found,) = issues("SUB-01", {operator.CERTIFICATE_NUMBER: WRONG_CODE}, confirmed=confirmed)
    assert found.severity is Severity.ERROR


def test_length_alphabet_and_date_cant_be_confirmed() -> None:
    for text in ("9111", "91110108MAIOSVZ00X"):
        confirmed = confirmation("SUB-01", "operator.certificate_number", text)
        assert [
            each.severity for each in issues("SUB-01", {operator.CERTIFICATE_NUMBER: text}, confirmed=confirmed)
        ] == [Severity.ERROR]
    born = "110108198513140011"
    confirmed = confirmation("SUB-06", "principal.id_number", born)
    (found,) = issues("SUB-06", {principal.ID_NUMBER: born}, confirmed=confirmed)
    assert found.severity is Severity.ERROR


def test_a_yes_no_answer_is_confirmed_by_its_value() -> None:
    confirmed = confirmation("WEB-14", "service.interactive", "false")
    (found,) = issues("WEB-14", {service.FEATURES: ("comment",)}, confirmed=confirmed)
    assert found.severity is Severity.WARNING


def test_an_item_of_a_list_is_confirmed_by_its_place() -> None:
    other = filing({site.DOMAIN: "example.net"}, name="two")
    given: Given = {site.OTHER_DOMAINS: ("example.org", "example.net")}
    confirmed = confirmation("WEB-08", "site.other_domains[1]", "example.net")
    (found,) = issues("WEB-08", given, others=[other], confirmed=confirmed)
    assert found.severity is Severity.WARNING
    elsewhere = confirmation("WEB-08", "site.other_domains[0]", "example.net")
    (found,) = issues("WEB-08", given, others=[other], confirmed=elsewhere)
    assert found.severity is Severity.ERROR


def test_words_are_filled_in_the_language_asked_for() -> None:
    made = issue("REQ-01", "required.missing", site.NAME, label=Text("网站名称", "Name of the site"))
    assert says(made, Language.ZH) == "还没有填写“网站名称”。"
    assert says(made, Language.EN) == "“Name of the site” has no answer yet."
    assert mends(made, Language.EN) == "Give an answer for “Name of the site”."


def test_the_place_of_a_row_is_written_with_its_index() -> None:
    assert issue("WEB-10", "ip.order", site.IP_RANGES, row=1).place == "site.ip_ranges[1]"
    assert issue("WEB-10", "ip.order", site.IP_RANGES).place == "site.ip_ranges"


def test_an_empty_report_is_ready() -> None:
    assert Report(()).ready


_FIELDS = list(FORM.fields())
_TEXTS = st.one_of(
    st.text(max_size=12), st.sampled_from(["true", "false", "unit", "individual", "2026-11-23", "110108"])
)


@settings(max_examples=60, deadline=None)
@drawn(
    st.dictionaries(st.sampled_from(_FIELDS), st.lists(_TEXTS, min_size=1, max_size=2), max_size=40),
    st.sampled_from(list(Profile)),
)
def test_any_answers_at_all_are_examined_and_every_issue_has_words(
    texts: dict[BaseField, list[str]], profile: Profile
) -> None:
    found, _ = examine(
        Case(Filing("any", Answers({field: tuple(given) for field, given in texts.items()})), TODAY, profile)
    )
    assert all(says(each, language) and mends(each, language) for each in found.issues for language in Language)


@settings(max_examples=40, deadline=None)
@drawn(st.dictionaries(st.sampled_from(_FIELDS), _TEXTS, min_size=1, max_size=3))
def test_a_spoilt_complete_filing_is_examined_too(texts: dict[BaseField, str]) -> None:
    made = filing()
    answers = made.answers
    for field, text in texts.items():
        answers = answers.with_text(field, text)
    found, _ = examine(Case(replace(made, answers=answers), TODAY))
    assert all(says(each, language) and mends(each, language) for each in found.issues for language in Language)
