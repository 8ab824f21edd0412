"""The documents of a package with their reasons."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from beian_desktop.documents.pack import shipped_pack
from beian_desktop.services.document_list import document_list, own_packs
from beian_desktop.services.sample import sample_filing

SAMPLE = sample_filing(date(2026, 11, 23))


def test_every_document_of_the_offices_pack_is_listed_with_a_reason() -> None:
    found = document_list(SAMPLE)
    assert {d.id for d in shipped_pack("national").documents} <= {d.id for d in found.documents}
    assert all(d.why.zh and d.why.en for d in found.documents)
    assert any(d.needed for d in found.documents)


def test_a_broken_own_pack_is_a_warning(tmp_path: Path) -> None:
    folder = own_packs(tmp_path) / "mine"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text("format = ", encoding="utf-8")
    (warning,) = document_list(SAMPLE, own_packs(tmp_path)).warnings
    assert "pack.toml" in warning.zh
