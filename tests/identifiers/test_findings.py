"""One value for each finding, and the finding as a whole: rule, code, weight, parameters."""

from __future__ import annotations

from datetime import date

import pytest

from beian_desktop.checks.catalogue_identifiers import MESSAGES
from beian_desktop.identifiers.date import read_date
from beian_desktop.identifiers.domain import read_home_url
from beian_desktop.identifiers.inspect import inspect_value
from beian_desktop.identifiers.person_certificate import read_person_certificate
from beian_desktop.identifiers.person_name import read_person_name
from beian_desktop.identifiers.reading import Finding, Reading, Severity, finding

TODAY = date(2026, 11, 23)
FOUND: list[tuple[str, str, Finding]] = [
    ("area", "火星", finding("FMT-01", "area.unreadable")),
    ("area", "朝阳区", finding("FMT-01", "area.ambiguous", names="北京市朝阳区、吉林省长春市朝阳区")),
    ("area", "330199", finding("ARE-01", "area.unknown-code", Severity.WARNING, area="330199", date="2026-11-23")),
    ("area", "330183", finding("ARE-01", "area.abolished", Severity.WARNING, area="330183", name="浙江省杭州市富阳市")),
    ("date", "x", finding("FMT-01", "date.unreadable")),
    ("date", "2026-02-30", finding("FMT-01", "date.not-real")),
    ("date", "1899-01-01", finding("FMT-01", "date.range", first="1900", last="2199")),
    ("credit-code", "123", finding("SUB-01", "credit-code.length", length="3")),
    ("credit-code", "9131O110666007217I", finding("SUB-01", "credit-code.alphabet", characters="OI")),
    ("credit-code", "9131A110666007217T", finding("SUB-01", "credit-code.region-digits", digits="31A110")),
    ("credit-code", "0" * 18, finding("SUB-01", "credit-code.zeros")),
    ("credit-code", "91350211M00013FA1N", finding("SUB-01", "credit-code.check-character", confirmable=True)),
    ("credit-code", "B1330110123456788X", finding("SUB-01", "credit-code.authority", Severity.WARNING, character="B")),
    ("credit-code", "94330110123456788N", finding("SUB-01", "credit-code.kind", Severity.WARNING, characters="94")),
    ("credit-code", "91999999123456788P", finding("SUB-01", "credit-code.region", Severity.WARNING, digits="999999")),
    (
        "credit-code",
        "913301101234567807",
        finding("SUB-01", "credit-code.organisation-check", Severity.WARNING, code_part="123456780"),
    ),
    ("organisation-code", "123", finding("SUB-02", "organisation-code.length", length="3")),
    ("organisation-code", "67395965A", finding("SUB-02", "organisation-code.characters")),
    ("organisation-code", "0" * 9, finding("SUB-02", "organisation-code.zeros")),
    ("organisation-code", "673959655", finding("SUB-02", "organisation-code.check-character", confirmable=True)),
    ("business-licence", "123", finding("SUB-02", "business-licence.length", length="3")),
    ("business-licence", "11010800000001A", finding("SUB-02", "business-licence.characters")),
    ("business-licence", "0" * 15, finding("SUB-02", "business-licence.zeros")),
    ("business-licence", "110108000000017", finding("SUB-02", "business-licence.check-digit", confirmable=True)),
    (
        "business-licence",
        "999999000012348",
        finding("SUB-02", "business-licence.region", Severity.WARNING, digits="999999"),
    ),
    ("id-number", "110105491231002", finding("SUB-06", "id-number.fifteen-digits")),
    ("id-number", "123", finding("SUB-06", "id-number.length", length="3")),
    ("id-number", "11010519491231A02X", finding("SUB-06", "id-number.characters")),
    ("id-number", "110105194902300028", finding("SUB-06", "id-number.birth", digits="19490230")),
    ("id-number", "110105202611240029", finding("SUB-06", "id-number.birth-to-come", birth="2026-11-24")),
    ("id-number", "110105202001010023", finding("SUB-06", "id-number.minor", Severity.WARNING, birth="2020-01-01")),
    ("id-number", "990101194912310028", finding("SUB-06", "id-number.province", digits="99")),
    ("id-number", "119999194912310021", finding("SUB-06", "id-number.county", Severity.WARNING, digits="119999")),
    ("id-number", "110105194912310021", finding("SUB-06", "id-number.check-character", confirmable=True)),
    ("cert:414", "x", finding("SUB-07", "certificate.passport")),
    ("cert:516", "x", finding("SUB-07", "certificate.home-return")),
    ("cert:511", "x", finding("SUB-07", "certificate.taiwan-permit")),
    ("cert:513", "x", finding("SUB-07", "certificate.exit-permit")),
    ("cert:517", "x", finding("SUB-07", "certificate.strait-permit")),
    ("cert:foreigner_permanent", "x", finding("SUB-07", "certificate.permanent-residence")),
    (
        "cert:foreigner_permanent",
        "911124198108030025",
        finding("SUB-07", "certificate.permanent-residence-check", Severity.WARNING),
    ),
    ("cert:hmt_residence", "11010519491231002X", finding("SUB-07", "certificate.not-residence")),
    ("cert:111", "810000194912310028", finding("SUB-07", "certificate.is-residence")),
    ("cert:990", "x", finding("SUB-07", "certificate.length", shortest="4", longest="30")),
    ("person-name", "", finding("SUB-09", "person-name.empty")),
    ("person-name", "尼" * 31, finding("SUB-09", "person-name.length", confirmable=True, length="31", longest="30")),
    ("person-name", "尼" * 16, finding("SUB-09", "person-name.long", Severity.WARNING, length="16", limit="15")),
    ("person-name", "王先生", finding("SUB-09", "person-name.title", confirmable=True, title="先生")),
    ("person-name", "张三1", finding("SUB-09", "person-name.digits", confirmable=True)),
    ("person-name", "张三/李四", finding("SUB-09", "person-name.characters", confirmable=True, characters="/")),
    ("person-name", "·张三", finding("SUB-09", "person-name.dots", confirmable=True)),
    ("person-name", "John", finding("SUB-09", "person-name.latin", Severity.WARNING)),
    ("person-name", "Иван", finding("SUB-09", "person-name.script", Severity.WARNING)),
    ("phone", "无", finding("SUB-13", "phone.unreadable")),
    ("phone", "010-12345678/13800138000", finding("SUB-13", "phone.several")),
    ("phone", "+1 650 253 0000", finding("SUB-13", "phone.foreign")),
    ("phone", "12345678901", finding("SUB-12", "phone.mobile", length="11", start="12")),
    ("phone", "14012345678", finding("SUB-12", "phone.mobile-range", Severity.WARNING, range="140")),
    ("phone", "88881234", finding("SUB-13", "phone.no-area-code")),
    ("phone", "0700-1234567", finding("SUB-13", "phone.area-code", digits="0700")),
    ("phone", "0571-123456789", finding("SUB-13", "phone.landline", area_code="0571", length="9")),
    ("phone", "0571-1234567", finding("SUB-13", "phone.plan", Severity.WARNING, area_code="0571", length="7")),
    ("phone", "010-88888888", finding("SUB-13", "phone.one-digit")),
    ("phone", "95588", finding("SUB-13", "phone.service", Severity.WARNING, number="95588")),
    ("email", "无", finding("SUB-14", "email.at-sign")),
    ("email", "a@" + "b." * 126 + "com", finding("SUB-14", "email.length")),
    ("email", "a@b", finding("SUB-14", "email.syntax")),
    ("icp-number", "无", finding("WEB-06", "icp.unreadable")),
    ("icp-number", "京ICP备1234567号", finding("WEB-06", "icp.digits", length="7")),
    ("icp-number", "ICP备12345678号", finding("WEB-06", "icp.no-province")),
    ("icp-number", "京公网安备11010802000001号", finding("WEB-06", "icp.is-police-number")),
    ("icp-number", "川ICP备12345678号", finding("WEB-06", "icp.police-sign", Severity.WARNING, sign="川", proper="蜀")),
    ("icp-number", "英ICP备12345678号", finding("WEB-06", "icp.unknown-sign", Severity.WARNING, sign="英")),
    ("domain", "", finding("WEB-07", "domain.unreadable")),
    ("domain", "8.8.8.8", finding("WEB-07", "domain.is-address")),
    ("domain", "a@example.com", finding("WEB-07", "domain.is-email")),
    ("domain", "-example.com", finding("WEB-07", "domain.labels")),
    ("domain", "example.con", finding("WEB-07", "domain.unknown-suffix", suffix="con")),
    ("domain", "com.cn", finding("WEB-07", "domain.only-suffix", suffix="com.cn")),
    ("domain", "https://example.com", finding("WEB-07", "domain.from-url", Severity.WARNING, host="example.com")),
    ("domain", "exаmple.com", finding("WEB-07", "domain.lookalike", Severity.WARNING, punycode="xn--exmple-4nf.com")),
    ("home", "ftp://example.com", finding("WEB-07", "home-url.scheme", scheme="ftp")),
    ("home", "http://8.8.8.8:0", finding("WEB-07", "home-url.unreadable")),
    ("ip-range", "x", finding("WEB-10", "ip.unreadable")),
    ("ip-range", "8.8.8.8-2400::1", finding("WEB-10", "ip.families")),
    ("ip-range", "8.8.8.9-8.8.8.8", finding("WEB-10", "ip.order", start="8.8.8.9", end="8.8.8.8")),
    ("ip-range", "10.0.0.1", finding("WEB-10", "ip.private")),
    ("ip-range", "127.0.0.1", finding("WEB-10", "ip.loopback")),
    ("ip-range", "169.254.0.1", finding("WEB-10", "ip.link-local")),
    ("ip-range", "100.64.0.1", finding("WEB-10", "ip.shared")),
    ("ip-range", "224.0.0.1", finding("WEB-10", "ip.multicast")),
    ("ip-range", "0.0.0.0", finding("WEB-10", "ip.reserved")),
    ("ip-range", "192.0.2.1", finding("WEB-10", "ip.example", Severity.WARNING)),
    ("ip-range", "8.8.0.0/19", finding("WEB-10", "ip.large", Severity.WARNING, count="8192")),
    ("filing-number", "无", finding("NUM-01", "filing-number.unreadable")),
    ("filing-number", "1101080200", finding("NUM-01", "filing-number.length", length="10")),
    ("filing-number", "110108000001", finding("NUM-01", "filing-number.legacy", Severity.WARNING, length="12")),
    ("filing-number", "11010801000001", finding("NUM-01", "filing-number.kind", Severity.WARNING, digits="01")),
    ("filing-number", "99010802000001", finding("NUM-01", "filing-number.area", Severity.WARNING, digits="990108")),
    (
        "filing-number",
        "浙公网安备11010802000001号",
        finding("NUM-01", "filing-number.sign", Severity.WARNING, sign="浙", digits="11"),
    ),
    ("id-number", "11010519491231002Ｘ", finding("TXT-01", "text.cleaned", Severity.WARNING, changes="Ｘ→X")),
]
WITHOUT_A_FONT = finding("SUB-09", "person-name.glyphs", Severity.WARNING, characters="张 三")


