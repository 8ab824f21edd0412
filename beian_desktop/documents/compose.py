"""A filing as its printed package: documents laid out by the pack, put together as three PDF files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from beian_desktop.checks.case import Case
from beian_desktop.checks.report import Report, examine
from beian_desktop.documents.glyphs import has_glyph
from beian_desktop.documents.package import FILE_NAMES, FileKind, Laid, Located, Package, PdfFile
from beian_desktop.documents.page_pictures import PagePictures
from beian_desktop.documents.pictures import Pictures
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.office import deciding_area
from beian_desktop.form.sections import operator
from beian_desktop.system.language import Text

ELSEWHERE = Text(
    "文书“{id}”属于“{pack}”，这份备案的受理机关不用，没有放进去。确实要用，请另选那套模板。",
    "The document “{id}” belongs to “{pack}”, which this filing's office doesn't use; it was left out. "
    "Choose that pack when it is wanted all the same.",
)

if TYPE_CHECKING:
    from beian_desktop.documents.closing import Printout
    from beian_desktop.documents.job import Job
    from beian_desktop.documents.pdf import Leaf, Look


def compose(  # noqa: PLR0913 - all that a package is made of, each by its name
    filing: Filing,
    *,
    today: date,
    draft: bool,
    pictures: Pictures,
    document_ids: Sequence[str] | None = None,
    pack_id: str | None = None,
    own_packs: Path | None = None,
    exchange_json: str,
    copies: Mapping[str, int] = {},
    letterhead: tuple[str, ...] = (),
) -> Package:
    """The three files of a filing; a file without pages is left out (online, nothing goes to the counter).

    ``document_ids`` chooses documents instead of what route and kind need, ``pack_id`` a pack instead of the
    office's; ``own_packs`` is the user's folder of packs, of which broken ones are left out and told by the
    package's warnings. ``exchange_json`` is embedded in the archive and gives the digest at the foot of each
    page; ``pictures`` reads the scans. ``copies`` and ``letterhead`` are an agency's (see as_usual and Job).

    Raises MissingGlyph, BrokenPack, UnknownPack, UnknownDocument, and Failure for a scan that can't be used.
    """
    from beian_desktop.documents.job import Job
    from beian_desktop.documents.marks import TO_FILL, marks
    from beian_desktop.documents.packs import find_packs
    from beian_desktop.documents.pdf import Look
    from beian_desktop.documents.planning import as_usual, chosen, elsewhere
    from beian_desktop.documents.printed import Printed

    printed, area, packs = Printed(filing.answers), deciding_area(filing.answers), find_packs(own_packs)
    pack = as_usual(packs.named(pack_id) if pack_id else packs.for_area(area.code if area else None), copies)
    others = elsewhere(pack, packs.packs, document_ids or ())
    wanted = None if document_ids is None else [each for each in document_ids if each not in others]
    documents = chosen(pack, printed.full, wanted or document_ids)
    letter_marks = cache(lambda: marks(printed, today, unanswered=TO_FILL))
    job = Job(
        filing,
        printed,
        today,
        pack,
        documents,
        _report(filing, today),
        letter_marks,
        PagePictures(pictures),
        letterhead=letterhead,
    )
    printouts = _printouts(job)
    who = printed.text(operator.NAME)
    digest = hashlib.sha256(exchange_json.encode()).hexdigest()[:12]
    look = Look(_title(filing), who, filing.id or filing.title, digest, draft)
    files = tuple(_files(printouts, job, look, exchange_json))
    laid = tuple(Laid(p.document.id, p.document.copies, len(p.pages)) for p in printouts)
    warnings = (
        *(failure.says for failure in packs.broken.values()),
        *(ELSEWHERE.filled(id=each, pack=other.title) for each, other in others.items()),
    )
    return Package(files, laid, tuple(_places(printouts)), warnings)


def _title(filing: Filing) -> str:
    name = filing.title
    return f"公安联网备案材料：{name}" if name else "公安联网备案材料"


def _report(filing: Filing, today: date) -> Callable[[], Report]:
    @cache
    def report() -> Report:
        return examine(Case(filing, today, has_glyph=has_glyph))[0]

    return report


def _printouts(job: Job) -> list[Printout]:
    """Each document laid out; those that count the others' pages come last, and all in the pack's order."""
    from beian_desktop.documents.builders import BUILDERS, COUNTING
    from beian_desktop.documents.closing import Printout
    from beian_desktop.documents.flow import paginate

    made: dict[str, Printout] = {}
    last = {builder: place for place, builder in enumerate(COUNTING)}
    for document in sorted(job.documents, key=lambda document: last.get(document.builder, -1)):
        counts = {printout.document.id: len(printout.pages) for printout in made.values()}
        pages = paginate(BUILDERS[document.builder](replace(job, counts=counts), document))
        if pages:
            made[document.id] = Printout(document, pages)
    return [made[document.id] for document in job.documents if document.id in made]


def _files(printouts: list[Printout], job: Job, look: Look, exchange_json: str) -> Iterator[PdfFile]:
    from beian_desktop.documents.pack import Output
    from beian_desktop.documents.pdf import collated, once, write_pdf

    handed = [printout for printout in printouts if printout.document.output is Output.COUNTER]
    kept = [printout for printout in printouts if printout.document.output is Output.OWN]
    if handed:
        leaves = [*collated(handed), *once([_closing(handed, job)])]
        yield _file(FileKind.COUNTER, leaves, write_pdf(leaves, look, duplex=FileKind.COUNTER.two_sided))
    if kept:
        leaves = list(once(kept))
        yield _file(FileKind.OWN, leaves, write_pdf(leaves, look))
    if printouts:
        job.pictures.last = True
        leaves = list(once(printouts))
        yield _file(FileKind.ARCHIVE, leaves, write_pdf(leaves, look, embedded=exchange_json))


def _file(kind: FileKind, leaves: Sequence[Leaf], data: bytes) -> PdfFile:
    stands = tuple((leaf.printout.document.id, leaf.index) if leaf.printout else None for leaf in leaves)
    return PdfFile(kind, FILE_NAMES[kind], data, stands)


def _closing(handed: Sequence[Printout], job: Job) -> Printout:
    from beian_desktop.documents.closing import Printout, build_closing
    from beian_desktop.documents.flow import paginate
    from beian_desktop.documents.pack import Document, Output

    starts, at = [], 1
    for printout in handed:
        count = len(printout.pages)
        starts.append((at, at + count - 1))
        at += (count + count % 2) * printout.document.copies
    document = Document("closing", Text("盖章与签字一览", "Seals and signatures"), "closing", Output.COUNTER)
    blocks = build_closing(handed, starts, individual=job.printed.is_individual)
    return Printout(document, paginate(blocks))


def _places(printouts: Sequence[Printout]) -> Iterator[Located]:
    for printout in printouts:
        for number, page in enumerate(printout.pages):
            for placed in page:
                for place in placed.block.places(placed.x, placed.y):
                    yield Located(printout.document.id, number, place.question, place[1:])
