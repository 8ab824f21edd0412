"""What the form asks, of whom, and what may change afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Field, Slot
from beian_desktop.form.person_certificates import PERSON_CERTIFICATES
from beian_desktop.form.policy import After
from beian_desktop.form.sections import (
    access,
    agent,
    beijing,
    legal_representative,
    operator,
    people,
    principal,
    registrar,
    security,
    service,
    site,
    start,
)
from beian_desktop.system.language import Language
from tests.form.given import Given

Typed = Mapping[Any, str]

UNIT: dict[Any, str] = {operator.KIND: "unit"}
INDIVIDUAL: dict[Any, str] = {operator.KIND: "individual"}


def asked(item: BaseField | Slot, typed: Typed) -> bool | None:
    return item.required.evaluate(Given(typed))


ALWAYS_REQUIRED = (
    "start.kind start.route start.subject_filed start.connected_on start.previously_filed start.key_sector "
    "operator.kind operator.name principal.id_type principal.id_number principal.id_expires principal.mobile "
    "site.name site.opened_on site.has_own_domain site.uses_cdn site.ip_ranges.from site.languages "
    "access.territory access.name access.mode registrar.territory registrar.name "
    "service.interactive service.features service.controlled service.prelicensed "
    "security_officer.same_as_principal emergency_contact.same_as_principal emergency_contact.email"
)

POLICIES: dict[After, str] = {
    After.NEVER: "operator.kind operator.unit_nature operator.name",
    After.CANCEL: "site.domain",
    After.REFILE: "operator.office_region",
    After.RENEW: (
        "operator.certificate_expires principal.id_from principal.id_expires site.certificate_from site.certificate_to "
        "legal_representative.id_expires"
    ),
    After.FREE: (
        "operator.office_address operator.office_phone operator.email operator.postcode operator.remark "
        "principal.region principal.address principal.office_phone principal.mobile principal.remark "
        "site.icp_number site.uses_cdn site.ip_ranges.from site.ip_ranges.to site.ip_ranges.note site.market_value "
        "site.monthly_users site.languages access.territory access.region access.name access.mode access.phone access.code "
        "registrar.territory registrar.region registrar.name registrar.phone emergency_contact.mobile emergency_contact.email"
    ),
}
OWN = {"start", "account", "agent", "office", "result"}


def test_what_is_required_whatever_the_answers_are() -> None:
    required = [field.id for field in FORM.fields() if field.required.evaluate(Given()) is True]
    assert sorted(required) == sorted([*ALWAYS_REQUIRED.split(), "site.icp_number"])
    assert site.IP_RANGES.required.evaluate(Given()) is True


@pytest.mark.parametrize("policy", list(POLICIES))
def test_the_change_policy_of_every_field(policy: After) -> None:
    found = [field.id for field in FORM.fields() if field.after is policy]
    assert found == POLICIES[policy].split() or sorted(found) == sorted(POLICIES[policy].split())


def test_sections_without_policy_are_ones_own_and_the_rest_is_key() -> None:
    listed = {name for names in POLICIES.values() for name in names.split()}
    for field in FORM.fields():
        if field.section_id in OWN:
            assert field.after is After.OWN, field
        elif field.id not in listed:
            assert field.after is After.KEY, field


def test_a_moved_individual_files_again_and_a_units_principal_doesnt() -> None:
    assert principal.REGION.after_for(Given(UNIT)) is After.FREE
    assert principal.REGION.after_for(Given(INDIVIDUAL)) is After.REFILE


def test_a_unit_is_asked_for_its_certificate_and_office_an_individual_for_the_home() -> None:
    for field in (operator.CERTIFICATE_NUMBER, operator.OFFICE_REGION, operator.OFFICE_PHONE, principal.NAME):
        assert asked(field, UNIT) is True
        assert asked(field, INDIVIDUAL) is False
        assert field.shown.evaluate(Given(INDIVIDUAL)) is False
    for field in (principal.REGION, principal.ADDRESS):
        assert asked(field, UNIT) is False
        assert asked(field, INDIVIDUAL) is True


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ({operator.CERTIFICATE_NUMBER: "92110108MA0000EX6A"}, "经营者姓名"),
        ({operator.CERTIFICATE_NUMBER: "91110108MA0000EX6A"}, "法定代表人姓名"),
        ({operator.UNIT_NATURE: "government"}, "负责人姓名"),
        ({operator.UNIT_NATURE: "institution"}, "法定代表人（负责人）姓名"),
        ({}, "法定代表人姓名"),
    ],
)
def test_the_legal_representative_is_called_as_on_the_certificate(typed: Typed, label: str) -> None:
    assert operator.LEGAL_REPRESENTATIVE.label_for(Given({**UNIT, **typed})).zh == label


def test_the_name_is_called_by_the_kind_of_subject() -> None:
    assert operator.NAME.label_for(Given(UNIT)).zh == "主办单位名称"
    assert operator.NAME.label_for(Given(INDIVIDUAL)).zh == "姓名"


def test_the_icp_number_is_asked_for_unless_the_access_is_overseas() -> None:
    assert asked(site.ICP_NUMBER, {}) is True
    assert asked(site.ICP_NUMBER, {access.TERRITORY: "domestic"}) is True
    assert asked(site.ICP_NUMBER, {access.TERRITORY: "overseas"}) is False


def test_a_site_has_a_domain_with_certificate_and_registrar_or_an_address() -> None:
    own: Typed = {site.HAS_OWN_DOMAIN: "true"}
    none: Typed = {site.HAS_OWN_DOMAIN: "false"}
    for field in (site.DOMAIN, site.CERTIFICATE_FROM, site.CERTIFICATE_TO):
        assert (asked(field, own), asked(field, none), asked(field, {})) == (True, False, None)
    assert asked(site.DOMAIN_CERTIFICATE, own) is True
    assert asked(site.HOME_URL, none) is True
    assert registrar.SECTION.shown.evaluate(Given(own)) is True
    assert registrar.SECTION.shown.evaluate(Given(none)) is False


def test_a_provider_in_the_mainland_has_an_area() -> None:
    assert asked(access.REGION, {access.TERRITORY: "domestic"}) is True
    assert asked(access.REGION, {access.TERRITORY: "overseas"}) is False
    assert asked(registrar.REGION, {registrar.TERRITORY: "domestic"}) is True


def test_interactive_service_needs_its_types_and_a_security_plan() -> None:
    for item in (service.TYPES, security.PLAN):
        assert asked(item, {service.INTERACTIVE: "true"}) is True
        assert asked(item, {service.INTERACTIVE: "false"}) is False


def test_each_ticked_licence_has_a_slot() -> None:
    answers = Given({service.PRELICENSED: "true"}, {service.PRELICENSED_ITEMS: ["新闻", "其他：文化经营"]})
    wanted = [slot.id for slot in service.PRELICENSED_LICENCES if slot.required.evaluate(answers)]
    assert wanted == ["service.prelicensed.新闻", "service.prelicensed.其他"]
    assert len(service.CONTROLLED_LICENCES) == 7


def test_a_photograph_with_the_card_is_for_the_online_way_alone() -> None:
    assert asked(principal.ID_HELD, {start.ROUTE: "online"}) is True
    assert asked(principal.ID_HELD, {start.ROUTE: "counter"}) is False
    assert asked(principal.ID_HELD, {start.ROUTE: "unknown"}) is None
    assert principal.ID_HELD.shown.evaluate(Given({start.ROUTE: "counter"})) is False


def test_a_passport_has_no_back_side() -> None:
    assert asked(principal.ID_BACK, {principal.ID_TYPE: "111"}) is True
    assert asked(principal.ID_BACK, {principal.ID_TYPE: "414"}) is False
    assert asked(principal.ID_FRONT, {principal.ID_TYPE: "414"}) is True


def test_providers_papers_are_never_required_and_hidden_from_who_files_online() -> None:
    for slot in (access.AGREEMENT, access.LICENCE, registrar.LICENCE):
        own: dict[Any, str] = {site.HAS_OWN_DOMAIN: "true"}
        assert asked(slot, {**own, start.ROUTE: "counter"}) is False
        assert slot.shown.evaluate(Given({**own, start.ROUTE: "online"})) is False
        assert slot.shown.evaluate(Given({**own, start.ROUTE: "counter"})) is True
        assert slot.shown.evaluate(Given({**own, start.ROUTE: "unknown"})) is None


def test_a_key_sector_shows_its_approval() -> None:
    assert asked(operator.SECTOR_APPROVAL, {start.KEY_SECTOR: "true"}) is True
    assert asked(operator.SECTOR_APPROVAL, {start.KEY_SECTOR: "false"}) is False


@pytest.mark.parametrize("role", people.ROLES[:3], ids=lambda role: role.id)
def test_a_person_apart_from_the_principal_is_asked_for_in_full(role: people.Role) -> None:
    apart: Typed = {role.same_as: "false"}
    same: Typed = {role.same_as: "true"}
    for field in (role.name, role.id_type, role.id_number, role.id_expires, role.mobile):
        assert asked(field, apart) is True
        assert asked(field, same) is False
        assert field.shown.evaluate(Given(same)) is False
    assert asked(role.front, apart) is True
    assert asked(role.front, same) is False
    assert asked(role.held, {**apart, start.ROUTE: "online"}) is True


@pytest.mark.parametrize("role", people.ROLES, ids=lambda role: role.id)
def test_a_role_mirrors_the_principal_field_by_field(role: people.Role) -> None:
    pairs: list[tuple[Field[Any], BaseField]] = [
        (role.name, principal.NAME),
        (role.id_type, principal.ID_TYPE),
        (role.id_number, principal.ID_NUMBER),
        (role.id_from, principal.ID_FROM),
        (role.id_expires, principal.ID_EXPIRES),
        (role.mobile, principal.MOBILE),
    ]
    assert all(field.mirrors is mirrored for field, mirrored in pairs)
    assert (role.front.mirrors, role.back.mirrors) == (principal.ID_FRONT, principal.ID_BACK)
    assert role.held.mirrors is principal.ID_HELD
    assert role.section.same_as is role.same_as


def test_the_emergency_contacts_mailbox_stands_alone() -> None:
    email = people.EMERGENCY_CONTACT.email
    assert email.mirrors is None
    assert email.shown.evaluate(Given({people.EMERGENCY_CONTACT.same_as: "true"})) is True


def test_the_site_manager_is_the_principal_unless_told_otherwise() -> None:
    assert people.SITE_MANAGER.same_as.default == "true"
    assert [role.same_as.default for role in people.ROLES[1:]] == ["", "", ""]


def test_an_opinion_officer_is_asked_for_in_full_once_there_is_a_name() -> None:
    role = people.OPINION_OFFICER
    apart: Typed = {role.same_as: "false"}
    assert asked(role.same_as, {}) is False
    assert asked(role.name, apart) is False
    assert asked(role.id_number, apart) is False
    assert asked(role.id_number, {**apart, role.name: "李四"}) is True
    assert all(field.more for field in role.section.fields())


def test_the_legal_representative_is_asked_for_at_the_counter_of_units() -> None:
    section = legal_representative.SECTION
    assert section.shown.evaluate(Given({**UNIT, start.ROUTE: "counter"})) is True
    assert section.shown.evaluate(Given({**UNIT, start.ROUTE: "unknown"})) is None
    assert section.shown.evaluate(Given({**UNIT, start.ROUTE: "online"})) is False
    assert section.shown.evaluate(Given({**INDIVIDUAL, start.ROUTE: "counter"})) is False
    apart: dict[Any, str] = {**UNIT, start.ROUTE: "counter", legal_representative.SAME_AS_PRINCIPAL: "false"}
    assert asked(legal_representative.ID_FRONT, apart) is True
    assert asked(legal_representative.ID_NUMBER, apart) is True
    assert asked(legal_representative.ID_FRONT, {**apart, legal_representative.SAME_AS_PRINCIPAL: "true"}) is False


def test_an_agents_card_is_asked_for_when_there_is_an_agent() -> None:
    assert asked(agent.ID_FRONT, {agent.USED: "true"}) is True
    assert asked(agent.ID_FRONT, {agent.USED: "false"}) is False
    assert asked(agent.FROM, {agent.USED: "true"}) is False  # AGT-01 speaks of missing dates


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ({**UNIT, operator.OFFICE_REGION: "110108"}, True),
        ({**UNIT, operator.OFFICE_REGION: "330110", principal.REGION: "110108"}, False),
        ({**INDIVIDUAL, principal.REGION: "110108"}, True),
        ({**INDIVIDUAL, operator.OFFICE_REGION: "110108", principal.REGION: "330110"}, False),
        (UNIT, None),
        ({}, None),
    ],
)
def test_beijings_items_are_for_who_files_in_beijing(typed: Typed, shown: bool | None) -> None:
    assert beijing.SECTION.shown.evaluate(Given(typed)) is shown


def test_the_lists_are_complete() -> None:
    assert len(PERSON_CERTIFICATES) == 27
    assert [option.code for option in PERSON_CERTIFICATES if option.first] == [
        "111", "414", "516", "511", "hmt_residence", "foreigner_permanent", "114", "990",
    ]  # fmt: skip
    assert len(service.TYPE_OPTIONS) == 27
    assert (service.TYPE_OPTIONS[0].code, service.TYPE_OPTIONS[-1].code) == ("www服务", "FTP下载")
    assert len(site.LANGUAGE_OPTIONS) == 15
    assert (len(security.POLICY_OPTIONS), len(security.MEASURE_OPTIONS)) == (10, 8)
    assert len(service.FEATURES.kind.options()) == 11


def test_identity_numbers_mobiles_and_mailboxes_of_people_are_personal() -> None:
    personal = {field.id for field in FORM.fields() if field.personal}
    for field in FORM.fields():
        about_a_person = field.name in ("id_number", "mobile") or (
            field.name == "email" and field.section_id != "operator"
        )
        assert not about_a_person or field.id in personal
    assert {"principal.region", "principal.address"} <= personal
    assert "operator.certificate_number" not in personal


def test_undecided_ways_are_explained_in_words() -> None:
    assert principal.ID_HELD.required.explain(Language.ZH) == "办理方式为“网上办理”"
