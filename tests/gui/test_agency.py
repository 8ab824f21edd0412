"""The agency's settings in the window: kept, used by a new filing, exported and brought back."""

from __future__ import annotations

from pathlib import Path

from beian_desktop.form.sections import agent
from beian_desktop.gui.agency_dialog import AgencyDialog
from beian_desktop.gui.agency_menu import show_agency
from beian_desktop.gui.filling import wait_for
from beian_desktop.gui.window import Window
from tests.gui.conftest import begin, given

NAME = "上海样例商务服务有限公司"


def opened(window: Window) -> AgencyDialog:
    show_agency(window)
    wait_for(lambda: window.findChildren(AgencyDialog), "the settings")
    return window.findChildren(AgencyDialog)[-1]


def test_what_is_saved_is_used_by_the_next_filing_and_package(window: Window) -> None:
    dialog = opened(window)
    dialog.name.setText(NAME)
    dialog.phone.setText("021-60000000")
    dialog.fills.setChecked(True)
    dialog.agents[0]["mobile"].take(dialog.people[0].with_text(agent.MOBILE, "13900139000"))
    dialog.copies["undertaking"].setValue(3)
    dialog.save.click()
    wait_for(lambda: window.desk.letterhead, "what was saved")
    assert window.desk.letterhead == (NAME, "021-60000000")
    assert window.desk.copies == {"undertaking": 3}
    answers = begin(window).draft.answers
    assert answers.typed(agent.COMPANY) == NAME
    assert answers.typed(agent.MOBILE) == "13900139000"


def test_every_input_has_a_name_and_a_description(window: Window) -> None:
    dialog = opened(window)
    dialog.add.click()
    assert len(dialog.agents) == 2
    parts = [dialog.name, dialog.address, dialog.phone, dialog.letterhead, *dialog.copies.values()]
    parts += [part for inputs in dialog.agents for asking in inputs.values() for part in asking.parts()]
    assert [part for part in parts if not (part.accessibleName() and part.accessibleDescription())] == []
    dialog.reject()


def test_the_settings_go_out_as_a_file_and_come_back(window: Window, tmp_path: Path) -> None:
    given(window).paths = [tmp_path]
    dialog = opened(window)
    dialog.name.setText(NAME)
    dialog.carry_out()
    file = tmp_path / "备案桌面设置.beian-settings"
    wait_for(file.exists, "the file")
    dialog.name.setText("别的")
    dialog.save.click()
    wait_for(lambda: window.desk.letterhead == ("别的",), "the other name")
    given(window).paths = [file]
    opened(window).bring_in()
    wait_for(lambda: window.desk.letterhead == (NAME,), "what the file holds")
