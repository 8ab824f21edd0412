from __future__ import annotations

from pathlib import Path

import pytest

from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import site
from beian_desktop.services.sample import WRITTEN_FOR
from beian_desktop.services.selftest import STEPS, Drive, Trial, plain, unfound, versions
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock
from beian_desktop.system.language import Language


def keep(sample: Filing, data: Path, clock: Clock) -> str:
    """Keeps the sample as the window would, without one."""
    with Workspace.open(data, clock) as workspace:
        return workspace.add(sample).id


def lose_the_domain(sample: Filing, data: Path, clock: Clock) -> str:
    answers = sample.answers.with_texts(site.DOMAIN, ())
    return keep(sample.with_answers(answers), data, clock)


def break_down(sample: Filing, data: Path, clock: Clock) -> str:
    raise ZeroDivisionError


def trial(out: Path, drive: Drive) -> Trial:
    return Trial(out, Clock(WRITTEN_FOR), drive, Language.EN)


def test_the_sample_comes_through_whole(tmp_path: Path) -> None:
    made = trial(tmp_path, keep)
    outcomes = list(made.run())
    assert [(outcome.step, outcome.passed) for outcome in outcomes] == [(step, True) for step in STEPS], outcomes
    assert all(path.stat().st_size > 0 for path in made.files)
    assert {path.suffix for path in made.files} >= {".json", ".pdf", ".jpg", ".html", ".txt"}


def test_an_answer_that_the_window_lost_is_named(tmp_path: Path) -> None:
    last = list(trial(tmp_path, lose_the_domain).run())[-1]
    assert (last.step, last.passed) == ("reopen", False)
    assert "site.domain" in last.detail


def test_a_window_that_breaks_down_fails_its_step(tmp_path: Path) -> None:
    last = list(trial(tmp_path, break_down).run())[-1]
    assert (last.step, last.passed) == ("window", False)
    assert "ZeroDivisionError" in last.detail


def test_an_answer_that_was_not_printed_is_found_out(sample: Filing) -> None:
    everything = plain("".join(text for field in sample.answers for text in sample.answers.texts(field)))
    without = everything.replace(plain(sample.answers.typed(site.NAME)), "")
    assert site.NAME in list(unfound(sample.answers, without))


@pytest.mark.parametrize("name", ["beian-desktop", "Python", "PySide6-Essentials", "reportlab"])
def test_versions_name_what_it_runs_on(name: str) -> None:
    assert versions()[name][0].isdigit()
