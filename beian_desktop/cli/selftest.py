"""``selftest``: takes the sample through the window's own pages to a finished package, and looks at the result."""

from __future__ import annotations

import os
import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path

from beian_desktop.cli.console import DONE, ERRORS_FOUND, Console
from beian_desktop.services.sample import WRITTEN_FOR
from beian_desktop.services.selftest import STEPS, Outcome, Trial, versions
from beian_desktop.system.clock import Clock
from beian_desktop.system.language import Language, Text

PASSED = Text("自检通过。", "The self-test passed.")
FAILED = Text("自检没有通过：{step}。", "The self-test failed: {step}.")
MADE = Text("写出的文件：", "Files made:")
LINE = Text("{step}：{state}（{detail}）", "{step}: {state} ({detail})")
GOOD, BAD = Text("通过", "ok"), Text("失败", "failed")


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``selftest``."""
    words = Text(
        "文件写到这里；不写则用临时文件夹，完成后删除", "keep the files here; else they are removed at the end"
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help=words.in_(language))


def run(options: Namespace, console: Console) -> int:
    """Runs the self-test; 1 when a step fails. Off screen unless QT_QPA_PLATFORM names another platform."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.out is not None:
        return _run(options.out.absolute(), console)
    with tempfile.TemporaryDirectory(prefix="beian-selftest-") as folder:
        return _run(Path(folder), console)


def _run(out: Path, console: Console) -> int:
    trial = Trial(out, Clock(console.clock.fixed or WRITTEN_FOR), console.window.drive, console.language)
    outcomes = []
    for outcome in trial.run():
        outcomes.append(outcome)
        console.tell(_line(outcome, console.language))
    passed = all(outcome.passed for outcome in outcomes)
    files = [str(path) for path in trial.files]
    if console.json:
        console.document(_told(passed, outcomes, files))
    else:
        _print(outcomes, files, console)
    return DONE if passed else ERRORS_FOUND


def _told(passed: bool, outcomes: list[Outcome], files: list[str]) -> dict[str, object]:
    steps = [{"step": outcome.step, "passed": outcome.passed, "detail": outcome.detail} for outcome in outcomes]
    return {
        "format": "beian-selftest",
        "version": 1,
        "passed": passed,
        "versions": versions(),
        "steps": steps,
        "files": files,
    }


def _line(outcome: Outcome, language: Language) -> str:
    state = (GOOD if outcome.passed else BAD).in_(language)
    return LINE.fill(language, step=STEPS[outcome.step].in_(language), state=state, detail=outcome.detail)


def _print(outcomes: list[Outcome], files: list[str], console: Console) -> None:
    console.say(", ".join(f"{name} {version}" for name, version in versions().items()))
    if files:
        console.say(MADE)
    for path in files:
        console.say(f"  {path}")
    failed = [outcome for outcome in outcomes if not outcome.passed]
    console.say(FAILED.filled(step=STEPS[failed[0].step]) if failed else PASSED)
