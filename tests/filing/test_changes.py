"""What may change after approval, for every field of the form, by the platform's FAQ and the manual of 2017."""

from __future__ import annotations

from dataclasses import replace

import pytest

from beian_desktop.filing.changes import Closed, Edit, edits, is_change, policy, why_closed
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.status import State, Status
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import Question, Repeat
from beian_desktop.form.policy import After
from beian_desktop.form.sections import access, operator, people, principal, registrar, result, site, start
from tests.checks.honest import COMPANY, INDIVIDUAL, Given, filing

# the FAQ's list for the subject, by the ids of the form
SUBJECT_FREE = {
    "principal.address", "principal.office_phone", "principal.mobile", "principal.remark",
    "operator.office_address", "operator.office_phone", "operator.email", "operator.postcode", "operator.remark",
}  # fmt: skip
# the FAQ's list for the site; who gives access and who registered the domain are whole sections
SITE_FREE = {
    "site.icp_number", "site.ip_ranges", "site.uses_cdn", "site.market_value", "site.monthly_users", "site.languages",
    "emergency_contact.mobile", "emergency_contact.email",
}  # fmt: skip
FREE_SECTIONS = {"access", "registrar"}
RENEWED = {
    "operator.certificate_expires", "site.certificate_from", "site.certificate_to",
    "principal.id_from", "principal.id_expires", "legal_representative.id_expires",
}  # fmt: skip
NEVER = {"operator.kind", "operator.unit_nature", "operator.name"}
CANCELLED_FIRST = {"site.domain"}
OWN_SECTIONS = {"start", "account", "agent", "office", "attachments", "result"}

QUESTIONS = [question for section in FORM.sections for question in section.questions]
BASES = {"unit": COMPANY, "individual": INDIVIDUAL}


def expected(question: Question, base: str) -> After:
    """What the sources say of a question."""
    section = question.id.partition(".")[0]
    refile = {"unit": "operator.office_region", "individual": "principal.region"}[base]
    if section in OWN_SECTIONS:
        return After.OWN
    if question.id == refile:
        return After.REFILE
    if question.id in SUBJECT_FREE | SITE_FREE or section in FREE_SECTIONS or question.id == "principal.region":
        return After.FREE
    if question.id == "operator.office_region":  # not asked of an individual
        return After.REFILE
    named = {After.RENEW: RENEWED, After.NEVER: NEVER, After.CANCEL: CANCELLED_FIRST}
    return next((after for after, ids in named.items() if question.id in ids), After.KEY)


def approved(base: Given = COMPANY) -> Filing:
    """An approved filing with its baseline."""
    made = filing({result.APPROVED_ON: "2026-11-01", result.NUMBER: "11010802000001"}, base=base, scans=False)
    return replace(made, status=Status(State.APPROVED, State.APPROVED), approved=made.answers)


def change_of(before: Filing) -> Filing:
    """A change filing that continues it, nothing changed yet."""
    return replace(
        before, id="two", continues=before.id, status=Status(), answers=before.answers.with_text(start.KIND, "change")
    )


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_what_may_change_after_approval_is_what_the_platform_says(base: str, question: Question) -> None:
    before = approved(BASES[base])
    after = expected(question, base)
    assert policy(question, before.answers) is after
    in_place = {After.OWN: None, After.RENEW: None}
    assert why_closed(question, before) is in_place.get(after, Closed.APPROVED)
    opened = {**in_place, After.FREE: None}
    wanted = opened[after] if after in opened else Closed(after.value)
    assert why_closed(question, change_of(before)) is wanted


def test_the_lists_name_only_fields_that_there_are() -> None:
    ids = {question.id for question in QUESTIONS}
    assert ids >= SUBJECT_FREE | SITE_FREE | RENEWED | NEVER | CANCELLED_FIRST
    assert {section.id for section in FORM.sections} >= FREE_SECTIONS | OWN_SECTIONS


def test_the_rows_of_a_list_may_change_like_the_list() -> None:
    for question in QUESTIONS:
        if isinstance(question, Repeat):
            assert {member.after for member in question.members} == {question.after}


@pytest.mark.parametrize(
    ("status", "name", "mobile"),
    [
        (Status(), None, None),
        (Status(State.SUBMITTED, State.SUBMITTED), Closed.SENT, Closed.SENT),
        (Status(State.APPROVED, State.REVIEWING), Closed.SENT, Closed.APPROVED),
        (Status(State.APPROVED, State.RETURNED), None, Closed.APPROVED),
        (Status(State.RETURNED, State.SUBMITTED), Closed.OTHER_PART, None),
        (Status(State.RETURNED, State.RETURNED), None, None),
        (Status(State.APPROVED, State.DRAFT), None, Closed.APPROVED),
        (Status(State.APPROVED, State.CANCELLED), Closed.OVER, Closed.OVER),
        (Status(State.APPROVED, State.REPLACED), Closed.OVER, Closed.OVER),
    ],
)
def test_subject_and_site_open_and_close_apart(status: Status, name: Closed | None, mobile: Closed | None) -> None:
    made = replace(filing(scans=False), status=status)
    assert why_closed(site.NAME, made) is name
    assert why_closed(principal.MOBILE, made) is mobile
    assert why_closed(result.BADGE_ON, made) is None


def test_a_cancellation_changes_nothing_and_a_change_without_a_baseline_everything() -> None:
    change = change_of(approved())
    cancel = replace(change, answers=change.answers.with_text(start.KIND, "cancel"))
    assert why_closed(site.ICP_NUMBER, cancel) is Closed.CANCELLING
    assert why_closed(start.CLOSED_ON, cancel) is None
    by_hand = replace(change, approved=None)
    assert not is_change(by_hand)
    assert why_closed(operator.NAME, by_hand) is None


def edited(*given: Given, base: Given = COMPANY) -> dict[str, Edit]:
    """What a change filing with these answers changes."""
    change = change_of(approved(base))
    answers = change.answers
    for each in given:
        for field, text in each.items():
            answers = answers.with_texts(field, (text,) if isinstance(text, str) else tuple(text))
    return {edit.question.id: edit for edit in edits(replace(change, answers=answers))}


def test_an_edit_is_another_value_not_another_way_to_write_it() -> None:
    assert edited() == {}
    assert edited({site.ICP_NUMBER: "京ＩＣＰ备 12345678号-1", registrar.NAME: "阿里云计算有限公司（原万网）"}) == {}
    assert set(edited({site.IP_FROM: ("203.0.113.10", "203.0.113.11"), access.NAME: "示例云"})) == {
        "site.ip_ranges",
        "access.name",
    }


def test_what_was_added_or_taken_away_is_told_and_what_one_keeps_for_oneself_is_not() -> None:
    found = edited({operator.EMAIL: "", operator.POSTCODE: "100080", start.CHANGED_ON: "2026-11-20"})
    assert found.keys() == {"operator.email", "operator.postcode"}
    assert (found["operator.email"].removed, found["operator.postcode"].added) == (True, True)


def test_a_role_that_follows_the_principal_is_told_at_the_principal_alone() -> None:
    assert edited({principal.NAME: "李四"}).keys() == {"principal.name"}
    apart: Given = {people.SECURITY_OFFICER.same_as: "false", people.SECURITY_OFFICER.name: "王小明"}
    assert {"security_officer.same_as_principal", "security_officer.name"} <= edited(apart).keys()
