"""Encryption in the window: set up, opened, locked, changed, taken away; on real encrypted files."""

from __future__ import annotations

from pathlib import Path

import pytest

from beian_desktop.form.sections import site
from beian_desktop.gui.filling import wait_for, write
from beian_desktop.gui.preferences import Preferences
from beian_desktop.gui.safety.encrypt_dialog import EncryptDialog
from beian_desktop.gui.safety.idle import NOTICE
from beian_desktop.gui.safety.passphrase_dialog import CHANGE, DECRYPT, PassphraseDialog
from beian_desktop.gui.safety.safety import LOCKED, SEALED, SOON
from beian_desktop.gui.window import Window
from beian_desktop.services.workspace import STORE_NAME, Workspace
from beian_desktop.storage.access import is_sealed
from beian_desktop.system.clock import Clock
from beian_desktop.system.language import Language
from beian_desktop.system.paths import WINDOW_SETTINGS
from beian_desktop.wizard.targets import target
from tests.gui.conftest import TODAY, Opens, close
from tests.gui.safety.conftest import NAME, PASSPHRASE, encrypt, gate_of, shown, with_filing, words_of


def test_encrypting_wants_the_code_typed_back_and_then_nothing_on_disk_shows_a_name(
    window: Window, folder: Path
) -> None:
    with_filing(window)
    wait_for(lambda: window.safety.standing is not None, "how the data stand")
    window.safety.protect()
    dialog = shown(window, EncryptDialog)
    write(dialog.passphrase.first, "short")
    dialog.next.click()
    assert "8" in dialog.wrong.text()
    write(dialog.passphrase.first, PASSPHRASE)
    write(dialog.passphrase.second, PASSPHRASE)
    dialog.next.click()
    dialog.next.click()
    write(dialog.typed_back, "0000-0000")
    dialog.next.click()
    wait_for(dialog.wrong.isVisible, "what is wrong")
    assert not is_sealed(folder / STORE_NAME)
    write(dialog.typed_back, dialog.code.replace("-", " ").lower())
    dialog.next.click()
    wait_for(lambda: window.safety.dialog is None, "the end of encrypting")
    close(window)
    kept = [path for path in folder.rglob("*") if path.is_file()]
    assert is_sealed(folder / STORE_NAME)
    assert not [path for path in kept if NAME.encode() in path.read_bytes()]


def test_what_is_wrong_with_a_passphrase_leaves_its_line_in_view(open_window: Opens, folder: Path) -> None:
    Preferences(folder / WINDOW_SETTINGS).text_size = 200
    window = open_window(Language.EN)
    wait_for(lambda: window.safety.standing is not None, "how the data stand")
    window.safety.protect()
    dialog = shown(window, EncryptDialog)
    line, view = dialog.passphrase.first, dialog.steps
    dialog.next.click()
    wait_for(dialog.wrong.isVisible, "what is wrong")
    assert line.mapTo(view, line.rect().bottomLeft()).y() < view.height()
    dialog.reject()


def test_without_a_key_store_the_dialog_says_so_and_goes_back_to_the_passphrase(window: Window, folder: Path) -> None:
    wait_for(lambda: window.safety.standing is not None, "how the data stand")
    window.safety.protect()
    dialog = shown(window, EncryptDialog)
    dialog.by_computer.setChecked(True)
    dialog.next.click()
    dialog.next.click()
    write(dialog.typed_back, dialog.code)
    dialog.next.click()
    wait_for(dialog.wrong.isVisible, "what is wrong")
    assert "密钥库" in dialog.wrong.text()
    assert dialog.by_passphrase.isChecked()
    assert not is_sealed(folder / STORE_NAME)


@pytest.mark.parametrize("by_code", [False, True], ids=["by passphrase", "by recovery code"])
def test_an_encrypted_store_shows_nothing_before_it_is_opened(open_window: Opens, *, by_code: bool) -> None:
    window = open_window()
    with_filing(window)
    code = encrypt(window)
    close(window)
    window = open_window()
    gate = gate_of(window)
    assert SEALED.zh in words_of(window)
    assert NAME not in words_of(window) + window.windowTitle()
    write(gate.line, "wrong words here")
    gate.buttons[0].click()
    wait_for(gate.wrong.isVisible, "what is wrong")
    assert gate.line.hasFocus() or window.focusWidget() is gate.line
    write(gate.line, code if by_code else PASSPHRASE)
    gate.buttons[0].click()
    wait_for(lambda: [one.title for one in window.home.model.rows] == [NAME], "the list")
    assert window.desk.key is None


