"""The help: both languages tell the same, fields lead to it, nothing in it leads astray, and the search finds it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from beian_desktop.filing import due
from beian_desktop.form.declaration import FORM
from beian_desktop.form.sections import site, start
from beian_desktop.services.help import Topic, for_field, search, topic, topics
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language
from beian_desktop.system.paths import resource
from beian_desktop.wizard.pages import PACKAGE

ADDRESSES = {"beian.mps.gov.cn", "beian.miit.gov.cn"}
SAMPLES = {"example.com"}
ABOUT_THE_PROGRAM = {"shortcuts", "printing", "word-forms", "handing-over", "blocked"}
HOST = re.compile(r"(?:[a-z0-9-]+\.)+(?:cn|com|net|org|gov|io|top)\b", re.IGNORECASE)
EVERY_TOPIC = [(language, each) for language in Language for each in topics(language)]
PLACES = [
    *(section.id for section in FORM.sections),
    *(question.id for section in FORM.sections for question in section.questions),
    *(slot.id for slot in FORM.slots),
]

every_topic = pytest.mark.parametrize(
    ("language", "told"), EVERY_TOPIC, ids=[f"{language}-{each.id}" for language, each in EVERY_TOPIC]
)


def headings(told: Topic) -> list[int]:
    """The levels of the headings, in order."""
    return [len(marks) for marks in re.findall(r"^(#+) ", told.markdown, re.MULTILINE)]


def lists(told: Topic) -> list[str]:
    """The marks of list items, in order: both languages tell as many things."""
    return ["1" if mark[0].isdigit() else mark for mark in re.findall(r"^(-|\d+\.) ", told.markdown, re.MULTILINE)]


def links(told: Topic) -> list[str]:
    """Where its links lead, in order."""
    return re.findall(r"\]\(([^)]*)\)", told.markdown)


def ids(language: Language) -> list[str]:
    """The ids of all topics, in order."""
    return [each.id for each in topics(language)]


@pytest.mark.parametrize("language", Language)
def test_every_file_is_a_topic_and_every_topic_a_file(language: Language) -> None:
    files = {path.stem for path in resource("help", language.value).glob("*.md")}
    assert len(set(ids(language))) == len(ids(language))
    assert files == set(ids(language))


@pytest.mark.parametrize("topic_id", ids(Language.ZH))
def test_both_languages_have_the_same_headings_and_lists(topic_id: str) -> None:
    zh, en = topic(topic_id, Language.ZH), topic(topic_id, Language.EN)
    assert headings(zh) == headings(en)
    assert lists(zh) == lists(en)
    assert links(zh) == links(en)
    assert zh.title != en.title


@every_topic
def test_a_topic_has_one_title_and_no_level_is_left_out(language: Language, told: Topic) -> None:
    levels = headings(told)
    assert told.title
    assert told.markdown.startswith("# ")
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every_topic
def test_links_lead_to_topics(language: Language, told: Topic) -> None:
    assert set(links(told)) <= {f"{each}.md" for each in ids(language)} - {f"{told.id}.md"}


@every_topic
def test_no_other_address_stands_in_it(language: Language, told: Topic) -> None:
    assert set(HOST.findall(told.markdown)) <= ADDRESSES | SAMPLES
    assert not re.search(r"https?:|www\.[a-z]", told.markdown)


@every_topic
def test_what_it_says_has_its_sources(language: Language, told: Topic) -> None:
    last = told.markdown.strip().splitlines()[-1]
    assert told.id in ABOUT_THE_PROGRAM or last.startswith("来源：" if language is Language.ZH else "Sources: ")


def test_the_parts_of_the_form_that_topics_name_are_there() -> None:
    named = {field for each in topics(Language.ZH) for field in each.fields}
    assert named - set(PLACES) == {PACKAGE.id}


def test_there_is_help_for_every_part_of_the_form() -> None:
    assert [place for place in PLACES if not for_field(place)] == []


def test_the_topic_that_names_a_field_comes_before_that_of_its_section() -> None:
    assert for_field(site.ICP_NUMBER.id) == ("where-to-find", "what-comes-back")
    assert for_field(start.CONNECTED_ON.id) == ("where-to-find", "deadlines")


def test_a_member_of_rows_leads_where_its_rows_do() -> None:
    assert for_field(site.IP_FROM.id) == for_field(site.IP_RANGES.id)
    assert for_field("nowhere.at_all") == ()


@pytest.mark.parametrize("language", Language)
def test_the_days_are_those_that_the_program_counts(language: Language) -> None:
    told = topic("deadlines", language).markdown
    assert {due.FILING_DAYS, due.BADGE_DAYS, due.CHANGE_DAYS} == {30}
    assert len(re.findall(r"30( 日内| days)", told)) == 3
    assert re.search(rf"{due.NOTICE_DAYS}( 天| days)", told)
    assert re.search(rf"{due.CANCEL_WORKING_DAYS}( 个工作日| working days)", told)


def test_an_unknown_topic_is_refused_in_a_sentence() -> None:
    with pytest.raises(Failure) as refused:
        topic("nothing", Language.ZH)
    assert "nothing" in refused.value.says.zh


@pytest.mark.parametrize(("text", "first"), [("罚", "who-must-file"), ("期限", "deadlines"), ("腾讯", "where-to-find")])
def test_one_character_finds_a_topic_and_titles_come_first(text: str, first: str) -> None:
    assert search(text, Language.ZH)[0].topic.id == first


def test_a_search_wants_every_word_in_whatever_case() -> None:
    found = search("ALIBABA certificate", Language.EN)
    assert [each.topic.id for each in found] == ["where-to-find"]
    assert "alibaba" in found[0].excerpt.casefold()
    assert "\n" not in found[0].excerpt


def test_the_marks_of_the_text_are_not_searched() -> None:
    assert search("##", Language.ZH) == ()
    assert search("deadlines.md", Language.EN) == ()


@pytest.mark.parametrize("text", ["", "  ", "没有这样的词"])
def test_nothing_is_found_for_nothing(text: str) -> None:
    assert search(text, Language.ZH) == ()
