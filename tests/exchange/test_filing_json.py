"""The exchange file out and in again."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.exchange.filing_json import file_names, read_filing, write_filing
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.files import Attachment, FileFacts
from beian_desktop.filing.filing import Client, Filing, Foreign
from beian_desktop.filing.status import State, Status
from beian_desktop.form.declaration import FORM
from beian_desktop.form.sections import operator, people, principal, service, site, start
from tests.exchange.filings import FILINGS


def normal(answers: Answers | None) -> dict[str, list[str]] | None:
    """Every answer in normal form where it has one."""
    if answers is None:
        return None
    return {
        field.id: [answers.face(field, row).written if text else "" for row, text in enumerate(answers.texts(field))]
        for field in answers
    }


def document(**members: Any) -> str:
    return json.dumps({"format": "beian-filing", "version": 1, **members})


def read(**members: Any) -> Filing:
    return read_filing(document(**members), source="test.json")


def written(filing: Filing) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write_filing(filing))
    return found


@given(FILINGS)
def test_a_filing_comes_back_as_it_was_up_to_normal_form(filing: Filing) -> None:
    text = write_filing(filing)
    back = read_filing(text, source="x")
    assert normal(back.answers) == normal(filing.answers)
    assert normal(back.approved) == normal(filing.approved)
    assert replace(back, answers=Answers(), approved=None) == replace(filing, answers=Answers(), approved=None)
    assert write_filing(back) == text


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
JSON = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=8
)
NAMES = st.sampled_from(
    [
        "site",
        "网站信息",
        "operator",
        "attachments",
        "approved",
        "confirmed",
        "state",
        "client",
        "continues",
        "id",
        "颜色",
    ]
)
MEMBERS = st.sampled_from(
    ["name", "网站名称", "ip_ranges", "other_domains", "languages", "kind", "domain", "Domain", "a.b", "[0]"]
)
ROWS = st.lists(
    st.dictionaries(st.sampled_from(["from", "to", "note", "z", "slot", "file", "turn"]), LEAVES), max_size=3
)
ANYTHING = st.dictionaries(NAMES, JSON | st.dictionaries(MEMBERS, JSON | ROWS, max_size=4) | ROWS, max_size=5)


@given(ANYTHING)
def test_whatever_a_file_holds_is_written_back_and_settles(members: dict[str, Any]) -> None:
    filing = read(**members)
    once = write_filing(filing)
    assert write_filing(read_filing(once, source="x")) == once
    assert len({foreign.path for foreign in filing.foreign}) == len(filing.foreign)


def test_labels_spaces_and_full_width_are_read() -> None:
    filing = read(
        开办主体={"开办主体性质": " 单位 ", "单位性质": "企业单位", "办公室电话": "０１０－６６６６８８８８"},
        网站信息={"主域名": "ＥＸＡＭＰＬＥ．ｃｏｍ", "是否有独立一级域名": "是"},
        Start={"Kind ": "变更"},
    )
    assert filing.foreign == ()
    found = written(filing)
    assert found["operator"] == {"kind": "unit", "unit_nature": "enterprise", "office_phone": "010-66668888"}
    assert found["site"] == {"has_own_domain": True, "domain": "example.com"}
    assert found["start"] == {"kind": "change"}


def test_a_number_where_text_is_expected_has_a_wrong_type() -> None:
    given = {"operator": {"postcode": 100000}, "site": {"name": 4399, "languages": [1], "uses_cdn": 0}}
    filing = read(**given, id=5, continues=6)
    paths = ["operator.postcode", "site.name", "site.languages[0]", "site.uses_cdn", "id", "continues"]
    assert [(foreign.path, foreign.known) for foreign in filing.foreign] == [(path, True) for path in paths]
    assert filing.answers == Answers()
    assert {name: written(filing)[name] for name in given} == given


def test_amounts_are_read_as_numbers_and_as_text() -> None:
    filing = read(site={"market_value": 12.50, "monthly_users": "3万"}, security={"log_months": 6})
    assert filing.foreign == ()
    assert written(filing)["site"] == {"market_value": 12.5, "monthly_users": 30000}


def test_members_beside_those_that_are_known_are_kept_and_told() -> None:
    confirmed: dict[str, Any] = {"rule": "SUB-01", "field": "operator.name", "value": "x", "reason": "原件如此"}
    given: dict[str, Any] = {
        "state": {"site": "approved", "since": "2026-11-01"},
        "client": {"id": "c1", "name": "客户", "phone": "010"},
        "confirmed": [{"rule": 5}, {**confirmed, "by": "张"}],
    }
    filing = read(**given)
    assert {(foreign.path, foreign.known) for foreign in filing.foreign} == {
        ("state.since", False),
        ("client.phone", False),
        ("confirmed[0]", True),
        ("confirmed[1].by", False),
    }
    assert filing.status == Status(State.DRAFT, State.APPROVED)
    assert filing.client == Client("c1", "客户")
    assert [one.reason for one in filing.confirmed] == ["原件如此"]
    found = written(filing)
    assert found["client"] == given["client"]
    assert found["confirmed"] == given["confirmed"]
    assert found["state"] == {"subject": "draft", **given["state"]}
    withdrawn = written(replace(filing, confirmed=()))
    assert withdrawn["confirmed"] == [{"rule": 5}]


def test_an_empty_id_is_none() -> None:
    assert read(id="").foreign == ()


def test_wrong_types_and_unknown_members_are_kept_told_and_written_back() -> None:
    given = {
        "name": ["a"],
        "domain": True,
        "colour": {"deep": [1.10, None]},
        "other_domains": ["a.example.cn", {"x": 1}, "b.example.cn"],
    }
    filing = read(site=given, 颜色=None, start=5)
    assert filing.answers.texts(site.OTHER_DOMAINS) == ("a.example.cn", "b.example.cn")
    assert {(foreign.path, foreign.known) for foreign in filing.foreign} == {
        ("site.name", True),
        ("site.domain", True),
        ("site.colour", False),
        ("site.other_domains[1]", True),
        ("颜色", False),
        ("start", True),
    }
    found = written(filing)
    assert found["site"] == given
    assert (found["颜色"], found["start"]) == (None, 5)


def test_numbers_of_unknown_members_keep_their_digits() -> None:
    text = document(extra=0).replace('"extra": 0', '"extra": [1.10, 1e400, 12345678901234567890]')
    again = write_filing(read_filing(text, source="x"))
    assert "1.10" in again
    assert "1e400" in again
    assert "12345678901234567890" in again


def test_of_two_names_for_one_field_the_id_counts_and_the_other_is_kept() -> None:
    filing = read(site={"主域名": "b.example.com", "domain": "example.com"})
    assert filing.answers.typed(site.DOMAIN) == "example.com"
    assert filing.foreign == (Foreign("site.主域名", '"b.example.com"'),)


def test_an_answer_given_since_stands_before_the_value_that_could_not_be_read() -> None:
    filing = read(site={"name": {"x": 1}, "uses_cdn": 3.5})
    answered = filing.answers.with_text(site.NAME, "示例").with_text(site.USES_CDN, "false")
    assert written(filing.with_answers(answered))["site"] == {"name": "示例", "uses_cdn": False}


def test_rows_keep_their_order_and_their_foreign_members() -> None:
    rows = [
        {"from": "203.0.113.1", "to": "203.0.113.9", "note": "源站", "z": [1]},
        5.5,
        {"to": "203.0.113.20"},
        [],
        {"q": 1},
    ]
    filing = read(site={"ip_ranges": rows})
    assert filing.answers.texts(site.IP_FROM) == ("203.0.113.1",)
    assert filing.answers.texts(site.IP_TO) == ("203.0.113.9", "203.0.113.20")
    assert written(filing)["site"]["ip_ranges"] == rows


def test_members_stand_in_the_forms_order() -> None:
    answers = Answers(dict.fromkeys(reversed(list(FORM.fields())), ("x",)))
    found = written(
        Filing("a", answers, continues="b", client=Client("c", "d"), status=Status(State.RETURNED, State.DRAFT))
    )
    ids = [section.id for section in FORM.sections if section.questions]
    assert list(found) == ["format", "version", "id", *ids, "state", "client", "continues"]
    assert list(found["operator"]) == [question.name for question in operator.SECTION.questions]


def test_readable_answers_are_in_normal_form_others_as_typed() -> None:
    answers = (
        Answers()
        .with_text(start.CONNECTED_ON, "2026年11月1日")
        .with_text(start.NOTICE_DAYS, "７")
        .with_text(principal.MOBILE, "abc ")
        .with_texts(service.TYPES, ("www服务", "算命"))
    )
    found = written(Filing("", answers))
    assert "id" not in found
    assert found["start"] == {"connected_on": "2026-11-01", "notice_days": 7}
    assert found["principal"] == {"mobile": "abc "}
    assert found["service"] == {"types": ["www服务", "算命"]}


def test_hidden_answers_and_the_own_values_of_a_ticked_role_are_written() -> None:
    officer = people.SECURITY_OFFICER
    answers = (
        Answers()
        .with_text(operator.KIND, "individual")
        .with_text(operator.UNIT_NATURE, "enterprise")
        .with_text(principal.NAME, "张三")
        .with_text(officer.same_as, "是")
        .with_text(officer.name, "李四")
    )
    found = written(Filing("", answers))
    assert found["operator"] == {"kind": "individual", "unit_nature": "enterprise"}
    assert found["security_officer"] == {"same_as_principal": True, "name": "李四"}


def test_the_text_is_utf_8_with_two_spaces_and_a_line_break_at_the_end() -> None:
    text = write_filing(Filing("", Answers().with_text(site.NAME, "示例")))
    assert text == '{\n  "format": "beian-filing",\n  "version": 1,\n  "site": {\n    "name": "示例"\n  }\n}\n'
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def test_an_id_that_is_no_folder_name_is_told_not_taken() -> None:
    for unsafe in ("../x", "a/b", "con", "COM1.txt", ".", "x" * 81, {"a": 1}):
        filing = read(id=unsafe)
        assert filing.id == ""
        assert [foreign.path for foreign in filing.foreign] == ["id"]
    assert read(id="客户-001.a").id == "客户-001.a"


def test_states_are_read_by_code_or_label() -> None:
    assert read(state="已备案").status == Status(State.APPROVED, State.APPROVED)
    assert read(state={"subject": "approved", "site": "退回"}).status == Status(State.APPROVED, State.RETURNED)
    assert read(state={"site": "returned"}).status == Status(State.DRAFT, State.RETURNED)
    assert read(state={"site": "gone"}).foreign == (Foreign("state", '{"site": "gone"}', known=True),)


def test_files_of_the_same_name_get_names_of_their_own() -> None:
    facts = FileFacts()
    content = _Nothing()
    files = tuple(
        Attachment(str(n), "site.home_page", name, facts, content) for n, name in enumerate(("a.jpg", "A.jpg", "../b"))
    )
    assert file_names(Filing("x", attachments=files)) == {"0": "a.jpg", "1": "A (2).jpg", "2": "b"}
    found = json.loads(write_filing(Filing("x", attachments=files), {"0": "upload/1.jpg"}))
    assert [entry["file"] for entry in found["attachments"]] == ["upload/1.jpg", "A (2).jpg", "b"]


class _Nothing:
    def open(self) -> Any:
        raise FileNotFoundError
