"""An owner who was called by the police: from the fright to the package on disk."""

from __future__ import annotations

from pathlib import Path

from beian_desktop.services.sample import write_sample
from tests.journeys import pages
from tests.journeys.conftest import Opens
from tests.journeys.screen import Screen

PACKAGE = ["2-自己留.pdf", "3-存档.pdf"]
"""Who files online signs nothing on paper."""
FRONT, BACK = "02-主体负责人证件正面.jpg", "03-主体负责人证件背面.jpg"


def called(screen: Screen, kind: str) -> str:
    """The way in; what is copied for the company that built the site. ``kind`` is the digit of 单位 or 个人."""
    screen.see("从这里开始")
    screen.key("Return")
    screen.click("发生了什么？ 接到了电话")
    screen.see("先核实：来电是真的吗？")
    screen.click("是哪种情况？ 网站，正在使用")
    screen.click("下一步")
    screen.see("知道的先填")
    screen.answer("20261120", "7", "20261113", kind, "1")
    screen.until(lambda: screen.focused and screen.focused.name.startswith("下一步"), "the way on")
    screen.key("Return")
    screen.see("还有 4 天")
    screen.picture("owner-plan")
    screen.click("复制这段话")
    screen.see("✓ 已复制")
    message = screen.clipboard()
    screen.click("开始填写")
    screen.until(lambda: screen.focused and screen.focused.name.startswith("备案类型"), "the first page")
    return message


def site(screen: Screen) -> None:
    """The page of the site."""
    screen.turn("网站名称")
    screen.answer("样本科技官网", "浙ICP备12345678号-1", "20261113", "1", "example.com", "", "20240301", "20290301")
    screen.answer("2", "203.0.113.10", "", "", "1")


def ends(screen: Screen, scans: dict[str, Path], folder: Path) -> list[str]:
    """From the last answer to the package."""
    screen.key("ctrl+9")
    while not (screen.focused and screen.focused.name.endswith("选择文件…")):
        screen.key("alt+Right")
    pages.pictures(screen, scans)
    screen.picture("pictures")
    screen.key("alt+Right", "alt+Right")
    screen.see("✓  检查通过")
    screen.picture("review")
    screen.key("alt+Right")
    made = pages.saved(screen, folder)
    screen.picture("package")
    return made


def test_from_the_call_to_the_package(opens: Opens, tmp_path: Path) -> None:
    write_sample(tmp_path / "scans")
    screen = opens()
    assert "工信部备案号" in called(screen, "1")
    screen.answer("", "1", "2", "", "", "", "2", "2")
    screen.turn("开办主体性质")
    screen.answer("", "1", "样本科技（杭州）有限公司", "1", "91330106MAYANGB07Q", "", "样明", "330106")
    screen.answer("样本路1号样本大厦8层801室", "0571-88001234")
    screen.turn("负责人姓名")
    screen.answer("样明")
    screen.key("Down")
    screen.answer("", "11010519491231002X", "20390101", "", "", "13800138000", "yangming@example.com")
    site(screen)
    pages.providers(screen)
    pages.service(screen)
    screen.turn("同主体")
    screen.answer("", " ", " ")
    screen.picture("owner-people")
    papers = {"主办单位证件": "01-主办单位证件.jpg", "主体负责人证件正面": FRONT, "主体负责人证件背面": BACK}
    papers |= {"主体负责人手持证件照": FRONT, "域名证书": "08-域名证书.jpg"}
    scans = {name: tmp_path / "scans" / file for name, file in papers.items()}
    assert ends(screen, scans, tmp_path / "package") == PACKAGE


def test_an_individual_with_a_blog(opens: Opens, tmp_path: Path) -> None:
    write_sample(tmp_path / "scans")
    screen = opens()
    called(screen, "2")
    screen.answer("", "1", "2", "", "", "", "2", "2")
    screen.turn("开办主体性质")
    screen.answer("", "样明")
    screen.turn("证件类型")
    screen.key("Down")
    screen.answer("", "11010519491231002X", "20390101", "330106", "样本新村2幢3单元401室", "13800138000")
    screen.picture("blog-principal")
    screen.answer("yangming@example.com")
    site(screen)
    pages.providers(screen)
    pages.service(screen)
    screen.turn("同主体")
    screen.answer("", " ", " ")
    papers = {
        "主体负责人证件正面": FRONT,
        "主体负责人证件背面": BACK,
        "主体负责人手持证件照": FRONT,
        "域名证书": "08-域名证书.jpg",
    }
    scans = {name: tmp_path / "scans" / file for name, file in papers.items()}
    assert ends(screen, scans, tmp_path / "package") == PACKAGE
