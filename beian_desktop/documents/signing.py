"""Places to sign and seal: a unit seals, an individual signs and presses a fingerprint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportlab.platypus import Flowable, KeepTogether, Spacer

from beian_desktop.documents.flow import WIDTH, Align, Lines
from beian_desktop.documents.fonts import Face
from beian_desktop.documents.pack import Document
from beian_desktop.documents.printed import Printed
from beian_desktop.documents.tables import PAD_X, Cell, Row, ruled
from beian_desktop.documents.text import lines_of
from beian_desktop.form.sections import operator

DATE_LINE = "年　　　月　　　日"
UNSEALED = "（无公章的个体工商户由经营者签字并按指印）"


def signer(printed: Printed) -> str:
    """Who signs: the unit's head under the name that its kind has, or the individual."""
    if printed.is_individual:
        return "本人"
    label = printed.label(operator.LEGAL_REPRESENTATIVE).removesuffix("姓名")
    return f"{label}（负责人）" if label == "法定代表人" else label


def signing(printed: Printed, document: Document) -> Iterator[Flowable]:
    """The boxes to sign and seal at the end of a document, kept on one page."""
    boxes = list(_boxes(printed, document))
    if not boxes:
        return
    width = WIDTH / len(boxes)
    cells = tuple(_box(caption, width) for caption in boxes)
    blocks: list[Flowable] = [Spacer(0, 6.0), ruled([Row(cells, least=96.0)])]
    if document.seals and (printed.blank or printed.is_sole_trader):
        blocks.append(Lines(lines_of(UNSEALED, Face.BODY, 8.5, WIDTH), Align.RIGHT, before=2.0))
    yield KeepTogether(blocks)


def _boxes(printed: Printed, document: Document) -> Iterator[str]:
    if document.filler:
        yield "填表人：\n \n联系电话："
    if printed.is_individual:
        if document.signs or document.seals:
            yield "本人签字（按指印）："
        return
    if document.signs:
        yield f"{signer(printed)}签字："
    if document.seals:
        yield "（单位公章）"


def _box(caption: str, width: float) -> Cell:
    text = caption + "\n " * (4 - caption.count("\n"))
    inner = width - 2 * PAD_X
    lines = lines_of(text, Face.BODY, 10.5, inner)
    (dated,) = lines_of(DATE_LINE, Face.BODY, 10.5, inner)
    return Cell((*lines, replace(dated, indent=inner - dated.width - 12)), width)
