from __future__ import annotations

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.links import has_own_values, linked, tick, ticked, untick
from beian_desktop.form.sections import legal_representative, operator, people, principal

OFFICER = people.SECURITY_OFFICER
BASE = Answers(
    {
        operator.KIND: ("unit",),
        principal.NAME: ("张三",),
        principal.MOBILE: ("13800138000",),
        OFFICER.same_as: ("true",),
    }
)


def test_a_ticked_role_shows_the_principals_answers_and_follows_their_changes() -> None:
    assert linked(BASE).typed(OFFICER.name) == "张三"
    changed = BASE.with_text(principal.NAME, "李四")
    assert linked(changed).typed(OFFICER.name) == "李四"


def test_an_unticked_role_has_its_own() -> None:
    own = BASE.with_text(OFFICER.same_as, "false").with_text(OFFICER.name, "王五")
    assert linked(own).typed(OFFICER.name) == "王五"
    assert linked(own).typed(OFFICER.mobile) == ""


def test_own_answers_are_kept_under_the_tick() -> None:
    kept = BASE.with_text(OFFICER.name, "王五")
    assert linked(kept).typed(OFFICER.name) == "张三"
    assert kept.typed(OFFICER.name) == "王五"
    assert has_own_values(OFFICER.section, kept)
    assert untick(OFFICER.section, kept).typed(OFFICER.name) == "王五"


def test_unticking_leaves_the_principals_answers_to_edit() -> None:
    assert not has_own_values(OFFICER.section, BASE)
    apart = untick(OFFICER.section, BASE)
    assert not ticked(OFFICER.section, apart)
    assert (apart.typed(OFFICER.name), apart.typed(OFFICER.mobile)) == ("张三", "13800138000")


def test_the_emergency_contacts_email_isnt_linked() -> None:
    contact = people.EMERGENCY_CONTACT
    answers = BASE.with_text(principal.EMAIL, "zhangsan@example.com").with_text(contact.same_as, "true")
    assert linked(answers).typed(contact.email) == ""


def test_the_site_manager_is_the_principal_by_default() -> None:
    assert ticked(people.SITE_MANAGER.section, Answers())
    assert linked(BASE).typed(people.SITE_MANAGER.name) == "张三"


def test_an_individual_is_the_principal() -> None:
    answers = Answers({operator.KIND: ("individual",), operator.NAME: ("李四",)})
    assert linked(answers).typed(principal.NAME) == "李四"


def test_the_legal_representatives_card_may_be_the_principals() -> None:
    answers = BASE.with_text(legal_representative.SAME_AS_PRINCIPAL, "true")
    assert linked(answers).typed(legal_representative.MOBILE) == "13800138000"


def test_the_emergency_mailbox_begins_as_the_principals_and_stays_when_it_was_given() -> None:
    contact = people.EMERGENCY_CONTACT
    known = BASE.with_text(principal.EMAIL, "li@example.com")
    assert tick(contact.section, known).typed(contact.email) == "li@example.com"
    given = known.with_text(contact.email, "duty@example.com")
    assert tick(contact.section, given).typed(contact.email) == "duty@example.com"
    assert ticked(contact.section, tick(contact.section, given))
