"""What the first answer and the first search wait for, done before: after the start, while nobody waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beian_desktop.filing.answers import Answers
from beian_desktop.form.declaration import FORM
from beian_desktop.identifiers.area import provinces

if TYPE_CHECKING:
    from beian_desktop.services.workspace import Workspace

_NOWHERE = "\uffff"
"""What no filing holds."""


def read_examples() -> None:
    """Reads an example of every field: that imports the libraries which read telephones, addresses and the like."""
    for field in FORM.fields():
        for text in field.good[:1]:
            Answers({field: (text,)}).face(field)
    provinces()


def search_once(workspace: Workspace) -> None:
    """Searches for what isn't there: the texts of all filings are read from the disk."""
    workspace.summaries(_NOWHERE)
