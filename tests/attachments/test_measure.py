from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from beian_desktop.attachments.content import InMemory
from beian_desktop.attachments.imaging import ORIENTATION
from beian_desktop.attachments.measure import MAX_BYTES, measure, measure_path
from beian_desktop.attachments.sample_scan import draw_pdf
from beian_desktop.filing.files import FileFacts, FileType, Problem

Save = Callable[..., bytes]


def facts_of(data: bytes, name: str = "scan") -> FileFacts:
    return measure(InMemory(data), name)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("JPEG", FileType.JPEG),
        ("PNG", FileType.PNG),
        ("WEBP", FileType.WEBP),
        ("BMP", FileType.BMP),
        ("TIFF", FileType.TIFF),
    ],
)
def test_every_type_of_picture_is_measured(kind: str, expected: FileType, card: Image.Image, saved: Save) -> None:
    facts = facts_of(saved(card, kind))
    assert (facts.type, facts.width, facts.height, facts.problem) == (expected, 1012, 638, None)
    assert facts.sharpness is not None
    assert facts.brightness is not None


def test_heic_of_a_telephone_is_measured(heic: bytes) -> None:
    facts = facts_of(heic)
    assert facts.type is FileType.HEIC
    assert facts.problem is None
    assert (facts.width, facts.height) == (64, 48)


def test_size_and_digest_are_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "notes.jpg"
    path.write_bytes(b"abc")
    facts = measure_path(path)
    assert facts.size == 3
    assert facts.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_text_named_jpg_is_no_scan() -> None:
    facts = facts_of("这是一段文字".encode(), "执照.jpg")
    assert (facts.type, facts.problem) == (FileType.OTHER, Problem.NOT_A_SCAN)


def test_an_empty_file_is_told_as_empty() -> None:
    assert facts_of(b"").problem is Problem.EMPTY


def test_a_file_that_vanished_is_missing(tmp_path: Path) -> None:
    assert measure_path(tmp_path / "gone.jpg").problem is Problem.MISSING


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert measure_path(tmp_path).problem is Problem.UNREADABLE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)
    assert measure_path(pipe).problem is Problem.UNREADABLE


