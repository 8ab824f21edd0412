"""A filing with the longest allowed value in every field, 60 domains, 200 ranges of addresses, and 40 attachments."""

from __future__ import annotations

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Field, ListField
from beian_desktop.form.kinds import Amount, Choice, Day, DayOr, PlainText, Whole
from beian_desktop.form.number_kinds import (
    EmailAddress,
    NameOfPerson,
    NameOfSubject,
    OfficePhone,
    PersonCertificateNumber,
    ProviderPhone,
    Region,
)
from beian_desktop.form.options import Option
from beian_desktop.form.sections import site
from tests.documents.made_up import complete, scan, with_ranges

PERSON = "阿卜杜勒·热合曼·买买提·阿卜杜热西提·吾买尔江·艾力·努尔买买提·阿不都克里木·玉素甫·吐尔逊江𠮷"
LABELS = ".".join(letter * 63 for letter in "abc")
DOMAINS = tuple(f"{LABELS}.shop{number:02}-with-long-names-in-one-label.example.com" for number in range(60))
RANGES = tuple(
    (
        f"2001:db8:1111:2222:3333:4444:5555:{number:x}",
        f"2001:db8:1111:2222:3333:4444:6666:{number:x}",
        (f"第{number:03}台源站服务器放在本单位机房，" * 5)[:60],
    )
    for number in range(0x1000, 0x1000 + 200)
)
TEXT = "超长的内容也要完整打印，不能截断（含标点《》和 English words）；"
COUNTY = "654022"
"""The longest name of an area in use."""

CERTIFICATE = "518"
"""The person certificate of the longest name; its number is free."""

STEERS = frozenset({"start.kind", "start.route", "operator.kind", "operator.certificate_type"})
"""Choices on which other questions depend."""


def longest() -> Filing:
    """Every answer as long as it may be, also those that the other answers hide; each role has a person of its own."""
    answers = complete().answers
    for section in FORM.sections:
        for question in section.questions:
            if isinstance(question, Field) and question.id not in STEERS:
                answers = answers.with_text(question, _longest(question) or answers.typed(question))
            elif isinstance(question, ListField) and isinstance(question.kind, Choice):
                answers = answers.with_texts(question, [_chosen(option) for option in question.kind.options()])
    for role in ("site_manager", "security_officer", "emergency_contact", "opinion_officer", "legal_representative"):
        answers = _with(answers, f"{role}.same_as_principal", "false")
    answers = _with(answers, "site.domain", f"{'a' * 63}.com")
    answers = _with(answers, "operator.office_region", "110108")  # where the most is asked
    answers = answers.with_texts(site.OTHER_DOMAINS, DOMAINS)
    extra = tuple(scan(f"other.{TEXT}"[:57] + f"{number:03}") for number in range(30))
    return Filing("longest-" + "0" * 24, with_ranges(answers, RANGES), (*complete().attachments, *extra))


def _with(answers: Answers, name: str, text: str) -> Answers:
    return answers.with_text(FORM.field(name), text)


def _longest(field: BaseField) -> str:
    """The longest text that the field takes; nothing where all are about as long."""
    kind = field.kind
    if isinstance(kind, (PlainText, NameOfSubject)):
        return (TEXT * kind.max_length)[: kind.max_length]
    if isinstance(kind, Whole):
        return str(kind.high)
    if isinstance(kind, Choice) and not field.id.startswith("result."):
        codes = {option.code for option in kind.options()}
        return CERTIFICATE if CERTIFICATE in codes else _chosen(max(kind.options(), key=_length))
    return next((text for kinds, text in _TEXTS.items() if isinstance(kind, kinds)), "")


_TEXTS: dict[type | tuple[type, ...], str] = {
    NameOfPerson: PERSON,
    PersonCertificateNumber: "A1" * 15,
    EmailAddress: f"{'mailbox-' * 7}mailbox@{'m' * 60}.{'n' * 60}.{'p' * 50}.example.com",
    (OfficePhone, ProviderPhone): "0759-88881234-12345",
    Region: COUNTY,
    Amount: "123456789012.99",
    (Day, DayOr): "2026-12-31",
}


def _length(option: Option) -> int:
    return len(option.label.zh) + 60 * option.free


def _chosen(option: Option) -> str:
    return f"{option.label.zh}：{TEXT[:18]}" if option.free else option.code
