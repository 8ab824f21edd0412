"""The icon that the user imports."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from beian_desktop.badge.icon import LARGEST, NotAnIcon, read_icon


@pytest.mark.parametrize(("size", "usual"), [((36, 40), True), ((20, 20), True), ((200, 100), False)])
def test_a_png_is_read_with_its_size(tmp_path: Path, size: tuple[int, int], usual: bool) -> None:
    path = tmp_path / "icon.png"
    Image.new("RGBA", size).save(path)
    icon = read_icon(path)
    assert (icon.width, icon.height) == size
    assert icon.usual is usual
    assert icon.data == path.read_bytes()


def test_what_is_no_png_is_refused_by_name(tmp_path: Path) -> None:
    jpeg, text, huge = tmp_path / "icon.jpg", tmp_path / "icon.png", tmp_path / "huge.png"
    Image.new("RGB", (36, 40)).save(jpeg)
    text.write_text("PNG", encoding="utf-8")
    huge.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(LARGEST))
    for path in (jpeg, text, huge, tmp_path / "gone.png"):
        with pytest.raises(NotAnIcon) as raised:
            read_icon(path)
        assert str(path) in raised.value.says.zh
