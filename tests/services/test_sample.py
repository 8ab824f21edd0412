from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from beian_desktop.checks.case import Profile
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.form.declaration import FORM
from beian_desktop.form.sections import operator, result, site
from beian_desktop.identifiers.reading import Severity
from beian_desktop.services.checking import as_json, check, check_together
from beian_desktop.services.exchange_files import read_filing_file
from beian_desktop.services.sample import WRITTEN_FOR, sample_filing, write_sample
from beian_desktop.system.language import Language


def test_the_sample_has_no_error(sample: Filing) -> None:
    report, ready = check(sample, today=WRITTEN_FOR)
    assert [(issue.rule, issue.place) for issue in report.of(Severity.ERROR)] == []
    assert ready is not None
    assert ready.filing is sample


@pytest.mark.parametrize("profile", list(Profile))
def test_the_sample_passes_every_profile(profile: Profile, sample: Filing) -> None:
    assert check(sample, today=WRITTEN_FOR, profile=profile)[1] is not None


def test_the_sample_answers_every_question_that_it_is_asked(sample: Filing) -> None:
    asked = [
        question
        for section in FORM.sections
        if section is not result.SECTION and sample.answers.shown(section)
        for question in section.questions
        if sample.answers.shown(question)
    ]
    assert [question.id for question in asked if not sample.answers.answered(question)] == []


def test_only_reserved_addresses_stand_in_the_sample(sample: Filing) -> None:
    text = " ".join(text for field in sample.answers for text in sample.answers.texts(field))
    assert set(re.findall(r"[\w-]+\.(?:com|net|cn|org)\b", text)) <= {"example.com", "example.net"}
    assert all(a.startswith("203.0.113.") for a in re.findall(r"\d+\.\d+\.\d+\.\d+", text))


def test_the_sample_moves_with_the_day() -> None:
    moved, still = sample_filing(date(2027, 11, 23)).answers, sample_filing().answers
    opened = [answers[site.OPENED_ON] for answers in (moved, still)]
    assert opened == [date(2027, 11, 13), date(2026, 11, 13)]
    assert moved.typed(operator.CERTIFICATE_EXPIRES) == "long_term"


def test_the_sample_on_disk_is_the_sample(sample: Filing, tmp_path: Path) -> None:
    written, *scans = write_sample(tmp_path)
    read = read_filing_file(written)
    assert read.answers == sample.answers
    assert [(a.slot, a.facts) for a in read.attachments] == [(a.slot, a.facts) for a in sample.attachments]
    assert len(scans) == len(sample.attachments)


def test_the_sample_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    one, two = write_sample(tmp_path / "1"), write_sample(tmp_path / "2")
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_a_report_is_told_with_all_members_in_the_forms_order(sample: Filing) -> None:
    answers = sample.answers.with_texts(site.NAME, ()).with_texts(operator.NAME, ())
    empty = Filing("x", Answers({field: answers.texts(field) for field in answers}), sample.attachments)
    together = check_together([("a.json", empty)], today=WRITTEN_FOR, profile=Profile.PRESENT)
    told: Any = as_json(together, Language.EN)
    assert (told["format"], told["version"]) == ("beian-check", 1)
    [filing] = told["filings"]
    errors = [issue["field"] for issue in filing["issues"] if issue["severity"] == "error"]
    assert errors == ["operator.name", "site.name"]
    assert filing["counts"]["error"] == 2
