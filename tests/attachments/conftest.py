"""Pictures and PDFs made for the tests of attachments."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from beian_desktop.attachments.sample_scan import CARD, draw_scan

Save = Callable[..., bytes]


@pytest.fixture(scope="session")
def card() -> Image.Image:
    """A sharp card, 1012 × 638 pixels."""
    return Image.open(io.BytesIO(draw_scan("居民身份证", ["姓名 样明", "住址 西湖区样本路1号"], CARD)))


@pytest.fixture(scope="session")
def saved() -> Save:
    """Saves a picture in a format of Pillow and gives its bytes."""

    def save(picture: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
        out = io.BytesIO()
        picture.save(out, kind, **options)
        return out.getvalue()

    return save


@pytest.fixture(scope="session")
def locked_pdf(card: Image.Image, saved: Save) -> bytes:
    """A PDF that asks for a password (40-bit RC4, which needs no further library)."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(saved(card, "PDF"))))
    writer.encrypt("secret", algorithm="RC4-40")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture(scope="session")
def heic() -> bytes:
    """A picture as telephones save it, 64 × 48 pixels, made with pillow-heif."""
    return Path(__file__).with_name("telephone.heic").read_bytes()
