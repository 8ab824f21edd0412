"""The police office follows the area that decides it, and an edit is remembered for that area."""

from __future__ import annotations

from PySide6.QtCore import Qt

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import office, operator
from beian_desktop.gui.draft import Draft
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import press, wait_for, write
from beian_desktop.gui.inputs.area import AreaInput
from beian_desktop.gui.inputs.text import LineInput
from beian_desktop.gui.window import Window
from beian_desktop.services.workspace import Workspace
from tests.gui.conftest import as_unit, begin
from tests.gui.test_editor import block_of, input_of, saved

USUAL = "北京市公安局海淀区分局网络安全保卫大队"


def choose_haidian(editor: Editor) -> None:
    """Types the area's code on the subject's page and leaves the input."""
    as_unit(editor)
    area = input_of(editor, operator.OFFICE_REGION, AreaInput)
    write(area.line, "110108")
    press(area.line, Qt.Key.Key_Return, "\r")


def test_choosing_the_area_fills_the_office_in(editor: Editor) -> None:
    choose_haidian(editor)
    wait_for(lambda: editor.draft.answers.typed(office.NAME) == USUAL, "the office")
    block = block_of(editor, office.NAME)
    assert isinstance(block.input, LineInput)
    assert block.input.line.text() == USUAL
    assert "海淀区" in block.fact.text()


def test_an_edit_is_remembered_for_the_next_filing_of_that_district(editor: Editor, window: Window) -> None:
    choose_haidian(editor)
    wait_for(lambda: editor.draft.answers.typed(office.NAME) == USUAL, "the office")
    for field, text in ((office.NAME, "海淀网安大队"), (office.ADDRESS, "示例路100号")):
        line = input_of(editor, field, LineInput).line
        write(line, text)
        press(line, Qt.Key.Key_Return, "\r")
    saved(editor)
    window.show_home()
    second = begin(window)
    choose_haidian(second)
    wait_for(lambda: second.draft.answers.typed(office.NAME) == "海淀网安大队", "the remembered office")
    assert second.draft.answers.typed(office.ADDRESS) == "示例路100号"
    assert "海淀网安大队" in block_of(second, operator.OFFICE_REGION).fact.text()


def test_an_office_that_stands_in_an_opened_filing_is_left_alone(window: Window) -> None:
    filing = Filing("", Answers({operator.OFFICE_REGION: ("110108",), office.NAME: ("当地网安",)}))
    kept: list[Filing] = []
    window.desk.work.do(lambda workspace: workspace.add(filing), kept.append)
    wait_for(lambda: kept, "the filing")
    draft = Draft(window.desk, kept[0])
    draft.give(draft.answers.with_text(operator.NAME, "示例科技有限公司"))
    wait_for(lambda: draft.is_saved, "the answers to be saved")
    assert draft.answers.typed(office.NAME) == "当地网安"
    remembered: list[dict[str, str] | None] = []

    def ask(workspace: Workspace) -> dict[str, str] | None:
        return workspace.office_for("110108")

    window.desk.work.do(ask, remembered.append)
    wait_for(lambda: remembered, "what is remembered")
    assert remembered == [None]
