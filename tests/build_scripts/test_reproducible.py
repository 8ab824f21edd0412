"""Two builds compared."""

from __future__ import annotations

from pathlib import Path

from build_scripts import checksums, reproducible


def test_a_changed_a_missing_and_an_added_file_are_told(tmp_path: Path) -> None:
    (tmp_path / "same").write_text("same", encoding="utf-8")
    (tmp_path / "other").write_text("one", encoding="utf-8")
    (tmp_path / "link").symlink_to("same")
    first = reproducible.hashes(tmp_path)
    (tmp_path / "other").write_text("two", encoding="utf-8")
    (tmp_path / "added").write_text("", encoding="utf-8")
    second = reproducible.hashes(tmp_path)
    assert first["link"] == "-> same"
    assert reproducible.differences(first, first) == []
    assert reproducible.differences(first, second) == ["differs: added", "differs: other"]


def test_the_list_of_hashes_can_be_checked_with_sha256sum(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"")
    checksums.write(tmp_path)
    told = (tmp_path / checksums.NAME).read_text(encoding="utf-8")
    assert told == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.zip\n"
