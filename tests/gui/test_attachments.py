"""Attachments: the tray, comparing, turning and cropping, on real files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtTest import QTest

from beian_desktop.form.declaration import FORM
from beian_desktop.form.sections import operator, principal
from beian_desktop.gui.cropping import WHOLE, CropDialog, turned
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import press, wait_for
from beian_desktop.gui.pages.attachments import AttachmentsPage, FileRow, SlotCard
from beian_desktop.gui.pages.tray import files_of
from beian_desktop.gui.window import Window
from beian_desktop.system.language import Language, Text
from beian_desktop.wizard.pages import ATTACHMENTS, shown_pages
from tests.gui.conftest import Opens, begin, given

CERTIFICATE = FORM.slot("operator.certificate")

Shot = Callable[..., Path]


@pytest.fixture
def shot(tmp_path: Path) -> Shot:
    """Makes a picture file."""

    def make(name: str, size: tuple[int, int] = (1012, 638)) -> Path:
        path = tmp_path / name
        Image.new("RGB", size, (200, len(name), 220)).save(path)
        return path

    return make


def shown(editor: Editor) -> AttachmentsPage:
    """The page of the attachments."""
    editor.go_to(ATTACHMENTS)
    page = editor.page_widget(ATTACHMENTS)
    assert isinstance(page, AttachmentsPage)
    return page


def card_of(page: AttachmentsPage, slot_id: str) -> SlotCard:
    """The card of one slot."""
    card = page.card(slot_id)
    assert card is not None
    return card


def put(editor: Editor, slot_id: str, path: Path) -> FileRow:
    """Drops a file on a card; the row that it gets."""
    page = shown(editor)
    card = card_of(page, slot_id)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    assert card.take(dropped)
    wait_for(lambda: editor.draft.filing.attachments and card.findChildren(FileRow), "the file")
    return card.findChildren(FileRow)[-1]


def test_a_heap_of_pictures_is_sorted_with_one_key_each(editor: Editor, window: Window, shot: Shot) -> None:
    given(window).paths = [shot("a.png"), shot("bb.png"), shot("ccc.png")]
    page = shown(editor)
    page.many.click()
    tray = page.tray
    assert tray.isVisible()
    assert tray.heading.text() == "待分拣：还有 3 张"
    wait_for(lambda: not tray.picture.pixmap().isNull(), "the picture")
    names = [choice.accessibleName() for choice in tray.choices]
    key = next(name for name in names if name.endswith("主体负责人证件正面")).split()[0]
    press(tray, Qt.Key(ord(key)), key.lower())
    assert tray.name.text() == "bb.png"
    press(tray, Qt.Key.Key_Delete)
    press(tray, Qt.Key(ord(key)), key)
    assert not tray.isVisible()
    wait_for(lambda: len(editor.draft.filing.attachments) == 2, "the files")
    assert [(a.slot, a.name) for a in editor.draft.filing.attachments] == [
        (principal.ID_FRONT.id, "a.png"),
        (principal.ID_FRONT.id, "ccc.png"),
    ]


def test_a_picture_that_cannot_be_kept_comes_back_to_the_tray(sample: Editor, window: Window, tmp_path: Path) -> None:
    sample.go_to(ATTACHMENTS)
    page = sample.page_widget(ATTACHMENTS)
    assert isinstance(page, AttachmentsPage)
    gone = tmp_path / "gone.png"
    page.tray.add([gone])
    page.tray.sort(page.cards()[0].slot)
    wait_for(lambda: page.tray.paths == [gone], "the picture to come back")
    assert "gone.png" in window.notice.text.text()


def test_what_is_no_picture_is_said_in_the_tray(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "list.jpg"
    path.write_text("no picture", encoding="utf-8")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)), QUrl("https://example.com/a.png")])
    tray = shown(editor).tray
    tray.add(files_of(dropped))
    assert tray.paths == [path]
    wait_for(lambda: tray.picture.text() == "打不开这张图", "the words")


def test_beside_a_card_stands_what_was_typed_of_it(editor: Editor, shot: Shot) -> None:
    answers = editor.draft.answers.with_text(operator.KIND, operator.UNIT.code).with_text(principal.NAME, "样明")
    editor.draft.give(answers.with_text(principal.ID_NUMBER, "11010519491231002X"))
    put(editor, principal.ID_FRONT.id, shot("a.png"))
    text = card_of(shown(editor), principal.ID_FRONT.id).typed.text()
    assert "样明" in text
    assert "尾号 002X" in text
    assert "11010519" not in text


def test_a_picture_is_cropped_and_turned_and_keeps_both(editor: Editor, window: Window, shot: Shot) -> None:
    row = put(editor, principal.ID_FRONT.id, shot("a.png"))
    given(window).kept = ((100, 200, 900, 800),)
    row.look.click()
    wait_for(lambda: editor.draft.filing.attachments[0].crop, "the crop")
    assert editor.draft.filing.attachments[0].crop == (100, 200, 900, 800)
    card = card_of(shown(editor), principal.ID_FRONT.id)
    card.findChildren(FileRow)[-1].turn.click()
    wait_for(lambda: editor.draft.filing.attachments[0].turn == 1, "the turn")
    assert editor.draft.filing.attachments[0].crop == (100, 200, 900, 800)


def test_looking_at_a_picture_changes_nothing(editor: Editor, window: Window, shot: Shot) -> None:
    row = put(editor, principal.ID_FRONT.id, shot("a.png"))
    before = editor.draft.filing.attachments
    row.look.click()
    wait_for(lambda: "a.png" in given(window).asked, "the picture")
    assert editor.draft.filing.attachments == before


@pytest.fixture
def dialog(window: Window) -> CropDialog:
    """A turned picture, twice as wide as high before it was turned."""
    return _dialog(window, quarters=1)


def _dialog(window: Window, *, quarters: int) -> CropDialog:
    def say(text: Text) -> str:
        return text.in_(Language.ZH)

    dialog = CropDialog(window, say, "a.png", QPixmap(800, 400), quarters=quarters)
    dialog.show()
    return dialog


def test_a_frame_is_drawn_with_the_mouse(window: Window) -> None:
    dialog = _dialog(window, quarters=0)
    place = dialog.picture.place()
    corner = QPoint(place.left() + place.width() // 4, place.top() + place.height() // 4)
    end = QPoint(place.left() + place.width() * 3 // 4, place.top() + place.height() * 3 // 4)
    QTest.mousePress(dialog.picture, Qt.MouseButton.LeftButton, pos=corner)
    QTest.mouseMove(dialog.picture, end)
    QTest.mouseRelease(dialog.picture, Qt.MouseButton.LeftButton, pos=end)
    assert dialog.crop is not None
    assert all(abs(part - wanted) < 8 for part, wanted in zip(dialog.crop, (250, 250, 750, 750), strict=True))
    assert [box.value() for box in dialog.numbers] == [25, 25, 75, 75]
    dialog.all.click()
    assert dialog.crop is None


def test_a_frame_is_given_in_numbers_and_belongs_to_the_upright_picture(dialog: CropDialog) -> None:
    for box, value in zip(reversed(dialog.numbers), (90, 80, 20, 10), strict=True):
        box.setValue(value)
    assert dialog.picture.crop == (100, 200, 800, 900)
    assert dialog.crop == (200, 200, 900, 900)
    assert all(box.accessibleName() for box in dialog.numbers)


def test_turning_a_part_four_times_leaves_it_where_it_was() -> None:
    part = (100, 200, 300, 900)
    assert turned(part, 1) == (100, 100, 800, 300)
    assert turned(turned(part, 3), 1) == part
    assert turned(part, 4) == part
    assert turned(WHOLE, 3) == WHOLE


def test_files_are_shown_in_their_full_height(sample: Editor) -> None:
    page = shown(sample)
    assert page.cards()
    wait_for(lambda: all(row.height() >= 88 for row in page.findChildren(FileRow)), "the heights")
    assert page.findChildren(FileRow)


@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_wider_than_the_page_at_200_percent(open_window: Opens, language: Language, shot: Shot) -> None:
    window: Window = open_window(language)
    window.resize(1024, 700)
    window.set_text_size(200)
    editor = begin(window)
    put(editor, principal.ID_FRONT.id, shot("a-name-of-a-file-that-goes-on-and-on-without-any-space-at-all.png"))
    page = shown(editor)
    page.tray.add([shot("b.png")])
    page.cards()
    page.settle()
    assert page.page.width() <= page.viewport().width()


def test_tab_goes_through_the_cards_as_they_stand(editor: Editor, shot: Shot) -> None:
    editor.draft.give(editor.draft.answers.with_text(operator.KIND, "individual"))
    page = shown(editor)
    page.cards()
    editor.go_to(shown_pages(editor.draft.answers)[0])
    editor.draft.give(editor.draft.answers.with_text(operator.KIND, "unit"))
    row = put(editor, CERTIFICATE.id, shot("licence.png"))
    wait_for(row.remove.isVisible, "its row")
    first, second = page.cards()[:2]
    assert first.slot is CERTIFICATE
    page.many.setFocus()
    passed = []
    for _ in range(7):
        QTest.keyClick(editor.window().focusWidget(), Qt.Key.Key_Tab)
        passed.append(editor.window().focusWidget())
    assert passed == [first.choose, first.paste, *first.parts()[2:], second.choose, second.paste]


def test_files_copied_together_are_pasted_into_the_tray(editor: Editor, shot: Shot) -> None:
    page = shown(editor)
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(shot(name))) for name in ("front.png", "back.png")])
    QGuiApplication.clipboard().setMimeData(copied)
    page.many.setFocus()
    QTest.keyClick(page.many, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [path.name for path in page.tray.paths] == ["front.png", "back.png"]
    assert editor.window().focusWidget() is page.tray
