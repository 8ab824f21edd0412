from __future__ import annotations

import pytest

from beian_desktop.checks.case import Profile
from beian_desktop.form.sections import operator, principal, site
from beian_desktop.identifiers.check_digits import licence_check
from beian_desktop.identifiers.reading import Severity

from .honest import COMPANY, INDIVIDUAL, Given, credit_code, identity, issues, said

E, W, REMARK = Severity.ERROR, Severity.WARNING, Severity.INFO


@pytest.mark.parametrize("name", ["ABC123", "Example Trading Co. Ltd", "12345"])
def test_sub03_a_units_name_of_letters_and_digits_is_an_error_to_confirm(name: str) -> None:
    (found,) = issues("SUB-03", {operator.NAME: name})
    assert (found.severity, found.code, found.place, found.confirmable) == (E, "name.only-latin", "operator.name", True)


@pytest.mark.parametrize("name", ["example.com", "EXAMPLE.COM"])
def test_sub03_a_name_that_is_the_domain_is_an_error(name: str) -> None:
    assert said("SUB-03", {operator.NAME: name}) == {(E, "name.is-domain", "operator.name")}


@pytest.mark.parametrize(
    "given",
    [
        {},
        {operator.NAME: "示例科技官网", site.NAME: "示例科技官网"},
        {operator.NAME: "北京ABC科技有限公司"},
        {operator.NAME: "Example Widgets Ltd", operator.UNIT_NATURE: "overseas"},
        {operator.NAME: "Example Widgets Ltd", operator.UNIT_NATURE: ""},
    ],
)
def test_sub03_is_silent_on_names_that_may_stand(given: Given) -> None:
    assert issues("SUB-03", given) == []


@pytest.mark.parametrize(
    "name", ["北京示例科技有限公司", "小满杂货店", "某某工作室", "示例培训中心", "李家加工厂", "某某商行"]
)
def test_sub04_an_individual_with_a_units_name_is_an_error_to_confirm(name: str) -> None:
    (found,) = issues("SUB-04", {operator.NAME: name}, base=INDIVIDUAL)
    assert (found.severity, found.code, found.confirmable) == (E, "individual.unit-name", True)


def test_sub04_a_sole_trader_filed_as_an_individual_is_an_error() -> None:
    given = {operator.CERTIFICATE_TYPE: "uscc", operator.CERTIFICATE_NUMBER: credit_code("92")}
    assert said("SUB-04", given, base=INDIVIDUAL) == {(E, "individual.sole-trader", "operator.kind")}


@pytest.mark.parametrize(
    "name", ["李四", "欧阳娜娜", "张店", "王中心", "司马行", "阿卜杜勒·热合曼·买买提", "Maria Garcia"]
)
def test_sub04_is_silent_on_names_of_persons(name: str) -> None:
    assert issues("SUB-04", {operator.NAME: name}, base=INDIVIDUAL) == []


def test_sub04_is_silent_on_units() -> None:
    assert issues("SUB-04") == []


@pytest.mark.parametrize("name", ["张三", "王小明", "欧阳娜娜"])
def test_sub05_an_enterprise_named_like_a_person_is_warned(name: str) -> None:
    assert said("SUB-05", {operator.NAME: name}) == {(W, "unit.person-name", "operator.name")}


@pytest.mark.parametrize("name", ["北京示例科技有限公司", "小满店", "示例", "王记餐馆", "黄山书店"])
def test_sub05_is_silent_on_names_of_units(name: str) -> None:
    assert issues("SUB-05", {operator.NAME: name}) == []


@pytest.mark.parametrize("address", ["北京市海淀区", "海淀区", "北京市", "北京市 海淀区", "浙江省杭州市余杭区", "北京"])
def test_sub10_an_address_that_repeats_the_area_is_an_error(address: str) -> None:
    assert said("SUB-10", {operator.OFFICE_ADDRESS: address}) == {(E, "address.only-area", "operator.office_address")}


def test_sub10_an_individuals_address_is_judged_too() -> None:
    given = {principal.ADDRESS: "海淀区"}
    assert said("SUB-10", given, base=INDIVIDUAL) == {(E, "address.only-area", "principal.address")}


@pytest.mark.parametrize("address", ["示例大厦", "科技园区东门", "火车站对面"])
def test_sub10_an_address_without_a_door_is_warned(address: str) -> None:
    assert said("SUB-10", {operator.OFFICE_ADDRESS: address}) == {(W, "address.no-door", "operator.office_address")}


