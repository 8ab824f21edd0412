"""The office offered for an area, and what counts as an edit of it."""

from __future__ import annotations

from beian_desktop.filing.answers import Answers
from beian_desktop.form.sections import office, operator, principal
from beian_desktop.identifiers.area import area
from beian_desktop.system.language import Language
from beian_desktop.wizard.facts import facts
from beian_desktop.wizard.office_offer import area_code, edited, offer, with_offer

HAIDIAN = "北京市公安局海淀区分局网络安全保卫大队"


def test_another_area_takes_the_offer_along_but_not_what_a_person_wrote() -> None:
    haidian, chaoyang = area("110108"), area("110105")
    assert haidian is not None
    assert chaoyang is not None
    first = offer(haidian, None)
    answers = with_offer(Answers({office.PHONE: ("010-66001234",)}), {}, first)
    assert answers.typed(office.NAME) == HAIDIAN
    moved = with_offer(answers, first, offer(chaoyang, None))
    assert "朝阳" in moved.typed(office.NAME)
    assert moved.typed(office.PHONE) == "010-66001234"


def test_a_remembered_office_comes_whole_and_is_no_edit() -> None:
    haidian = area("110108")
    assert haidian is not None
    kept = {office.NAME.id: "海淀网安", office.ADDRESS.id: "示例路100号"}
    offered = offer(haidian, kept)
    answers = with_offer(Answers(), {}, offered)
    assert (answers.typed(office.NAME), answers.typed(office.ADDRESS)) == ("海淀网安", "示例路100号")
    assert edited(answers, offered) is None
    assert edited(answers.with_text(office.PHONE, "010-66001234"), offered) == {**kept, "office.phone": "010-66001234"}
    assert edited(answers.with_text(office.NAME, ""), offered) is None


def test_the_area_of_an_individual_is_where_the_person_lives() -> None:
    answers = Answers({operator.KIND: (operator.INDIVIDUAL.code,), principal.REGION: ("110105",)})
    assert area_code(answers) == "110105"
    assert area_code(answers.with_text(operator.KIND, operator.UNIT.code)) == ""


def test_the_office_page_says_which_area_decides_and_the_usual_name() -> None:
    answers = Answers({operator.OFFICE_REGION: ("110108",), office.NAME: ("海淀网安",)})
    assert "海淀区" in facts(office.NAME, answers, Language.ZH)
    assert HAIDIAN in facts(office.NAME, answers, Language.ZH)
    assert HAIDIAN not in facts(office.NAME, answers.with_text(office.NAME, HAIDIAN), Language.ZH)
    assert operator.OFFICE_REGION.label.zh in facts(office.NAME, Answers(), Language.ZH)


def test_under_the_area_stands_the_office_as_it_was_named_once_the_area_is_settled() -> None:
    answers = Answers({operator.OFFICE_REGION: ("110108",), office.NAME: ("海淀网安",)})
    assert "海淀网安" in facts(operator.OFFICE_REGION, answers, Language.ZH)
    assert HAIDIAN in facts(operator.OFFICE_REGION, answers, Language.ZH, typing=True)