def read(kind: str, typed: str) -> Reading[object]:
    if kind == "date":
        return read_date(typed)
    if kind == "home":
        return read_home_url(typed)
    if kind.startswith("cert:"):
        return read_person_certificate(kind.removeprefix("cert:"), typed)
    return inspect_value(kind, typed, TODAY, str.isprintable)[0]


@pytest.mark.parametrize(("kind", "typed", "found"), FOUND)
def test_each_finding_is_told_whole_and_alone(kind: str, typed: str, found: Finding) -> None:
    reading = read(kind, typed)
    assert reading.findings == (found,)
    assert reading.valid is (found.severity is not Severity.ERROR)


def test_a_font_without_the_characters() -> None:
    assert read_person_name("张三", has_glyph=lambda _: False).findings == (WITHOUT_A_FONT,)


def test_there_is_a_value_for_each_finding() -> None:
    assert {found.code for *_, found in FOUND} | {WITHOUT_A_FONT.code} == set(MESSAGES)


CLEANED_TOO = [
    ("date", "２０２６-02-30"),
    ("date", "１８９９-01-01"),
    ("date", "ｘ"),
    ("area", "火　星　Ａ"),
    ("credit-code", "１"),
    ("organisation-code", "１"),
    ("organisation-code", "67395965Ａ"),
    ("organisation-code", "００0000000"),
    ("business-licence", "１"),
    ("business-licence", "11010800000001Ａ"),
    ("business-licence", "１10108000000017"),
    ("business-licence", "000000000００0000"),
    ("business-licence", "９1310110666007217U"),
    ("id-number", "１"),
    ("id-number", "１10105194902300028"),
    ("id-number", "１10105194912310021"),
    ("cert:414", "Ｘ"),
    ("cert:516", "Ｘ"),
    ("cert:990", "ｘ"),
    ("cert:111", "８10000194912310028"),
    ("cert:foreigner_permanent", "Ｘ"),
    ("person-name", "\u200b"),
    ("phone", "１"),
    ("phone", "＋1 650 253 0000"),
    ("phone", "010－88888888"),
    ("phone", "１" * 70),
    ("email", "ａ"),
    ("email", "ａ@b"),
    ("email", "ａ" * 300 + "@b.com"),
    ("icp-number", "ＩＣＰ备12345678号"),
    ("icp-number", "Ａ" * 1200),
    ("filing-number", "１"),
    ("filing-number", "１101080200"),
    ("filing-number", "１" * 1200),
    ("domain", "ａ"),
    ("domain", "－example.com"),
    ("domain", "８.8.8.8"),
    ("home", "ftp：//example.com"),
    ("home", "http：//8.8.8.8:0"),
    ("ip-range", "ｘ"),
    ("ip-range", "8.8.8.８-2400::1"),
    ("ip-range", "8.8.8.９-8.8.8.8"),
    ("ip-range", "１0.0.0.1"),
]


@pytest.mark.parametrize(("kind", "typed"), CLEANED_TOO)
def test_cleaning_is_told_first_beside_an_error(kind: str, typed: str) -> None:
    reading = read(kind, typed)
    first, *others = reading.findings
    assert first.code == "text.cleaned"
    assert [each.severity for each in others] == [Severity.ERROR]
    assert reading.typed == typed
