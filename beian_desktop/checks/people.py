"""The rules of the persons of a filing and of its agent (SUB-06, 09, 12 as far as several answers decide; PPL, AGT)."""

from __future__ import annotations

from collections.abc import Iterator

from beian_desktop.checks.beside import folded
from beian_desktop.checks.case import Case, Rule
from beian_desktop.checks.issue import Issue, from_finding, issue
from beian_desktop.checks.messages import message
from beian_desktop.checks.persons import Person, asked_name, persons
from beian_desktop.filing.links import ticked
from beian_desktop.form.person_certificates import (
    FOREIGNER_PERMANENT,
    OTHER_CERTIFICATE,
    WITHOUT_BACK,
)
from beian_desktop.form.sections import agent, operator, people, principal
from beian_desktop.identifiers.id_number import birth_findings
from beian_desktop.identifiers.reading import Severity

PASSPORT_LIKE = (*WITHOUT_BACK, FOREIGNER_PERMANENT, OTHER_CERTIFICATE)
"""Certificates that carry a name in Latin letters."""


def too_young(case: Case) -> Iterator[Issue]:
    """SUB-06 as far as it depends on the day: a person under 18, or not born yet."""
    for person in persons(case):
        if person.card is None:
            continue
        for found in birth_findings(person.card, case.today):
            yield from_finding(found, person.at.id_number, person.number)


def name_and_certificate(case: Case) -> Iterator[Issue]:
    """SUB-09: a name in Latin letters with a certificate that has none, or one that can't be printed."""
    for person in persons(case):
        at = asked_name(person.at, case)
        if _is_latin(person, case) and person.id_type is not None and person.id_type not in PASSPORT_LIKE:
            yield issue(
                "SUB-09",
                "person.latin-name",
                at,
                Severity.WARNING,
                value=person.name,
                name=person.name,
                certificate=person.id_type.label,
            )
        missing = "".join(character for character in dict.fromkeys(person.name) if not case.has_glyph(character))
        if missing:
            yield issue("SUB-09", "person-name.glyphs", at, Severity.WARNING, value=person.name, characters=missing)


def _is_latin(person: Person, case: Case) -> bool:
    name = case.answers[person.at.name]
    return name is not None and name.script in ("latin", "mixed")


def shared_mobile(case: Case) -> Iterator[Issue]:
    """SUB-12: one mobile for several persons with different names."""
    first: dict[str, Person] = {}
    for person in persons(case):
        if not person.mobile or not person.name:
            continue
        other = first.setdefault(person.mobile, person)
        if folded(other.name) != folded(person.name):
            yield issue(
                "SUB-12",
                "mobile.shared",
                person.at.mobile,
                Severity.WARNING,
                value=person.mobile,
                tail=person.mobile[-4:],
                who=other.who,
                name=other.name,
            )


def one_number_two_names(case: Case) -> Iterator[Issue]:
    """PPL-01: the same identity number with different names."""
    first: dict[str, Person] = {}
    for person in persons(case):
        if not person.number or not person.name:
            continue
        other = first.setdefault(person.number, person)
        if folded(other.name) != folded(person.name):
            yield issue(
                "PPL-01",
                "person.two-names",
                asked_name(person.at, case),
                value=person.name,
                tail=person.number[-4:],
                name=person.name,
                who=other.who,
                other=other.name,
            )


def one_name_two_numbers(case: Case) -> Iterator[Issue]:
    """PPL-01: the same name with different numbers of the same kind of certificate."""
    first: dict[tuple[str, str], Person] = {}
    for person in persons(case):
        if not person.number or not person.name or person.id_type is None:
            continue
        other = first.setdefault((folded(person.name), person.id_type.code), person)
        if other.number != person.number:
            yield issue(
                "PPL-01",
                "person.two-numbers",
                person.at.id_number,
                value=person.number,
                name=person.name,
                who=other.who,
                tail=other.number[-4:],
            )


def individual_is_principal(case: Case) -> Iterator[Issue]:
    """PPL-01: an individual whose principal bears another name; the two are one person."""
    own = case.own
    name, other = own.normal(operator.NAME), own.normal(principal.NAME)
    if own[operator.KIND] is operator.INDIVIDUAL and name and other and folded(name) != folded(other):
        yield issue("PPL-01", "person.principal-differs", operator.NAME, value=name, name=name, other=other)


_LARGE_NATURES = (operator.MILITARY, operator.UNIVERSITY, operator.GOVERNMENT)
_LARGE_NAMES = ("集团", "股份有限公司", "银行", "医院", "大学")


def one_for_everything(case: Case) -> Iterator[Issue]:
    """PPL-02: one person in every role of a larger unit."""
    answers = case.answers
    name, nature = answers.normal(operator.NAME) or "", answers[operator.UNIT_NATURE]
    large = nature in _LARGE_NATURES or any(word in name for word in _LARGE_NAMES)
    if not (large and answers[operator.KIND] is operator.UNIT):
        return
    numbers = {answers.normal(role.id_number) for role in _filled_roles(case)}
    if len(numbers) == 1 and answers.normal(principal.ID_NUMBER) in numbers - {None}:
        yield issue(
            "PPL-02",
            "person.every-role",
            people.SECURITY_OFFICER.same_as,
            Severity.WARNING,
            name=answers.normal(principal.NAME) or "",
        )


