"""The rules that compare a filing with the others at hand (WEB-08, SUB-12, SUB-15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from beian_desktop.checks.case import Case, Rule
from beian_desktop.checks.issue import Issue, issue
from beian_desktop.checks.messages import message
from beian_desktop.checks.persons import persons
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing, lineage
from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import account, operator, result, site
from beian_desktop.identifiers.reading import Severity


@dataclass(frozen=True)
class _Address:
    """One address of a site: where it was answered, as written, and folded for comparison."""

    field: BaseField
    row: int | None
    written: str
    key: str


def _addresses(answers: Answers) -> Iterator[_Address]:
    """The domain or home page that the filing has, and its other domains."""
    domain, home = answers[site.DOMAIN], answers[site.HOME_URL]
    if domain is not None and answers.shown(site.DOMAIN):
        yield _Address(site.DOMAIN, None, domain.unicode, _host_key(domain.host))
    if home is not None and answers.shown(site.HOME_URL):
        port = "" if home.port in (None, 80, 443) else f":{home.port}"
        path = home.path.partition("#")[0].rstrip("/")
        key = f"{_host_key(home.host)}{port}{path}"
        yield _Address(site.HOME_URL, None, home.url, key)
    for row in range(len(answers.texts(site.OTHER_DOMAINS))):
        other = answers.item(site.OTHER_DOMAINS, row).meaning
        if other is not None:
            yield _Address(site.OTHER_DOMAINS, row, other.unicode, _host_key(other.host))


def _host_key(host: str) -> str:
    return host.casefold().removeprefix("www.")


def _strangers(case: Case) -> tuple[Filing, ...]:
    """The other filings that are neither of the same lineage nor cancelled."""
    everything = {filing.id: filing.continues for filing in (*case.others, case.filing)}
    family = lineage(case.filing.id, everything)
    return tuple(
        other
        for other in case.others
        if other.id not in family and not other.status.cancelled and other.answers[result.CANCELLED_ON] is None
    )


def domain_taken(case: Case) -> Iterator[Issue]:
    """WEB-08: an address that another filing has already."""
    if not case.others:
        return
    taken = {address.key: other for other in reversed(_strangers(case)) for address in _addresses(other.answers)}
    for address in _addresses(case.own):
        other = taken.get(address.key)
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


def _title(filing: Filing) -> str:
    return filing.title or filing.id


@dataclass(frozen=True)
class _Subject:
    """Whose filing it is, as far as answered."""

    answers: Answers

    @cached_property
    def name(self) -> str:
        return (self.answers.normal(operator.NAME) or "").casefold()

    @cached_property
    def number(self) -> str:
        return self.answers.normal(operator.CERTIFICATE_NUMBER) or ""

    def differs_from(self, other: _Subject) -> bool:
        """Whether both are known and they are not the same."""
        if self.number and other.number:
            return self.number != other.number
        return bool(self.name and other.name) and self.name != other.name


def mobile_of_another(case: Case) -> Iterator[Issue]:
    """SUB-12: a mobile that stands in a filing of another subject, for somebody else."""
    own = _Subject(case.own)
    used = _mobiles(case, own)
    for person in persons(case):
        other = used.get(person.mobile)
        if other is not None and "".join(person.name.split()).casefold() not in other.names:
            yield issue(
                "SUB-12",
                "mobile.other-filing",
                person.at.mobile,
                Severity.WARNING,
                value=person.mobile,
                mobile=person.mobile,
                filing=_title(other.filing),
            )


@dataclass(frozen=True, slots=True)
class _Use:
    """Where a mobile is used, and by whom (names folded)."""

    filing: Filing
    names: frozenset[str]


def _mobiles(case: Case, own: _Subject) -> dict[str, _Use]:
    """Every mobile in the filings of other subjects."""
    names: dict[str, set[str]] = {}
    first: dict[str, Filing] = {}
    for other in _strangers(case):
        if not own.differs_from(_Subject(other.answers)):
            continue
        for person in persons(Case(other, case.today, case.profile)):
            if person.mobile:
                first.setdefault(person.mobile, other)
                names.setdefault(person.mobile, set()).add("".join(person.name.split()).casefold())
    return {mobile: _Use(filing, frozenset(names[mobile])) for mobile, filing in first.items()}


def shared_account(case: Case) -> Iterator[Issue]:
    """SUB-15: two subjects with one holder and one mobile for their platform accounts."""
    holder, mobile = case.own.normal(account.HOLDER), case.own.normal(account.MOBILE)
    if not holder or not mobile:
        return
    own = _Subject(case.own)
    for other in _strangers(case):
        answers = other.answers
        same = (answers.normal(account.HOLDER), answers.normal(account.MOBILE)) == (holder, mobile)
        if same and own.differs_from(_Subject(answers)):
            yield issue(
                "SUB-15",
                "account.shared",
                account.HOLDER,
                Severity.WARNING,
                value=holder,
                holder=holder,
                filing=_title(other),
            )
            return


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
        "手机号码 {mobile} 也用在另一家的备案“{filing}”里，而姓名不同。",
        "The mobile {mobile} is also used in another client's filing, “{filing}”, with another name.",
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
