"""The bundled fonts are the files that their authors published, and of the kind that PDF writing needs."""

from __future__ import annotations

import hashlib

import pytest
from fontTools.ttLib import TTFont

from build_scripts.fetch_fonts import FONTS, SOURCES


@pytest.mark.parametrize("name", SOURCES)
def test_a_font_is_the_published_file(name: str) -> None:
    assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == SOURCES[name].sha256


@pytest.mark.parametrize("name", SOURCES)
def test_a_font_has_static_truetype_outlines(name: str) -> None:
    with TTFont(FONTS / name, lazy=True) as font:
        assert "glyf" in font
        assert "fvar" not in font


def test_every_font_has_its_licence_beside_it() -> None:
    assert {path.name for path in FONTS.glob("*.ttf")} == set(SOURCES)
    licences = {path.name.removesuffix(".LICENSE.txt") for path in FONTS.glob("*.LICENSE.txt")}
    assert licences == {name.removesuffix(".ttf").split("-")[0] for name in SOURCES}
