from __future__ import annotations

import pytest

from beian_desktop.checks.case import Case, Profile
from beian_desktop.checks.report import examine, says
from beian_desktop.filing.filing import Foreign
from beian_desktop.form.conditions import ALWAYS
from beian_desktop.form.declaration import FORM
from beian_desktop.form.sections import access, operator, people, principal, service, site, start
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Language

from .honest import AGENT, AT_COUNTER, COMPANY, INDIVIDUAL, OFFICER, TODAY, Given, filing, issues, report, said

E, W, REMARK = Severity.ERROR, Severity.WARNING, Severity.INFO


def test_req01_an_empty_filing_is_asked_for_everything_that_is_always_required() -> None:
    asked = {found.place for found in issues("REQ-01", base={}, scans=False)}
    always = {
        question.id
        for section in FORM.sections
        for question in section.questions
        if question.required is ALWAYS and section.shown is ALWAYS
    }
    assert always <= asked
    assert "operator.unit_nature" not in asked


def test_req01_asks_nothing_of_a_section_while_it_isnt_clear_that_it_is_needed() -> None:
    undecided = {found.place for found in issues("REQ-01", base={}, scans=False)}
    assert not any(place.startswith(("registrar.", "legal_representative.")) for place in undecided)
    needed = {found.place for found in issues("REQ-01", {site.HAS_OWN_DOMAIN: "true"}, base={}, scans=False)}
    assert "registrar.name" in needed


def test_req01_one_message_for_each_missing_answer() -> None:
    given: Given = {site.NAME: "", operator.OFFICE_PHONE: ""}
    assert said("REQ-01", given) == {
        (E, "required.missing", "site.name"),
        (E, "required.because", "operator.office_phone"),
    }


@pytest.mark.parametrize(
    ("given", "because"),
    [
        ({operator.UNIT_NATURE: ""}, "因为选择了“开办主体性质：单位”"),
        ({site.DOMAIN: ""}, "因为选择了“是否有独立一级域名：是”"),
        ({start.PREVIOUSLY_FILED: "true"}, "因为选择了“曾在属地公安机关办理过备案：是”"),
        ({access.REGION: ""}, "因为选择了“所属地区管辖：境内”"),
        ({people.SECURITY_OFFICER.same_as: "false"}, "因为选择了“同主体负责人信息：否”"),
    ],
)
def test_req01_a_conditional_requirement_names_the_choice(given: Given, because: str) -> None:
    words = [says(found, Language.ZH) for found in issues("REQ-01", given)]
    assert words
    assert all(because in each for each in words)


def test_req01_says_the_reason_in_english_too() -> None:
    (found,) = issues("REQ-01", {site.DOMAIN: ""})
    assert says(found, Language.EN).endswith(
        "it is required because you chose “Has a registrable domain of its own: Yes”."
    )


def test_req01_a_reason_may_rest_on_a_typed_answer() -> None:
    given: Given = {people.OPINION_OFFICER.same_as: "false", people.OPINION_OFFICER.name: "钱小七"}
    (found, *_) = issues("REQ-01", given)
    assert (
        says(found, Language.ZH)
        == "还没有填写“舆情引导员：证件类型”：因为选择了“同主体负责人信息：否”，且填写了“姓名”，所以必填。"
    )


def test_req01_names_the_section_where_a_label_alone_isnt_clear() -> None:
    (found,) = issues("REQ-01", {access.NAME: ""})
    assert "“网络接入服务商：名称”" in says(found, Language.ZH)
    (found,) = issues("REQ-01", {site.NAME: ""})
    assert says(found, Language.ZH) == "还没有填写“网站名称”。"


def test_req01_is_silent_on_complete_filings_and_on_hidden_questions() -> None:
    assert issues("REQ-01") == []
    assert issues("REQ-01", OFFICER, AGENT, AT_COUNTER) == []
    assert issues("REQ-01", base=INDIVIDUAL) == []


def test_the_profile_of_2017_asks_for_every_e_mail() -> None:
    empty: Given = {operator.EMAIL: "", principal.EMAIL: ""}
    assert said("REQ-01", empty, profile=Profile.OLD) == {
        (E, "required.old-platform", "operator.email"),
        (E, "required.old-platform", "principal.email"),
    }
    assert said("REQ-01", OFFICER, profile=Profile.OLD) == {(E, "required.old-platform", "security_officer.email")}


def test_the_profile_of_the_counter_asks_for_what_an_online_filing_leaves_out() -> None:
    assert issues("REQ-01") == []
    asked = {found.place for found in issues("REQ-01", profile=Profile.COUNTER)}
    assert asked == {
        "legal_representative.same_as_principal",
        "security.policies",
        "security.measures",
        "security.log_months",
    }


