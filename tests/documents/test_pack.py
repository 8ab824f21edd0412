"""Packs: what is in them, and how a broken one is told."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beian_desktop.documents.builders import examine_pack
from beian_desktop.documents.failures import BrokenPack, UnknownPack
from beian_desktop.documents.form_sheet import load_form_table
from beian_desktop.documents.materials import load_items
from beian_desktop.documents.pack import load_pack, shipped_pack
from beian_desktop.system.paths import resource

PACKS = sorted(path.parent.name for path in resource("packs").glob("*/pack.toml"))


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the national pack to break."""
    return Path(shutil.copytree(resource("packs", "national"), tmp_path / "mine"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("name", PACKS)
def test_every_shipped_pack_loads_with_all_its_sources(name: str) -> None:
    examine_pack(shipped_pack(name))


def test_an_unknown_field_in_a_form_is_told_with_file_and_line(copied: Path) -> None:
    change(copied / "registration.toml", '["site.name"]', '["site.nome"]')
    with pytest.raises(BrokenPack) as raised:
        load_form_table(copied / "registration.toml")
    assert "registration.toml" in raised.value.says.zh
    assert "site.nome" in raised.value.says.zh
    line = (copied / "registration.toml").read_text(encoding="utf-8").split("site.nome")[0].count("\n") + 1
    assert f"第 {line} 行" in raised.value.says.zh


def test_an_unknown_slot_in_the_list_is_told(copied: Path) -> None:
    change(copied / "material-list.toml", '"operator.certificate"', '"operator.cert"')
    with pytest.raises(BrokenPack, match=r"operator\.cert"):
        load_items(copied / "material-list.toml")


LINES = [
    (source.name, number)
    for source in sorted(resource("packs", "national").glob("*.toml"))
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines())
    if "=" in line and not line.startswith("#")
]
VALUES = [
    "1",
    "-3",
    "1.5",
    "true",
    '"x"',
    "[]",
    "[1]",
    "[[]]",
    "[[1]]",
    "{}",
    "{ zh = 1 }",
    "[{}]",
    "[{ field = 1 }]",
    "nan",
]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(LINES), st.sampled_from(VALUES))
def test_a_value_of_any_other_type_is_told_or_taken(place: tuple[str, int], value: str) -> None:
    with TemporaryDirectory() as folder:
        pack = Path(shutil.copytree(resource("packs", "national"), Path(folder) / "mine"))
        source = pack / place[0]
        lines = source.read_text(encoding="utf-8").splitlines()
        lines[place[1]] = f"{lines[place[1]].split('=')[0]}= {value}"
        source.write_text("\n".join(lines), encoding="utf-8")
        with suppress(BrokenPack):
            examine_pack(load_pack(pack))


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ('id = "national"', 'id = "national', "pack.toml"),
        ("version = 1", "version = 2", "version"),
        ('source = "registration.toml"', 'source = "../national/registration.toml"', "registration.toml"),
        ('source = "registration.toml"', 'source = "gone.toml"', "gone.toml"),
        ('field = "agent.used"', 'field = "agent.usedd"', "agent.usedd"),
        ('is = ["online"]', 'is = ["by-post"]', "by-post"),
        ('output = "own"', 'output = "other"', "other"),
        ('id = "registration"', 'id = "material-list"', "material-list"),
        ("copies = 2", 'copies = "two"', "copies"),
    ],
)
def test_a_broken_manifest_is_told(copied: Path, old: str, new: str, names: str) -> None:
    change(copied / "pack.toml", old, new)
    with pytest.raises(BrokenPack) as raised:
        load_pack(copied)
    assert names in raised.value.says.en


def test_beijing_has_the_national_documents_and_its_own_table_after_the_registration() -> None:
    beijing, national = shipped_pack("beijing"), shipped_pack("national")
    ids = [document.id for document in beijing.documents]
    assert [name for name in ids if name != "beijing-registration"] == [document.id for document in national.documents]
    assert ids[ids.index("registration") + 1] == "beijing-registration"


def test_the_table_of_beijing_has_thirty_three_items() -> None:
    source = shipped_pack("beijing").document("beijing-registration").source
    assert source is not None
    form = load_form_table(source)
    numbers = {int(form.labels[question].split()[0]) for question in form.questions()}
    assert numbers == set(range(1, 34))


def test_a_pack_that_does_not_exist_is_told_with_those_that_do() -> None:
    with pytest.raises(UnknownPack, match="national"):
        shipped_pack("no-such-pack")
    with pytest.raises(UnknownPack):
        shipped_pack("../packs/national")
