"""What lays out each kind of document that a pack can name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from beian_desktop.documents.answers_sheet import build_answers
from beian_desktop.documents.change_sheet import build_change
from beian_desktop.documents.continuation import build_continuation
from beian_desktop.documents.flow import Block
from beian_desktop.documents.form_sheet import build_blank, build_form
from beian_desktop.documents.job import Job
from beian_desktop.documents.letters import build_letter
from beian_desktop.documents.materials import build_materials
from beian_desktop.documents.pack import Document
from beian_desktop.documents.report_sheet import build_report
from beian_desktop.documents.scans import build_scans
from beian_desktop.documents.visit_sheet import build_visit

BUILDERS: dict[str, Callable[[Job, Document], Iterator[Block]]] = {
    "form": build_form,
    "continuation": build_continuation,
    "letter": build_letter,
    "scans": build_scans,
    "answers": build_answers,
    "materials": build_materials,
    "visit": build_visit,
    "report": build_report,
    "blank": build_blank,
    "change": build_change,
}

COUNTING = ("materials", "visit")
"""Builders that count the pages of the other documents, in the order in which they come after these."""
