from __future__ import annotations

import pytest

from beian_desktop.form.sections import access, security, site, start
from beian_desktop.identifiers.reading import Severity

from .honest import AT_COUNTER, Given, issues, said

E, W, REMARK = Severity.ERROR, Severity.WARNING, Severity.INFO


@pytest.mark.parametrize("number", ["ICP备12345678号", "京ICP备123号", "京公网安备11010802000001号"])
def test_web06_what_is_no_icp_number_is_an_error(number: str) -> None:
    assert [found.severity for found in issues("WEB-06", {site.ICP_NUMBER: number})] == [E]


@pytest.mark.parametrize("number", ["京ICP备12345678号-1", "京ICP备2026000001号", "京ICP证123456号", "沪B2-20050023"])
def test_web06_is_silent_on_icp_numbers(number: str) -> None:
    assert issues("WEB-06", {site.ICP_NUMBER: number}) == []


@pytest.mark.parametrize(
    ("domain", "code"),
    [
        ("www.example.com", "domain.not-registrable"),
        ("https://www.example.com/", "domain.not-registrable"),
        ("https://example.com/", "domain.url-as-main"),
        ("192.0.2.1", "domain.is-address"),
        ("com.cn", "domain.only-suffix"),
    ],
)
def test_web07_what_is_no_main_domain_is_an_error(domain: str, code: str) -> None:
    assert said("WEB-07", {site.DOMAIN: domain}) == {(E, code, "site.domain")}


@pytest.mark.parametrize("domain", ["example.com", "example.com.cn", "例子.中国", "xn--fsqu00a.xn--fiqs8s"])
def test_web07_is_silent_on_registrable_domains(domain: str) -> None:
    assert issues("WEB-07", {site.DOMAIN: domain}) == []


@pytest.mark.parametrize(
    ("start_text", "end_text", "code"),
    [
        ("10.0.0.1", "", "ip.private"),
        ("127.0.0.1", "", "ip.loopback"),
        ("169.254.1.1", "", "ip.link-local"),
        ("100.64.0.1", "", "ip.shared"),
        ("224.0.0.1", "", "ip.multicast"),
        ("fe80::1", "", "ip.link-local"),
        ("203.0.113.9", "203.0.113.1", "ip.order"),
        ("203.0.113.9", "2001:db8::1", "ip.families"),
        ("example.com", "", "ip.unreadable"),
    ],
)
def test_web10_an_address_that_nobody_can_reach_is_an_error(start_text: str, end_text: str, code: str) -> None:
    given = {site.IP_FROM: (start_text,), site.IP_TO: (end_text,)}
    assert said("WEB-10", given) == {(E, code, "site.ip_ranges[0]")}


def test_web10_names_the_row_and_warns_of_example_addresses_and_large_ranges() -> None:
    given = {site.IP_FROM: ("1.12.0.1", "203.0.113.1", "1.12.0.0"), site.IP_TO: ("", "", "1.12.31.255")}
    assert said("WEB-10", given) == {(W, "ip.example", "site.ip_ranges[1]"), (W, "ip.large", "site.ip_ranges[2]")}


@pytest.mark.parametrize("given", [{site.IP_FROM: ("1.12.0.1",)}, {site.IP_FROM: ("1.12.0.0-1.12.15.255",)}])
def test_web10_is_silent_on_public_addresses(given: Given) -> None:
    assert issues("WEB-10", given) == []


def test_a_row_with_an_end_but_no_start_is_asked_for_it() -> None:
    given = {site.IP_FROM: ("1.12.0.1", ""), site.IP_TO: ("", "1.12.0.9")}
    assert said("REQ-01", given) == {(E, "required.missing", "site.ip_ranges[1]")}


def test_a_note_that_is_too_long_is_told_at_its_row() -> None:
    given = {site.IP_FROM: ("1.12.0.1", "1.12.0.2"), site.IP_NOTE: ("源站", "长" * 61)}
    assert said("FMT-01", given) == {(E, "text.too-long", "site.ip_ranges[1]")}


def test_web11_asks_whether_the_domain_resolves_there() -> None:
    assert said("WEB-11") == {(REMARK, "ip.resolves", "site.ip_ranges")}
    assert said("WEB-11", {site.USES_CDN: "true"}) == {(REMARK, "ip.resolves-cdn", "site.ip_ranges")}
    assert issues("WEB-11", {site.IP_FROM: ("nonsense",)}) == []


def test_web12_a_cloud_with_another_way_of_access_is_warned() -> None:
    assert said("WEB-12", {access.MODE: "colocation"}) == {(W, "access.not-cloud", "access.mode")}
    assert said("WEB-12", {access.MODE: "cloud_host"}) == {(REMARK, "access.cloud-host", "access.mode")}


@pytest.mark.parametrize(
    "given", [{}, {access.NAME: "示例机房有限公司", access.MODE: "colocation"}, {access.MODE: ""}, {access.NAME: ""}]
)
def test_web12_is_silent_on_leased_space_and_on_server_rooms(given: Given) -> None:
    assert issues("WEB-12", given) == []


def test_web13_an_opening_in_the_future_is_an_error_and_before_the_connection_a_warning() -> None:
    assert said("WEB-13", {site.OPENED_ON: "2026-11-24"}) == {(E, "opened.future", "site.opened_on")}
    assert said("WEB-13", {site.OPENED_ON: "2026-11-09"}) == {(W, "opened.before-connected", "site.opened_on")}


@pytest.mark.parametrize(
    "given", [{site.OPENED_ON: "2026-11-23"}, {site.OPENED_ON: "2020-01-01", start.CONNECTED_ON: "unknown"}]
)
def test_web13_is_silent_on_possible_dates(given: Given) -> None:
    assert issues("WEB-13", given) == []


def test_web17_a_site_without_simplified_chinese_is_warned() -> None:
    assert said("WEB-17", {site.LANGUAGES: ("英语",)}) == {(W, "languages.no-chinese", "site.languages")}
    assert issues("WEB-17", {site.LANGUAGES: ("英语", "中文简体")}) == []
    assert issues("WEB-17", {site.LANGUAGES: ()}) == []


def test_web19_a_server_overseas_is_warned() -> None:
    assert said("WEB-19", {access.TERRITORY: "overseas"}) == {(W, "access.overseas", "access.territory")}
    assert issues("WEB-19") == []


def test_web20_logs_under_six_months_are_warned() -> None:
    assert said("WEB-20", AT_COUNTER, {security.LOG_MONTHS: "5"}) == {(W, "logs.short", "security.log_months")}
    assert issues("WEB-20", AT_COUNTER) == []
    assert issues("WEB-20", {security.LOG_MONTHS: ""}) == []
