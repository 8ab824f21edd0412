"""Filings that come in by the window: exchange files, archives, bundles; and those that go out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import site
from beian_desktop.gui.filling import wait_for
from beian_desktop.gui.window import Window
from beian_desktop.services.bundles import read_bundle
from beian_desktop.services.packaging import export
from beian_desktop.services.sample import sample_filing, write_sample
from tests.gui.conftest import TODAY, given


def take(window: Window, *paths: Path) -> str:
    """Takes files in; what was said at the end."""
    ended: list[object] = []
    window.handing.finished.connect(ended.append)
    window.notice.hide()
    window.import_files(list(paths))
    wait_for(lambda: ended, "the files")
    return window.notice.text.text() if window.notice.isVisible() else ""


def kept(window: Window) -> list[Filing]:
    """The filings in the store."""
    found: list[list[Filing]] = []
    window.desk.work.do(lambda workspace: workspace.filings(), found.append)
    wait_for(lambda: found, "the filings")
    return found[0]


def drop(window: Window, *paths: Path) -> bool:
    """Drops files on the window; whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(window.rect().center(), Qt.DropAction.CopyAction, data, button, none)
    window.dragEnterEvent(entering)
    if entering.isAccepted():
        window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, button, none))
    return entering.isAccepted()


def test_an_archive_brings_its_filing_back_and_says_which_pictures_it_lacks(window: Window, tmp_path: Path) -> None:
    folder = export(sample_filing(), tmp_path, today=TODAY).folder
    said = take(window, folder / "3-存档.pdf")
    (filing,) = kept(window)
    assert filing.answers == sample_filing().answers
    assert "已导入 1 份备案" in said
    assert f"{len(filing.attachments)} 个" in said


def test_each_file_that_was_wrong_is_said_and_the_others_come_in(window: Window, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    (tmp_path / "b.beian").write_bytes(b"PK")
    (tmp_path / "c.txt").write_text("x", encoding="utf-8")
    good = write_sample(tmp_path / "sample", TODAY)[0]
    said = take(window, tmp_path / "a.json", good, tmp_path / "b.beian", tmp_path / "c.txt")
    assert [name in said for name in ("a.json", "b.beian", "c.txt")] == [True] * 3
    assert len(kept(window)) == 1


def test_a_client_is_packed_sealed_and_comes_back_by_its_passphrase(window: Window, tmp_path: Path) -> None:
    take(window, write_sample(tmp_path / "sample", TODAY)[0])
    wait_for(window.home.selected_id, "the list")
    given(window).secrets, given(window).paths = ["correct horse"], [tmp_path]
    window.pack()
    wait_for(lambda: "已打包" in window.notice.text.text(), "the bundle")
    (file,) = tmp_path.glob("*.beian")
    assert read_bundle(file, "correct horse")[0].answers == kept(window)[0].answers
    given(window).secrets = ["wrong horse", "correct horse"]
    assert "已与这里的合并 1 份" in take(window, file)
    given(window).secrets = []
    assert file.name in take(window, file)


def test_answers_changed_on_both_sides_are_asked_and_merged_into_the_open_filing(
    window: Window, tmp_path: Path
) -> None:
    file = write_sample(tmp_path / "sample", TODAY)[0]
    take(window, file)
    (filing,) = kept(window)
    window.show_filing(filing)
    assert window.draft is not None
    window.draft.give(window.draft.answers.with_text(site.NAME, "这里的名称").with_text(site.DOMAIN, "here.example"))
    file.write_text(
        file.read_text(encoding="utf-8")
        .replace("样本科技官网", "那边的名称")
        .replace('"domain": "example.com"', '"domain": "there.example"'),
        encoding="utf-8",
    )
    given(window).taken = {0}
    take(window, file)
    assert given(window).asked[-2:] == ["网站名称|这里的名称|那边的名称", "主域名|here.example|there.example"]
    wait_for(lambda: window.draft and window.draft.answers.typed(site.NAME) == "那边的名称", "the merged filing")
    assert window.draft.answers.typed(site.DOMAIN) == "here.example"


def test_a_merge_that_is_refused_changes_nothing(window: Window, tmp_path: Path) -> None:
    file = write_sample(tmp_path / "sample", TODAY)[0]
    take(window, file)
    file.write_text(file.read_text(encoding="utf-8").replace("样本科技官网", "那边的名称"), encoding="utf-8")
    window.desk.work.do(lambda workspace: workspace.answer("sample", site.NAME, ["这里的名称"]))
    said = take(window, file)
    assert "没有合并" in said
    assert kept(window)[0].answers.typed(site.NAME) == "这里的名称"


def test_files_dropped_on_the_list_come_in_and_a_part_without_data_is_printed(window: Window, tmp_path: Path) -> None:
    folder = export(sample_filing(), tmp_path, today=TODAY).folder
    assert drop(window, write_sample(tmp_path / "sample", TODAY)[0])
    wait_for(lambda: window.home.model.rows, "the filing")
    assert drop(window, folder / "1-交公安.pdf")
    wait_for(lambda: window.handing.printing is not None and window.handing.printing.printables, "the pages")


def test_an_open_filing_takes_no_dropped_files(window: Window, tmp_path: Path) -> None:
    window.new()
    wait_for(lambda: window.editor is not None, "a filing")
    assert not drop(window, write_sample(tmp_path, TODAY)[0])
