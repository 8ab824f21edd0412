"""Attachments on paper: identity cards at true size, other scans one page each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFImageXObject
from reportlab.platypus import Flowable, PageBreakIfNotEmpty, Spacer

from beian_desktop.documents.flow import MM, ROOM, WIDTH, Align, Block, draw_lines, paragraph, title
from beian_desktop.documents.fonts import Face
from beian_desktop.documents.job import Job
from beian_desktop.documents.pack import Document
from beian_desktop.documents.page_pictures import PagePicture, PagePictures
from beian_desktop.documents.text import Line, lines_of
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.files import Attachment
from beian_desktop.filing.links import ticked
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import Field, Section, Slot
from beian_desktop.form.sections import operator, people

CARD_WIDTH, CARD_HEIGHT = 85.6 * MM, 53.98 * MM
"""An identity card (ISO/IEC 7810 ID-1)."""

_BOOKLET_WIDTH, _BOOKLET_HEIGHT = 125 * MM, 88 * MM
"""The data page of a passport (ISO/IEC 7810 ID-3)."""

_ABOVE, _BELOW = 14.0, 29.0
"""The spaces above a card, and below both with the line about their size, in points."""

_SMALLEST_MARK = 4.6
"""The size in points under which a watermark takes another line."""

CARD_SIDE = 1400
PAGE_SIDE = 2200
"""The longest side in pixels that is kept: about 400 and 200 dots to the inch."""


@dataclass(frozen=True)
class Sheet:
    """One page of scans: the slots that stand on it, a caption, and its pictures (attachment and page)."""

    slots: tuple[str, ...]
    caption: str
    pictures: tuple[tuple[Attachment, int], ...]
    person: bool = False


def source_slot(slot_id: str, answers: Answers) -> str:
    """The slot whose scans stand for this one: a ticked role uses the principal's."""
    slot = FORM.slot(slot_id)
    section = next((section for section in FORM.sections if section.id == slot.section_id), None)
    if slot.mirrors is not None and section is not None and ticked(section, answers):
        return slot.mirrors.id
    return slot_id


def sheets_of(job: Job) -> list[Sheet]:
    """Every page of scans, in the form's print order; scans in hidden slots aren't printed."""
    sheets: list[Sheet] = []
    done: set[str] = set()
    for slot_id in _slots_in_order(job):
        if slot_id not in done:
            slot = FORM.slot(slot_id)
            done.update(pair := _pair(slot))
            sheets += _card_sheets(job, slot, pair) if slot.card else _page_sheets(job, slot)
    return sheets


def asked_slots(job: Job) -> Iterator[Slot]:
    """The slots that the present answers ask for, in the form's print order."""
    return (slot for slot in FORM.slots if job.printed.own.shown(slot) and _section_shown(slot, job))


def _slots_in_order(job: Job) -> Iterator[str]:
    known = [slot.id for slot in asked_slots(job)]
    others = [a.slot for a in job.filing.attachments if a.slot.startswith("other.")]
    used = {attachment.slot for attachment in job.filing.attachments}
    return (slot_id for slot_id in dict.fromkeys([*known, *others]) if slot_id in used or _pair_used(slot_id, used))


def _section_shown(slot: Slot, job: Job) -> bool:
    section = next((section for section in FORM.sections if section.id == slot.section_id), None)
    return section is None or job.printed.own.shown(section)


def _pair_used(slot_id: str, used: set[str]) -> bool:
    return any(other in used for other in _pair(FORM.slot(slot_id)))


def _pair(slot: Slot) -> tuple[str, ...]:
    return (slot.id, slot.sides) if slot.sides else (slot.id,)


def _card_sheets(job: Job, slot: Slot, pair: tuple[str, ...]) -> Iterator[Sheet]:
    """Front and back on one page; further pictures of the same slots go two to a page."""
    found = [
        (attachment, page) for name in pair for attachment in job.filing.in_slot(name) for page in _pages(attachment)
    ]
    for start in range(0, len(found), 2):
        yield Sheet(pair, whose(slot, job), tuple(found[start : start + 2]), person=True)