def test_a_picture_cut_short_is_damaged(card: Image.Image, saved: Save) -> None:
    data = saved(card)
    assert facts_of(data[: len(data) // 2]).problem is Problem.DAMAGED


def test_a_png_that_unpacks_to_gigabytes_is_refused_unread() -> None:
    facts = facts_of(png_header(60_000, 60_000))
    assert (facts.type, facts.problem) == (FileType.PNG, Problem.TOO_LARGE)


def test_a_png_just_over_what_can_be_held_is_refused() -> None:
    assert facts_of(png_header(10_000, 7_000)).problem is Problem.TOO_LARGE


def test_a_webp_is_refused_earlier_since_its_decoder_needs_more(saved: Save) -> None:
    data = saved(Image.new("RGB", (8_000, 4_100)), "WEBP", method=0)
    assert facts_of(data).problem is Problem.TOO_LARGE


def png_header(width: int, height: int) -> bytes:
    """A PNG that promises so many pixels and holds none."""
    body = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    end = b"IEND"
    chunks = [(13).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")]
    chunks.append((0).to_bytes(4, "big") + end + zlib.crc32(end).to_bytes(4, "big"))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_a_jpeg_of_a_hundred_megapixels_is_taken(saved: Save) -> None:
    data = saved(Image.new("L", (12_500, 8_000), 200))
    facts = facts_of(data)
    assert (facts.width, facts.height, facts.problem) == (12_500, 8_000, None)


def test_sides_are_those_of_the_upright_picture(card: Image.Image, saved: Save) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    facts = facts_of(saved(card, exif=exif))
    assert (facts.width, facts.height) == (638, 1012)


def test_blur_lowers_the_sharpness(card: Image.Image, saved: Save) -> None:
    sharp = facts_of(saved(card)).sharpness
    blurred = facts_of(saved(card.filter(ImageFilter.GaussianBlur(6)))).sharpness
    assert sharp is not None
    assert blurred is not None
    assert blurred < 12 < 100 < sharp


def test_brightness_tells_white_from_black(saved: Save) -> None:
    assert facts_of(saved(Image.new("RGB", (800, 800), "white"))).brightness == pytest.approx(255)
    assert facts_of(saved(Image.new("RGB", (800, 800), "black"))).brightness == pytest.approx(0)


def test_a_picture_from_a_chat_program_is_noticed(card: Image.Image, saved: Save) -> None:
    small = card.resize((1280, 807))
    assert facts_of(saved(small, quality=60)).shrunk


@pytest.mark.parametrize("change", ["quality", "size", "exif"])
def test_an_original_is_not_taken_for_a_shrunk_one(change: str, card: Image.Image, saved: Save) -> None:
    exif = Image.Exif()
    if change == "exif":
        exif[0x010F] = "Camera"
    picture = card.resize((1300, 820)) if change == "size" else card.resize((1280, 807))
    assert not facts_of(saved(picture, quality=92 if change == "quality" else 60, exif=exif)).shrunk


def test_the_pages_of_a_pdf_are_counted() -> None:
    facts = facts_of(draw_pdf("协议", (["一"], ["二"], ["三"])))
    assert (facts.type, facts.pages, facts.problem) == (FileType.PDF, 3, None)


def test_a_pdf_with_a_password_is_encrypted(locked_pdf: bytes) -> None:
    facts = facts_of(locked_pdf)
    assert (facts.type, facts.problem) == (FileType.PDF, Problem.ENCRYPTED)


def test_a_pdf_without_content_is_damaged() -> None:
    assert facts_of(b"%PDF-1.7\nnothing of use").problem is Problem.DAMAGED


def one_page(content: bytes, times: int = 1) -> bytes:
    """A PDF whose only page has this content so many times, deflated."""
    deflating = zlib.compressobj(9)
    packed = b"".join(deflating.compress(content) for _ in range(times)) + deflating.flush()
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream endobj\n"
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Size 6/Root 1 0 R>>\n"
    ) % (len(packed), packed)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
def test_a_pdf_that_inflates_beyond_all_measure_is_too_large_and_takes_little_memory_here() -> None:
    import resource

    bomb = one_page(b" " * 1_000_000, 1_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert facts_of(bomb).problem is Problem.TOO_LARGE
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


def test_a_pdf_that_takes_too_long_to_draw_is_too_large() -> None:
    slow = one_page(b"BT /F 9 Tf " + b"1 0 0 1 9 9 Tm (many words upon each other) Tj\n" * 3_000_000 + b"ET")
    assert facts_of(slow).problem is Problem.TOO_LARGE


def test_without_a_child_process_a_pdf_is_read_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, locked_pdf: bytes
) -> None:
    for program in (tmp_path / "nothing", Path("/bin/false")):
        monkeypatch.setattr(sys, "executable", str(program))
        facts = facts_of(one_page(b"BT /F 9 Tf (%b) Tj ET" % program.name.encode()))
        assert (facts.problem, facts.pages) == (None, 1)
    assert facts_of(locked_pdf + b"\n").problem is Problem.ENCRYPTED


@pytest.mark.skipif(sys.platform == "win32", reason="no signals end a process there")
@pytest.mark.parametrize(
    ("ends", "problem"),
    [
        ("kill -SEGV $$", Problem.CRASHES),
        ("echo 'free(): invalid pointer' >&2; kill -ABRT $$", Problem.CRASHES),
        ("kill -ABRT $$", Problem.TOO_LARGE),
        ("kill -KILL $$", Problem.TOO_LARGE),
    ],
)
def test_a_reader_that_crashes_is_told_apart_from_one_that_needs_too_much(
    ends: str, problem: Problem, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reader = tmp_path / "reader"
    reader.write_text(f"#!/bin/sh\ncat >/dev/null\n{ends}\n")
    reader.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(reader))
    assert facts_of(one_page(f"BT /F 9 Tf ({ends[:20]}) Tj ET".encode())).problem is problem


def test_a_page_with_plain_content_is_usable() -> None:
    facts = facts_of(one_page(b"BT /F 9 Tf 1 0 0 1 9 9 Tm (words) Tj ET"))
    assert (facts.problem, facts.pages) == (None, 1)


@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_changed_bytes_of_a_pdf_never_raise(data: st.DataObject) -> None:
    broken = bytearray(one_page(b"BT /F 9 Tf (words) Tj ET"))
    for _ in range(data.draw(st.integers(1, 8))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(facts_of(bytes(broken[: data.draw(st.integers(0, len(broken)))])), FileFacts)


def test_a_file_larger_than_any_scan_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "film.jpg"
    with path.open("wb") as file:
        file.write(b"\xff\xd8\xff")
        file.truncate(MAX_BYTES + 1)
    assert measure_path(path).problem is Problem.TOO_LARGE


@settings(max_examples=200)
@given(data=st.data())
def test_changed_bytes_never_raise(data: st.DataObject, card: Image.Image, saved: Save) -> None:
    kind = data.draw(st.sampled_from(["JPEG", "PNG", "WEBP", "BMP", "TIFF"]))
    broken = bytearray(saved(card.resize((60, 40)), kind))
    for _ in range(data.draw(st.integers(1, 8))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(broken)))
    assert isinstance(facts_of(bytes(broken[:cut])), FileFacts)
