"""Administrative areas: codes, names, paths, search."""

from __future__ import annotations

import subprocess
import sys

import pytest

from beian_desktop.identifiers.area import (
    Area,
    area,
    children,
    earlier_area,
    is_complete,
    is_known,
    provinces,
    read_area,
    search_areas,
)
from tests.identifiers.vectors import codes, errors

YUHANG = Area("330110", "余杭区", "浙江省", "杭州市", "余杭区", police_only=False, abolished=False)


def full(code: str) -> str:
    found = area(code)
    assert found is not None
    return found.full_name


@pytest.mark.parametrize(
    "typed",
    [
        "330110",
        "３３０１１０",
        " 330110 ",
        "余杭区",
        "余杭",
        "浙江省杭州市余杭区",
        "浙江杭州余杭",
        "杭州市余杭区",
        "浙江省余杭区",
        "浙江省 杭州市 余杭区",
        "浙江省/杭州市/余杭区",
        "浙江省-杭州市-余杭区",
        "浙江省，杭州市，余杭区",
        "浙江省 > 杭州市 > 余杭区",
    ],
)
def test_an_area_in_every_writing(typed: str) -> None:
    reading = read_area(typed)
    assert (reading.valid, reading.normal, reading.parts, reading.typed) == (True, "330110", YUHANG, typed)


def test_plain_writings_say_nothing() -> None:
    assert codes(read_area("浙江省 杭州市 余杭区")) == []
    assert codes(read_area("330110")) == []
    assert codes(read_area("浙江省，杭州市")) == ["text.cleaned"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("北京", "110000"),
        ("北京市", "110000"),
        ("北京市海淀区", "110108"),
        ("北京海淀", "110108"),
        ("北京市市辖区海淀区", "110108"),
        ("北京市北京市海淀区", "110108"),
        ("杭州", "330100"),
        ("吉林", "220000"),
        ("吉林省吉林市", "220200"),
        ("吉林市", "220200"),
        ("海南", "460000"),
        ("广西", "450000"),
        ("内蒙古", "150000"),
        ("新疆", "650000"),
        ("香港", "810000"),
        ("东莞", "441900"),
        ("广东省东莞市", "441900"),
        ("济源", "419001"),
        ("河南省济源市", "419001"),
        ("延边", "222400"),
        ("河北省石家庄市高新区", "130199"),
        ("重庆两江新区", "500190"),
        ("和康县", "653228"),
        ("崇文区", "110103"),
        ("吉林省长春市朝阳区", "220104"),
        ("长春朝阳区", "220104"),
        ("江苏南京鼓楼区", "320106"),
        ("330110 余杭区", "330110"),
        ("330110 浙江省杭州市余杭区", "330110"),
    ],
)
def test_names_and_paths(typed: str, code: str) -> None:
    assert read_area(typed).normal == code


@pytest.mark.parametrize(
    ("typed", "some"),
    [("朝阳区", "北京市朝阳区"), ("鼓楼区", "江苏省南京市鼓楼区"), ("高新区", "河北省石家庄市高新区")],
)
def test_a_name_of_several_areas_is_told_with_them(typed: str, some: str) -> None:
    reading = read_area(typed)
    assert (errors(reading), reading.normal) == (["area.ambiguous"], None)
    assert some in reading.suggestions
    assert some in dict(reading.findings[0].params)["names"]
    assert 2 <= len(reading.suggestions) <= 8
    assert reading.typed == typed
    assert all(read_area(each).valid for each in reading.suggestions)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "3301",
        "33011",
        "3301100",
        "火星",
        "浙江省海淀区",
        "余杭区浙江省",
        "市辖区",
        "区",
        "x" * 500,
        "浙江省浙江省",
        "330110海淀区",
        "宁波市宁波市",
    ],
)
def test_neither_code_nor_name_is_an_error(typed: str) -> None:
    reading = read_area(typed)
    assert (errors(reading), reading.normal, reading.parts) == (["area.unreadable"], None, None)
    assert reading.findings[-1].rule == "FMT-01"


