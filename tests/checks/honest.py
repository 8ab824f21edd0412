"""Honest filings with made-up numbers, from one base of each kind of subject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from beian_desktop.checks.beside import COMPARED, Neighbours
from beian_desktop.checks.case import Case, Profile
from beian_desktop.checks.issue import Issue
from beian_desktop.checks.report import Report, examine, mends, says
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.files import Attachment, FileFacts, FileType
from beian_desktop.filing.filing import Filing
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Slot
from beian_desktop.form.sections import (
    access,
    agent,
    legal_representative,
    operator,
    people,
    principal,
    registrar,
    security,
    service,
    site,
    start,
)
from beian_desktop.identifiers.check_digits import (
    credit_check,
    identity_check,
    organisation_check,
)
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Language

TODAY = date(2026, 11, 23)

Given = Mapping[Any, str | Sequence[str]]


def credit_code(kind: str = "91", region: str = "110108", serial: str = "MA000000") -> str:
    """A made-up credit code with valid check characters."""
    first = kind + region + serial + organisation_check(serial)
    return first + credit_check(first)


def identity(region: str = "110108", birth: str = "19850314", order: str = "001") -> str:
    """A made-up identity number with a valid check character."""
    first = region + birth + order
    return first + identity_check(first)


PRINCIPAL_NUMBER = identity()
OFFICER_NUMBER = identity(birth="19910722", order="013")

COMPANY: Given = {
    start.KIND: "new",
    start.ROUTE: "online",
    start.SUBJECT_FILED: "false",
    start.CONNECTED_ON: "2026-11-10",
    start.PREVIOUSLY_FILED: "false",
    start.KEY_SECTOR: "false",
    operator.KIND: "unit",
    operator.UNIT_NATURE: "enterprise",
    operator.NAME: "北京示例科技有限公司",
    operator.CERTIFICATE_TYPE: "uscc",
    operator.CERTIFICATE_NUMBER: credit_code(),
    operator.CERTIFICATE_EXPIRES: "long_term",
    operator.LEGAL_REPRESENTATIVE: "张三",
    operator.OFFICE_REGION: "110108",
    operator.OFFICE_ADDRESS: "示例路1号2层203室",
    operator.OFFICE_PHONE: "010-66001234",
    operator.EMAIL: "office@example.com",
    principal.NAME: "张三",
    principal.ID_TYPE: "111",
    principal.ID_NUMBER: PRINCIPAL_NUMBER,
    principal.ID_EXPIRES: "2036-03-14",
    principal.MOBILE: "13800138000",
    principal.EMAIL: "zhangsan@example.com",
    site.NAME: "示例科技官网",
    site.ICP_NUMBER: "京ICP备12345678号-1",
    site.OPENED_ON: "2026-11-12",
    site.HAS_OWN_DOMAIN: "true",
    site.DOMAIN: "example.com",
    site.CERTIFICATE_FROM: "2024-03-15",
    site.CERTIFICATE_TO: "2028-03-15",
    site.USES_CDN: "false",
    site.IP_FROM: ("203.0.113.10",),
    site.LANGUAGES: ("中文简体",),
    access.TERRITORY: "domestic",
    access.REGION: "330110",
    access.NAME: "阿里云计算有限公司",
    access.MODE: "leased_space",
    registrar.TERRITORY: "domestic",
    registrar.REGION: "330110",
    registrar.NAME: "阿里云计算有限公司（原万网）",
    service.INTERACTIVE: "false",
    service.FEATURES: ("none",),
    service.CONTROLLED: "false",
    service.PRELICENSED: "false",
    people.SECURITY_OFFICER.same_as: "true",
    people.EMERGENCY_CONTACT.same_as: "true",
    people.EMERGENCY_CONTACT.email: "duty@example.com",
}

INDIVIDUAL: Given = {
    **{field: text for field, text in COMPANY.items() if field.section_id not in ("operator", "principal")},
    operator.KIND: "individual",
    operator.NAME: "李四",
    principal.ID_TYPE: "111",
    principal.ID_NUMBER: PRINCIPAL_NUMBER,
    principal.ID_EXPIRES: "2036-03-14",
    principal.REGION: "110108",
    principal.ADDRESS: "示例路1号院2号楼3单元401室",
    principal.MOBILE: "13800138000",
    principal.EMAIL: "lisi@example.com",
    site.NAME: "李四的笔记",
}

OFFICER: Given = {
    people.SECURITY_OFFICER.same_as: "false",
    people.SECURITY_OFFICER.name: "王小明",
    people.SECURITY_OFFICER.id_type: "111",
    people.SECURITY_OFFICER.id_number: OFFICER_NUMBER,
    people.SECURITY_OFFICER.id_expires: "2031-07-22",
    people.SECURITY_OFFICER.mobile: "13900139000",
}
"""A security officer who isn't the principal."""

