"""The data's drive pulled out in the middle of a filing: what was typed waits, and is kept once the drive is back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from beian_desktop.form.sections import site
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import wait_for
from beian_desktop.gui.window import Window
from tests.gui.safety.conftest import NAME


@pytest.mark.skipif(os.name == "nt", reason="a folder can't be moved there while a file in it is open")
def test_an_answer_given_without_the_drive_is_told_and_kept_once_it_is_back(
    window: Window, editor: Editor, folder: Path
) -> None:
    draft = editor.draft
    wait_for(lambda: draft.is_saved, "the new filing")
    draft._retry.setInterval(50)
    away = folder.rename(folder.with_name("pulled out"))
    draft.give(draft.answers.with_text(site.NAME, NAME))
    wait_for(lambda: "不见了" in editor.saved.text() and "不见了" in window.notice.text.text(), "what is told")
    assert not draft.is_saved
    assert not folder.exists()  # nothing new was begun in its place
    away.rename(folder)
    wait_for(lambda: draft.is_saved, "the answer on disk")
    assert "✓" in editor.saved.text()
    wait_for(window.notice.isHidden, "the sentence to go")
