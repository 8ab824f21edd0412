from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from beian_desktop.attachments.content import InMemory
from beian_desktop.checks.case import Case, Profile
from beian_desktop.checks.issue import Issue
from beian_desktop.checks.report import mends, says
from beian_desktop.checks.scans import MESSAGES, RULES, readable_size
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.files import Attachment, FileFacts, FileType, Problem
from beian_desktop.filing.filing import Filing
from beian_desktop.form.field import Field
from beian_desktop.form.sections import agent, operator, people, principal, service, site, start
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Language

TODAY = date(2026, 11, 23)
GOOD = FileFacts(FileType.JPEG, 100_000, "a" * 64, 1200, 800, sharpness=300.0, brightness=180.0)

UNIT: dict[Field[Any], str] = {operator.KIND: "unit", start.ROUTE: "counter", start.KEY_SECTOR: "false"}


def answers(given: dict[Field[Any], str] | None = None) -> Answers:
    return Answers({field: (text,) for field, text in {**UNIT, **(given or {})}.items()})


def scan(slot: str, facts: FileFacts = GOOD, **changes: object) -> Attachment:
    plain = Attachment("1", slot, "扫描件.jpg", facts, InMemory(b""))
    return replace(plain, **changes)  # type: ignore[arg-type]  # the tests name real members


def issues(
    rule: str, *attachments: Attachment, given: Answers | None = None, profile: Profile = Profile.PRESENT
) -> list[Issue]:
    filing = Filing("x", given if given is not None else answers(), attachments)
    find = next(known.find for known in RULES if known.id == rule)
    return list(find(Case(filing, TODAY, profile)))


def bad(problem: Problem, file_type: FileType = FileType.JPEG) -> FileFacts:
    return replace(GOOD, problem=problem, type=file_type)


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("ATT-01", bad(Problem.EMPTY)),
        ("ATT-01", bad(Problem.NOT_A_SCAN, FileType.OTHER)),
        ("ATT-01", bad(Problem.DAMAGED)),
        ("ATT-01", bad(Problem.CRASHES, FileType.PDF)),
        ("ATT-01", bad(Problem.UNREADABLE)),
        ("ATT-02", bad(Problem.TOO_LARGE)),
        ("ATT-05", bad(Problem.MISSING)),
        ("ATT-08", bad(Problem.OUTSIDE)),
    ],
)
def test_a_file_that_cannot_be_used_is_an_error(rule: str, facts: FileFacts) -> None:
    found = [issue for issue in issues(rule, scan("operator.certificate", facts)) if issue.value]
    assert [(issue.field, issue.severity) for issue in found] == [("operator.certificate", Severity.ERROR)]


@pytest.mark.parametrize("rule", ["ATT-01", "ATT-02", "ATT-03", "ATT-04", "ATT-07", "ATT-08"])
def test_a_good_scan_raises_no_issue(rule: str) -> None:
    assert issues(rule, scan("operator.certificate")) == []


@pytest.mark.parametrize("problem", [Problem.ENCRYPTED, Problem.DAMAGED])
def test_a_troubled_pdf_is_a_warning(problem: Problem) -> None:
    [found] = issues("ATT-07", scan("operator.certificate", bad(problem, FileType.PDF)))
    assert found.severity is Severity.WARNING


def test_a_locked_pdf_is_not_called_damaged() -> None:
    assert issues("ATT-01", scan("operator.certificate", bad(Problem.ENCRYPTED, FileType.PDF))) == []


@pytest.mark.parametrize(("profile", "told"), [(Profile.PRESENT, False), (Profile.OLD, True)])
def test_a_file_over_the_limit_of_the_platform_will_be_fitted(profile: Profile, told: bool) -> None:
    found = issues("ATT-02", scan("operator.certificate", replace(GOOD, size=600 * 1024)), profile=profile)
    assert [issue.severity for issue in found] == ([Severity.INFO] if told else [])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"width": 1200, "height": 599}, "scan.few-pixels"),
        ({"sharpness": 3.0}, "scan.blurred"),
        ({"brightness": 254.0}, "scan.too-bright"),
        ({"brightness": 12.0}, "scan.too-dark"),
        ({"shrunk": True}, "scan.shrunk"),
    ],
)
def test_what_is_hard_to_read_is_a_warning(changes: dict[str, object], code: str) -> None:
    facts = replace(GOOD, **changes)  # type: ignore[arg-type]  # members of FileFacts
    [found] = issues("ATT-03", scan("operator.certificate", facts))
    assert (found.code, found.severity) == (code, Severity.WARNING)


def test_front_and_back_must_not_be_the_same_file() -> None:
    [found] = issues("ATT-04", scan("principal.id_front"), scan("principal.id_back"))
    assert (found.field, found.severity) == ("principal.id_back", Severity.WARNING)


def test_one_picture_may_show_both_sides_when_each_slot_keeps_its_part() -> None:
    front = scan("principal.id_front", crop=(0, 0, 1000, 500))
    assert issues("ATT-04", front, scan("principal.id_back", crop=(0, 500, 1000, 1000))) == []


def two_persons(officer_number: str) -> Answers:
    return answers(
        {
            principal.ID_TYPE: "111",
            principal.ID_NUMBER: "11010519491231002X",
            people.SECURITY_OFFICER.same_as: "false",
            people.SECURITY_OFFICER.id_type: "111",
            people.SECURITY_OFFICER.id_number: officer_number,
        }
    )


