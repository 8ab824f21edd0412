"""Which documents of a pack a filing needs, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from beian_desktop.documents.pack import Document, Pack
from beian_desktop.filing.answers import Answers
from beian_desktop.form.conditions import Condition
from beian_desktop.system.language import Language, Text

WHEN = Text("因为{condition}", "because {condition}")
ONLY_WHEN = Text("只在{condition}时需要", "only needed when {condition}")
SPARED = Text("{condition}，不需要", "not needed: {condition}")
ALWAYS = Text("每份备案都有", "part of every package")
USUAL = Text("除了{condition}，都需要", "needed unless {condition}")
ON_WISH = Text("需要时自己选", "only when you choose it")


@dataclass(frozen=True, slots=True)
class Planned:
    """A document of the pack, whether the answers ask for it, and the reason."""

    document: Document
    needed: bool
    why: Text


def plan(pack: Pack, answers: Answers) -> Iterator[Planned]:
    """Every document of the pack; ``answers`` have the ticked roles filled."""
    for document in pack.documents:
        yield Planned(document, is_needed(document, answers), _why(document, answers))


def as_usual(pack: Pack, copies: Mapping[str, int]) -> Pack:
    """The pack with an agency's usual copies by the documents' ids; one of which it wants none is left to be asked for."""
    documents = (_usual(document, copies.get(document.id)) for document in pack.documents)
    return replace(pack, documents=tuple(documents)) if copies else pack


def _usual(document: Document, copies: int | None) -> Document:
    if copies is None:
        return document
    return replace(document, copies=copies) if copies else replace(document, asked_only=True)


def chosen(pack: Pack, answers: Answers, ids: Sequence[str] | None) -> tuple[Document, ...]:
    """The documents asked for, else those that the answers need, in the pack's order. Raises UnknownDocument."""
    if ids is None:
        return tuple(document for document in pack.documents if is_needed(document, answers))
    wanted = [pack.document(document_id) for document_id in ids]
    return tuple(document for document in pack.documents if document in wanted)


def elsewhere(pack: Pack, others: Iterable[Pack], ids: Sequence[str]) -> dict[str, Pack]:
    """Those of the ids that this pack lacks and another has, with the pack that has each."""
    own = {document.id for document in pack.documents}
    theirs = {document.id: other for other in others for document in other.documents}
    return {wanted: theirs[wanted] for wanted in ids if wanted not in own and wanted in theirs}


def is_needed(document: Document, answers: Answers) -> bool:
    """Whether the answers ask for the document; what isn't decided yet leaves it in."""
    if document.asked_only:
        return False
    wanted = document.when is None or document.when.evaluate(answers) is True
    spared = document.unless is not None and document.unless.evaluate(answers) is True
    return wanted and not spared


def _why(document: Document, answers: Answers) -> Text:
    if document.asked_only:
        return ON_WISH
    if document.unless is not None and document.unless.evaluate(answers) is True:
        return _said(SPARED, document.unless)
    if document.when is not None:
        return _said(WHEN if document.when.evaluate(answers) is True else ONLY_WHEN, document.when)
    return ALWAYS if document.unless is None else _said(USUAL, document.unless)


def _said(words: Text, condition: Condition) -> Text:
    return Text(
        words.zh.format(condition=condition.explain(Language.ZH)),
        words.en.format(condition=condition.explain(Language.EN)),
    )
