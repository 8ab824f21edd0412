from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from beian_desktop import __version__
from beian_desktop.cli.command_line import COMMANDS, run
from beian_desktop.cli.console import Window, put_line
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text
from tests.cli.conftest import Call, no_box

PYTHON = sys.executable
SLOW_MODULES = ("argparse", "importlib.metadata", "typing", "json", "PIL", "sqlalchemy", "PySide6", "reportlab")


def program(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [PYTHON, "-m", "beian_desktop", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, **options)  # type: ignore[call-overload,no-any-return]  # options of subprocess.run


def test_the_version_is_told_without_anything_slow() -> None:
    code = (
        "import sys, runpy\nsys.argv = ['beian-desktop', '--version']\n"
        "try:\n    runpy.run_module('beian_desktop', run_name='__main__')\nexcept SystemExit as end:\n"
        f"    print(end.code, [name for name in {SLOW_MODULES!r} if name in sys.modules])"
    )
    told = subprocess.run([PYTHON, "-S", "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines() == [f"beian-desktop {__version__}", "0 []"]


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom beian_desktop.cli.command_line import run\nrun(['--help'], None)\n"
        "heavy = ('PIL', 'sqlalchemy', 'PySide6', 'reportlab', 'jinja2', 'importlib.metadata', 'beian_desktop.form')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    told = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_itself(command: str, call: Call) -> None:
    told = call(command, "--help")
    assert told.code == 0
    assert f"beian-desktop {command}" in told.out


def test_the_help_lists_every_command(call: Call) -> None:
    told = call("--help")
    assert all(command in told.out for command in COMMANDS)


def test_an_unknown_command_is_told_in_one_sentence(call: Call) -> None:
    told = call("frobnicate")
    assert (told.code, told.out) == (2, "")
    assert "frobnicate" in told.err
    assert len(told.err.splitlines()) == 1


def test_a_missing_argument_is_told_in_one_sentence(call: Call) -> None:
    told = call("export", "x.json")
    assert (told.code, told.out) == (2, "")
    assert "--out" in told.err
    assert len(told.err.splitlines()) == 1


def test_a_day_that_is_none_is_told(call: Call) -> None:
    told = call("check", "x.json", today="2026-02-30")
    assert told.code == 2
    assert "2026-02-30" in told.err


def test_without_a_command_the_window_opens(call: Call) -> None:
    assert call("--data", "somewhere").out.split() == [
        "window", "--lang", "en", "--today", "2026-11-23", "--data", "somewhere",
    ]  # fmt: skip


def test_options_may_stand_on_either_side_of_the_command(call: Call) -> None:
    before = call("--json", "inspect", "phone", "13800138000")
    after = call("inspect", "phone", "13800138000", "--json")
    assert before.out == after.out
    assert before.document["format"] == "beian-inspect"


@pytest.mark.parametrize(("options", "words"), [(["--lang", "zh"], "不存在"), (["--lang=en"], "there is no such file")])
def test_words_come_in_the_language_asked_for_last(options: list[str], words: str, call: Call) -> None:
    assert words in call("check", "gone.json", *options).err


def test_chinese_comes_out_whole_on_any_console(tmp_path: Path) -> None:
    told = subprocess.run(
        [PYTHON, "-m", "beian_desktop", "--lang", "zh", "inspect", "id-number", "110105491231002"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LC_ALL": "C"},
        check=False,
    )
    assert told.returncode == 0
    assert "身份证" in told.stdout.decode("utf-8")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_what_a_filing_says_cannot_command_the_terminal() -> None:
    terminal, piped = Terminal(), io.StringIO()
    for stream in (terminal, piped):
        put_line("一\x1b]0;title\x07\t二\u202e\n三\x9b2J\r", stream)
    assert terminal.getvalue() == "一\ufffd]0;title\ufffd\t二\ufffd\n三\ufffd2J\ufffd\n"
    assert piped.getvalue() == "一\x1b]0;title\x07\t二\u202e\n三\x9b2J\r\n"


def test_a_reader_that_stops_early_is_no_fault() -> None:
    writer = subprocess.Popen(
        [PYTHON, "-m", "beian_desktop", "form"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    writer.stdout.read(10)
    writer.stdout.close()
    assert writer.stderr is not None
    assert writer.stderr.read() == ""
    writer.stderr.close()
    writer.wait()


def test_a_slip_of_ours_is_told_without_a_traceback(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(COMMANDS, "check", ("nowhere", COMMANDS["check"][1]))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    told = call("check", "x.json")
    assert told.code == 2
    assert "Traceback" not in told.err
    [diagnostics] = tmp_path.glob("beian-desktop-*.txt")
    assert str(diagnostics) in told.err


def test_a_path_alone_opens_the_window_with_it(tmp_path: Path) -> None:
    file = tmp_path / "3-存档.pdf"
    file.touch()
    given: list[str] = []

    def open_window(arguments: Sequence[str]) -> int:
        given.extend(arguments)
        return 0

    assert run(["--lang", "zh", str(file), "--today", "2026-11-23"], Window(open_window, lambda *_: "", no_box)) == 0
    assert given == ["--lang", "zh", "--today", "2026-11-23", str(file)]


@pytest.mark.skipif(os.name == "nt", reason="signals end a process at once there")
def test_an_interrupt_after_all_is_done_changes_nothing(tmp_path: Path) -> None:
    """Python gives signals back to the system before it takes its modules apart."""
    script = """
import signal, sys, time
from beian_desktop.__main__ import main

class Late:
    def __del__(self, sleep=time.sleep, tell=sys.stderr.write):
        tell("late\\n")
        sleep(1)

signal.signal(signal.SIGINT, signal.default_int_handler)
late = Late()
sys.argv = ["beian-desktop", "inspect", "domain", "example.com"]
sys.exit(main())
"""
    command = [sys.executable, "-u", "-c", script]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert any(line == "late\n" for line in process.stderr)
        process.send_signal(signal.SIGINT)
    assert process.returncode == 0


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_program_without_a_console_ends_as_it_must(stream: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, stream, None)
    assert run(["--lang", "zh"], Window(lambda _: 0, lambda *_: "", no_box)) == 0


def test_what_keeps_a_program_without_a_console_from_starting_is_shown_in_a_box(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []

    def open_window(_: Sequence[str]) -> int:
        raise Failure(Text("不能建立。", "It can't be made."))

    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert run(["--lang", "en"], Window(open_window, lambda *_: "", said.append)) == 2
    assert said == ["It can't be made."]
