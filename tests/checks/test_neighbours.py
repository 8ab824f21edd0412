from __future__ import annotations

from typing import Any

import pytest

from beian_desktop.checks.beside import Neighbours
from beian_desktop.checks.case import Case
from beian_desktop.checks.issue import Issue
from beian_desktop.checks.report import examine
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.status import State, Status
from beian_desktop.form.sections import account, operator, principal, result, site
from beian_desktop.identifiers.reading import Severity

from .honest import OFFICER, TODAY, Given, credit_code, filing, identity, issues, said

E, W = Severity.ERROR, Severity.WARNING
NO_DOMAIN: Given = {site.HAS_OWN_DOMAIN: "false", site.DOMAIN: ""}
ELSEWHERE: Given = {site.DOMAIN: "example.net"}
CLIENT: Given = {
    operator.NAME: "上海样例商贸有限公司",
    operator.CERTIFICATE_NUMBER: credit_code(serial="MA000001"),
    operator.LEGAL_REPRESENTATIVE: "孙七",
    principal.NAME: "孙七",
    principal.ID_NUMBER: identity(birth="19770707"),
    principal.MOBILE: "13500135000",
    site.NAME: "样例商贸",
    **ELSEWHERE,
}


def other(*given: Given, **more: Any) -> Filing:
    return filing(CLIENT, *given, name="two", **more)


def web08(other_filing: Filing, *given: Given, **more: Any) -> list[Issue]:
    return issues("WEB-08", *given, others=[other_filing], **more)


def test_web08_a_domain_of_another_filing_is_an_error_to_confirm_and_names_it() -> None:
    (found,) = web08(other({site.DOMAIN: "EXAMPLE.com"}))
    assert (found.severity, found.place, found.value, found.confirmable) == (E, "site.domain", "example.com", True)
    assert dict(found.params)["filing"] == "样例商贸"


@pytest.mark.parametrize(
    ("theirs", "mine", "place"),
    [
        ({site.OTHER_DOMAINS: ("example.com",)}, {}, "site.domain"),
        ({site.OTHER_DOMAINS: ("example.org", "www.example.com")}, {}, "site.domain"),
        ({site.DOMAIN: "example.cn"}, {site.OTHER_DOMAINS: ("example.org", "example.cn")}, "site.other_domains[1]"),
        ({**NO_DOMAIN, site.HOME_URL: "http://www.example.com/"}, {}, "site.domain"),
        (
            {**NO_DOMAIN, site.HOME_URL: "http://203.0.113.7:80/shop"},
            {**NO_DOMAIN, site.HOME_URL: "https://203.0.113.7/shop/"},
            "site.home_url",
        ),
    ],
)
def test_web08_compares_every_address_after_folding(theirs: Given, mine: Given, place: str) -> None:
    assert [found.place for found in web08(other(theirs), mine)] == [place]


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        ({}, {}),
        ({site.DOMAIN: "blog.example.com"}, {}),
        ({**NO_DOMAIN, site.HOME_URL: "https://www.example.com/town/"}, {}),
        (
            {**NO_DOMAIN, site.HOME_URL: "https://www.example.cn/town-a/"},
            {**NO_DOMAIN, site.HOME_URL: "https://www.example.cn/town-b/"},
        ),
        ({site.DOMAIN: "example.com", site.HAS_OWN_DOMAIN: "false"}, {}),
    ],
)
def test_web08_is_silent_on_other_addresses_sub_sites_and_hidden_answers(theirs: Given, mine: Given) -> None:
    assert web08(other(theirs), mine) == []


def test_web08_is_silent_within_a_lineage_and_on_cancelled_filings() -> None:
    same: Given = {site.DOMAIN: "example.com"}
    assert web08(other(same), continues="two") == []
    assert web08(other(same, continues="one")) == []
    assert web08(other(same, status=Status(site=State.CANCELLED))) == []
    assert web08(other(same, {result.CANCELLED_ON: "2026-01-01"})) == []
    middle = filing(CLIENT, name="middle", continues="two")
    assert issues("WEB-08", others=[other(same), middle], continues="middle") == []


def test_web08_two_files_without_an_id_are_two_filings_and_one_id_is_one_filing() -> None:
    same: Given = {site.DOMAIN: "example.com"}
    assert len(issues("WEB-08", others=[filing(CLIENT, same, name="")], name="")) == 1
    assert issues("WEB-08", others=[filing(CLIENT, same, name="one")]) == []


def test_a_filing_among_its_own_neighbours_is_no_stranger() -> None:
    made = filing(name="")
    report, _ = examine(Case(made, TODAY, others=Neighbours([made])))
    assert [found for found in report.issues if found.rule == "WEB-08"] == []


def test_sub12_a_mobile_of_another_clients_filing_is_warned() -> None:
    assert said("SUB-12", {principal.MOBILE: "13500135000"}, others=[other()]) == {
        (W, "mobile.other-filing", "principal.mobile")
    }


def test_sub12_is_silent_for_the_same_person_the_same_subject_and_the_same_lineage() -> None:
    same_person: Given = {
        operator.LEGAL_REPRESENTATIVE: "孙七",
        principal.NAME: "孙七",
        principal.ID_NUMBER: identity(birth="19770707"),
        principal.MOBILE: "13500135000",
    }
    assert issues("SUB-12", same_person, others=[other()]) == []
    second_site = filing(ELSEWHERE, name="two")
    assert issues("SUB-12", OFFICER, others=[second_site]) == []
    assert issues("SUB-12", {principal.MOBILE: "13500135000"}, others=[other(continues="one")]) == []


ACCOUNT: Given = {account.HOLDER: "王小明", account.MOBILE: "13900139000"}


def test_sub15_one_account_for_two_subjects_is_warned() -> None:
    assert said("SUB-15", ACCOUNT, others=[other(ACCOUNT)]) == {(W, "account.shared", "account.holder")}


def test_sub15_is_silent_for_one_subject_or_other_holders() -> None:
    assert issues("SUB-15", ACCOUNT, others=[filing(ELSEWHERE, ACCOUNT, name="two")]) == []
    assert issues("SUB-15", ACCOUNT, others=[other(ACCOUNT, {account.MOBILE: "13700137000"})]) == []
    assert issues("SUB-15", ACCOUNT, others=[other()]) == []
    assert issues("SUB-15", others=[other(ACCOUNT)]) == []
