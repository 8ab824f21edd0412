"""Attachments on paper."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from beian_desktop.attachments.content import InMemory
from beian_desktop.attachments.picture import pictures
from beian_desktop.documents.compose import compose
from beian_desktop.documents.package import FileKind, Package
from beian_desktop.filing.files import Attachment, FileFacts, FileType
from tests.documents.made_up import complete
from tests.documents.reading import MM, TODAY, composed, data_of, page_texts, squeezed

CARD = (85.6 * MM, 53.98 * MM)
IMAGE = 3


@pytest.fixture(scope="module")
def package() -> Package:
    return composed(complete(), documents=("attachments",))


def test_both_sides_of_a_card_stand_on_one_page_at_true_size(package: Package) -> None:
    document = pypdfium2.PdfDocument(data_of(package, FileKind.ARCHIVE))
    page = next(p for p in document if "主体负责人" in p.get_textpage().get_text_range())
    sizes = [(right - left, top - bottom) for left, bottom, right, top in bounds_of_images(page)]
    assert len(sizes) == 2
    for size in sizes:
        assert size == pytest.approx(CARD, abs=0.5 * MM)


def bounds_of_images(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    return [item.get_bounds() for item in page.get_objects() if item.type == IMAGE]


def test_a_card_names_all_roles_of_the_person(package: Package) -> None:
    texts = [squeezed(text) for text in page_texts(data_of(package, FileKind.ARCHIVE))]
    assert any("主体负责人、网站负责人、网站应急联络人：𠮷野堃" in text for text in texts)
    assert any("法定代表人：阿卜杜勒·热合曼" in text for text in texts)


def test_identity_copies_carry_the_watermark_and_others_none(package: Package) -> None:
    texts = [squeezed(text) for text in page_texts(data_of(package, FileKind.ARCHIVE))]
    mark = "仅供办理北京市公安局海淀分局网络安全保卫大队公安联网备案使用2026-11-23"
    assert all((mark in text) == ("原大" in text) for text in texts)
    assert any(mark in text for text in texts)


def test_each_page_has_the_box_that_it_agrees_with_the_original(package: Package) -> None:
    assert all("本复印件与原件一致" in squeezed(text) for text in page_texts(data_of(package, FileKind.ARCHIVE)))


def test_a_scan_of_several_pages_is_read_once_and_gets_a_page_for_each() -> None:
    filing = complete()
    pages = [Image.new("RGB", (900, 1270), (n * 40, 90, 120)) for n in range(5)]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:])
    data = out.getvalue()
    facts = FileFacts(FileType.PDF, len(data), "", pages=5)
    agreement = Attachment("agreement", "access.agreement", "协议.pdf", facts, InMemory(data))
    reads: list[str] = []

    def counted(attachment: Attachment, side: int) -> Iterator[Image.Image]:
        reads.append(attachment.id)
        return pictures(attachment, side)

    package = compose(
        replace(filing, attachments=(agreement,)),
        today=TODAY, draft=False, pictures=counted, document_ids=("attachments",), exchange_json="{}",
    )  # fmt: skip
    assert [document.pages for document in package.documents] == [5]
    assert reads == ["agreement"]
    texts = [squeezed(text) for text in page_texts(data_of(package, FileKind.ARCHIVE))]
    assert [f"接入服务协议（{n}/5）" in text for n, text in enumerate(texts, 1)] == [True] * 5


def test_the_pixels_of_printed_pages_are_not_kept() -> None:
    """A page decoded has 10 MB; a contract of fifty pages took a gigabyte so."""
    size = (1500, 2100)
    peak, _ = peak_with([Image.new("RGB", size, (n * 20, 90, 120)) for n in range(12)])
    assert peak < size[0] * size[1] * 3 * 12 / 2


def test_the_two_files_alone_are_held_when_they_are_done() -> None:
    """ReportLab joins and copies each file, and the pictures lay beside them: five times a file for fifty scans."""
    size = (600, 900)
    plain, _ = peak_with([Image.new("RGB", size, (n, 90, 120)) for n in range(24)])
    noisy, large = peak_with([Image.effect_noise(size, 60 + n).convert("RGB") for n in range(24)])
    assert large > 5_000_000
    assert noisy - plain < 1.6 * large


def peak_with(pages: list[Image.Image]) -> tuple[int, int]:
    """The most memory that Python held beside these pages while they were printed, and the archive's size."""
    facts = FileFacts(FileType.PDF, 1, "", pages=len(pages))
    attachment = Attachment("a", "access.agreement", "a.pdf", facts, InMemory(b""))
    filing = replace(complete(), attachments=(attachment,))
    tracemalloc.start()
    try:
        package = compose(
            filing, today=TODAY, draft=False, pictures=lambda *_: iter(pages),
            document_ids=("attachments",), exchange_json="{}",
        )  # fmt: skip
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [document.pages for document in package.documents] == [len(pages)]
    return peak, len(data_of(package, FileKind.ARCHIVE))
