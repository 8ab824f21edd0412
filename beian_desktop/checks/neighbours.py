"""The rules that compare a filing with the others at hand (WEB-08, SUB-12, SUB-15)."""

from __future__ import annotations

from collections.abc import Iterator

from beian_desktop.checks.beside import addresses, folded
from beian_desktop.checks.case import Case, Rule
from beian_desktop.checks.issue import Issue, issue
from beian_desktop.checks.messages import message
from beian_desktop.checks.persons import persons
from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import account, operator
from beian_desktop.identifiers.reading import Severity


def domain_taken(case: Case) -> Iterator[Issue]:
    """WEB-08: an address that another filing has already."""
    for address in addresses(case.own):
        other = case.others.with_address(address.key, case.filing)
        if other is not None:
            yield issue(
                "WEB-08",
                "domain.taken",
                address.field,
                row=address.row,
                value=address.written,
                confirmable=True,
                address=address.written,
                filing=_title(other),
            )


def mobile_of_another(case: Case) -> Iterator[Issue]:
    """SUB-12: a mobile that stands in a filing of another subject, for somebody else."""
    for person in persons(case):
        other = case.others.with_mobile(person.mobile, folded(person.name), case.filing)
        if other is not None:
            yield issue(
                "SUB-12",
                "mobile.other-filing",
                person.at.mobile,
                Severity.WARNING,
                value=person.mobile,
                tail=person.mobile[-4:],
                filing=_title(other),
            )


def shared_account(case: Case) -> Iterator[Issue]:
    """SUB-15: two subjects with one holder and one mobile for their platform accounts."""
    holder, mobile = case.own.normal(account.HOLDER), case.own.normal(account.MOBILE)
    other = case.others.with_account(holder, mobile, case.filing) if holder and mobile else None
    if holder and other is not None:
        yield issue(
            "SUB-15",
            "account.shared",
            account.HOLDER,
            Severity.WARNING,
            value=holder,
            holder=holder,
            filing=_title(other),
        )


def _title(filing: Filing) -> str:
    return filing.title or filing.answers.typed(operator.NAME) or filing.id


RULES = (
    Rule("WEB-08", domain_taken),
    Rule("SUB-12", mobile_of_another),
    Rule("SUB-15", shared_account),
)

MESSAGES = {
    "domain.taken": message(
        "“{address}”已经在另一份备案“{filing}”里，平台不收重复的域名。",
        "“{address}” already stands in another filing, “{filing}”; the platform takes no domain twice.",
        fix_zh="请登录平台，在“网站状态”里找到那条记录，把它补充完整，不要再新建；域名填错了请改正。",
        fix_en="Find that record under 网站状态 on the platform and complete it, or correct the domain here.",
    ),
    "mobile.other-filing": message(
        "尾号 {tail} 的手机号码也用在另一家的备案“{filing}”里，而姓名不同。",
        "The mobile ending in {tail} is also used in another client's filing, “{filing}”, with another name.",
        fix_zh="请填写这位负责人本人在用的号码，不要填代办人员的。",
        fix_en="Give this person's own number, not that of an agency's clerk.",
    ),
    "account.shared": message(
        "平台账号的持有人“{holder}”和手机号码与另一个开办主体“{filing}”相同，一个账号只能对应一个主体。",
        "The account's holder “{holder}” and mobile are also those of another subject, “{filing}”;"
        " one account belongs to one subject.",
        fix_zh="请为每个开办主体各用一个账号，由各自的人刷脸登录。",
        fix_en="Use one account for each subject, logged into by its own person.",
    ),
}
