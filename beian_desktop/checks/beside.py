"""The filings that a filing is compared with, looked up by address, mobile and account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing, lineage
from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import account, agent, legal_representative, operator, people, principal, result, site

_PERSONS: tuple[tuple[BaseField, BaseField], ...] = (
    (principal.MOBILE, principal.NAME),
    (legal_representative.MOBILE, operator.LEGAL_REPRESENTATIVE),
    *((role.mobile, role.name) for role in people.ROLES),
    (agent.MOBILE, agent.NAME),
)

_ADDRESSES: tuple[BaseField, ...] = (site.DOMAIN, site.HOME_URL, site.OTHER_DOMAINS)

COMPARED: tuple[BaseField, ...] = tuple(
    dict.fromkeys(
        (
            *_ADDRESSES,
            *(field for address in _ADDRESSES for field in address.shown.fields()),
            *(field for person in _PERSONS for field in person),
            *(operator.KIND, operator.NAME, operator.CERTIFICATE_TYPE, operator.CERTIFICATE_NUMBER),
            *(account.HOLDER, account.MOBILE, result.CANCELLED_ON, site.NAME),
        )
    )
)
"""The answers that a filing needs to be compared with: with no others it is as good a neighbour."""


@dataclass(frozen=True, slots=True)
class Address:
    """One address of a site: where it was answered, as written, and folded for comparison."""

    field: BaseField
    row: int | None
    written: str
    key: str


@dataclass(frozen=True, slots=True)
class Use:
    """A mobile in a filing, and the person's name, folded."""

    filing: Filing
    name: str


class Neighbours:
    """Filings at hand, each looked at once; the one that is compared may be among them."""

    def __init__(self, filings: Iterable[Filing] = ()) -> None:
        self.filings = tuple(filings)
        self._continues = {filing.id: filing.continues for filing in self.filings if filing.id}
        self._by_address = _by_address(self.filings)
        self._by_mobile = _by_mobile(self.filings)
        self._by_account = _by_account(self.filings)

    def with_address(self, key: str, own: Filing) -> Filing | None:
        """The first stranger that has the address already."""
        return next(self._strangers(own, self._by_address.get(key, ())), None)

    def with_mobile(self, mobile: str, name: str, own: Filing) -> Filing | None:
        """The first filing of another subject that has the mobile, when none has it for this name (folded)."""
        uses = [use for use in self._by_mobile.get(mobile, ()) if use.filing is not own]
        if all(use.name == name for use in uses):  # an agency's clerk stands in hundreds of filings
            return None
        strange = {id(other) for other in self._strangers(own, [use.filing for use in uses])}
        others = [use for use in uses if id(use.filing) in strange and subjects_differ(own, use.filing)]
        if not others or name in {use.name for use in others}:
            return None
        return others[0].filing

    def with_account(self, holder: str, mobile: str, own: Filing) -> Filing | None:
        """The first filing of another subject with this holder and mobile of its platform account."""
        found = self._strangers(own, self._by_account.get((holder, mobile), ()))
        return next((other for other in found if subjects_differ(own, other)), None)

    def _strangers(self, own: Filing, found: Iterable[Filing]) -> Iterator[Filing]:
        """Those of ``found`` that aren't the filing itself, of its lineage, or cancelled."""
        family: frozenset[str] | None = None
        for other in found:
            if other is own or other.status.cancelled or other.answers[result.CANCELLED_ON] is not None:
                continue
            family = family or self._family(own)
            if other.id not in family and other.continues not in family:
                yield other

    def _family(self, own: Filing) -> frozenset[str]:
        name = own.id or "\0"  # a file without an id is like no other
        return lineage(name, {**self._continues, name: own.continues})


def _by_address(filings: Iterable[Filing]) -> dict[str, list[Filing]]:
    found: dict[str, list[Filing]] = {}
    for filing in filings:
        for address in addresses(filing.answers):
            found.setdefault(address.key, []).append(filing)
    return found


def _by_mobile(filings: Iterable[Filing]) -> dict[str, list[Use]]:
    found: dict[str, list[Use]] = {}
    for filing in filings:
        answers = filing.answers
        for mobile, name in _PERSONS:
            number = answers.normal(mobile)
            if number:
                found.setdefault(number, []).append(Use(filing, folded(_name(name, answers))))
    return found


def _by_account(filings: Iterable[Filing]) -> dict[tuple[str, str], list[Filing]]:
    found: dict[tuple[str, str], list[Filing]] = {}
    for filing in filings:
        holder, mobile = filing.answers.normal(account.HOLDER), filing.answers.normal(account.MOBILE)
        if holder and mobile:
            found.setdefault((holder, mobile), []).append(filing)
    return found


NOBODY = Neighbours()


def _name(field: BaseField, answers: Answers) -> str:
    """A person's name; an individual's own stands with the subject."""
    if field is principal.NAME and answers[operator.KIND] is operator.INDIVIDUAL:
        field = operator.NAME
    return answers.normal(field) or ""


def folded(name: str) -> str:
    """A name without spaces and case, to compare by."""
    return "".join(name.split()).casefold()


def subjects_differ(one: Filing, other: Filing) -> bool:
    """Whether both filings name their subject, and not the same."""
    first, second = one.answers, other.answers
    numbers = first.normal(operator.CERTIFICATE_NUMBER), second.normal(operator.CERTIFICATE_NUMBER)
    if all(numbers):
        return numbers[0] != numbers[1]
    names = first.normal(operator.NAME), second.normal(operator.NAME)
    return all(names) and names[0] != names[1]


def addresses(answers: Answers) -> Iterator[Address]:
    """The domain or home page that the filing has, and its other domains."""
    domain, home = answers[site.DOMAIN], answers[site.HOME_URL]
    if domain is not None and answers.shown(site.DOMAIN):
        yield Address(site.DOMAIN, None, domain.unicode, _host_key(domain.host))
    if home is not None and answers.shown(site.HOME_URL):
        port = "" if home.port in (None, 80, 443) else f":{home.port}"
        path = home.path.partition("#")[0].rstrip("/")
        yield Address(site.HOME_URL, None, home.url, f"{_host_key(home.host)}{port}{path}")
    for row in range(len(answers.texts(site.OTHER_DOMAINS))):
        other = answers.item(site.OTHER_DOMAINS, row).meaning
        if other is not None:
            yield Address(site.OTHER_DOMAINS, row, other.unicode, _host_key(other.host))


def _host_key(host: str) -> str:
    return host.casefold().removeprefix("www.")
