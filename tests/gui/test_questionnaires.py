"""Questionnaires in the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel

from beian_desktop.gui.filling import wait_for
from beian_desktop.gui.window import Window
from tests.gui.conftest import given


def test_an_empty_questionnaire_is_saved(window: Window, tmp_path: Path) -> None:
    given(window).paths = [tmp_path]
    window.home.asks.emit()
    wait_for((tmp_path / "备案问卷.xlsx").exists, "the questionnaire")


def test_a_table_is_brought_in_by_import_and_reported_row_by_row(window: Window, tmp_path: Path) -> None:
    table = tmp_path / "clients.csv"
    table.write_text(
        "主域名,网站名称,主体负责人 · 手机号码\nexample.com,甲站,12\nexample.org,乙站,\n", encoding="gb18030"
    )
    given(window).paths = [table]
    window.handing.choose_import()
    questionnaires = window.handing.questionnaires
    wait_for(lambda: questionnaires.report is not None, "the report")
    report = questionnaires.report
    assert report is not None
    words = [each.text().replace("\u200b", "") for each in report.findChildren(QLabel)]
    assert "共 2 个网站：新加入 2，更新 0，没有变化 0，没有读入 0。" in words
    assert sum(text.startswith("⚠ C2 手机号码：") for text in words) == 1
    given(window).paths = [tmp_path]
    report.save.click()
    wait_for((tmp_path / "读入结果.csv").exists, "the saved report")
    report.done_button.click()
    assert not report.isVisible()
    wait_for(lambda: len(window.home.model.rows) == 2, "the list")


def test_a_long_table_can_be_stopped_and_what_is_in_stays(window: Window, tmp_path: Path) -> None:
    table = tmp_path / "many.csv"
    rows = [f"shop{n}.example.com,网店{n},13800138000" for n in range(120)]
    table.write_text("\n".join(["主域名,网站名称,主体负责人 · 手机号码", *rows]), encoding="utf-8")
    questionnaires = window.handing.questionnaires
    questionnaires.take(table)
    (running,) = questionnaires.running

    def stop(done: int, _all: int) -> None:
        if done:
            running.stop.click()

    running.heard.connect(stop)
    wait_for(lambda: questionnaires.report is not None, "the report")
    assert questionnaires.running == []
    wait_for(lambda: window.home.model.rows, "the list")
    assert 0 < len(window.home.model.rows) <= 120