def _page_sheets(job: Job, slot: Slot) -> Iterator[Sheet]:
    found = [(attachment, page) for attachment in job.filing.in_slot(slot.id) for page in _pages(attachment)]
    for number, one in enumerate(found, 1):
        count = f"（{number}/{len(found)}）" if len(found) > 1 else ""
        held = slot.id.endswith(".id_held")
        caption = whose(slot, job) if held else slot.label.zh
        yield Sheet((slot.id,), caption + count, (one,), person=held)


def _pages(attachment: Attachment) -> range:
    return range(max(attachment.facts.pages, 1))


def whose(slot: Slot, job: Job) -> str:
    """Roles and name of the person whose card this is."""
    section = FORM.section(slot.section_id)
    roles = [section, *(role.section for role in people.ROLES if _mirrors_of(role.section, slot, job))]
    name = job.printed.text(_name_field(section))
    return "、".join(role.label.zh for role in roles) + (f"：{name}" if name else "")


def _mirrors_of(section: Section, slot: Slot, job: Job) -> bool:
    return ticked(section, job.printed.own) and any(other.mirrors is slot for other in section.slots)


def _name_field(section: Section) -> Field[Any]:
    named = (q for q in section.questions if isinstance(q, Field) and q.name == "name")
    return next(named, operator.LEGAL_REPRESENTATIVE)


def build_scans(job: Job, document: Document) -> Iterator[Flowable]:
    """One page for each sheet, with a box to confirm that it agrees with the original."""
    mark = watermark(job)
    for sheet in sheets_of(job):
        head = list(_head(sheet.caption, document))
        foot = [Spacer(0, 10.0), _agreement(job)]
        yield PageBreakIfNotEmpty()
        yield from head
        yield from _blocks(sheet, mark, job.pictures, ROOM - _height(head) - _height(foot) - 4.0)
        yield from foot


def _head(caption: str, document: Document) -> Iterator[Flowable]:
    if len(caption) < 30:
        yield from title(caption)
    else:
        yield from title(document.title.zh)
        yield paragraph(caption, face=Face.STRONG, align=Align.CENTRE)


def _height(blocks: Iterable[Flowable]) -> float:
    return sum(block.getSpaceBefore() + block.height + block.getSpaceAfter() for block in blocks)


def watermark(job: Job) -> str:
    """The words across identity copies that limit their use."""
    return f"仅供办理{job.printed.office_name}公安联网备案使用 {job.today:%Y-%m-%d}"


def _blocks(sheet: Sheet, mark: str, pictures: PagePictures, room: float) -> Iterator[Flowable]:
    if sheet.person and len(sheet.slots) == 2:
        each = min((room - 2 * _ABOVE - _BELOW) / 2, _BOOKLET_HEIGHT + 8)
        for attachment, page in sheet.pictures:
            yield Spacer(0, _ABOVE)
            yield Card(attachment, page, mark, pictures, room=each)
        yield Spacer(0, 10.0)
        yield paragraph("卡式证件为原大（85.6×54毫米）。", size=9.0, align=Align.CENTRE)
    else:
        (attachment, page), *_ = sheet.pictures
        yield Scan(attachment, page, mark if sheet.person else "", pictures, room=room)


class Scan(Block):
    """A picture as large as its place of ``room`` points allows, in the middle, with the words ``mark`` across it."""

    side = PAGE_SIDE
    """The longest side in pixels that is kept."""

    def __init__(self, attachment: Attachment, page: int, mark: str, pictures: PagePictures, *, room: float) -> None:
        super().__init__()
        self.attachment, self.page, self.mark, self.pictures = attachment, page, mark, pictures
        self.width, self.height = WIDTH, room

    def draw(self) -> None:
        """Reads the page when it is first drawn, and draws it."""
        found = self.pictures.page(self.attachment, self.page, self.side)
        width, height = self.size(found.width, found.height)
        left, bottom = (self.width - width) / 2, (self.height - height) / 2
        _draw_picture(self.canv, _Image(found, last=self.pictures.last), left, bottom, width, height)
        if self.mark:
            _draw_mark(self.canv, self.mark, left, bottom, width, height)

    def size(self, wide: int, high: int) -> tuple[float, float]:
        """The printed size of a picture of so many pixels."""
        scale = min(self.width / wide, self.height / high)
        return wide * scale, high * scale


