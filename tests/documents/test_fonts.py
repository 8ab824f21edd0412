"""Embedded fonts and the text that comes back out of the file."""

from __future__ import annotations

import ctypes
import sys
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdfium2 import raw

from beian_desktop.documents.package import FileKind
from beian_desktop.form.sections import operator
from tests.documents.made_up import complete
from tests.documents.reading import composed, data_of, page_texts, whole_text

RARE = ("𠮷野家", "堃", "㛃", "䶮", "阿卜杜勒·热合曼·买买提", "㐂", "𡋀", "𬒈")


@pytest.mark.parametrize("name", RARE)
def test_rare_names_copy_out_of_the_file_as_themselves(name: str) -> None:
    filing = complete()
    filing = filing.with_answers(filing.answers.with_text(operator.NAME, f"示例{name}商店"))
    data = data_of(composed(filing, documents=("registration",)), FileKind.COUNTER)
    assert f"示例{name}商店" in whole_text(data)
    pypdf_text = "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    assert name in pypdf_text.replace("\n", "")


def test_every_font_is_an_embedded_truetype_subset() -> None:
    reader = PdfReader(BytesIO(data_of(composed(complete()), FileKind.ARCHIVE)))
    fonts = [font for page in reader.pages for font in fonts_of(page)]
    assert fonts
    for font in fonts:
        assert font["/Subtype"] == "/TrueType"
        assert "+" in font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "/ToUnicode" in font


def fonts_of(page: Any) -> list[Any]:
    return [reference.get_object() for reference in page["/Resources"]["/Font"].values()]


def test_a_ticked_box_reads_otherwise_than_an_empty_one() -> None:
    text = "".join(page_texts(data_of(composed(complete(), documents=("registration",)), FileKind.ARCHIVE)))
    squeezed = text.replace(" ", "").replace("\r", "").replace("\n", "")
    assert "√单位" in squeezed
    assert "□个人" in squeezed


def found(data: bytes, *units: int) -> int:
    """How often PDFium's search finds these UTF-16 units on the first page."""
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    search = raw.FPDFText_FindStart(page, (ctypes.c_ushort * (len(units) + 1))(*units, 0), 0, 0)
    count = 0
    while raw.FPDFText_FindNext(search):
        count += 1
    raw.FPDFText_FindClose(search)
    return count


def test_pdfium_finds_a_rare_character_by_its_halves_at_least() -> None:
    """Not our fault: see ``fonts._to_unicode_map``. When the last line fails, PDFium has learned it."""
    data = data_of(composed(complete(), documents=("registration",)), FileKind.ARCHIVE)
    assert "𠮷野堃" in page_texts(data)[0]
    assert found(data, 0xD842) == found(data, 0xDFB7) == found(data, *map(ord, "野堃")) > 0
    if sys.platform == "linux":
        assert found(data, 0xD842, 0xDFB7) == 0