def _filled_roles(case: Case) -> Iterator[people.Role]:
    yield from (people.SECURITY_OFFICER, people.EMERGENCY_CONTACT)
    if case.own.answered(people.SITE_MANAGER.same_as) or ticked(people.SITE_MANAGER.section, case.own):
        yield people.SITE_MANAGER


def mandate(case: Case) -> Iterator[Issue]:
    """AGT-01: an agent without the dates of the mandate, or with one that has ended."""
    answers = case.answers
    if answers[agent.USED] is not True:
        return
    begins, ends = answers[agent.FROM], answers[agent.TO]
    for field in (agent.FROM, agent.TO):
        if not case.own.answered(field):
            yield issue("AGT-01", "agent.no-dates", field, label=field.label)
    if begins is not None and ends is not None and begins > ends:
        yield issue("AGT-01", "agent.reversed", agent.TO, value=ends.isoformat(), begins=begins, ends=ends)
    elif ends is not None and ends < case.today:
        yield issue("AGT-01", "agent.ended", agent.TO, value=ends.isoformat(), ends=ends)


RULES = (
    Rule("SUB-06", too_young),
    Rule("SUB-09", name_and_certificate),
    Rule("SUB-12", shared_mobile),
    Rule("PPL-01", one_number_two_names),
    Rule("PPL-01", one_name_two_numbers),
    Rule("PPL-01", individual_is_principal),
    Rule("PPL-02", one_for_everything),
    Rule("AGT-01", mandate),
)

MESSAGES = {
    "person.latin-name": message(
        "姓名“{name}”是拉丁字母，而{certificate}上的姓名一般是汉字。",
        "The name “{name}” is in Latin letters, but a {certificate} normally has Chinese characters.",
        fix_zh="请照证件抄写姓名；持护照的，请把证件类型改为护照。",
        fix_en="Copy the name from the certificate, or choose the passport as its type.",
    ),
    "mobile.shared": message(
        "尾号 {tail} 的手机号码也填给了{who}{name}，两个人不会共用一个实名手机号。",
        "The mobile ending in {tail} is also that of the {who}, {name}; two people don't share a registered number.",
        fix_zh="请填写本人在用的手机号码；是同一个人的，请核对姓名。",
        fix_en="Give each person's own number; if it is one person, compare the names.",
    ),
    "person.two-names": message(
        "尾号 {tail} 的证件在这里的姓名是“{name}”，在{who}处是“{other}”。",
        "The certificate ending in {tail} has the name “{name}” here, but “{other}” for the {who}.",
        fix_zh="请对照证件，把姓名或证件号码改对。",
        fix_en="Compare both with the certificate and correct the name or the number.",
    ),
    "person.two-numbers": message(
        "“{name}”在这里的证件号码与{who}处的（尾号 {tail}）不一样。",
        "“{name}” has another certificate number here than as the {who} (ending in {tail}).",
        fix_zh="是同一个人的，请对照证件改对号码；同名不同人的，请先与网安说明。",
        fix_en="If it is one person correct the number; for two people of one name tell the police first.",
    ),
    "person.principal-differs": message(
        "个人备案的负责人就是本人，但姓名“{name}”与负责人“{other}”不同。",
        "An individual is the principal too, but “{name}” and the principal's name “{other}” differ.",
        fix_zh="请核对证件上的姓名，只保留正确的一个。",
        fix_en="Compare with the certificate and keep the right name only.",
    ),
    "person.every-role": message(
        "主体负责人{name}同时担任所有岗位，规模较大的单位常被要求分别指定。",
        "The principal {name} holds every role; larger units are often asked to name different people.",
        fix_zh="有专人负责的，请分别填写信息安全负责人和应急联络人；确实一人担任的可以不改。",
        fix_en="Name the security officer and the emergency contact if others do it; if one person does it all leave it.",
    ),
    "agent.no-dates": message(
        "有代理人办理，但没有填写“{label}”。",
        "An agent is mandated, but “{label}” has no answer.",
        fix_zh="请照委托书填写起止日期，窗口一般不收没有期限的委托书。",
        fix_en="Give both dates of the mandate: counters refuse one without.",
    ),
    "agent.reversed": message(
        "委托期限的截止日期 {ends} 早于起始日期 {begins}。",
        "The mandate ends on {ends}, before it begins on {begins}.",
        fix_zh="请照委托书改对起止日期。",
        fix_en="Correct the dates as in the mandate.",
    ),
    "agent.ended": message(
        "委托期限已于 {ends} 到期。",
        "The mandate ended on {ends}.",
        fix_zh="请重新签署委托书，并填写新的期限。",
        fix_en="Sign a new mandate and enter its dates.",
    ),
}
