"""A filing that goes to another computer and comes back is merged question by question."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

import pytest

from beian_desktop.exchange.failures import NotABundle
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Client, Confirmation, Filing, Foreign
from beian_desktop.filing.status import State, Status
from beian_desktop.form.sections import site
from beian_desktop.services import backups
from beian_desktop.services.bundles import merge, pack_to, plan, read_bundle
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock

CLOCK = Clock(date(2026, 11, 23))


@pytest.fixture
def computers(tmp_path: Path) -> Iterator[tuple[Workspace, Workspace]]:
    with ExitStack() as both:
        yield tuple(both.enter_context(Workspace.open(tmp_path / name, CLOCK)) for name in ("here", "there"))  # type: ignore[misc]


def sent(giver: Workspace, filing_id: str, out: Path) -> Filing:
    pack_to(giver, [filing_id], out)
    (filing,) = read_bundle(out)
    return filing


def test_a_filing_moves_with_its_files(computers: tuple[Workspace, Workspace], sample: Filing, tmp_path: Path) -> None:
    here, there = computers
    kept = here.add(
        replace(
            sample,
            client=Client("c1", "示例公司"),
            continues="20250101-earlier1",
            status=Status(State.APPROVED, State.CHANGING),
            approved=Answers({site.NAME: ("示例旧站",)}),
            confirmed=(Confirmation("SUB-01", "operator.certificate_number", "91110108", "与原件一致"),),
            foreign=(Foreign("site.colour", '"red"'),),
        )
    )
    came = plan(there, sent(here, kept.id, tmp_path / "b.beian"))
    assert came.is_new
    merge(there, came, ())
    came_over = there.filing(kept.id)
    for part in ("answers", "client", "continues", "status", "approved", "confirmed", "foreign"):
        assert getattr(came_over, part) == getattr(kept, part), part
    assert [one.facts.sha256 for one in there.filing(kept.id).attachments] == [
        one.facts.sha256 for one in kept.attachments
    ]
    assert stat.S_IMODE((tmp_path / "b.beian").stat().st_mode) == 0o600


def test_what_changed_on_one_side_is_taken_and_what_changed_on_both_is_asked(
    computers: tuple[Workspace, Workspace], sample: Filing, tmp_path: Path
) -> None:
    here, there = computers
    kept = here.add(sample)
    merge(there, plan(there, sent(here, kept.id, tmp_path / "b")), ())
    here.answer(kept.id, site.PURPOSE, ["改在这里"])
    here.answer(kept.id, site.NAME, ["这里的名称"])
    there.answer(kept.id, site.NAME, ["那里的名称"])
    there.answer(kept.id, site.IP_FROM, ["203.0.113.7"])
    (tmp_path / "new.png").write_bytes(b"\x89PNG new")
    there.attach(kept.id, "site.home_page", tmp_path / "new.png")
    wanted = plan(here, sent(there, kept.id, tmp_path / "back"))
    assert set(wanted.taken) == set(site.IP_RANGES.members)
    (conflict,) = wanted.conflicts
    assert (conflict.mine[site.NAME], conflict.theirs[site.NAME]) == (("这里的名称",), ("那里的名称",))
    merge(here, wanted, [conflict])
    merged = here.filing(kept.id)
    assert merged.answers.typed(site.NAME) == "那里的名称"
    assert merged.answers.typed(site.PURPOSE) == "改在这里"
    assert merged.answers.texts(site.IP_FROM) == ("203.0.113.7",)
    assert [one.name for one in merged.attachments][-1:] == ["new.png"]
    again = plan(here, read_bundle(tmp_path / "back")[0])
    assert (again.taken, again.conflicts, again.files) == ({}, (), ())


def test_a_conflict_decided_for_here_keeps_the_answer_and_isnt_asked_again(
    computers: tuple[Workspace, Workspace], sample: Filing, tmp_path: Path
) -> None:
    here, there = computers
    kept = here.add(sample)
    merge(there, plan(there, sent(here, kept.id, tmp_path / "b")), ())
    here.answer(kept.id, site.NAME, ["这里"])
    there.answer(kept.id, site.NAME, ["那里"])
    theirs = sent(there, kept.id, tmp_path / "back")
    merge(here, plan(here, theirs), ())
    assert here.filing(kept.id).answers.typed(site.NAME) == "这里"
    assert plan(here, theirs).conflicts == ()


def test_what_one_colleague_changed_isnt_taken_back_by_the_older_copy_of_another(
    computers: tuple[Workspace, Workspace], sample: Filing, tmp_path: Path
) -> None:
    """Two got the same bundle; each is compared with what it got, not with what the other brought back."""
    here, there = computers
    kept = here.add(sample)
    first = sent(here, kept.id, tmp_path / "b")
    merge(there, plan(there, first), ())
    there.answer(kept.id, site.NAME, ["甲改的名称"])
    merge(here, plan(here, sent(there, kept.id, tmp_path / "back")), ())
    with Workspace.open(tmp_path / "third", CLOCK) as third:
        merge(third, plan(third, first), ())
        third.answer(kept.id, site.PURPOSE, ["乙改的用途"])
        sent(third, kept.id, tmp_path / "lost on the way")
        wanted = plan(here, sent(third, kept.id, tmp_path / "back too"))
        assert (set(wanted.taken), wanted.conflicts) == ({site.PURPOSE}, ())
        third.answer(kept.id, site.NAME, ["乙改的名称"])
        (conflict,) = plan(here, sent(third, kept.id, tmp_path / "later")).conflicts
    assert (conflict.mine[site.NAME], conflict.theirs[site.NAME]) == (("甲改的名称",), ("乙改的名称",))


def test_what_a_colleague_took_back_is_taken_back_here_too(
    computers: tuple[Workspace, Workspace], sample: Filing, tmp_path: Path
) -> None:
    here, there = computers
    kept = here.add(sample)
    merge(there, plan(there, sent(here, kept.id, tmp_path / "b")), ())
    there.answer(kept.id, site.NAME, ["改过的名称"])
    merge(here, plan(here, sent(there, kept.id, tmp_path / "back")), ())
    there.answer(kept.id, site.NAME, [kept.title])
    merge(here, plan(here, sent(there, kept.id, tmp_path / "as at first")), ())
    assert here.filing(kept.id).title == kept.title


def test_a_merge_that_fails_half_way_leaves_everything_as_it_was(
    computers: tuple[Workspace, Workspace], sample: Filing, tmp_path: Path
) -> None:
    here, there = computers
    kept = here.add(sample)
    merge(there, plan(there, sent(here, kept.id, tmp_path / "b")), ())
    there.answer(kept.id, site.NAME, ["那里"])
    (tmp_path / "new.png").write_bytes(b"\x89PNG new")
    there.attach(kept.id, "site.home_page", tmp_path / "new.png")
    wanted = plan(here, sent(there, kept.id, tmp_path / "back"))
    broken = replace(wanted.files[0], id="broken", content=Gone())
    with pytest.raises(OSError, match="gone"):
        merge(here, replace(wanted, files=(*wanted.files, broken)), ())
    assert here.filing(kept.id) == kept
    assert set(plan(here, wanted.theirs).taken) == {site.NAME}


class Gone:
    """Bytes that can't be read any more."""

    def open(self) -> BinaryIO:
        raise OSError("gone")


def test_a_backup_is_made_before_anything_is_merged(
    computers: tuple[Workspace, Workspace], sample: Filing, tmp_path: Path
) -> None:
    here, there = computers
    kept = here.add(sample)
    merge(there, plan(there, sent(here, kept.id, tmp_path / "b")), ())
    there.answer(kept.id, site.NAME, ["那里"])
    merge(here, plan(here, sent(there, kept.id, tmp_path / "back")), ())
    (backup,) = backups.backups(tmp_path / "here")
    assert [one.title for one in backups.preview(backup.path).filings] == [kept.title]
    assert here.filing(kept.id).title == "那里"


def test_what_is_no_bundle_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing", tmp_path):
        with pytest.raises(NotABundle):
            read_bundle(path)


def test_removing_a_filing_forgets_what_was_exchanged(computers: tuple[Workspace, Workspace], tmp_path: Path) -> None:
    here, _ = computers
    filing = here.new_filing()
    here.answer(filing.id, site.NAME, ["绝密"])
    pack_to(here, [filing.id], tmp_path / "bundle")
    assert [state.typed(site.NAME) for state in here.exchanged(filing.id)] == ["绝密"]
    here.remove(filing.id)
    assert here.exchanged(filing.id) == ()
