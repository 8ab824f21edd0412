"""Which characters a print font has, read without ReportLab."""

from __future__ import annotations

import subprocess
import sys

import pytest

from beian_desktop.documents import fonts
from beian_desktop.documents.coverage import BODY, covers

NO_BREAK_SPACE = 0xA0
"""ReportLab gives every font one."""


@pytest.mark.parametrize("name", BODY)
def test_a_font_covers_what_reportlab_finds_in_it(name: str) -> None:
    found = fonts._registered(name).face.charToGlyph
    characters = [code for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    assert [code for code in characters if covers(name, chr(code)) != (code in found)] in ([], [NO_BREAK_SPACE])


def test_a_name_is_looked_at_without_reportlab() -> None:
    script = """
import sys
from beian_desktop.documents.glyphs import missing_glyphs
print(missing_glyphs("张𠮷😀"), "reportlab" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", script], capture_output=True, check=True)
    assert done.stdout.decode().split() == ["😀", "False"]
