"""A clerk's tenth filing of the day, in dense mode and by keyboard, against the platform's own pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import site
from beian_desktop.services.sample import sample_filing, write_sample
from tests.journeys import pages
from tests.journeys.conftest import Opens, kept
from tests.journeys.platform_pages import strokes
from tests.journeys.screen import Screen

AT_MOST = 0.6
"""Of the keys and clicks on the platform's pages."""

MESSAGE = """公司名称：样本科技（杭州）有限公司
统一社会信用代码：91330106MAYANGB07Q
法人：样明
办公地址：样本路1号样本大厦8层801室
座机：0571-88001234
负责人：样明
身份证：11010519491231002X
手机：13800138000
邮箱：yangming@example.com
网站名称：样本科技官网
域名：example.com
ICP备案号：浙ICP备12345678号-1
"""
"""What the client sent. On the platform each of it is typed or copied by itself."""

PAPERS = {
    "主办单位证件": "01-主办单位证件.jpg",
    "主体负责人证件正面": "02-主体负责人证件正面.jpg",
    "主体负责人证件背面": "03-主体负责人证件背面.jpg",
    "主体负责人手持证件照": "02-主体负责人证件正面.jpg",
    "域名证书": "08-域名证书.jpg",
}
"""The slots and the client's pictures."""


def before(data: Path) -> None:
    """The nine filings that were made before."""
    sample = sample_filing()
    with kept(data) as workspace:
        for number in range(1, 10):
            answers = sample.answers.with_text(site.NAME, f"样本站{number}").with_texts(site.OTHER_DOMAINS, ())
            answers = answers.with_text(site.DOMAIN, f"site{number}.example.org")
            workspace.add(replace(sample, id=f"sample-{number}", answers=answers, attachments=()))


def tenth(data: Path) -> Filing:
    """The filing that was made, with its files."""
    with kept(data) as workspace:
        [made] = [each for each in workspace.filings() if each.answers.typed(site.DOMAIN) == "example.com"]
        return workspace.filing(made.id)


def fill_pages(screen: Screen) -> None:
    """Everything but the pictures; Enter leads from question to question and on to the next page."""
    screen.answer("1", "1", "2", "20261113", "", "", "2", "2")
    screen.turn("开办主体性质")
    screen.answer("1", "1", "", "", "", "", "", "330106")
    screen.picture("clerk-operator")
    screen.turn("负责人姓名")
    screen.answer("", "", "", "20390101")
    screen.turn("网站名称")
    screen.answer("", "", "20261113", "1", "", "", "20240301", "20290301", "2", "203.0.113.10", "", "", "1")
    screen.picture("clerk-site")
    pages.providers(screen)
    pages.service(screen)
    screen.turn("同主体")
    screen.answer("", " ", " ")
    screen.picture("clerk-people")


def test_the_tenth_filing_takes_less_than_on_the_platform(
    opens: Opens, data: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    write_sample(tmp_path / "scans")
    before(data)
    screen = opens()
    screen.until(lambda: "enabled" in screen.see("打开", "push button").states, "the list")
    screen.key("ctrl+d", "ctrl+n")
    screen.see("备案类型", "radio button")
    screen.copied(MESSAGE)
    screen.key("ctrl+a", "ctrl+c", "ctrl+alt+v")  # the first two in the client's message
    screen.see("放入勾选的")
    screen.key("Return")
    screen.see("已放入")
    fill_pages(screen)
    screen.key("ctrl+9", "alt+Right", "alt+Right")
    pages.pictures(screen, {paper: tmp_path / "scans" / name for paper, name in PAPERS.items()})
    screen.picture("clerk-pictures")
    screen.key("alt+Right", "alt+Right")
    screen.see("✓  检查通过")
    screen.picture("clerk-review")
    ours = screen.keys + screen.clicks
    screen.close()
    made = tenth(data)
    theirs = strokes(made)
    told = {"ours": ours, "platform": theirs, "platform, copied piece by piece": strokes(made, piecewise=True)}
    request.node.user_properties.extend(told.items())
    assert ours <= AT_MOST * theirs
