"""The package page: documents, preview, printing, saving."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from beian_desktop.form.sections import site
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import wait_for
from beian_desktop.gui.pages.package import PackagePage
from beian_desktop.gui.window import Window
from beian_desktop.system.language import Language
from beian_desktop.wizard.pages import PACKAGE
from tests.gui.conftest import Opens, begin, given


def package_page(editor: Editor) -> PackagePage:
    """The page, with the documents listed."""
    editor.go_to(PACKAGE)
    page = editor.page_widget(PACKAGE)
    assert isinstance(page, PackagePage)
    wait_for(lambda: page.documents.boxes, "the documents")
    return page


def looked_at(editor: Editor) -> PackagePage:
    """The page with the package laid out and its first page painted."""
    page = package_page(editor)
    page.look.click()
    wait_for(lambda: not page.previewed.page.pixmap().isNull(), "the first page")
    return page


def test_an_unfinished_filing_makes_a_draft_and_says_so(editor: Editor) -> None:
    wait_for(lambda: editor.draft.report.issues, "the report")
    page = package_page(editor)
    assert page.blocked.isVisible()
    assert "草稿" in page.blocked.text()
    assert not page.ready.isVisible()


def test_documents_are_ticked_by_the_answers_with_the_reason(sample: Editor) -> None:
    documents = package_page(sample).documents
    box = documents.boxes["undertaking"]
    assert (box.isChecked(), documents.chosen) == (True, None)
    assert box.accessibleDescription()
    box.click()
    assert "undertaking" not in (documents.chosen or ["undertaking"])


def test_a_package_without_documents_is_not_offered(sample: Editor) -> None:
    page = package_page(sample)
    for box in page.documents.boxes.values():
        if box.isChecked():
            box.click()
    assert not page.save.isEnabled()
    assert not page.look.isEnabled()
    page.documents.boxes["undertaking"].click()
    assert page.save.isEnabled()


def test_the_pages_of_each_file_are_seen_small_and_large(sample: Editor) -> None:
    page = looked_at(sample)
    shown = page.previewed
    assert shown.files.itemText(0) == "1-交公安.pdf"
    assert shown.file is not None
    assert shown.pages.count() == shown.file.pages > 3
    wait_for(lambda: not shown.pages.item(shown.pages.count() - 1).icon().isNull(), "the last small page")
    shown.page.clear()
    shown.pages.setCurrentRow(2)
    wait_for(lambda: not shown.page.pixmap().isNull(), "the third page")
    assert shown.number.text() == f"第 3 页，共 {shown.file.pages} 页"
    shown.files.setCurrentIndex(2)
    assert not shown.print.isVisible()
    assert shown.state.text() == "存档文件含全部数据，只保存，不打印。"


def test_another_choice_of_documents_is_laid_out_again(sample: Editor) -> None:
    page = looked_at(sample)
    assert page.previewed.package is not None
    before = page.previewed.package
    page.documents.boxes["undertaking"].click()
    wait_for(lambda: page.previewed.package is not before, "the new package")
    assert "undertaking" not in {laid.id for laid in page.previewed.package.documents}


def test_pictures_for_the_upload_are_fitted_to_the_chosen_size(sample: Editor, window: Window, tmp_path: Path) -> None:
    page = package_page(sample)
    page.profile.setCurrentIndex(2)
    assert window.desk.preferences.upload_profile == "400kb"
    out = tmp_path / "out"
    out.mkdir()
    given(window).paths = [out]
    page.save.click()
    wait_for(lambda: page.result.count() > 0 or window.notice.isVisible(), "the package")
    assert not window.notice.isVisible(), window.notice.text.text()
    uploaded = [path for path in out.rglob("*.jpg") if path.parent.name == "upload"]
    assert uploaded
    assert all(path.stat().st_size <= 400 * 1024 for path in uploaded)
    with Image.open(uploaded[0]) as picture:
        assert min(picture.size) > 300


@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_wider_than_the_page_at_200_percent(open_window: Opens, language: Language) -> None:
    window = open_window(language)
    window.resize(1024, 700)
    window.set_text_size(200)
    page = looked_at(begin(window))
    page.settle()
    assert page.page.width() <= page.viewport().width()


def test_an_answer_given_while_the_package_is_saved_is_on_disk_before_it_ends(sample: Editor, tmp_path: Path) -> None:
    from beian_desktop.services import packaging

    page, draft, out = package_page(sample), sample.draft, tmp_path / "out"
    with packaging.LAYING_OUT:
        page.make(out)
        draft.give(draft.answers.with_text(site.PURPOSE, "另一个用途"))
        wait_for(lambda: draft.is_saved, "the answer on disk")
        assert page.cancel.isVisible()
    wait_for(lambda: page.result.count() > 0, "the package")
    assert list(out.rglob("manifest.json"))
