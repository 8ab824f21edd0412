"""办事一览: where to go, by when, what to bring, what to sign, what the officer will ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportlab.platypus import Flowable

from beian_desktop.documents.flow import MM, WIDTH, heading, paragraph, title
from beian_desktop.documents.job import Job, note
from beian_desktop.documents.pack import Document, Output, Source
from beian_desktop.documents.printed import ZH
from beian_desktop.documents.scans import asked_slots, whose
from beian_desktop.documents.tables import grid, headed
from beian_desktop.filing.due import WHAT_LABELS, WHAT_SOURCES, due_dates
from beian_desktop.form.sections import office
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Language

_LABEL = 34 * MM


@dataclass(frozen=True)
class Advice:
    """What the officer will ask, and the slots whose scans have no original to bring."""

    asks: tuple[str, ...]
    no_original: frozenset[str]


@lru_cache(maxsize=8)
def load_advice(path: Path) -> Advice:
    """The advice in a TOML file. Raises BrokenPack."""
    source = Source(path)
    return Advice(tuple(source.texts(source.data, "asks")), frozenset(source.texts(source.data, "no_original")))


def build_visit(job: Job, document: Document) -> Iterator[Flowable]:
    """One sheet to take along; it isn't handed in."""
    assert document.source is not None
    advice = load_advice(document.source)
    yield from title(document.title.zh, note=note(document))
    yield _pairs(list(_office(job)))
    yield from _dues(job)
    yield from _listed("要带的原件", list(dict.fromkeys(_originals(job, advice))))
    yield from _papers(job)
    yield from _listed("民警可能会问", advice.asks)
    open_issues = [i for i in job.report().issues if i.severity is not Severity.INFO]
    if open_issues:
        yield paragraph(f"检查报告里还有 {len(open_issues)} 条错误或提醒没有处理，请先看检查报告。", before=6.0)


def _originals(job: Job, advice: Advice) -> Iterator[str]:
    """The papers that were scanned or must be: a card once, whichever side."""
    used = {attachment.slot for attachment in job.filing.attachments}
    for slot in asked_slots(job):
        needed = slot.id in used or slot.required.evaluate(job.printed.own) is True
        if needed and slot.id not in advice.no_original and not slot.id.endswith(".id_held"):
            yield f"{whose(slot, job)}（证件）" if slot.card else slot.label.zh
    if not job.printed.is_individual:
        yield "单位公章"


def _office(job: Job) -> Iterator[tuple[str, str]]:
    yield office.NAME.label.zh, job.printed.office_name or "（先填写办公地址，属地由地址决定）"
    for field in (office.ADDRESS, office.PHONE, office.HOURS):
        yield field.label.zh, job.printed.text(field) or "（去之前请先打电话问清）"


def _pairs(rows: Sequence[tuple[str, str]]) -> Flowable:
    return grid(rows, (_LABEL, WIDTH - _LABEL), headers=0)


def _dues(job: Job) -> Iterator[Flowable]:
    found = [due for due in due_dates(job.filing) if due.watched_from <= job.today]
    if not found:
        return
    rows = []
    for due in found:
        day = f"{due.by.year}年{due.by.month}月{due.by.day}日" + ("（期限不明，请问清）" if due.guessed else "")
        rows.append((WHAT_LABELS[due.what].in_(ZH), day, WHAT_SOURCES[due.what].in_(Language.ZH)))
    yield from headed("期限", grid([("事项", "最迟", "依据"), *rows], (56 * MM, 44 * MM, WIDTH - 100 * MM)))


def _listed(name: str, texts: Sequence[str]) -> Iterator[Flowable]:
    if texts:
        yield from heading(name)
    for number, text in enumerate(texts, 1):
        yield paragraph(f"{number}. {text}", size=10.5, after=0.0, leading=1.4)


def _papers(job: Job) -> Iterator[Flowable]:
    handed = [d for d in job.documents if d.output is Output.COUNTER and d.id in job.counts]
    if handed:
        rows = [(d.title.zh, str(d.copies), str(job.counts[d.id])) for d in handed]
        table = grid([("文件", "份数", "每份页数"), *rows], (WIDTH - 60 * MM, 30 * MM, 30 * MM), centred=(1, 2))
        yield from headed("要打印盖章签字的文件（1-交公安.pdf，明细见其最后一页）", table)
