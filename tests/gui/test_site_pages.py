"""Pages of the site on the badge page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel

from beian_desktop.filing.due import badge_limit
from beian_desktop.form.sections import result
from beian_desktop.gui.editor import Editor
from beian_desktop.gui.filling import wait_for, write
from beian_desktop.gui.pages.badge import BadgePage
from beian_desktop.gui.pages.site_pages import SitePages
from beian_desktop.gui.window import Window
from beian_desktop.wizard.pages import BADGE
from tests.badge.footers import FILLER, IMG, NOW, OLD, TEXT, M, N, link
from tests.gui.conftest import TODAY, given


def shown(part: SitePages) -> list[str]:
    """The lines of what was found, without places to break in."""
    items = (part.found.itemAt(index) for index in range(part.found.count()))
    widgets = (item.widget() for item in items if item is not None)
    return [widget.text().replace("\u200b", "") for widget in widgets if isinstance(widget, QLabel)]


def part_of(editor: Editor) -> SitePages:
    editor.go_to(BADGE)
    page = editor.page_widget(BADGE)
    assert isinstance(page, BadgePage)
    write(page.number, TEXT)
    return page.site_pages


def test_pages_and_folders_are_checked_against_the_number(sample: Editor, window: Window, tmp_path: Path) -> None:
    part = part_of(sample)
    page = tmp_path / "index.html"
    page.write_text(f"<meta charset=utf-8><body>{FILLER}{link(OLD.replace(N, M), IMG + TEXT)}", encoding="utf-8")
    given(window).paths = [page]
    part.check.click()
    wait_for(lambda: len(shown(part)) == 3, "the issues")
    assert shown(part)[0] == f"✗  index.html：显示 {TEXT}"
    assert [line.partition("。")[0] for line in shown(part)[1:]] == [
        f"错误 · 第 62 行：链接里的编号 {M} 与显示的 {N} 不一致",
        "警告 · 第 62 行：链接是旧的查询网站 beian.gov.cn",
    ]
    page.write_text("<body>", encoding="utf-8")
    given(window).paths = [tmp_path]
    part.check_folder.click()
    wait_for(lambda: shown(part)[0] == "✗  index.html：没有显示公安备案标识", "the page without a badge")


def test_the_badge_is_put_into_a_copy(sample: Editor, window: Window, tmp_path: Path) -> None:
    part = part_of(sample)
    page = tmp_path / "index.html"
    page.write_text(f"<meta charset=utf-8><body>{FILLER}</body>", encoding="utf-8")
    window_answers = given(window)
    window_answers.paths = [page]
    window_answers.new_file = lambda *_: tmp_path / "copy.html"  # type: ignore[method-assign]
    part.put.click()
    wait_for((tmp_path / "copy.html").exists, "the copy")
    wait_for(lambda: bool(shown(part)), "the check of the copy")
    assert NOW in (tmp_path / "copy.html").read_text(encoding="utf-8")
    assert shown(part)[0].startswith("✓  copy.html")


def test_without_a_number_nothing_is_put_in(sample: Editor) -> None:
    part = part_of(sample)
    page = sample.page_widget(BADGE)
    assert isinstance(page, BadgePage)
    write(page.number, "12")
    assert not part.put.isEnabled()
    assert part.check.isEnabled()


def test_a_right_badge_is_noted_on_the_filing_and_no_longer_due(sample: Editor, window: Window, tmp_path: Path) -> None:
    draft = sample.draft
    part = part_of(sample)
    page = tmp_path / "index.html"
    page.write_text(f"<meta charset=utf-8><body>{FILLER}{link(NOW, IMG + TEXT)}", encoding="utf-8")
    given(window).paths = [page]
    part.check.click()
    wait_for(lambda: len(shown(part)) > 0, "the page")
    assert part.note.isHidden(), "not approved yet"
    draft.give(draft.answers.with_text(result.APPROVED_ON, "2026-11-20"))
    sample.go_to(BADGE)
    part.check.click()
    wait_for(lambda: not part.note.isHidden(), "the offer")
    part.note.click()
    assert draft.answers.typed(result.BADGE_ON) == TODAY.isoformat()
    assert list(badge_limit(draft.filing)) == []
    part.check.click()
    wait_for(lambda: len(shown(part)) > 0, "the page again")
    assert part.note.isHidden()