@pytest.mark.parametrize(
    "given",
    [
        {operator.OFFICE_ADDRESS: "示例路1号2层203室"},
        {operator.OFFICE_ADDRESS: "北京市海淀区示例路1号"},
        {operator.OFFICE_ADDRESS: "示例村三组"},
        {operator.OFFICE_ADDRESS: "县政府大院", operator.UNIT_NATURE: "government"},
        {operator.OFFICE_ADDRESS: ""},
    ],
)
def test_sub10_is_silent_on_addresses_that_lead_somewhere(given: Given) -> None:
    assert issues("SUB-10", given) == []


def test_sub11_an_office_outside_the_registered_area_is_warned() -> None:
    assert said("SUB-11", {operator.REGISTERED_REGION: "110105"}) == {(W, "office.elsewhere", "operator.office_region")}


@pytest.mark.parametrize("seat", ["110108", "110000", ""])
def test_sub11_is_silent_when_the_areas_agree_as_far_as_they_tell(seat: str) -> None:
    assert issues("SUB-11", {operator.REGISTERED_REGION: seat}) == []


def test_sub11_an_individual_who_lives_elsewhere_than_the_card_says_is_warned() -> None:
    given = {principal.ID_NUMBER: identity(region="330106")}
    assert said("SUB-11", given, base=INDIVIDUAL) == {(W, "residence.elsewhere", "principal.region")}


def test_sub11_is_silent_on_an_individual_who_lives_where_the_card_says() -> None:
    assert issues("SUB-11", base=INDIVIDUAL) == []


def test_sub11_doesnt_look_at_a_units_principal() -> None:
    assert issues("SUB-11", {principal.REGION: "440305"}, base=COMPANY) == []


def test_sub14_a_missing_optional_e_mail_is_only_remarked() -> None:
    given = {operator.EMAIL: "", principal.EMAIL: ""}
    assert said("SUB-14", given) == {
        (REMARK, "email.optional", "operator.email"),
        (REMARK, "email.optional", "principal.email"),
    }


def test_sub14_a_wrong_e_mail_is_an_error() -> None:
    assert said("SUB-14", {operator.EMAIL: "office@"}) == {(E, "email.syntax", "operator.email")}


def test_sub14_is_silent_when_the_e_mails_are_there_and_leaves_required_ones_to_req01() -> None:
    assert issues("SUB-14") == []
    assert issues("SUB-14", {operator.EMAIL: ""}, profile=Profile.OLD) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("91110108MA000000X", "credit-code.length"),
        ("91110108MAIOSVZ00X", "credit-code.alphabet"),
    ],
)
def test_sub01_only_the_check_character_can_be_confirmed(number: str, code: str) -> None:
    (found,) = issues("SUB-01", {operator.CERTIFICATE_NUMBER: number})
    assert (found.severity, found.code, found.confirmable) == (E, code, False)


def test_sub01_a_wrong_check_character_is_an_error_to_confirm() -> None:
    right = credit_code()
    wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
    (found,) = issues("SUB-01", {operator.CERTIFICATE_NUMBER: wrong})
    assert (found.severity, found.confirmable, found.value) == (E, True, wrong)
    assert issues("SUB-01") == []


def test_sub02_a_wrong_digit_of_an_old_licence_is_an_error_to_confirm() -> None:
    wrong = str((int(licence_check("11010801234567")) + 1) % 10)
    given = {operator.CERTIFICATE_TYPE: "business_licence", operator.CERTIFICATE_NUMBER: "11010801234567" + wrong}
    (found,) = issues("SUB-02", given)
    assert (found.severity, found.confirmable) == (E, True)
    assert issues("SUB-02", {operator.CERTIFICATE_TYPE: "business_licence"}) == []


def test_sub02_an_organisation_code_is_judged_by_its_check_character() -> None:
    kind = {operator.CERTIFICATE_TYPE: "organisation_code"}
    assert [found.severity for found in issues("SUB-02", kind, {operator.CERTIFICATE_NUMBER: "MA0000000"})] == [E]
    assert issues("SUB-02", kind, {operator.CERTIFICATE_NUMBER: credit_code()[8:17]}) == []


@pytest.mark.parametrize(
    ("phone", "expected"),
    [
        ("66001234", {(E, "phone.no-area-code", "operator.office_phone")}),
        ("010-88888888", {(E, "phone.one-digit", "operator.office_phone")}),
        ("13800138000", {(W, "phone.mobile-as-office", "operator.office_phone")}),
        ("4008001234", {(W, "phone.service-as-office", "operator.office_phone")}),
        ("010-66001234-801", set()),
    ],
)
def test_sub13_judges_the_office_phone(phone: str, expected: set[tuple[Severity, str, str]]) -> None:
    assert said("SUB-13", {operator.OFFICE_PHONE: phone}) == expected