def test_an_unknown_code_is_a_doubt() -> None:
    reading = read_area("330199")
    assert (reading.valid, codes(reading), reading.normal) == (True, ["area.unknown-code"], "330199")
    assert reading.parts == Area("330199", "330199", "浙江省", "杭州市", None, police_only=False, abolished=False)
    assert read_area("999999").parts == Area("999999", "999999", None, None, None, police_only=False, abolished=False)
    assert (reading.findings[0].rule, reading.typed) == ("ARE-01", "330199")


def test_an_abolished_area_is_a_doubt() -> None:
    reading = read_area("330183")
    assert (reading.valid, codes(reading)) == (True, ["area.abolished"])
    assert reading.parts is not None
    assert reading.parts.abolished
    assert reading.typed == "330183"
    assert dict(reading.findings[0].params) == {"area": "330183", "name": "浙江省杭州市富阳市"}


def test_police_areas_are_shown_with_their_city() -> None:
    found = area("130199")
    assert found == Area("130199", "高新区", "河北省", "石家庄市", "高新区", police_only=True, abolished=False)
    assert found is not None
    assert found.full_name == "河北省石家庄市高新区"
    assert full("330192") == "浙江省杭州市"
    assert full("660100") == "新疆生产建设兵团第一师"
    assert full("110402") == "北京市总队文保总队"
    assert codes(read_area("130199")) == []


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("110000", "北京市"),
        ("110108", "北京市海淀区"),
        ("500230", "重庆市丰都县"),
        ("441900", "广东省东莞市"),
        ("620200", "甘肃省嘉峪关市"),
        ("659001", "新疆维吾尔自治区石河子市"),
        ("429004", "湖北省仙桃市"),
        ("132401", "河北省保定地区定州市"),
        ("460302", "海南省三沙市西沙区"),
        ("820000", "澳门特别行政区"),
    ],
)
def test_full_names(code: str, name: str) -> None:
    assert full(code) == name


def test_levels_of_a_municipality_and_of_a_leaf() -> None:
    haidian, dongguan, zhejiang = area("110108"), area("441900"), area("330000")
    assert haidian is not None
    assert dongguan is not None
    assert zhejiang is not None
    assert (haidian.province, haidian.city, haidian.county, haidian.level) == ("北京市", None, "海淀区", 3)
    assert (dongguan.province, dongguan.city, dongguan.county, dongguan.level) == ("广东省", "东莞市", None, 2)
    assert (zhejiang.province, zhejiang.city, zhejiang.county, zhejiang.level) == ("浙江省", None, None, 1)


def test_what_a_reused_code_meant_once() -> None:
    then, now = earlier_area("379001"), area("379001")
    assert then == Area("379001", "青州市", "山东省", None, "青州市", police_only=False, abolished=True)
    assert now is not None
    assert (now.name, now.police_only) == ("基地分局", True)
    suburb = earlier_area("130305")
    assert suburb is not None
    assert suburb.full_name == "河北省秦皇岛市郊区"
    assert earlier_area("330110") is None
    assert earlier_area("999999") is None


def test_known_codes() -> None:
    assert is_known("330110")
    assert is_known("130199")
    assert is_known("330183")
    assert not is_known("330199")
    assert not is_known("")
    assert area("330199") is None


@pytest.mark.parametrize("code", ["441900", "442000", "460400", "620200", "330110", "130199", "419001"])
def test_complete_answers(code: str) -> None:
    assert is_complete(code)


@pytest.mark.parametrize("code", ["330000", "330100", "110000", "460300", "710000"])
def test_incomplete_answers(code: str) -> None:
    assert not is_complete(code)


def test_provinces_are_those_of_today_with_the_polices_own_last() -> None:
    names = [each.name for each in provinces()]
    assert (names[0], names[-2:], len(names)) == ("北京市", ["新疆生产建设兵团", "铁路公安"], 36)


def test_children_are_those_of_today_with_the_polices_own_last() -> None:
    names = [each.name for each in children("330100")]
    assert names == [
        "上城区",
        "拱墅区",
        "西湖区",
        "滨江区",
        "萧山区",
        "余杭区",
        "富阳区",
        "临安区",
        "临平区",
        "钱塘区",
        "桐庐县",
        "淳安县",
        "建德市",
        "下沙开发区",
    ]
    assert "海淀区" in [each.name for each in children("110000")]
    assert "济源市" in [each.name for each in children("410000")]
    assert "万州区" in [each.name for each in children("500000")]
    assert children("441900") == ()
    assert children("330110") == ()
    assert children("999999") == ()


