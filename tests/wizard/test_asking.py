"""A question waits for the earlier ones that decide whether it is asked at all."""

from __future__ import annotations

from beian_desktop.filing.answers import Answers
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import Question
from beian_desktop.form.sections import operator, people, principal, service, start
from beian_desktop.wizard.asking import Asked, asked, waits

NOTHING = Answers({})


def standing(question: Question, answers: Answers) -> Asked:
    return asked(FORM.section(question.id.partition(".")[0]), question, answers)


def test_what_only_a_change_is_asked_waits_for_the_kind_of_filing() -> None:
    assert standing(start.CHANGED_ON, NOTHING) is Asked.HIDDEN
    assert standing(start.CHANGED_ON, NOTHING.with_text(start.KIND, start.CHANGE.code)) is Asked.ASKED
    assert standing(start.CHANGED_ON, NOTHING.with_text(start.KIND, start.NEW.code)) is Asked.HIDDEN


def test_an_answer_that_is_there_shows_before_it_is_decided() -> None:
    assert standing(principal.NAME, NOTHING) is Asked.HIDDEN
    assert standing(principal.NAME, NOTHING.with_text(principal.NAME, "张三")) is Asked.ASKED


def test_nothing_waits_for_a_tick() -> None:
    decided = NOTHING.with_text(operator.KIND, operator.UNIT.code)
    officer = people.SECURITY_OFFICER
    assert standing(officer.name, decided) is Asked.ASKED
    assert standing(officer.name, decided.with_text(officer.same_as, "true")) is Asked.LINKED


def test_a_question_never_waits_for_a_later_one() -> None:
    for section in FORM.sections:
        for question in section.questions:
            later = [f for f in question.shown.fields() if FORM.position(f) > FORM.position(question)]
            assert not (later and waits(question, NOTHING)), question.id


def test_a_scan_waits_as_a_question_does() -> None:
    assert waits(FORM.slot("operator.certificate"), NOTHING)
    assert not waits(FORM.slot("operator.certificate"), NOTHING.with_text(operator.KIND, operator.UNIT.code))
    assert waits(FORM.slot("security.plan"), NOTHING.with_text(service.INTERACTIVE, ""))
