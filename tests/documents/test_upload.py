"""The upload folder."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PIL import Image

from beian_desktop.attachments.fit import fitted
from beian_desktop.attachments.picture import pictures
from beian_desktop.documents.upload import GUIDE_NAME, LIMITS, DoesNotFit, upload_files
from beian_desktop.filing.files import Attachment
from tests.documents.made_up import complete


def files(profile: str = "5mb") -> dict[str, bytes]:
    return dict(upload_files(complete(), profile, pictures=pictures, fitted=fitted))


def test_files_stand_in_the_order_of_the_steps_with_chinese_names() -> None:
    names = list(files())
    assert names[:4] == [
        "01-主办单位证件.jpg",
        "02-主体负责人证件正面.jpg",
        "03-主体负责人证件背面.jpg",
        "04-域名证书.jpg",
    ]
    assert names[-1] == GUIDE_NAME


def test_a_ticked_role_gets_a_copy_of_the_principals_scans() -> None:
    found = files()
    assert found["07-网站应急联络人证件正面.jpg"] == found["02-主体负责人证件正面.jpg"]
    assert "网站应急联络人证件正面（同主体负责人）" in found[GUIDE_NAME].decode("utf-8-sig")


@pytest.mark.parametrize("profile", LIMITS)
def test_pictures_are_jpegs_under_the_limit_without_exif(profile: str) -> None:
    for name, data in files(profile).items():
        if name != GUIDE_NAME:
            assert len(data) <= LIMITS[profile]
            with Image.open(io.BytesIO(data)) as picture:
                assert picture.format == "JPEG"
                assert not picture.getexif()


def test_a_scan_that_cannot_fit_and_stay_readable_is_named() -> None:
    with pytest.raises(DoesNotFit, match=r"operator\.certificate\.jpg"):
        list(upload_files(complete(), "5mb", pictures=pictures, fitted=lambda image, limit: None))


@pytest.mark.parametrize("words", ["..", "CON", "a/b\\c", "a\nb\x1b\x00c", '<b>|?*":', "x" * 300, "末尾."])
def test_names_are_legal_on_every_system(words: str) -> None:
    filing = complete()
    other = replace(filing.attachments[0], slot=f"other.{words}")
    found = upload_files(replace(filing, attachments=(other,)), "5mb", pictures=pictures, fitted=fitted)
    for name, _ in found:
        assert re.fullmatch(r'\d\d-[^<>:"/\\|?*\x00-\x1f\x7f]{1,80}\.(jpg|txt)', name)


def test_a_picture_of_several_slots_is_fitted_once() -> None:
    fits: list[int] = []

    def counted(image: Image.Image, limit: int) -> bytes | None:
        fits.append(limit)
        return fitted(image, limit)

    names = [name for name, _ in upload_files(complete(), "5mb", pictures=pictures, fitted=counted)]
    assert len(fits) == len(complete().attachments) < len(names) - 1


def test_each_page_of_a_long_scan_is_given_before_the_next_is_drawn() -> None:
    drawn: list[int] = []

    def counted(_attachment: Attachment, _longest: int) -> Iterator[Image.Image]:
        for page in range(3):
            drawn.append(page)
            yield Image.new("RGB", (40, 60), "white")

    filing = complete()
    alone = replace(filing, attachments=filing.attachments[:1])
    given = upload_files(alone, "5mb", pictures=counted, fitted=fitted)
    for page in range(3):
        next(given)
        assert len(drawn) == page + 1
