"""What an answer tells by itself, shown under it while it is typed: a birth date, an area, the police office."""

from __future__ import annotations

from datetime import date

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.office import deciding_area, deciding_field, suggested_office
from beian_desktop.form.field import BaseField, Question, Repeat
from beian_desktop.form.kinds import Day
from beian_desktop.form.sections import office
from beian_desktop.identifiers.area import Area, area
from beian_desktop.identifiers.credit_code import CreditCode
from beian_desktop.identifiers.id_number import IdNumber
from beian_desktop.identifiers.ip_range import IpRange
from beian_desktop.identifiers.person_certificate import PersonCertificate
from beian_desktop.system.language import Language, Text

COMMA = Text("，", ", ")
MALE, FEMALE = Text("男", "male"), Text("女", "female")
BORN = Text("{birth}出生，{sex}，{region}", "born {birth}, {sex}, {region}")
UNKNOWN_REGION = Text("地区码 {code}", "region {code}")
OFFICE = Text("对应的公安机关：{office}", "The police office: {office}")
FOLLOWS = Text("由{area}决定，以当地实际为准。", "Decided by {area}; what counts is the local name.")
USUAL = Text("通常的名称：{office}", " The usual name: {office}")
NO_AREA = Text("先填“{field}”，这里会自动带出", "Answer “{field}” and this is filled in")
ADDRESSES = Text("共 {count} 个地址", "{count} addresses in all")


def facts(question: Question, answers: Answers, language: Language, *, typing: bool = False) -> str:
    """What the present answer tells; empty when it tells nothing more. ``typing``: the answer isn't settled yet."""
    if isinstance(question, Repeat):
        return _of_rows(question, answers, language)
    if question is office.NAME:
        return _of_office(answers, language)
    value = answers.face(question)
    if isinstance(value.meaning, date):
        return "" if value.meaning.isoformat() == value.typed else Day().show(value.meaning, language)
    if isinstance(value.meaning, Area):
        return _of_area(question, value.meaning, answers, language, typing)
    return _of_number(value.meaning, language)


def _of_number(meaning: object, language: Language) -> str:
    if isinstance(meaning, PersonCertificate):
        return _of_number(meaning.identity, language)
    if isinstance(meaning, IdNumber):
        region = meaning.region_name or UNKNOWN_REGION.fill(language, code=meaning.region)
        sex = (MALE if meaning.sex == "male" else FEMALE).in_(language)
        return BORN.fill(language, birth=Day().show(meaning.birth, language), sex=sex, region=region)
    if isinstance(meaning, CreditCode):
        return _of_credit_code(meaning, language)
    return ""


def _of_credit_code(code: CreditCode, language: Language) -> str:
    kind, region = code.kind_name, area(code.region)
    told = (kind.in_(language) if kind else "", region.full_name if region else "")
    return COMMA.in_(language).join(part for part in told if part)


def _of_area(field: BaseField, meaning: Area, answers: Answers, language: Language, typing: bool) -> str:
    if deciding_field(answers) is not field:
        return ""
    named = "" if typing else answers.typed(office.NAME)
    return OFFICE.fill(language, office=named or suggested_office(meaning))


def _of_office(answers: Answers, language: Language) -> str:
    """Which area the office follows, and its usual name where another stands."""
    found = deciding_area(answers)
    if found is None:
        return NO_AREA.fill(language, field=deciding_field(answers).label.in_(language))
    usual = suggested_office(found)
    said = FOLLOWS.fill(language, area=found.full_name)
    return said if answers.typed(office.NAME) == usual else said + USUAL.fill(language, office=usual)


def _of_rows(repeat: Repeat, answers: Answers, language: Language) -> str:
    ranges = [row[repeat.members[0]] for row in answers.rows(repeat)]
    counts = [r.count for r in ranges if isinstance(r, IpRange) and r.count > 1]
    return ADDRESSES.fill(language, count=sum(counts)) if counts else ""
