"""A filing destroyed from the list: told, confirmed by a word, with a receipt."""

from __future__ import annotations

from pathlib import Path

from beian_desktop.gui.filling import wait_for, write
from beian_desktop.gui.safety.destroy_dialog import DestroyDialog
from beian_desktop.gui.window import Window
from tests.gui.conftest import close, given
from tests.gui.safety.conftest import NAME, listed, shown, with_filing
from tests.gui.safety.test_backups import back_up


def test_destroying_tells_what_goes_wants_the_word_and_leaves_a_receipt(
    window: Window, folder: Path, tmp_path: Path
) -> None:
    with_filing(window, "留下的网站")
    with_filing(window)
    back_up(window)
    listed(window, NAME, "留下的网站")
    row = [one.title for one in window.home.model.rows].index(NAME)
    window.home.table.selectRow(row)
    window.safety.destroying.trigger()
    dialog = shown(window, DestroyDialog)
    wait_for(lambda: dialog.plan is not None, "what goes")
    told = dialog.told.toPlainText()
    assert NAME in told
    assert "份备份里还有" in told
    assert not dialog.do.isEnabled()
    write(dialog.word, "删")
    assert not dialog.do.isEnabled()
    write(dialog.word, "删除")
    dialog.backups_too.setChecked(True)
    dialog.do.click()
    wait_for(lambda: dialog.receipt is not None, "the receipt")
    assert "第四十七条" in dialog.told.toPlainText()
    given(window).paths = [tmp_path]
    dialog.save.click()
    wait_for((tmp_path / "删除回执.pdf").exists, "the receipt as a file")
    assert (tmp_path / "删除回执.pdf").read_bytes().startswith(b"%PDF")
    dialog.reject()
    listed(window, "留下的网站")
    close(window)
    assert not [path for path in folder.rglob("*") if path.is_file() and NAME.encode() in path.read_bytes()]
