"""Somebody who only prints what was handed over."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.conftest import TODAY, Opens, command


def test_a_package_is_opened_and_one_of_its_files_saved_to_be_printed(opens: Opens, data: Path, tmp_path: Path) -> None:
    command("sample", "--out", str(tmp_path / "sample"), "--today", TODAY)
    command("export", str(tmp_path / "sample" / "sample.json"), "--out", str(tmp_path / "made"), "--today", TODAY)
    [package] = (tmp_path / "made").rglob("1-*.pdf")
    screen = opens(str(package))
    screen.until(
        lambda: any("focused" in one.states for one in screen.all("打印", "push button")), "the package laid out"
    )
    screen.picture("print-only")
    assert not screen.all("备案列表")
    screen.key("Return")
    screen.see("另存为 PDF 文件")
    screen.picture("print-dialog")
    screen.key("Return")
    screen.until(lambda: screen.focused and screen.focused.role == "text", "the name of the file")
    screen.key("ctrl+a")
    screen.type(str(tmp_path / "printed.pdf"))
    screen.key("Return")
    screen.see("✓  已保存")
    screen.picture("printed")
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    screen.key("ctrl+w")
    screen.program.wait(60)
    assert not (data / "beian.sqlite3").exists()
