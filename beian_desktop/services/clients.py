"""Clients kept once: gathered from filings, used for new ones, merged, and told of what changed in one of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from beian_desktop.checks.beside import folded
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.changes import why_closed
from beian_desktop.filing.clients import FIELDS, Card, identity, papers, same_account, shared, written
from beian_desktop.filing.files import Attachment
from beian_desktop.filing.filing import Client, Filing
from beian_desktop.filing.status import STANDING, State, Status
from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import operator, result, site, start
from beian_desktop.services.agency import agency
from beian_desktop.services.bundles import Conflict
from beian_desktop.services.noting import check_kept
from beian_desktop.services.workspace import ClientSummary, Summary, Workspace
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

# Filings that have no client yet

AT_ONCE = 50
"""Filings that are given a client in one transaction: whatever else is to be kept waits for its end."""


def homeless(workspace: Workspace) -> list[Filing]:
    """The filings without a client that name their subject, with their answers about it and without files."""
    found = workspace.with_answers_to(FIELDS)
    return [filing for filing in found if filing.client is None and filing.answers.typed(operator.NAME).strip()]


def gather(
    workspace: Workspace,
    heard: Callable[[int, int], object] = lambda *_: None,
    stopped: Callable[[], bool] = lambda: False,
) -> int:
    """Gives every filing without a client the one of its subject, which is made where there is none yet.

    The same certificate's number makes the same client; where there is none, the same name does. A client that is
    known by name alone gets the answers and papers of its latest filing. ``heard`` is told how many of how
    many have one now; when it is ``stopped``, these keep it. Gives how many filings were given one.
    """
    latest = {summary.id: summary.changed_at for summary in workspace.summaries()}
    found = sorted(homeless(workspace), key=lambda filing: latest[filing.id], reverse=True)
    with workspace.together():
        _fill_empty(workspace)
    known, done = _Known(workspace.clients()), 0
    while done < len(found) and not stopped():
        heard(done, len(found))
        portion = found[done : done + AT_ONCE]
        with workspace.together():
            for filing in portion:
                _give_client(workspace, filing, known)
        done += len(portion)
    return done


def _give_client(workspace: Workspace, filing: Filing, known: _Known) -> None:
    whole = workspace.filing(filing.id)
    client = known.of(filing.answers) or known.with_card(_made(workspace, whole))
    _add_papers(workspace, client, whole)
    workspace.assign([filing.id], client)
    _agreed(workspace, whole)


class _Known:
    """The clients there are, by the number that tells one from all others and by name."""

    def __init__(self, clients: Iterable[ClientSummary]) -> None:
        self._by_number: dict[str, Client] = {}
        self._by_name: dict[str, list[tuple[str | None, Client]]] = {}
        for one in clients:
            self._add(one.client, one.answers)

    def _add(self, client: Client, answers: Answers) -> None:
        number = identity(answers)
        if number:
            self._by_number.setdefault(number, client)
        self._by_name.setdefault(folded(answers.typed(operator.NAME) or client.name), []).append((number, client))

    def of(self, answers: Answers) -> Client | None:
        number = identity(answers)
        if number and number in self._by_number:
            return self._by_number[number]
        namesakes = self._by_name.get(folded(answers.typed(operator.NAME)), ())
        return next((client for theirs, client in namesakes if not (number and theirs)), None)

    def with_card(self, card: Card) -> Client:
        self._add(card.client, card.answers)
        return card.client


def _made(workspace: Workspace, filing: Filing) -> Card:
    """A new client with what the filing tells of it."""
    client = Client("", filing.answers.typed(operator.NAME).strip())
    return workspace.put_card(Card(client, shared(filing.answers), papers(filing.attachments)))


def _add_papers(workspace: Workspace, client: Client, filing: Filing) -> None:
    """Papers of the filing for which the client has none yet."""
    found = papers(filing.attachments)
    if not found:
        return
    card = workspace.card(client.id)
    slots = {paper.slot for paper in card.papers}
    new = tuple(paper for paper in found if paper.slot not in slots)
    if new:
        workspace.put_card(replace(card, papers=(*card.papers, *new)))


def _fill_empty(workspace: Workspace) -> None:
    empty = {one.client.id: one.client for one in workspace.clients() if not len(one.answers) and one.filings}
    if not empty:
        return
    latest: dict[str, Summary] = {}
    for summary in sorted(workspace.summaries(), key=lambda each: each.changed_at):
        if summary.client_id in empty:
            latest[summary.client_id] = summary
    for client_id, summary in latest.items():
        filing = workspace.filing(summary.id)
        card = workspace.card(client_id)
        files = card.papers or tuple(papers(filing.attachments))
        workspace.put_card(Card(empty[client_id], shared(filing.answers), files))


# One client


@dataclass(frozen=True, slots=True)
class Seen:
    """All that a page shows of a client: what is kept of it, its filings, others that may be the same client, and others
    whose platform account has the same holder and mobile.
    """

    card: Card
    filings: tuple[Summary, ...]
    doubles: tuple[ClientSummary, ...]
    same_account: tuple[ClientSummary, ...]


def see(workspace: Workspace, client_id: str) -> Seen:
    """What there is to see of a client. Raises ClientUnknown."""
    card, filings = workspace.card(client_id), filings_of(workspace, client_id)
    others = [one for one in workspace.clients() if one.client.id != client_id]
    number = identity(card.answers)
    doubles = (one for one in others if number and identity(one.answers) == number)
    sharing = (one for one in others if same_account(card.answers, one.answers) and identity(one.answers) != number)
    return Seen(card, tuple(filings), tuple(doubles), tuple(sharing))


def filings_of(workspace: Workspace, client_id: str) -> list[Summary]:
    """The client's filings, the nearest due first."""
    return [summary for summary in workspace.summaries() if summary.client_id == client_id]


