"""What an agency says of itself: kept, used by new filings and papers, carried to another computer."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from beian_desktop.attachments.content import InMemory
from beian_desktop.attachments.pdf_text import text_of_pages
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.clients import Card
from beian_desktop.filing.filing import Client, Filing
from beian_desktop.form.sections import agent, operator
from beian_desktop.services import agency, providers
from beian_desktop.services.agency import Agency
from beian_desktop.services.clients import begin_filing
from beian_desktop.services.document_list import document_list
from beian_desktop.services.packaging import Options, composed
from beian_desktop.services.providers import Kind, Provider
from beian_desktop.services.settings_file import bring_settings, save_settings
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock
from beian_desktop.system.failure import Failure

TODAY = date(2026, 11, 23)
OURS = Agency(
    "上海样例商务服务有限公司",
    "上海市浦东新区样例路1号",
    "021-60000000",
    agents=({"name": "李四", "id_type": "111", "id_number": "110105194912310021", "mobile": "13900139000"},),
    fills_new=True,
    copies={"undertaking": 3, "consent": 0},
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def workspace(folder: Path) -> Iterator[Workspace]:
    with Workspace.open(folder, Clock(TODAY)) as opened:
        yield opened


def test_new_filings_are_mandated_to_the_agency_when_it_wants_that(workspace: Workspace) -> None:
    assert len(workspace.new_filing().answers) == 0
    agency.keep(workspace, OURS)
    made = workspace.new_filing()
    assert made.answers[agent.USED] is True
    assert made.answers.typed(agent.COMPANY) == OURS.name
    assert made.answers.typed(agent.MOBILE) == "13900139000"
    client = workspace.put_card(Card(Client("", "客户"), Answers({operator.NAME: ("客户",)}))).client
    assert begin_filing(workspace, client.id, TODAY).answers.typed(agent.NAME) == "李四"


def test_what_is_kept_comes_back_and_nonsense_counts_as_not_given(workspace: Workspace) -> None:
    agency.keep(workspace, OURS)
    assert agency.agency(workspace) == OURS
    workspace.set_setting("agency", {"name": 3, "agents": [7], "copies": {"x": 99, "y": True}, "letterhead": "no"})
    assert agency.agency(workspace) == Agency()


def test_usual_copies_and_what_is_left_out_stand_in_the_list(sample: Filing) -> None:
    listed = {one.id: one for one in document_list(sample, copies=OURS.copies).documents}
    assert listed["undertaking"].copies == 3
    assert not listed["consent"].needed


def test_the_letterhead_stands_on_the_agencys_own_papers_alone(sample: Filing) -> None:
    options = Options(documents=("processing-agreement", "situation"), letterhead=OURS.head)
    package = composed(sample, TODAY, options, True)
    own = [page for file in package.files if file.name.startswith("2") for page in text_of_pages(InMemory(file.data))]
    handed = [
        page for file in package.files if file.name.startswith("1") for page in text_of_pages(InMemory(file.data))
    ]
    assert "021-60000000" in own[0]
    assert not any("021-60000000" in page for page in handed)


def test_settings_packs_and_providers_go_to_another_computer(
    workspace: Workspace, folder: Path, tmp_path: Path
) -> None:
    agency.keep(workspace, OURS)
    entry = Provider(Kind.ACCESS, "样例云", TODAY, phone="021-60000001", remembered=True)
    providers.remember(workspace, entry)
    (folder / "packs" / "ours").mkdir(parents=True)
    (folder / "packs" / "ours" / "pack.toml").write_text("format = 'beian-pack'", encoding="utf-8")
    save_settings(workspace, folder, tmp_path / "s.beian-settings")
    there = tmp_path / "there"
    with Workspace.open(there, Clock(TODAY)) as other:
        brought = bring_settings(other, there, tmp_path / "s.beian-settings", tmp_path / "aside")
        assert (brought.files, brought.providers, brought.failures) == (1, 1, ())
        assert agency.agency(other) == OURS
        assert providers.remembered(other) == (entry,)
    assert (there / "packs" / "ours" / "pack.toml").read_text(encoding="utf-8") == "format = 'beian-pack'"


GOOD = {"format": "beian-settings", "version": 1, "agency": {}, "providers": []}
HOSTILE = {
    "outside": {"../../escaped": b"x", "settings.json": json.dumps(GOOD).encode()},
    "absolute": {"/packs/x": b"x", "settings.json": json.dumps(GOOD).encode()},
    "window": {"window.ini": b"x", "settings.json": json.dumps(GOOD).encode()},
    "store": {"beian.sqlite3": b"x", "settings.json": json.dumps(GOOD).encode()},
    "version": {"settings.json": json.dumps({**GOOD, "version": 2}).encode()},
    "providers": {"settings.json": json.dumps({**GOOD, "providers": [{"kind": "access", "name": 7}]}).encode()},
    "shape": {"settings.json": b"[]"},
    "nothing": {},
}


@pytest.mark.parametrize("members", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_file_that_is_no_file_of_settings_changes_nothing(
    workspace: Workspace, folder: Path, tmp_path: Path, members: dict[str, bytes]
) -> None:
    agency.keep(workspace, OURS)
    before = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    hostile = tmp_path / "hostile.beian-settings"
    hostile.write_bytes(packed.getvalue())
    with pytest.raises(Failure):
        bring_settings(workspace, folder, hostile, tmp_path / "aside")
    assert agency.agency(workspace) == OURS
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == sorted([*before, hostile])
