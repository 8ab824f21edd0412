"""网上填报: the panel beside the browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from beian_desktop.form.sections import operator, start
from beian_desktop.gui.copy_panel import CopyPanel
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import press, wait_for
from beian_desktop.gui.pages.review import ReviewPage
from beian_desktop.gui.window import Window
from beian_desktop.services.copying import PICTURES
from beian_desktop.system.language import Language
from beian_desktop.wizard.pages import REVIEW
from tests.gui.conftest import Opens, close


def panel_of(window: Window) -> CopyPanel:
    """The panel of the open filing, its place read."""
    window.file_online()
    panel = window.panel
    assert panel is not None
    settle(window)
    return panel


def settle(window: Window) -> None:
    """Waits until the worker thread has done everything so far."""
    finished: list[bool] = []
    window.desk.work.do(lambda _: None, lambda _: finished.append(True))
    wait_for(lambda: finished, "the worker thread")


def go(panel: CopyPanel, name: str) -> None:
    panel.go_to([item.id for item in panel.items].index(name))


@pytest.fixture
def panel(sample: Editor, window: Window) -> Iterator[CopyPanel]:
    yield panel_of(window)
    QGuiApplication.clipboard().clear()


def test_one_click_copies_an_answer_ticks_it_off_and_shows_the_next(panel: CopyPanel) -> None:
    go(panel, "operator.name")
    panel.act.click()
    assert QGuiApplication.clipboard().text() == "样本科技（杭州）有限公司"
    assert "operator.name" in panel.done
    assert panel.item.id == "operator.certificate_type"
    assert panel.value.text() == "统一社会信用代码证"
    assert "主办单位名称" in panel.said.text()


def test_keys_alone_go_through(panel: CopyPanel) -> None:
    assert panel.focusWidget() is panel.act
    for _ in range(3):
        press(panel.act, Qt.Key.Key_Return, "\r")
    assert list(panel.done) == ["operator.kind", "operator.unit_nature", "operator.name"]
    assert panel.focusWidget() is panel.act
    press(panel.list, Qt.Key.Key_Down)
    assert panel.item.id == "operator.certificate_number"
    press(panel.list, Qt.Key.Key_Return, "\r")
    assert QGuiApplication.clipboard().text() == "91330106MAYANGB07Q"


def test_the_place_is_kept_when_the_program_is_closed(panel: CopyPanel, window: Window, open_window: Opens) -> None:
    go(panel, "operator.name")
    panel.do()
    filing_id = panel.draft.filing.id
    close(window)
    later = open_window()
    later.open(filing_id)
    wait_for(lambda: later.editor is not None, "the filing")
    again = panel_of(later)
    assert (set(again.done), again.item.id) == ({"operator.name"}, "operator.certificate_type")


def test_an_answer_changed_meanwhile_is_to_be_copied_again(panel: CopyPanel, sample: Editor) -> None:
    go(panel, "operator.name")
    panel.do()
    sample.draft.give(sample.draft.answers.with_text(operator.NAME, "样本科技（宁波）有限公司"))
    assert "operator.name" not in panel.done


def test_a_picture_is_put_into_a_private_folder_that_goes_with_the_panel(
    panel: CopyPanel, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr("beian_desktop.gui.copy_panel.reveal", shown.append)
    window.desk.preferences.upload_profile = "400kb"
    go(panel, "operator.certificate")
    assert "400 KB" in panel.how.text()
    panel.act.click()
    wait_for(lambda: shown, "the picture")
    assert shown[0].parent == window.desk.folder / PICTURES
    assert shown[0].stat().st_size <= 400_000
    panel.path.click()
    assert QGuiApplication.clipboard().text() == str(shown[0])
    panel.act.click()
    assert "operator.certificate" in panel.done
    panel.close()
    settle(window)
    assert not (window.desk.folder / PICTURES).exists()


def test_closing_takes_our_text_from_the_clipboard_and_leaves_others(panel: CopyPanel, window: Window) -> None:
    go(panel, "principal.id_number")
    panel.do()
    panel.close()
    assert QGuiApplication.clipboard().text() == ""
    panel = panel_of(window)
    go(panel, "principal.id_number")
    panel.do()
    QGuiApplication.clipboard().setText("别人的内容")
    panel.close()
    assert QGuiApplication.clipboard().text() == "别人的内容"


def test_errors_are_said_and_lead_to_the_question(panel: CopyPanel, sample: Editor, window: Window) -> None:
    assert panel.errors.isHidden()
    sample.draft.give(sample.draft.answers.with_text(operator.NAME, ""))
    wait_for(lambda: not panel.errors.isHidden(), "the report")
    go(panel, "operator.name")
    panel.act.click()
    assert window.editor is not None
    assert window.editor.current.id == "operator"
    panel.mend.click()
    assert window.editor.current is REVIEW


def test_the_review_offers_it_unless_the_counter_was_chosen(sample: Editor, window: Window) -> None:
    sample.go_to(REVIEW)
    page = sample.page_widget(REVIEW)
    assert isinstance(page, ReviewPage)
    assert page.online.isHidden()
    sample.draft.give(sample.draft.answers.with_text(start.ROUTE, "online"))
    assert not page.online.isHidden()
    page.online.open.click()
    assert window.panel is not None


@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_wider_than_the_narrow_window_at_200_percent(
    sample: Editor, window: Window, language: Language
) -> None:
    window.speak(language)
    window.set_text_size(200)
    panel = panel_of(window)
    panel.resize(320, 700)
    for place in range(len(panel.items)):
        panel.go_to(place)
        assert panel.minimumSizeHint().width() <= 320
        assert panel.whole.minimumSizeHint().width() <= 296, panel.item.id
    window.set_text_size(100)
