"""Ask others: who is asked what, and the message as it is sent."""

from __future__ import annotations

import pytest

from beian_desktop.checks.issue import issue
from beian_desktop.checks.report import Report
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.form.policy import Asks
from beian_desktop.form.sections import access, operator, principal, registrar, service, site, start
from beian_desktop.system.language import Language
from beian_desktop.wizard.ask_others import CLOSINGS, OPENINGS, Asked, groups, line, open_points


def missing(*asked: Asked) -> Report:
    """A report in which the given questions and papers are missing."""
    rules = {"Slot": "ATT-05"}
    return Report(tuple(issue(rules.get(type(each).__name__, "REQ-01"), "any", each) for each in asked))


NAMED = Filing("1", Answers({site.NAME: ("示例科技官网",)}))


def test_nobody_is_asked_when_nothing_is_open() -> None:
    assert groups(NAMED, missing()) == ()


def test_each_question_goes_to_whom_the_form_says_and_nobody_else_is_named() -> None:
    found = groups(NAMED, missing(site.IP_RANGES, operator.CERTIFICATE_NUMBER, registrar.NAME, access.NAME))
    assert {group.who: group.open for group in found} == {
        Asks.HOST: (site.IP_RANGES, access.NAME),
        Asks.REGISTRAR: (registrar.NAME,),
        Asks.ACCOUNTANT: (operator.CERTIFICATE_NUMBER,),
    }


def test_a_missing_paper_is_asked_of_whoever_has_it() -> None:
    found = groups(NAMED, missing(site.DOMAIN_CERTIFICATE, principal.SECTION.slots[0]))
    assert [(group.who, group.open) for group in found] == [
        (Asks.OWNER, (principal.SECTION.slots[0],)),
        (Asks.REGISTRAR, (site.DOMAIN_CERTIFICATE,)),
    ]


def test_what_is_wrong_but_answered_is_nobody_elses_business() -> None:
    report = Report((issue("WEB-07", "any", site.DOMAIN), issue("ATT-03", "any", site.DOMAIN_CERTIFICATE)))
    assert groups(NAMED, report) == ()


def test_answers_that_are_not_clear_yet_stay_open() -> None:
    answers = Answers({start.ROUTE: ("unknown",), start.CONNECTED_ON: ("不清楚",), start.NOTIFIED_ON: ("2026-11-20",)})
    assert list(open_points(Filing("1", answers), missing())) == [start.ROUTE, start.CONNECTED_ON, start.NOTICE_DAYS]


def test_a_limit_that_the_notice_named_is_not_asked_again() -> None:
    answers = Answers({start.NOTIFIED_ON: ("2026-11-20",), start.NOTICE_DAYS: ("15",)})
    assert list(open_points(Filing("1", answers), missing())) == []


def test_the_message_can_be_sent_as_it_stands() -> None:
    (group,) = groups(NAMED, missing(site.IP_RANGES, access.NAME))
    assert group.message(Language.ZH).splitlines() == [
        "您好！我们正在为网站“示例科技官网”办理公安联网备案，有几项接入信息要请你们提供：",
        "1. IP地址/IP段（域名解析到的公网地址，可填多个，如 203.0.113.10）",
        "2. 网络接入服务商：名称（公司全称，如 阿里云计算有限公司）",
        "请以合同和控制台上的为准，发截图也可以。请不要发送密码。谢谢！",
    ]


def test_a_short_list_of_options_is_written_out_and_a_long_one_is_not() -> None:
    asked = line(service.INTERACTIVE, Answers())
    assert asked.zh.endswith("可选：是、否")
    assert asked.en.endswith("Choices: Yes, No")
    assert "可选" not in line(site.LANGUAGES, Answers()).zh


def test_the_site_is_named_as_far_as_it_is_known() -> None:
    (group,) = groups(Filing("1"), missing(site.IP_RANGES))
    assert group.message(Language.ZH).startswith("您好！我们正在为网站办理")
    assert group.message(Language.EN).startswith("Hello, we are preparing the police filing (公安联网备案) of our site")


@pytest.mark.parametrize("who", Asks)
def test_everybody_is_greeted_and_thanked(who: Asks) -> None:
    assert OPENINGS[who].zh.startswith("您好")
    assert CLOSINGS[who].zh.endswith("谢谢！")
    assert CLOSINGS[who].en.endswith("Thank you!")


def test_no_answer_of_the_filing_but_the_sites_name_gets_into_a_message() -> None:
    filing = NAMED.with_answers(NAMED.answers.with_text(principal.MOBILE, "13900000000"))
    assert all("13900000000" not in group.message(Language.ZH) for group in groups(filing, missing(site.IP_RANGES)))
