"""What every builder of a document is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from beian_desktop.checks.report import Report
from beian_desktop.documents.pack import Document, Pack
from beian_desktop.documents.printed import Printed
from beian_desktop.filing.files import Attachment
from beian_desktop.filing.filing import Filing

if TYPE_CHECKING:
    from PIL.Image import Image

Pictures = Callable[[Attachment, int], "Iterator[Image]"]
"""Gives each page of an attachment as an upright picture whose longest side is at most so many pixels."""

REFERENCE = "参考版式，以受理机关表格为准"


@dataclass(frozen=True)
class Job:
    """One package in the making.

    ``documents`` are those that it holds; ``counts`` their pages (of one copy) as far
    as they are laid out; ``report`` makes the report of all checks, ``pictures`` the scans' pages.
    """

    filing: Filing
    printed: Printed
    today: date
    pack: Pack
    documents: tuple[Document, ...]
    report: Callable[[], Report]
    pictures: Pictures
    counts: Mapping[str, int] = field(default_factory=dict)

    def holds(self, document_id: str) -> bool:
        """Whether the package holds the document."""
        return any(document.id == document_id for document in self.documents)


def note(document: Document) -> str:
    """What stands under the document's title."""
    return f"（{REFERENCE}）" if document.reference else ""
