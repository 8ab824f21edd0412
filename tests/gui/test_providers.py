"""The provider book in the pages of host and registrar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from beian_desktop.filing.answers import Answers
from beian_desktop.form.sections import access, registrar, site
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import compose, press, wait_for, write
from beian_desktop.gui.inputs.provider import ProviderInput
from beian_desktop.gui.pages.providers import ProvidersPage
from beian_desktop.gui.window import Window
from beian_desktop.services.providers import Kind, Provider, remember, remembered
from beian_desktop.wizard.pages import PROVIDERS
from tests.gui.conftest import TODAY

OWN = Provider(
    Kind.ACCESS, "示例云计算有限公司", TODAY, "domestic", "110108", "4001234567", mode="leased_space", remembered=True
)


@pytest.fixture
def page(window: Window, editor: Editor) -> ProvidersPage:
    """The page of an empty filing, with one remembered provider."""
    window.desk.work.do(lambda workspace: remember(workspace, OWN))
    editor.draft.give(editor.draft.answers.with_text(site.HAS_OWN_DOMAIN, "true"))
    editor.go_to(PROVIDERS)
    shown = editor.page_widget(PROVIDERS)
    assert isinstance(shown, ProvidersPage)
    return shown


def name_of(page: ProvidersPage, kind: Kind = Kind.ACCESS) -> ProviderInput:
    """The input of a provider's name."""
    block = page.block(f"{kind.value}.name")
    assert block is not None
    assert isinstance(block.input, ProviderInput)
    return block.input


def book(window: Window) -> list[Provider]:
    """A person's own entries."""
    found: list[tuple[Provider, ...]] = []
    window.desk.work.do(remembered, found.append)
    wait_for(lambda: found, "the book")
    return list(found[0])


def answers_of(page: ProvidersPage) -> Answers:
    """The answers as given so far."""
    return page.draft.answers


def test_typing_offers_and_choosing_answers_the_section_in_one_undoable_step(page: ProvidersPage) -> None:
    name = name_of(page)
    write(name.line, "示")
    wait_for(lambda: [entry.name for entry in name.found] == [OWN.name], "the offer")
    popup = name.popup
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return, "\r")
    assert answers_of(page).normal(access.NAME) == OWN.name
    assert answers_of(page).normal(access.REGION) == "110108"
    assert answers_of(page).normal(access.PHONE) == "4001234567"
    assert answers_of(page)[access.MODE] is access.LEASED_SPACE
    page.draft.undo()
    assert answers_of(page).normal(access.REGION) is None


def test_another_provider_takes_nothing_of_the_one_before_along(page: ProvidersPage) -> None:
    name = name_of(page)
    page.draft.give(answers_of(page).with_text(access.NAME, "别家云公司").with_text(access.CODE, "673959654"))
    name.choose(OWN)
    assert answers_of(page).normal(access.NAME) == OWN.name
    assert answers_of(page).texts(access.CODE) == ()


def test_the_whole_book_opens_without_typing(page: ProvidersPage) -> None:
    page.open_book(Kind.REGISTRAR)
    name = name_of(page, Kind.REGISTRAR)
    wait_for(lambda: len(name.found) > 1, "the book")
    assert all(entry.kind is Kind.REGISTRAR for entry in name.found)
    name.popup.hide()


def test_what_is_filled_in_is_remembered_once_its_name_is_left(window: Window, page: ProvidersPage) -> None:
    name = name_of(page, Kind.REGISTRAR)
    answers = answers_of(page).with_text(registrar.TERRITORY, "domestic").with_text(registrar.REGION, "110105")
    page.draft.give(answers.with_text(registrar.PHONE, "010-66001234"))
    name.line.setFocus()
    compose(name.line, "示例域名")
    name.line.paused.emit()
    book(window)  # what the check teaches comes after this
    assert [entry.kind for entry in book(window)] == [Kind.ACCESS], "a name is half typed while the focus is in it"
    compose(name.line, "公司")
    block = page.block(registrar.PHONE.id)
    assert block is not None
    block.focus_input()
    wait_for(lambda: [entry.name for entry in book(window)] == ["示例域名公司", OWN.name], "the remembered one")
    assert book(window)[0].phone == "010-66001234"


def test_a_forgotten_provider_is_offered_no_more(window: Window, page: ProvidersPage) -> None:
    name = name_of(page)
    name.choose(OWN)
    wait_for(lambda: not name.forget.isHidden(), "the standing")
    name.forget.click()
    wait_for(name.forget.isHidden, "the forgetting")
    assert book(window) == []
    page.draft.check()
    book(window)
    assert book(window) == [], "it isn't remembered again by itself"
