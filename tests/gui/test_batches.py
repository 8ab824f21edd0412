"""Many filings at once: chosen in the list, checked, packed and exported by real processes, and broken off."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from beian_desktop.attachments.content import InMemory
from beian_desktop.filing.files import FileFacts
from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import operator, site
from beian_desktop.gui.batch_bar import Kind
from beian_desktop.gui.batch_dialog import BatchDialog
from beian_desktop.gui.filling import NotInTime, press, wait_for, write
from beian_desktop.gui.printing import Wish
from beian_desktop.gui.window import Window
from beian_desktop.services.batch import Ended
from beian_desktop.services.bundles import read_bundle
from beian_desktop.services.exchange_files import measured
from beian_desktop.services.packaging import MANIFEST
from beian_desktop.services.sample import sample_filing
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.language import Language
from tests.gui.conftest import Opens, given
from tests.gui.safety.conftest import PASSPHRASE, encrypt, gate_of

FAULTY = "缺主办单位的网"


@pytest.fixture(scope="module")
def drawn() -> Filing:
    """The sample with very small scans, which are quickly laid out."""
    sample = sample_filing()
    files = [
        replace(attachment, id=f"a{number}", name=f"{number}.png", content=InMemory(small_picture(number)))
        for number, attachment in enumerate(sample.attachments)
    ]
    return measured(replace(sample, attachments=tuple(replace(file, facts=FileFacts()) for file in files)))


def small_picture(number: int) -> bytes:
    """A picture of one colour, another for each number."""
    out = BytesIO()
    Image.new("RGB", (60, 40), (number * 7, 90, 120)).save(out, "PNG")
    return out.getvalue()


def listed(window: Window, sample: Filing, count: int) -> Window:
    """The window with so many filings, each of which passes as online, and one that doesn't."""

    def keep(workspace: Workspace) -> None:
        for number in range(count):
            answers = sample.answers.with_text(site.DOMAIN, f"example{number}.cn").with_texts(site.OTHER_DOMAINS, ())
            answers = answers.with_text(site.NAME, f"网{number}").with_text(site.HOME_URL, "")
            workspace.add(replace(sample, id="", answers=answers))
        workspace.add(
            replace(sample, id="", answers=sample.answers.with_text(operator.NAME, "").with_text(site.NAME, FAULTY))
        )

    window.desk.work.do(keep)
    window.home.refresh()
    wait_for(lambda: len(window.home.model.rows) == count + 1, "the filings")
    return window


def begun(window: Window, kind: Kind) -> BatchDialog:
    """The dialog of a batch over everything that is listed."""
    window.home.table.selectAll()
    window.home.bar.buttons[kind].click()
    return current(window)


def current(window: Window) -> BatchDialog:
    """The dialog of the last batch."""
    batches = window.handing.batches
    assert batches is not None
    assert batches.dialog is not None
    return batches.dialog


def ended(dialog: BatchDialog) -> dict[str, Ended]:
    """How each ended, by its title, once all have; a busy machine may take long over many packages."""
    for _ in range(4):
        with suppress(NotInTime):
            wait_for(lambda: not dialog.batch.running, "the end of the batch")
    assert not dialog.batch.running
    return {result.item.title: result.ended for result in dialog.batch.results}


def test_several_are_chosen_by_the_usual_keys_and_stay_chosen(window: Window, drawn: Filing) -> None:
    table, home = listed(window, drawn, 3).home.table, window.home
    assert home.bar.isHidden()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert not home.bar.isHidden()
    assert not home.open.isEnabled()
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "4" in home.bar.chosen.text()
    home.table.choose([0, 2, 3])
    home.sort_by(0)
    assert len(home.chosen) == 3
    chosen = {item.id for item in home.chosen}
    shown: list[bool] = []
    home.model.modelReset.connect(lambda: shown.append(True))
    home.refresh()
    wait_for(lambda: shown, "the list anew")
    assert {item.id for item in home.chosen} == chosen