class Card(Scan):
    """A card at true size; a picture of another shape is a booklet or an uncut photograph, and gets a larger place."""

    side = CARD_SIDE

    def size(self, wide: int, high: int) -> tuple[float, float]:
        shape, card = wide / high, CARD_WIDTH / CARD_HEIGHT
        if abs(shape / card - 1) < 0.08:
            return CARD_WIDTH, CARD_HEIGHT
        if abs(shape * card - 1) < 0.08:
            return CARD_HEIGHT, CARD_WIDTH
        scale = min(_BOOKLET_WIDTH / wide, min(_BOOKLET_HEIGHT, self.height) / high)
        return wide * scale, high * scale


def _draw_picture(canvas: Any, picture: _Image, x: float, y: float, width: float, height: float) -> None:
    if not canvas.hasForm(picture.name):
        canvas._doc.addForm(picture.name, picture)  # noqa: SLF001 - as drawImage does it
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(width, height)
    canvas.doForm(picture.name)
    canvas.restoreState()
    canvas.setLineWidth(0.3)
    canvas.setStrokeGray(0.6)
    canvas.rect(x, y, width, height)
    canvas.setStrokeGray(0)


class _Image(PDFImageXObject):
    """A picture in the file, whose bytes are fetched when they are written, and then let go if this is the last file.

    ReportLab's own drawing would decode each picture to tell whether it knows it, and keep 10 MB a page.
    """

    streamContent: bytes  # type: ignore[assignment]  # noqa: N815 - ReportLab's name; a text to the types

    def __init__(self, picture: PagePicture, *, last: bool) -> None:
        super().__init__(picture.name)
        self._jpeg, self._last = picture.jpeg, last
        self.width, self.height = picture.width, picture.height
        self.bitsPerComponent, self.colorSpace, self._filters = 8, "DeviceRGB", ("DCTDecode",)

    def format(self, document: Any) -> bytes:
        """The picture as an object of the file."""
        self.streamContent = self._jpeg[:]
        if self._last:
            self._jpeg.close()
        written: bytes = super().format(document)
        self.streamContent = b""
        return written


def _draw_mark(canvas: Any, text: str, x: float, y: float, width: float, height: float) -> None:
    """Thin translucent words across the picture, so light that number and face show through.

    They stand on one line, or in two where that would be too small to read.
    """
    size = width * 0.034
    while size > _SMALLEST_MARK and len(lines_of(text, Face.BODY, size, width * 0.95)) > 1:
        size *= 0.95
    lines = lines_of(text, Face.BODY, size, width * 0.95)
    canvas.saveState()
    canvas.setFillColorRGB(0.75, 0.1, 0.1)
    canvas.setFillAlpha(0.42)
    for share in (0.80, 0.50, 0.27):
        for number, line in enumerate(lines):
            _slanted(canvas, line, x + width / 2, y + height * share - number * size * 1.2)
    canvas.restoreState()


def _slanted(canvas: Any, line: Line, x: float, y: float) -> None:
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(7)
    draw_lines(canvas, (line,), -line.width / 2, line.size / 2, line.width, Align.LEFT, 1.0)
    canvas.restoreState()


class _Framed(Block):
    """Lines in a box."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        super().__init__()
        self.lines, self.width = lines, WIDTH
        self.height = sum(line.size for line in lines) * 1.7 + 14

    def draw(self) -> None:
        """Draws box and lines."""
        self.canv.setLineWidth(0.5)
        self.canv.rect(0, 0, self.width, self.height)
        draw_lines(self.canv, self.lines, 8, self.height - 7, self.width - 16, Align.LEFT, 1.7)


def _agreement(job: Job) -> Block:
    """The box 与原件一致: a unit seals, an individual signs and presses a fingerprint."""
    hand = "本人签字（按指印）：" if job.printed.is_individual else "单位公章："
    words = f"本复印件与原件一致。\n{hand}\n日期：　　　　　年　　　月　　　日"
    return _Framed(lines_of(words, Face.BODY, 10.5, WIDTH - 16))
