"""互联网信息服务安全检查接收材料清单: thirteen rows, filled from what is in the package."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportlab.platypus import Flowable, KeepTogether, Spacer

from beian_desktop.documents.flow import MM, WIDTH, Align, title
from beian_desktop.documents.job import Job, note
from beian_desktop.documents.pack import Document, Source
from beian_desktop.documents.scans import Sheet, sheets_of, source_slot
from beian_desktop.documents.tables import Row, grid, label_cell, ruled, text_cell
from beian_desktop.form.declaration import FORM

_WIDTHS = tuple(width * MM for width in (12, 75, 16, 26, 46))
_HEADERS = ("序号", "名称", "页数", "是否原件", "备注")


@dataclass(frozen=True)
class Item:
    """A row of the list: the slots and documents that belong to it, and a standing remark.

    A slot ending in ``.*`` stands for all that begin so. ``unit_remark`` stands where a unit files.
    """

    name: str
    slots: tuple[str, ...]
    documents: tuple[str, ...]
    remark: str
    unit_remark: str


@lru_cache(maxsize=8)
def load_items(path: Path) -> tuple[Item, ...]:
    """The rows in a TOML file. Raises BrokenPack, which names the line."""
    source = Source(path)
    items = []
    for table in source.tables(source.data, "row"):
        slots = tuple(source.texts(table, "slots"))
        for slot in slots:
            _check_slot(source, slot)
        documents = tuple(source.texts(table, "documents"))
        remark, unit_remark = (source.take(table, key, str, "") for key in ("remark", "unit_remark"))
        items.append(Item(source.take(table, "name", str), slots, documents, remark, unit_remark))
    return tuple(items)


def _check_slot(source: Source, slot: str) -> None:
    if slot.endswith(".*"):
        return
    try:
        FORM.slot(slot)
    except LookupError:
        raise source.unknown(slot) from None


def build_materials(job: Job, document: Document) -> Iterator[Flowable]:
    """The list in two places to sign: applicant and receiving officer."""
    assert document.source is not None
    yield from title(document.title.zh, note=note(document))
    sheets = sheets_of(job)
    seen: dict[int, int] = {}
    rows = []
    for number, item in enumerate(load_items(document.source), 1):
        rows.append(_row(number, item, job, sheets, seen))
    count = len(rows)
    rows += _own_rows(sheets, count)
    yield grid([_HEADERS, *rows], _WIDTHS, centred=(0, 2, 3))
    yield Spacer(0, 10.0)
    yield KeepTogether([_hands(individual=job.printed.is_individual)])


def _row(number: int, item: Item, job: Job, sheets: list[Sheet], seen: dict[int, int]) -> tuple[str, ...]:
    wanted = [source_slot(slot, job.printed.own) for slot in item.slots if not slot.endswith(".*")]
    mine = [i for i, sheet in enumerate(sheets) if _holds(sheet, item, wanted)]
    fresh = [i for i in mine if i not in seen]
    remark = item.remark or ("" if job.printed.is_individual else item.unit_remark)
    remarks = [remark] if remark else []
    remarks += _elsewhere(item, job, [(sheets[i], seen[i]) for i in mine if i in seen], alone=not fresh)
    seen.update(dict.fromkeys(fresh, number))
    written = sum(job.counts.get(name, 0) for name in item.documents)
    pages = len(fresh) + written
    original = "" if not pages else ("原件" if written else "复印件")
    return str(number), item.name, str(pages) if pages else "", original, "；".join(remarks)


def _elsewhere(item: Item, job: Job, counted: list[tuple[Sheet, int]], *, alone: bool) -> Iterator[str]:
    """Whose cards are counted in an earlier row; the roles are named where others have cards of their own here."""
    for sheet, row in counted:
        slots = (FORM.slot(slot) for slot in item.slots if source_slot(slot, job.printed.own) in sheet.slots)
        roles = dict.fromkeys(FORM.section(slot.section_id).label.zh for slot in slots)
        yield f"{'' if alone else '、'.join(roles)}与第{row}项同一证件"


def _holds(sheet: Sheet, item: Item, wanted: list[str]) -> bool:
    families = tuple(slot[:-1] for slot in item.slots if slot.endswith(".*"))
    return any(slot in wanted or (families and slot.startswith(families)) for slot in sheet.slots)


def _own_rows(sheets: list[Sheet], count: int) -> list[tuple[str, ...]]:
    """The two empty rows; a sector approval takes the first."""
    approvals = [sheet for sheet in sheets if "operator.sector_approval" in sheet.slots]
    rows = [("行业主管部门审核批准文件", str(len(approvals)), "复印件")] if approvals else []
    rows += [("", "", "")] * (2 - len(rows))
    return [(str(count + 1 + i), name, pages, kind, "") for i, (name, pages, kind) in enumerate(rows)]


def _hands(*, individual: bool) -> Flowable:
    """Who hands in and who receives; a unit seals where it signs."""
    label, value = 36 * MM, WIDTH / 2 - 36 * MM
    pairs = (("申请人（代理人）", "接收民警"), ("提交时间", "接收时间"), ("联系电话", "联系电话"))
    rows = []
    hands = ("（签字并按指印）" if individual else "（签字、单位公章）", "（签字）")
    for (left, right), (mine, theirs) in zip(pairs, (hands, ("", ""), ("", "")), strict=True):
        left_value, right_value = (text_cell(text, value, align=Align.RIGHT, size=8.5) for text in (mine, theirs))
        least = 40.0 if mine else 26.0
        rows.append(Row((label_cell(left, label), left_value, label_cell(right, label), right_value), least=least))
    return ruled(rows)
