"""What every builder of a document is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from beian_desktop.checks.report import Report
from beian_desktop.documents.pack import Document, Pack
from beian_desktop.documents.page_pictures import PagePictures
from beian_desktop.documents.printed import Printed
from beian_desktop.filing.filing import Filing

REFERENCE = "参考版式，以受理机关表格为准"


@dataclass(frozen=True)
class Job:
    """One package in the making.

    ``documents`` are those that it holds; ``counts`` their pages (of one copy) as far
    as they are laid out; ``report`` makes the report of all checks, ``marks`` what the marks of letters
    stand for, ``pictures`` the scans' pages, ``letterhead`` are the lines above the agency's own papers.
    """

    filing: Filing
    printed: Printed
    today: date
    pack: Pack
    documents: tuple[Document, ...]
    report: Callable[[], Report]
    marks: Callable[[], Mapping[str, object]]
    pictures: PagePictures
    counts: Mapping[str, int] = field(default_factory=dict)
    letterhead: tuple[str, ...] = ()

    def holds(self, document_id: str) -> bool:
        """Whether the package holds the document."""
        return any(document.id == document_id for document in self.documents)


def note(document: Document) -> str:
    """What stands under the document's title."""
    return f"（{REFERENCE}）" if document.reference else ""
