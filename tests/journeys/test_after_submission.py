"""A filing that came back is mended, and its subject gets a second site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from beian_desktop.services.sample import sample_filing
from tests.journeys import pages
from tests.journeys.conftest import Opens, kept
from tests.journeys.screen import Screen

REMARK = "网站名称与ICP备案不一致，请修改；域名证书不清晰，请重新上传。"


def submitted(opens: Opens, data: Path) -> Screen:
    """The window with one filing, which has just been noted as submitted."""
    with kept(data) as workspace:
        workspace.add(replace(sample_filing(), id="sample"))
    screen = opens()
    screen.until(lambda: "enabled" in screen.see("打开", "push button").states, "the list")
    screen.key("Return")
    screen.click("办理进度", "list item")
    screen.until(lambda: "enabled" in screen.see("已提交", "push button").states, "the report")
    screen.click("已提交", "push button")
    screen.until(lambda: screen.focused and screen.focused.name.startswith("记下来"), "what submission asks")
    screen.key("Return")
    screen.see("再加一个网站", "push button")
    return screen


def test_a_returned_filing_is_mended(opens: Opens, data: Path, tmp_path: Path) -> None:
    screen = submitted(opens, data)
    screen.click("被退回", "push button")
    screen.until(lambda: screen.focused and screen.focused.name.startswith("退回原因"), "the reason")
    screen.type(REMARK)
    screen.see("从这段话里认出 2 项")
    screen.click("记下来")
    screen.see("本次只需重改 1 项，重传 1 项")
    screen.picture("returned-list")
    screen.click("☐ 网站名称")
    screen.until(lambda: screen.focused and screen.focused.name.startswith("网站名称"), "the name")
    screen.key("ctrl+a")
    screen.answer("样本科技有限公司官网")
    screen.click("办理进度", "list item")
    screen.see("已改 1 / 2")
    screen.picture("returned-mended")
    screen.click("材料包", "list item")
    made = pages.saved(screen, tmp_path / "package")
    assert made == ["1-交公安.pdf", "2-自己留.pdf", "3-存档.pdf"]


def test_a_second_site_has_its_subject_done(opens: Opens, data: Path) -> None:
    screen = submitted(opens, data)
    screen.click("再加一个网站", "push button")
    screen.until(lambda: screen.pops_up, "the question")
    screen.key("alt+b")
    screen.see("未命名的备案")
    screen.picture("second-site")
    screen.see("主体负责人，填写完毕", "list item")
    screen.see("网站信息，", "list item")
    screen.click("网站信息，", "list item")
    screen.until(lambda: screen.focused and screen.focused.name.startswith("网站名称"), "the site")
    screen.answer("样本第二站")
    screen.until(lambda: screen.all("✓ 已保存"), "the foot to say that it is saved")
    screen.close()
    with kept(data) as workspace:
        assert sorted(each.title for each in workspace.filings()) == ["样本科技官网", "样本第二站"]
