"""The preview page in a real browser, where one is present."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from beian_desktop.badge.icon import ICON_NAME
from beian_desktop.badge.snippet import Variant, preview_page
from tests.badge.browser import needs_chromium, run

NUMBER = "京公网安备11010802000001号"
RED = (200, 30, 30)

pytestmark = needs_chromium


@pytest.fixture(params=list(Variant))
def page(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A folder with a preview page and a red icon."""
    text = preview_page(NUMBER, icp="京ICP备12345678号-1", variant=request.param, icon=ICON_NAME)
    (tmp_path / "preview.html").write_text(text, encoding="utf-8")
    Image.new("RGB", (36, 40), RED).save(tmp_path / ICON_NAME)
    return tmp_path


def test_text_link_and_icon_show(page: Path) -> None:
    dom = run(page, "preview.html", "--dump-dom")
    assert NUMBER in dom
    assert 'href="https://beian.mps.gov.cn/#/query/webSearch?code=11010802000001"' in dom
    run(page, "preview.html", f"--screenshot={page / 'shot.png'}")
    with Image.open(page / "shot.png") as shot:
        reds = [(x, y) for x in range(shot.width) for y in range(shot.height) if close(shot.getpixel((x, y)))]
    xs, ys = [x for x, _ in reds], [y for _, y in reds]
    assert (max(xs) - min(xs) + 1, max(ys) - min(ys) + 1) == pytest.approx((18, 20), abs=2)
    assert min(ys) > 400  # at the foot of the page


def close(pixel: object) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 20 for a, b in zip(pixel[:3], RED, strict=True))


def test_nothing_is_loaded_but_the_files_beside_it(page: Path) -> None:
    log = page / "net.json"
    run(page, "preview.html", f"--log-net-log={log}", "--dump-dom")
    wanted = set(re.findall(r'"url":"(https?://[^"]*beian[^"]*)"', log.read_text(encoding="utf-8")))
    assert wanted == set()