AGENT: Given = {
    agent.USED: "true",
    agent.NAME: "赵小六",
    agent.ID_TYPE: "111",
    agent.ID_NUMBER: identity(birth="19930105", order="022"),
    agent.MOBILE: "13700137000",
    agent.FROM: "2026-11-20",
    agent.TO: "2027-02-28",
}

AT_COUNTER: Given = {
    start.ROUTE: "counter",
    legal_representative.SAME_AS_PRINCIPAL: "true",
    security.POLICIES: ("安全保护管理制度", "应急处置制度"),
    security.MEASURES: ("防病毒", "日志留存"),
    security.LOG_MONTHS: "6",
}


def filing(*given: Given, name: str = "one", scans: bool = True, base: Given = COMPANY, **other: Any) -> Filing:
    """The base filing with other answers in place of its own, and every scan that it needs.

    A text of ``""`` takes an answer away. ``other`` are further parts of the filing.
    """
    texts: dict[BaseField, tuple[str, ...]] = {}
    for each in (base, *given):
        for field, text in each.items():
            texts[field] = (text,) if isinstance(text, str) else tuple(text)
    made = Filing(name, Answers(texts), **other)
    return replace(made, attachments=tuple(_scans(made))) if scans else made


def _scans(made: Filing) -> list[Attachment]:
    return [
        Attachment(slot.id, slot.id, f"{slot.id}.jpg", _facts(number), _Nothing())
        for number, slot in enumerate(FORM.slots)
        if _may_be_asked(slot, made.answers)
    ]


def _may_be_asked(slot: Slot, answers: Answers) -> bool:
    return slot.required.evaluate(answers) is True and answers.shown(slot)


def _facts(number: int) -> FileFacts:
    return FileFacts(FileType.JPEG, 400_000, f"{number:064x}", 1600, 1000, sharpness=300.0, brightness=150.0)


class _Nothing:
    """The checks never look into a file."""

    def open(self) -> Any:
        raise AssertionError("the checks opened a file")


def case(*given: Given, others: Sequence[Filing] = (), profile: Profile = Profile.PRESENT, **more: Any) -> Case:
    """The filing under examination on :data:`TODAY`."""
    return Case(filing(*given, **more), TODAY, profile, Neighbours(as_read(other) for other in others))


def as_read(other: Filing) -> Filing:
    """A filing to compare with as the store reads it: nothing but what the comparison needs."""
    answers = Answers({field: other.answers.texts(field) for field in COMPARED})
    return replace(other, answers=answers, attachments=())


def report(*given: Given, **more: Any) -> Report:
    """What the checks say about the filing; every issue must have words in both languages."""
    found = examine(case(*given, **more))[0]
    for each in found.issues:
        for language in Language:
            assert "{" not in says(each, language) + mends(each, language)
    return found


def issues(rule: str, *given: Given, **more: Any) -> list[Issue]:
    """The issues of one rule."""
    return [found for found in report(*given, **more).issues if found.rule == rule]


def said(rule: str, *given: Given, **more: Any) -> set[tuple[Severity, str, str]]:
    """Severity, code and place of each issue of one rule."""
    return {(found.severity, found.code, found.place) for found in issues(rule, *given, **more)}