def test_locking_saves_hides_everything_and_leads_back(open_window: Opens, folder: Path) -> None:
    window = open_window()
    with_filing(window)
    encrypt(window)
    editor = window.editor
    assert editor is not None
    editor.go_to_target(target(site.ICP_NUMBER.id))
    page, line = editor.current, editor.window().focusWidget()
    assert line is not None
    write(line, "typed but not left")
    window.safety.lock()
    wait_for(lambda: window.safety.gate is not None, "the lock")
    assert LOCKED.zh in words_of(window)
    assert NAME not in words_of(window) + window.windowTitle()
    assert window.draft is None
    assert window.home.model.rows == []
    enabled = [action.text() for action in window.safety.guarded if action.isEnabled()]
    assert enabled == []
    window.set_text_size(150)  # the window made anew stays locked
    gate = gate_of(window)
    write(gate.line, "not the passphrase")
    gate.buttons[0].click()
    wait_for(gate.wrong.isVisible, "what is wrong")
    write(gate.line, PASSPHRASE)
    gate.buttons[0].click()
    wait_for(lambda: window.editor is not None, "the filing")
    assert window.editor is not None
    assert window.editor.current == page
    assert window.editor.question_with_focus == site.ICP_NUMBER.id
    assert "typed but not left" in window.editor.draft.answers.texts(site.ICP_NUMBER)


def test_idle_is_announced_and_a_key_stays_it(open_window: Opens) -> None:
    window = open_window()
    encrypt(window)
    soon = window.desk.say(SOON, seconds=NOTICE)
    assert not window.safety.idle.quiet.isActive()
    window.safety.lock_after(5)
    assert window.safety.idle.quiet.interval() == (5 * 60 - 30) * 1000
    window.safety.idle.quiet.timeout.emit()
    assert window.notice.isVisible()
    assert window.notice.text.text() == soon
    assert window.safety.gate is None
    window.safety.lock_after(5)  # told once more, as after a backup
    write(window.home.search, "x")
    assert not window.notice.isVisible() or window.notice.text.text() != soon
    assert not window.safety.idle.last.isActive()
    window.safety.idle.quiet.timeout.emit()
    window.safety.idle.last.timeout.emit()
    wait_for(lambda: window.safety.gate is not None, "the lock")


def test_a_key_leaves_another_notice_than_the_announced_lock(open_window: Opens) -> None:
    window = open_window()
    encrypt(window)
    window.safety.lock_after(5)
    window.safety.idle.quiet.timeout.emit()
    window.desk.tell(SEALED)
    write(window.home.search, "x")
    assert window.notice.isVisible()


def test_a_plain_store_is_not_locked_and_says_why(window: Window) -> None:
    wait_for(lambda: window.safety.standing is not None, "how the data stand")
    window.safety.lock()
    assert window.safety.gate is None
    assert "口令" in window.notice.text.text()


def test_the_passphrase_is_changed_and_the_encryption_taken_away(open_window: Opens, folder: Path) -> None:
    window = open_window()
    with_filing(window)
    encrypt(window)
    window.safety.protect()
    dialog = shown(window, PassphraseDialog)
    assert dialog.chosen is CHANGE
    write(dialog.present, "not this one")
    for line in (dialog.passphrase.first, dialog.passphrase.second):
        write(line, "another long passphrase")
    dialog.do.click()
    wait_for(dialog.wrong.isVisible, "what is wrong")
    write(dialog.present, PASSPHRASE)
    dialog.do.click()
    wait_for(lambda: window.safety.dialog is None, "the change")
    with Workspace.open(folder, Clock(TODAY), "another long passphrase") as workspace:
        assert [one.title for one in workspace.summaries()] == [NAME]
    window.safety.protect()
    dialog = shown(window, PassphraseDialog)
    dialog.choices[DECRYPT].setChecked(True)
    assert dialog.warning.isVisible()
    write(dialog.present, "another long passphrase")
    dialog.do.click()
    wait_for(lambda: window.safety.dialog is None, "the change")
    assert not is_sealed(folder / STORE_NAME)
