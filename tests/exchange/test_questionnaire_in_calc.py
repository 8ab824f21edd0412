"""A questionnaire that a real spreadsheet program filled and saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from beian_desktop.exchange.grids import read_grids
from beian_desktop.exchange.questionnaire import write_questionnaire
from beian_desktop.exchange.questionnaire_reader import read_entries
from beian_desktop.system.language import Language
from tests.exchange.filled import cells_of, fill_by_calc, needs_calc, sample_answers

pytestmark = needs_calc


@pytest.mark.parametrize("kind", ["Calc MS Excel 2007 XML"])
def test_what_calc_saves_comes_back_without_loss(tmp_path: Path, kind: str) -> None:
    answers = sample_answers()
    (tmp_path / "new.xlsx").write_bytes(write_questionnaire(Language.ZH))
    fill_by_calc(tmp_path / "new.xlsx", tmp_path / "saved.xlsx", cells_of(answers), kind)
    [entry] = read_entries(read_grids((tmp_path / "saved.xlsx").read_bytes(), "saved"))
    assert entry.notes == []
    assert entry.answers == answers