def doubles(clients: Iterable[ClientSummary]) -> list[tuple[ClientSummary, ...]]:
    """Clients that have the same number and so are probably one, in groups."""
    groups: dict[str, list[ClientSummary]] = {}
    for one in clients:
        if number := identity(one.answers):
            groups.setdefault(number, []).append(one)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def begin_filing(workspace: Workspace, client_id: str, today: date) -> Filing:
    """A new filing of a client: its subject, people and papers are there."""
    card = workspace.card(client_id)
    passed = any(summary.status.subject in STANDING for summary in filings_of(workspace, client_id))
    mandate = agency(workspace).mandate
    answers = card.answers.with_all({each: mandate.texts(each) for each in mandate})
    answers = answers.with_all({start.KIND: (start.NEW.code,)})
    if passed:
        answers = answers.with_all({start.SUBJECT_FILED: ("true",), start.PREVIOUSLY_FILED: ("false",)})
    status = Status(State.APPROVED if passed else State.DRAFT, State.DRAFT)
    made = workspace.add(Filing("", answers, card.papers, client=card.client, status=status))
    _agreed(workspace, made)
    check_kept(workspace, made, today)
    return made


_OF_ONE_SITE: tuple[BaseField, ...] = (
    site.NAME,
    site.ICP_NUMBER,
    site.DOMAIN,
    site.HOME_URL,
    site.OTHER_DOMAINS,
    site.CERTIFICATE_FROM,
    site.CERTIFICATE_TO,
    site.OPENED_ON,
)
_OF_ONE_FILING = frozenset((*start.SECTION.fields(), *result.SECTION.fields(), *_OF_ONE_SITE)) - {
    start.ROUTE,
    start.ROLES,
}


def copy_filing(workspace: Workspace, filing_id: str, today: date) -> Filing:
    """A new filing with the answers and files of another, but for what belongs to that one site or filing alone."""
    source = workspace.filing(filing_id)
    answers = Answers({f: source.answers.texts(f) for f in source.answers if f not in _OF_ONE_FILING})
    answers = answers.with_all({start.KIND: (start.NEW.code,)})
    files = tuple(file for file in source.attachments if file.slot.partition(".")[0] != site.SECTION.id)
    made = workspace.add(Filing("", answers, files, client=source.client))
    if source.client is not None:
        _agreed(workspace, made)
    check_kept(workspace, made, today)
    return made


def _agreed(workspace: Workspace, filing: Filing) -> None:
    workspace.remember_shared(filing.id, shared(filing.answers), _hashes(papers(filing.attachments)))


def _hashes(files: Iterable[Attachment]) -> list[str]:
    return [file.facts.sha256 for file in files if file.facts.sha256]


# What changed, offered to the others


@dataclass(frozen=True, slots=True)
class Offer:
    """An answer that one of a client's places could take over from another.

    ``filing`` is the id of the draft that it is for, empty for the client itself, and ``title`` its name. ``follows``
    tells that the place has still what stood in the other before, so that it is offered ticked. Of papers there is
    ``paper`` instead of ``field``.
    """

    filing: str
    title: str
    field: BaseField | None
    before: tuple[str, ...]
    after: tuple[str, ...]
    follows: bool
    paper: Attachment | None = None


def offers(workspace: Workspace, filing_id: str) -> list[Offer]:
    """What was changed in the filing about its client since it was last offered, for the client and its other drafts.

    Nothing for a filing without a client. Raises FilingUnknown.
    """
    filing = workspace.filing(filing_id)
    if filing.client is None:
        return []
    card = workspace.card(filing.client.id)
    known = workspace.last_shared(filing_id)
    before = card.answers if known is None else known[0]
    changed = [field for field in FIELDS if written(before, field) != written(filing.answers, field)]
    made = list(_for_card(card, changed, before, filing.answers))
    if len(card.answers):
        hashes = {*(known[1] if known else ()), *_hashes(card.papers)}
        new = (file for file in papers(filing.attachments) if file.facts.sha256 not in {*hashes, ""})
        made += [Offer("", card.client.name, None, (), (file.name,), True, file) for file in new]
    return made + _for_drafts(workspace, card.client.id, changed, before, filing.answers, filing_id)


