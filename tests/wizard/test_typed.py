"""What becomes of typed and pasted text, and what an answer tells by itself."""

from __future__ import annotations

from beian_desktop.filing.answers import Answers
from beian_desktop.form.sections import operator, principal, site
from beian_desktop.system.language import Language
from beian_desktop.wizard.areas import area_of, full_name, path_to
from beian_desktop.wizard.asking import Asked, asked
from beian_desktop.wizard.facts import facts
from beian_desktop.wizard.typed import half_width, row_of


def test_signs_of_an_address_become_plain_but_prose_stays() -> None:
    assert half_width(principal.EMAIL, "a＠example。com") == ("a@example.com", ("＠→@", "。→."))
    assert half_width(site.PURPOSE, "介绍，产品。") == ("介绍，产品。", ())


def test_a_pasted_range_fills_both_ends() -> None:
    assert row_of(site.IP_RANGES, "203.0.113.1-203.0.113.9") == {
        site.IP_FROM: "203.0.113.1",
        site.IP_TO: "203.0.113.9",
    }
    assert row_of(site.IP_RANGES, " what ") == {site.IP_FROM: "what"}


def test_an_area_leads_through_its_levels() -> None:
    assert path_to("330110") == ["330000", "330100", "330110"]
    assert path_to("110108") == ["110000", "110108"]
    found = area_of("海淀")
    assert found is not None
    assert full_name(found) == "北京市海淀区（110108）"
    assert area_of("  ") is None


def test_the_deciding_area_names_the_police_office() -> None:
    answers = Answers({operator.KIND: ("unit",), operator.OFFICE_REGION: ("110108",), principal.REGION: ("110108",)})
    assert "海淀分局" in facts(operator.OFFICE_REGION, answers, Language.ZH) or "海淀区分局" in facts(
        operator.OFFICE_REGION, answers, Language.ZH
    )
    assert facts(principal.REGION, answers, Language.ZH) == ""


def test_a_date_typed_another_way_is_told_back() -> None:
    assert facts(site.OPENED_ON, Answers({site.OPENED_ON: ("20261101",)}), Language.ZH) == "2026年11月1日"
    assert facts(site.OPENED_ON, Answers({site.OPENED_ON: ("2026-11-01",)}), Language.ZH) == ""


def test_a_hidden_question_is_hidden_and_others_are_asked() -> None:
    answers = Answers({site.HAS_OWN_DOMAIN: ("false",)})
    assert asked(site.SECTION, site.DOMAIN, answers) is Asked.HIDDEN
    assert asked(site.SECTION, site.HOME_URL, answers) is Asked.ASKED
