"""The rules of dates on papers: certificates of the unit and of persons, and of the domain (SUB-08, WEB-09)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from beian_desktop.checks.case import Case, Rule
from beian_desktop.checks.issue import Issue, issue
from beian_desktop.checks.messages import message
from beian_desktop.checks.persons import persons
from beian_desktop.filing.due import is_approved
from beian_desktop.form.field import BaseField
from beian_desktop.form.kinds import LONG_TERM
from beian_desktop.form.options import Option
from beian_desktop.form.person_certificates import IDENTITY_CARD
from beian_desktop.form.sections import operator, site
from beian_desktop.identifiers.id_number import age
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Text

SOON = timedelta(days=90)
LONG_TERM_AGE = 46
"""居民身份证法, art. 5: a card is valid for long only when issued from 46 years on."""

_UNIT_CERTIFICATE = Text("主办单位证件", "unit's certificate")


def ended_certificates(case: Case) -> Iterator[Issue]:
    """SUB-08: the unit's certificate or a person's has ended, ends soon, or can't be for long."""
    if case.asks(operator.CERTIFICATE_EXPIRES):
        ends = case.answers[operator.CERTIFICATE_EXPIRES]
        yield from _end(case, "SUB-08", operator.CERTIFICATE_EXPIRES, ends, _UNIT_CERTIFICATE)
    for person in persons(case):
        field = person.at.id_expires
        if field is None or not case.asks(field):
            continue
        ends = case.answers[field]
        what = Text(f"{person.who.zh}的证件", f"certificate of the {person.who.en}")
        yield from _end(case, "SUB-08", field, ends, what)
        young = person.card is not None and age(person.card.birth, case.today) < LONG_TERM_AGE
        if ends == LONG_TERM and young and person.id_type == IDENTITY_CARD:
            yield issue(
                "SUB-08", "certificate.long-term-young", field, Severity.WARNING, value=LONG_TERM.code, who=person.who
            )


def domain_certificate(case: Case) -> Iterator[Issue]:
    """WEB-09: the domain's certificate has ended, ends soon, or hasn't begun."""
    begins = case.answers[site.CERTIFICATE_FROM] if case.asks(site.CERTIFICATE_FROM) else None
    if begins is not None and begins > case.today:
        yield issue(
            "WEB-09",
            "certificate.not-begun",
            site.CERTIFICATE_FROM,
            _ended_severity(case),
            value=begins.isoformat(),
            begins=begins,
        )
    if case.asks(site.CERTIFICATE_TO):
        what = Text("域名证书", "domain certificate")
        ends = case.answers[site.CERTIFICATE_TO]
        yield from _end(case, "WEB-09", site.CERTIFICATE_TO, ends, what)


def _ended_severity(case: Case) -> Severity:
    """In an approved filing an ended paper is to be renewed, but blocks nothing."""
    return Severity.WARNING if is_approved(case.filing) else Severity.ERROR


def _end(case: Case, rule: str, field: BaseField, ends: date | Option | None, what: Text) -> Iterator[Issue]:
    if not isinstance(ends, date):
        return
    value = ends.isoformat()
    if ends < case.today:
        yield issue(rule, "certificate.ended", field, _ended_severity(case), value=value, what=what, ends=ends)
    elif ends - case.today <= SOON:
        days = (ends - case.today).days
        yield issue(
            rule, "certificate.ends-soon", field, Severity.WARNING, value=value, what=what, ends=ends, days=days
        )


RULES = (Rule("SUB-08", ended_certificates), Rule("WEB-09", domain_certificate))

MESSAGES = {
    "certificate.ended": message(
        "{what}已于 {ends} 到期。",
        "The {what} ended on {ends}.",
        fix_zh="请先换新或续期，再填写新的有效期并换上新的扫描件。",
        fix_en="Renew it first, then enter the new date and attach a new scan.",
    ),
    "certificate.ends-soon": message(
        "{what}将于 {ends} 到期，还有 {days} 天。",
        "The {what} ends on {ends}, in {days} days.",
        fix_zh="建议先换新或续期再提交，审核期间到期会被退回。",
        fix_en="Better renew it before submitting: a paper that ends during the review is sent back.",
    ),
    "certificate.long-term-young": message(
        "{who}不满 46 岁，居民身份证的有效期一般不会是“长期”。",
        "The {who} is under 46, so the identity card is hardly valid without limit.",
        fix_zh="请看身份证国徽面右边的日期，填写实际的到期日。",
        fix_en="Look at the last date on the emblem side of the card and enter it.",
    ),
    "certificate.not-begun": message(
        "域名证书的起始日期 {begins} 还没有到。",
        "The domain certificate begins on {begins}, which is still to come.",
        fix_zh="请核对域名证书上的注册日期，可能是年份填错了。",
        fix_en="Compare it with the registration date on the certificate; the year may be a slip.",
    ),
}
