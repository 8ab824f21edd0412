"""Return texts as officers write them, and the answers and scans that they speak of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.filing.answers import Answers
from beian_desktop.form.declaration import FORM
from beian_desktop.wizard.return_reader import read_return
from tests.checks.honest import COMPANY, INDIVIDUAL, OFFICER, Given, filing

FRONT_AND_BACK = {"principal.id_front", "principal.id_back"}

TEXTS: list[tuple[str, set[str]]] = [
    ("网站名称与ICP备案不一致", {"site.name"}),
    ("退回原因：网站名称与工信部备案名称不一致，请修改后重新提交。", {"site.name"}),
    ("主办单位名称与营业执照不一致，请核实。", {"operator.name"}),
    ("您好，您提交的身份证照片不清晰，请重新上传。", FRONT_AND_BACK),
    ("负责人身份证正面照片反光，看不清号码", {"principal.id_front"}),
    ("身份证国徽面未上传", {"principal.id_back"}),
    ("手持身份证照片模糊，请重拍", {"principal.id_held"}),
    ("证件已过期，请更换有效证件。", {"principal.id_expires"}),
    ("主体负责人证件有效期填写错误；联系电话无法接通", {"principal.id_expires", "principal.mobile"}),
    ("办公地址不详细，请详细到门牌号", {"operator.office_address"}),
    ("该单位不属于我辖区，请到单位办公所在地公安机关备案", {"operator.office_region"}),
    ("属地选择错误", {"operator.office_region"}),
    ("营业执照扫描件不清楚，请上传原件彩色扫描件", {"operator.certificate"}),
    ("统一社会信用代码填写有误", {"operator.certificate_number"}),
    ("1.IP地址与实际解析不符；2.接入服务商填写错误；3.域名注册商应为实际注册机构", {"site.ip_ranges", "access.name", "registrar.name"}),
    ("接入方式应选择租赁虚拟空间", {"access.mode"}),
    ("域名证书上传错误，请勿上传SSL证书", {"site.domain_certificate"}),
    ("请上传域名注册证书；域名证书有效期与证书不符", {"site.domain_certificate", "site.certificate_from", "site.certificate_to"}),
    ("网站有评论和会员注册功能，应选择交互式", {"service.interactive", "service.features"}),
    ("网站涉及前置审批，请提供许可证", {"service.prelicensed", "service.prelicensed_items"}),
    ("网站无法打开，请确认域名是否正确解析", {"site.domain"}),
    ("工信部备案号填写错误", {"site.icp_number"}),
    ("请补充信息网络安全保护方案和安全管理制度", {"security.plan", "security.policies"}),
    ("法定代表人姓名有误", {"operator.legal_representative"}),
    ("服务类型勾选与网站实际内容不符", {"service.types"}),
    ("网站开通时间晚于提交时间，请核实", {"site.opened_on"}),
    ("应急联络人邮箱填写有误", {"emergency_contact.email"}),
    ("固定电话为空号，请填写真实有效的座机", {"operator.office_phone"}),
    ("请提供办公场所租赁合同或产权证明", {"operator.office_proof"}),
    ("①网站首页截图不清楚 ②网站语言漏选", {"site.home_page", "site.languages"}),
    ("负责人姓名与身份证不一致", {"principal.name"}),
    ("Name of the site differs from the ICP record", {"site.name"}),
]  # fmt: skip


def places(text: str, base: Given = COMPANY, *more: Given) -> set[str]:
    """What the reader proposes."""
    return {spoken.place for spoken in read_return(text, filing(*more, base=base, scans=False).answers)}


@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=[text[:16] for text, _ in TEXTS])
def test_a_return_text_proposes_what_it_speaks_of(text: str, expected: set[str]) -> None:
    assert places(text) == expected


def test_what_is_said_of_a_role_leads_to_the_principal_while_it_follows() -> None:
    text = "信息安全负责人手机号码有误，身份证照片模糊"
    assert places(text) == {"principal.mobile", *FRONT_AND_BACK}
    apart = {"security_officer.mobile", "security_officer.id_front", "security_officer.id_back"}
    assert places(text, COMPANY, OFFICER) == apart


def test_an_individuals_name_and_address_stand_elsewhere() -> None:
    assert places("负责人姓名与身份证不一致", INDIVIDUAL) == {"operator.name"}
    assert places("常住地址不详细，区县选择错误", INDIVIDUAL) == {"principal.address", "principal.region"}


def test_each_place_comes_with_its_clause_in_the_forms_order() -> None:
    answers = filing(scans=False).answers
    found = read_return("IP地址有误；网站名称不规范，\n办公地址不详细", answers)
    assert [(one.place, one.clause) for one in found] == [
        ("operator.office_address", "办公地址不详细"),
        ("site.name", "网站名称不规范"),
        ("site.ip_ranges", "IP地址有误"),
    ]


@pytest.mark.parametrize("text", ["", "请修改后重新提交", "审核不通过", "材料不全，请联系网安大队"])
def test_a_text_that_names_nothing_proposes_nothing(text: str) -> None:
    assert places(text) == set()


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    for spoken in read_return(text, Answers()):
        assert FORM.position(spoken.place) < FORM.position("nothing")
        assert spoken.clause in text
