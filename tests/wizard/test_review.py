"""Check answers: how each answer stands."""

from __future__ import annotations

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.form.field import Question
from beian_desktop.form.sections import operator, people, principal, site
from beian_desktop.system.language import Language
from beian_desktop.wizard.review import Line, Standing, lines


def line_of(question: Question, answers: Answers) -> Line:
    """The line of one question."""
    return next(line for line in lines(Filing("1", answers), Language.ZH) if line.question is question)


def test_an_answer_is_shown_as_a_person_reads_it() -> None:
    assert line_of(site.OPENED_ON, Answers({site.OPENED_ON: ("20261101",)})).shown == ("2026年11月1日",)


def test_what_cannot_be_read_is_shown_as_typed() -> None:
    assert line_of(site.OPENED_ON, Answers({site.OPENED_ON: ("刚刚",)})).shown == ("刚刚",)


def test_a_required_question_without_an_answer_is_missing() -> None:
    assert line_of(site.NAME, Answers()).standing is Standing.MISSING
    assert line_of(site.PURPOSE, Answers()).standing is Standing.EMPTY


def test_a_ticked_role_shows_the_principal() -> None:
    officer = people.SECURITY_OFFICER
    line = line_of(officer.name, Answers({principal.NAME: ("李四",), officer.same_as: ("true",)}))
    assert (line.standing, line.shown) == (Standing.LINKED, ("李四",))


def test_a_value_that_became_hidden_is_kept_and_told_last() -> None:
    answers = Answers({operator.KIND: ("individual",), operator.POSTCODE: ("100080",)})
    found = list(lines(Filing("1", answers), Language.ZH))
    assert (found[-1].question, found[-1].standing) == (operator.POSTCODE, Standing.KEPT)


def test_rows_show_the_span_and_the_note() -> None:
    answers = Answers({site.IP_FROM: ("203.0.113.1",), site.IP_TO: ("203.0.113.9",), site.IP_NOTE: ("源站",)})
    assert line_of(site.IP_RANGES, answers).shown == ("203.0.113.1 - 203.0.113.9（源站）",)
