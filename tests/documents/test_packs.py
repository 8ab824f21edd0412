"""The user's own packs beside those that come with the program."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from beian_desktop.documents.failures import BrokenPack, UnknownPack
from beian_desktop.documents.package import FileKind
from beian_desktop.documents.packs import find_packs
from beian_desktop.system.paths import resource
from tests.documents.made_up import complete
from tests.documents.reading import composed, data_of, whole_text

OWN = """
format = "beian-pack"
version = 1
id = "haidian"
extends = "beijing"
offices = ["110108"]
title = { zh = "海淀", en = "Haidian" }

[[document]]
id = "local-letter"
title = { zh = "本地说明", en = "Local letter" }
builder = "letter"
source = "local.txt"
output = "counter"
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A user's folder with a pack for one office."""
    write(tmp_path / "packs" / "haidian", OWN, "本网站名为{{ site.name }}。")
    return tmp_path / "packs"


def write(folder: Path, manifest: str, letter: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.toml").write_text(manifest, encoding="utf-8")
    (folder / "local.txt").write_text(letter, encoding="utf-8")


@pytest.mark.parametrize(("code", "pack"), [("110108", "beijing"), ("310101", "national"), (None, "national")])
def test_the_area_of_the_office_picks_the_pack(code: str | None, pack: str) -> None:
    assert find_packs(None).for_area(code).id == pack


def test_an_own_pack_of_the_office_adds_its_documents(own: Path) -> None:
    assert find_packs(own).for_area("110108").id == "haidian"
    assert find_packs(own).for_area("110105").id == "beijing"
    package = composed(complete(), own_packs=own)
    assert "本网站名为示例商城。" in whole_text(data_of(package, FileKind.COUNTER))
    assert any(document.id == "beijing-registration" for document in package.documents)


def test_an_own_pack_of_the_same_id_stands_in_place_of_the_shipped_one(tmp_path: Path) -> None:
    mine = Path(shutil.copytree(resource("packs", "national"), tmp_path / "packs" / "mine"))
    (mine / "undertaking.txt").write_text("改过的承诺。", encoding="utf-8")
    package = composed(complete(), pack="national", documents=("undertaking",), own_packs=mine.parent)
    assert "改过的承诺。" in whole_text(data_of(package, FileKind.COUNTER))


def test_an_edited_pack_is_read_anew(own: Path) -> None:
    composed(complete(), documents=("local-letter",), own_packs=own)
    (own / "haidian" / "local.txt").write_text("第二稿。", encoding="utf-8")
    package = composed(complete(), documents=("local-letter",), own_packs=own)
    assert "第二稿。" in whole_text(data_of(package, FileKind.COUNTER))


@pytest.mark.parametrize(
    ("old", "new", "letter", "told"),
    [
        ('"beijing"', '"nowhere"', "", "nowhere"),
        ('builder = "letter"', 'builder = "poem"', "", "poem"),
        ('source = "local.txt"', "", "", "local-letter"),
        ("version = 1", "version = ", "", "pack.toml"),
        ('offices = ["110108"]', "offices = [110108]", "", "offices"),
        ("", "", "一\n{{ site.nome }}", "local.txt，第 2 行"),
        ("", "", "x" * 300_000, "local.txt"),
    ],
)
def test_a_broken_own_pack_is_left_out_and_told_with_its_place(
    own: Path, old: str, new: str, letter: str, told: str
) -> None:
    write(own / "haidian", OWN.replace(old, new, 1), letter)
    package = composed(complete(), documents=("undertaking",), own_packs=own)
    (warning,) = package.warnings
    assert told in warning.zh
    with pytest.raises(BrokenPack):
        find_packs(own).named("haidian")


def test_no_folder_of_own_packs_is_needed(tmp_path: Path) -> None:
    packs = find_packs(tmp_path / "none")
    assert packs.broken == {}
    with pytest.raises(UnknownPack, match="beijing, national"):
        packs.named("haidian")


def test_a_shipped_pack_extends_the_users_own_of_that_id(tmp_path: Path) -> None:
    copy = tmp_path / "packs" / "national"
    shutil.copytree(resource("packs", "national"), copy)
    manifest = (copy / "pack.toml").read_text(encoding="utf-8").replace("网络安全责任告知书及承诺书", "本市承诺书")
    (copy / "pack.toml").write_text(manifest, encoding="utf-8")
    found = find_packs(tmp_path / "packs").for_area("110108")
    assert found.id == "beijing"
    assert found.document("undertaking").title.zh == "本市承诺书"
    assert "beijing-registration" in [document.id for document in found.documents]


def test_an_own_base_that_lacks_what_a_shipped_pack_builds_on_is_told_and_the_shipped_one_used(tmp_path: Path) -> None:
    manifest = OWN.replace("haidian", "national").replace('extends = "beijing"', "").replace("110108", "31")
    write(tmp_path / "packs" / "national", manifest, "本")
    packs = find_packs(tmp_path / "packs")
    assert packs.for_area("110108").id == "beijing"
    assert "undertaking" in [document.id for document in packs.for_area("110108").documents]
    assert "registration" in packs.broken["beijing"].says.zh
