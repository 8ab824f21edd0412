"""Who changed what when, and one change taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Repeat
from beian_desktop.form.sections import site
from beian_desktop.services.history import history, undo
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock
from beian_desktop.system.failure import Failure

CLOCK = Clock(date(2026, 11, 23))


def test_a_change_is_undone_and_stands_in_the_history_too(own_data_folder: Path) -> None:
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        filing = workspace.new_filing()
        workspace.answer(filing.id, site.NAME, ["旧"])
        workspace.answer(filing.id, site.DOMAIN, ["example.com"])
        entries = history(workspace, filing.id)
        assert [(one.question, list(one.after.values())) for one in entries] == [
            (site.DOMAIN, [("example.com",)]),
            (site.NAME, [("旧",)]),
        ]
        undo(workspace, filing.id, entries[0])
        assert workspace.filing(filing.id).answers.typed(site.DOMAIN) == ""
        assert workspace.filing(filing.id).answers.typed(site.NAME) == "旧"
        undone, *others = history(workspace, filing.id)
        assert (undone.before, undone.after) == ({site.DOMAIN: ("example.com",)}, {site.DOMAIN: ()})
        assert others == entries


def test_what_was_changed_again_isnt_thrown_away(own_data_folder: Path) -> None:
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        filing = workspace.new_filing()
        workspace.answer(filing.id, site.NAME, ["一"])
        (entry,) = history(workspace, filing.id)
        workspace.answer(filing.id, site.NAME, ["二"])
        with pytest.raises(Failure, match="Name of the site"):
            undo(workspace, filing.id, entry)
        assert workspace.filing(filing.id).answers.typed(site.NAME) == "二"


def test_the_rows_of_a_list_come_back_together(own_data_folder: Path) -> None:
    ranges = FORM.question("site.ip_ranges")
    assert isinstance(ranges, Repeat)
    with Workspace.open(own_data_folder, CLOCK) as workspace:
        filing = workspace.new_filing()
        rows: dict[BaseField, tuple[str, ...]] = {
            site.IP_FROM: ("203.0.113.1", "203.0.113.20"),
            site.IP_TO: ("203.0.113.9",),
        }
        workspace.answer_all(filing.id, rows)
        (entry,) = history(workspace, filing.id)
        assert entry.question is ranges
        assert entry.after == rows
        undo(workspace, filing.id, entry)
        assert not workspace.filing(filing.id).answers.rows(ranges)
