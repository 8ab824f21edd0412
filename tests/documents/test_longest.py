"""The longest values: nothing cut, nothing overlapping, everything continued."""

from __future__ import annotations

from collections import defaultdict

import pypdfium2
import pytest

from beian_desktop.documents.package import FileKind, Package
from beian_desktop.documents.printed import Printed
from beian_desktop.filing.filing import Filing
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import Field
from beian_desktop.form.kinds import PlainText
from build_scripts.longest import DOMAINS, RANGES, with_longest_texts
from tests.documents.made_up import complete, scan
from tests.documents.reading import Character, characters, composed, data_of, squeezed, whole_text


def longest() -> Filing:
    """Every text at its greatest length, 60 domains, 200 ranges, 40 attachments."""
    filing = complete()
    extra = tuple(scan(f"other.材料{number}") for number in range(30))
    answers = with_longest_texts(filing.answers)
    return Filing("longest-" + "0" * 24, answers, (*filing.attachments, *extra))


@pytest.fixture(scope="module")
def filing() -> Filing:
    return longest()


@pytest.fixture(scope="module")
def package(filing: Filing) -> Package:
    return composed(filing, draft=False)


def test_every_character_of_every_answer_is_printed_for_the_counter(filing: Filing, package: Package) -> None:
    text = whole_text(data_of(package, FileKind.COUNTER))
    printed = Printed(filing.answers)
    for section in FORM.sections:
        if section.id in ("account", "office", "result", "agent", "start"):
            continue  # not on the registration form
        for question in section.questions:
            if printed.asked(question) and isinstance(question, Field) and isinstance(question.kind, PlainText):
                assert squeezed(printed.text(question)) in text, question.id


def test_lists_continue_on_a_numbered_sheet(package: Package) -> None:
    text = whole_text(data_of(package, FileKind.COUNTER))
    assert "接续表" in text
    assert all(domain in text for domain in DOMAINS)
    assert all(f"{start}{start}{note}" in text for start, _, note in RANGES)


def test_every_attachment_has_its_page(filing: Filing, package: Package) -> None:
    pages = next(document.pages for document in package.documents if document.id == "attachments")
    assert pages == len(filing.attachments) - 3  # three persons have both sides on one page


@pytest.mark.parametrize("kind", [FileKind.COUNTER, FileKind.OWN])
def test_no_two_characters_overlap(package: Package, kind: FileKind) -> None:
    for number, page in enumerate(pypdfium2.PdfDocument(data_of(package, kind))):
        watermarked = any(item.type == 3 for item in page.get_objects())  # a scan under its watermark
        if not watermarked:
            assert overlaps(list(characters(page))) == [], f"page {number + 1}"


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
