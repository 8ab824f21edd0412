"""Official numbers in the form: which field refuses what."""

from __future__ import annotations

import pytest

from beian_desktop.form.field import BaseField
from beian_desktop.form.sections import access, account, operator, principal, registrar, result, site
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Language
from tests.form.given import Given


def rules(field: BaseField, typed: str) -> list[tuple[str, Severity]]:
    findings = field.kind.read(typed).findings
    return [(each.rule, each.severity) for each in findings]


def test_a_landline_is_no_mobile() -> None:
    value = account.MOBILE.kind.read("010-66001234")
    assert value.meaning is None
    assert [each.code for each in value.findings] == ["phone.not-mobile"]


def test_a_bad_mobile_is_a_fault_of_the_mobile_rule() -> None:
    assert ("SUB-12", Severity.ERROR) in rules(principal.MOBILE, "12800138000")
    assert all(rule == "SUB-12" for rule, _ in rules(principal.MOBILE, "没有"))


def test_a_mobile_as_office_phone_is_a_warning_and_is_read() -> None:
    value = operator.OFFICE_PHONE.kind.read("13800138000")
    assert value.normal == "13800138000"
    assert [(each.code, each.severity) for each in value.findings] == [("phone.mobile-as-office", Severity.WARNING)]


def test_a_service_number_warns_once_in_an_office_and_never_with_a_provider() -> None:
    assert [each.code for each in operator.OFFICE_PHONE.kind.read("4009100100").findings] == ["phone.service-as-office"]
    assert access.PHONE.kind.read("4009100100").findings == ()
    assert registrar.PHONE.kind.read("95187").findings == ()


def test_a_phone_is_shown_with_area_code_and_extension() -> None:
    kind = operator.OFFICE_PHONE.kind
    meaning = kind.read("(010)66001234转801").meaning
    assert meaning is not None
    assert kind.show(meaning, Language.ZH) == "010-66001234-801"


@pytest.mark.parametrize("typed", ["www.example.com", "shop.example.com.cn"])
def test_the_main_domain_is_the_registered_one(typed: str) -> None:
    codes = [each.code for each in site.DOMAIN.kind.read(typed).findings]
    assert "domain.not-registrable" in codes
    assert site.OTHER_DOMAINS.kind.read(typed).findings == ()


def test_one_end_of_a_range_is_read_without_judging_it() -> None:
    value = site.IP_FROM.kind.read("192.168.1.1")
    assert value.normal == "192.168.1.1"
    assert value.findings == ()
    assert site.IP_FROM.kind.read("192.168.1").normal is None


def test_a_unit_has_a_name_of_words_and_an_individual_one_of_a_person() -> None:
    unit = Given({operator.KIND: "unit"})
    individual = Given({operator.KIND: "individual"})
    kind = operator.NAME.kind
    assert kind.read_among("360科技", unit).findings == ()
    assert "SUB-09" in [each.rule for each in kind.read_among("张3", individual).findings]
    assert kind.read_among("买买提•吐尔逊", individual).normal == "买买提·吐尔逊"
    assert kind.read_among("张3", Given()).findings == ()


@pytest.mark.parametrize(
    ("kind", "number", "rule"),
    [
        ("111", "110105194912310021", "SUB-06"),
        ("414", "!!", "SUB-07"),
        ("516", "12345", "SUB-07"),
    ],
)
def test_a_persons_number_is_judged_by_the_type_of_the_certificate(kind: str, number: str, rule: str) -> None:
    answers = Given({principal.ID_TYPE: kind})
    assert rule in [each.rule for each in principal.ID_NUMBER.kind.read_among(number, answers).findings]


def test_without_a_type_a_number_is_cleaned_and_not_judged() -> None:
    value = principal.ID_NUMBER.kind.read_among("１1010519491231 002x", Given())
    assert value.normal == "11010519491231002X"
    assert all(each.rule == "TXT-01" for each in value.findings)


@pytest.mark.parametrize(
    ("kind", "number", "rule"),
    [
        ("uscc", "91110108MA0000EX6B", "SUB-01"),
        ("business_licence", "110108000000000", "SUB-02"),
        ("organisation_code", "12345678-0", "SUB-02"),
    ],
)
def test_a_units_number_is_judged_by_the_type_of_the_certificate(kind: str, number: str, rule: str) -> None:
    answers = Given({operator.KIND: "unit", operator.CERTIFICATE_TYPE: kind})
    assert rule in [each.rule for each in operator.CERTIFICATE_NUMBER.kind.read_among(number, answers).findings]


def test_an_other_certificate_of_a_unit_is_only_cleaned() -> None:
    answers = Given({operator.KIND: "unit", operator.CERTIFICATE_TYPE: "其他：境外注册证书"})
    assert operator.CERTIFICATE_NUMBER.kind.read_among("hk 12345", answers).normal == "HK12345"


def test_numbers_are_shown_in_their_one_way_of_writing() -> None:
    cases: tuple[tuple[BaseField, str, str], ...] = (
        (site.ICP_NUMBER, "京icp备 12345678号-1", "京ICP备12345678号-1"),
        (result.NUMBER, "京公网安备 11010802000001 号", "京公网安备11010802000001号"),
    )
    for field, typed, shown in cases:
        meaning = field.kind.read(typed).meaning
        assert field.kind.show(meaning, Language.ZH) == shown


def test_an_area_is_shown_with_the_names_of_all_levels() -> None:
    kind = operator.OFFICE_REGION.kind
    meaning = kind.read("330110").meaning
    assert meaning is not None
    assert kind.show(meaning, Language.ZH) == "浙江省杭州市余杭区"


def test_an_email_is_shown_with_its_domain_in_lower_case() -> None:
    kind = operator.EMAIL.kind
    meaning = kind.read("Office@Example.COM").meaning
    assert meaning is not None
    assert kind.show(meaning, Language.ZH) == "Office@example.com"
