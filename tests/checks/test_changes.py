"""Changing and cancelling an approved filing (CHG-01, CHG-02, CAN-01)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from beian_desktop.checks.case import Case
from beian_desktop.checks.changes import RULES
from beian_desktop.checks.report import mends
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.links import ticked
from beian_desktop.filing.status import State, Status
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import Field, Repeat
from beian_desktop.form.policy import After
from beian_desktop.form.sections import operator, principal, site, start
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Language
from tests.filing.test_changes import BASES, approved, change_of, expected

from .honest import COMPANY, INDIVIDUAL, TODAY, Given, filing, issues, said

E, W, REMARK = Severity.ERROR, Severity.WARNING, Severity.INFO
CHANGE: Given = {start.KIND: "change", start.CHANGED_ON: "2026-11-20"}
CANCEL: Given = {start.KIND: "cancel", start.CLOSED_ON: "2026-11-20"}


def baseline(base: Given = COMPANY, **more: Any) -> Answers:
    """The answers that were approved."""
    return filing(base=base, scans=False, **more).answers


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, set()),
        ({site.ICP_NUMBER: "京ICP备87654321号"}, set()),
        ({principal.ID_EXPIRES: "2046-03-14"}, set()),
        ({operator.NAME: "北京另一科技有限公司"}, {(E, "change.never", "operator.name")}),
        ({site.DOMAIN: "example.net"}, {(E, "change.domain", "site.domain")}),
        ({principal.NAME: "李四"}, {(W, "change.key", "principal.name")}),
        ({site.NAME: "示例科技新官网"}, {(W, "change.key", "site.name")}),
        ({operator.OFFICE_REGION: "110105"}, set()),
    ],
)
def test_chg01_refuses_what_never_changes_and_warns_of_key_answers(given: Given, expected: set[object]) -> None:
    assert said("CHG-01", CHANGE, given, approved=baseline()) == expected


def test_chg01_says_what_to_do_instead() -> None:
    (name,) = issues("CHG-01", CHANGE, {operator.NAME: "北京另一科技有限公司"}, approved=baseline())
    (domain,) = issues("CHG-01", CHANGE, {site.DOMAIN: "example.net"}, approved=baseline())
    (key,) = issues("CHG-01", CHANGE, {site.NAME: "示例科技新官网"}, approved=baseline())
    assert "账号重新备案" in mends(name, Language.ZH)
    assert "先注销" in mends(domain, Language.ZH)
    assert "先问属地网安" in mends(key, Language.ZH)


def test_chg01_needs_a_change_filing_and_the_approved_answers() -> None:
    other: Given = {operator.NAME: "北京另一科技有限公司"}
    assert issues("CHG-01", CHANGE, other) == []
    assert issues("CHG-01", other, approved=baseline()) == []


def test_chg02_tells_of_a_new_filing_in_another_district_by_the_deciding_address() -> None:
    elsewhere: Given = {operator.OFFICE_REGION: "110105"}
    assert said("CHG-02", CHANGE, elsewhere, approved=baseline()) == {
        (REMARK, "change.moved", "operator.office_region")
    }
    home: Given = {principal.REGION: "110105"}
    assert said("CHG-02", CHANGE, home, base=INDIVIDUAL, approved=baseline(INDIVIDUAL)) == {
        (REMARK, "change.moved", "principal.region")
    }
    assert issues("CHG-02", CHANGE, {operator.OFFICE_ADDRESS: "示例路9号1层101室"}, approved=baseline()) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, set()),
        ({start.SITE_CLOSED: "true"}, set()),
        ({start.SITE_CLOSED: "false"}, {(E, "cancel.site-open", "start.site_closed")}),
        ({start.CLOSED_ON: "2026-11-24"}, {(E, "cancel.closing-later", "start.closed_on")}),
        ({start.CLOSED_ON: "2026-11-23"}, set()),
    ],
)
def test_can01_wants_the_site_closed_first(given: Given, expected: set[object]) -> None:
    assert said("CAN-01", CANCEL, given) == expected


def test_can01_is_silent_for_other_kinds_and_once_it_is_cancelled() -> None:
    assert issues("CAN-01", {start.SITE_CLOSED: "false"}) == []
    done = Status(State.APPROVED, State.CANCELLED)
    assert issues("CAN-01", CANCEL, {start.SITE_CLOSED: "false"}, status=done) == []


TOLD = {
    After.KEY: {("CHG-01", W)},
    After.NEVER: {("CHG-01", E)},
    After.CANCEL: {("CHG-01", E)},
    After.REFILE: {("CHG-02", REMARK)},
}


@pytest.mark.parametrize("base", BASES)
def test_whichever_answer_a_change_edits_is_passed_warned_of_or_refused_as_the_platform_says(base: str) -> None:
    before = approved(BASES[base])
    change, edited_ones = change_of(before), []
    for section in FORM.sections:
        for question in section.questions:
            follows = isinstance(question, Field) and question.mirrors is not None and ticked(section, before.answers)
            shown = before.answers.shown(section) and before.answers.shown(question)
            if isinstance(question, Repeat) or follows or not shown or question is start.KIND:
                continue
            answers = change.answers.with_texts(question, ("原来没有的内容",))
            examined = Case(replace(change, answers=answers), TODAY)
            found = [each for rule in RULES for each in rule.find(examined)]
            told = {(each.rule, each.severity) for each in found if each.field == question.id}
            assert told == TOLD.get(expected(question, base), set()), question.id
            edited_ones.append(question.id)
    assert len(edited_ones) > 60
