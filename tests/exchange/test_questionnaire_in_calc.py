"""A questionnaire that a real spreadsheet program filled and saved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from beian_desktop.exchange.grids import read_grids
from beian_desktop.exchange.questionnaire import write_questionnaire
from beian_desktop.exchange.questionnaire_reader import read_entries
from beian_desktop.services.questionnaires import Outcome, import_entries, read_file
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock
from beian_desktop.system.language import Language
from tests.exchange.filled import cells_of, fill_by_calc, needs_calc, sample_answers

pytestmark = needs_calc
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("kind", ["Calc MS Excel 2007 XML"])
def test_what_calc_saves_comes_back_without_loss_and_a_second_time_changes_nothing(tmp_path: Path, kind: str) -> None:
    answers = sample_answers()
    (tmp_path / "new.xlsx").write_bytes(write_questionnaire(Language.ZH))
    fill_by_calc(tmp_path / "new.xlsx", tmp_path / "saved.xlsx", cells_of(answers), kind)
    data = (tmp_path / "saved.xlsx").read_bytes()
    [entry] = read_entries(read_grids(data, "saved"))
    assert entry.notes == []
    assert entry.answers == answers
    with Workspace.open(tmp_path / "data", Clock(TODAY)) as workspace:
        [first] = import_entries(workspace, read_file(tmp_path / "saved.xlsx"), TODAY)
        kept, history = workspace.filing(first.id), workspace.history(first.id)
        [again] = import_entries(workspace, read_file(tmp_path / "saved.xlsx"), TODAY)
        assert (first.outcome, again.outcome, again.id) == (Outcome.ADDED, Outcome.UNCHANGED, first.id)
        assert (workspace.filing(first.id), workspace.history(first.id)) == (kept, history)
        assert kept.answers == answers
