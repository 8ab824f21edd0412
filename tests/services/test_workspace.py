"""The filings of one data folder, as window and command line use them."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.files import FileType, Problem
from beian_desktop.filing.filing import Client, Confirmation, Filing
from beian_desktop.filing.status import State, Status
from beian_desktop.form.sections import site
from beian_desktop.services.exchange_files import read_filing_file
from beian_desktop.services.sample import sample_filing
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock
from beian_desktop.system.failure import Failure

CLOCK = Clock(date(2026, 11, 23))
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001"
    "4814b1d40000000049454e44ae426082"
)


@pytest.fixture
def workspace(own_data_folder: Path) -> Iterator[Workspace]:
    with Workspace.open(own_data_folder, CLOCK) as opened:
        yield opened


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "首页.png"
    path.write_bytes(PNG)
    return path


def test_a_filing_is_there_again_after_reopening(workspace: Workspace, own_data_folder: Path, scan: Path) -> None:
    filing = workspace.add(Filing("", client=Client("c", "示例公司")))
    workspace.answer(filing.id, site.NAME, ["示例"])
    workspace.answer_all(filing.id, {site.IP_FROM: ["203.0.113.1"], site.IP_NOTE: ["", "源站"]})
    workspace.attach(filing.id, "site.home_page", scan)
    workspace.confirm(filing.id, Confirmation("SUB-06", "principal.id_number", "1", "对"))
    before = workspace.filing(filing.id)
    workspace.close()
    with Workspace.open(own_data_folder, CLOCK) as again:
        assert again.filing(filing.id) == before
        assert again.filings() == [before]
        assert [one.client for one in again.clients()] == [Client("c", "示例公司")]
    assert before.answers.texts(site.IP_FROM) == ("203.0.113.1",)
    assert before.answers.texts(site.IP_NOTE) == ("", "源站")


def test_ids_sort_by_day_and_name_folders(workspace: Workspace) -> None:
    ids = {workspace.new_filing().id for _ in range(20)}
    assert len(ids) == 20
    assert all(re.fullmatch(r"20261123-[2-9a-hjkmnp-z]{8}", found) for found in ids)


def test_a_filing_from_elsewhere_is_kept_with_the_bytes_of_its_files(workspace: Workspace, scan: Path) -> None:
    source = scan.with_name("filing.json")
    source.write_text(
        '{"format": "beian-filing", "version": 1, "site": {"name": "示例", "colour": 1}, "attachments": ['
        '{"slot": "site.home_page", "file": "首页.png"}, {"slot": "site.home_page", "file": "gone.png"},'
        '{"slot": "site.home_page", "file": "../x.png"}]}',
        encoding="utf-8",
    )
    given = read_filing_file(source)
    kept = workspace.add(given)
    scan.unlink()
    assert kept.id
    assert (kept.answers, kept.foreign) == (given.answers, given.foreign)
    assert [one.facts for one in kept.attachments] == [one.facts for one in given.attachments]
    assert [one.facts.problem for one in kept.attachments] == [None, Problem.MISSING, Problem.OUTSIDE]
    assert kept.attachments[0].content.open().read() == PNG
    with pytest.raises(FileNotFoundError):
        kept.attachments[1].content.open()
    with pytest.raises(Failure, match=r"首页\.png"):
        workspace.add(given)
    assert [one.id for one in workspace.summaries()] == [kept.id]


def test_an_id_of_ones_own_is_kept_and_not_taken_twice(workspace: Workspace) -> None:
    assert workspace.add(Filing("客户-001")).id == "客户-001"
    with pytest.raises(Failure, match="客户-001"):
        workspace.add(Filing("客户-001"))


def test_a_copied_file_is_measured_by_its_content(workspace: Workspace, scan: Path) -> None:
    filing = workspace.new_filing()
    kept = workspace.attach(filing.id, "site.home_page", scan)
    assert (kept.name, kept.facts.type, kept.facts.width, kept.facts.problem) == ("首页.png", FileType.PNG, 1, None)
    text = scan.with_name("text.jpg")
    text.write_text("no picture")
    assert workspace.attach(filing.id, "site.home_page", text).facts.problem is Problem.NOT_A_SCAN


def test_what_is_no_ordinary_file_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    filing = workspace.new_filing()
    places = [tmp_path, tmp_path / "gone.png"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.png")
        places.append(tmp_path / "pipe.png")
    for place in places:
        with pytest.raises(Failure, match=re.escape(str(place))):
            workspace.attach(filing.id, "site.home_page", place)
    assert workspace.filing(filing.id).attachments == ()


def test_submitted_and_approved_are_for_filings_that_pass_the_checks(workspace: Workspace) -> None:
    empty = workspace.new_filing()
    for state in (State.SUBMITTED, State.APPROVED):
        with pytest.raises(Failure, match="errors"):
            workspace.set_status(empty.id, Status(state, state))
    assert workspace.filing(empty.id) == empty
    sample = workspace.add(sample_filing(CLOCK.today()))
    workspace.set_status(sample.id, Status(State.SUBMITTED, State.SUBMITTED))
    assert workspace.filing(sample.id).approved is None
    workspace.approve(sample.id)
    workspace.answer(sample.id, site.NAME, [])
    workspace.set_status(sample.id, Status(State.CHANGING, State.APPROVED))  # the site stays what it was
    kept = workspace.filing(sample.id)
    assert kept.status == Status(State.CHANGING, State.APPROVED)
    assert kept.approved == sample.answers
    with pytest.raises(Failure, match="errors"):
        workspace.set_status(sample.id, Status(State.CHANGING, State.SUBMITTED))
    workspace.set_status(sample.id, Status(State.CHANGING, State.CHANGING))


def test_offices_and_settings_are_remembered(workspace: Workspace, own_data_folder: Path) -> None:
    assert workspace.office_for("110108") is None
    workspace.remember_office("110108", {"office.name": "海淀分局"})
    workspace.set_setting("language", "en")
    workspace.close()
    with Workspace.open(own_data_folder, CLOCK) as again:
        assert again.office_for("110108") == {"office.name": "海淀分局"}
        assert again.setting("language") == "en"
        assert again.setting("110108") is None


def test_the_history_names_the_systems_user(workspace: Workspace) -> None:
    filing = workspace.new_filing()
    workspace.answer(filing.id, site.NAME, ["示例"])
    (change,) = workspace.history(filing.id)
    assert (change.field, change.before, change.after) == ("site.name", (), ("示例",))
    assert change.who


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_only_the_owner_may_look(workspace: Workspace, own_data_folder: Path) -> None:
    assert stat.S_IMODE(own_data_folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((own_data_folder / "beian.sqlite3").stat().st_mode) == 0o600


def test_the_database_library_waits_until_a_workspace_opens() -> None:
    script = "import sys; from beian_desktop.services import workspace; print('sqlalchemy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"


def test_filings_to_compare_with_have_what_the_comparison_needs_and_no_more(workspace: Workspace) -> None:
    answers = Answers(
        {site.NAME: ("示例",), site.OTHER_DOMAINS: ("example.com", "example.net"), site.PURPOSE: ("买卖",)}
    )
    first = workspace.add(Filing("first", answers, status=Status(State.APPROVED, State.CANCELLED)))
    workspace.add(Filing("second", client=Client("c", "甲"), continues="first"))
    one, two = workspace.compared()
    assert [[each.id for each in workspace.compared(after, 1)] for after in ("", "first", "second")] == [
        ["first"],
        ["second"],
        [],
    ]
    assert workspace.compared("first") == [two]
    assert (one.id, one.status, one.title) == ("first", first.status, "示例")
    assert {field: one.answers.texts(field) for field in one.answers} == {
        site.NAME: ("示例",),
        site.OTHER_DOMAINS: ("example.com", "example.net"),
    }
    assert (two.id, two.client, two.continues, two.answers) == ("second", Client("c", "甲"), "first", Answers())
