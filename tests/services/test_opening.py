"""A data folder opened by one window at a time, for reading only, and locked with its key forgotten."""

from __future__ import annotations

import gc
import platform
import subprocess
import sys
import weakref
from datetime import date
from pathlib import Path

import pytest

from beian_desktop.filing.filing import Filing
from beian_desktop.form.sections import site
from beian_desktop.services.encryption import new_code
from beian_desktop.services.workspace import (
    StoreHeld,
    StoreReadOnly,
    StoreShut,
    Workspace,
    WrongKey,
)
from beian_desktop.storage import keys
from beian_desktop.system import locking
from beian_desktop.system.clock import Clock

ROOT = Path(__file__).parent.parent.parent
CLOCK = Clock(date(2026, 11, 23))
PASSPHRASE = "a long passphrase"

HOLDER = """
import sys, time
from pathlib import Path
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock
workspace = Workspace.open(Path(sys.argv[1]), Clock(), alone=True)
print("open", flush=True)
time.sleep(600)
"""


def test_a_second_window_is_told_who_has_the_data_and_may_read(own_data_folder: Path) -> None:
    with Workspace.open(own_data_folder, CLOCK, alone=True) as first:
        kept = first.new_filing()
        with pytest.raises(StoreHeld) as held:
            Workspace.open(own_data_folder, CLOCK, alone=True)
        assert platform.node() in held.value.says.zh
        with Workspace.open_for_reading(own_data_folder, CLOCK) as second:
            assert second.for_reading
            assert [one.id for one in second.summaries()] == [kept.id]
            with pytest.raises(StoreReadOnly):
                second.answer(kept.id, site.NAME, ["示例"])
            first.answer(kept.id, site.NAME, ["新"])
            assert second.filing(kept.id).title == "新"
        with Workspace.open(own_data_folder, CLOCK) as command:  # of the same computer
            command.answer(kept.id, site.NAME, ["更新"])
        assert first.filing(kept.id).title == "更新"
    with Workspace.open(own_data_folder, CLOCK, alone=True) as again:
        assert again.filing(kept.id).title == "更新"


def test_the_lock_of_a_killed_window_is_free_at_once(own_data_folder: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(own_data_folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "open\n"
        with pytest.raises(StoreHeld):
            Workspace.open(own_data_folder, CLOCK, alone=True)
        window.kill()
    Workspace.open(own_data_folder, CLOCK, alone=True).close()


def test_what_another_computer_holds_is_not_opened_even_by_a_command(
    own_data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workspace.open(own_data_folder, CLOCK, alone=True):
        with monkeypatch.context() as elsewhere:
            elsewhere.setattr(platform, "node", lambda: "another-computer")
            for alone in (True, False):
                with pytest.raises(StoreHeld):
                    Workspace.open(own_data_folder, CLOCK, alone=alone)
        Workspace.open(own_data_folder, CLOCK).close()


def test_where_a_disk_knows_no_locks_a_name_left_behind_is_told_with_the_file_to_delete(
    own_data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(handle: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(locking, "_lock", unknown)
    first = Workspace.open(own_data_folder, CLOCK, alone=True)
    with pytest.raises(StoreHeld) as held:
        Workspace.open(own_data_folder, CLOCK, alone=True)
    left = own_data_folder / "beian.lock"
    assert str(left) in held.value.says.zh
    first.close()
    Workspace.open(own_data_folder, CLOCK, alone=True).close()


def test_a_read_only_disk_can_be_read_after_an_orderly_end_and_after_a_kill(
    small_disk: Path, sample: Filing, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small_disk / "data"
    with Workspace.open(folder, CLOCK) as workspace:
        kept = workspace.add(Filing("f", sample.answers))
    remount(small_disk, "ro")
    for alone in (True, False):
        with pytest.raises(StoreReadOnly):
            Workspace.open(folder, CLOCK, alone=alone)
    with Workspace.open_for_reading(folder, CLOCK) as reading:
        assert reading.filing("f").answers == kept.answers
    remount(small_disk, "rw")
    killed = "import os, sys; from pathlib import Path; from beian_desktop.services.workspace import Workspace;"
    killed += "from beian_desktop.system.clock import Clock; from beian_desktop.form.sections import site;"
    killed += "w = Workspace.open(Path(sys.argv[1]), Clock()); w.answer('f', site.NAME, ['committed']); os.abort()"
    subprocess.run([sys.executable, "-c", killed, str(folder)], cwd=ROOT, capture_output=True, check=False)
    remount(small_disk, "ro")
    with Workspace.open_for_reading(folder, CLOCK) as reading:
        assert reading.filing("f").title == "committed"


def is_locked(workspace: Workspace) -> bool:
    return workspace.locked


def remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)


def test_locked_data_show_nothing_until_the_passphrase_is_given(
    own_data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "STRENGTH", 2)
    code = new_code()
    with Workspace.open(own_data_folder, CLOCK, alone=True) as workspace:
        kept = workspace.new_filing()
        workspace.lock()  # nothing would open a plain one again
        assert not is_locked(workspace)
        workspace.encrypt(code, code, passphrase=PASSPHRASE)
        assert workspace.can_be_locked
        holds_the_key = weakref.ref(workspace._store)
        workspace.lock()
        gc.collect()
        assert (holds_the_key(), is_locked(workspace)) == (None, True)
        with pytest.raises(StoreShut):
            workspace.summaries()
        with pytest.raises(StoreShut):
            workspace.answer(kept.id, site.NAME, ["示例"])
        with pytest.raises(StoreHeld):
            Workspace.open(own_data_folder, CLOCK, alone=True)
        with pytest.raises(WrongKey):
            workspace.unlock("another passphrase")
        assert is_locked(workspace)
        workspace.unlock(PASSPHRASE)
        workspace.answer(kept.id, site.NAME, ["示例"])
        assert workspace.filing(kept.id).title == "示例"
