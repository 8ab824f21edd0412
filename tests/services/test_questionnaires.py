"""Questionnaires taken into the store."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from beian_desktop.exchange.questionnaire_reader import Entry
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.status import State, Status
from beian_desktop.form.sections import operator, principal, site
from beian_desktop.services.questionnaires import (
    Outcome,
    Row,
    as_json,
    import_entries,
    read_file,
    read_pasted,
    save_report,
    save_template,
)
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import system_clock
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language

TODAY = date(2026, 11, 23)
TABLE = "主域名\t网站名称\t主体负责人 · 手机号码\nexample.com\t甲站\t138 0013 8000\nexample.org\t乙站\t1390013900\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "data", system_clock(TODAY)) as opened:
        yield opened


def take(workspace: Workspace, table: str = TABLE) -> list[Row]:
    return import_entries(workspace, read_pasted(table, "table"), TODAY)


def test_new_sites_are_added_and_the_report_tells_each_cell(workspace: Workspace) -> None:
    first, second = take(workspace)
    assert (first.outcome, second.outcome) == (Outcome.ADDED, Outcome.ADDED)
    assert first.taken == [principal.MOBILE, site.NAME, site.DOMAIN]
    kept = workspace.filing(first.id)
    assert kept.answers.typed(principal.MOBILE) == "13800138000"
    [cleaned], [wrong] = first.told, second.told
    assert (cleaned.cell, cleaned.bad, wrong.cell, wrong.bad) == ("C2", False, "C3", True)
    assert "138 0013 8000" in cleaned.words.zh
    assert "1390013900" in wrong.words.en
    assert workspace.filing(second.id).answers.typed(principal.MOBILE) == "1390013900"
    assert next(each for each in workspace.summaries() if each.id == second.id).errors == 1


def test_reading_the_same_table_again_changes_nothing(workspace: Workspace) -> None:
    before = take(workspace)
    history = [workspace.history(row.id) for row in before]
    again = take(workspace)
    assert [row.outcome for row in again] == [Outcome.UNCHANGED] * 2
    assert [row.id for row in again] == [row.id for row in before]
    assert [workspace.history(row.id) for row in before] == history


def test_what_was_changed_here_since_stays_though_the_old_table_comes_again(workspace: Workspace) -> None:
    first, _ = take(workspace)
    workspace.answer(first.id, site.NAME, ["甲站官网"])
    assert take(workspace)[0].outcome is Outcome.UNCHANGED
    assert workspace.filing(first.id).title == "甲站官网"


def test_what_changed_in_the_table_comes_in(workspace: Workspace) -> None:
    first, _ = take(workspace)
    again, _ = take(workspace, TABLE.replace("甲站", "甲站新名"))
    assert (again.outcome, again.id, again.taken) == (Outcome.CHANGED, first.id, [site.NAME])
    assert workspace.filing(first.id).title == "甲站新名"
    assert take(workspace, TABLE.replace("甲站", "甲站新名"))[0].outcome is Outcome.UNCHANGED


def test_what_changed_on_both_sides_stays_as_it_is_here_and_is_told(workspace: Workspace) -> None:
    first, _ = take(workspace)
    workspace.answer(first.id, site.NAME, ["这里的名字"])
    again, _ = take(workspace, TABLE.replace("甲站", "表里的名字"))
    assert again.outcome is Outcome.UNCHANGED
    assert [(told.question, told.bad) for told in again.told if told.trouble == "kept-here"] == [(site.NAME, True)]
    assert workspace.filing(first.id).title == "这里的名字"


def test_a_filing_made_here_gets_only_what_it_lacks(workspace: Workspace) -> None:
    made = workspace.new_filing()
    workspace.answer(made.id, site.DOMAIN, ["example.com"])
    workspace.answer(made.id, site.NAME, ["我的站"])
    row, _ = take(workspace)
    assert (row.id, row.outcome, row.taken) == (made.id, Outcome.CHANGED, [principal.MOBILE])
    assert workspace.filing(made.id).title == "我的站"


def test_another_subjects_filing_of_the_domain_is_left_alone(workspace: Workspace) -> None:
    made = workspace.new_filing()
    workspace.answer(made.id, site.DOMAIN, ["example.com"])
    workspace.answer(made.id, operator.NAME, ["旧主人公司"])
    [row] = take(workspace, f"主域名,{operator.NAME.label.zh}\nexample.com,新主人公司\n")
    assert row.outcome is Outcome.ADDED
    assert row.id != made.id


def test_a_submitted_filing_is_not_touched(workspace: Workspace, sample: Filing) -> None:
    kept = workspace.add(sample)
    workspace.set_status(kept.id, Status(State.SUBMITTED, State.SUBMITTED))
    [row] = take(workspace, f"主域名,网站名称\n{sample.answers.typed(site.DOMAIN)},改名\n")
    assert (row.outcome, row.id) == (Outcome.REFUSED, kept.id)
    assert row.why is not None
    assert workspace.filing(kept.id).answers == kept.answers


def test_a_row_without_a_site_and_a_second_row_of_one_site_are_refused(workspace: Workspace) -> None:
    rows = take(workspace, f"主域名,网站名称,{operator.NAME.label.zh}\n,,某公司\nexample.com,甲,\nexample.com,甲,\n")
    assert [row.outcome for row in rows] == [Outcome.REFUSED, Outcome.ADDED, Outcome.REFUSED]
    assert all(row.why for row in rows if row.outcome is Outcome.REFUSED)


def test_a_template_is_written_and_what_holds_no_question_is_refused(tmp_path: Path) -> None:
    save_template(tmp_path / "q.xlsx", Language.ZH)
    for path, text in (("q.xlsx", None), ("x.csv", "a,b\n1,2\n"), ("gone.xlsx", None)):
        if text is not None:
            (tmp_path / path).write_text(text)
        with pytest.raises(Failure):
            read_file(tmp_path / path)


def test_the_document_names_row_outcome_and_cells(workspace: Workspace) -> None:
    document = as_json(take(workspace), Language.EN)
    assert document["counts"] == {"added": 2, "changed": 0, "unchanged": 0, "refused": 0}
    rows = document["rows"]
    assert isinstance(rows, list)
    assert rows[0]["row"] == "2"
    assert rows[0]["taken"] == ["principal.mobile", "site.name", "site.domain"]
    assert rows[1]["cells"][0]["field"] == "principal.mobile"


def test_progress_is_told(workspace: Workspace) -> None:
    heard: list[int] = []
    entries: list[Entry] = read_pasted(TABLE, "table")
    import_entries(workspace, entries, TODAY, heard.append)
    assert heard == [2]


def test_rows_go_to_the_disk_together_or_not_at_all(workspace: Workspace) -> None:
    def take_and_fail() -> None:
        with workspace.together():
            take(workspace)
            assert len(workspace.summaries()) == 2
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        take_and_fail()
    assert workspace.summaries() == []


def test_a_failure_among_others_undoes_itself_only(workspace: Workspace) -> None:
    with workspace.together():
        made = workspace.new_filing()
        with pytest.raises(Failure):
            workspace.answer("nobody", site.NAME, ["x"])
        with workspace.together():
            workspace.answer(made.id, site.NAME, ["甲"])
    assert [summary.title for summary in workspace.summaries()] == ["甲"]


def test_a_cancelled_import_keeps_what_is_in_and_tells_the_rest(workspace: Workspace) -> None:
    rows = "".join(f"shop{n}.example.com\t网店{n}\n" for n in range(60))
    entries = read_pasted(f"主域名\t网站名称\n{rows}", "table")
    heard: list[int] = []
    done = import_entries(workspace, entries, TODAY, heard.append, lambda: bool(heard))
    assert len(done) == len(entries)
    added = [row for row in done if row.outcome is Outcome.ADDED]
    assert len(added) == heard[-1] == len(workspace.summaries())
    assert all(row.why is not None for row in done if row not in added)
    again = import_entries(workspace, entries, TODAY)
    assert sum(row.outcome is Outcome.ADDED for row in again) == len(entries) - len(added)


def test_the_saved_report_has_a_line_for_each_row_and_remark_and_no_formulas(
    workspace: Workspace, tmp_path: Path
) -> None:
    rows = take(workspace, TABLE + "example.net\t=HYPERLINK(1)\t\n")
    save_report(tmp_path / "report.csv", rows, Language.ZH)
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        _, *lines = csv.reader(file)
    assert [line[0] for line in lines] == ["2", "3", "4"]
    assert tuple(lines[1][4:6]) == ("C3", "手机号码")
    assert lines[2][3] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("language", Language)
def test_a_questionnaire_that_nobody_answered_is_told_as_such(tmp_path: Path, language: Language) -> None:
    save_template(tmp_path / "empty.xlsx", language)
    with pytest.raises(Failure) as told:
        read_file(tmp_path / "empty.xlsx")
    assert "nothing answered yet" in told.value.says.en
