"""The longest values: nothing cut, nothing overlapping, everything continued, every character from a font."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from beian_desktop.documents.flow import LEFT, PAGE_WIDTH, RIGHT
from beian_desktop.documents.form_sheet import CONTINUED
from beian_desktop.documents.package import FileKind, Located, Package
from beian_desktop.documents.printed import Printed
from beian_desktop.filing.filing import Filing
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Question
from tests.documents.longest import DOMAINS, RANGES, longest
from tests.documents.reading import MM, Character, characters, composed, data_of, squeezed, whole_text

WHOLE = ("registration", "answers", "security-organisation", "beijing-registration")
"""Documents whose every answer stands in a cell of its own."""

UNANSWERED = "（未填）"

Pages = list[list[Character]]


@pytest.fixture(scope="module")
def filing() -> Filing:
    return longest()


@pytest.fixture(scope="module")
def package(filing: Filing) -> Package:
    return composed(filing, pack="beijing")


@pytest.fixture(scope="module")
def archive(package: Package) -> Pages:
    return [list(characters(page)) for page in pypdfium2.PdfDocument(data_of(package, FileKind.ARCHIVE))]


def test_every_value_is_allowed_and_reads(filing: Filing) -> None:
    questions = (question for section in FORM.sections for question in section.questions)
    for field in (question for question in questions if isinstance(question, BaseField)):
        for index, typed in enumerate(filing.answers.texts(field)):
            assert filing.answers.face(field, index).meaning is not None, f"{field.id}: {typed}"
    assert len(filing.attachments) == 40


def test_each_cell_says_its_whole_answer_or_that_it_continues(filing: Filing, package: Package, archive: Pages) -> None:
    """What stands in the box of each answer, read back by its coordinates, is that answer."""
    printed, seen = Printed(filing.answers), set()
    sheets = squeezed("".join(each.text for page in pages_of(package, "continuation") for each in archive[page]))
    for document, question, said in cells(package, archive):
        whole = unboxed(printed.value(FORM.question(question), codes=document == "beijing-registration"))
        item_by_item = unboxed("".join(printed.texts(FORM.question(question))))
        if said.endswith(CONTINUED):
            assert whole.startswith(said.removesuffix(CONTINUED)), (document, question)
            assert item_by_item in sheets or question in ("site.other_domains", "site.ip_ranges"), question
        else:
            assert said in (whole, item_by_item) or (said == UNANSWERED and not whole), (document, question)
        seen.add((document, question))
    assert {question for _, question in seen} >= {question.id for question in asked(printed)}


def asked(printed: Printed) -> Iterator[Question]:
    questions = (question for section in FORM.sections for question in section.questions)
    return (question for question in questions if printed.asked(question) and printed.texts(question))


def unboxed(text: str) -> str:
    return re.sub(r"[☐☑√□]", "", squeezed(text))


def pages_of(package: Package, document: str) -> list[int]:
    file = package.file(FileKind.ARCHIVE)
    assert file is not None
    return [number for number, leaf in enumerate(file.leaves) if leaf is not None and leaf[0] == document]


def cells(package: Package, archive: Pages) -> Iterator[tuple[str, str, str]]:
    """For each answer of a document what its boxes say, over all pages."""
    wanted = sorted((place for place in package.places if place.document in WHOLE), key=which)
    for (document, question), places in groupby(wanted, key=which):
        first = pages_of(package, document)[0]
        yield document, question, unboxed("".join(said(place, archive[first + place.page]) for place in places))


def which(place: Located) -> tuple[str, str]:
    return place.document, place.question


def said(place: Located, page: list[Character]) -> str:
    """The characters in the middle of the box; none may reach out of it."""
    x, y, width, height = place.box
    found = []
    for each in page:
        if x < (each.left + each.right) / 2 < x + width and y < (each.bottom + each.top) / 2 < y + height:
            found.append(each.text)
            assert x - 0.5 <= each.left <= each.right <= x + width + 0.5, (place, each)
            assert y - 0.5 <= each.bottom <= each.top <= y + height + 0.5, (place, each)
    return "".join(found)


def test_lists_continue_on_a_numbered_sheet(package: Package) -> None:
    text = whole_text(data_of(package, FileKind.COUNTER))
    assert all(f"{number}{domain}" in text for number, domain in enumerate(DOMAINS, 1))
    assert all(f"{number}{''.join(row)}" in text for number, row in enumerate(RANGES, 1))


def test_every_attachment_has_its_page(filing: Filing, package: Package) -> None:
    pages = next(document.pages for document in package.documents if document.id == "attachments")
    backs = sum(attachment.slot.endswith("_back") for attachment in filing.attachments)
    assert pages == len(filing.attachments) - backs  # both sides stand on one page


def test_nothing_reaches_into_the_margins(archive: Pages) -> None:
    for number, page in enumerate(archive):
        for each in page:
            assert LEFT - 0.5 <= each.left <= each.right <= PAGE_WIDTH - RIGHT + 0.5, (number, each)
            assert 8 * MM <= each.bottom <= each.top <= 289 * MM, (number, each)


def test_no_two_characters_overlap(archive: Pages, package: Package) -> None:
    marked = set(pages_of(package, "attachments"))  # the watermark lies on the scans
    for number, page in enumerate(archive):
        if number not in marked:
            assert overlaps(page) == [], f"page {number + 1}"


def test_every_code_of_every_font_has_a_glyph(package: Package) -> None:
    pages: list[Any] = list(PdfReader(io.BytesIO(data_of(package, FileKind.ARCHIVE))).pages)
    fonts = {reference.idnum: reference for page in pages for reference in page["/Resources"]["/Font"].values()}
    assert len(fonts) > 3
    for font in (reference.get_object() for reference in fonts.values()):
        program = TTFont(io.BytesIO(font["/FontDescriptor"]["/FontFile2"].get_data()))
        glyphs = program["cmap"].tables[0].cmap
        mapped = re.findall(rb"^<([0-9A-F]{2})> <([0-9A-F]{4,})>$", font["/ToUnicode"].get_data(), re.MULTILINE)
        for code, text in mapped:
            character = bytes.fromhex(text.decode()).decode("utf-16-be")
            assert not character.isprintable() or glyphs.get(int(code, 16), ".notdef") != ".notdef", character


def overlaps(found: list[Character]) -> list[tuple[Character, Character]]:
    """Pairs of characters whose boxes share more than a sliver."""
    cells: dict[tuple[int, int], list[Character]] = defaultdict(list)
    pairs = []
    for one in found:
        column, line = int(one.left // 12), int(one.bottom // 12)
        near = (other for x in (-1, 0, 1) for y in (-1, 0, 1) for other in cells[column + x, line + y])
        pairs += [(one, other) for other in near if shared(one, other) > 1.2]
        cells[column, line].append(one)
    return pairs


def shared(one: Character, other: Character) -> float:
    """The smaller side of the common part of two boxes in points."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.top, other.top) - max(one.bottom, other.bottom)
    return min(wide, high)
