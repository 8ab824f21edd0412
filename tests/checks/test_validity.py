from __future__ import annotations

import pytest

from beian_desktop.filing.status import State, Status
from beian_desktop.form.sections import operator, people, principal, result, site
from beian_desktop.identifiers.reading import Severity

from .honest import INDIVIDUAL, OFFICER, TODAY, identity, issues, said

E, W = Severity.ERROR, Severity.WARNING
APPROVED = Status(State.APPROVED, State.APPROVED)


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ("2026-11-22", {(E, "certificate.ended", "principal.id_expires")}),
        ("2026-11-23", {(W, "certificate.ends-soon", "principal.id_expires")}),
        ("2027-02-21", {(W, "certificate.ends-soon", "principal.id_expires")}),
        ("2027-02-22", set()),
    ],
)
def test_sub08_a_card_that_ended_or_ends_within_ninety_days(ends: str, expected: set[object]) -> None:
    assert said("SUB-08", {principal.ID_EXPIRES: ends}) == expected


def test_sub08_the_units_certificate_is_judged_too() -> None:
    assert said("SUB-08", {operator.CERTIFICATE_EXPIRES: "2025-01-01"}) == {
        (E, "certificate.ended", "operator.certificate_expires")
    }


def test_sub08_a_role_of_its_own_is_judged_and_a_ticked_one_only_as_the_principal() -> None:
    ended = {people.SECURITY_OFFICER.id_expires: "2025-01-01"}
    assert said("SUB-08", OFFICER, ended) == {(E, "certificate.ended", "security_officer.id_expires")}
    assert issues("SUB-08", ended) == []


@pytest.mark.parametrize("more", [{"status": APPROVED}, {}])
def test_sub08_and_web09_only_warn_in_an_approved_filing(more: dict[str, Status]) -> None:
    given = {principal.ID_EXPIRES: "2026-01-01", site.CERTIFICATE_TO: "2026-01-01"}
    kept = {} if more else {result.APPROVED_ON: "2025-06-01"}
    assert said("SUB-08", given, kept, **more) == {(W, "certificate.ended", "principal.id_expires")}
    assert said("WEB-09", given, kept, **more) == {(W, "certificate.ended", "site.certificate_to")}


def test_sub08_long_term_for_a_person_under_46_is_warned() -> None:
    given = {principal.ID_NUMBER: identity(birth="19801124"), principal.ID_EXPIRES: "长期"}
    assert said("SUB-08", given, base=INDIVIDUAL) == {(W, "certificate.long-term-young", "principal.id_expires")}


def test_sub08_long_term_is_fine_from_46_on_and_for_other_certificates() -> None:
    old = {principal.ID_NUMBER: identity(birth="19801123"), principal.ID_EXPIRES: "长期"}
    permanent = {
        principal.ID_TYPE: "foreigner_permanent",
        principal.ID_NUMBER: "USA110095010101",
        principal.ID_EXPIRES: "长期",
    }
    assert issues("SUB-08", old) == []
    assert issues("SUB-08", permanent) == []


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        ("2024-03-15", "2026-11-22", {(E, "certificate.ended", "site.certificate_to")}),
        ("2024-03-15", "2027-01-01", {(W, "certificate.ends-soon", "site.certificate_to")}),
        ("2026-11-24", "2028-03-15", {(E, "certificate.not-begun", "site.certificate_from")}),
        ("2026-11-23", "2028-03-15", set()),
    ],
)
def test_web09_judges_the_domains_certificate(begins: str, ends: str, expected: set[object]) -> None:
    assert said("WEB-09", {site.CERTIFICATE_FROM: begins, site.CERTIFICATE_TO: ends}) == expected


def test_web09_is_silent_without_a_domain_of_ones_own() -> None:
    given = {site.HAS_OWN_DOMAIN: "false", site.HOME_URL: "http://203.0.113.10/", site.CERTIFICATE_TO: "2020-01-01"}
    assert issues("WEB-09", given) == []


def test_the_words_name_the_paper_and_the_days() -> None:
    from beian_desktop.checks.report import says
    from beian_desktop.system.language import Language

    (found,) = issues("SUB-08", {principal.ID_EXPIRES: "2026-12-03"})
    assert says(found, Language.ZH) == "主体负责人的证件将于 2026-12-03 到期，还有 10 天。"
    assert TODAY.isoformat() == "2026-11-23"
