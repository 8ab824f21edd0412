"""Honest filings pass without an error: no false alarms."""

from __future__ import annotations

import pytest

from beian_desktop.checks.case import Case, Profile
from beian_desktop.checks.report import examine
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.status import State, Status
from beian_desktop.form.sections import access, operator, people, principal, result, service, site, start
from beian_desktop.identifiers.check_digits import licence_check
from beian_desktop.identifiers.reading import Severity

from .honest import (
    AGENT,
    AT_COUNTER,
    COMPANY,
    INDIVIDUAL,
    OFFICER,
    TODAY,
    Given,
    credit_code,
    filing,
    identity,
    report,
)

FOREIGN_BOSS: Given = {
    operator.LEGAL_REPRESENTATIVE: "John Smith",
    principal.NAME: "John Smith",
    principal.ID_TYPE: "414",
    principal.ID_NUMBER: "543210987",
}

HONEST: dict[str, Given] = {
    "a company": {},
    "a company with a security officer of its own": OFFICER,
    "a shop named as its site": {
        operator.NAME: "海淀区小满杂货店",
        operator.CERTIFICATE_NUMBER: credit_code("92", serial="MA010203"),
        site.NAME: "海淀区小满杂货店",
    },
    "a sole trader without a landline or a trade name": {
        operator.NAME: "张三",
        operator.CERTIFICATE_NUMBER: credit_code("92", serial="MA0A1B2C"),
        operator.OFFICE_PHONE: "13800138000",
    },
    "a company with the old licence of 15 digits": {
        operator.CERTIFICATE_TYPE: "business_licence",
        operator.CERTIFICATE_NUMBER: "11010801234567" + licence_check("11010801234567"),
    },
    "a foreign boss with a passport": FOREIGN_BOSS,
    "a Hong Kong boss with a home-return permit": {
        principal.ID_TYPE: "港澳居民来往内地通行证",
        principal.ID_NUMBER: "H12345678",
    },
    "a Taiwan boss with a residence permit": {
        principal.ID_TYPE: "hmt_residence",
        principal.ID_NUMBER: identity(region="830000"),
    },
    "a town government on a sub-site": {
        operator.UNIT_NATURE: "government",
        operator.NAME: "示例县示例镇人民政府",
        operator.CERTIFICATE_NUMBER: credit_code("11", "330522", "00255501"),
        operator.OFFICE_REGION: "330522",
        operator.OFFICE_ADDRESS: "镇政府大院",
        site.NAME: "示例镇人民政府",
        site.HAS_OWN_DOMAIN: "false",
        site.DOMAIN: "",
        site.HOME_URL: "https://www.example.cn/town/",
        site.CERTIFICATE_FROM: "",
        site.CERTIFICATE_TO: "",
    },
    "a village collective with an N code": {
        operator.NAME: "示例镇示例村股份经济合作社",
        operator.CERTIFICATE_NUMBER: credit_code("N2", "330522", "MF000000"),
        operator.OFFICE_REGION: "330522",
        operator.OFFICE_ADDRESS: "示例村三组",
        site.NAME: "示例村便民网",
    },
    "a person named 欧阳娜娜": {principal.NAME: "欧阳娜娜", operator.LEGAL_REPRESENTATIVE: "欧阳娜娜"},
    "a person named 阿卜杜勒·热合曼·买买提": {
        principal.NAME: "阿卜杜勒·热合曼·买买提",
        operator.LEGAL_REPRESENTATIVE: "阿卜杜勒•热合曼•买买提",
    },
    "an education consultancy": {
        operator.NAME: "北京示例教育咨询有限公司",
        site.NAME: "示例教育咨询公司",
        site.PURPOSE: "公司介绍、联系方式，不涉及学科培训，不含新闻、出版等前置审批内容",
    },
    "a site called 4399": {site.NAME: "4399"},
    "a CDN with edge and origin": {
        site.USES_CDN: "true",
        site.IP_FROM: ("203.0.113.10", "198.51.100.7"),
        site.IP_TO: ("203.0.113.20", ""),
        site.IP_NOTE: ("CDN节点", "源站"),
    },
    "IPv6 beside IPv4": {site.IP_FROM: ("203.0.113.10", "2001:db8::10")},
    "dozens of domains": {
        site.OTHER_DOMAINS: (*(f"example{n}.com.cn" for n in range(48)), "例子.中国", "m.example.com"),
    },
    "a restaurant in 公安县": {
        operator.NAME: "公安县老街牛肉馆",
        operator.CERTIFICATE_NUMBER: credit_code("92", "421022", "MA4XAB12"),
        operator.OFFICE_REGION: "421022",
        operator.OFFICE_ADDRESS: "斗湖堤镇示例街8号",
        operator.OFFICE_PHONE: "0716-5123456",
        site.NAME: "公安县老街牛肉馆",
    },
    "a university's college": {
        operator.UNIT_NATURE: "university",
        operator.NAME: "中国示例大学",
        operator.CERTIFICATE_NUMBER: credit_code("12", "100000", "40000123"),
        site.NAME: "中国示例大学医学部",
    },
    "an overseas organisation with a Latin name": {
        operator.UNIT_NATURE: "overseas",
        operator.NAME: "Example Widgets Ltd",
        operator.CERTIFICATE_TYPE: "其他：境外注册证书",
        operator.CERTIFICATE_NUMBER: "HE 123456",
        **FOREIGN_BOSS,
    },
    "an office in a city without counties": {operator.OFFICE_REGION: "441900", operator.OFFICE_PHONE: "0769-22001234"},
    "an office in a development zone": {operator.OFFICE_REGION: "北京市海淀区"},
    "a shop with log-in and orders": {service.FEATURES: ("login", "shop", "payment")},
    "an interactive forum": {
        service.INTERACTIVE: "true",
        service.FEATURES: ("forum", "login"),
        service.TYPES: ("论坛bbs",),
        site.NAME: "示例爱好者论坛",
    },
    "a further site of a filed subject": {start.SUBJECT_FILED: "true"},
    "a supplement of an old local filing": {
        start.KIND: "supplement",
        start.PREVIOUSLY_FILED: "true",
        start.PREVIOUS_NUMBER: "110108000001",
        start.CONNECTED_ON: "2009-05-01",
        site.OPENED_ON: "2009-05-01",
    },
    "a day of connection that nobody remembers": {start.CONNECTED_ON: "unknown"},
    "a counter filing with an agent": {**AT_COUNTER, **AGENT},
}