def test_several_are_deleted_at_once_after_one_question(window: Window, drawn: Filing) -> None:
    home = listed(window, drawn, 2).home
    home.table.choose([0, 1])
    press(home.table, Qt.Key.Key_Delete, "")
    wait_for(lambda: len(home.model.rows) == 1, "the one that is left")
    assert given(window).asked == ["删除选中的 2 份备案？"]


def test_all_that_are_chosen_are_checked_and_the_faulty_named_in_a_report(
    window: Window, drawn: Filing, tmp_path: Path
) -> None:
    listed(window, drawn, 2)
    dialog = begun(window, Kind.CHECK)
    assert ended(dialog)[FAULTY] is Ended.FAULTY
    lines = dialog.lines.toPlainText().splitlines()
    assert "批量检查" in lines[0]
    assert FAULTY in lines[3], "what is to be mended stands first"
    given(window).paths = [tmp_path]
    dialog.save.click()
    wait_for(lambda: any(tmp_path.glob("*.txt")), "the report")
    wait_for(window.notice.isVisible, "the word of it")
    (saved,) = tmp_path.glob("*.txt")
    assert saved.read_text(encoding="utf-8").splitlines()[3] == lines[3]
    wait_for(lambda: any(summary.missing for summary in window.home.model.rows), "what was found, in the list")


def test_each_becomes_a_bundle_of_its_own(window: Window, drawn: Filing, tmp_path: Path) -> None:
    listed(window, drawn, 1)
    given(window).paths = [tmp_path / "out"]
    (tmp_path / "out").mkdir()
    ended(begun(window, Kind.PACK))
    packed = {read_bundle(path)[0].title for path in (tmp_path / "out").iterdir()}
    assert packed == {"网0", FAULTY}


def test_a_bundle_that_cant_be_written_is_told_in_the_words_of_its_folder(
    window: Window, drawn: Filing, tmp_path: Path
) -> None:
    listed(window, drawn, 1)
    out = tmp_path / "a file"
    out.touch()
    given(window).paths = [out]
    results = ended(dialog := begun(window, Kind.PACK))
    assert set(results.values()) == {Ended.FAILED}
    assert dialog.report.count("请换一个能写的文件夹") == 2
    assert "数据文件" not in dialog.report


def test_an_export_by_processes_skips_the_faulty_and_leaves_whole_packages(
    open_window: Opens, drawn: Filing, tmp_path: Path
) -> None:
    window = listed(open_window(Language.EN), drawn, 2)
    out = tmp_path / "out"
    given(window).paths = [out]
    results = ended(begun(window, Kind.EXPORT))
    dialog = current(window)
    assert results[FAULTY] is Ended.FAULTY
    told = next(line for line in dialog.report.splitlines() if FAULTY in line)
    assert "to mend: " in told
    assert "has no answer yet" in told
    whole = [result.path for result in dialog.batch.results if result.ended is Ended.DONE]
    assert sorted(out.iterdir()) == sorted(path for path in whole if path is not None)
    assert all((folder / MANIFEST).is_file() for folder in out.iterdir())


