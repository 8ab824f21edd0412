"""Answers as a person reads them."""

from __future__ import annotations

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.shown import show_one, shown
from beian_desktop.form.sections import operator, site
from beian_desktop.system.language import Language

ANSWERS = (
    Answers()
    .with_text(operator.CERTIFICATE_EXPIRES, "long_term")
    .with_texts(site.OTHER_DOMAINS, ("example.cn", "example.com.cn"))
    .with_text(site.OPENED_ON, "some day")
)


def test_an_answer_is_shown_in_the_language() -> None:
    assert shown(operator.CERTIFICATE_EXPIRES, ANSWERS, Language.ZH) == ("长期",)
    assert shown(operator.CERTIFICATE_EXPIRES, ANSWERS, Language.EN) != ("长期",)


def test_a_list_is_a_text_for_each_item_and_nothing_when_unanswered() -> None:
    assert shown(site.OTHER_DOMAINS, ANSWERS, Language.ZH) == ("example.cn", "example.com.cn")
    assert shown(site.NAME, ANSWERS, Language.ZH) == ()


def test_what_cannot_be_read_is_shown_as_typed() -> None:
    assert show_one(site.OPENED_ON, ANSWERS, 0, Language.ZH) == "some day"


def test_what_cannot_be_read_is_shown_without_characters_that_cannot_be_seen() -> None:
    answers = ANSWERS.with_text(site.OPENED_ON, "some\x00\ufeff\u202e day")
    assert show_one(site.OPENED_ON, answers, 0, Language.ZH) == "some day"


def test_a_row_is_a_span_with_its_note_in_brackets() -> None:
    start, end, note = site.IP_RANGES.members
    rows = [{start: "203.0.113.1", end: "203.0.113.9", note: "源站"}, {start: "203.0.113.20", end: "", note: ""}]
    answers = Answers().with_rows(site.IP_RANGES, rows)
    assert shown(site.IP_RANGES, answers, Language.ZH)[0] == "203.0.113.1 - 203.0.113.9（源站）"
