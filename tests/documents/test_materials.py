"""The list of material received."""

from __future__ import annotations

from dataclasses import replace

from beian_desktop.documents.materials import load_items
from beian_desktop.documents.pack import shipped_pack
from beian_desktop.documents.package import FileKind
from beian_desktop.form.sections import people, start
from tests.documents.made_up import complete, individual, scan
from tests.documents.reading import composed, data_of, squeezed

ROWS = [
    "安全检查申请表", "授权委托书", "委托代理人身份证", "开办者身份证", "安全责任人员身份证", "工商营业执照", "组织机构代码证",
    "接入服务协议文件", "接入服务商合法资质证明文件", "域名所有权证明文件", "域名服务商合法资质证明文件", "信息网络安全保护方案",
    "特许经营许可文件",
]  # fmt: skip


def first_page(filing_data: bytes) -> str:
    import pypdfium2

    return squeezed(pypdfium2.PdfDocument(filing_data)[0].get_textpage().get_text_range())


def test_the_thirteen_rows_stand_letter_for_letter() -> None:
    source = shipped_pack("national").document("material-list").source
    assert source is not None
    assert [item.name for item in load_items(source)] == ROWS


def test_pages_and_originals_are_those_of_the_package() -> None:
    package = composed(complete())
    page = first_page(data_of(package, FileKind.COUNTER))
    assert "1安全检查申请表向公安机关领取" in page
    assert "2授权委托书1原件" in page
    assert "4开办者身份证2复印件" in page
    assert "5安全责任人员身份证1复印件网站负责人、网站应急联络人与第4项同一证件" in page
    assert "7组织机构代码证三证合一" in page
    assert "13特许经营许可文件1复印件" in page


def test_people_without_a_card_of_their_own_are_those_of_the_row_before() -> None:
    filing = complete()
    filing = filing.with_answers(filing.answers.with_text(people.SECURITY_OFFICER.same_as, "true"))
    page = first_page(data_of(composed(filing), FileKind.COUNTER))
    assert "5安全责任人员身份证与第4项同一证件6" in page


def test_each_person_with_an_own_card_counts() -> None:
    filing = complete()
    answers = filing.answers.with_text(people.SITE_MANAGER.same_as, "false")
    answers = answers.with_text(people.EMERGENCY_CONTACT.same_as, "false")
    scans = (*filing.attachments, scan("site_manager.id_front"), scan("emergency_contact.id_front"))
    page = first_page(data_of(composed(replace(filing, answers=answers, attachments=scans)), FileKind.COUNTER))
    assert "5安全责任人员身份证3复印件6" in page


def test_a_sector_approval_takes_an_empty_row() -> None:
    filing = complete()
    filing = filing.with_answers(filing.answers.with_text(start.KEY_SECTOR, "true"))
    filing = replace(filing, attachments=(*filing.attachments, scan("operator.sector_approval")))
    assert "14行业主管部门审核批准文件1复印件" in first_page(data_of(composed(filing), FileKind.COUNTER))


def test_an_individual_has_no_merged_certificate_of_a_unit() -> None:
    page = first_page(data_of(composed(individual()), FileKind.COUNTER))
    assert "1安全检查申请表向公安机关领取" in page
    assert "7组织机构代码证8" in page
