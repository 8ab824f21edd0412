"""A screen reader is told the label, the value and the error of every input on every page."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from beian_desktop.filing.answers import Answers
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Question, Section
from beian_desktop.services.exchange_files import as_text, read_filing_file
from beian_desktop.system.language import Language
from beian_desktop.wizard.asking import Asked, asked
from beian_desktop.wizard.pages import Page, shown_pages
from tests.journeys.conftest import TODAY, Opens, command
from tests.journeys.screen import ROOT, Screen, Seen

ZH = Language.ZH
INPUTS = ("text", "radio button", "check box", "combo box", "push button", "list item", "table", "list")


def sample(folder: Path) -> Path:
    """The sample filing as a file."""
    command("sample", "--out", str(folder), "--today", TODAY)
    return folder / "sample.json"


def spoilt(path: Path) -> Path:
    """The filing with an answer that can't be right wherever a question has an example of one."""
    filing = read_filing_file(path)
    answers = filing.answers
    for field in FORM.fields():
        if field.bad and not field.kind.options() and answers.answered(field):
            answers = answers.with_texts(field, (field.bad[0],))
    spoilt = path.with_name("spoilt.json")
    spoilt.write_text(as_text(replace(filing, answers=answers, attachments=())), encoding="utf-8")
    return spoilt


def opened(opens: Opens, data: Path, path: Path) -> Screen:
    """The program with one filing, open."""
    command("store", "add", str(path), "--data", str(data), "--today", TODAY)
    screen = opens()
    screen.see("备案列表", "label")
    screen.until(lambda: screen.see("打开", "push button").states.count("enabled"), "the list")
    screen.key("Return")
    screen.see("步骤", "list")
    return screen


def shown_questions(page: Page, answers: Answers) -> Iterator[tuple[Section, Question]]:
    """The questions that the page asks, in order."""
    for section in page.sections:
        for question in section.questions:
            if asked(section, question, answers) is not Asked.HIDDEN:
                yield section, question


def page_objects(screen: Screen, page: Page) -> list[Seen]:
    """Everything on one page, its rare questions unfolded; the page is the present one or comes after it."""
    objects = screen.look()
    while not any(one.name.startswith(page.label.in_(ZH)) and "selected" in one.states for one in objects):
        screen.key("alt+Right")
        objects = screen.look()
    for more in [one for one in objects if one.name.startswith("＋ 更多")]:
        screen.click(more.name)
    while len(objects) != len(objects := screen.look()):  # the page is filled in slices
        pass
    return objects


def named(objects: list[Seen], label: str) -> list[Seen]:
    """The inputs of a label."""
    return [
        one
        for one in objects
        if one.role in INPUTS and one.name.split("（")[0].split("：")[0] == label.split("（", maxsplit=1)[0]
    ]


def test_every_input_is_told_with_its_label_and_its_value(opens: Opens, data: Path, tmp_path: Path) -> None:
    path = sample(tmp_path / "sample")
    answers = read_filing_file(path).answers
    screen = opened(opens, data, path)
    for page in shown_pages(answers):
        if not page.sections:
            continue
        objects = page_objects(screen, page)
        assert [one for one in objects if one.role in INPUTS[:4] and not one.name] == []
        for _, question in shown_questions(page, answers):
            inputs = named(objects, question.label_for(answers).in_(ZH))
            assert inputs, f"{question.id} isn't told"
            assert all(one.description for one in inputs), question.id
            if isinstance(question, BaseField) and not question.kind.options() and len(inputs) == 1:
                typed = "\n".join(answers.texts(question))
                assert inputs[0].text == typed, question.id


def test_every_error_is_told_with_the_input_that_has_it(opens: Opens, data: Path, tmp_path: Path) -> None:
    path = spoilt(sample(tmp_path / "sample"))
    answers = read_filing_file(path).answers
    told = json.loads(checked(path))["filings"][0]["issues"]
    errors = [(one["field"].split("[")[0], one["message"]) for one in told if one["severity"] == "error"]
    screen = opened(opens, data, path)
    screen.until(lambda: screen.all("开办主体，有错误", "list item"), "the report")
    seen = set()
    for page in shown_pages(answers):
        objects = page_objects(screen, page) if page.sections else []
        for section, question in shown_questions(page, answers):
            inputs = named(objects, question.label_for(answers).in_(ZH))
            for message in [message for place, message in errors if place == question.id]:
                linked = asked(section, question, answers) is Asked.LINKED
                assert linked or any(message in one.description for one in inputs), f"{question.id}: {message}"
                seen.add(question.id)
    assert len(seen) > 40


def checked(path: Path) -> str:
    """The report of a file, which has errors."""
    run = [sys.executable, "-m", "beian_desktop", "check", str(path), "--json", "--lang", "zh", "--today", TODAY]
    return subprocess.run(run, cwd=ROOT, capture_output=True, check=False, text=True).stdout
