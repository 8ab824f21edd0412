"""First start: every pair of answers leads somewhere that exists."""

from __future__ import annotations

from itertools import product

import pytest

from beian_desktop.documents.pack import shipped_packs
from beian_desktop.filing.answers import Answers
from beian_desktop.form.declaration import FORM
from beian_desktop.form.sections import access, start
from beian_desktop.services import help as topics
from beian_desktop.system.language import Language
from beian_desktop.wizard.first_start import (
    HAPPENED_HINTS,
    HAPPENED_LABELS,
    SITUATION_HINTS,
    SITUATION_LABELS,
    STATEMENT,
    Happened,
    Situation,
    way,
)

EVERY_PAIR = list(product(Happened, Situation))


@pytest.mark.parametrize(("happened", "situation"), EVERY_PAIR)
def test_every_way_gives_advice_help_and_answers_that_the_form_reads(happened: Happened, situation: Situation) -> None:
    found = way(happened, situation)
    assert found.topics
    assert all(topics.topic(each, Language.ZH).title for each in found.topics)
    assert all(question in list(FORM.fields()) for question in found.questions)
    begun = found.starts or Answers()
    assert all(begun.normal(field) is not None for field in begun)
    assert not set(found.questions) & set(begun), "what is answered already isn't asked"


@pytest.mark.parametrize("situation", Situation)
def test_who_was_called_first_reads_whether_it_is_true(situation: Situation) -> None:
    assert way(Happened.CALLED, situation).topics[0] == "notice-call"


@pytest.mark.parametrize("happened", Happened)
def test_an_app_begins_no_filing(happened: Happened) -> None:
    found = way(happened, Situation.APP)
    assert (found.starts, found.document) == (None, None)
    assert "app" in found.topics


@pytest.mark.parametrize("situation", [Situation.NOT_MINE, Situation.CLOSED])
def test_who_need_not_file_prints_a_statement(situation: Situation) -> None:
    assert way(Happened.CALLED, situation).document == STATEMENT
    assert STATEMENT in {document.id for pack in shipped_packs() for document in pack.documents}


@pytest.mark.parametrize(
    ("happened", "situation", "kind"),
    [
        (Happened.CALLED, Situation.SITE, start.NEW),
        (Happened.LONG_AGO, Situation.SITE, start.SUPPLEMENT),
        (Happened.CHANGED, Situation.SITE, start.CHANGE),
        (Happened.CHANGED, Situation.CLOSED, start.CANCEL),
    ],
)
def test_the_kind_of_filing_is_answered_by_what_happened(
    happened: Happened, situation: Situation, kind: object
) -> None:
    begun = way(happened, situation).starts
    assert begun is not None
    assert begun[start.KIND] == kind


def test_a_filing_of_long_ago_asks_for_its_number() -> None:
    found = way(Happened.LONG_AGO, Situation.SITE)
    assert found.starts is not None
    assert found.starts.shown(start.PREVIOUS_NUMBER)
    assert start.PREVIOUS_NUMBER in found.questions


def test_a_server_overseas_is_answered_as_such() -> None:
    begun = way(Happened.OWN_ACCORD, Situation.OVERSEAS).starts
    assert begun is not None
    assert begun[access.TERRITORY] == access.OVERSEAS


def test_every_choice_has_its_words() -> None:
    assert set(HAPPENED_LABELS) == set(HAPPENED_HINTS) == set(Happened)
    assert set(SITUATION_LABELS) == set(SITUATION_HINTS) == set(Situation)
