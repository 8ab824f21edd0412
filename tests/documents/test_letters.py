"""Letters run in a sandbox that reads the filing and nothing else, bounded in time and length."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from beian_desktop.documents.failures import BrokenPack
from beian_desktop.documents.letters import load_letter
from beian_desktop.documents.marks import marks
from beian_desktop.documents.package import FileKind
from beian_desktop.documents.printed import Printed
from beian_desktop.form.sections import agent, site
from beian_desktop.system.paths import resource
from tests.documents.made_up import complete, complete_answers
from tests.documents.reading import TODAY, composed, data_of, whole_text


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ site.__class__ }}",
        "{{ site.name.__class__.__mro__ }}",
        "{{ site['__class__'] }}",
        "{{ range(10) }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 10 ** 10 ** 10 }}",
        "{{ '%99999999s' % 'a' }}",
        "{% include 'pack.toml' %}",
        "{% import 'pack.toml' as p %}",
        "{% macro m() %}{% endmacro %}",
        "{% for a in site.name %}{% for b in site.name %}x{% endfor %}{% endfor %}",
        "{{ site.name|center(100000000) }}",
        "{% set a = site.name %}{% set a = a + a %}",
        "{% set a %}{{ site.name }}{{ site.name }}{% endset %}",
        "{{ site.purpose + site.purpose }}",
        "{{ site.purpose|join(site.purpose) }}",
        "(" * 5 + "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "{{ site.name is cheese }}",
        "{{ site.nome }}",
        "{% for r in site.ip_ranges %}{{ r.until }}{% endfor %}",
        "{% for r in site.ip_ranges %}{{ r.members }}{% endfor %}",
        "{% for d in site.other_domains %}{{ d.from }}{% endfor %}",
        "{{ nothing }}",
        "{{ site.name",
        "{% if %}",
    ],
)
def test_tricks_loops_and_unknown_marks_are_refused_before_printing(tmp_path: Path, text: str) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(f"第一行\n{text}\n", encoding="utf-8")
    with pytest.raises(BrokenPack) as raised:
        load_letter(letter)
    assert "letter.txt" in raised.value.says.zh


@pytest.mark.parametrize("text", ["{{ 1 / 0 }}", "{{ site.name - 1 }}", "{{ 'x' < 1 }}"])
def test_what_fails_only_when_filled_is_told_too(tmp_path: Path, text: str) -> None:
    pack = Path(shutil.copytree(resource("packs", "national"), tmp_path / "packs" / "mine"))
    (pack / "undertaking.txt").write_text(text, encoding="utf-8")
    with pytest.raises(BrokenPack, match=r"undertaking\.txt"):
        composed(complete(), pack="national", documents=("undertaking",), own_packs=pack.parent)


def test_an_unknown_mark_is_told_with_its_line(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("一\n二\n{{ site.nome }}\n", encoding="utf-8")
    with pytest.raises(BrokenPack, match=r"site\.nome") as raised:
        load_letter(letter)
    assert "第 3 行" in raised.value.says.zh


def test_the_undertaking_names_seven_duties_and_is_marked_our_own_layout() -> None:
    text = whole_text(data_of(composed(complete(), documents=("undertaking",)), FileKind.COUNTER))
    assert all(f"（{numeral}）" in text for numeral in "一二三四五六七")
    assert "三十日内" in text
    assert "五个工作日内" in text
    assert "参考版式，以受理机关表格为准" in text


def test_an_authorisation_comes_only_with_an_agent_and_names_both() -> None:
    filing = complete()
    assert any(document.id == "authorisation" for document in composed(filing).documents)
    text = whole_text(data_of(composed(filing, documents=("authorisation",)), FileKind.COUNTER))
    assert "李四（居民身份证，号码：110105194912310062）" in text
    assert "北京示例商贸有限公司" in text
    without = filing.with_answers(filing.answers.with_text(agent.USED, "false"))
    assert not any(document.id == "authorisation" for document in composed(without).documents)


def test_an_unanswered_mark_leaves_a_line_to_write_on() -> None:
    filing = complete()
    empty = filing.with_answers(filing.answers.with_text(agent.COMPANY, ""))
    assert "所在单位：＿＿＿" in whole_text(data_of(composed(empty, documents=("authorisation",)), FileKind.COUNTER))


def test_the_papers_of_an_agency_come_with_its_name_and_fit_their_pages() -> None:
    filing = complete()
    found = {document.id: document.pages for document in composed(filing).documents}
    assert (found["processing-agreement"], found["consent"]) == (1, 1)
    text = whole_text(data_of(composed(filing, documents=("processing-agreement", "consent")), FileKind.OWN))
    assert "受托方（乙方）：示例代办有限公司" in text
    assert "单独同意" in text
    alone = filing.with_answers(filing.answers.with_text(agent.COMPANY, ""))
    assert not {"processing-agreement", "consent"} & {document.id for document in composed(alone).documents}


def test_the_rows_of_a_list_give_their_members(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("{% for r in site.ip_ranges %}[{{ r.from }}|{{ r.to }}|{{ r.note }}]{% endfor %}", "utf-8")
    context = marks(Printed(complete_answers()), TODAY)
    assert load_letter(letter).render(**context) == "[203.0.113.1|203.0.113.1|][2001:db8::1|2001:db8::ff|源站]"


def test_everybody_whose_data_are_processed_signs_the_consent_once() -> None:
    text = whole_text(data_of(composed(complete(), documents=("consent",)), FileKind.OWN))
    signers = re.findall(r"([^。_日]+)（([^（）]+)）签字：", text)
    assert signers == [
        ("主体负责人", "𠮷野堃"),
        ("法定代表人（负责人）", "阿卜杜勒·热合曼"),
        ("网站安全负责人", "㛃䶮"),
        ("委托代理人", "李四"),
    ]
    assert ">" not in text  # the sign of a line of which nothing came


def test_a_site_without_a_domain_is_named_by_its_address() -> None:
    answers = complete_answers().with_text(site.HAS_OWN_DOMAIN, "false").with_text(site.HOME_URL, "https://203.0.113.1")
    made = composed(complete().with_answers(answers), documents=("undertaking", "situation", "supplement"))
    text = whole_text(data_of(made, FileKind.COUNTER))
    assert text.count("（网址：https://203.0.113.1") >= 3
    assert "域名：" not in text.replace("域名已转让：", "")
