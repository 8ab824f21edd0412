"""Answers of the greatest length that the form allows: for looking at pages and print, and for their tests."""

from __future__ import annotations

from functools import cache

from beian_desktop.filing.answers import Answers
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import Field, ListField
from beian_desktop.form.kinds import Choice, PlainText
from beian_desktop.form.number_kinds import DomainName, EmailAddress, HomeAddress, NameOfPerson, NameOfSubject, Region
from beian_desktop.form.sections import site
from beian_desktop.identifiers.area import children, provinces

WORDS = "超长的内容也要完整显示打印"
NAME = "买买提艾力·阿卜杜热合曼·阿布都克里木·吐尔逊买买提·阿卜杜喀迪尔·穆罕默德艾力·依布拉音江·托合提"
HOST = ".".join(("a" * 63, "b" * 63, "c" * 63, "d" * 49, "example.com"))
DOMAINS = tuple(f"shop-number-{number}.example.com" for number in range(60))
RANGES = tuple((f"203.0.113.{n}", f"203.0.113.{n}", f"第{n}台源站服务器") for n in range(200))


def with_longest_texts(answers: Answers) -> Answers:
    """Every text at its greatest length, and every option of a list chosen."""
    for section in FORM.sections:
        for question in section.questions:
            if isinstance(question, Field) and isinstance(question.kind, PlainText | NameOfSubject):
                count = question.kind.max_length
                answers = answers.with_text(question, (WORDS * count)[:count])
            elif isinstance(question, ListField) and isinstance(question.kind, Choice):
                answers = answers.with_texts(question, [option.code for option in question.kind.options()])
    return with_ranges(answers.with_texts(site.OTHER_DOMAINS, DOMAINS), len(RANGES))


def with_ranges(answers: Answers, count: int) -> Answers:
    """The answers with so many ranges of addresses."""
    members = site.IP_RANGES.members
    return answers.with_rows(site.IP_RANGES, [dict(zip(members, row, strict=True)) for row in RANGES[:count]])


def longest(answers: Answers) -> Answers:
    """Besides the texts, the longest names, addresses and areas; few ranges, each of which is a row of the window."""
    texts = {NameOfPerson: NAME, EmailAddress: f"{'m' * 64}@{HOST[-180:]}", DomainName: HOST}
    texts |= {HomeAddress: f"https://{HOST}/", Region: longest_area()}
    for section in FORM.sections:
        for question in section.questions:
            if isinstance(question, Field) and (text := texts.get(type(question.kind))) is not None:
                answers = answers.with_text(question, text)
    return with_ranges(with_longest_texts(answers), 6)


@cache
def longest_area() -> str:
    """The code of the county with the longest name."""
    counties = (
        county for province in provinces() for city in children(province.code) for county in children(city.code)
    )
    return max(counties, key=lambda county: len(county.full_name)).code