@pytest.mark.parametrize("kind", [Kind.EXPORT, Kind.PRINT])
def test_a_domain_that_is_in_two_filings_stops_the_package_of_both(
    window: Window, drawn: Filing, tmp_path: Path, kind: Kind
) -> None:
    window.desk.work.do(lambda workspace: [workspace.add(replace(drawn, id=name)) for name in ("first", "second")])
    window.home.refresh()
    wait_for(lambda: len(window.home.model.rows) == 2, "the filings")
    given(window).paths = [tmp_path / "out"]
    assert set(ended(begun(window, kind)).values()) == {Ended.FAULTY}
    assert current(window).report.count("example.com") >= 2
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def test_a_batch_that_is_broken_off_keeps_what_is_whole_and_tells_the_rest(
    window: Window, drawn: Filing, tmp_path: Path
) -> None:
    listed(window, drawn, 9)
    out = tmp_path / "out"
    given(window).paths = [out]
    dialog = begun(window, Kind.EXPORT)
    wait_for(lambda: dialog.batch.results, "the first package")
    window.home.bar.buttons[Kind.CHECK].click()
    assert current(window) is dialog, "one batch at a time"
    seen: list[str] = []
    dialog.lines.textChanged.connect(lambda: seen.append(dialog.lines.toPlainText()))
    dialog.close()
    assert dialog.isVisible(), "the report is still to be seen"
    results = ended(dialog)
    assert len(results) == 10
    made = list(out.iterdir()) if out.exists() else []
    assert len(made) == sum(how is Ended.DONE for how in results.values()) < 9
    assert Ended.STOPPED in results.values()
    assert all((folder / MANIFEST).is_file() for folder in made)
    assert "已取消" in dialog.state.text()
    assert sum("已取消" in text for text in seen) == 1, "thousands may be left: they are told at once"


def test_printing_is_asked_once_and_a_printer_that_is_gone_is_told_for_each(window: Window, drawn: Filing) -> None:
    listed(window, drawn, 2)
    given(window).printed = Wish("no such printer", (0,))
    results = ended(begun(window, Kind.PRINT))
    assert sorted(results.values()) == [Ended.FAILED, Ended.FAILED, Ended.FAULTY]
    assert given(window).asked.count("1-交公安.pdf") == 1
    dialog = current(window)
    assert "no such printer" in dialog.report


def test_printing_that_is_not_wanted_stops_before_the_first(window: Window, drawn: Filing) -> None:
    listed(window, drawn, 1)
    results = ended(begun(window, Kind.PRINT))
    assert Ended.STOPPED in results.values()
    assert Ended.DONE not in results.values()


def test_closing_the_window_asks_and_ends_the_batch_first(window: Window, drawn: Filing, tmp_path: Path) -> None:
    listed(window, drawn, 3)
    given(window).paths = [tmp_path / "out"]
    dialog = begun(window, Kind.EXPORT)
    given(window).agree = False
    window.close()
    assert window.isVisible()
    assert not dialog.cancelled
    given(window).agree = True
    window.close()
    wait_for(lambda: not window.isVisible(), "the window to close")
    assert given(window).asked.count("这一批还没有做完，停下并退出？") == 2
    assert not dialog.batch.running
    made = list((tmp_path / "out").iterdir()) if (tmp_path / "out").exists() else []
    assert all((folder / MANIFEST).is_file() for folder in made)


def test_nobody_needs_to_be_there_while_a_batch_is_done(open_window: Opens, drawn: Filing) -> None:
    window = open_window()
    encrypt(window)
    listed(window, drawn, 1)
    window.safety.lock_after(5)
    idle = window.safety.idle
    idle.last.setInterval(24 * 3600 * 1000)  # the machine may be slow
    dialog = begun(window, Kind.CHECK)
    idle.quiet.timeout.emit()
    assert not idle.last.isActive(), "busy"
    idle.last.start()
    ended(dialog)
    wait_for(lambda: not idle.last.isActive(), "the time to start anew with the end")
    idle.quiet.timeout.emit()
    assert idle.last.isActive()


def test_locking_stops_a_batch_and_its_report_is_there_again_afterwards(
    open_window: Opens, drawn: Filing, tmp_path: Path
) -> None:
    window = open_window()
    encrypt(window)
    listed(window, drawn, 5)
    given(window).paths = [tmp_path / "out"]
    dialog = begun(window, Kind.EXPORT)
    window.safety.lock()
    wait_for(lambda: window.safety.gate is not None, "the lock")
    assert dialog.isHidden()
    assert Ended.STOPPED in ended(dialog).values()
    gate = gate_of(window)
    write(gate.line, PASSPHRASE)
    gate.buttons[0].click()
    wait_for(dialog.isVisible, "the report")
    assert "网0" in dialog.report
    assert not window.notice.isVisible(), "nobody read the locked data"