def test_every_area_of_today_hangs_below_a_province() -> None:
    reached = [below for top in provinces() for below in children(top.code)]
    reached += [below for each in list(reached) if each.level == 2 for below in children(each.code)]
    assert len({each.code for each in reached}) == len(reached)
    assert len([each for each in reached if not each.police_only]) > 3150


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("余杭", "330110"),
        ("余杭区", "330110"),
        ("3301", "330100"),
        ("330110", "330110"),
        ("浙江省杭州市余", "330110"),
        ("bj", "110000"),
        ("BJS", "110000"),
        ("sh", "310000"),
        ("cq", "500000"),
        ("西藏", "540000"),
        ("沙", "130582"),  # 沙河市 before 长沙市
        ("ＹＨＱ", "130108"),
        ("yuh", None),
    ],
)
def test_search_finds_best_first(text: str, first: str | None) -> None:
    found = search_areas(text)
    assert (found[0].code if found else None) == first


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("普兰", ["542521", "210214"]),  # 普兰县, 普兰店区
        ("普兰县", ["542521"]),
        ("新市", ["650104", "210900"]),  # 新市区, 阜新市
        ("红谷", ["360113", "360108"]),  # a code of the police comes last
        ("连云", ["320703", "320700", "320723"]),  # 连云区, 连云港市, 灌云县
        ("gq", ["370322", "610627", "360482"]),  # 高青县, 甘泉县, 共青城市
        ("zm", ["410122", "411700"]),  # 中牟县, 驻马店市
        ("堰市", ["420300", "510181", "420381"]),  # 十堰市, 都江堰市; 丹江口市 of 十堰市
        ("3301 10", ["330110"]),
        ("杭 州", ["330100", "330192"]),
    ],
)
def test_search_puts_names_before_beginnings_before_parts(text: str, codes: list[str]) -> None:
    assert [each.code for each in search_areas(text)] == codes


def test_a_whole_name_comes_before_a_shortened_one() -> None:
    reading = read_area("宿县")  # there was 宿县地区, too
    assert (reading.valid, reading.normal) == (True, "342223")


def test_an_unknown_code_has_no_name() -> None:
    assert errors(read_area("999999XXXX")) == errors(read_area("999999市")) == ["area.unreadable"]


def test_no_area_lies_in_itself() -> None:
    for province in provinces():
        assert province not in children(province.code)


def test_search_finds_initials_and_keeps_the_limit() -> None:
    assert "330110" in [each.code for each in search_areas("yhq", 100)]
    assert len(search_areas("区", 7)) == 7
    assert len(search_areas("县")) == 20
    assert search_areas("") == ()
    assert search_areas("  ") == ()
    assert search_areas("火星") == ()


def test_search_offers_no_abolished_area_and_gb_before_police() -> None:
    assert search_areas("富阳市") == ()
    found = search_areas("高新", 300)
    assert not any(each.abolished for each in found)
    assert "130199" in [each.code for each in found]


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("重庆", "cqs"),
        ("厦门", "xms"),
        ("长沙", "css"),
        ("六安", "las"),
        ("台州", "tzs"),
        ("丽水", "lss"),
        ("蚌埠", "bbs"),
        ("亳州", "bzs"),
    ],
)
def test_place_names_with_several_readings(name: str, initials: str) -> None:
    assert name in [each.name[:-1] for each in search_areas(initials, 50)]


def test_importing_reads_no_table() -> None:
    program = (
        "import sys; import beian_desktop.identifiers.area as area;"
        "assert area._table.cache_info().currsize == 0;"
        "import beian_desktop.identifiers.inspect;"
        "heavy = {'phonenumbers', 'publicsuffixlist', 'idna', 'email_validator'} & set(sys.modules);"
        "assert not heavy, heavy; assert area._table.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
