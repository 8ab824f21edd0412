"""What an answer tells by itself, shown under it while it is typed: a birth date, an area, the police office."""

from __future__ import annotations

from datetime import date

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.office import deciding_field, suggested_office
from beian_desktop.form.field import BaseField, Question, Repeat
from beian_desktop.form.kinds import Day
from beian_desktop.identifiers.area import Area, area
from beian_desktop.identifiers.credit_code import CreditCode
from beian_desktop.identifiers.id_number import IdNumber
from beian_desktop.identifiers.ip_range import IpRange
from beian_desktop.identifiers.person_certificate import PersonCertificate
from beian_desktop.system.language import Language, Text

MALE, FEMALE = Text("男", "male"), Text("女", "female")
BORN = Text("{birth}出生，{sex}，{region}", "born {birth}, {sex}, {region}")
UNKNOWN_REGION = Text("地区码 {code}", "region {code}")
OFFICE = Text("对应的公安机关：{office}", "The police office: {office}")
ADDRESSES = Text("共 {count} 个地址", "{count} addresses in all")


def facts(question: Question, answers: Answers, language: Language) -> str:
    """What the present answer tells; empty when it tells nothing more."""
    if isinstance(question, Repeat):
        return _of_rows(question, answers, language)
    value = answers.face(question)
    if isinstance(value.meaning, date):
        return "" if value.meaning.isoformat() == value.typed else Day().show(value.meaning, language)
    if isinstance(value.meaning, Area):
        return _of_area(question, value.meaning, answers, language)
    return _of_number(value.meaning, language)


def _of_number(meaning: object, language: Language) -> str:
    if isinstance(meaning, PersonCertificate):
        return _of_number(meaning.identity, language)
    if isinstance(meaning, IdNumber):
        region = meaning.region_name or UNKNOWN_REGION.fill(language, code=meaning.region)
        sex = (MALE if meaning.sex == "male" else FEMALE).in_(language)
        return BORN.fill(language, birth=Day().show(meaning.birth, language), sex=sex, region=region)
    if isinstance(meaning, CreditCode):
        return _of_credit_code(meaning)
    return ""


def _of_credit_code(code: CreditCode) -> str:
    region = area(code.region)
    return "，".join(part for part in (code.kind_name, region.full_name if region else "") if part)


def _of_area(field: BaseField, meaning: Area, answers: Answers, language: Language) -> str:
    if deciding_field(answers) is not field:
        return ""
    return OFFICE.fill(language, office=suggested_office(meaning))


def _of_rows(repeat: Repeat, answers: Answers, language: Language) -> str:
    ranges = [row[repeat.members[0]] for row in answers.rows(repeat)]
    counts = [r.count for r in ranges if isinstance(r, IpRange) and r.count > 1]
    return ADDRESSES.fill(language, count=sum(counts)) if counts else ""
