"""Attachments, package and badge: the pages after the questions."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from beian_desktop.form.sections import principal, result
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import wait_for, write
from beian_desktop.gui.pages.attachments import AttachmentsPage, FileRow, SlotCard
from beian_desktop.gui.pages.badge import BadgePage
from beian_desktop.gui.pages.package import PackagePage
from beian_desktop.gui.window import Window
from beian_desktop.wizard.pages import ATTACHMENTS, BADGE, PACKAGE
from tests.gui.conftest import given


def attachments(editor: Editor) -> AttachmentsPage:
    """The page of the attachments, shown."""
    editor.go_to(ATTACHMENTS)
    page = editor.page_widget(ATTACHMENTS)
    assert isinstance(page, AttachmentsPage)
    return page


def card_of(editor: Editor, slot_id: str) -> SlotCard:
    """The card of one slot."""
    card = attachments(editor).card(slot_id)
    assert card is not None
    return card


def test_a_pasted_picture_becomes_an_attachment_and_can_be_removed(editor: Editor, window: Window) -> None:
    card = card_of(editor, principal.ID_FRONT.id)
    picture = QImage(1000, 630, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    QGuiApplication.clipboard().setImage(picture)
    card.paste_clipboard()
    wait_for(lambda: editor.draft.filing.attachments, "the picture")
    attachment = editor.draft.filing.attachments[0]
    assert (attachment.slot, attachment.facts.width) == (principal.ID_FRONT.id, 1000)
    row = card.findChildren(FileRow)[-1]
    wait_for(lambda: not row.picture.pixmap().isNull(), "the small picture")
    row.remove.click()
    assert given(window).asked == ["移除“principal.id_front.png”吗？"]
    wait_for(lambda: not editor.draft.filing.attachments, "the removal")


def test_a_text_file_named_jpg_is_told_at_once(editor: Editor, window: Window, tmp_path: Path) -> None:
    file = tmp_path / "card.jpg"
    file.write_text("not a picture", encoding="utf-8")
    given(window).paths = [file]
    card = card_of(editor, principal.ID_FRONT.id)
    card.choose.click()
    wait_for(lambda: any(True for _ in editor.draft.report.at(principal.ID_FRONT.id)), "the message")
    wait_for(lambda: card.property("bad") == "true", "the mark")


def test_a_clipboard_without_a_picture_is_told(editor: Editor, window: Window) -> None:
    assert not card_of(editor, principal.ID_FRONT.id).take(QMimeData())


def test_the_package_is_made_and_its_files_are_named(sample: Editor, window: Window, tmp_path: Path) -> None:
    sample.go_to(PACKAGE)
    page = sample.page_widget(PACKAGE)
    assert isinstance(page, PackagePage)
    assert page.ready.isVisible()
    out = tmp_path / "out"
    out.mkdir()
    given(window).paths = [out]
    page.save.click()
    wait_for(lambda: page.result.count() > 0 or window.notice.isVisible(), "the package")
    assert not window.notice.isVisible()
    assert [path.name for path in out.rglob("3-存档.pdf")] == ["3-存档.pdf"]


def test_the_badge_is_shown_checked_and_saved(sample: Editor, window: Window, tmp_path: Path) -> None:
    sample.go_to(BADGE)
    page = sample.page_widget(BADGE)
    assert isinstance(page, BadgePage)
    write(page.number, "12345")
    assert not page.copy.isEnabled()
    assert page.message.text()
    write(page.number, "京公网安备11010802000001号")
    assert "11010802000001" in page.code.toPlainText()
    page.copy.click()
    assert QGuiApplication.clipboard().text() == page.code.toPlainText()
    folder = tmp_path / "badge"
    folder.mkdir()
    given(window).paths = [folder]
    page.save.click()
    wait_for((folder / "preview.html").exists, "the preview page")
    sample.go_to(PACKAGE)
    wait_for(lambda: "11010802000001" in sample.draft.answers.typed(result.NUMBER), "the number")
