"""What lays out each kind of document that a pack can name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportlab.platypus import Flowable

from beian_desktop.documents.answers_sheet import build_answers, load_steps
from beian_desktop.documents.change_sheet import build_change
from beian_desktop.documents.continuation import build_continuation
from beian_desktop.documents.form_sheet import build_blank, build_form, load_form_table
from beian_desktop.documents.job import Job
from beian_desktop.documents.letters import build_letter, load_letter
from beian_desktop.documents.materials import build_materials, load_items
from beian_desktop.documents.pack import MANIFEST, Document, Pack, Source
from beian_desktop.documents.report_sheet import build_report
from beian_desktop.documents.scans import build_scans
from beian_desktop.documents.visit_sheet import build_visit, load_advice

BUILDERS: dict[str, Callable[[Job, Document], Iterator[Flowable]]] = {
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

_LOADERS = {
    "form": load_form_table,
    "blank": load_form_table,
    "letter": load_letter,
    "answers": load_steps,
    "change": load_steps,
    "materials": load_items,
    "visit": load_advice,
}
"""What reads the source of a builder that needs one; all of them remember what they read."""


def examine_pack(pack: Pack) -> None:
    """Reads every source of the pack, anew. Raises BrokenPack, which names file and place."""
    for load in _LOADERS.values():
        load.cache_clear()  # a person may have edited the files since
    manifest = Source(pack.folder / MANIFEST)
    for document in pack.documents:
        if document.builder not in BUILDERS:
            name = document.builder
            raise manifest.broken(name, f"没有“{name}”这种文书", f"there is no builder “{name}”")
        if document.builder in _LOADERS:
            if document.source is None:
                raise manifest.broken(
                    document.id, f"“{document.id}”缺少“source”", f"“{document.id}” lacks its “source”"
                )
            _LOADERS[document.builder](document.source)
