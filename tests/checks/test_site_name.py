from __future__ import annotations

import pytest

from beian_desktop.form.sections import operator, service, site
from beian_desktop.identifiers.reading import Severity

from .honest import INDIVIDUAL, Given, issues, said

E, W = Severity.ERROR, Severity.WARNING


@pytest.mark.parametrize("name", ["example.com", "www.4399.com", "例子.中国", "http://example.com/"])
def test_web01_a_domain_as_name_is_an_error_to_confirm(name: str) -> None:
    (found,) = issues("WEB-01", {site.NAME: name})
    assert (found.severity, found.code, found.confirmable) == (E, "site-name.is-domain", True)


@pytest.mark.parametrize("name", ["4399", "Example", "Node.js", "Q&A 24"])
def test_web01_a_name_without_chinese_is_only_warned(name: str) -> None:
    assert said("WEB-01", {site.NAME: name}) == {(W, "site-name.only-latin", "site.name")}


@pytest.mark.parametrize("name", ["示例科技官网", "示例网 example.com", "4399小游戏"])
def test_web01_is_silent_on_names(name: str) -> None:
    assert issues("WEB-01", {site.NAME: name}) == []


@pytest.mark.parametrize("name", ["示例公司官网", "示例集团", "培训中心"])
def test_web02_a_units_word_in_an_individuals_site_is_warned(name: str) -> None:
    assert said("WEB-02", {site.NAME: name}, base=INDIVIDUAL) == {(W, "site-name.unit-words", "site.name")}


def test_web02_is_silent_on_units_and_on_plain_names() -> None:
    assert issues("WEB-02", {site.NAME: "示例公司官网"}) == []
    assert issues("WEB-02", {site.NAME: "李四的笔记"}, base=INDIVIDUAL) == []


@pytest.mark.parametrize("name", ["示例县公安局", "示例法院网", "人民政府服务网", "检察之窗"])
def test_web03_an_authoritys_word_is_warned(name: str) -> None:
    assert said("WEB-03", {site.NAME: name}) == {(W, "site-name.authority-words", "site.name")}


@pytest.mark.parametrize("name", ["中国示例网", "中华示例", "全国示例平台", "国家示例", "中央示例"])
def test_web03_a_head_of_state_is_warned(name: str) -> None:
    assert said("WEB-03", {site.NAME: name}) == {(W, "site-name.state-head", "site.name")}


@pytest.mark.parametrize(
    "given",
    [
        {site.NAME: "公安县老街牛肉馆"},
        {site.NAME: "公安大学考研笔记"},
        {site.NAME: "检察日报读者网"},
        {site.NAME: "办公安全用品网"},
        {site.NAME: "示例书法院"},
        {site.NAME: "中央空调维修"},
        {site.NAME: "中国风家居"},
        {site.NAME: "示例县公安局", operator.UNIT_NATURE: "government"},
        {site.NAME: "中国示例集团官网", operator.NAME: "中国示例集团有限公司"},
        {site.NAME: "示例科技官网"},
    ],
)
def test_web03_is_silent_on_places_schools_papers_and_authorities(given: Given) -> None:
    assert issues("WEB-03", given) == []


@pytest.mark.parametrize(
    "given",
    [
        {site.NAME: "示例新闻网"},
        {site.NAME: "示例教育咨询"},
        {site.PURPOSE: "药品零售"},
        {site.PURPOSE: "介绍佛教文化"},
        {site.PURPOSE: "不涉及新闻，提供医疗咨询"},
    ],
)
def test_web04_a_licensed_subject_with_the_answer_no_is_warned(given: Given) -> None:
    assert said("WEB-04", given) == {(W, "licensed.words", "service.prelicensed")}


@pytest.mark.parametrize(
    "given",
    [
        {site.PURPOSE: "公司新闻、产品介绍"},
        {site.PURPOSE: "本站不涉及新闻、出版、教育等前置审批内容"},
        {site.PURPOSE: "农药销售"},
        {site.NAME: "示例教育咨询", site.PURPOSE: "公司介绍，不涉及教育培训"},
        {site.NAME: "示例教育咨询", site.PURPOSE: "公司介绍，不含需要前置审批的内容"},
        {site.NAME: "示例新闻网", service.PRELICENSED: "true", service.PRELICENSED_ITEMS: ("新闻",)},
        {site.NAME: "示例新闻网", service.PRELICENSED: ""},
        {},
    ],
)
def test_web04_is_silent_where_nothing_needs_a_licence_or_it_is_declared(given: Given) -> None:
    assert issues("WEB-04", given) == []


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ({site.NAME: "李四论坛"}, "site.name"),
        ({site.PURPOSE: "一个交流平台"}, "site.purpose"),
        ({site.NAME: "李四的博客"}, "site.name"),
    ],
)
def test_web05_words_of_a_service_in_an_individuals_site_are_warned(given: Given, place: str) -> None:
    assert said("WEB-05", given, base=INDIVIDUAL) == {(W, "individual.service-words", place)}


def test_web05_is_silent_on_units_and_on_denials() -> None:
    assert issues("WEB-05", {site.NAME: "示例论坛"}) == []
    assert issues("WEB-05", {site.PURPOSE: "个人笔记，没有论坛和商城"}, base=INDIVIDUAL) == []