def test_two_persons_must_not_have_the_same_card() -> None:
    given = two_persons("330106190303070015")
    [found] = issues("ATT-04", scan("principal.id_front"), scan("security_officer.id_front"), given=given)
    assert found.field == "security_officer.id_front"


def test_one_person_in_two_roles_may_have_the_same_card() -> None:
    given = two_persons("11010519491231002x")
    assert issues("ATT-04", scan("principal.id_front"), scan("security_officer.id_front"), given=given) == []


def test_the_same_paper_in_two_other_slots_is_no_fault() -> None:
    assert issues("ATT-04", scan("operator.certificate"), scan("operator.office_proof")) == []


def empty(given: Answers, profile: Profile = Profile.PRESENT) -> dict[str, Severity]:
    return {issue.field: issue.severity for issue in issues("ATT-05", given=given, profile=profile)}


def test_a_required_slot_is_an_error_with_its_reason() -> None:
    [found] = [issue for issue in issues("ATT-05") if issue.field == "operator.certificate"]
    assert found.severity is Severity.ERROR
    assert "因为" in says(found, Language.ZH)
    assert "单位" in says(found, Language.ZH)


def test_a_filled_slot_is_silent() -> None:
    assert "operator.certificate" not in {i.field for i in issues("ATT-05", scan("operator.certificate"))}


def test_an_individual_is_not_asked_for_a_licence() -> None:
    assert "operator.certificate" not in empty(answers({operator.KIND: "individual"}))


def test_the_held_card_is_asked_for_online_only() -> None:
    assert empty(answers({start.ROUTE: "online"}))["principal.id_held"] is Severity.ERROR
    assert "principal.id_held" not in empty(answers({start.ROUTE: "counter"}))


def test_a_route_that_is_not_clear_yet_asks_softly() -> None:
    found = empty(answers({start.ROUTE: "unknown"}))
    assert found["principal.id_held"] is Severity.WARNING
    assert found["principal.id_front"] is Severity.ERROR


def test_an_unanswered_route_is_silent_where_it_decides() -> None:
    assert "principal.id_held" not in empty(answers({start.ROUTE: ""}))


def test_the_counter_profile_asks_as_the_counter_does() -> None:
    assert "principal.id_held" not in empty(answers({start.ROUTE: "online"}), Profile.COUNTER)


def test_a_ticked_role_needs_no_scans_of_its_own() -> None:
    ticked = empty(answers({people.SECURITY_OFFICER.same_as: "true"}))
    apart = empty(answers({people.SECURITY_OFFICER.same_as: "false"}))
    assert "security_officer.id_front" not in ticked
    assert apart["security_officer.id_front"] is Severity.ERROR


def test_a_passport_has_no_back() -> None:
    assert "principal.id_back" not in empty(answers({principal.ID_TYPE: "414"}))


@pytest.mark.parametrize(
    ("given", "slot"),
    [
        ({start.KEY_SECTOR: "true"}, "operator.sector_approval"),
        ({site.HAS_OWN_DOMAIN: "true"}, "site.domain_certificate"),
        ({agent.USED: "true"}, "agent.id_front"),
        ({service.INTERACTIVE: "true"}, "security.plan"),
    ],
)
def test_an_answer_calls_for_its_scan(given: dict[Field[Any], str], slot: str) -> None:
    field = next(iter(given))
    assert empty(answers(given))[slot] is Severity.ERROR
    assert slot not in empty(answers({field: "false"}))


def test_each_ticked_item_calls_for_its_licence() -> None:
    given = answers({service.PRELICENSED: "true"}).with_texts(service.PRELICENSED_ITEMS, ("教育",))
    assert empty(given)["service.prelicensed.教育"] is Severity.ERROR
    assert "service.prelicensed.宗教" not in empty(given)


def test_a_file_in_a_hidden_slot_is_not_checked() -> None:
    hidden = scan("operator.certificate", bad(Problem.DAMAGED))
    assert issues("ATT-01", hidden, given=answers({operator.KIND: "individual"})) == []


def test_a_file_in_an_unknown_slot_breaks_nothing() -> None:
    assert issues("ATT-01", scan("nonsense.slot", bad(Problem.DAMAGED))) == []


def test_a_further_paper_is_checked_too() -> None:
    [found] = issues("ATT-01", scan("other.情况说明", bad(Problem.DAMAGED)))
    assert found.field == "other.情况说明"


def test_the_reminder_comes_once_and_only_with_scans() -> None:
    assert len(issues("ATT-06", scan("operator.certificate"), scan("principal.id_front"))) == 1
    assert issues("ATT-06") == []


@pytest.mark.parametrize(("size", "shown"), [(1, "1 KB"), (600 * 1024, "600 KB"), (5 * 1024**2, "5 MB")])
def test_sizes_are_written_as_people_do(size: int, shown: str) -> None:
    assert readable_size(size) == shown


@pytest.mark.parametrize("language", list(Language))
def test_every_message_can_be_said(language: Language) -> None:
    said = set()
    for problem in Problem:
        for file_type in (FileType.JPEG, FileType.PDF):
            for rule in RULES:
                for found in issues(rule.id, scan("operator.certificate", bad(problem, file_type))):
                    assert "{" not in says(found, language) + mends(found, language)
                    said.add(found.code)
    assert said <= MESSAGES.keys()
    assert {"scan.empty", "scan.outside", "scan.encrypted", "scan.missing-file", "scan.too-large"} <= said
