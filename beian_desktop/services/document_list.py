"""Which documents a filing's package has, and why, for choosing among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from beian_desktop.filing.filing import Filing
from beian_desktop.filing.links import linked
from beian_desktop.filing.office import deciding_area
from beian_desktop.services.own_files import OWN_PACKS
from beian_desktop.system.language import Text


def own_packs(data: Path) -> Path:
    """The user's folder of packs in the data folder; it need not exist."""
    return data / OWN_PACKS


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """One document: whether the answers ask for it, and the reason."""

    id: str
    title: Text
    copies: int
    needed: bool
    why: Text


@dataclass(frozen=True, slots=True)
class DocumentList:
    """The documents of the office's pack in print order; ``warnings`` tell the user's packs that are broken."""

    pack: Text
    documents: tuple[ListedDocument, ...]
    warnings: tuple[Text, ...]


def document_list(filing: Filing, own: Path | None = None, copies: Mapping[str, int] = {}) -> DocumentList:
    """The documents that there are for the filing, with an agency's usual ``copies``."""
    from beian_desktop.documents.packs import find_packs
    from beian_desktop.documents.planning import as_usual, plan

    packs, area = find_packs(own), deciding_area(filing.answers)
    pack = as_usual(packs.for_area(area.code if area else None), copies)
    documents = tuple(
        ListedDocument(
            planned.document.id, planned.document.title, planned.document.copies, planned.needed, planned.why
        )
        for planned in plan(pack, linked(filing.answers))
    )
    return DocumentList(pack.title, documents, tuple(failure.says for failure in packs.broken.values()))
