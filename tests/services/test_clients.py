"""Clients: gathered from filings, used for new ones, told of changes, and merged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.clients import Card, papers, shared
from beian_desktop.filing.filing import Client, Filing
from beian_desktop.filing.status import State, Status
from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import account, operator, people, principal, result, site, start
from beian_desktop.services import clients
from beian_desktop.services.clients import (
    begin_filing,
    change,
    conflicts,
    copy_filing,
    doubles,
    gather,
    merge,
    offers,
    search,
    see,
    settle,
)
from beian_desktop.services.workspace import Workspace
from beian_desktop.storage.failures import ClientInUse
from beian_desktop.system.clock import Clock
from beian_desktop.system.failure import Failure

TODAY = date(2026, 11, 23)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "data", Clock(TODAY)) as opened:
        yield opened


@pytest.fixture
def client(workspace: Workspace, sample: Filing) -> Client:
    """A client gathered from the sample."""
    workspace.add(replace(sample, id="first", client=None, status=Status()))
    gather(workspace)
    return workspace.clients()[0].client


def answered(filing: Filing, field: BaseField, text: str) -> Filing:
    return filing.with_answers(filing.answers.with_text(field, text))


def test_filings_of_one_subject_become_one_client_with_its_people_and_papers(
    workspace: Workspace, sample: Filing
) -> None:
    alone = replace(sample, client=None, status=Status())
    workspace.add(replace(alone, id="first"))
    workspace.add(replace(answered(alone, operator.NAME, "改了名的公司"), id="second", attachments=()))
    workspace.add(Filing("third", Answers({operator.NAME: ("别的公司",)})))
    workspace.add(Filing("nobody", Answers({site.NAME: ("没写主体",)})))
    assert gather(workspace) == 3
    assert gather(workspace) == 0
    found = {one.client.name: one.filings for one in workspace.clients()}
    assert sorted(found.values()) == [1, 2]
    assert found["别的公司"] == 1
    assert workspace.filing("nobody").client is None
    own = workspace.filing("first").client
    assert own is not None
    card = workspace.card(own.id)
    assert {paper.slot for paper in card.papers} == {paper.slot for paper in papers(sample.attachments)}
    assert not any(field.section_id in ("site", "start", "result") for field in card.answers)


def test_gathering_tells_how_far_it_is_and_keeps_what_it_did_when_it_is_stopped(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clients, "AT_ONCE", 2)
    for number in range(5):
        workspace.add(Filing(f"f{number}", Answers({operator.NAME: (f"示例{number}",)})))
    heard: list[tuple[int, int]] = []
    assert gather(workspace, lambda *far: heard.append(far), lambda: len(heard) == 2) == 4
    assert heard == [(0, 5), (2, 5)]
    assert len(workspace.clients()) == 4
    assert gather(workspace) == 1


def test_a_client_known_by_name_alone_is_filled_from_its_filing(workspace: Workspace, sample: Filing) -> None:
    workspace.add(replace(sample, id="first", client=Client("c1", "示例"), status=Status()))
    gather(workspace)
    card = workspace.card("c1")
    assert card.answers == shared(sample.answers)
    assert len(card.papers) == len(papers(sample.attachments))


def test_a_new_filing_of_a_client_has_subject_people_and_papers(
    workspace: Workspace, sample: Filing, client: Client
) -> None:
    made = begin_filing(workspace, client.id, TODAY)
    assert shared(made.answers) == shared(sample.answers)
    assert made.answers.typed(site.DOMAIN) == ""
    assert [one.slot for one in made.attachments] == [one.slot for one in papers(sample.attachments)]
    with made.attachments[0].content.open() as ours, papers(sample.attachments)[0].content.open() as theirs:
        assert ours.read() == theirs.read()
    assert made.client == client
    assert offers(workspace, made.id) == []


def test_a_client_that_is_filed_already_files_a_further_site(workspace: Workspace, client: Client) -> None:
    workspace.add(Filing("done", client=client, status=Status(State.APPROVED, State.APPROVED)))
    made = begin_filing(workspace, client.id, TODAY)
    assert made.answers[start.SUBJECT_FILED] is True
    assert made.status == Status(State.APPROVED, State.DRAFT)


def test_a_copy_leaves_out_what_is_of_that_site_or_filing_alone(workspace: Workspace, sample: Filing) -> None:
    source = answered(replace(sample, id="source"), result.NUMBER, "11010802000001")
    workspace.add(source)
    made = copy_filing(workspace, "source", TODAY)
    for field in (site.DOMAIN, site.NAME, site.ICP_NUMBER, start.CONNECTED_ON, result.NUMBER):
        assert made.answers.typed(field) == "", field
    assert shared(made.answers) == shared(sample.answers)
    assert made.answers.texts(site.LANGUAGES) == sample.answers.texts(site.LANGUAGES)
    assert (made.continues, made.status) == (None, Status())
    assert not any(file.slot.startswith("site.") for file in made.attachments)


def test_a_changed_answer_is_offered_to_the_client_and_its_drafts_once(workspace: Workspace, client: Client) -> None:
    second = begin_filing(workspace, client.id, TODAY)
    old = second.answers.typed(principal.MOBILE)
    workspace.answer("first", principal.MOBILE, ["13900139000"])
    workspace.answer("first", site.NAME, ["另一个名字"])
    found = offers(workspace, "first")
    assert [(one.filing, one.field, one.before, one.after, one.follows) for one in found] == [
        ("", principal.MOBILE, (old,), ("13900139000",), True),
        (second.id, principal.MOBILE, (old,), ("13900139000",), True),
    ]
    assert settle(workspace, "first", found[1:], TODAY) == [second.id]
    assert workspace.card(client.id).answers.typed(principal.MOBILE) == old
    assert workspace.filing(second.id).answers.typed(principal.MOBILE) == "13900139000"
    assert offers(workspace, "first") == []
    assert offers(workspace, second.id) == []


def test_what_a_draft_has_of_its_own_is_offered_unticked(workspace: Workspace, client: Client) -> None:
    second = begin_filing(workspace, client.id, TODAY)
    workspace.answer(second.id, principal.MOBILE, ["13700137000"])
    workspace.answer("first", principal.MOBILE, ["13900139000"])
    assert [(one.filing, one.follows) for one in offers(workspace, "first")] == [("", True), (second.id, False)]


def test_filings_that_stand_still_are_offered_nothing(workspace: Workspace, client: Client, sample: Filing) -> None:
    for number, state in enumerate((State.SUBMITTED, State.APPROVED, State.REPLACED)):
        workspace.add(replace(sample, id=f"still{number}", client=client, status=Status(state, state)))
    further = workspace.add(
        replace(sample, id="further", client=client, status=Status(State.APPROVED, State.DRAFT), attachments=())
    )
    workspace.answer("first", principal.MOBILE, ["13900139000"])
    workspace.answer("first", people.EMERGENCY_CONTACT.email, ["new@example.com"])
    found = offers(workspace, "first")
    assert {(one.filing, one.field) for one in found if one.filing} == {(further.id, people.EMERGENCY_CONTACT.email)}


def test_spaces_and_signs_are_no_change(workspace: Workspace, client: Client) -> None:
    typed = workspace.filing("first").answers.typed(principal.MOBILE)
    workspace.answer("first", principal.MOBILE, [f" {typed[:3]} {typed[3:]} "])
    assert offers(workspace, "first") == []


def test_a_new_paper_is_offered_to_the_client_and_takes_the_place_of_the_old(
    workspace: Workspace, client: Client, tmp_path: Path
) -> None:
    (tmp_path / "新执照.png").write_bytes(b"another")
    workspace.attach("first", "operator.certificate", tmp_path / "新执照.png")
    (offer,) = offers(workspace, "first")
    assert (offer.filing, offer.field, offer.after) == ("", None, ("新执照.png",))
    settle(workspace, "first", [offer], TODAY)
    names = [one.name for one in workspace.card(client.id).papers if one.slot == "operator.certificate"]
    assert names == ["新执照.png"]
    assert offers(workspace, "first") == []
    assert workspace.verify() == []


def test_a_change_at_the_client_is_offered_to_its_drafts(workspace: Workspace, client: Client) -> None:
    answers = workspace.card(client.id).answers
    found = change(workspace, client.id, answers.with_text(operator.NAME, "新名称有限公司"))
    assert [(one.filing, one.after) for one in found] == [("first", ("新名称有限公司",))]
    assert [one.client.name for one in workspace.clients()] == ["新名称有限公司"]
    assert settle(workspace, "", found, TODAY) == ["first"]
    assert workspace.filing("first").answers.typed(operator.NAME) == "新名称有限公司"


def test_doubles_are_found_by_number_and_merged_question_by_question(workspace: Workspace, client: Client) -> None:
    mine = workspace.card(client.id).answers.with_text(account.NOTE, "")
    change(workspace, client.id, mine)
    theirs = mine.with_text(principal.MOBILE, "13900139000").with_text(account.NOTE, "用手机登录")
    twin = workspace.put_card(Card(Client("", "同一家"), theirs.with_text(operator.NAME, "同一家"))).client
    workspace.add(Filing("other", client=twin))
    assert [one.client for one in see(workspace, client.id).doubles] == [twin]
    assert len(doubles(workspace.clients())) == 1
    found = conflicts(workspace, client.id, twin.id)
    assert [conflict.question for conflict in found] == [operator.NAME, principal.MOBILE]
    merge(workspace, client.id, twin.id, found[1:])
    (left,) = workspace.clients()
    assert (left.client, left.filings) == (client, 2)
    assert left.answers.typed(operator.NAME) == mine.typed(operator.NAME)
    assert left.answers.typed(principal.MOBILE) == "13900139000"
    assert left.answers.typed(account.NOTE) == "用手机登录"
    assert workspace.verify() == []
    with pytest.raises(Failure):
        merge(workspace, client.id, client.id, [])


def test_two_subjects_with_one_account_are_told(workspace: Workspace, client: Client) -> None:
    note: dict[BaseField, tuple[str, ...]] = {account.HOLDER: ("张三",), account.MOBILE: ("13800138000",)}
    change(workspace, client.id, workspace.card(client.id).answers.with_all(note))
    other = workspace.put_card(Card(Client("", "别家"), Answers({operator.NAME: ("别家",), **note}))).client
    assert [one.client for one in see(workspace, client.id).same_account] == [other]


def test_search_finds_any_answer(workspace: Workspace, client: Client) -> None:
    mobile = workspace.card(client.id).answers.typed(principal.MOBILE)
    assert [one.client for one in search(workspace.clients(), mobile)] == [client]
    assert search(workspace.clients(), "没有这样的") == []


def test_a_client_goes_only_without_filings_and_after_a_backup(workspace: Workspace, client: Client) -> None:
    with pytest.raises(ClientInUse):
        workspace.remove_client(client.id)
    workspace.remove("first")
    workspace.remove_client(client.id)
    assert workspace.clients() == []
    assert list(workspace.own_backup_folder.glob("*.sqlite3"))
