"""核对: what is open by page, mistakes one by one, and every answer."""

from __future__ import annotations

import pytest

from beian_desktop.checks.report import says
from beian_desktop.form.sections import principal, site
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import wait_for
from beian_desktop.gui.pages.issues import OpenQuestions
from beian_desktop.gui.pages.review import ReviewPage
from beian_desktop.gui.window import Window
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Language
from beian_desktop.wizard.pages import REVIEW, page
from beian_desktop.wizard.tasks import MISSING_RULES
from tests.gui.conftest import Opens, begin


def review(editor: Editor) -> ReviewPage:
    """The review page, shown whole."""
    wait_for(lambda: editor.draft.report.issues, "the report")
    editor.go_to(REVIEW)
    shown = editor.page_widget(REVIEW)
    assert isinstance(shown, ReviewPage)
    wait_for(lambda: shown.complete, "the answers")
    return shown


def open_questions(shown: ReviewPage) -> list[OpenQuestions]:
    """The pages with open questions."""
    return shown.issues.findChildren(OpenQuestions)


def test_open_questions_are_counted_by_page_and_listed_on_wish(editor: Editor) -> None:
    shown = review(editor)
    missing = [i for i in editor.draft.report.of(Severity.ERROR) if i.rule in MISSING_RULES]
    assert 0 < len(shown.links) == len(open_questions(shown)) < len(missing)
    first = open_questions(shown)[0]
    of_start = [i for i in missing if i.field.startswith("start.")]
    assert first.link.accessibleName() == f"备案前先确认：{len(of_start)} 项 ›"
    first.toggle.click()
    assert len(first.questions) == len(of_start)
    first.questions[1].click()
    assert editor.current is page("start")
    focus = editor.window().focusWidget()
    widget = editor.page_widget(page("start"))
    assert widget.block(of_start[1].field).input.isAncestorOf(focus)  # type: ignore[union-attr]


def test_a_mistake_is_told_in_full_apart_from_what_is_open(editor: Editor) -> None:
    editor.draft.give(editor.draft.answers.with_text(principal.MOBILE, "123"))
    wait_for(lambda: any(i.rule not in MISSING_RULES for i in editor.draft.report.at(principal.MOBILE.id)), "it")
    shown = review(editor)
    assert shown.links[0].accessibleName() == "手机号码 ›"
    issue = next(editor.draft.report.at(principal.MOBILE.id))
    assert shown.links[0].accessibleDescription() == says(issue, Language.ZH)


def test_only_the_cards_whose_answers_changed_are_made_again(editor: Editor) -> None:
    shown = review(editor)
    before = dict(shown.cards)
    editor.draft.give(editor.draft.answers.with_text(principal.NAME, "样明"))
    wait_for(lambda: shown.complete and set(shown.cards) != set(before), "the changed card")
    kept = set(before) & set(shown.cards)
    assert len(kept) == len(before) - 2  # the site manager follows the principal
    assert all(shown.cards[group] is before[group] for group in kept)


@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_wider_than_the_page_at_200_percent(open_window: Opens, language: Language) -> None:
    window: Window = open_window(language)
    window.resize(1024, 700)
    window.set_text_size(200)
    shown = review(begin(window))
    for each in open_questions(shown):
        each.toggle.click()
    shown.settle()
    assert shown.page.width() <= shown.viewport().width()


def test_a_word_too_long_for_a_line_is_broken(editor: Editor) -> None:
    editor.window().resize(1024, 700)
    domain = f"{'x' * 60}.{'y' * 60}.{'z' * 60}.example.com"
    editor.draft.give(editor.draft.answers.with_text(site.DOMAIN, domain).with_text(principal.MOBILE, "1" * 90))
    wait_for(lambda: any(i.rule not in MISSING_RULES for i in editor.draft.report.at(principal.MOBILE.id)), "it")
    shown = review(editor)
    shown.settle()
    assert shown.page.width() <= shown.viewport().width()


def test_a_page_is_shown_from_its_top(editor: Editor) -> None:
    editor.go_to(page("people"))
    assert editor.page_widget(page("people")).verticalScrollBar().value() == 0
