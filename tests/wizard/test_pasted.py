"""Blocks of text split into proposed answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beian_desktop.filing.answers import Answers
from beian_desktop.form.sections import operator, principal, result, site
from beian_desktop.wizard.pasted import proposals

LICENCE = """统一社会信用代码 : 91330106MAYANGB07Q
名　　称：样本科技（杭州）有限公司
类型：有限责任公司
法定代表人：样明
住所：杭州市西湖区样本路1号样本大厦8层801室
"""


def found(text: str, answers: Answers | None = None) -> dict[object, str]:
    return {each.field: each.text for each in proposals(text, answers or Answers())}


def test_a_licence_is_split_by_its_labels() -> None:
    assert found(LICENCE) == {
        operator.NAME: "样本科技（杭州）有限公司",
        operator.CERTIFICATE_TYPE: "uscc",
        operator.CERTIFICATE_NUMBER: "91330106MAYANGB07Q",
        operator.LEGAL_REPRESENTATIVE: "样明",
        operator.REGISTERED_ADDRESS: "杭州市西湖区样本路1号样本大厦8层801室",
    }


NAME, PERSON = "样本科技（杭州）有限公司", "样明"


@pytest.mark.parametrize(
    "block",
    [
        f"名称\n{NAME}\n法定代表人\n{PERSON}",
        f"企业名称\t{NAME}\t法定代表人\t{PERSON}",
        f"名　　称  {NAME}      注册资本  壹佰万元整\n法定代表人  {PERSON}      成立日期  2020年",
        f"【名称】{NAME}\n【法人】{PERSON}",
        f"公司名称：{NAME}，法人：{PERSON}",
        f"1. 公司名称：{NAME}\n②法人：{PERSON}",
        f"> 公司名称={NAME}\n- 法人={PERSON}",
        f'{{"公司名称": "{NAME}", "法人": "{PERSON}"}}',
        f"| 公司名称 | {NAME} |\n|---|---|\n| 法人 | {PERSON} |",
    ],
    ids=["below", "in a row", "two columns", "brackets", "commas", "numbered", "equals", "JSON", "Markdown"],
)
def test_labels_and_answers_stand_in_many_shapes(block: str) -> None:
    assert found(block) == {operator.NAME: NAME, operator.LEGAL_REPRESENTATIVE: PERSON}


@pytest.mark.parametrize(
    "block",
    ["公司名称：\n类型：有限责任公司", "请把资料发给：公司\n今天下午三点开会", "主办单位名称\t网站名称\n", "单位\n"],
)
def test_a_label_without_an_answer_proposes_nothing(block: str) -> None:
    assert found(block) == {}


def test_the_number_of_the_site_beats_that_of_its_subject() -> None:
    both = "备案/许可证号：浙ICP备12345678号\n网站备案/许可证号：浙ICP备12345678号-1"
    assert found(both) == {site.ICP_NUMBER: "浙ICP备12345678号-1"}


def test_a_chat_is_split_by_what_things_look_like() -> None:
    chat = "您好，我身份证11010519491231002X，手机138 0013 8000，邮箱是li@example.com，网站 https://www.example.cn 已经上线"
    assert found(chat) == {
        principal.ID_TYPE: "111",
        principal.ID_NUMBER: "11010519491231002X",
        principal.MOBILE: "13800138000",
        principal.EMAIL: "li@example.com",
        site.DOMAIN: "example.cn",
    }


def test_a_footer_gives_both_numbers() -> None:
    assert found("© 样本 浙ICP备12345678号-1 | 浙公网安备33010602000001号") == {
        site.ICP_NUMBER: "浙ICP备12345678号-1",
        result.NUMBER: "浙公网安备33010602000001号",
    }


def test_a_label_beats_the_look_and_the_first_counts() -> None:
    assert found("手机：13900139000\n备用 13800138000")[principal.MOBILE] == "13900139000"


def test_what_is_wrong_or_known_already_is_not_proposed() -> None:
    known = Answers().with_text(principal.MOBILE, "138 0013 8000")
    assert found("手机：13800138000；身份证：110105194912310021；邮箱：x@", known) == {}


def test_a_kind_of_certificate_that_was_chosen_stays() -> None:
    chosen = Answers().with_text(principal.ID_TYPE, "112")
    assert principal.ID_TYPE not in found("身份证：11010519491231002X", chosen)


@given(st.text())
def test_no_text_makes_it_fall(text: str) -> None:
    assert len(found(text)) >= 0
