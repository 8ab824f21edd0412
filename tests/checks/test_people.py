from __future__ import annotations

import pytest

from beian_desktop.form.sections import agent, legal_representative, operator, people, principal
from beian_desktop.identifiers.reading import Severity

from .honest import (
    AGENT,
    AT_COUNTER,
    INDIVIDUAL,
    OFFICER,
    OFFICER_NUMBER,
    PRINCIPAL_NUMBER,
    Given,
    identity,
    issues,
    said,
)

E, W = Severity.ERROR, Severity.WARNING
OFFICER_ROLE = people.SECURITY_OFFICER


def test_sub06_a_person_under_eighteen_is_warned() -> None:
    given = {principal.ID_NUMBER: identity(birth="20081124")}
    assert said("SUB-06", given) == {(W, "id-number.minor", "principal.id_number")}


def test_sub06_is_silent_on_the_eighteenth_birthday() -> None:
    assert issues("SUB-06", {principal.ID_NUMBER: identity(birth="20081123")}) == []


def test_sub06_a_birth_to_come_is_an_error() -> None:
    given = {principal.ID_NUMBER: identity(birth="20261124")}
    assert (E, "id-number.birth-to-come", "principal.id_number") in said("SUB-06", given)


def test_sub06_a_wrong_check_character_is_an_error_to_confirm_and_a_wrong_length_is_not() -> None:
    wrong = PRINCIPAL_NUMBER[:-1] + ("1" if PRINCIPAL_NUMBER[-1] != "1" else "2")
    (found,) = issues("SUB-06", {principal.ID_NUMBER: wrong})
    assert (found.severity, found.confirmable) == (E, True)
    (found,) = issues("SUB-06", {principal.ID_NUMBER: PRINCIPAL_NUMBER[:-1]})
    assert (found.severity, found.confirmable) == (E, False)


@pytest.mark.parametrize(("kind", "number"), [("414", "12"), ("516", "X12345678"), ("511", "1234567"), ("990", "12")])
def test_sub07_a_certificate_of_a_wrong_shape_is_an_error(kind: str, number: str) -> None:
    given = {principal.ID_TYPE: kind, principal.ID_NUMBER: number}
    assert [found.severity for found in issues("SUB-07", given)] == [E]


@pytest.mark.parametrize(
    ("kind", "number"), [("414", "E12345678"), ("516", "H12345678"), ("511", "12345678"), ("990", "AB-1234")]
)
def test_sub07_is_silent_on_certificates_of_the_right_shape(kind: str, number: str) -> None:
    assert issues("SUB-07", {principal.ID_TYPE: kind, principal.ID_NUMBER: number}) == []


@pytest.mark.parametrize("name", ["张三先生", "张3", "张"])
def test_sub09_a_name_that_is_none_is_an_error_to_confirm(name: str) -> None:
    found = issues("SUB-09", {principal.NAME: name})
    assert [(each.severity, each.confirmable) for each in found] == [(E, True)]


def test_sub09_latin_letters_with_an_identity_card_are_warned() -> None:
    assert said("SUB-09", {principal.NAME: "John Smith"}) == {(W, "person.latin-name", "principal.name")}


def test_sub09_an_individuals_latin_name_is_told_where_it_was_typed() -> None:
    assert said("SUB-09", {operator.NAME: "John Smith"}, base=INDIVIDUAL) == {(W, "person.latin-name", "operator.name")}


@pytest.mark.parametrize("certificate", ["414", "foreigner_permanent", "420", ""])
def test_sub09_is_silent_on_latin_letters_with_a_passport_or_before_the_type_is_known(certificate: str) -> None:
    given = {principal.NAME: "John Smith", principal.ID_TYPE: certificate}
    assert issues("SUB-09", given) == []


def test_sub09_a_character_that_the_print_font_lacks_is_warned() -> None:
    from beian_desktop.checks.case import Case
    from beian_desktop.checks.report import examine

    from .honest import TODAY, filing

    case = Case(filing({principal.NAME: "李㛃"}), TODAY, has_glyph=lambda character: character != "㛃")
    found = [issue for issue in examine(case)[0].issues if issue.rule == "SUB-09"]
    assert [(issue.severity, issue.code, issue.place) for issue in found] == [
        (W, "person-name.glyphs", "principal.name")
    ]
    assert issues("SUB-09", {principal.NAME: "李㛃"}) == []


def test_sub12_one_mobile_for_two_persons_is_warned_at_the_second() -> None:
    shared: Given = {OFFICER_ROLE.mobile: "138 0013 8000"}
    assert said("SUB-12", OFFICER, shared) == {(W, "mobile.shared", "security_officer.mobile")}


def test_sub12_is_silent_when_it_is_the_same_person_or_another_number() -> None:
    same: Given = {
        OFFICER_ROLE.name: "张三",
        OFFICER_ROLE.id_number: PRINCIPAL_NUMBER,
        OFFICER_ROLE.mobile: "13800138000",
    }
    assert issues("SUB-12", OFFICER, same) == []
    assert issues("SUB-12", OFFICER) == []


