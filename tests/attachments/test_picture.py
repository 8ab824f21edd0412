from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pytest
from PIL import Image, ImageChops, ImageStat

from beian_desktop.attachments.content import InMemory
from beian_desktop.attachments.fit import READABLE_SIDE, fitted
from beian_desktop.attachments.imaging import ORIENTATION
from beian_desktop.attachments.measure import measure
from beian_desktop.attachments.picture import jpeg, pictures
from beian_desktop.attachments.sample_scan import PAGE, draw_pdf, draw_scan
from beian_desktop.filing.files import Attachment
from beian_desktop.system.failure import Failure

Save = Callable[..., bytes]


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def attachment(data: bytes, turn: int = 0, crop: tuple[int, int, int, int] | None = None) -> Attachment:
    content = InMemory(data)
    return Attachment("1", "operator.certificate", "执照", measure(content, "执照"), content, turn, crop)


def one(data: bytes, turn: int = 0, crop: tuple[int, int, int, int] | None = None) -> Image.Image:
    """The picture of a file of one page."""
    [made] = pictures(attachment(data, turn, crop))
    return made


@pytest.fixture
def quarters() -> Image.Image:
    """Red and green above, blue and white below; 400 × 200 pixels."""
    made = Image.new("RGB", (400, 200), "white")
    made.paste("red", (0, 0, 200, 100))
    made.paste("green", (200, 0, 400, 100))
    made.paste("blue", (0, 100, 200, 200))
    return made


def corners(found: Image.Image) -> list[str]:
    """The colours near the corners, clockwise from the upper left."""
    width, height = found.size
    names = {(255, 0, 0): "red", (0, 128, 0): "green", (0, 0, 255): "blue", (255, 255, 255): "white"}
    points = [(9, 9), (width - 9, 9), (width - 9, height - 9), (9, height - 9)]
    return [nearest(found.convert("RGB").getpixel(point), names) for point in points]


def nearest(colour: object, names: dict[tuple[int, int, int], str]) -> str:
    assert isinstance(colour, tuple)
    return names[min(names, key=lambda known: sum(abs(a - b) for a, b in zip(known, colour, strict=True)))]


def test_exif_turn_and_place_leave_the_picture_upright(quarters: Image.Image, saved: Save) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # the camera was held on its side: show it turned clockwise
    exif.get_ifd(0x8825)[1] = "N"
    made = one(saved(quarters, exif=exif, quality=95))
    assert made.size == (200, 400)
    assert corners(made) == ["blue", "red", "green", "white"]
    assert b"Exif" not in jpeg(made)


def test_a_quarter_turn_is_clockwise(quarters: Image.Image, saved: Save) -> None:
    made = one(saved(quarters, "PNG"), turn=1)
    assert corners(made) == ["blue", "red", "green", "white"]


def test_a_crop_keeps_its_part_of_the_upright_picture(quarters: Image.Image, saved: Save) -> None:
    made = one(saved(quarters, "PNG"), crop=(500, 0, 1000, 500))
    assert made.size == (200, 100)
    assert corners(made) == ["green"] * 4


def test_an_empty_crop_leaves_a_pixel(quarters: Image.Image, saved: Save) -> None:
    made = one(saved(quarters, "PNG"), crop=(1000, 1000, 1000, 1000))
    assert made.size == (1, 1)


def test_transparency_becomes_white_paper(saved: Save) -> None:
    made = one(saved(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), "PNG"))
    assert made.convert("RGB").getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "BMP", "TIFF"])
def test_the_longest_side_is_held(kind: str, card: Image.Image, saved: Save) -> None:
    [page] = pictures(attachment(saved(card, kind)), 300)
    assert page.size == (300, 189)


def test_every_page_of_a_pdf_becomes_a_picture() -> None:
    first, second = pictures(attachment(draw_pdf("协议", (["第一页"], ["第二页有更多的字"]))))
    assert first.size == second.size == (1654, 2339)  # A4 at 200 dpi
    assert ImageStat.Stat(ImageChops.difference(first, second)).sum[0] > 0


def test_every_frame_of_a_tiff_becomes_a_picture(quarters: Image.Image, saved: Save) -> None:
    data = saved(quarters, "TIFF", save_all=True, append_images=[quarters.rotate(180)])
    first, second = pictures(attachment(data))
    assert corners(first) == ["red", "green", "white", "blue"]
    assert corners(second) == ["white", "blue", "red", "green"]


def test_a_palette_picture_comes_out_in_colour(quarters: Image.Image, saved: Save) -> None:
    [page] = pictures(attachment(saved(quarters.quantize(8), "PNG")))
    assert corners(page) == ["red", "green", "white", "blue"]


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_greys_of_sixteen_bits_keep_their_shades(kind: str, saved: Save) -> None:
    ramp = b"".join((grey * 257).to_bytes(2, sys.byteorder) for grey in range(256)) * 100
    data = saved(Image.frombytes("I;16", (256, 100), ramp), kind)
    (found,) = pictures(attachment(data))
    assert [found.getpixel((grey, 50)) for grey in (0, 64, 128, 255)] == [(grey,) * 3 for grey in (0, 64, 128, 255)]
    assert measure(InMemory(data), "x").brightness == pytest.approx(127.5, abs=1)


def test_a_file_that_is_no_scan_is_refused_with_its_name() -> None:
    with pytest.raises(Failure, match="执照"):
        next(pictures(attachment(b"no scan")))


def test_a_file_that_broke_after_it_was_measured_is_refused(card: Image.Image, saved: Save) -> None:
    whole = attachment(saved(card))
    broken = Attachment("1", whole.slot, whole.name, whole.facts, InMemory(saved(card)[:2000]))
    with pytest.raises(Failure, match="执照"):
        list(pictures(broken))


@pytest.mark.parametrize("limit", [5 * 1024 * 1024, 512 * 1024, 400 * 1024])
def test_a_large_photograph_fits_under_each_limit(limit: int) -> None:
    photograph = Image.effect_noise((3000, 2000), 40).convert("RGB")
    data = fitted(photograph, limit)
    assert data is not None
    assert len(data) <= limit
    assert min(opened(data).size) >= READABLE_SIDE


def test_a_picture_that_fits_keeps_its_size(card: Image.Image) -> None:
    data = fitted(card, 512 * 1024)
    assert data is not None
    assert opened(data).size == card.size


def test_what_fits_only_unreadably_is_not_given() -> None:
    assert fitted(Image.effect_noise((3000, 2000), 60).convert("RGB"), 20_000) is None


def test_a_drawn_scan_is_the_same_each_time() -> None:
    assert draw_scan("营业执照", ["一行"], PAGE) == draw_scan("营业执照", ["一行"], PAGE)
    assert draw_pdf("协议", [["一行"]]) == draw_pdf("协议", [["一行"]])
