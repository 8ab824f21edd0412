"""What the readers tell as plain data, and what holds for all of them."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.identifiers.date import read_date
from beian_desktop.identifiers.domain import read_home_url
from beian_desktop.identifiers.inspect import KINDS, inspect_value
from beian_desktop.identifiers.ip_range import read_ip_range_pair
from beian_desktop.identifiers.person_certificate import read_person_certificate
from beian_desktop.identifiers.reading import Severity
from tests.identifiers.vectors import codes, identity

TODAY = date(2026, 11, 23)
PARTS = [
    (
        "id-number",
        "11010519491231002X",
        {"type": "resident", "region": "110105", "region_name": "北京市朝阳区", "birth": "1949-12-31", "sex": "female"},
    ),
    (
        "credit-code",
        "92371000MA3MXH0E3W",
        {"authority": "9", "kind": "92", "region": "371000", "organisation_code": "MA3MXH0E3"},
    ),
    ("business-licence", "110108000000016", {"region": "110108"}),
    ("organisation-code", "D2143569X", {}),
    (
        "phone",
        "0571-88881234转801",
        {"type": "landline", "e164": "+8657188881234", "area_code": "0571", "extension": "801"},
    ),
    ("phone", "13800138000", {"type": "mobile", "e164": "+8613800138000", "area_code": None, "extension": None}),
    (
        "domain",
        "www.例子.中国",
        {
            "registrable": "例子.中国",
            "host": "www.例子.中国",
            "suffix": "中国",
            "is_registrable": False,
            "unicode": "www.例子.中国",
            "punycode": "www.xn--fsqu00a.xn--fiqs8s",
        },
    ),
    ("ip-range", "8.8.8.8", {"family": 4, "from": "8.8.8.8", "to": "8.8.8.8", "count": 1, "public": True}),
    (
        "ip-range",
        "2400:3200::/64",
        {
            "family": 6,
            "from": "2400:3200::",
            "to": "2400:3200::ffff:ffff:ffff:ffff",
            "count": str(2**64),
            "public": True,
        },
    ),
    (
        "icp-number",
        "粤ICP备2021012345号-2A",
        {"province": "粤", "kind": "filing", "number": "2021012345", "suffix": "2A", "suffix_kind": "app"},
    ),
    (
        "filing-number",
        "京公网安备11010802000001号",
        {
            "province": "京",
            "digits": "11010802000001",
            "area": "110108",
            "area_name": "北京市海淀区",
            "serial": "000001",
            "legacy": False,
        },
    ),
    ("email", "Someone@Example.com", {"local": "Someone", "domain": "example.com"}),
    ("person-name", "张三", {"script": "han", "missing_glyphs": []}),
    (
        "area",
        "330110",
        {
            "name": "余杭区",
            "province": "浙江省",
            "city": "杭州市",
            "county": "余杭区",
            "police_only": False,
            "abolished": False,
        },
    ),
]


@pytest.mark.parametrize(("kind", "typed", "parts"), PARTS)
def test_parts_as_plain_data(kind: str, typed: str, parts: dict[str, object]) -> None:
    reading, told = inspect_value(kind, typed, TODAY, str.isprintable)
    assert (reading.valid, reading.typed, told) == (True, typed, parts)
    assert json.loads(json.dumps(told)) == parts


def test_every_kind_is_there() -> None:
    assert {kind for kind, *_ in PARTS} == set(KINDS)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_unreadable_has_no_parts(kind: str) -> None:
    reading, told = inspect_value(kind, "", TODAY, str.isprintable)
    assert (reading.valid, reading.normal, told) == (False, None, None)


def test_an_unknown_kind_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError):
        inspect_value("passport", "E12345678", TODAY, str.isprintable)


@pytest.mark.parametrize(("bits", "count"), [("11", 2**53), ("10", str(2**54))])
def test_large_counts_are_text(bits: str, count: object) -> None:
    _, told = inspect_value("ip-range", "2400:3200::/" + str(64 + int(bits)), TODAY, str.isprintable)
    assert told is not None
    assert told["count"] == count


def test_a_birth_to_come_is_wrong_and_a_minor_doubted() -> None:
    reading, told = inspect_value("id-number", identity(birth="20261124"), TODAY, str.isprintable)
    assert (reading.valid, codes(reading)) == (False, ["id-number.birth-to-come"])
    assert told is not None
    reading, _ = inspect_value("id-number", identity(birth="20200101"), TODAY, str.isprintable)
    assert (reading.valid, reading.normal, codes(reading)) == (True, identity(birth="20200101"), ["id-number.minor"])
    wrong = "11010520200101002"
    reading, _ = inspect_value(
        "id-number", wrong + ("0" if identity(birth="20200101")[17] != "0" else "1"), TODAY, str.isprintable
    )
    assert codes(reading) == ["id-number.check-character", "id-number.minor"]
    assert reading.suggestions
    assert reading.typed.startswith(wrong)


TRICKY = st.one_of(
    st.text(),
    st.text(alphabet="0123456789Xx-+/.:@·公网安备京ICP号证转 \u3000&nbsp;[]()"),
    st.text(st.characters(codec=None)),
)


@given(st.sampled_from(sorted(KINDS)), TRICKY)
def test_no_reader_raises_or_loses_what_was_typed(kind: str, text: str) -> None:
    reading, told = inspect_value(kind, text, TODAY, str.isprintable)
    assert reading.typed == text
    assert (reading.parts is None) == (told is None) == (reading.normal is None)
    assert reading.valid or any(each.severity is Severity.ERROR for each in reading.findings)
    assert reading.parts is not None or not reading.valid
    json.dumps(told)


@given(TRICKY, st.sampled_from(["111", "114", "414", "511", "516", "990", "hmt_residence", "foreigner_permanent", ""]))
def test_neither_do_the_readers_without_a_kind(text: str, code: str) -> None:
    assert read_person_certificate(code, text).typed == text
    assert read_home_url(text).typed == text
    assert read_date(text).typed == text
    assert read_ip_range_pair(text, "").typed == text
    read_ip_range_pair(text, text)


@given(st.sampled_from(sorted(KINDS)), TRICKY)
def test_a_valid_reading_reads_its_normal_form_the_same(kind: str, text: str) -> None:
    reading, told = inspect_value(kind, text, TODAY, str.isprintable)
    if reading.normal is not None and reading.valid:
        again, told_again = inspect_value(kind, reading.normal, TODAY, str.isprintable)
        assert (again.normal, told_again, again.valid) == (reading.normal, told, True)


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize(
    "piece", ["1", "京", "a.", "-", " ", "(", "0-", "公网安备", "备案号", "·", "&nbsp;", "(张", "1.", "::", "/", "张"]
)
def test_long_nonsense_ends_soon(kind: str, piece: str) -> None:
    for text in (piece * 20_000, f"1{piece * 20_000}1"):
        reading, _ = inspect_value(kind, text, TODAY, str.isprintable)
        assert not reading.valid
