"""Whose face the platform waits for."""

from __future__ import annotations

from dataclasses import replace

from beian_desktop.filing.status import State, Status
from beian_desktop.form.sections import account, operator, principal, result, start
from beian_desktop.services.due_board import face_log_ins
from beian_desktop.system.language import Language
from tests.checks.honest import INDIVIDUAL, filing

REVIEWED = Status(State.REVIEWING, State.REVIEWING)


def test_who_submits_online_logs_in_once_the_checks_are_passed() -> None:
    online = filing({start.ROUTE: start.ONLINE.code, account.HOLDER: "王五"}, name="a")
    counter = filing({start.ROUTE: start.COUNTER.code}, name="b")
    assert [each.face for each in face_log_ins([online, counter], {"a", "b"})] == ["王五"]
    assert face_log_ins([online, counter], set()) == []


def test_without_a_known_holder_it_is_the_principal_or_the_individual() -> None:
    unit = filing({start.ROUTE: start.ONLINE.code, principal.NAME: "张三"})
    alone = filing(INDIVIDUAL, {start.ROUTE: start.ONLINE.code, operator.NAME: "赵六"}, name="two")
    assert {each.face for each in face_log_ins([unit, alone], {"one", "two"})} == {"张三", "赵六"}


def test_an_appointment_comes_first_and_its_day_is_in_the_message() -> None:
    ready = filing({start.ROUTE: start.ONLINE.code}, name="ready")
    meeting = {result.INTERVIEW_ON: "2026-11-30", result.INTERVIEW_WITH: "王五"}
    met = replace(filing(meeting, name="met"), status=REVIEWED)
    found = face_log_ins([ready, met], {"ready"})
    assert [each.filing.id for each in found] == ["met", "ready"]
    for language in Language:
        assert "2026-11-30" in found[0].message(language)
        assert "王五" in found[0].message(language)
        assert "beian.mps.gov.cn" in found[1].message(language)


def test_nobody_is_wanted_for_what_is_over_or_already_decided() -> None:
    meeting = {result.INTERVIEW_ON: "2026-11-30"}
    done = [
        replace(filing(meeting), status=Status(state, state))
        for state in (State.APPROVED, State.CANCELLED, State.REPLACED)
    ]
    assert face_log_ins(done, {"one"}) == []
