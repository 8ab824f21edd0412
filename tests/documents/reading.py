"""Reading back what was printed: text, characters with their boxes, objects and their bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from beian_desktop.attachments.picture import pictures
from beian_desktop.documents.compose import compose
from beian_desktop.documents.package import FileKind, Package
from beian_desktop.filing.filing import Filing

TODAY = date(2026, 11, 23)
MM = 72 / 25.4


def composed(
    filing: Filing,
    *,
    draft: bool = False,
    documents: tuple[str, ...] | None = None,
    json: str = "{}\n",
    pack: str | None = None,
    own_packs: Path | None = None,
) -> Package:
    """The package of a filing on a fixed day."""
    return compose(
        filing,
        today=TODAY,
        draft=draft,
        pictures=pictures,
        document_ids=documents,
        pack_id=pack,
        own_packs=own_packs,
        exchange_json=json,
    )


def data_of(package: Package, kind: FileKind) -> bytes:
    """The bytes of one file, which must be there."""
    file = package.file(kind)
    assert file is not None
    return file.data


def page_texts(data: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def squeezed(text: str) -> str:
    """The text without white space and the noncharacters that pdfium puts at line ends."""
    return re.sub(r"[\s\ufffe\uffff\u2060]+", "", text)


def whole_text(data: bytes) -> str:
    """The text of all pages without white space."""
    return squeezed("".join(page_texts(data)))


class Character(NamedTuple):
    """A character and its box in points: left, bottom, right, top."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def characters(page: pypdfium2.PdfPage) -> Iterator[Character]:
    """Every character of a page that isn't white space; PDFium gives those beyond U+FFFF in two halves."""
    text = page.get_textpage()
    high = ""
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        if "\ud800" <= character < "\udc00":
            high = character
            continue
        character, high = (high + character).encode("utf-16", "surrogatepass").decode("utf-16", "replace"), ""
        if character.strip() and character not in HIDDEN:
            yield Character(character, *text.get_charbox(index))


HIDDEN = "□√\ufffe\uffff\u2060"
"""The signs under the drawn boxes are invisible; the others are PDFium's at the ends of lines."""