ALONE: dict[str, Given] = {
    "an individual": {},
    "an individual with a blog online": {site.NAME: "李四的博客", site.PURPOSE: "自己写的技术文章，没有评论"},
    "an individual with a compound surname": {operator.NAME: "欧阳娜娜"},
    "an individual of a people with long names": {operator.NAME: "阿卜杜勒·热合曼·买买提", principal.REGION: "650102"},
    "an individual with a rare name": {operator.NAME: "李㛃"},
    "a foreigner living here": {
        operator.NAME: "Maria Garcia Lopez",
        principal.ID_TYPE: "foreigner_permanent",
        principal.ID_NUMBER: "USA110085010101",
    },
    "an individual who moved": {principal.REGION: "440305"},
    "an individual with a long-term card": {
        principal.ID_NUMBER: identity(birth="19601212"),
        principal.ID_EXPIRES: "长期",
    },
}


def errors(made: Filing, profile: Profile = Profile.PRESENT) -> list[tuple[str, str, str]]:
    found, ready = examine(Case(made, TODAY, profile))
    wrong = [(issue.rule, issue.code, issue.place) for issue in found.of(Severity.ERROR)]
    assert (ready is None) == bool(wrong)
    return wrong


@pytest.mark.parametrize("who", HONEST)
def test_an_honest_unit_passes(who: str) -> None:
    assert errors(filing(HONEST[who], base=COMPANY)) == []


@pytest.mark.parametrize("who", ALONE)
def test_an_honest_individual_passes(who: str) -> None:
    assert errors(filing(ALONE[who], base=INDIVIDUAL)) == []


def test_the_base_filings_bring_no_warning_but_that_of_documentation_addresses() -> None:
    for base in (COMPANY, INDIVIDUAL):
        warnings = {issue.code for issue in report(base=base).of(Severity.WARNING)}
        assert warnings == {"ip.example"}


def test_an_approved_filing_whose_papers_ended_since_still_stands() -> None:
    approved = filing(
        {
            principal.ID_EXPIRES: "2026-03-14",
            site.CERTIFICATE_TO: "2026-09-30",
            result.APPROVED_ON: "2025-01-10",
            result.NUMBER: "京公网安备11010802000001号",
        },
        status=Status(State.APPROVED, State.APPROVED),
    )
    assert errors(approved) == []


def test_access_overseas_needs_no_icp_number() -> None:
    given = {
        access.TERRITORY: "overseas",
        access.NAME: "Example Hosting",
        access.MODE: "leased_host",
        site.ICP_NUMBER: "",
    }
    assert errors(filing(given)) == []


def test_the_counter_profile_takes_a_counter_filing() -> None:
    assert errors(filing(AT_COUNTER, AGENT, OFFICER), Profile.COUNTER) == []


def test_the_old_profile_takes_a_filing_with_every_e_mail() -> None:
    assert errors(filing({people.SITE_MANAGER.same_as: "true"}), Profile.OLD) == []
