"""Word forms of the office on the package page."""

from __future__ import annotations

from pathlib import Path

from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import wait_for
from beian_desktop.gui.pages.package import PackagePage
from beian_desktop.gui.window import Window
from beian_desktop.wizard.pages import PACKAGE
from tests.gui.conftest import given
from tests.services.test_word_templates import template


def test_a_form_is_added_when_nothing_is_wrong_with_it_ticked_and_removed(
    editor: Editor, window: Window, tmp_path: Path
) -> None:
    editor.go_to(PACKAGE)
    page = editor.page_widget(PACKAGE)
    assert isinstance(page, PackagePage)
    forms = page.word
    wait_for(lambda: forms.forms is not None, "the forms")
    assert not forms.boxes
    given(window).paths = [template(tmp_path / "错.docx", "{{ site.nmae }} {{ 主域名 }}")]
    forms.add.click()
    wait_for(forms.refused.isVisible, "what is wrong")
    assert "site.name" in forms.refused.text()
    assert "site.domain" in forms.refused.text()
    assert not forms.boxes
    given(window).paths = [template(tmp_path / "本地表.docx", "{{ site.name }}")]
    forms.add.click()
    wait_for(lambda: forms.boxes, "the form")
    assert forms.chosen == ("本地表.docx",)
    assert not forms.refused.isVisible()
    assert forms.boxes["本地表.docx"].accessibleDescription() == "会填 1 项：网站名称"
    assert (window.desk.folder / "word" / "本地表.docx").exists()
    forms.boxes["本地表.docx"].click()
    assert page._options().word == ()
    template(window.desk.folder / "word" / "手放的.docx", "{{ site.nmae }}")
    forms.list_forms()
    wait_for(lambda: "手放的.docx" in forms.boxes, "the broken one")
    assert not forms.boxes["手放的.docx"].isEnabled()
    assert not any(box.isChecked() for box in forms.boxes.values())
    forms._remove("本地表.docx")
    wait_for(lambda: "本地表.docx" not in forms.boxes, "the removal")
    assert any("移除" in asked for asked in given(window).asked)
