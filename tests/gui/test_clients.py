"""Clients in the window: gathered, opened, used, edited with what is offered, merged, deleted; by keys too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.clients import Card
from beian_desktop.filing.filing import Client, Filing
from beian_desktop.form.sections import account, operator, principal, site
from beian_desktop.gui.clients.client_page import ClientPage
from beian_desktop.gui.clients.clients import Clients
from beian_desktop.gui.filling import press, wait_for, write
from beian_desktop.gui.window import Window
from beian_desktop.services.workspace import ClientSummary, Workspace
from beian_desktop.system.language import Language
from tests.gui.conftest import given

FIRST = Filing(
    "first",
    Answers(
        {
            operator.KIND: (operator.UNIT.code,),
            operator.NAME: ("样本科技（杭州）有限公司",),
            operator.CERTIFICATE_TYPE: ("uscc",),
            operator.CERTIFICATE_NUMBER: ("91330106MAYANGB07Q",),
            principal.NAME: ("张三",),
            principal.ID_TYPE: ("111",),
            principal.ID_NUMBER: ("110105194912310021",),
            principal.MOBILE: ("13800138000",),
            site.NAME: ("样本官网",),
            site.DOMAIN: ("example.com",),
        }
    ),
)


@pytest.fixture
def clients(window: Window) -> Clients:
    """The list of clients beside two filings that have none yet."""
    window.desk.work.do(lambda workspace: workspace.add(FIRST))
    window.desk.work.do(lambda workspace: workspace.add(Filing("bare", Answers({operator.NAME: ("另一家公司",)}))))
    window.clients.show()
    assert window.clients.shown is not None
    wait_for(lambda: window.clients.shown is not None and not window.clients.shown.list.hints.isHidden(), "the list")
    return window.clients.shown


def in_store(window: Window) -> list[ClientSummary]:
    found: list[list[ClientSummary]] = []
    window.desk.work.do(lambda workspace: workspace.clients(), found.append)
    wait_for(lambda: found, "the store")
    return found[0]


def gathered(clients: Clients) -> Sequence[ClientSummary]:
    clients.gather()
    wait_for(lambda: len(clients.list.table.clients.rows) == 2, "two clients")
    return clients.list.table.clients.rows


def opened(clients: Clients, number: int = 0) -> ClientPage:
    client = gathered(clients)[number].client
    clients.open(client.id)
    wait_for(lambda: clients.page is not None, "the client")
    assert clients.page is not None
    return clients.page


def of_the_sample(clients: Clients) -> int:
    return next(n for n, one in enumerate(gathered(clients)) if one.client.name != "另一家公司")


def test_filings_without_a_client_are_gathered_on_wish(clients: Clients) -> None:
    assert clients.list.table.clients.rows == []
    assert {one.client.name for one in gathered(clients)} == {"另一家公司", "样本科技（杭州）有限公司"}
    wait_for(clients.list.hints.isHidden, "nothing to gather any more")


def test_search_finds_by_any_answer_and_enter_opens(clients: Clients) -> None:
    number = of_the_sample(clients)
    wanted = clients.list.table.clients.rows[number]
    write(clients.list.search, wanted.answers.typed(principal.NAME))
    assert [one.client for one in clients.list.table.clients.rows] == [wanted.client]
    press(clients.list.search, Qt.Key.Key_Return)
    wait_for(lambda: clients.page is not None, "the client")


def test_a_new_filing_of_a_client_opens_filled_in(window: Window, clients: Clients) -> None:
    page = opened(clients, of_the_sample(clients))
    page.new.click()
    wait_for(lambda: window.draft is not None, "the new filing")
    assert window.draft is not None
    assert window.draft.answers.typed(operator.NAME) == page.seen.card.client.name
    assert window.draft.answers.typed(site.DOMAIN) == ""
    assert window.clients.shown is None


def test_a_change_is_offered_when_its_filing_is_left(window: Window, clients: Clients) -> None:
    page = opened(clients, of_the_sample(clients))
    page.new.click()
    wait_for(lambda: window.draft is not None, "the new filing")
    assert window.draft is not None
    window.draft.give(window.draft.answers.with_text(principal.MOBILE, "13900139000"))
    window.show_home()
    asked = given(window).asked
    wait_for(lambda: any("13900139000" in text for text in asked), "what is offered")
    offered = [text for text in asked if "13900139000" in text]
    assert len(offered) == 2
    assert all("改前" in text and "改后" in text for text in offered)
    wait_for(lambda: "13900139000" in {one.answers.typed(principal.MOBILE) for one in in_store(window)}, "the client")
    window.open("first")
    wait_for(lambda: window.draft is not None, "the first filing")
    assert window.draft is not None
    assert window.draft.answers.typed(principal.MOBILE) == "13900139000"


def test_what_is_not_ticked_stays_and_is_not_offered_again(window: Window, clients: Clients) -> None:
    opened(clients, of_the_sample(clients)).opens.emit("first")
    wait_for(lambda: window.draft is not None, "the filing")
    assert window.draft is not None
    given(window).agree = False
    window.draft.give(window.draft.answers.with_text(principal.MOBILE, "13900139000"))
    window.show_home()
    wait_for(lambda: given(window).asked, "what is offered")
    before = len(given(window).asked)
    window.open("first")
    wait_for(lambda: window.draft is not None, "the filing again")
    window.show_home()
    assert "13900139000" not in {one.answers.typed(principal.MOBILE) for one in in_store(window)}
    assert len(given(window).asked) == before


def test_an_edited_client_is_kept_and_offered_to_its_drafts(window: Window, clients: Clients) -> None:
    page = opened(clients, of_the_sample(clients))
    page.change.click()
    form = clients.form
    assert form is not None
    form.sketch.give(form.sketch.answers.with_text(operator.NAME, "新名称有限公司"))
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: any("新名称有限公司" in text for text in given(window).asked), "what is offered")
    wait_for(lambda: clients.form is None and clients.page is not None, "the client again")
    assert "新名称有限公司" in {one.client.name for one in in_store(window)}
    found: list[Filing] = []
    window.desk.work.do(lambda workspace: workspace.filing("first"), found.append)
    wait_for(lambda: found, "the filing")
    assert found[0].answers.typed(operator.NAME) == "新名称有限公司"


def test_edits_are_kept_when_one_goes_home_in_the_middle(window: Window, clients: Clients) -> None:
    opened(clients, of_the_sample(clients)).change.click()
    assert clients.form is not None
    clients.form.sketch.give(clients.form.sketch.answers.with_text(account.NOTE, "用手机扫码"))
    window.show_home()
    assert "用手机扫码" in {one.answers.typed(account.NOTE) for one in in_store(window)}


def test_two_chosen_clients_are_merged_field_by_field(window: Window, clients: Clients) -> None:
    gathered(clients)
    table = clients.list.table
    table.choose([one.client.id for one in table.clients.rows])
    given(window).taken = {0}
    clients.list.merge.click()
    wait_for(lambda: len(in_store(window)) == 1, "one client")
    assert any("另一家公司" in text for text in given(window).asked)
    assert in_store(window)[0].filings == 2


def test_doubles_lead_to_their_merge_and_one_account_is_told(window: Window, clients: Clients) -> None:
    page = opened(clients, of_the_sample(clients))
    kept = page.seen.card

    def add(workspace: Workspace) -> None:
        workspace.put_card(Card(Client("", "重复的"), kept.answers))
        note = {account.HOLDER: ("王五",), account.MOBILE: ("13800138000",)}
        workspace.put_card(replace(kept, answers=kept.answers.with_all(note)))  # type: ignore[arg-type]
        workspace.put_card(Card(Client("", "共用账号的"), Answers({operator.NAME: ("共用账号的",), **note})))  # type: ignore[dict-item]

    window.desk.work.do(add)
    clients.open(kept.client.id)
    wait_for(lambda: clients.page is not None and clients.page.seen.same_account, "the warnings")
    assert clients.page is not None
    assert [one.client.name for one in clients.page.seen.doubles] == ["重复的"]
    words = " ".join(each.text() for each in clients.page.findChildren(QLabel))
    assert "SUB-15" in words
    assert "共用账号的" in words


def test_numbers_are_hidden_on_the_page_and_in_the_list(window: Window, clients: Clients) -> None:
    page = opened(clients, of_the_sample(clients))
    number = page.seen.card.answers.typed(principal.ID_NUMBER)
    mobile = page.seen.card.answers.typed(principal.MOBILE)

    def seen() -> str:
        told = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
        rows = clients.list.table.clients
        cells = [rows.data(rows.index(r, c)) for r in range(rows.rowCount()) for c in range(rows.columnCount())]
        return " ".join([*told, *cells]).replace("\u200b", "")

    assert number in seen()
    window.desk.masking.switch(on=True)
    wait_for(lambda: number not in seen() and mobile not in seen(), "hidden numbers")
    window.desk.masking.switch(on=False)


def test_a_client_goes_only_without_filings(window: Window, clients: Clients) -> None:
    assert not opened(clients).delete.isEnabled()
    window.desk.work.do(lambda workspace: workspace.remove("bare"))
    empty = next(one.client.id for one in clients.list.table.clients.rows if one.client.name == "另一家公司")
    clients.open(empty)
    wait_for(lambda: clients.page is not None and clients.page.delete.isEnabled(), "the client without filings")
    assert clients.page is not None
    clients.page.delete.click()
    wait_for(lambda: len(in_store(window)) == 1, "one client")


def test_the_open_filing_is_copied(window: Window, clients: Clients) -> None:
    window.open("first")
    wait_for(lambda: window.draft is not None, "the filing")
    window.clients.copy()
    wait_for(lambda: window.draft is not None and window.draft.filing.id != "first", "the copy")
    assert window.draft is not None
    assert window.draft.answers.typed(site.DOMAIN) == ""
    assert window.draft.answers.typed(operator.NAME)


def test_another_language_stays_with_the_client(window: Window, clients: Clients) -> None:
    page = opened(clients, of_the_sample(clients))
    name = page.seen.card.client.name
    window.speak(Language.EN)
    wait_for(lambda: window.clients.shown is not None and window.clients.shown.page is not None, "the client")
    assert window.clients.shown is not None
    shown = window.clients.shown.page
    assert shown is not None
    assert shown.seen.card.client.name == name
    assert shown.new.text() == "&New filing of it"
