"""Where issues lead."""

from __future__ import annotations

from beian_desktop.checks.issue import issue
from beian_desktop.form.declaration import FORM
from beian_desktop.form.sections import principal, site
from beian_desktop.wizard.pages import page
from beian_desktop.wizard.targets import target, target_of


def test_an_issue_of_a_row_leads_to_its_question_and_row() -> None:
    found = target_of(issue("WEB-10", "any", site.IP_RANGES, row=1))
    assert (found.page, found.question, found.row) == (page("site"), "site.ip_ranges", 1)


def test_an_issue_of_a_scan_leads_to_the_attachments() -> None:
    assert target_of(issue("ATT-05", "any", principal.ID_FRONT)).page is page("attachments")
    assert target("other.情况说明").page is page("attachments")


def test_what_the_form_does_not_have_leads_to_the_review() -> None:
    assert target("colour.of").page is page("review")


def test_every_question_and_slot_leads_somewhere_else_than_the_review() -> None:
    places = [question.id for section in FORM.sections for question in section.questions]
    places += [slot.id for slot in FORM.slots]
    assert [place for place in places if target(place).page is page("review")] == []