def _for_card(card: Card, changed: Sequence[BaseField], before: Answers, after: Answers) -> Iterator[Offer]:
    for field in changed:
        if written(card.answers, field) != written(after, field):
            follows = written(card.answers, field) == written(before, field)
            yield Offer("", card.client.name, field, card.answers.texts(field), after.texts(field), follows)


def _for_drafts(
    workspace: Workspace, client_id: str, changed: Sequence[BaseField], before: Answers, after: Answers, own: str
) -> list[Offer]:
    others = (
        [one.id for one in filings_of(workspace, client_id) if one.id != own and one.status.open] if changed else []
    )
    found = []
    for draft in map(workspace.filing, others):
        name = draft.title or draft.id
        for field in changed:
            mine = written(draft.answers, field)
            if mine != written(after, field) and why_closed(field, draft) is None:
                follows = mine == written(before, field)
                found.append(Offer(draft.id, name, field, draft.answers.texts(field), after.texts(field), follows))
    return found


def change(workspace: Workspace, client_id: str, answers: Answers) -> list[Offer]:
    """Keeps other answers of a client; gives what its drafts could take over from them."""
    card = workspace.card(client_id)
    name = answers.typed(operator.NAME).strip() or card.client.name
    workspace.put_card(Card(replace(card.client, name=name), shared(answers), card.papers))
    changed = [field for field in FIELDS if written(card.answers, field) != written(answers, field)]
    return _for_drafts(workspace, client_id, changed, card.answers, answers, "")


def settle(workspace: Workspace, filing_id: str, taken: Collection[Offer], today: date) -> list[str]:
    """Does what was agreed to of the offers of a filing (of a client: no id); they aren't made again.

    Gives the ids of the drafts that were changed.
    """
    with workspace.together():
        if filing_id:
            filing = workspace.filing(filing_id)
            _take_into_card(workspace, filing, [offer for offer in taken if not offer.filing])
            _agreed(workspace, filing)
        drafts = list(dict.fromkeys(offer.filing for offer in taken if offer.filing))
        for draft in drafts:
            texts = {offer.field: offer.after for offer in taken if offer.filing == draft and offer.field is not None}
            workspace.answer_all(draft, texts)
            known = workspace.last_shared(draft)
            if known is not None:
                workspace.remember_shared(draft, known[0].with_all(texts), known[1])
    for draft in drafts:
        check_kept(workspace, workspace.filing(draft), today)
    return drafts


def _take_into_card(workspace: Workspace, filing: Filing, taken: Sequence[Offer]) -> None:
    if not taken or filing.client is None:
        return
    card = workspace.card(filing.client.id)
    answers = card.answers.with_all({offer.field: offer.after for offer in taken if offer.field is not None})
    new = tuple(offer.paper for offer in taken if offer.paper is not None)
    replaced = {paper.slot for paper in new}
    kept = tuple(paper for paper in card.papers if paper.slot not in replaced)
    client = replace(card.client, name=answers.typed(operator.NAME).strip() or card.client.name)
    workspace.put_card(Card(client, answers, (*kept, *new)))


# Merging


def conflicts(workspace: Workspace, kept_id: str, gone_id: str) -> list[Conflict]:
    """The questions that both clients answer, and not the same. Raises ClientUnknown."""
    mine, theirs = workspace.card(kept_id).answers, workspace.card(gone_id).answers
    return [
        Conflict(field, {field: mine.texts(field)}, {field: theirs.texts(field)})
        for field in FIELDS
        if mine.texts(field) and theirs.texts(field) and written(mine, field) != written(theirs, field)
    ]


def merge(workspace: Workspace, kept_id: str, gone_id: str, theirs: Collection[Conflict]) -> Card:
    """Makes one client of two: the first has its answers, those of ``theirs`` of the second, and what only that one
    has; its papers come along, and all filings are the first one's. A backup is made first.
    """
    if kept_id == gone_id:
        raise Failure(_THE_SAME)
    kept, gone = workspace.card(kept_id), workspace.card(gone_id)
    answers = Answers({field: kept.answers.texts(field) or gone.answers.texts(field) for field in FIELDS})
    for conflict in theirs:
        answers = answers.with_all(dict(conflict.theirs))
    hashes = {(paper.slot, paper.facts.sha256) for paper in kept.papers}
    more = tuple(paper for paper in gone.papers if (paper.slot, paper.facts.sha256) not in hashes)
    name = answers.typed(operator.NAME).strip() or kept.client.name
    return workspace.merge_clients(Card(replace(kept.client, name=name), answers, (*kept.papers, *more)), gone_id)


_THE_SAME = Text("请选两个不同的客户来合并。", "Choose two different clients to merge.")


def search(clients: Iterable[ClientSummary], wanted: str) -> list[ClientSummary]:
    """The clients that hold the text in their name or any answer."""
    text = folded(wanted)
    return [one for one in clients if not text or text in _texts(one)]


def _texts(one: ClientSummary) -> str:
    return folded("\n".join([one.client.name, *(text for field in one.answers for text in one.answers.texts(field))]))