def test_an_icp_number_is_required_unless_the_server_is_overseas() -> None:
    assert {found.place for found in issues("REQ-01", {site.ICP_NUMBER: ""})} == {"site.icp_number"}
    assert issues("REQ-01", {site.ICP_NUMBER: "", access.TERRITORY: "overseas"}) == []


@pytest.mark.parametrize(
    ("given", "code", "place"),
    [
        ({site.OPENED_ON: "2026-02-30"}, "date.not-real", "site.opened_on"),
        ({service.INTERACTIVE: "也许"}, "yes-no.unreadable", "service.interactive"),
        ({operator.KIND: "神仙"}, "choice.unknown", "operator.kind"),
        ({operator.OFFICE_REGION: "不存在的地方"}, "area.unreadable", "operator.office_region"),
        ({start.NOTICE_DAYS: "91"}, "number.range", "start.notice_days"),
        ({site.LANGUAGES: ("中文简体", "火星文")}, "choice.unknown", "site.languages[1]"),
        ({operator.POSTCODE: "10008"}, "digits.length", "operator.postcode"),
        ({site.NAME: "站" * 61}, "text.too-long", "site.name"),
    ],
)
def test_fmt01_what_cant_be_read_is_an_error_at_its_place(given: Given, code: str, place: str) -> None:
    assert (E, code, place) in said("FMT-01", given)


def test_fmt01_is_silent_on_a_readable_filing_and_on_hidden_answers() -> None:
    assert issues("FMT-01") == []
    assert issues("FMT-01", {operator.CERTIFICATE_EXPIRES: "哪天"}, base=INDIVIDUAL) == []


def test_fmt01_names_a_character_that_no_print_font_has_at_its_answer() -> None:
    given: Given = {site.PURPOSE: "欢迎😀光临\n再来😀", site.OTHER_DOMAINS: ("example.cn", "a.example.cn")}
    note = site.IP_RANGES.members[2]
    own = filing(given).answers.with_rows(
        site.IP_RANGES, [{site.IP_FROM: "192.0.2.1"}, {site.IP_FROM: "192.0.2.2", note: "主😁"}]
    )
    case = Case(filing(given).with_answers(own), TODAY, has_glyph=lambda character: character not in "😀😁n")
    found = [issue for issue in examine(case)[0].issues if issue.code == "text.glyphs"]
    told = {(each.severity, each.place, dict(each.params)["characters"]) for each in found}
    assert {(E, "site.purpose", "😀"), (E, "site.ip_ranges[1]", "😁"), (E, "site.other_domains[1]", "n")} <= told


def test_fmt01_and_fmt02_tell_wrong_types_from_unknown_members() -> None:
    foreign = (Foreign("site.name", "7", known=True), Foreign("site.colour", '"red"'))
    found = [issue for issue in report(foreign=foreign).issues if issue.rule.startswith("FMT")]
    assert [(issue.rule, issue.severity, issue.place) for issue in found] == [
        ("FMT-01", E, "site.name"),
        ("FMT-02", REMARK, "site.colour"),
    ]


@pytest.mark.parametrize("path", ["site.languages", "site.languages[0]"])
def test_a_value_of_a_wrong_type_isnt_told_missing_too(path: str) -> None:
    given: Given = {site.LANGUAGES: (), site.NAME: ""}
    foreign = (Foreign(path, "7", known=True), Foreign("site.name", "7"))
    assert [issue.place for issue in issues("FMT-01", given, foreign=foreign)] == [path]
    assert [issue.place for issue in issues("REQ-01", given, foreign=foreign)] == ["site.name"]


def test_txt01_cleaned_characters_are_told() -> None:
    (found,) = issues("TXT-01", {site.DOMAIN: "ｅxample.com"})
    assert (found.severity, found.place, found.value) == (W, "site.domain", "example.com")
    assert "ｅ→e" in says(found, Language.ZH)
    assert issues("TXT-01") == []


def test_are01_an_unknown_area_code_is_warned_and_a_city_without_counties_isnt() -> None:
    assert said("ARE-01", {operator.OFFICE_REGION: "110199"}) == {(W, "area.unknown-code", "operator.office_region")}
    for stops_early in ("330000", "浙江省杭州市"):
        assert said("ARE-01", {operator.OFFICE_REGION: stops_early}) == {
            (W, "area.incomplete", "operator.office_region")
        }
    assert issues("ARE-01", {operator.OFFICE_REGION: "441900"}) == []


def test_a_hidden_answer_isnt_judged_but_kept() -> None:
    given: Given = {operator.CERTIFICATE_NUMBER: "nonsense", operator.CERTIFICATE_TYPE: "uscc"}
    assert issues("SUB-01", given, base=INDIVIDUAL) == []
    assert {found.rule for found in report(given, base=COMPANY).of(E)} == {"SUB-01"}
