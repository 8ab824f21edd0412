"""Backups in the window: made, looked into, verified, put back; damaged data mended; data held by another window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from beian_desktop.form.sections import site
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import wait_for, write
from beian_desktop.gui.pages.attachments import AttachmentsPage
from beian_desktop.gui.pages.life import LifePage
from beian_desktop.gui.pages.questions import QuestionsPage
from beian_desktop.gui.safety.backups_dialog import BackupsDialog
from beian_desktop.gui.safety.damage import DAMAGED, RESCUED
from beian_desktop.gui.safety.safety import HELD
from beian_desktop.gui.window import Window
from beian_desktop.services.workspace import STORE_NAME
from beian_desktop.wizard.pages import shown_pages
from tests.gui.conftest import Opens, close, given
from tests.gui.safety.conftest import NAME, PASSPHRASE, encrypt, gate_of, listed, shown, with_filing, words_of


def backups_of(window: Window) -> BackupsDialog:
    """The dialog of backups, opened."""
    window.safety.show_backups()
    return shown(window, BackupsDialog)


def back_up(window: Window) -> None:
    """Makes a backup in the dialog and closes it."""
    dialog = backups_of(window)
    dialog.now.click()
    wait_for(lambda: dialog.list.count() and dialog.state.property("role") == "good", "the backup")
    dialog.reject()
    wait_for(lambda: window.safety.dialog is None, "the dialog to close")


def damage(folder: Path, start: int = 0) -> None:
    """Overwrites pages of the store."""
    path = folder / STORE_NAME
    content = bytearray(path.read_bytes())
    content[start : start + 20_000] = b"\xa5" * len(content[start : start + 20_000])
    path.write_bytes(content)


def test_a_backup_goes_into_the_chosen_folder_too_and_is_looked_into_and_verified(
    window: Window, tmp_path: Path
) -> None:
    with_filing(window)
    dialog = backups_of(window)
    stick = tmp_path / "stick"
    stick.mkdir()
    given(window).paths = [stick]
    dialog.folder.click()
    wait_for(lambda: dialog.list.count() >= 2, "both copies")  # the daily one may have been made too
    assert list(stick.glob("*.sqlite3"))
    wait_for(lambda: NAME in dialog.inside.toPlainText(), "what is inside")
    assert "1 份备案" in dialog.inside.toPlainText()
    dialog.verify.click()
    wait_for(lambda: "完好" in dialog.state.text(), "that it is whole")
    victim = dialog.chosen
    assert victim is not None
    content = bytearray(victim.path.read_bytes())
    content[4096:20_000] = bytes(20_000 - 4096)
    victim.path.write_bytes(content)
    dialog.verify.click()
    wait_for(lambda: dialog.state.property("role") == "error", "that it isn't whole")


def test_a_backup_is_put_back_after_the_present_data_were_backed_up(window: Window, folder: Path) -> None:
    with_filing(window)
    back_up(window)
    with_filing(window, "后来的网站")
    dialog = backups_of(window)
    wait_for(dialog.list.count, "the backup")
    dialog.list.setCurrentRow(dialog.list.count() - 1)  # the first, where the daily one was made too
    given(window).agree = False
    dialog.restore.click()
    assert dialog.isVisible()
    given(window).agree = True
    dialog.restore.click()
    wait_for(lambda: [one.title for one in window.home.model.rows] == [NAME], "the list of the backup")
    wait_for(window.notice.isVisible, "what was done")
    assert "另存为" in window.notice.text.text()
    assert len(list((folder / "backups").glob("*.sqlite3"))) >= 2
    assert list(folder.glob("beian-set-aside-*"))


@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "encrypted"])
def test_damage_is_told_on_opening_and_the_backup_put_back(open_window: Opens, folder: Path, *, sealed: bool) -> None:
    window = open_window()
    with_filing(window)
    if sealed:
        encrypt(window)
    back_up(window)
    close(window)
    damage(folder)
    window = open_window()
    if sealed:
        write(gate_of(window).line, PASSPHRASE)
        gate_of(window).buttons[0].click()
        wait_for(lambda: DAMAGED.zh in words_of(window), "what is wrong")
    assert DAMAGED.zh in words_of(window)
    assert NAME not in words_of(window)
    given(window).secrets = [PASSPHRASE]
    gate_of(window).buttons[1].click()
    wait_for(lambda: [one.title for one in window.home.model.rows] == [NAME], "the list")
    assert list(folder.glob("beian-set-aside-*.sqlite3"))


def test_what_can_be_read_is_rescued_with_a_report(open_window: Opens, folder: Path, tmp_path: Path) -> None:
    window = open_window()
    with_filing(window)
    back_up(window)
    close(window)
    damage(folder, 4096)
    window = open_window()
    gate_of(window).buttons[0].click()
    wait_for(lambda: RESCUED.zh in words_of(window), "the report")
    assert "1 份备案" in words_of(window)
    given(window).paths = [tmp_path]
    go_on, save = gate_of(window).buttons
    save.click()
    wait_for((tmp_path / "救回报告.txt").exists, "the saved report")
    go_on.click()
    wait_for(lambda: [one.title for one in window.home.model.rows] == [NAME], "the list")


def nothing_can_be_changed(editor: Editor) -> None:
    """Every page says that it is for reading, and has no input or button that would change the filing."""
    draft, before = editor.draft, editor.draft.answers
    changes = set[QWidget]()
    for page in shown_pages(before):
        editor.go_to(page)
        assert "只读" in editor.reading.text()
        assert editor.reading.isVisible()
        shown = editor.page_widget(page)
        if isinstance(shown, QuestionsPage):
            changes |= {part for block in shown.blocks() for part in block.input.parts()}
        if isinstance(shown, AttachmentsPage):
            changes |= {shown.many, *(button for card in shown.cards() for button in (card.choose, card.paste))}
        if isinstance(shown, LifePage):
            changes |= set(shown.buttons.values())
    assert len(changes) > 20
    assert not any(part.isEnabled() for part in changes)
    assert "只读" in editor.saved.text()
    draft.give(before.with_text(site.NAME, "别的名称"))
    assert (draft.answers, draft.is_saved) == (before, True)


def test_a_second_window_says_who_has_the_data_and_opens_them_for_reading(open_window: Opens) -> None:
    first = open_window()
    with_filing(first)
    second = open_window()
    assert HELD.zh in words_of(second)
    gate_of(second).buttons[0].click()
    wait_for(lambda: [one.title for one in second.home.model.rows] == [NAME], "the list")
    wait_for(second.notice.isVisible, "that it is for reading")
    assert "只读" in second.notice.text.text()
    home = second.home
    assert not any(each.isEnabled() for each in (home.new, home.importer, home.delete))
    assert home.open.isEnabled()
    assert "只读" in home.status.text()
    second.open(second.home.model.rows[0].id)
    wait_for(lambda: second.editor is not None and second.editor.draft.plan is not None, "the report")
    assert second.editor is not None
    nothing_can_be_changed(second.editor)


def test_the_daily_backup_is_made_after_the_list_is_seen(open_window: Opens, folder: Path) -> None:
    window = open_window()
    with_filing(window)
    close(window)
    window = open_window()
    listed(window, NAME)
    assert not (folder / "backups").exists()
    window.safety.back_up_soon.timeout.emit()
    wait_for(lambda: list((folder / "backups").glob("*.sqlite3")), "the backup")
