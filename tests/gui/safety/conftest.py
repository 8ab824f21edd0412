"""What the tests of the window's safety share."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QDialog, QLabel, QWidget

from beian_desktop.form.sections import site
from beian_desktop.gui.filling import wait_for, write
from beian_desktop.gui.safety.encrypt_dialog import EncryptDialog
from beian_desktop.gui.safety.gate import Gate
from beian_desktop.gui.window import Window
from tests.gui.conftest import begin, given

NAME = "晨星示例网"
PASSPHRASE = "correct horse battery"

D = TypeVar("D", bound=QDialog)


def shown(window: Window, kind: type[D]) -> D:
    """The dialog that is open."""
    assert isinstance(window.safety.dialog, kind)
    return window.safety.dialog


def words_of(widget: QWidget) -> str:
    """Everything that is to be read in a widget."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def gate_of(window: Window) -> Gate:
    """The page that stands before the data."""
    assert window.safety.gate is not None
    assert window.stack.currentWidget() is window.safety.gate
    return window.safety.gate


def with_filing(window: Window, name: str = NAME) -> str:
    """A filing with a name, opened in the window; gives its id."""
    window.show_home()
    editor = begin(window)
    editor.draft.give(editor.draft.answers.with_text(site.NAME, name))
    wait_for(lambda: editor.draft.is_saved, "the answer on disk")
    return editor.draft.filing.id


def listed(window: Window, *names: str) -> None:
    """Goes to the list and waits until these filings stand there."""
    window.show_home()
    wait_for(lambda: {one.title for one in window.home.model.rows} == set(names), "the list")


def encrypt(window: Window, passphrase: str = PASSPHRASE) -> str:
    """Encrypts in the window as a person does; gives the recovery code."""
    wait_for(lambda: window.safety.standing is not None, "how the data stand")
    given(window).agree = False
    window.safety.protect()
    dialog = shown(window, EncryptDialog)
    write(dialog.passphrase.first, passphrase)
    write(dialog.passphrase.second, passphrase)
    dialog.next.click()
    dialog.next.click()
    write(dialog.typed_back, dialog.code)
    dialog.next.click()
    code = dialog.code
    wait_for(lambda: window.safety.dialog is None, "the end of encrypting")
    wait_for(lambda: window.safety.standing is not None and window.safety.standing.encrypted, "the lock")
    return code
