"""The pages of the wizard: every section has its place, conditions hide pages, steps stop at the ends."""

from __future__ import annotations

from beian_desktop.filing.answers import Answers
from beian_desktop.form.declaration import FORM
from beian_desktop.form.sections import operator, service, start
from beian_desktop.wizard.pages import PAGES, neighbour, page, page_of_section, shown_pages


def test_every_section_with_questions_has_a_page() -> None:
    placed = {section for each in PAGES for section in each.sections}
    assert [section.id for section in FORM.sections if section.questions and section not in placed] == []


def test_no_section_stands_on_two_pages() -> None:
    placed = [section for each in PAGES for section in each.sections]
    assert len(placed) == len(set(placed))


def test_steps_go_through_all_shown_pages_and_stop_at_the_ends() -> None:
    answers = Answers()
    current, seen = PAGES[0], [PAGES[0]]
    while (following := neighbour(current, answers, 1)) is not current:
        seen.append(following)
        current = following
    assert tuple(seen) == shown_pages(answers)
    assert neighbour(PAGES[0], answers, -1) is PAGES[0]


def test_a_page_that_is_hidden_now_leads_back_to_the_first() -> None:
    answers = Answers({operator.KIND: ("individual",), start.ROUTE: ("online",)})
    hidden = [each for each in PAGES if each not in shown_pages(answers)]
    assert all(neighbour(each, answers, 1) is PAGES[0] for each in hidden)


def test_questions_of_a_page_are_those_that_are_asked() -> None:
    shown = set(page("service").questions(Answers({service.INTERACTIVE: ("false",)})))
    assert service.INTERACTIVE in shown
    assert service.TYPES not in shown


def test_the_page_of_a_section_is_where_it_stands() -> None:
    assert page_of_section("registrar") is page("providers")
    assert page_of_section("attachments") is page("attachments")
    assert page_of_section("nowhere") is page("review")
