"""Who changed what when: for a question and for the whole filing, and a change taken back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from beian_desktop.form.sections import site
from beian_desktop.gui.filling import wait_for
from beian_desktop.gui.pages.questions import QuestionsPage
from beian_desktop.gui.safety.history_dialog import HistoryDialog
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock
from beian_desktop.wizard.targets import target
from tests.gui.conftest import TODAY, Opens
from tests.gui.safety.conftest import shown


def test_the_history_of_a_question_is_reached_from_its_help_and_a_change_is_taken_back(
    open_window: Opens, folder: Path
) -> None:
    with Workspace.open(folder, Clock(TODAY - timedelta(days=1))) as workspace:
        filing_id = workspace.new_filing().id
        workspace.answer(filing_id, site.NAME, ["旧名字"])
    window = open_window()
    window.open(filing_id)
    wait_for(lambda: window.editor is not None, "the filing")
    editor = window.editor
    assert editor is not None
    editor.draft.give(editor.draft.answers.with_text(site.NAME, "新名字"))
    wait_for(lambda: editor.draft.is_saved, "the answer on disk")
    editor.draft.give(editor.draft.answers.with_text(site.DOMAIN, "example.com"))
    editor.go_to_target(target(site.NAME.id))
    page = editor.page_widget(editor.current)
    assert isinstance(page, QuestionsPage)
    block = page.block(site.NAME.id)
    assert block is not None
    assert block.past.isHidden()
    block.toggle_help()
    block.past.click()
    dialog = shown(window, HistoryDialog)
    wait_for(lambda: dialog.table.rowCount() == 2, "the changes of this question")
    cells = [dialog.table.item(0, column) for column in range(5)]
    assert [cell.text() for cell in cells if cell is not None][2:] == ["网站名称", "旧名字", "新名字"]
    dialog.which.setCurrentIndex(0)
    dialog.which.activated.emit(0)
    assert dialog.table.rowCount() == 3
    dialog.table.selectRow(1)
    dialog.undo.click()
    wait_for(lambda: dialog.table.rowCount() == 4, "one change more")
    assert window.editor is not None
    assert window.editor.draft.answers.typed(site.NAME) == "旧名字"
    assert window.editor.current == editor.current
