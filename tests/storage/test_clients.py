"""A client's own answers and papers: kept, renamed, merged, removed, and rescued when the file is damaged."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.clients import Card
from beian_desktop.filing.filing import Client, Filing
from beian_desktop.filing.status import State, Status
from beian_desktop.form.sections import operator, principal, site
from beian_desktop.storage.access import PLAIN
from beian_desktop.storage.failures import ClientInUse, ClientUnknown
from beian_desktop.storage.rescuing import rescue
from beian_desktop.storage.store import Store
from beian_desktop.system.clock import Clock
from tests.storage.contents import attachment

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ANSWERS = Answers({operator.NAME: ("示例公司",), principal.MOBILE: ("13800138000",)})
FIRST, SECOND = Client("c1", "示例公司"), Client("c2", "示例公司（重复）")


def with_paper(content: bytes = b"licence") -> Card:
    file = replace(attachment("执照.png", content), slot="operator.certificate")
    return Card(FIRST, ANSWERS, (file,))


def contents(store: Store, client: str) -> list[bytes]:
    return [one.content.open().read() for one in store.card(client).papers]


def test_a_card_comes_back_as_it_was_kept(store: Store) -> None:
    store.put_card(with_paper())
    kept = store.card(FIRST.id)
    assert (kept.client, kept.answers, contents(store, FIRST.id)) == (FIRST, ANSWERS, [b"licence"])
    store.put_card(replace(kept, answers=ANSWERS.with_text(principal.MOBILE, "")))
    assert store.card(FIRST.id).answers.texts(principal.MOBILE) == ()
    assert contents(store, FIRST.id) == [b"licence"]


def test_the_list_counts_filings_and_drafts(store: Store) -> None:
    store.put_card(with_paper())
    store.add(Filing("f1", client=FIRST))
    store.add(Filing("f2", client=FIRST, status=Status(State.APPROVED, State.APPROVED)))
    store.add(Filing("f3", client=SECOND))
    assert [(one.client, one.filings, one.drafts) for one in store.clients()] == [(FIRST, 2, 1), (SECOND, 1, 1)]


def test_another_name_of_the_client_is_found_in_the_list_of_filings(store: Store) -> None:
    store.add(Filing("f1", Answers({site.NAME: ("官网",)}), client=FIRST))
    changed = store.summaries()[0].changed_at
    store.put_card(Card(Client(FIRST.id, "改名公司"), ANSWERS))
    (found,) = store.summaries("改名公司")
    assert (found.client_name, found.changed_at) == ("改名公司", changed)
    assert store.filing("f1").client == Client(FIRST.id, "改名公司")


def test_bytes_that_only_a_client_has_stay_and_go_with_it(store: Store, path: Path) -> None:
    store.put_card(with_paper())
    store.add(Filing("f1", attachments=(attachment("a.png", b"other"),)))
    store.remove("f1")
    assert contents(store, FIRST.id) == [b"licence"]
    store.remove_client(FIRST.id)
    store.close()
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM content").fetchone() == (0,)
    connection.close()


def test_a_client_with_filings_stays(store: Store) -> None:
    store.add(Filing("f1", client=FIRST))
    with pytest.raises(ClientInUse):
        store.remove_client(FIRST.id)
    with pytest.raises(ClientUnknown):
        store.remove_client("nobody")


def test_merged_clients_are_one_with_the_filings_of_both(store: Store) -> None:
    store.put_card(with_paper())
    store.add(Filing("f1", client=FIRST))
    store.add(Filing("f2", client=SECOND))
    store.merge_clients(store.card(FIRST.id), SECOND.id)
    assert [(one.client, one.filings) for one in store.clients()] == [(FIRST, 2)]
    assert store.filing("f2").client == FIRST


def test_destroying_the_last_filing_takes_its_client_along_but_no_other(store: Store) -> None:
    store.put_card(with_paper())
    store.put_card(Card(SECOND, ANSWERS))
    store.add(Filing("f1", client=FIRST))
    store.destroy(["f1"])
    assert [one.client for one in store.clients()] == [SECOND]


@pytest.mark.parametrize("gone", ["client", "client_answer", "paper"])
def test_what_a_damaged_store_lost_of_a_client_comes_from_the_backup(path: Path, clock: Clock, gone: str) -> None:
    store = Store.open(path, clock)
    store.put_card(with_paper())
    store.add(Filing("f1", client=FIRST))
    backup = store.backup()
    store.close()
    connection = sqlite3.connect(path)
    page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (gone,)).fetchone()[0]
    connection.close()
    held = bytearray(path.read_bytes())
    held[(page - 1) * 4096 : page * 4096] = bytes(4096)
    path.write_bytes(held)
    rescue(path, PLAIN, backup.path, NOW)
    again = Store.open(path, Clock(date(2026, 11, 23)))
    card = again.card(FIRST.id)
    assert (card.client, card.answers, contents(again, FIRST.id)) == (FIRST, ANSWERS, [b"licence"])
    assert again.examine() == []
    again.close()
