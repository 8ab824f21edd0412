"""Made-up filings for the tests of print: a complete one, an empty one, and one of the longest values."""

from __future__ import annotations

import io
from collections.abc import Mapping

from PIL import Image, ImageDraw

from beian_desktop.attachments.content import InMemory
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.files import Attachment, FileFacts, FileType
from beian_desktop.filing.filing import Filing
from beian_desktop.form.declaration import FORM
from beian_desktop.form.sections import site

COMPLETE: Mapping[str, str] = {
    "start.kind": "new",
    "start.route": "counter",
    "start.subject_filed": "false",
    "start.connected_on": "2026-11-01",
    "start.previously_filed": "false",
    "start.key_sector": "false",
    "operator.kind": "unit",
    "operator.unit_nature": "enterprise",
    "operator.name": "北京示例商贸有限公司",
    "operator.certificate_type": "uscc",
    "operator.certificate_number": "91110108MA01ABCD1X",
    "operator.certificate_expires": "long_term",
    "operator.legal_representative": "阿卜杜勒·热合曼",
    "operator.registered_region": "110108",
    "operator.registered_address": "示例路1号院2号楼3层301室",
    "operator.office_region": "110108",
    "operator.office_address": "示例路1号院2号楼3层301室",
    "operator.office_phone": "010-66001234",
    "operator.email": "office@example.com",
    "operator.postcode": "100080",
    "principal.name": "𠮷野堃",
    "principal.id_type": "111",
    "principal.id_number": "11010519491231002X",
    "principal.id_from": "2020-05-31",
    "principal.id_expires": "long_term",
    "principal.region": "110108",
    "principal.address": "示例小区5号楼6单元701室",
    "principal.mobile": "13800138000",
    "principal.email": "wang@example.com",
    "site.name": "示例商城",
    "site.icp_number": "京ICP备12345678号-1",
    "site.opened_on": "2026-11-02",
    "site.has_own_domain": "true",
    "site.domain": "example.com",
    "site.certificate_from": "2026-01-01",
    "site.certificate_to": "2027-01-01",
    "site.uses_cdn": "false",
    "site.purpose": "介绍本公司的产品和服务，栏目有首页、产品、新闻动态、联系我们。",
    "access.territory": "domestic",
    "access.region": "330110",
    "access.name": "阿里云计算有限公司",
    "access.mode": "leased_space",
    "access.phone": "95187",
    "registrar.territory": "domestic",
    "registrar.region": "330110",
    "registrar.name": "阿里云计算有限公司（原万网）",
    "registrar.phone": "010-65985888",
    "service.interactive": "true",
    "service.controlled": "false",
    "service.prelicensed": "true",
    "site_manager.same_as_principal": "true",
    "security_officer.same_as_principal": "false",
    "security_officer.name": "㛃䶮",
    "security_officer.id_type": "414",
    "security_officer.id_number": "E12345678",
    "security_officer.id_expires": "2030-01-01",
    "security_officer.mobile": "13900139000",
    "emergency_contact.same_as_principal": "true",
    "emergency_contact.email": "duty@example.com",
    "legal_representative.same_as_principal": "false",
    "legal_representative.id_type": "111",
    "legal_representative.id_number": "110105194912310046",
    "legal_representative.id_expires": "long_term",
    "legal_representative.mobile": "13700137000",
    "agent.used": "true",
    "agent.name": "李四",
    "agent.id_type": "111",
    "agent.id_number": "110105194912310062",
    "agent.mobile": "13600136000",
    "agent.company": "示例代办有限公司",
    "agent.scope": "办理公安联网备案的新办手续",
    "agent.from": "2026-11-01",
    "agent.to": "2027-10-31",
    "security.log_months": "6",
    "office.name": "北京市公安局海淀分局网络安全保卫大队",
    "office.address": "示例大街2号",
    "office.phone": "010-66005678",
    "office.hours": "工作日 9:00-11:30，13:30-17:00",
}

LISTS: Mapping[str, tuple[str, ...]] = {
    "site.other_domains": ("example.cn", "shop.example.com"),
    "site.languages": ("中文简体", "英语"),
    "service.features": ("login", "comment"),
    "service.types": ("www服务", "论坛bbs"),
    "service.prelicensed_items": ("教育",),
    "security.policies": ("信息发布审核登记保存制度", "安全保护管理制度", "应急处置制度"),
    "security.measures": ("防病毒", "日志留存"),
}

RANGES = (("203.0.113.1", "203.0.113.1", ""), ("2001:db8::1", "2001:db8::ff", "源站"))

SLOTS = (
    "operator.certificate",
    "principal.id_front",
    "principal.id_back",
    "security_officer.id_front",
    "legal_representative.id_front",
    "legal_representative.id_back",
    "agent.id_front",
    "agent.id_back",
    "site.domain_certificate",
    "service.prelicensed.教育",
)


def answers_of(single: Mapping[str, str], lists: Mapping[str, tuple[str, ...]]) -> Answers:
    """Answers by field id."""
    texts = {FORM.field(name): (text,) for name, text in single.items()}
    return Answers({**texts, **{FORM.field(name): items for name, items in lists.items()}})


def with_ranges(answers: Answers, ranges: tuple[tuple[str, str, str], ...]) -> Answers:
    """The answers with these ranges of addresses."""
    members = site.IP_RANGES.members
    return answers.with_rows(site.IP_RANGES, [dict(zip(members, row, strict=True)) for row in ranges])


def complete_answers() -> Answers:
    """A unit's interactive site, filed at the counter by an agent."""
    return with_ranges(answers_of(COMPLETE, LISTS), RANGES)


def complete() -> Filing:
    """The complete filing with its scans."""
    return Filing("sample-0001", complete_answers(), tuple(scan(slot) for slot in SLOTS))


def scan(slot: str) -> Attachment:
    """A drawn picture: a card's shape for identity cards, a page's for others."""
    size = (856, 540) if ".id_" in slot else (900, 1270)
    picture = Image.new("RGB", size, (225, 233, 240))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((12, 12, size[0] - 12, size[1] - 12), outline=(60, 80, 120), width=4)
    pen.text((60, 60), f"SPECIMEN {slot}".encode("ascii", "replace").decode(), fill=(20, 20, 20), font_size=30)
    if ".id_front" in slot:
        pen.ellipse((600, 110, 790, 370), fill=(200, 180, 165), outline=(90, 70, 60), width=3)
        pen.text((60, 460), "110105 19491231 002X", fill=(10, 10, 10), font_size=44)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    data = out.getvalue()
    facts = FileFacts(FileType.JPEG, len(data), "", *size)
    return Attachment(f"id-{slot}", slot, f"{slot}.jpg", facts, InMemory(data))


def individual() -> Filing:
    """A natural person's own site."""
    answers = complete_answers()
    for name, text in (("operator.kind", "individual"), ("operator.name", "王小明"), ("agent.used", "false")):
        answers = answers.with_text(FORM.field(name), text)
    return Filing("sample-0002", answers)