@pytest.mark.parametrize("mobile", ["12800138000", "1380013800", "010-66001234"])
def test_sub12_what_is_no_mobile_is_an_error(mobile: str) -> None:
    found = issues("SUB-12", {principal.MOBILE: mobile})
    assert [(each.severity, each.place) for each in found] == [(E, "principal.mobile")]


def test_ppl01_one_number_with_two_names_is_an_error() -> None:
    given = {OFFICER_ROLE.id_number: PRINCIPAL_NUMBER}
    assert said("PPL-01", OFFICER, given) == {(E, "person.two-names", "security_officer.name")}


def test_ppl01_one_name_with_two_numbers_is_an_error() -> None:
    assert said("PPL-01", OFFICER, {OFFICER_ROLE.name: "张三"}) == {
        (E, "person.two-numbers", "security_officer.id_number")
    }


def test_ppl01_a_legal_representative_ticked_as_the_principal_must_have_the_same_name() -> None:
    given = {operator.LEGAL_REPRESENTATIVE: "王五"}
    assert said("PPL-01", AT_COUNTER, given) == {(E, "person.two-names", "operator.legal_representative")}


def test_ppl01_a_legal_representative_of_ones_own_is_fine() -> None:
    given = {
        operator.LEGAL_REPRESENTATIVE: "王五",
        legal_representative.SAME_AS_PRINCIPAL: "false",
        legal_representative.ID_TYPE: "111",
        legal_representative.ID_NUMBER: identity(birth="19700101"),
        legal_representative.ID_EXPIRES: "长期",
        legal_representative.MOBILE: "13600136000",
    }
    assert issues("PPL-01", AT_COUNTER, given) == []
    assert issues("PPL-01", given) == []


def test_ppl01_an_individual_whose_principal_bears_another_name_is_an_error() -> None:
    given = {principal.NAME: "王五"}
    assert said("PPL-01", given, base=INDIVIDUAL) == {(E, "person.principal-differs", "operator.name")}
    assert issues("PPL-01", {principal.NAME: "李四"}, base=INDIVIDUAL) == []


@pytest.mark.parametrize("given", [{}, OFFICER, {**OFFICER, OFFICER_ROLE.name: "", OFFICER_ROLE.id_number: ""}])
def test_ppl01_is_silent_on_different_persons_and_on_ticked_roles(given: Given) -> None:
    assert issues("PPL-01", given) == []


def test_ppl01_the_same_name_in_capitals_is_the_same() -> None:
    passport = {principal.ID_TYPE: "414", principal.ID_NUMBER: "543210987", principal.NAME: "John Smith"}
    officer = {OFFICER_ROLE.id_type: "414", OFFICER_ROLE.id_number: "543210987", OFFICER_ROLE.name: "JOHN SMITH"}
    assert issues("PPL-01", passport, OFFICER, officer) == []


@pytest.mark.parametrize(
    "given",
    [{operator.NAME: "北京示例集团有限公司"}, {operator.UNIT_NATURE: "university", operator.NAME: "北京示例大学"}],
)
def test_ppl02_one_person_in_every_role_of_a_larger_unit_is_warned(given: Given) -> None:
    assert said("PPL-02", given) == {(W, "person.every-role", "security_officer.same_as_principal")}


def test_ppl02_is_silent_on_small_units_and_where_the_roles_are_divided() -> None:
    assert issues("PPL-02") == []
    assert issues("PPL-02", {operator.NAME: "北京示例集团有限公司"}, OFFICER) == []
    assert issues("PPL-02", {operator.NAME: "某某集团"}, base=INDIVIDUAL) == []


def test_agt01_an_agent_without_dates_is_an_error_at_each_date() -> None:
    given = {agent.FROM: "", agent.TO: ""}
    assert said("AGT-01", AGENT, given) == {(E, "agent.no-dates", "agent.from"), (E, "agent.no-dates", "agent.to")}


def test_agt01_a_mandate_that_has_ended_or_is_reversed_is_an_error() -> None:
    assert said("AGT-01", AGENT, {agent.TO: "2026-11-22"}) == {(E, "agent.ended", "agent.to")}
    assert said("AGT-01", AGENT, {agent.FROM: "2027-03-01"}) == {(E, "agent.reversed", "agent.to")}


@pytest.mark.parametrize("given", [AGENT, {**AGENT, agent.TO: "2026-11-23"}, {agent.USED: "false"}, {}])
def test_agt01_is_silent_on_a_valid_mandate_and_without_an_agent(given: Given) -> None:
    assert issues("AGT-01", given) == []


def test_the_officers_number_differs_from_the_principals() -> None:
    assert OFFICER_NUMBER != PRINCIPAL_NUMBER
