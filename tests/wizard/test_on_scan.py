"""What was typed of what a scan shows."""

from __future__ import annotations

from beian_desktop.filing.answers import Answers
from beian_desktop.form.sections import people, principal, site
from beian_desktop.system.language import Language
from beian_desktop.wizard.on_scan import on_scan

TYPED = (
    Answers()
    .with_text(principal.NAME, "样明")
    .with_text(principal.ID_NUMBER, "11010519491231002x")
    .with_text(principal.ID_EXPIRES, "20361231")
)


def test_a_card_shows_the_name_and_only_the_end_of_the_number() -> None:
    text = on_scan(principal.ID_FRONT, TYPED, Language.ZH)
    assert "样明" in text
    assert text.upper().endswith(" 002X")
    assert "1101" not in text


def test_the_back_shows_until_when_the_card_is_valid() -> None:
    assert "2036" in on_scan(principal.ID_BACK, TYPED, Language.EN)


def test_without_an_end_the_back_says_so_in_words() -> None:
    lasting = TYPED.with_text(principal.ID_EXPIRES, "long_term")
    assert on_scan(principal.ID_BACK, lasting, Language.ZH).endswith("长期")


def test_a_role_that_follows_the_principal_shows_the_principal() -> None:
    role = people.SITE_MANAGER
    assert "样明" in on_scan(role.front, TYPED.with_text(role.same_as, "true"), Language.ZH)


def test_nothing_typed_is_nothing_to_compare() -> None:
    assert on_scan(principal.ID_FRONT, Answers(), Language.ZH) == ""
    assert on_scan(site.HOME_PAGE, Answers(), Language.EN) == ""
