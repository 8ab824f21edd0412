"""``import FILE``: a filled questionnaire, a table or what was pasted, taken into the data folder."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from beian_desktop.cli.console import DONE, ERRORS_FOUND, Console
from beian_desktop.cli.store import opened_workspace
from beian_desktop.services.questionnaires import (
    OUTCOME_LABELS,
    Outcome,
    Row,
    as_json,
    import_entries,
    read_file,
    read_pasted,
    save_report,
)
from beian_desktop.system.language import Language, Text

STANDARD_INPUT = "-"
LINE = Text("{place} {title}：{outcome}，{count} 项", "{place} {title}: {outcome}, {count} answers")
WHY = Text("  原因：{why}", "  because {why}")
CELL = Text("  {place}：{words}", "  {place}: {words}")
SUMMARY = Text(
    "共 {rows} 个：新加入 {added}，更新 {changed}，没有变化 {unchanged}，没有读入 {refused}",
    "{rows} in all: {added} added, {changed} changed, {unchanged} unchanged, {refused} not taken",
)


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``import``."""
    words = Text(
        "问卷（.xlsx）、表格（.csv）；- 表示读标准输入里粘贴的表",
        "questionnaire (.xlsx) or table (.csv); - reads a table from standard input",
    )
    parser.add_argument("file", metavar="FILE", help=words.in_(language))
    told = Text("把逐行的结果存成表格（.csv）", "saves the row-by-row report as a table (.csv)")
    parser.add_argument("--report", metavar="FILE.csv", type=Path, default=None, help=told.in_(language))


def run(options: Namespace, console: Console) -> int:
    """Takes the file in and reports row by row; 1 when something wasn't taken or is wrong. Raises Failure."""
    pasted = options.file == STANDARD_INPUT
    entries = read_pasted(sys.stdin.read(), STANDARD_INPUT) if pasted else read_file(Path(options.file))
    with opened_workspace(console) as workspace:
        rows = import_entries(workspace, entries, console.clock.today())
    if options.report is not None:
        save_report(options.report, rows, console.language)
    if console.json:
        console.document(as_json(rows, console.language))
    else:
        _say(rows, console)
    return DONE if all(row.good for row in rows) else ERRORS_FOUND


def _say(rows: list[Row], console: Console) -> None:
    language = console.language
    for row in rows:
        outcome = OUTCOME_LABELS[row.outcome]
        console.say(LINE.filled(place=row.place, title=row.title or "—", outcome=outcome, count=len(row.taken)))
        if row.why:
            console.say(WHY.filled(why=row.why))
        for told in row.told:
            label = told.question.label.in_(language) if told.question else ""
            console.say(CELL.filled(place=f"{told.cell} {label}".strip(), words=told.words))
    counts = {outcome.value: sum(row.outcome is outcome for row in rows) for outcome in Outcome}
    console.say(SUMMARY.filled(rows=len(rows), **counts))
