"""A name and an address typed by pinyin under a real input method arrive as they were composed."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.journeys.conftest import Opens, command
from tests.journeys.screen import Screen

IBUS = ("ibus-daemon", "--panel", "disable", "--config", "/usr/libexec/ibus-memconf")
ENGINE = Path("/usr/libexec/ibus-engine-libpinyin")
VARIABLES = {"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=ibus", "GSETTINGS_BACKEND": "memory"}


@pytest.fixture
def with_pinyin(opens: Opens) -> Screen:
    """The program with ibus and its pinyin engine."""
    if shutil.which(IBUS[0]) is None or not ENGINE.exists():
        pytest.skip("needs ibus and ibus-libpinyin")
    screen = opens(more=[IBUS], **VARIABLES)
    screen.see("新建备案")
    screen.until(lambda: _engine(screen, "libpinyin") or _engine(screen) == "libpinyin", "the pinyin engine")
    return screen


def _engine(screen: Screen, *chosen: str) -> str:
    asked = subprocess.run(["ibus", "engine", *chosen], env=screen.environment, capture_output=True, check=False)
    return asked.stdout.decode().strip()


def by_pinyin(screen: Screen, name: str, pinyin: str, text: str) -> None:
    """Composes a text in the box of a name. Nothing on the page moves or changes until it is chosen."""
    screen.click(name, "text")
    screen.until(lambda: "focused" in screen.see(name, "text").states, "the focus")
    before = [(one.name, one.text, one.place) for one in screen.look()]
    screen.type(pinyin)
    time.sleep(0.5)  # the engine composes in a process of its own, which tells nobody when it is done
    assert [(one.name, one.text, one.place) for one in screen.look()] == before
    screen.key("space")
    screen.until(lambda: screen.see(name, "text").text == text, f"{text} in {name}")


def test_a_name_and_an_address_typed_by_pinyin_arrive(with_pinyin: Screen, data: Path) -> None:
    screen = with_pinyin
    screen.key("ctrl+n")
    screen.click("主体负责人，")
    by_pinyin(screen, "负责人常驻地址详细", "beijingshihaidianqu", "北京市海淀区")
    screen.click("网站信息，")
    by_pinyin(screen, "网站名称", "zhongguo", "中国")
    screen.key("Return")
    screen.until(lambda: screen.all("✓ 已保存"), "the foot to say that it is saved")
    screen.close()
    filing_id = json.loads(command("store", "list", "--json", "--data", str(data)))["filings"][0]["id"]
    kept = json.loads(command("store", "show", filing_id, "--json", "--data", str(data)))
    assert kept["site"]["name"] == "中国"
    assert kept["principal"]["address"] == "北京市海淀区"


def test_enter_that_ends_a_composition_stays_in_the_box(with_pinyin: Screen) -> None:
    screen = with_pinyin
    screen.key("ctrl+n")
    screen.click("网站信息，")
    screen.click("网站名称", "text")
    screen.type("shili")
    screen.key("Return")
    screen.until(lambda: screen.see("网站名称", "text").text == "shili", "the letters as they were typed")
    assert "focused" in screen.see("网站名称", "text").states
